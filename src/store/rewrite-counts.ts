import { AppError } from '../errors.js'
import { readCountQuery, type CountQuery, type Slot } from './count-query.js'
import type { Half, Statistics } from './statistics.js'

/** Rows of statistics are some ten times as dear to the engine, which must parse them, as quads that it counts. */
const ROW_COST = 10
const FEW_ROWS = 1000

/**
 * A query over the whole dataset that asks for nothing but counts, or for the predicates, classes and graphs that occur, written
 * anew: its pattern becomes the rows of the statistics, COUNT the SUM of their numbers, and all else stays as it stands and is
 * for the engine. `undefined` when the query is another, or the rows would be dearer than the quads.
 */
export function rewriteCounts(query: string, statistics: Statistics, base?: string): string | undefined {
  if (!/\b(?:count|distinct|group)\b/iu.test(query)) return undefined
  const read = understood(query, base)
  if (!read) return undefined
  const half = read.graph ? statistics.named : statistics.merged
  const rows = rowsOf(read, half)
  // Nothing to find costs the engine nothing, and over no rows at all it forgets that COUNT is 0.
  if (!rows || rows.size === 0 || (rows.size > FEW_ROWS && rows.size * ROW_COST > half.total)) return undefined
  const number = freeName(query)
  const counted = read.kept.size === 0 || read.pieces.some(({ by }) => by === 'sum')
  const columns = [...keptVariables(read).map((name) => `?${name}`), ...(counted ? [`?${number}`] : [])]
  const lines = [...rows].map(([key, count]) => `(${key}${counted ? ` ${count}` : ''})`)
  const texts = { open: '{', sum: `SUM(?${number})`, values: `VALUES (${columns.join(' ')}) { ${lines.join('\n')} }` }
  let text = query
  for (const { start, end, by } of [...read.pieces].sort((a, b) => b.start - a.start)) text = text.slice(0, start) + texts[by] + text.slice(end)
  return text
}

/** A prefix nobody declared is no count query: the engine says what is wrong. */
function understood(query: string, base: string | undefined): CountQuery | undefined {
  try {
    return readCountQuery(query, base)
  } catch (thrown) {
    if (thrown instanceof AppError) return undefined
    throw thrown
  }
}

/** Graph, predicate and class of the quads that the pattern means, as far as they are kept, with the number of quads. */
function rowsOf(read: CountQuery, half: Half): ReadonlyMap<string, number> | undefined {
  const rows = new Map<string, number>()
  const [keepsGraph, keepsPredicate, keepsClass] = [read.graph, read.predicate, read.ofClass].map((slot) => isKept(slot, read))
  const counts = read.ofClass ? half.classes : half.predicates
  const wanted = read.ofClass ? read.ofClass : read.predicate
  const only = 'iri' in wanted ? (read.ofClass ? `<${wanted.iri}>` : wanted.iri) : undefined
  for (const [graph, numbers] of counts) {
    if (read.graph && 'iri' in read.graph && read.graph.iri !== graph) continue
    for (const [key, number] of only === undefined ? numbers : [[only, numbers.get(only) ?? 0] as const]) {
      if (number === 0) continue
      const terms = [...(keepsGraph ? [iriText(graph)] : []), ...(keepsClass ? [termText(key)] : keepsPredicate ? [iriText(key)] : [])]
      if (terms.includes(undefined)) return undefined
      const row = terms.join(' ')
      rows.set(row, (rows.get(row) ?? 0) + number)
    }
  }
  return rows
}

function keptVariables(read: CountQuery): readonly string[] {
  return [read.graph, read.ofClass ?? read.predicate].flatMap((slot) => (slot && 'variable' in slot && slot.variable !== undefined && read.kept.has(slot.variable) ? [slot.variable] : []))
}

function isKept(slot: Slot | undefined, { kept }: CountQuery): boolean {
  return slot !== undefined && 'variable' in slot && slot.variable !== undefined && kept.has(slot.variable)
}

function iriText(iri: string): string | undefined {
  return termText(`<${iri}>`)
}

/** A term as SPARQL writes it; `undefined` for what a query cannot hold: blank nodes, and IRIs that only lenient loading let in. */
function termText(term: string): string | undefined {
  return term.startsWith('"') || /^<[^\u0000-\u0020<>"{}|^`\\]*>$/u.test(term) ? term : undefined
}

function freeName(query: string): string {
  let name = 'quads'
  while (query.includes(name)) name += '_'
  return name
}
