import { AppError } from '../errors.js'
import { Prologue } from './prologue.js'
import { closing, isSign, isWord, tokensOf, type Token } from './query-tokens.js'
import { TYPE, type Half, type Statistics } from './statistics.js'

/** Fewer solutions than this are as well tested one by one. */
const MANY = 300
/** Building a table of the right side pays up to this many times the left side. */
const MOST_RIGHT = 4

/**
 * `FILTER NOT EXISTS { pattern }` as `MINUS { pattern }`, where it means the same and the statistics say that it pays: the
 * engine tests NOT EXISTS anew for each solution, and MINUS with one table. The same it is when the WHERE is nothing but
 * triple patterns and plain FILTERs, so that all their variables have values, and the one pattern inside shares one of them
 * (SPARQL 1.1, 8.3.3). `undefined` for all other queries.
 */
export function rewriteNotExists(query: string, statistics: Statistics, base?: string): string | undefined {
  if (!/\bnot\s+exists\b/iu.test(query) || query.includes('\\')) return undefined
  const tokens = tokensOf(query)
  try {
    const prologue = new Prologue(query, base)
    let at = 0
    for (let length = prologue.declare(tokens, at); length > 0; length = prologue.declare(tokens, at)) at += length
    const found = readNotExists(tokens, at, prologue)
    if (!found) return undefined
    const half = statistics.merged
    const left = Math.min(...found.outer.map((pattern) => atLeast(pattern, half)))
    const right = atMost(found.inner, half)
    if (left < MANY || right > MOST_RIGHT * left) return undefined
    const { filter, inside, close } = found
    return `${query.slice(0, filter.start)}FILTER(true)${query.slice(filter.end, close)} MINUS ${query.slice(inside.start, inside.end)} ${query.slice(close)}`
  } catch (thrown) {
    // A prefix nobody declared: the engine says what is wrong.
    if (thrown instanceof AppError) return undefined
    throw thrown
  }
}

interface Span {
  readonly start: number
  readonly end: number
}

/** A triple pattern; an IRI in full, `undefined` for a variable, and for what stands for one value otherwise its text. */
interface Pattern {
  readonly subject: string | undefined
  readonly predicate: string | undefined
  readonly object: string | undefined
  readonly variables: ReadonlySet<string>
}

interface NotExists {
  readonly outer: readonly Pattern[]
  readonly inner: Pattern
  /** The whole FILTER, its group, and where the outer group closes. */
  readonly filter: Span
  readonly inside: Span
  readonly close: number
}

function readNotExists(tokens: readonly Token[], from: number, prologue: Prologue): NotExists | undefined {
  const open = tokens.findIndex((token, i) => i >= from && isSign(token, '{'))
  const end = open < 0 ? -1 : closing(tokens, open)
  // Groups elsewhere (HAVING, an expression of SELECT) may hide another dataset of solutions.
  if (end < 0 || tokens.slice(end + 1).some((token) => isSign(token, '{')) || !tokens.slice(from, open).some((token) => isWord(token, 'select'))) return undefined
  const triples: Token[] = []
  let exists: { readonly filter: Span; readonly inside: Span; readonly tokens: readonly Token[] } | undefined
  for (let i = open + 1; i < end; i++) {
    const token = tokens[i]
    if (!token || isSign(token, '{')) return undefined
    if (!isWord(token, 'filter')) {
      triples.push(token)
      continue
    }
    const [not, word, brace] = [tokens[i + 1], tokens[i + 2], tokens[i + 3]]
    if (not && word && brace && isWord(not, 'not') && isWord(word, 'exists')) {
      const last = isSign(brace, '{') ? closing(tokens, i + 3) : -1
      const close = tokens[last]
      if (exists || !close) return undefined
      exists = { filter: { start: token.start, end: close.end }, inside: { start: brace.start, end: close.end }, tokens: tokens.slice(i + 4, last) }
      i = last
    } else {
      const bracket = isSign(not, '(') ? i + 1 : i + 2
      const last = isSign(tokens[bracket], '(') ? closing(tokens, bracket) : -1
      if (last < 0 || tokens.slice(i, last).some((each) => isSign(each, '{'))) return undefined
      i = last
    }
    // A filter parts two runs of triples, with or without a full stop.
    triples.push({ kind: 'sign', text: '.', start: token.start, end: token.start })
    if (isSign(tokens[i + 1], '.')) i += 1
  }
  const outer = readPatterns(triples, prologue)
  const [inner, ...more] = (exists && readPatterns(exists.tokens, prologue)) ?? []
  const close = tokens[end]
  if (!exists || !outer || outer.length === 0 || !inner || more.length > 0 || !close) return undefined
  const shares = outer.some(({ variables }) => [...inner.variables].some((name) => variables.has(name)))
  return shares ? { outer, inner, filter: exists.filter, inside: exists.inside, close: close.start } : undefined
}

