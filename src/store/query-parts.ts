import { Prologue } from './query/prologue.js'
import { isWord, tokensOf } from './query/query-tokens.js'
import type { QueryRequest } from './store.js'

/**
 * A SELECT that counts the solutions (`?n`) of a CONSTRUCT query without a dataset clause, its LIMIT and OFFSET
 * included (SPARQL 1.1 Query, grammar production 10).
 */
export function solutionCount(construct: string): string {
  const tokens = tokensOf(construct)
  const start = tokens.findIndex(({ kind, text }) => kind === 'word' && text.toLowerCase() === 'construct')
  const word = tokens[start]
  const next = tokens[start + 1]
  if (!word || !next) throw new Error('a CONSTRUCT query without the word CONSTRUCT')
  let rest = word.end
  if (next.text === '{') {
    let depth = 0
    for (const { kind, text, end } of tokens.slice(start + 1)) {
      if (kind === 'sign' && text === '{') depth += 1
      if (kind === 'sign' && text === '}') depth -= 1
      if (depth > 0) continue
      rest = end
      break
    }
  }
  return `${construct.slice(0, word.start)} SELECT (COUNT(*) AS ?n) { { SELECT * ${construct.slice(rest)}\n} }`
}

/** The graphs that a query names with GRAPH, and whether it has a GRAPH with a variable. */
export function askedGraphs(query: string): { readonly named: readonly string[]; readonly any: boolean } {
  const named = new Set<string>()
  let any = false
  const tokens = tokensOf(query)
  const prologue = new Prologue(query, undefined)
  for (let i = 0; i < tokens.length; i++) {
    const [token, next] = [tokens[i], tokens[i + 1]]
    const declared = prologue.declare(tokens, i)
    if (declared > 0) i += declared - 1
    else if (token && next && isWord(token, 'graph')) {
      if (next.kind === 'variable') any = true
      else named.add(prologue.resolve(next))
    }
  }
  return { named: [...named], any }
}

/**
 * The dataset of a query. The protocol's overrides the query's; without either it is the merge and all graphs (SPARQL
 * 1.1 Protocol 2.1.4).
 */
export function datasetOf(
  read: { readonly defaultGraphs: readonly string[]; readonly namedGraphs: readonly string[] },
  request: QueryRequest,
): { readonly defaultGraphs?: readonly string[]; readonly namedGraphs?: readonly string[] } {
  const asked = (request.defaultGraphs?.length ?? 0) + (request.namedGraphs?.length ?? 0) > 0
  const defaultGraphs = [...new Set((asked ? request.defaultGraphs : read.defaultGraphs) ?? [])]
  const namedGraphs = [...new Set((asked ? request.namedGraphs : read.namedGraphs) ?? [])]
  return defaultGraphs.length + namedGraphs.length === 0 ? {} : { defaultGraphs, namedGraphs }
}
