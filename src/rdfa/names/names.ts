import { DataFactory, type BlankNode, type NamedNode } from 'n3'
import type { HtmlElement } from '../../text/html/html-page.js'
import { INITIAL_TERMS } from './initial-context.js'
import { encodeIriCharacters } from './iri-characters.js'
import { PrefixScope } from './prefix-scope.js'
import type { RdfaRuleId } from '../values/rdfa-statement.js'
import { isAbsoluteIri, resolveIri } from './resolve-iri.js'
import { isKnownScheme } from './schemes.js'
import { tokensOf } from './tokens.js'

export type Resource = NamedNode | BlankNode

/** A problem found while resolving a name. */
export interface NameProblem {
  readonly rule: RdfaRuleId
  readonly actual: string
  readonly expected?: string
}

/** A name in an attribute and what it stands for; `term` is absent when the name must be ignored. */
export interface Resolved {
  readonly term?: Resource
  readonly problems: readonly NameProblem[]
}

/** A name of a list, as written, its position there, and what it stands for. */
export interface ResolvedToken extends Resolved {
  readonly name: string
  readonly index: number
}

/** A list of names. */
export interface NameList {
  readonly tokens: readonly ResolvedToken[]
  /** The properties among them, when every name is a property without problems, as in most lists. */
  readonly sound: readonly NamedToken<NamedNode>[] | undefined
}

/** A name of a list that stands for something. */
export interface NamedToken<Term = Resource> {
  readonly name: string
  readonly index: number
  readonly term: Term
}

export interface NameFallbacks {
  /** IRIs by prefix (lower case), for prefixes that are not declared in scope. */
  readonly fallbackPrefixes?: Readonly<Record<string, string>>
  /** The IRI of a bare term when no vocabulary is in scope. */
  readonly fallbackTerms?: (term: string, element: HtmlElement) => string | undefined
}

const NO_PROBLEMS: readonly NameProblem[] = []
const NCNAME = /^[\p{L}_][\p{L}\p{N}\p{M}\-._\u00b7]*$/u
const TERM = /^[\p{L}_][\p{L}\p{N}\p{M}\-._/\u00b7]*$/u

const initialTerms = new Map(Object.entries(INITIAL_TERMS))

/** Whether a text can be a prefix (an NCName, RDFa Core 1.1, section 6). */
export function isPrefixName(text: string): boolean {
  return NCNAME.test(text)
}

/**
 * Resolves the values of RDFa attributes (RDFa Core 1.1, section 7.4). Keeps one node per IRI and caches lists of
 * names, because pages repeat the same few. `base` is absolute.
 */
export class Names {
  readonly prefixes = new PrefixScope()
  readonly #nodes = new Map<string, NamedNode>()
  readonly #labels = new Map<string, BlankNode>()
  readonly #lists = new Map<string, NameList>()
  #listsVersion = 0
  #listsVocab: string | undefined

  constructor(
    readonly base: string,
    readonly fallbacks: NameFallbacks,
  ) {}

  /** The node of an IRI without forbidden characters. */
  node(iri: string): NamedNode {
    let node = this.#nodes.get(iri)
    if (!node) this.#nodes.set(iri, (node = DataFactory.namedNode(iri)))
    return node
  }

  /** An IRI reference: `href`, `src`, `vocab`. */
  reference(value: string): Resolved {
    return this.#clean(resolveIri(value.trim(), this.base), value)
  }

  /**
   * SafeCURIEorCURIEorIRI: `about`, `resource` (section 7.4.2). Empty means the page itself; `[]` and unknown safe
   * CURIEs are ignored.
   */
  resource(given: string): Resolved {
    const value = given.trim()
    if (value.startsWith('[')) {
      const curie = value.endsWith(']') ? this.#curie(value.slice(1, -1)) : undefined
      return curie ?? { problems: [{ rule: 'rdfa/safe-curie-ignored', actual: value }] }
    }
    const curie = this.#curie(value)
    if (curie) return curie
    const reference = this.reference(value)
    const problem = this.#undeclared(value)
    return problem ? { ...reference, problems: [problem, ...reference.problems] } : reference
  }

