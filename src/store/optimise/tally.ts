import type { Statement } from '../nquads/statement.js'
import { Half, TYPE } from './statistics.js'

const TYPE_TERM = `<${TYPE}>`

/** Counts the lines of a chunk of N-Quads, whose bytes are read as Latin-1. */
export class Tally {
  readonly #raw = new Half()
  #fit = true

  /** Counts a line that has a graph and no blank node. */
  add(graph: string, bytes: Buffer, { predicateStart, predicateEnd, objectStart, objectEnd }: Statement): void {
    const predicate = bytes.toString('latin1', predicateStart, predicateEnd)
    const type = predicate === TYPE_TERM ? bytes.toString('latin1', objectStart, objectEnd) : undefined
    // With an escape, the text is not the IRI itself; a class that is a literal has more than one spelling.
    if (
      graph.includes('\\') ||
      predicate.includes('\\') ||
      (type !== undefined && (type.includes('\\') || !type.startsWith('<')))
    )
      this.#fit = false
    this.#raw.add(graph, predicate, type, 1)
  }

  /** The counts, decoded; `undefined` when a spelling occurred that cannot be counted. */
  get half(): Half | undefined {
    if (!this.#fit) return undefined
    const half = new Half()
    half.total = this.#raw.total
    for (const [graph, counts] of this.#raw.predicates)
      half.predicates.set(
        decoded(graph),
        new Map([...counts].map(([predicate, number]) => [decoded(predicate).slice(1, -1), number])),
      )
    for (const [graph, counts] of this.#raw.classes)
      half.classes.set(decoded(graph), new Map([...counts].map(([type, number]) => [decoded(type), number])))
    return half
  }
}

/** A new string: a slice would keep its whole chunk in memory. */
function decoded(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8')
}
