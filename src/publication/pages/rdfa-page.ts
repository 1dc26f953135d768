import type { Quad } from 'n3'
import { besluit, dct, eli, foaf, mandaat, persoon, prov } from '../../rdf/vocabularies.js'
import { toBrusselsDate } from '../../rdf/date-time.js'
import { longDate } from '../../rdf/long-date.js'
import { html, type Html } from '../../html/html.js'
import { PageGraph } from '../page-parts/page-graph.js'
import {
  facts,
  opening,
  ORGAN_FACTS,
  remainder,
  silentLinks,
  text,
  title,
  ZITTING_FACTS,
  type PageContext,
} from '../page-parts/page-sections.js'
import { htmlPage, type Alternate, type PageOptions } from '../page-parts/page-shell.js'
import { legislationData } from '../page-parts/structured-data.js'
import { PageTriples } from '../page-parts/page-triples.js'
import { isWritable } from '../../html/rdfa-elements.js'
export interface RdfaPageOptions {
  /** Absolute address the page will have. */
  readonly address: string
  /** Heading of the page; the graph's own words when absent. */
  readonly heading?: string
  /** The same graph in other forms, for `link rel=alternate`. */
  readonly alternates?: readonly Alternate[]
  /** Address of the page the graph was read from, for readers who want to see it. */
  readonly source?: string
  readonly home?: PageOptions['home']
  readonly trail?: PageOptions['trail']
  /** Where a reader who follows an IRI arrives, where that is not the IRI itself. */
  readonly pageOf?: (iri: string) => string | false | undefined
  /** What documents elsewhere call a thing that this graph does not name. */
  readonly nameOf?: (iri: string) => string | undefined
  /** What a reader sees first; the graph itself is folded below it. */
  readonly lead?: Html
  /** Title of the window, where the heading alone would not tell the page from others. */
  readonly title?: string
}

export interface RdfaPage {
  readonly html: string
  /** Triples that HTML cannot hold (see isWritable): not on the page, so the caller reports them. */
  readonly omitted: readonly Quad[]
}

/**
 * The annotated HTML publication of a graph: a page that a person reads and a harvester extracts, with every triple of
 * the graph and no other (RDFa Core 1.1; HTML+RDFa 1.1). Named triples only. Works without script; WCAG 2.2 AA.
 */
export function writeRdfaPage(quads: Iterable<Quad>, options: RdfaPageOptions): RdfaPage {
  const all = [...quads]
  const writable = all.filter(
    ({ subject, object }) => subject.termType === 'NamedNode' && object.termType !== 'BlankNode' && isWritable(object),
  )
  const graph = new PageGraph(writable, options.nameOf)
  const context: PageContext = {
    triples: new PageTriples(writable),
    graph,
    pageOf: options.pageOf ?? (() => undefined),
  }
  const zittingen = graph.subjectsOf(besluit.Zitting)
  const heading = options.heading ?? zittingen.map((zitting) => zittingName(graph, zitting))[0] ?? 'Publicatie'
  const body = html`${documents(context)}${zittingen.map((zitting) => zittingSection(context, zitting))}${looseBesluiten(context)}${organs(context)}${people(context)}`
  const { address, alternates, source, home, trail, lead, title: windowTitle } = options
  const rest = remainder(context, body.markup === '')
  const structured = legislationData(graph, address)
  const page = htmlPage({
    heading,
    canonical: address,
    content: html`${
      source !== undefined &&
      /^https?:/iu.test(source) &&
      html`<p class="source">Gelezen van <a href="${source}" rel="noreferrer">${new URL(source).hostname}</a>.</p>
`
    }${lead === undefined ? html`${body}${rest}` : html`${lead}<details class="rest"><summary>Gegevens</summary>\n${body}${rest}</details>\n`}`,
    ...(alternates && { alternates }),
    ...(windowTitle !== undefined && { title: windowTitle }),
    ...(home && { home }),
    ...(trail && { trail }),
    ...(structured !== undefined && { structured }),
  })
  const kept = new Set(writable)
  return { html: page, omitted: all.filter((quad) => !kept.has(quad)) }
}

