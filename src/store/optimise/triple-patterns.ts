import type { Prologue } from '../query/prologue.js'
import { freeName, isSign, type Token } from '../query/query-tokens.js'
import { TYPE, type Half } from './statistics.js'

/** A triple pattern; IRIs are in full, a variable is `undefined`, any other term is its text. */
export interface TriplePattern {
  /** As it stands in the query, but without `;` and `,`. */
  readonly text: string
  readonly subject: string | undefined
  readonly predicate: string | undefined
  readonly object: string | undefined
  readonly variables: ReadonlySet<string>
}

/**
 * Triple patterns with `;` and `,`, of IRIs, variables and literals only; `undefined` when there is anything else. A
 * sequence of predicates becomes several patterns, joined by new variables (SPARQL 1.1 Query, 18.2.2.4).
 */
export function readPatterns(
  query: string,
  tokens: readonly Token[],
  prologue: Prologue,
): readonly TriplePattern[] | undefined {
  const patterns: TriplePattern[] = []
  let wanted: 'subject' | 'predicate' | 'object' | 'mark' = 'subject'
  let subject: Token | undefined
  let path: Token[] = []
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
      // The next predicate of a sequence, or the first.
      path = isSign(tokens[i - 1], '/') ? [...path, token] : [token]
      if (isSign(tokens[i + 1], '/')) i += 1
      else wanted = 'object'
    } else if (subject && path.length > 0) {
      wanted = 'mark'
      // A string may have a language or a datatype.
      if (tokens[i + 1]?.text.startsWith('@') === true) i += 1
      else if (isSign(tokens[i + 1], '^') && isSign(tokens[i + 2], '^')) i += 3
      const object = { ...token, text: query.slice(token.start, (tokens[i] ?? token).end) }
      let from = subject
      for (const [step, predicate] of path.entries()) {
        const to: Token =
          step === path.length - 1
            ? object
            : { ...token, kind: 'variable', text: `?${freeName(query)}${patterns.length}` }
        patterns.push(patternOf(from, predicate, to, token, prologue))
        from = to
      }
    }
  }
  return wanted === 'subject' || wanted === 'mark' ? patterns : undefined
}

function isTerm({ kind, text }: Token): boolean {
  // A blank node is a variable without a name; two groups may not share it, so it is not supported here.
  return (
    kind === 'variable' ||
    kind === 'iri' ||
    kind === 'text' ||
    kind === 'number' ||
    (kind === 'prefixed' && !text.startsWith('_:'))
  )
}

/** `plain`: the object without its language or datatype. */
function patternOf(subject: Token, predicate: Token, object: Token, plain: Token, prologue: Prologue): TriplePattern {
  const valueOf = (token: Token): string | undefined => {
    if (token.kind === 'variable') return undefined
    if (token.kind === 'word') return TYPE
    return token.kind === 'iri' || token.kind === 'prefixed' ? prologue.resolve(token) : plain.text
  }
  const variables = [subject, predicate, object]
    .filter(({ kind }) => kind === 'variable')
    .map(({ text }) => text.slice(1))
  return {
    text: `${subject.text} ${predicate.text} ${object.text}`,
    subject: valueOf(subject),
    predicate: valueOf(predicate),
    object: valueOf(object),
    variables: new Set(variables),
  }
}

/**
 * How many triples a pattern that names only a predicate or a class matches; one where it names a subject or an object.
 */
export function atLeast(pattern: TriplePattern, half: Half): number {
  return pattern.subject !== undefined || (pattern.object !== undefined && pattern.predicate !== TYPE)
    ? 1
    : atMost(pattern, half)
}

/** How many triples a pattern matches at most. */
export function atMost({ predicate, object }: TriplePattern, { predicates, classes, total }: Half): number {
  if (predicate === undefined) return total
  return (
    (predicate === TYPE && object !== undefined
      ? classes.get('')?.get(`<${object}>`)
      : predicates.get('')?.get(predicate)) ?? 0
  )
}
