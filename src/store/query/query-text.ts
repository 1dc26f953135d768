import { AppError } from '../../errors.js'
import { Prologue } from './prologue.js'
import { checkQueryLimits } from './query-limits.js'
import { isWord, outermost, placeOf, tokensOf, type Token } from './query-tokens.js'

export type QueryForm = 'select' | 'ask' | 'construct' | 'describe'

/** What must be known of a query before it runs. The engine remains the judge of its syntax. */
export interface QueryText {
  readonly form: QueryForm
  /** The query without its dataset clause, with its outermost LIMIT lowered for SELECT. */
  readonly text: string
  /** IRIs of FROM and of FROM NAMED, absolute. Both empty: the query names no dataset. */
  readonly defaultGraphs: readonly string[]
  readonly namedGraphs: readonly string[]
}

export interface QueryTextOptions {
  /** Resolves relative IRIs of the dataset clause. */
  readonly base?: string | undefined
  /** SELECT asks for at most one row more than this, so that too many rows can be told from exactly enough. */
  readonly maxRows?: number | undefined
}

const FORMS: ReadonlySet<string> = new Set(['select', 'ask', 'construct', 'describe'])
const UPDATES: ReadonlySet<string> = new Set([
  'insert',
  'delete',
  'load',
  'clear',
  'drop',
  'create',
  'add',
  'move',
  'copy',
  'with',
])

/**
 * Reads form and dataset clause of a SPARQL 1.1 query (grammar productions 1–14) from its tokens. Throws
 * `sparql-forbidden` for an update and for SERVICE, `sparql-syntax` when it is no query or too deeply nested.
 */
export function readQueryText(query: string, { base, maxRows }: QueryTextOptions = {}): QueryText {
  const { form, tokens, outer, cuts, defaultGraphs, namedGraphs } = analysed(query, base)
  const limit = form === 'select' && maxRows !== undefined ? [limitCut(query, tokens, outer, maxRows + 1)] : []
  return { form, text: applied(query, [...cuts, ...limit]), defaultGraphs, namedGraphs }
}

/** A range of the query and its replacement. */
interface Cut {
  readonly start: number
  readonly end: number
  readonly by: string
}

interface Analysed extends Omit<QueryText, 'text'> {
  readonly tokens: readonly Token[]
  readonly outer: ReadonlySet<Token>
  /** Take out the dataset clause. */
  readonly cuts: readonly Cut[]
}

function analysed(query: string, base: string | undefined): Analysed {
  const tokens = tokensOf(query)
  const { form, formAt, prologue } = readPrologue(query, tokens, base)
  checkQueryLimits(tokens)
  const outer = outermost(tokens)
  if (tokens.some((token) => isWord(token, 'service')))
    throw new AppError('sparql-forbidden', 'SERVICE is switched off: this endpoint queries no other one')

  const cuts: Cut[] = []
  const defaultGraphs: string[] = []
  const namedGraphs: string[] = []
  for (let i = formAt; i < tokens.length; i++) {
    const from = tokens[i]
    if (!from || !outer.has(from) || !isWord(from, 'from')) continue
    const next = tokens[i + 1]
    const named = next !== undefined && isWord(next, 'named')
    const graph = named ? tokens[i + 2] : next
    if (graph?.kind !== 'iri' && graph?.kind !== 'prefixed')
      throw new AppError('sparql-syntax', `${placeOf(query, from.start)}: FROM is not followed by an IRI`)
    ;(named ? namedGraphs : defaultGraphs).push(prologue.resolve(graph))
    cuts.push({ start: from.start, end: graph.end, by: '' })
  }
  return { form, tokens, outer, cuts, defaultGraphs, namedGraphs }
}

/**
 * The first prefix, colon included, that is used but not declared; it explains what the engine calls a syntax error.
 */
export function undeclaredPrefix(query: string): string | undefined {
  const declared = new Set<string>()
  for (const token of tokensOf(query)) {
    if (token.kind !== 'prefixed') continue
    const prefix = token.text.slice(0, token.text.indexOf(':') + 1)
    if (isDeclaration(query, token)) declared.add(prefix)
    else if (!declared.has(prefix) && prefix !== '_:') return prefix
  }
  return undefined
}

function isDeclaration(query: string, { start, end, text }: Token): boolean {
  return (
    text.endsWith(':') &&
    /\bprefix\s+$/iu.test(query.slice(Math.max(0, start - 40), start)) &&
    /^\s*</u.test(query.slice(end, end + 40))
  )
}

function readPrologue(
  query: string,
  tokens: readonly Token[],
  base: string | undefined,
): { readonly form: QueryForm; readonly formAt: number; readonly prologue: Prologue } {
  const prologue = new Prologue(query, base)
  const i = prologue.declareAll(tokens)
  const token = tokens[i]
  if (!token)
    throw new AppError('sparql-syntax', 'the query is empty: it begins with SELECT, ASK, CONSTRUCT or DESCRIBE')
  const word = token.kind === 'word' ? token.text.toLowerCase() : ''
  if (UPDATES.has(word))
    throw new AppError('sparql-forbidden', `this is an update (${word.toUpperCase()}): only queries are answered here`)
  if (!FORMS.has(word))
    throw new AppError(
      'sparql-syntax',
      `${placeOf(query, token.start)}: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not with “${token.text.slice(0, 40)}”`,
    )
  return { form: word as QueryForm, formAt: i, prologue }
}

/**
 * After the last group only SolutionModifier and ValuesClause stand outside brackets, so LIMIT there is the query's
 * own.
 */
function limitCut(query: string, tokens: readonly Token[], outer: ReadonlySet<Token>, most: number): Cut {
  const at = tokens.findIndex((token) => outer.has(token) && isWord(token, 'limit'))
  const number = at < 0 ? undefined : tokens[at + 1]
  if (number?.kind === 'number') {
    return { start: number.start, end: number.end, by: Number(number.text) > most ? String(most) : number.text }
  }
  const values = tokens.find((token) => outer.has(token) && isWord(token, 'values'))
  const end = values?.start ?? query.length
  // The query may end in a comment, so LIMIT goes on a new line; before VALUES it does not, to keep line numbers.
  return { start: end, end, by: values ? `LIMIT ${most} ` : `\nLIMIT ${most}` }
}

function applied(query: string, cuts: readonly Cut[]): string {
  let text = query
  for (const { start, end, by } of [...cuts].sort((a, b) => b.start - a.start)) {
    // Line breaks stay, so that line numbers in the engine's errors are those of the query as sent.
    const breaks = by === '' ? query.slice(start, end).replace(/[^\n]/gu, ' ') : by
    text = text.slice(0, start) + breaks + text.slice(end)
  }
  return text
}
