import { DataFactory, type BlankNode, type NamedNode } from 'n3'
import { rdf } from '../rdf/vocabularies.js'
import type { HtmlElement } from '../text/html/html-page.js'
import type { RdfaAttribute, RdfaAttributes } from './attributes.js'
import type { Origin } from './collector.js'
import { isLinkType } from './link-types.js'
import type { NamedToken, Resolved, Resource } from './names/names.js'
import type { RdfaRun } from './rdfa-run.js'
import { tokensOf } from './names/tokens.js'

/** A resource and the attribute that named it. */
export interface Named {
  readonly term: Resource
  readonly attribute: RdfaAttribute
}

/** The names in one element's attributes, each resolved once and its problems reported once. */
export class ElementNames {
  /**
   * Whether `rel` or `rev` count here: beside `property`, plain words in them are ignored (HTML+RDFa 1.1, section 3.1,
   * rule 7).
   */
  readonly hasLink: boolean
  #target: Named | undefined | null = null
  #blank: BlankNode | undefined

  constructor(
    readonly run: RdfaRun,
    readonly element: HtmlElement,
    readonly attributes: RdfaAttributes,
    readonly vocab: string | undefined,
    readonly key: string,
  ) {
    this.hasLink = this.#counts(attributes.rel) || this.#counts(attributes.rev)
  }

  /** The resource of `about`, unless it is absent or ignored. */
  about(): Named | undefined {
    return this.#resource('about')
  }

  /** The resource of `resource`, else `href`, else `src`: the first that is present and not ignored. */
  target(): Named | undefined {
    if (this.#target === null)
      this.#target = this.#resource('resource') ?? this.#reference('href') ?? this.#reference('src')
    return this.#target
  }

  /** The blank node of this element: an element needs at most one. */
  blank(): Resource {
    return (this.#blank ??= DataFactory.blankNode(`${this.run.labels}-${this.key}`))
  }

  /** The origin of an attribute's statement, or of one name in it. */
  at(attribute: RdfaAttribute, index: number): Origin {
    return { element: this.element, attribute, key: `${this.key}/${attribute}.${index}` }
  }

  /** The resources named in a list; absent when the attribute is. */
  tokens(attribute: 'property' | 'rel' | 'rev' | 'typeof'): readonly NamedToken[] | undefined {
    const value = this.attributes[attribute]
    if (value === undefined) return undefined
    const isLink = attribute === 'rel' || attribute === 'rev'
    const muted = isLink && this.attributes.property !== undefined
    const { tokens, sound } = this.run.names.list(value, this.vocab, this.element)
    if (sound && !muted) return sound
    if (tokens.length === 0 && !isLink)
      this.run.out.notice({ rule: 'rdfa/attribute-empty', actual: value }, this.element, attribute)
    const named: NamedToken[] = []
    for (const { name, index, term, problems } of tokens) {
      if (muted && !name.includes(':')) continue
      // `rel="noopener"` is HTML, not an RDFa mistake.
      if (!(isLink && isLinkType(name))) this.#notice(problems, attribute)
      if (term) named.push({ name, index, term })
    }
    return named
  }

  /** The properties named in a list; a blank node is not a property (RDFa Core 1.1, section 7.4.5). */
  predicates(attribute: 'property' | 'rel' | 'rev'): readonly NamedToken<NamedNode>[] | undefined {
    const tokens = this.tokens(attribute)
    if (!tokens || tokens.every(isPredicate)) return tokens
    for (const token of tokens)
      if (!isPredicate(token)) this.#notice([{ rule: 'rdfa/name-ignored', actual: token.name }], attribute)
    return tokens.filter(isPredicate)
  }

  /** The datatype; absent when `datatype` is empty or names nothing (then the literal is plain). */
  datatype(language: string | undefined): NamedNode | undefined {
    const value = this.attributes.datatype
    if (value === undefined) return undefined
    const [token] = this.run.names.list(value, this.vocab, this.element).tokens
    if (!token) return undefined
    this.#notice(token.problems, 'datatype')
    if (token.term?.termType !== 'NamedNode') return undefined
    if (token.term.equals(rdf.langString))
      this.#notice([{ rule: 'rdfa/language-missing', actual: token.name, expected: language ?? '' }], 'datatype')
    return token.term
  }

  #counts(link: string | undefined): boolean {
    return (
      link !== undefined &&
      (this.attributes.property === undefined || tokensOf(link).some((token) => token.includes(':')))
    )
  }

  #resource(attribute: 'about' | 'resource'): Named | undefined {
    const value = this.attributes[attribute]
    if (value === undefined) return undefined
    const { term, problems } = this.run.names.resource(value)
    this.#notice(problems, attribute)
    if (attribute === 'resource' && value.trim() === '')
      this.#notice([{ rule: 'rdfa/resource-empty', actual: value, expected: this.run.root.value }], attribute)
    return term && { term, attribute }
  }

  #reference(attribute: 'href' | 'src'): Named | undefined {
    const value = this.attributes[attribute]
    if (value === undefined) return undefined
    const { term, problems } = this.run.names.reference(value)
    // Problems of the base were reported when it was set.
    if (term && this.element.tagName !== 'base') this.run.out.noticeWhenUsed(term, problems, this.element, attribute)
    return term && { term, attribute }
  }

  #notice(problems: Resolved['problems'], attribute: RdfaAttribute): void {
    for (const problem of problems) this.run.out.notice(problem, this.element, attribute)
  }
}

function isPredicate(token: NamedToken): token is NamedToken<NamedNode> {
  return token.term.termType === 'NamedNode'
}