  /**
   * A list of TERMorCURIEorAbsIRI: `property`, `rel`, `rev`, `typeof`, `datatype`. Names that resolve to nothing are
   * ignored.
   */
  list(value: string, vocab: string | undefined, element: HtmlElement): NameList {
    if (vocab !== this.#listsVocab || this.prefixes.version !== this.#listsVersion) {
      this.#lists.clear()
      this.#listsVocab = vocab
      this.#listsVersion = this.prefixes.version
    }
    let list = this.#lists.get(value)
    if (!list)
      this.#lists.set(
        value,
        (list = listOf(tokensOf(value).map((name, index) => ({ name, index, ...this.#token(name, vocab) })))),
      )
    // A fallback may depend on the element, so its result is not cached.
    return list.sound || !this.fallbacks.fallbackTerms
      ? list
      : listOf(list.tokens.map((token) => this.#fallbackTerm(token, element)))
  }

  /** Sections 7.4.2 to 7.4.4. */
  #token(token: string, vocab: string | undefined): Resolved {
    return token.includes(':') ? this.#curieOrIri(token) : this.#term(token, vocab)
  }

  #fallbackTerm(token: ResolvedToken, element: HtmlElement): ResolvedToken {
    const { name, index, term } = token
    const fallback = term || name.includes(':') ? undefined : this.fallbacks.fallbackTerms?.(name, element)
    if (fallback === undefined) return token
    return {
      name,
      index,
      term: this.node(encodeIriCharacters(fallback)),
      problems: [{ rule: 'rdfa/term-ignored', actual: name, expected: fallback }],
    }
  }

  #curieOrIri(token: string): Resolved {
    const curie = this.#curie(token)
    if (curie) return curie
    if (!isAbsoluteIri(token)) return { problems: [{ rule: 'rdfa/name-ignored', actual: token }] }
    const reference = this.#clean(token, token)
    const problem = this.#undeclared(token)
    return problem ? { ...reference, problems: [problem, ...reference.problems] } : reference
  }

  /** Section 7.4.3: the vocabulary in scope, else a term of the initial context, else nothing. */
  #term(token: string, vocab: string | undefined): Resolved {
    if (!TERM.test(token)) return { problems: [{ rule: 'rdfa/name-ignored', actual: token }] }
    if (vocab !== undefined) return this.#clean(vocab + token, token)
    const iri = initialTerms.get(token) ?? initialTerms.get(token.toLowerCase())
    return iri === undefined
      ? { problems: [{ rule: 'rdfa/term-ignored', actual: token }] }
      : { term: this.node(iri), problems: NO_PROBLEMS }
  }

  /**
   * Section 6: prefix and reference, when the prefix is declared (or has a fallback) and the reference is not
   * `//authority`.
   */
  #curie(value: string): Resolved | undefined {
    const colon = value.indexOf(':')
    if (colon === -1) return undefined
    const prefix = value.slice(0, colon)
    const reference = value.slice(colon + 1)
    if (prefix === '_') return { term: this.#blank(reference), problems: NO_PROBLEMS }
    if (reference.startsWith('//')) return undefined
    const declared = this.prefixes.iriOf(prefix)
    if (declared !== undefined) return this.#clean(this.#absolute(declared + reference), value)
    const fallback = this.#fallbackOf(prefix)
    if (fallback === undefined) return undefined
    const resolved = this.#clean(fallback + reference, value)
    return {
      ...resolved,
      problems: [
        { rule: 'rdfa/prefix-undeclared', actual: value, expected: fallback + reference },
        ...resolved.problems,
      ],
    }
  }

  /** RDF has no relative IRIs: a prefix that stands for one is resolved against the base. */
  #absolute(iri: string): string {
    return isAbsoluteIri(iri) ? iri : resolveIri(iri, this.base)
  }

  #fallbackOf(prefix: string): string | undefined {
    const { fallbackPrefixes } = this.fallbacks
    const key = prefix.toLowerCase()
    return fallbackPrefixes && Object.hasOwn(fallbackPrefixes, key) ? fallbackPrefixes[key] : undefined
  }

  /** Section 7.4.5: equal labels are one node; `_:` without a label is one node too. */
  #blank(label: string): BlankNode {
    let node = this.#labels.get(label)
    if (!node) this.#labels.set(label, (node = DataFactory.blankNode(`n${this.#labels.size}`)))
    return node
  }

  /** An absolute IRI by the grammar with an unknown scheme is a CURIE whose prefix was not declared. */
  #undeclared(value: string): NameProblem | undefined {
    const colon = value.indexOf(':')
    if (colon <= 0 || value.startsWith('//', colon + 1)) return undefined
    const prefix = value.slice(0, colon)
    return isPrefixName(prefix) && !isKnownScheme(prefix)
      ? { rule: 'rdfa/prefix-undeclared', actual: value }
      : undefined
  }

  #clean(iri: string, written: string): Resolved {
    // Only clean IRIs have nodes.
    const known = this.#nodes.get(iri)
    if (known) return { term: known, problems: NO_PROBLEMS }
    const clean = encodeIriCharacters(iri)
    if (clean === iri) return { term: this.node(iri), problems: NO_PROBLEMS }
    return { term: this.node(clean), problems: [{ rule: 'rdfa/iri-characters', actual: written, expected: clean }] }
  }
}

function listOf(tokens: readonly ResolvedToken[]): NameList {
  const sound: NamedToken<NamedNode>[] = []
  for (const { name, index, term, problems } of tokens) {
    if (term?.termType === 'NamedNode' && problems.length === 0) sound.push({ name, index, term })
  }
  return { tokens, sound: sound.length === tokens.length && sound.length > 0 ? sound : undefined }
}