/** Triple patterns with `;` and `,`, of IRIs, variables and literals only; `undefined` when anything else stands there. */
function readPatterns(tokens: readonly Token[], prologue: Prologue): readonly Pattern[] | undefined {
  const patterns: Pattern[] = []
  let wanted: 'subject' | 'predicate' | 'object' | 'mark' = 'subject'
  let subject: Token | undefined
  let predicate: Token | undefined
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) return undefined
    if (wanted === 'mark' || (wanted === 'subject' && isSign(token, '.'))) {
      if (token.kind !== 'sign' || !'.;,'.includes(token.text)) return undefined
      wanted = token.text === '.' ? 'subject' : token.text === ';' ? 'predicate' : 'object'
      continue
    }
    const isVerb = wanted === 'predicate' && token.kind === 'word' && token.text === 'a'
    if (!isVerb && !isTerm(token)) return undefined
    if (wanted === 'subject') {
      subject = token
      wanted = 'predicate'
    } else if (wanted === 'predicate') {
      predicate = token
      wanted = 'object'
    } else if (subject && predicate) {
      patterns.push(patternOf(subject, predicate, token, prologue))
      wanted = 'mark'
      // A text may carry a language or a datatype.
      if (tokens[i + 1]?.text.startsWith('@') === true) i += 1
      else if (isSign(tokens[i + 1], '^') && isSign(tokens[i + 2], '^')) i += 3
    }
  }
  return wanted === 'subject' || wanted === 'mark' ? patterns : undefined
}

function isTerm({ kind, text }: Token): boolean {
  // A blank node is a variable without a name: it has no place here, as two groups may not share it.
  return kind === 'variable' || kind === 'iri' || kind === 'text' || kind === 'number' || (kind === 'prefixed' && !text.startsWith('_:'))
}

function patternOf(subject: Token, predicate: Token, object: Token, prologue: Prologue): Pattern {
  const valueOf = (token: Token): string | undefined => {
    if (token.kind === 'variable') return undefined
    if (token.kind === 'word') return TYPE
    return token.kind === 'iri' || token.kind === 'prefixed' ? prologue.resolve(token) : token.text
  }
  const variables = [subject, predicate, object].filter(({ kind }) => kind === 'variable').map(({ text }) => text.slice(1))
  return { subject: valueOf(subject), predicate: valueOf(predicate), object: valueOf(object), variables: new Set(variables) }
}

/** How many triples a pattern finds that names a predicate or a class alone; one where it names a subject or an object. */
function atLeast(pattern: Pattern, half: Half): number {
  return pattern.subject !== undefined || (pattern.object !== undefined && pattern.predicate !== TYPE) ? 1 : atMost(pattern, half)
}

/** How many triples a pattern finds at most. */
function atMost({ predicate, object }: Pattern, { predicates, classes, total }: Half): number {
  if (predicate === undefined) return total
  return (predicate === TYPE && object !== undefined ? classes.get('')?.get(`<${object}>`) : predicates.get('')?.get(predicate)) ?? 0
}
