import { isUtf8 } from 'node:buffer'
import { skipSpace, type Statement } from '../nquads/statement.js'

const [HASH, RETURN, QUOTE, BACKSLASH, LESS, AT, CARET, DOT, GREATER] = [
  0x23, 0x0d, 0x22, 0x5c, 0x3c, 0x40, 0x5e, 0x2e, 0x3e,
] as const
/** What may follow a backslash in a text, but for the code points (RDF 1.1 N-Quads, ECHAR). */
const ESCAPED: ReadonlySet<number | undefined> = new Set(Buffer.from('tbnrf"\'\\'))
/** A text of this type must have a language. */
const LANGUAGE_STRING = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#'
/** IRIs and languages kept in mind, and lines a chunk may have that only the engine can judge. */
const [MOST_KNOWN, MOST_DOUBTFUL] = [300_000, 2000] as const

/**
 * Judges the syntax of N-Quads (RDF 1.1 N-Quads, section 7) at less cost than the engine, which it leaves every IRI and
 * language
 * to once, and every line that is not of the plainest form: a text without code point escapes is right when it is
 * UTF-8, and a
 * line is right when its terms are and its dot is there.
 */
export class LineJudge {
  readonly #isRight: (nquads: string) => boolean
  readonly #known = new Set<string>()
  readonly #fresh = new Set<string>()
  #doubtful: string[] = []
  #bytes: Buffer = Buffer.alloc(0)
  /** Where the subject and the graph of the line before stand. */
  readonly #subject = { start: 0, end: 0 }
  readonly #graph = { start: 0, end: 0 }
  /** Offsets of the next backslash and carriage return; -1: none to the end. */
  #backslash = -1
  #return = -1

  /** `isRight`: whether the engine takes these lines. */
  constructor(isRight: (nquads: string) => boolean) {
    this.#isRight = isRight
  }

  /** Begins with a chunk of whole lines. */
  begin(bytes: Buffer): void {
    this.#bytes = bytes
    this.#doubtful = []
    this.#fresh.clear()
    Object.assign(this.#subject, { start: 0, end: 0 })
    Object.assign(this.#graph, { start: 0, end: 0 })
    this.#backslash = bytes.indexOf(BACKSLASH)
    this.#return = bytes.indexOf(RETURN)
    if (this.#known.size > MOST_KNOWN) this.#known.clear()
  }

  /** Looks at a line, and at what `statementAt` found in it. */
  look(statement: Statement | undefined, from: number, to: number): void {
    if (this.#doubtful.length > MOST_DOUBTFUL) return
    if (statement ? !this.#isPlain(statement, to) : !this.#isEmpty(from, to))
      this.#doubtful.push(this.#bytes.toString('utf8', from, to))
  }

  /** Whether all that was looked at is right. When it is not, the engine knows where the fault stands. */
  settle(): boolean {
    if (this.#doubtful.length > MOST_DOUBTFUL || !isUtf8(this.#bytes)) return false
    if (this.#fresh.size === 0 && this.#doubtful.length === 0) return true
    const lines = [...this.#fresh].map((term) =>
      term.startsWith('@') ? `<urn:s> <urn:p> ""${term} .\n` : `<urn:s> <urn:p> ${term} .\n`,
    )
    if (
      !this.#isRight(
        Buffer.from(lines.join(''), 'latin1').toString('utf8') + this.#doubtful.map((line) => `${line}\n`).join(''),
      )
    )
      return false
    for (const term of this.#fresh) this.#known.add(term)
    return true
  }

  #isEmpty(from: number, to: number): boolean {
    const at = skipSpace(this.#bytes, from, to)
    return at === to || this.#bytes[at] === HASH || (this.#bytes[at] === RETURN && at + 1 === to)
  }

  #isPlain(
    { start, predicateStart, predicateEnd, objectStart, objectEnd, graphStart, graphEnd, subjectEnd }: Statement,
    to: number,
  ): boolean {
    const bytes = this.#bytes
    if (bytes[start] !== LESS || bytes[predicateStart] !== LESS) return false
    const dot = skipSpace(bytes, graphEnd > graphStart ? graphEnd + 1 : objectEnd, to)
    if (bytes[dot] !== DOT) return false
    const rest = skipSpace(bytes, dot + 1, to)
    if (rest !== to && !(bytes[rest] === RETURN && rest + 1 === to)) return false
    this.#noteAgain(this.#subject, start, subjectEnd)
    this.#note(predicateStart, predicateEnd)
    if (graphEnd > graphStart) this.#noteAgain(this.#graph, graphStart - 1, graphEnd + 1)
    if (bytes[objectStart] !== LESS) return this.#isPlainText(objectStart, objectEnd)
    this.#note(objectStart, objectEnd)
    return true
  }

  #isPlainText(start: number, end: number): boolean {
    const bytes = this.#bytes
    let close = end - 1
    while (close > start && bytes[close] !== QUOTE) close -= 1
    if (close === start) return false
    if (close + 1 < end) {
      if (bytes[close + 1] === AT) this.#note(close + 1, end)
      else if (
        bytes[close + 1] === CARET &&
        bytes[close + 2] === CARET &&
        bytes[close + 3] === LESS &&
        bytes[end - 1] === GREATER &&
        !bytes.toString('latin1', close + 3, end).startsWith(LANGUAGE_STRING)
      )
        this.#note(close + 3, end)
      else return false
    }
    if (this.#return >= 0 && this.#return < start) this.#return = bytes.indexOf(RETURN, start)
    if (this.#return >= 0 && this.#return < close) return false
    if (this.#backslash >= 0 && this.#backslash < start) this.#backslash = bytes.indexOf(BACKSLASH, start)
    while (this.#backslash >= 0 && this.#backslash < close) {
      if (!ESCAPED.has(bytes[this.#backslash + 1])) return false
      this.#backslash = bytes.indexOf(BACKSLASH, this.#backslash + 2)
    }
    return true
  }

  /** Notes a term that often stands on the line before too, which is cheaper to see than to look it up. */
  #noteAgain(latest: { start: number; end: number }, start: number, end: number): void {
    const back = start - latest.start
    let at = end - latest.end === back ? end - 1 : NaN
    while (at >= start && this.#bytes[at] === this.#bytes[at - back]) at -= 1
    if (at !== start - 1) this.#note(start, end)
    latest.start = start
    latest.end = end
  }

  #note(start: number, end: number): void {
    const term = this.#bytes.toString('latin1', start, end)
    if (!this.#known.has(term)) this.#fresh.add(term)
  }
}
