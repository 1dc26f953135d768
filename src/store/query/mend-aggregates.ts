import { closing, isSign, isWord, tokensOf, type Token } from './query-tokens.js'

const AGGREGATES = ['count', 'sum', 'min', 'max', 'avg', 'sample', 'group_concat']
/** A branch without solutions that the engine cannot see through while planning. */
const NOTHING = 'UNION { FILTER(1 = 2) }'

/**
 * Rewrites a query so that Oxigraph 0.5.11 gives what SPARQL 1.1 requires of its aggregates; `undefined` when no change
 * is needed.
 *
 * - Without GROUP BY there is one group, also when there are no solutions, so COUNT is 0 (18.5.1). The engine gives no
 *   row when planning shows that nothing can match (`FILTER(false)`, `VALUES ?x {}`, `FILTER(!BOUND(?o))` of a bound ?o).
 * - COUNT(DISTINCT *) counts solutions by their variables (18.5.1.2). The engine also tells solutions apart by blank
 *   nodes of the pattern and by the middles of paths, which SELECT * leaves out.
 *
 * The first makes the query a quarter slower. With `isEmpty` false the outermost SELECT is left as it is: ask again
 * only when it gave no row.
 */
export function mendAggregates(query: string, isEmpty = true): string | undefined {
  if (!AGGREGATE.test(query)) return undefined
  const tokens = tokensOf(query)
  const inner = tokens.findIndex((token) => isSign(token, '{'))
  const insertions = tokens.flatMap((token, i) =>
    isWord(token, 'select') ? mended(tokens, i, isEmpty || i > inner) : [],
  )
  if (insertions.length === 0) return undefined
  let text = ''
  let last = 0
  for (const { at, by } of insertions.sort((one, other) => one.at - other.at)) {
    text += query.slice(last, at) + by
    last = at
  }
  return text + query.slice(last)
}

const AGGREGATE = new RegExp(String.raw`\b(?:${AGGREGATES.join('|')})\b`, 'iu')

interface Insertion {
  readonly at: number
  readonly by: string
}

/** The replacements around the WHERE of the SELECT at `select`. */
function mended(tokens: readonly Token[], select: number, isEmpty: boolean): readonly Insertion[] {
  const open = findOuter(tokens, select + 1, (token) => isSign(token, '{'))
  const close = open < 0 ? -1 : closing(tokens, open)
  const [first, last] = [tokens[open], tokens[close]]
  if (!first || !last) return []
  const end = findOuter(tokens, close + 1, (token) => isSign(token, '}'))
  const around = [...tokens.slice(select + 1, open), ...tokens.slice(close + 1, end < 0 ? tokens.length : end)]
  const aggregates = around.flatMap((token, i) =>
    isSign(around[i + 1], '(') && AGGREGATES.some((word) => isWord(token, word)) ? [around.slice(i, i + 5)] : [],
  )
  if (aggregates.length === 0) return []
  const hides = tokens
    .slice(open + 1, close)
    .some((token) => isSign(token, '[') || isSign(token, '(') || isSign(token, '/') || token.text.startsWith('_:'))
  const countsAll =
    hides &&
    aggregates.some(
      ([count, , distinct, star, bracket]) =>
        count && isWord(count, 'count') && distinct && isWord(distinct, 'distinct') && isSign(star, '*') && bracket,
    )
  const isOne = isEmpty && !around.some((token) => isWord(token, 'group'))
  if (!isOne && !countsAll) return []
  return [
    { at: first.end, by: countsAll ? ' { SELECT * {' : ' {' },
    { at: last.start, by: `${countsAll ? '} }' : '}'}${isOne ? ` ${NOTHING} ` : ' '}` },
  ]
}

/** Index of the first token from `from` on that matches, outside brackets opened since; -1 when there is none. */
function findOuter(tokens: readonly Token[], from: number, fits: (token: Token) => boolean): number {
  for (let i = from; i >= 0 && i < tokens.length; i++) {
    const token = tokens[i]
    if (token && fits(token)) return i
    if (isSign(token, '(') || isSign(token, '{')) {
      i = closing(tokens, i)
      if (i < 0) return -1
    }
  }
  return -1
}
