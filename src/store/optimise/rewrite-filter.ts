import { rewriteFlatGroup, type Filter, type FlatGroup } from './flat-group.js'
import { isWord, type Token } from '../query/query-tokens.js'
import type { Half, Statistics } from './statistics.js'
import { atLeast, atMost, type TriplePattern } from './triple-patterns.js'

/** Fewer solutions than this can as well be joined first and filtered after. */
const MANY = 300
/**
 * Starting with the filtered pattern pays while it matches at most this many times as much as the patterns it is joined
 * with.
 */
const MOST = 4

/**
 * `{ ?x :p ?d . ?x a :C . … FILTER(YEAR(?d) = 2024) }` as `{ { ?x :p ?d FILTER(…) } LATERAL { ?x a :C . … } }`. The
 * engine joins all patterns before it filters; rewritten, it looks up the others only for what passes the filter.
 * LATERAL is an extension of the engine (SPARQL-dev SEP-0006); with triple patterns on its right side it equals a join.
 * Used when the WHERE holds only triple patterns and FILTERs, some of which concern one pattern only, and the
 * statistics say that it pays; `undefined` for all other queries.
 */
export function rewriteFilter(
  query: string,
  statistics: Statistics,
  base?: string,
  tokens?: readonly Token[],
): string | undefined {
  if (!/\bfilter\b/iu.test(query)) return undefined
  return rewriteFlatGroup(
    query,
    base,
    (group) => {
      const found = group.selectsAll ? undefined : filteredPattern(group, statistics.merged)
      if (!found) return undefined
      const { pattern, filters } = found
      const others = group.patterns
        .filter((each) => each !== pattern)
        .map(({ text }) => text)
        .join(' . ')
      const textOf = (of: readonly Filter[]): string => of.map(({ start, end }) => query.slice(start, end)).join(' ')
      const left = group.filters.filter((each) => !filters.includes(each))
      return `${query.slice(0, group.open)}{ { ${pattern.text} ${textOf(filters)} } LATERAL { ${others} } ${textOf(left)} ${query.slice(group.close)}`
    },
    tokens,
  )
}

/** The pattern to start with, and the FILTERs that concern only that one. */
function filteredPattern(
  { patterns, filters }: FlatGroup,
  half: Half,
): { readonly pattern: TriplePattern; readonly filters: readonly Filter[] } | undefined {
  if (patterns.length < 2) return undefined
  const plain = filters
    .filter(({ tokens }) => !tokens.some((token) => isWord(token, 'exists')))
    .map((filter) => ({ filter, names: variablesOf(filter.tokens) }))
  // From one known thing the engine needs few lookups anyway.
  if (patterns.some((pattern) => atLeast(pattern, half) <= 1)) return undefined
  for (const pattern of patterns) {
    const own = plain
      .filter(({ names }) => names.size > 0 && [...names].every((name) => pattern.variables.has(name)))
      .map(({ filter }) => filter)
    const found = atMost(pattern, half)
    if (own.length === 0 || pattern.predicate === undefined || found < MANY) continue
    // The other patterns can only be looked up by a shared variable.
    const next = patterns.filter(
      (other) => other !== pattern && [...other.variables].some((name) => pattern.variables.has(name)),
    )
    if (next.length > 0 && found <= MOST * Math.min(...next.map((other) => atMost(other, half))))
      return { pattern, filters: own }
  }
  return undefined
}

function variablesOf(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.filter(({ kind }) => kind === 'variable').map(({ text }) => text.slice(1)))
}
