import { rewriteFlatGroup, type Filter, type FlatGroup } from './flat-group.js'
import type { Prologue } from '../query/prologue.js'
import { isWord, type Token } from '../query/query-tokens.js'
import type { Statistics } from './statistics.js'
import { atLeast, atMost, readPatterns, type TriplePattern } from './triple-patterns.js'

/** Fewer solutions than this can as well be tested one by one. */
const MANY = 300
/** Building a table of the right side pays while it is at most this many times the left side. */
const MOST_RIGHT = 4

/**
 * `FILTER NOT EXISTS { pattern }` as `MINUS { pattern }`, where it means the same and the statistics say that it pays:
 * the engine tests NOT EXISTS again for each solution, but MINUS with one table. It means the same when the WHERE holds
 * only triple patterns and plain FILTERs, so that all variables are bound, and the one pattern inside shares one of
 * them (SPARQL 1.1, 8.3.3). `undefined` for all other queries.
 */
export function rewriteNotExists(
  query: string,
  statistics: Statistics,
  base?: string,
  tokens?: readonly Token[],
): string | undefined {
  if (!/\bnot\s+exists\b/iu.test(query)) return undefined
  return rewriteFlatGroup(
    query,
    base,
    (group, prologue) => {
      const found = readNotExists(group, query, prologue)
      if (!found) return undefined
      const half = statistics.merged
      const left = Math.min(...found.outer.map((pattern) => atLeast(pattern, half)))
      const right = atMost(found.inner, half)
      if (left < MANY || right > MOST_RIGHT * left) return undefined
      const { filter, inside, close } = found
      return `${query.slice(0, filter.start)}FILTER(true)${query.slice(filter.end, close)} MINUS ${query.slice(inside, filter.end)} ${query.slice(close)}`
    },
    tokens,
  )
}

interface NotExists {
  readonly outer: readonly TriplePattern[]
  readonly inner: TriplePattern
  readonly filter: Filter
  /** Offset of the bracket that opens the group of the filter, and of the one that closes the WHERE. */
  readonly inside: number
  readonly close: number
}

function readNotExists(
  { patterns, filters, close }: FlatGroup,
  query: string,
  prologue: Prologue,
): NotExists | undefined {
  const [filter, ...more] = filters.filter(
    ({ tokens: [not, exists] }) => not && exists && isWord(not, 'not') && isWord(exists, 'exists'),
  )
  const bracket = filter?.tokens[2]
  if (!filter || !bracket || more.length > 0) return undefined
  const [inner, ...others] = readPatterns(query, filter.tokens.slice(3, -1), prologue) ?? []
  if (!inner || others.length > 0) return undefined
  const shares = patterns.some(({ variables }) => [...inner.variables].some((name) => variables.has(name)))
  return shares ? { outer: patterns, inner, filter, inside: bracket.start, close } : undefined
}
