import { AppError } from '../../errors.js'
import type { Intake } from './intake.js'
import { skipSpace, statementAt, type Statement } from '../nquads/statement.js'
import type { HalfState } from '../optimise/statistics.js'
import { Tally } from '../optimise/tally.js'

/** A chunk of N-Quads, split into parts that the engine can take in at once. */
export interface PreparedChunk {
  /** N-Quads with a graph and without blank nodes, each on its line of the chunk. */
  readonly named: Uint8Array
  /** Those of public graphs again, as N-Triples. */
  readonly merged: Uint8Array
  /** How many quads of each predicate and class are in `named`; absent when a spelling makes that unknown. */
  readonly tally: HalfState | undefined
  /**
   * Lines to be read one by one: those with blank nodes, whose labels get the load's prefix, and those in unusual
   * syntax.
   */
  readonly apart: readonly { readonly line: number; readonly text: string }[]
}

const NEWLINE = 0x0a
const [RETURN, SPACE, HASH, DOT] = [0x0d, 0x20, 0x23, 0x2e] as const

/**
 * Splits whole lines of N-Quads. Their syntax is left to the engine. Throws `rdf-syntax` for a triple without a graph
 * if no graph is given.
 */
export function prepareChunk(
  chunk: Uint8Array,
  { graph: given, line: first = 1 }: Intake,
  isMerged: (graph: string) => boolean,
): PreparedChunk {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  const merged = new Output(bytes.byteLength)
  const named = new Output(bytes.byteLength)
  const apart: { readonly line: number; readonly text: string }[] = []
  const tally = new Tally()
  const home =
    given === undefined
      ? undefined
      : { name: Buffer.from(given), latin1: Buffer.from(given).toString('latin1'), merged: isMerged(given) }
  let graph = { start: 0, end: 0, latin1: '', merged: false }
  let line = first
  // Bytes up to here are in `named`; unchanged lines are copied in long runs.
  let copied = 0
  for (let at = 0; at < bytes.byteLength; line++) {
    const newline = bytes.indexOf(NEWLINE, at)
    const end = newline < 0 ? bytes.byteLength : newline
    const statement = statementAt(bytes, at, end)
    if (statement) {
      const { start, objectEnd, graphStart, graphEnd } = statement
      const states = graphEnd > graphStart
      if (statement.blank || !ends(statement, bytes, end)) {
        named.add(bytes, copied, at)
        copied = end
        apart.push({ line, text: bytes.toString('utf8', at, end) })
      } else if (states || home) {
        if (
          states &&
          (graphEnd - graphStart !== graph.end - graph.start ||
            bytes.compare(bytes, graph.start, graph.end, graphStart, graphEnd) !== 0)
        ) {
          graph = {
            start: graphStart,
            end: graphEnd,
            latin1: bytes.toString('latin1', graphStart, graphEnd),
            merged: isMerged(bytes.toString('utf8', graphStart, graphEnd)),
          }
        }
        if (!states && home) {
          named.add(bytes, copied, at)
          named.add(bytes, start, objectEnd)
          named.text(' <')
          named.add(home.name, 0, home.name.byteLength)
          named.text('> .')
          copied = end
        }
        if (states ? graph.merged : home?.merged === true) {
          merged.add(bytes, start, objectEnd)
          merged.end()
        }
        tally.add(states ? graph.latin1 : (home?.latin1 ?? ''), bytes, statement)
      } else {
        throw new AppError('rdf-syntax', `line ${line}: a triple without a graph, and no graph is given for such`)
      }
    }
    at = end + 1
  }
  named.add(bytes, copied, bytes.byteLength)
  return { named: named.bytes, merged: merged.bytes, tally: tally.half?.toJSON(), apart }
}

/** Whether only a full stop, white space and a comment follow the last term of a line. */
function ends({ objectEnd, graphStart, graphEnd }: Statement, bytes: Buffer, to: number): boolean {
  const dot = skipSpace(bytes, graphEnd > graphStart ? graphEnd + 1 : objectEnd, to)
  const rest = skipSpace(bytes, dot + 1, to)
  return bytes[dot] === DOT && dot < to && (rest >= to || bytes[rest] === RETURN || bytes[rest] === HASH)
}

/** A growing byte buffer. */
class Output {
  #bytes: Buffer
  #length = 0

  constructor(room: number) {
    this.#bytes = Buffer.from(new ArrayBuffer(room + 16))
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  add(from: Buffer, start: number, end: number): void {
    this.#room(end - start)
    from.copy(this.#bytes, this.#length, start, end)
    this.#length += end - start
  }

  text(ascii: string): void {
    this.#room(ascii.length)
    this.#length += this.#bytes.write(ascii, this.#length, 'latin1')
  }

  /** Ends a triple and its line. */
  end(): void {
    this.#room(3)
    this.#bytes[this.#length] = SPACE
    this.#bytes[this.#length + 1] = DOT
    this.#bytes[this.#length + 2] = NEWLINE
    this.#length += 3
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.byteLength) return
    const larger = Buffer.from(new ArrayBuffer(2 * (this.#length + more)))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }
}
