import { AppError } from '../../errors.js'
import { isWord, placeOf, type Token } from './query-tokens.js'

/** BASE and PREFIX as declared so far (SPARQL 1.1 Query, section 4.1): makes IRIs absolute. */
export class Prologue {
  readonly #prefixes = new Map<string, string>()
  readonly #declarations: string[] = []
  #base: string | undefined

  constructor(
    readonly query: string,
    base: string | undefined,
  ) {
    this.#base = base
  }

  /** Reads a declaration at token `i`; returns its number of tokens, 0 when there is none. */
  declare(tokens: readonly Token[], i: number): number {
    const [token, next, after] = [tokens[i], tokens[i + 1], tokens[i + 2]]
    if (!token) return 0
    if (isWord(token, 'base') && next?.kind === 'iri') {
      this.#base = this.resolve(next)
      this.#declarations.push(`BASE <${this.#base}>`)
      return 2
    }
    if (isWord(token, 'prefix') && next?.kind === 'prefixed' && after?.kind === 'iri') {
      const namespace = this.resolve(after)
      this.#prefixes.set(next.text.slice(0, -1), namespace)
      this.#declarations.push(`PREFIX ${next.text} <${namespace}>`)
      return 3
    }
    return 0
  }

  /** Reads all declarations at the start of a query; returns their number of tokens. */
  declareAll(tokens: readonly Token[]): number {
    let at = 0
    for (let length = this.declare(tokens, at); length > 0; length = this.declare(tokens, at)) at += length
    return at
  }

  /** All declarations so far on one line, valid in SPARQL and in TriG. */
  get text(): string {
    return this.#declarations.length === 0 ? '' : `${this.#declarations.join(' ')} `
  }

  /** The absolute IRI of a token. Throws `sparql-syntax` for an undeclared prefix. */
  resolve(token: Token): string {
    if (token.kind === 'iri')
      return /^<[A-Za-z][\w+.-]*:/u.test(token.text) ? token.text.slice(1, -1) : this.#absolute(token.text.slice(1, -1))
    const colon = token.text.indexOf(':')
    const namespace = this.#prefixes.get(token.text.slice(0, colon))
    if (namespace === undefined)
      throw new AppError(
        'sparql-syntax',
        `${placeOf(this.query, token.start)}: the prefix “${token.text.slice(0, colon)}:” is not declared`,
      )
    return namespace + token.text.slice(colon + 1).replace(/\\(.)/gu, '$1')
  }

  #absolute(reference: string): string {
    if (this.#base === undefined) return reference
    try {
      return new URL(reference, this.#base).href
    } catch (cause) {
      throw new AppError('sparql-syntax', `the IRI <${reference}> cannot be resolved against <${this.#base}>`, {
        cause,
      })
    }
  }
}
