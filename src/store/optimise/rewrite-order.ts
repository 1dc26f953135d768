import { rewriteFlatGroup } from './flat-group.js'
import type { Token } from '../query/query-tokens.js'
import type { Half, Statistics } from './statistics.js'
import { atLeast, atMost, type TriplePattern } from './triple-patterns.js'

/** Patterns with fewer matches than this need no other order. */
const MANY = 300

/**
 * Puts triple patterns in the best order: between patterns of one form the engine keeps the order of the text, and for
 * `?z a :Zitting ; :isGehoudenDoor <…>` it then looks at every zitting. First come patterns that name one thing, then
 * those that connect to what is known by then. `undefined` when the text already has that order, or holds more than
 * triple patterns and FILTERs.
 */
export function rewriteOrder(
  query: string,
  statistics: Statistics,
  base?: string,
  tokens?: readonly Token[],
): string | undefined {
  return rewriteFlatGroup(
    query,
    base,
    (group) => {
      const ordered = group.selectsAll ? undefined : inOrder(group.patterns, statistics.merged)
      if (!ordered) return undefined
      const filters = group.filters.map(({ start, end }) => query.slice(start, end)).join(' ')
      return `${query.slice(0, group.open)}{ ${ordered.map(({ text }) => text).join(' . ')} ${filters} ${query.slice(group.close)}`
    },
    tokens,
  )
}

function inOrder(patterns: readonly TriplePattern[], half: Half): readonly TriplePattern[] | undefined {
  const first = patterns.find((pattern) => atLeast(pattern, half) <= 1)
  const written = patterns[0]
  // A pattern that names one thing may still match a lot; it must not match more than what the engine would start with.
  if (
    !first ||
    !written ||
    first === written ||
    atLeast(written, half) < MANY ||
    atMost(first, half) > 4 * atMost(written, half)
  )
    return undefined
  const ordered = [first]
  const known = new Set(first.variables)
  for (
    let rest = patterns.filter((each) => each !== first);
    rest.length > 0;
    rest = rest.filter((each) => !ordered.includes(each))
  ) {
    const near = rest.filter(({ variables }) => [...variables].some((name) => known.has(name)))
    // A pattern without unknown variables is only a test.
    const next = near.find(({ variables }) => [...variables].every((name) => known.has(name))) ?? near[0] ?? rest[0]
    if (!next) break
    ordered.push(next)
    for (const name of next.variables) known.add(name)
  }
  return ordered
}
