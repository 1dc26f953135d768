import { DataFactory } from 'n3'
import type { CompletenessStatement } from '../../completeness/completeness.js'
import { VERDICTS } from '../../completeness/completeness-words.js'
import { longDate } from '../../rdf/long-date.js'
import { dct, dqv, foaf, ldqd, oa, prov, xsd } from '../../rdf/vocabularies.js'
import { html, type Html } from '../../html/html.js'
import {
  completenessPath,
  measuresOf,
  rhythmRemarks,
  sittingRemarks,
  sourceIri,
  statementQuads,
  titleOf,
  TOLD,
  troublesOf,
  verdictIri,
  verdictQuads,
  withoutSittingRemarks,
  type Measure,
  type Remark,
} from '../catalogue/completeness-graph.js'
import type { Outlet } from '../outlet/outlet.js'
import { htmlPage } from '../page-parts/page-shell.js'
import { longMoment } from '../page-parts/page-sections.js'
import { linkProperty, literalProperty, silentProperty } from '../../html/rdfa-elements.js'
import { rdfRepresentations, type Resource } from '../site/resource.js'
import type { Site } from '../site/site.js'
import { homeOf } from '../site/site-links.js'
const { literal, namedNode } = DataFactory
const OVERVIEW = 'volledigheid'
const FORMS = ['turtle', 'jsonld', 'ntriples', 'rdfxml'] as const

/** The pages on completeness: one on all sources and one of each; none where nothing was harvested. */
export function completenessPages(outlet: Outlet): readonly Resource[] {
  const { statements } = outlet
  return statements.length === 0
    ? []
    : [overview(outlet, statements), ...statements.map((statement) => page(outlet, statement))]
}

/** The page on completeness at a path, if there is one. */
export function findCompleteness(outlet: Outlet, path: string): Resource | undefined {
  if (path !== OVERVIEW && !path.startsWith(`${OVERVIEW}/`)) return undefined
  return completenessPages(outlet).find((resource) => resource.path === path)
}

/** Link to the overview, for pages that lead there; nothing where nothing was harvested. */
export function completenessLink({ site, statements }: Outlet): Html | undefined {
  return statements.length === 0
    ? undefined
    : html`<a href="${site.baseUrl}${OVERVIEW}.html">Hoe volledig de gegevens zijn, per bron</a>`
}

function overview({ site, statements, statementsVersion }: Outlet, list: readonly CompletenessStatement[]): Resource {
  const address = site.baseUrl + OVERVIEW
  const content = html`<p>Deze gegevens zijn opgehaald van ${list.length === 1 ? '1 bron' : `${list.length} bronnen`}. Van elke bron staat hier of alles er is. Volledig wil zeggen: alles wat de bron vermeldt is opgehaald en gelezen, en er ontbreekt geen document dat er moet zijn.</p>
<ul class="publications">
${list.map(
  (
    statement,
  ) => html`<li about="${sourceIri(site, statement.source)}" typeof="void:Dataset">${statement.start !== undefined && silentProperty(dct.source, statement.start)}${linkProperty(foaf.page, pageAddress(site, statement), literalProperty(dct.title, literal(titleOf(statement.source), 'nl')))}: ${verdict(site, statement)}</li>
`,
)}</ul>
`
  const body = (): string =>
    htmlPage({
      heading: 'Volledigheid per bron',
      home: homeOf(site),
      canonical: `${address}.html`,
      alternates: alternates(address),
      content,
    })
  return {
    path: OVERVIEW,
    immutable: false,
    version: statementsVersion,
    ...lastOf(statements),
    representations: [
      { mediaType: 'text/html', suffix: 'html', body },
      ...rdfRepresentations(() => list.flatMap((statement) => verdictQuads(site, statement)), FORMS),
    ],
  }
}

function page({ site, statementsVersion }: Outlet, statement: CompletenessStatement): Resource {
  const path = completenessPath(statement.source)
  const address = site.baseUrl + path
  const trail = [{ name: 'Volledigheid per bron', address: `${site.baseUrl}${OVERVIEW}.html` }]
  const body = (): string =>
    htmlPage({
      heading: `Volledigheid van de bron ${statement.source}`,
      home: homeOf(site),
      trail,
      canonical: `${address}.html`,
      alternates: alternates(address),
      content: content(site, statement),
    })
  return {
    path,
    immutable: false,
    version: statementsVersion,
    describes: sourceIri(site, statement.source),
    ...lastOf([statement]),
    representations: [
      { mediaType: 'text/html', suffix: 'html', body },
      ...rdfRepresentations(() => statementQuads(site, statement), FORMS),
    ],
  }
}

