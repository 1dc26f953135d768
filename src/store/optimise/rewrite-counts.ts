import { AppError } from '../../errors.js'
import { readCountQuery, type CountQuery, type Slot } from './count-query.js'
import { freeName, type Token } from '../query/query-tokens.js'
import type { Half, Statistics } from './statistics.js'

/**
 * A row of statistics, which must be written and read, costs about as much as this many quads that the engine counts.
 */
const ROW_COST = 4
const FEW_ROWS = 1000

/** A query and the rows to run it on. */
export interface CountedQuery {
  readonly text: string
  /** N-Triples. */
  readonly rows: string
}

/**
 * Rewrites a query over the whole dataset that asks only for counts, or for the predicates, classes and graphs that
 * occur: its pattern becomes the rows of the statistics, COUNT becomes the SUM of their numbers, and the engine handles
 * the rest unchanged. The rows are triples, which the engine reads a hundred times as fast as VALUES. `undefined` for
 * any other query, or when the rows would cost more than the quads.
 */
export function rewriteCounts(
  query: string,
  statistics: Statistics,
  base?: string,
  tokens?: readonly Token[],
): CountedQuery | undefined {
  if (!/\b(?:count|distinct|group)\b/iu.test(query)) return undefined
  const read = understood(query, base, tokens)
  if (!read) return undefined
  const half = read.graph ? statistics.named : statistics.merged
  const rows = largest(rowsOf(read, half), read.most)
  // An empty result costs the engine nothing, and over no rows at all SUM would not give 0.
  if (!rows || rows.size === 0 || (rows.size > FEW_ROWS && rows.size * ROW_COST > half.total)) return undefined
  const number = freeName(query)
  const written = writtenRows([...rows.values()], keptVariables(read), number)
  const texts = { open: '{', sum: `SUM(?${number})`, rows: written.pattern }
  let text = query
  for (const { start, end, by } of [...read.pieces].sort((a, b) => b.start - a.start))
    text = text.slice(0, start) + texts[by] + text.slice(end)
  return { text, rows: written.triples }
}

/** The rows as triples, with as few triples per row as possible, and the pattern that matches them. */
function writtenRows(
  rows: readonly Row[],
  names: readonly string[],
  number: string,
): { readonly triples: string; readonly pattern: string } {
  const [first, second] = names.map((name) => `?${name}`)
  const areIris = rows.every(({ terms }) => terms.every((term) => term.startsWith('<')))
  if (areIris && first !== undefined && names.length <= 2) {
    return {
      triples: rows.map((row) => `${row.terms[0] ?? ''} ${row.terms[1] ?? '<column:n>'} ${numberOf(row)} .\n`).join(''),
      pattern: `{ ${first} ${second ?? '<column:n>'} ?${number} }`,
    }
  }
  const triplesOf = (row: Row, at: number): string =>
    `${row.terms.map((term, i) => `<row:${at}> <column:${i}> ${term} .\n`).join('')}<row:${at}> <column:n> ${numberOf(row)} .\n`
  return {
    triples: rows.map(triplesOf).join(''),
    pattern: `{ ?${number}_ ${names.map((name, i) => `<column:${i}> ?${name} ; `).join('')}<column:n> ?${number} }`,
  }
}

function numberOf({ number }: Row): string {
  return `"${number}"^^<http://www.w3.org/2001/XMLSchema#integer>`
}

/**
 * The rows that can be among the first `most`; rows equal to the last of them stay, as the engine decides their order.
 */
function largest(
  rows: ReadonlyMap<string, Row> | undefined,
  most: number | undefined,
): ReadonlyMap<string, Row> | undefined {
  if (!rows || most === undefined || most === 0 || rows.size <= most) return rows
  const least = [...rows.values()].map(({ number }) => number).sort((a, b) => b - a)[most - 1] ?? 0
  return new Map([...rows].filter(([, { number }]) => number >= least))
}

/** The terms of the variables that are kept, and the number of quads. */
interface Row {
  readonly terms: readonly string[]
  readonly number: number
}

/** A query with an undeclared prefix is not rewritten: the engine reports the error. */
function understood(
  query: string,
  base: string | undefined,
  tokens: readonly Token[] | undefined,
): CountQuery | undefined {
  try {
    return readCountQuery(query, base, tokens)
  } catch (thrown) {
    if (thrown instanceof AppError) return undefined
    throw thrown
  }
}

/**
 * Graph, predicate and class of the quads that match the pattern, as far as they are kept, with the number of quads.
 */
function rowsOf(read: CountQuery, half: Half): ReadonlyMap<string, Row> | undefined {
  const rows = new Map<string, Row>()
  const [keepsGraph, keepsPredicate, keepsClass] = [read.graph, read.predicate, read.ofClass].map((slot) =>
    isKept(slot, read),
  )
  const counts = read.ofClass ? half.classes : half.predicates
  const wanted = read.ofClass ? read.ofClass : read.predicate
  const only = 'iri' in wanted ? (read.ofClass ? `<${wanted.iri}>` : wanted.iri) : undefined
  const termOf = cached((key: string) => (keepsClass ? termText(key) : iriText(key)))
  for (const [graph, numbers] of counts) {
    if (read.graph && 'iri' in read.graph && read.graph.iri !== graph) continue
    const home = keepsGraph ? [iriText(graph)] : []
    const add = (terms: readonly (string | undefined)[], number: number): boolean => {
      if (number === 0) return true
      if (!terms.every((term) => term !== undefined)) return false
      const row = terms.join(' ')
      rows.set(row, { terms, number: (rows.get(row)?.number ?? 0) + number })
      return true
    }
    if (only !== undefined) {
      if (!add([...home, ...(keepsClass || keepsPredicate ? [termOf(only)] : [])], numbers.get(only) ?? 0))
        return undefined
    } else if (keepsClass || keepsPredicate) {
      for (const [key, number] of numbers) if (!add([...home, termOf(key)], number)) return undefined
    } else {
      let sum = 0
      for (const number of numbers.values()) sum += number
      if (!add(home, sum)) return undefined
    }
  }
  return rows
}

function cached<Value>(work: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) known.set(key, (value = work(key)))
    return value
  }
}

function keptVariables(read: CountQuery): readonly string[] {
  return [read.graph, read.ofClass ?? read.predicate].flatMap((slot) =>
    slot && 'variable' in slot && slot.variable !== undefined && read.kept.has(slot.variable) ? [slot.variable] : [],
  )
}

function isKept(slot: Slot | undefined, { kept }: CountQuery): boolean {
  return slot !== undefined && 'variable' in slot && slot.variable !== undefined && kept.has(slot.variable)
}

function iriText(iri: string): string | undefined {
  return termText(`<${iri}>`)
}

/** A term as N-Triples writes it; `undefined` for blank nodes and for IRIs that only lenient loading accepts. */
function termText(term: string): string | undefined {
  return term.startsWith('"') || /^<[^\u0000-\u0020<>"{}|^`\\]*>$/u.test(term) ? term : undefined
}
