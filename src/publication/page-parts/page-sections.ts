import type { NamedNode, Quad_Object } from 'n3'
import { toBrusselsLocal } from '../../rdf/date-time.js'
import { longDate } from '../../rdf/long-date.js'
import { besluit, mandaat, org, owl, prov, rdf, skos, xsd } from '../../rdf/vocabularies.js'
import { html, Html } from '../../html/html.js'
import { LABELS } from './page-labels.js'
import type { PageGraph } from './page-graph.js'
import type { PageTriples } from './page-triples.js'
import {
  aboutAttributes,
  anyProperty,
  linkProperty,
  literalProperty,
  silentProperty,
} from '../../html/rdfa-elements.js'
/** What the sections of one page share: the triples still to write, and how things are called. */
export interface PageContext {
  readonly triples: PageTriples
  /** The whole graph of the page, for questions. */
  readonly graph: PageGraph
  /** Where a reader who follows an IRI arrives, where that is not the IRI itself. */
  readonly pageOf: (iri: string) => string | false | undefined
}

/** One row of a list of facts; nothing when the graph has no value. */
export function fact(context: PageContext, subject: string, predicate: NamedNode): Html | undefined {
  const objects = context.triples.take(subject, predicate)
  if (objects.length === 0) return undefined
  const name = LABELS.get(predicate.value) ?? predicate.value
  const values = objects.map((object) => html`<dd>${value(context, predicate, object)}</dd>`)
  // A list that is the same at every item would push everything else off the screen.
  if (objects.length > MANY)
    return html`<div><dt>${name}</dt><dd><details><summary>${objects.length} namen of waarden</summary><ul>${objects.map((object) => html`<li>${value(context, predicate, object)}</li>`)}</ul></details></dd></div>
`
  return html`<div><dt>${name}</dt>${values}</div>
`
}

/** More values than this are folded. */
const MANY = 4

/** A list of facts about a subject, in the order of the properties given; nothing when there are none. */
export function facts(context: PageContext, subject: string, predicates: readonly NamedNode[]): Html | undefined {
  const rows = predicates.map((predicate) => fact(context, subject, predicate)).filter((row) => row !== undefined)
  return rows.length === 0
    ? undefined
    : html`<dl class="facts" about="${subject}">
${rows}</dl>
`
}

/** A value as a person reads it, stating its triple. */
export function value(context: PageContext, predicate: NamedNode, object: Quad_Object): Html {
  if (object.termType !== 'Literal')
    return linkProperty(predicate, object.value, context.graph.linkTextOf(object.value), context.pageOf(object.value))
  if (object.datatype.value === xsd.dateTime.value) return literalProperty(predicate, object, longMoment(object.value))
  if (object.datatype.value === xsd.date.value)
    return literalProperty(predicate, object, longDate(object.value, 'full'))
  if (object.datatype.value === xsd.boolean.value)
    return literalProperty(predicate, object, /^(?:true|1)$/u.test(object.value) ? 'ja' : 'nee')
  return anyProperty(predicate, object)
}

/** Paragraphs of running text, one element a value. */
export function text(context: PageContext, subject: string, predicate: NamedNode): Html | undefined {
  const objects = context.triples.take(subject, predicate)
  if (objects.length === 0) return undefined
  return html`${objects.map((object) => (object.termType === 'Literal' ? html`<div class="text" about="${subject}">${literalProperty(predicate, object, readable(object.value), 'div')}</div>\n` : html`<p about="${subject}">${value(context, predicate, object)}</p>\n`))}`
}

/**
 * A text whose blank lines and indents are those of the page it was cut from, without them; undefined when it reads
 * well as it is.
 */
function readable(text: string): string | undefined {
  const clean = text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{2,}/gu, '\n')
    .trim()
  return clean.length < text.length - 20 ? clean : undefined
}

/** The first value of a property as a heading's content; further values follow in it. */
export function title(context: PageContext, subject: string, predicates: readonly NamedNode[]): Html | undefined {
  const parts = predicates.flatMap((predicate) =>
    context.triples.take(subject, predicate).map((object) => value(context, predicate, object)),
  )
  return parts.length === 0 ? undefined : html`${parts.map((part, i) => html`${i > 0 && ' · '}${part}`)}`
}

/** Links to the parts of a subject that have sections of their own: in the graph, not on the screen. */
export function silentLinks(
  context: PageContext,
  subject: string,
  predicate: NamedNode,
): { readonly iris: readonly string[]; readonly links: Html } {
  const objects = context.triples.take(subject, predicate)
  const iris = objects.filter((object) => object.termType === 'NamedNode').map(({ value: iri }) => iri)
  return {
    iris,
    links: html`${objects.map((object) => (object.termType === 'Literal' ? literalProperty(predicate, object, '') : silentProperty(predicate, object.value)))}`,
  }
}

/** The opening tag of a block about a subject, with its types; a subject already opened states no types again. */
export function opening(context: PageContext, tag: string, subject: string, className?: string): Html {
  return new Html(
    `<${tag}${className === undefined ? '' : ` class="${className}"`} ${aboutAttributes(subject, context.triples.takeTypes(subject)).markup}>`,
  )
}

/** Whatever was not said yet, subject by subject: a page carries its whole graph. */
export function remainder(context: PageContext, isAll: boolean): Html | undefined {
  const rest = context.triples.takeRest()
  if (rest.length === 0) return undefined
  return html`<details class="rest"${isAll && html` open`}>
<summary>${isAll ? 'Gegevens' : 'Alle andere gegevens op deze pagina'}</summary>
${rest.map(({ subject, quads }) => {
  const types = quads.filter(({ predicate }) => predicate.equals(rdf.type)).map(({ object }) => object.value)
  const others = quads.filter(({ predicate }) => !predicate.equals(rdf.type))
  return html`<div ${aboutAttributes(subject, types)}>
<p><b>${context.graph.linkTextOf(subject)}</b></p>
${
  others.length > 0 &&
  html`<dl class="facts">
${others.map(({ predicate, object }) => html`<div><dt>${LABELS.get(predicate.value) ?? predicate.value}</dt><dd>${value(context, predicate as NamedNode, object)}</dd></div>\n`)}</dl>
`
}</div>
`
})}</details>
`
}

/** The facts of an organ and of what it hangs on. */
export const ORGAN_FACTS: readonly NamedNode[] = [
  skos.prefLabel,
  org.classification,
  besluit.classificatie,
  besluit.bestuurt,
  mandaat.isTijdspecialisatieVan,
  mandaat.bindingStart,
  mandaat.bindingEinde,
  besluit.werkingsgebied,
]

export const ZITTING_FACTS: readonly NamedNode[] = [
  besluit.isGehoudenDoor,
  besluit.geplandeStart,
  prov.startedAtTime,
  prov.endedAtTime,
  prov.atLocation,
  besluit.heeftVoorzitter,
  besluit.heeftSecretaris,
  besluit.heeftAanwezigeBijStart,
  besluit.heeftAanwezige,
  besluit.heeftAfwezigeBijStart,
  besluit.heeftAgenda,
  besluit.heeftBesluitenlijst,
  besluit.heeftNotulen,
  besluit.heeftUittreksel,
  besluit.heeftZittingsverslag,
  owl.sameAs,
]

/** `maandag 3 februari 2025, 19.30 uur`, in Europe/Brussels. */
export function longMoment(dateTime: string): string {
  const local = toBrusselsLocal(dateTime)
  return local === undefined
    ? dateTime
    : `${longDate(local, 'full')}, ${local.slice(11, 13)}.${local.slice(14, 16)} uur`
}
