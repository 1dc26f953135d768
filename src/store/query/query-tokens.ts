/** A word, a sign or a term of a SPARQL query and its place. Comments and white space are not tokens. */
export interface Token {
  readonly kind: 'iri' | 'prefixed' | 'variable' | 'text' | 'number' | 'word' | 'sign'
  readonly text: string
  readonly start: number
  readonly end: number
}

/*
 * The terminals of SPARQL 1.1 Query, section 19.8, in the order in which they must be tried: `<` begins an IRI only
 * when one follows, a triple quote comes before a single one, a name with a colon before a bare word. To keep the time
 * linear for every query, a prefix has at most 200 characters and an unclosed long string reaches to the end.
 */
const KINDS: readonly (readonly [Token['kind'] | 'skip', string])[] = [
  ['skip', String.raw`\s+|#[^\n\r]*`],
  ['iri', String.raw`<[^\u0000-\u0020<>"{}|^\u0060\\]*>`],
  [
    'text',
    String.raw`"""(?:[^"\\]|\\[^]|"(?!""))*"""|'''(?:[^'\\]|\\[^]|'(?!''))*'''|"""[^]*|'''[^]*|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|@[A-Za-z]+(?:-[A-Za-z0-9]+)*`,
  ],
  ['variable', String.raw`[?$][\p{L}\p{N}_\u00B7\u0300-\u036F\u203F\u2040]+`],
  [
    'prefixed',
    String.raw`(?:[\p{L}_](?:[\p{L}\p{N}_.\u00B7\u0300-\u036F\u203F\u2040-]{0,199}[\p{L}\p{N}_\u00B7\u0300-\u036F\u203F\u2040-])?)?:(?:[\p{L}\p{N}_:.\u00B7\u0300-\u036F\u203F\u2040-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])*`,
  ],
  ['number', String.raw`\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?`],
  ['word', String.raw`[A-Za-z_][A-Za-z0-9_]*`],
  ['sign', String.raw`[^]`],
]

const TOKEN = new RegExp(KINDS.map(([, pattern]) => `(${pattern})`).join('|'), 'uy')

/**
 * Splits a query into tokens, in time linear in its length. Nothing is checked: what SPARQL does not know becomes
 * signs, and the engine refuses it.
 */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = []
  const token = new RegExp(TOKEN)
  for (let found = token.exec(query); found; found = token.exec(query)) {
    let group = 1
    while (group <= KINDS.length && found[group] === undefined) group += 1
    const kind = KINDS[group - 1]?.[0]
    if (kind === undefined || kind === 'skip') continue
    const start = found.index
    const end = kind === 'prefixed' ? endOfName(query, token.lastIndex) : token.lastIndex
    tokens.push({ kind, text: query.slice(start, end), start, end })
    token.lastIndex = end
  }
  return tokens
}

/** PN_LOCAL cannot end in a dot: dots at the end close the triple, unless escaped. */
function endOfName(query: string, end: number): number {
  let last = end
  while (query[last - 1] === '.' && query[last - 2] !== '\\') last -= 1
  return last
}

/** The tokens outside all brackets. */
export function outermost(tokens: readonly Token[]): ReadonlySet<Token> {
  const outer = new Set<Token>()
  let depth = 0
  for (const token of tokens) {
    if (token.kind === 'sign' && '{(['.includes(token.text)) depth += 1
    if (depth === 0) outer.add(token)
    if (token.kind === 'sign' && '})]'.includes(token.text)) depth -= 1
  }
  return outer
}

/** Whether a token is this keyword (lower case). */
export function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text.toLowerCase() === word
}

/** Index of the bracket that closes the one at `open`; -1 when there is none. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.kind !== 'sign') continue
    if ('{(['.includes(token.text)) depth += 1
    if ('})]'.includes(token.text)) depth -= 1
    if (depth === 0) return i
  }
  return -1
}

/** Whether a token is this sign. */
export function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text
}

/** The line and column of an offset, for people. */
export function placeOf(query: string, offset: number): string {
  const before = query.slice(0, offset).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

/** A name that does not occur in a query, for variables of our own. */
export function freeName(query: string): string {
  let name = 'quads'
  while (query.includes(name)) name += '_'
  return name
}

/** Whether what follows SELECT is `*`; `tokens` begin with SELECT. */
export function selectsAll([, one, two]: readonly Token[]): boolean {
  return isSign(one, '*') || isSign(two, '*')
}
