import { rdfaAttributes } from '../../rdfa/attributes.js'
import { tokensOf } from '../../rdfa/names/tokens.js'
import type { HtmlPage } from '../../text/html/html-page.js'
import { elementsOf } from '../page/elements.js'

/** Prefixes that pages use for these vocabularies, declared or not, with the quotes a text editor may have curled. */
const KNOWN_PREFIX = /^["'“”„‘’]?(?:besluit|mandaat|eli|prov|lblod|lblodBesluit):/iu
const COUNCIL_IRI =
  /^["'“”„‘’]?https?:\/\/(?:www\.)?(?:data\.vlaanderen\.be\/ns\/(?:besluit|mandaat)|lblod\.data\.gift\/|data\.lblod\.info\/)/iu

/**
 * Whether a page states anything in the vocabularies of council decisions: by the RDFa attributes of its elements, so
 * not by what stands in comments, scripts or templates, and not by links alone.
 */
export function hasCouncilTerms(page: HtmlPage): boolean {
  let usesVocabulary = false
  let hasBareTerm = false
  const declared = new Set<string>()
  const used = new Set<string>()
  for (const element of elementsOf(page)) {
    const attributes = rdfaAttributes(element)
    if (!attributes) continue
    const { vocab, prefix, xmlns = [] } = attributes
    if (vocab !== undefined && COUNCIL_IRI.test(vocab.trim())) usesVocabulary = true
    const words = prefix === undefined ? [] : tokensOf(prefix)
    words.forEach((word, index) => {
      const iri = words[index + 1]
      if (word.endsWith(':') && iri !== undefined && COUNCIL_IRI.test(iri)) declared.add(word.toLowerCase())
    })
    for (const { prefix: name, iri } of xmlns) if (COUNCIL_IRI.test(iri)) declared.add(`${name.toLowerCase()}:`)
    for (const value of [attributes.property, attributes.typeof, attributes.rel, attributes.rev]) {
      if (value === undefined) continue
      for (const token of tokensOf(value)) {
        if (KNOWN_PREFIX.test(token) || COUNCIL_IRI.test(token)) return true
        const colon = token.indexOf(':')
        if (colon > 0) used.add(token.slice(0, colon + 1).toLowerCase())
        else if (value === attributes.property || value === attributes.typeof) hasBareTerm = true
      }
    }
  }
  return (usesVocabulary && hasBareTerm) || [...used].some((name) => declared.has(name))
}
