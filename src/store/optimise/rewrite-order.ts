import { rewriteFlatGroup } from './flat-group.js'
import type { Token } from '../query/query-tokens.js'
import type { Half, Statistics } from './statistics.js'
import { atLeast, atMost, type TriplePattern } from './triple-patterns.js'

/** What is found by fewer looks needs no other order. */
const MANY = 300

/**
 * Triple patterns in the order in which they are best asked: the engine keeps the order of the text between patterns of
 * one form, and `?z a :Zitting ; :isGehoudenDoor <…>` then looks at every zitting. First what names one thing, then
 * what hangs on what is known by then. `undefined` when the text has that order, or is more than triple patterns and
 * FILTERs.
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
  // What names one thing may still find much; not more than the engine would begin with.
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
    // A pattern of which all is known only tests.
    const next = near.find(({ variables }) => [...variables].every((name) => known.has(name))) ?? near[0] ?? rest[0]
    if (!next) break
    ordered.push(next)
    for (const name of next.variables) known.add(name)
  }
  return ordered
}