/** `Gemeenteraad Voorbeeldegem, maandag 3 februari 2025`: the organ and the day as the graph has them. */
function zittingName(graph: PageGraph, zitting: string): string {
  const organ = graph.first(zitting, besluit.isGehoudenDoor)
  const start = graph.first(zitting, besluit.geplandeStart) ?? graph.first(zitting, prov.startedAtTime)
  const day = start === undefined ? undefined : toBrusselsDate(start)
  return [
    (organ === undefined ? undefined : graph.labelOf(organ)) ?? 'Zitting',
    day === undefined ? undefined : longDate(day, 'full'),
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

/** The document itself and what it is: agenda, besluitenlijst, notulen, uittreksel. */
function documents(context: PageContext): Html {
  const iris = context.graph.subjectsOf(foaf.Document).filter((iri) => !context.graph.hasType(iri, besluit.Besluit))
  return html`${iris.map(
    (iri) => html`${opening(context, 'section', iri)}
${facts(context, iri, [dct.title, eli.date_publication, dct.type])}</section>
`,
  )}`
}

function zittingSection(context: PageContext, iri: string): Html {
  const tag = opening(context, 'section', iri, 'zitting')
  const items = silentLinks(context, iri, besluit.behandelt)
  return html`${tag}
<h2>Zitting</h2>
${facts(context, iri, ZITTING_FACTS)}${items.links}
</section>
${
  items.iris.length > 0 &&
  html`<section>
<h2>Agendapunten</h2>
<ol class="items">
${context.graph.inAgendaOrder(items.iris).map((item) => html`<li>${agendapunt(context, item)}</li>\n`)}</ol>
</section>
`
}`
}

function agendapunt(context: PageContext, iri: string): Html {
  const tag = opening(context, 'article', iri)
  const behandelingen = context.graph.behandelingenOf(iri)
  return html`${tag}
<h3>${title(context, iri, [dct.title]) ?? html`${context.graph.linkTextOf(iri)}`}</h3>
${text(context, iri, dct.description)}${facts(context, iri, [besluit.geplandOpenbaar, besluit['Agendapunt.type'], besluit.aangebrachtNa, besluit.heeftOntwerpbesluit, dct.references])}</article>
${behandelingen.map((behandeling) => behandelingSection(context, behandeling))}`
}

function behandelingSection(context: PageContext, iri: string): Html {
  const tag = opening(context, 'div', iri, 'behandeling')
  const subject = silentLinks(context, iri, dct.subject)
  const votes = silentLinks(context, iri, besluit.heeftStemming)
  const decisions = silentLinks(context, iri, prov.generated)
  return html`${tag}
${subject.links}${votes.links}${decisions.links}${facts(context, iri, [besluit.openbaar, besluit.gebeurtNa, besluit.heeftVoorzitter, besluit.heeftSecretaris, besluit.heeftAanwezige])}</div>
${votes.iris.map((vote) => stemming(context, vote))}${decisions.iris.map((decision) => besluitSection(context, decision))}`
}

function stemming(context: PageContext, iri: string): Html {
  const tag = opening(context, 'div', iri, 'stemming')
  return html`${tag}
<h4>Stemming</h4>
${facts(context, iri, [
  besluit.onderwerp,
  besluit.gevolg,
  besluit.geheim,
  besluit.aantalVoorstanders,
  besluit.aantalTegenstanders,
  besluit.aantalOnthouders,
  besluit.heeftVoorstander,
  besluit.heeftTegenstander,
  besluit.heeftOnthouder,
  besluit.heeftStemmer,
  besluit.heeftAanwezige,
])}</div>
`
}

function besluitSection(context: PageContext, iri: string): Html {
  const tag = opening(context, 'article', iri, 'besluit')
  const parts = silentLinks(context, iri, eli.has_part)
  return html`${tag}
<h4>${title(context, iri, [eli.title]) ?? 'Besluit'}</h4>
${parts.links}${text(context, iri, eli.description)}${text(context, iri, besluit.motivering)}${text(context, iri, prov.value)}${facts(
    context,
    iri,
    [
      eli.title_short,
      besluit.citeeropschrift,
      eli.date_publication,
      eli.first_date_entry_in_force,
      eli.date_no_longer_in_force,
      eli.passed_by,
      eli.language,
      eli.realizes,
      eli.cites,
      prov.wasGeneratedBy,
    ],
  )}</article>
${parts.iris.map((part) => artikel(context, part))}`
}

function artikel(context: PageContext, iri: string): Html {
  const tag = opening(context, 'div', iri, 'artikel')
  return html`${tag}
<h5>${title(context, iri, [eli.number, eli.title]) ?? 'Artikel'}</h5>
${text(context, iri, prov.value)}${facts(context, iri, [eli.language])}</div>
`
}

/** Decisions that hang on no item. */
function looseBesluiten(context: PageContext): Html | undefined {
  const loose = context.graph
    .subjectsOf(besluit.Besluit)
    .filter((iri) => !context.graph.isObjectOf(iri, prov.generated))
  return loose.length === 0
    ? undefined
    : html`<section>
<h2>Besluiten</h2>
${loose.map((iri) => besluitSection(context, iri))}</section>
`
}

function organs(context: PageContext): Html | undefined {
  const iris = [
    ...context.graph.subjectsOf(besluit.Bestuursorgaan),
    ...context.graph.subjectsOf(besluit.Bestuurseenheid),
  ]
  return iris.length === 0
    ? undefined
    : html`<section>
<h2>Bestuursorgaan</h2>
<details>
<summary>${context.graph.linkTextOf(iris[0] ?? '')} en zijn bestuur</summary>
${iris.map(
  (iri) => html`${opening(context, 'div', iri)}
${facts(context, iri, ORGAN_FACTS)}</div>
`,
)}</details>
</section>
`
}

function people(context: PageContext): Html | undefined {
  const iris = context.graph.subjectsOf(mandaat.Mandataris)
  return iris.length === 0
    ? undefined
    : html`<section>
<h2>Mandatarissen</h2>
<details>
<summary>${iris.length === 1 ? '1 mandataris' : `${iris.length} mandatarissen`}</summary>
${iris.map(
  (iri) => html`${opening(context, 'div', iri)}
${facts(context, iri, [mandaat.isBestuurlijkeAliasVan, foaf.familyName, persoon.gebruikteVoornaam])}</div>
`,
)}</details>
</section>
`
}
