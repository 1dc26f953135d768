import { AppError } from '../../errors.js'
import { Prologue } from '../query/prologue.js'
import { closing, isSign, isWord, selectsAll, tokensOf, type Token } from '../query/query-tokens.js'
import { readPatterns, type TriplePattern } from './triple-patterns.js'

/** A FILTER and its place. */
export interface Filter {
  readonly start: number
  readonly end: number
  /** The tokens after the word. */
  readonly tokens: readonly Token[]
}

/** A WHERE that holds only triple patterns and FILTERs, so that all variables are bound. */
export interface FlatGroup {
  readonly patterns: readonly TriplePattern[]
  readonly filters: readonly Filter[]
  /** Offsets of its brackets. */
  readonly open: number
  readonly close: number
  /** Whether it is SELECT *, whose columns are in the order of the variables in the text. */
  readonly selectsAll: boolean
}

/**
 * Applies `rewrite` to the WHERE of a SELECT that holds only triple patterns and FILTERs. `undefined` for all other
 * queries, and for one with an escape or an undeclared prefix: the engine reports what is wrong with it.
 */
export function rewriteFlatGroup(
  query: string,
  base: string | undefined,
  rewrite: (group: FlatGroup, prologue: Prologue) => string | undefined,
  tokens: readonly Token[] = tokensOf(query),
): string | undefined {
  if (query.includes('\\')) return undefined
  try {
    const prologue = new Prologue(query, base)
    const group = readFlatGroup(query, tokens, prologue.declareAll(tokens), prologue)
    return group && rewrite(group, prologue)
  } catch (thrown) {
    if (thrown instanceof AppError) return undefined
    throw thrown
  }
}

/**
 * Reads the WHERE of a SELECT whose prologue ends before token `from`; `undefined` when it holds anything but patterns
 * and FILTERs, or when there are groups elsewhere (HAVING, an expression of SELECT), whose solutions may differ.
 */
function readFlatGroup(
  query: string,
  tokens: readonly Token[],
  from: number,
  prologue: Prologue,
): FlatGroup | undefined {
  const open = tokens.findIndex((token, i) => i >= from && isSign(token, '{'))
  const end = open < 0 ? -1 : closing(tokens, open)
  const [first, last] = [tokens[open], tokens[end]]
  if (
    !first ||
    !last ||
    tokens.slice(end + 1).some((token) => isSign(token, '{')) ||
    !tokens.slice(from, open).some((token) => isWord(token, 'select'))
  )
    return undefined
  const triples: Token[] = []
  const filters: Filter[] = []
  for (let i = open + 1; i < end; i++) {
    const token = tokens[i]
    if (!token || isSign(token, '{')) return undefined
    if (!isWord(token, 'filter')) {
      triples.push(token)
      continue
    }
    const close = endOfFilter(tokens, i)
    const after = tokens[close]
    if (!after) return undefined
    filters.push({ start: token.start, end: after.end, tokens: tokens.slice(i + 1, close + 1) })
    // A filter separates two runs of triples, with or without a full stop.
    triples.push({ kind: 'sign', text: '.', start: token.start, end: token.start })
    i = isSign(tokens[close + 1], '.') ? close + 1 : close
  }
  const patterns = readPatterns(query, triples, prologue)
  return patterns && patterns.length > 0
    ? { patterns, filters, open: first.start, close: last.start, selectsAll: selectsAll(tokens.slice(from, from + 3)) }
    : undefined
}

/** Index of the last token of a FILTER; -1 when it has another form than those read here. */
function endOfFilter(tokens: readonly Token[], at: number): number {
  const [one, two, three] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]]
  if (one && two && isWord(one, 'not') && isWord(two, 'exists'))
    return isSign(three, '{') ? closing(tokens, at + 3) : -1
  const bracket = isSign(one, '(') ? at + 1 : at + 2
  const last = isSign(tokens[bracket], '(') ? closing(tokens, bracket) : -1
  return last < 0 || tokens.slice(at, last).some((each) => isSign(each, '{')) ? -1 : last
}