function content(site: Site, statement: CompletenessStatement): Html {
  const { source, start, sittings } = statement
  const { counts, reasons } = measuresOf(site, statement)
  const sittingRows = sittings.flatMap((sitting) => {
    const remarks = sittingRemarks(site, source, sitting)
    return remarks.length === 0
      ? []
      : [
          html`<li>${sitting.orgaanName ?? 'Zitting'}, ${longDate(sitting.day, 'full')}
<ul>${remarks.map((each) => remark(each, html`<a href="${sitting.zitting}">${each.label}</a>`))}</ul></li>
`,
        ]
  })
  return html`<div about="${sourceIri(site, source)}" typeof="void:Dataset">
${silentProperty(foaf.page, pageAddress(site, statement))}
<p>${literalProperty(dct.title, literal(titleOf(source), 'nl'))}${start !== undefined && html`, vanaf ${linkProperty(dct.source, start)}`}: <strong>${verdict(site, statement)}</strong>.</p>
${
  reasons.length > 0 &&
  html`<section aria-labelledby="waarom">
<h2 id="waarom">Waarom niet volledig</h2>
<ul>
${reasons.map((each) => html`<li ${measured(each)}>${silent(site, source, each)}${number(each)} × ${each.label}</li>\n`)}</ul>
</section>
`
}<section aria-labelledby="geteld">
<h2 id="geteld">Wat er is</h2>
<dl class="facts">
${counts.map((each) => html`<div ${measured(each)}><dt>${silent(site, source, each)}${each.label}</dt><dd>${number(each)}</dd></div>\n`)}</dl>
</section>
${part('zittingen', 'Zittingen waarvan iets ontbreekt of niet bekend is', sittingRows)}${TOLD.map((kind) => {
    const found = troublesOf(site, statement, kind)
    return part(
      kind,
      `Adressen: ${found[0]?.label ?? ''}`,
      found.map((each) => remark(each, html`<a href="${each.target ?? '#'}">${each.target ?? each.iri}</a>`)),
    )
  })}${part(
    'ritme',
    'Ongewoon lange tijd zonder zitting',
    rhythmRemarks(site, statement).map((each) => remark(each, each.name)),
  )}${part(
    'zonder-zitting',
    'Documenten waarvan de zitting niet te bepalen is',
    withoutSittingRemarks(site, statement).map((each) =>
      remark(each, html`<a href="${each.target ?? '#'}">${each.target ?? each.iri}</a>`),
    ),
  )}</div>
`
}

function part(id: string, heading: string, items: readonly Html[]): Html | undefined {
  return items.length === 0
    ? undefined
    : html`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
<ul>
${items}</ul>
</section>
`
}

/** A list entry that states an annotation of the source: what is the matter, with what. */
function remark({ iri, body, target, document, description }: Remark, shown: string | Html): Html {
  return html`<li property="${dqv.hasQualityAnnotation.value}" resource="${iri}" typeof="${dqv.QualityAnnotation.value}">${assessed()}${silentProperty(oa.hasBody, body)}${target !== undefined && silentProperty(oa.hasTarget, target)}${document !== undefined && silentProperty(dct.subject, document)}${shown}${description !== undefined && html`: ${literalProperty(dct.description, literal(description, 'nl'))}`}</li>
`
}

function verdict(site: Site, { source, verdict: found, asOf }: CompletenessStatement): Html {
  const own = sourceIri(site, source)
  return html`<span property="${dqv.hasQualityAnnotation.value}" resource="${own}#oordeel" typeof="${dqv.QualityAnnotation.value}">${assessed()}${silentProperty(oa.hasTarget, own)}${silentProperty(oa.hasBody, verdictIri(site, found))}${VERDICTS[found].nl}${asOf !== undefined && html` (toestand van ${literalProperty(prov.generatedAtTime, literal(asOf, namedNode(xsd.dateTime.value)), longMoment(asOf))})`}</span>`
}

function assessed(): Html {
  return html`${silentProperty(oa.motivatedBy, dqv.qualityAssessment.value)}${silentProperty(dqv.inDimension, ldqd.completeness.value)}`
}

function measured({ iri }: Measure): Html {
  return html`property="${dqv.hasQualityMeasurement.value}" resource="${iri}" typeof="${dqv.QualityMeasurement.value}"`
}

function silent(site: Site, source: string, { metric }: Measure): Html {
  return html`${silentProperty(dqv.computedOn, sourceIri(site, source))}${silentProperty(dqv.isMeasurementOf, metric)}`
}

function number({ value }: Measure): Html {
  return literalProperty(dqv.value, literal(String(value), namedNode(xsd.integer.value)))
}

function pageAddress({ baseUrl }: Site, { source }: CompletenessStatement): string {
  return `${baseUrl}${completenessPath(source)}.html`
}

function alternates(address: string): readonly { readonly address: string; readonly mediaType: string }[] {
  return [
    { mediaType: 'text/turtle', address: `${address}.ttl` },
    { mediaType: 'application/ld+json', address: `${address}.jsonld` },
    { mediaType: 'application/n-triples', address: `${address}.nt` },
    { mediaType: 'application/rdf+xml', address: `${address}.rdf` },
  ]
}

function lastOf(statements: readonly CompletenessStatement[]): { readonly lastModified?: string } {
  const last = statements
    .flatMap(({ asOf }) => asOf ?? [])
    .sort()
    .at(-1)
  return last === undefined ? {} : { lastModified: last }
}
