import { AppError } from '../errors.js'
import { readFlatGroup } from './flat-group.js'
import { Prologue } from './prologue.js'
import { selectsAll, tokensOf } from './query-tokens.js'
import type { Half, Statistics } from './statistics.js'
import { atLeast, atMost, type TriplePattern } from './triple-patterns.js'

/** What is found by fewer looks needs no other order. */
const MANY = 300

/**
 * Triple patterns in the order in which they are best asked: the engine keeps the order of the text between patterns of one
 * form, and `?z a :Zitting ; :isGehoudenDoor <…>` then looks at every zitting. First what names one thing, then what hangs on
 * what is known by then. `undefined` when the text has that order, or is more than triple patterns and FILTERs.
 */
export function rewriteOrder(query: string, statistics: Statistics, base?: string): string | undefined {
  if (query.includes('\\')) return undefined
  const tokens = tokensOf(query)
  try {
    const prologue = new Prologue(query, base)
    const begin = prologue.declareAll(tokens)
    // The order of its columns is that of the variables in the text.
    if (selectsAll(tokens.slice(begin, begin + 3))) return undefined
    const group = readFlatGroup(query, tokens, begin, prologue)
    const ordered = group && inOrder(group.patterns, statistics.merged)
    if (!group || !ordered) return undefined
    const filters = group.filters.map(({ start, end }) => query.slice(start, end)).join(' ')
    return `${query.slice(0, group.open)}{ ${ordered.map(({ text }) => text).join(' . ')} ${filters} ${query.slice(group.close)}`
  } catch (thrown) {
    // A prefix nobody declared: the engine says what is wrong.
    if (thrown instanceof AppError) return undefined
    throw thrown
  }
}

function inOrder(patterns: readonly TriplePattern[], half: Half): readonly TriplePattern[] | undefined {
  const first = patterns.find((pattern) => atLeast(pattern, half) <= 1)
  const written = patterns[0]
  // What names one thing may still find much; not more than the engine would begin with.
  if (!first || !written || first === written || atLeast(written, half) < MANY || atMost(first, half) > 4 * atMost(written, half)) return undefined
  const ordered = [first]
  const known = new Set(first.variables)
  for (let rest = patterns.filter((each) => each !== first); rest.length > 0; rest = rest.filter((each) => !ordered.includes(each))) {
    const near = rest.filter(({ variables }) => [...variables].some((name) => known.has(name)))
    // A pattern of which all is known only tests.
    const next = near.find(({ variables }) => [...variables].every((name) => known.has(name))) ?? near[0] ?? rest[0]
    if (!next) break
    ordered.push(next)
    for (const name of next.variables) known.add(name)
  }
  return ordered
}
