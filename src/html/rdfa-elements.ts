import type { Literal, NamedNode, Quad_Object } from 'n3'
import { compactIri } from '../rdf/prefixes.js'
import { rdf } from '../rdf/vocabularies.js'
import { escapeHtml, html, Html } from './html.js'
/*
 * The only place where RDFa attributes are written. Each element states exactly one triple (or the types of one
 * subject), so that a page states its graph and nothing else. Rules: RDFa Core 1.1, section 7.5.
 */

/** A term in an attribute: a prefixed name if the page has a prefix for it, otherwise the IRI. */
export function attributeIri(iri: string): string {
  const compact = compactIri(iri)
  return compact ? `${compact.prefix}:${compact.local}` : iri
}

/** The attributes of a block about a subject, with its types. */
export function aboutAttributes(subject: string, types: readonly string[]): Html {
  return html`about="${subject}"${types.length > 0 && html` typeof="${types.map(attributeIri).join(' ')}"`}`
}

/**
 * One property with an IRI as value: a link that navigates to it. `label` is what a reader sees. `navigateTo`: where it
 * leads, if elsewhere; false where nothing stands, and then it is no link.
 */
export function linkProperty(
  predicate: NamedNode,
  iri: string,
  label: string | Html = iri,
  navigateTo: string | false = iri,
): Html {
  if (navigateTo === false)
    return html`<span property="${attributeIri(predicate.value)}" resource="${iri}">${label}</span>`
  return html`<a property="${attributeIri(predicate.value)}" resource="${iri}" href="${safeHref(navigateTo)}">${label}</a>`
}

/** One property with an IRI as value that is not shown. */
export function silentProperty(predicate: NamedNode, iri: string): Html {
  return html`<link property="${attributeIri(predicate.value)}" resource="${iri}">`
}

/**
 * One property with a literal as value. `shown` is what readers see instead of the literal's text (a date in words);
 * the literal is then in `content`. Texts keep their line breaks.
 */
export function literalProperty(
  predicate: NamedNode,
  literal: Literal,
  shown?: string | Html,
  tag: 'span' | 'div' = 'span',
): Html {
  const kind =
    literal.language !== ''
      ? html`lang="${literal.language}"`
      : html`datatype="${attributeIri(literal.datatype.value)}"`
  const content = shown === undefined ? undefined : html` content="${exact(literal.value)}"`
  return new Html(
    `<${tag} property="${escapeHtml(attributeIri(predicate.value))}" ${kind.markup}${content?.markup ?? ''}>${shown === undefined ? exact(literal.value).markup : html`${shown}`.markup}</${tag}>`,
  )
}

/** One property with any value, in the default way. */
export function anyProperty(predicate: NamedNode, object: Quad_Object): Html {
  return object.termType === 'Literal' ? literalProperty(predicate, object) : linkProperty(predicate, object.value)
}

/**
 * Whether RDFa in HTML can state a literal exactly. It cannot hold control characters or lone surrogates (HTML
 * Standard, 13.2.3.5), and rdf:HTML and rdf:XMLLiteral are read from markup, not from text (HTML+RDFa 1.1, 3.1).
 */
export function isWritable(object: Quad_Object): boolean {
  if (object.termType !== 'Literal') return !/[\s<>"{}|\\^`]/u.test(object.value)
  return (
    !MARKUP_DATATYPES.has(object.datatype.value) &&
    !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/u.test(object.value)
  )
}

const MARKUP_DATATYPES: ReadonlySet<string> = new Set([rdf.HTML.value, rdf.XMLLiteral.value])

/** A carriage return must be written as a reference, or it is read back as a line feed (HTML Standard, 13.2.3.5). */
function exact(text: string): Html {
  return new Html(escapeHtml(text).replaceAll('\r', '&#13;'))
}

/** Links of a page lead to the web or nowhere: any other IRI is stated in `resource` only. */
function safeHref(iri: string): string {
  return /^https?:\/\//iu.test(iri) ? iri : '#'
}
