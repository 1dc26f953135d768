import { rdfa } from '../rdf/vocabularies.js'
import type { HtmlElement } from '../text/html/html-page.js'
import type { RdfaAttributes } from './attributes.js'
import type { EvaluationContext } from './evaluation-context.js'
import { isPrefixName } from './names/names.js'
import type { RdfaRun } from './rdfa-run.js'
import { tokensOf } from './names/tokens.js'

/** Step 2: `vocab` sets the vocabulary of bare terms and gives a triple; when empty, it removes the vocabulary. */
export function vocabOf(
  { names, out, root }: RdfaRun,
  element: HtmlElement,
  { vocab }: RdfaAttributes,
  key: string,
  inherited: EvaluationContext,
): string | undefined {
  if (vocab === undefined) return inherited.vocab
  if (vocab.trim() === '') return undefined
  const { term, problems } = names.reference(vocab)
  for (const problem of problems) out.notice(problem, element, 'vocab')
  if (!term) return inherited.vocab
  out.add(root, rdfa.usesVocabulary, term, { element, attribute: 'vocab', key: `${key}/vocab` })
  return term.value
}

/** Step 3: prefixes, those of `xmlns:` first, so that `prefix` wins; then from left to right. */
export function declarePrefixes(
  { names, out }: RdfaRun,
  element: HtmlElement,
  { xmlns, prefix }: RdfaAttributes,
): void {
  for (const { attribute, prefix: name, iri } of xmlns ?? []) {
    if (isPrefixName(name) && name !== '_' && iri.trim() !== '') names.prefixes.declare(name, iri.trim())
    else out.notice({ rule: 'rdfa/prefix-malformed', actual: `${attribute}="${iri}"` }, element, attribute)
  }
  if (prefix === undefined) return
  const tokens = tokensOf(prefix)
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? ''
    const iri = tokens[index + 1]
    const name = token.slice(0, -1)
    // "a: b: http://…" lacks the IRI of a; "b:" is not one.
    if (
      token.endsWith(':') &&
      isPrefixName(name) &&
      name !== '_' &&
      iri !== undefined &&
      !(iri.endsWith(':') && isPrefixName(iri.slice(0, -1)))
    ) {
      names.prefixes.declare(name, iri)
      index += 1
    } else {
      out.notice({ rule: 'rdfa/prefix-malformed', actual: token }, element, 'prefix')
    }
  }
}

const LANGUAGE = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/u

/**
 * Step 4 and HTML+RDFa 1.1, section 3.4: `lang`, otherwise `xml:lang` (in pages made as XHTML). Empty means no
 * language. A malformed tag is left out, because RDF has no literal with one (RDF 1.1 Concepts, section 3.3).
 */
export function languageOf(
  { out }: RdfaRun,
  element: HtmlElement,
  attributes: RdfaAttributes,
  inherited: EvaluationContext,
): string | undefined {
  const attribute = attributes.lang !== undefined ? 'lang' : 'xml:lang'
  const written = attributes[attribute]
  if (written === undefined) return inherited.language
  const language = written.trim()
  if (language === '') return undefined
  if (LANGUAGE.test(language)) return language
  out.notice({ rule: 'rdfa/language-malformed', actual: written }, element, attribute)
  return undefined
}
