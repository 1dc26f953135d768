import { DataFactory, type Quad } from 'n3'
import type { CompletenessStatement } from '../../completeness/completeness.js'
import type { DocumentState, SittingAccount, SittingDocument } from '../../completeness/completeness-sittings.js'
import {
  COUNTS,
  countsOf,
  DOCUMENT_STATES,
  DOCUMENTS,
  REASONS,
  VERDICTS,
} from '../../completeness/completeness-words.js'
import { besluitDocumentType } from '../../rdf/concepts.js'
import { uuidOf } from '../../rdf/uuid.js'
import { dqv, ldqd, oa, xsd } from '../../rdf/vocabularies.js'
import { isWritable } from '../../html/rdfa-elements.js'
import type { Site } from '../site/site.js'
import { iri, text, turtle, typed } from '../../rdf/formats/turtle-template.js'
const ttl = turtle({ dqv: dqv.$namespace, oa: oa.$namespace, ldqd: ldqd.$namespace })

/** A count about a source. */
export interface Measure {
  readonly iri: string
  readonly metric: string
  /** What is counted, in Dutch. */
  readonly label: string
  readonly value: number
}

/** A remark about an address, a sitting or a body. */
export interface Remark {
  readonly iri: string
  /** Concept of the problem. */
  readonly body: string
  /** Its label in Dutch. */
  readonly label: string
  /** The subject of the remark; absent when it has no name that RDF can represent. */
  readonly target?: string
  /** Kind of document that is concerned. */
  readonly document?: string
  readonly description?: string
}

/** Kinds of problems whose addresses are listed, in the order of listing. */
export const TOLD = [
  'failed',
  'refused',
  'unreadable',
  'empty',
  'gone',
  'over-limit',
  'waiting',
  'not-read',
] as const satisfies readonly (keyof CompletenessStatement['troubles'])[]
export type ToldTrouble = (typeof TOLD)[number]

/** States of a document without a problem. */
const FINE: ReadonlySet<DocumentState> = new Set(['present', 'not-yet-due', 'not-expected'])

/** IRI of the dataset made from one source. */
export function sourceIri({ baseUrl }: Site, source: string): string {
  return `${baseUrl}id/bronnen/${source}`
}

/** Path of the page about a source's completeness. */
export function completenessPath(source: string): string {
  return `volledigheid/${source}`
}

/** Concept of a verdict. */
export function verdictIri({ baseUrl }: Site, verdict: string): string {
  return `${baseUrl}id/oordelen/${verdict}`
}

/** What is counted for a source, and every reason why it is not complete. */
export function measuresOf(
  site: Site,
  statement: CompletenessStatement,
): { readonly counts: readonly Measure[]; readonly reasons: readonly Measure[] } {
  const own = sourceIri(site, statement.source)
  const measure = (name: string, label: string, value: number): Measure => ({
    iri: `${own}#meting-${name}`,
    metric: `${site.baseUrl}id/maatstaven/${name}`,
    label,
    value,
  })
  return {
    counts: Object.entries(countsOf(statement)).map(([name, value]) =>
      measure(name, COUNTS[name as keyof typeof COUNTS].nl, value),
    ),
    reasons: statement.reasons.map(({ reason, count }) => measure(`reden-${reason}`, REASONS[reason].nl, count)),
  }
}

/** The problems with addresses. */
export function troublesOf(
  site: Site,
  { source, troubles }: CompletenessStatement,
  kind: ToldTrouble,
): readonly Remark[] {
  return troubles[kind].map(({ address, message }) => ({
    iri: `${sourceIri(site, source)}#${kind}-${uuidOf(address)}`,
    body: `${site.baseUrl}id/bevindingen/${kind}`,
    label: REASONS[kind].nl,
    ...(isWritable(DataFactory.namedNode(address)) && { target: address }),
    ...(message !== '' && { description: message }),
  }))
}

/** The problems with the documents of a sitting; empty when each is present or not needed. */
export function sittingRemarks(
  site: Site,
  source: string,
  { zitting, documents }: SittingAccount,
): readonly (Remark & { readonly kind: SittingDocument })[] {
  return (Object.entries(documents) as [SittingDocument, DocumentState][]).flatMap(([kind, state]) =>
    FINE.has(state)
      ? []
      : [
          {
            iri: `${sourceIri(site, source)}#${kind}-${uuidOf(zitting)}`,
            body: `${site.baseUrl}id/bevindingen/document-${state}`,
            label: `${DOCUMENTS[kind].nl} ${DOCUMENT_STATES[state].nl}`,
            target: zitting,
            document: besluitDocumentType[kind],
            kind,
          },
        ],
  )
}

/** Unusually long periods without a sitting of a body. */
export function rhythmRemarks(
  site: Site,
  { source, rhythm }: CompletenessStatement,
): readonly (Remark & { readonly from: string; readonly to: string; readonly name: string })[] {
  return rhythm.flatMap(({ orgaan, orgaanName = orgaan, gaps }) =>
    gaps.map(({ from, to, isOpen }) => ({
      iri: `${sourceIri(site, source)}#stilte-${uuidOf(`${orgaan} ${from}`)}`,
      body: `${site.baseUrl}id/bevindingen/rhythm`,
      label: REASONS.rhythm.nl,
      target: orgaan,
      from,
      to,
      name: orgaanName,
      description: isOpen ? `geen zitting gevonden sinds ${from}` : `geen zitting gevonden tussen ${from} en ${to}`,
    })),
  )
}

/** Documents whose sitting is unknown. */
export function withoutSittingRemarks(
  site: Site,
  { source, withoutSitting }: CompletenessStatement,
): readonly Remark[] {
  return withoutSitting.map((address) => ({
    iri: `${sourceIri(site, source)}#zonder-zitting-${uuidOf(address)}`,
    body: `${site.baseUrl}id/bevindingen/sitting-unknown`,
    label: REASONS['sitting-unknown'].nl,
    ...(isWritable(DataFactory.namedNode(address)) && { target: address }),
  }))
}

/** The verdict on a source (DQV, section 4: a quality annotation), as part of the dataset. */
export function verdictQuads(site: Site, { source, start, verdict, asOf }: CompletenessStatement): readonly Quad[] {
  const own = iri(sourceIri(site, source))
  const mark = iri(`${sourceIri(site, source)}#oordeel`)
  return [
    ...ttl`
${own} a void:Dataset ; dct:title ${text(titleOf(source), 'nl')} ; foaf:page ${iri(`${site.baseUrl}${completenessPath(source)}.html`)} ; dqv:hasQualityAnnotation ${mark} .
${mark} a dqv:QualityAnnotation ; oa:hasTarget ${own} ; oa:motivatedBy dqv:qualityAssessment ; dqv:inDimension ldqd:completeness ; oa:hasBody ${iri(verdictIri(site, verdict))} .
`,
    ...(start === undefined ? [] : ttl`${own} dct:source ${iri(start)} .`),
    ...(asOf === undefined ? [] : ttl`${mark} prov:generatedAtTime ${typed(asOf, xsd.dateTime.value)} .`),
  ]
}

/** Verdict and counts of a source (DQV, section 4: quality measurements), for the catalogue. */
export function summaryQuads(site: Site, statement: CompletenessStatement): readonly Quad[] {
  const own = iri(sourceIri(site, statement.source))
  const { counts, reasons } = measuresOf(site, statement)
  return [
    ...verdictQuads(site, statement),
    ...[...counts, ...reasons].flatMap(
      (measure) => ttl`
${own} dqv:hasQualityMeasurement ${iri(measure.iri)} .
${iri(measure.iri)} a dqv:QualityMeasurement ; dqv:computedOn ${own} ; dqv:isMeasurementOf ${iri(measure.metric)} ; dqv:value ${typed(measure.value, xsd.integer.value)} .
`,
    ),
  ]
}

/** Everything known about the completeness of a source: the graph of its page. */
export function statementQuads(site: Site, statement: CompletenessStatement): readonly Quad[] {
  const own = iri(sourceIri(site, statement.source))
  return [
    ...summaryQuads(site, statement),
    ...remarksOf(site, statement).flatMap(({ iri: name, body, target, document, description }) => [
      ...ttl`${own} dqv:hasQualityAnnotation ${iri(name)} . ${iri(name)} a dqv:QualityAnnotation ; oa:motivatedBy dqv:qualityAssessment ; dqv:inDimension ldqd:completeness ; oa:hasBody ${iri(body)} .`,
      ...(target === undefined ? [] : ttl`${iri(name)} oa:hasTarget ${iri(target)} .`),
      ...(document === undefined ? [] : ttl`${iri(name)} dct:subject ${iri(document)} .`),
      ...(description === undefined ? [] : ttl`${iri(name)} dct:description ${text(description, 'nl')} .`),
    ]),
  ]
}

function remarksOf(site: Site, statement: CompletenessStatement): readonly Remark[] {
  return [
    ...statement.sittings.flatMap((sitting) => sittingRemarks(site, statement.source, sitting)),
    ...TOLD.flatMap((kind) => troublesOf(site, statement, kind)),
    ...rhythmRemarks(site, statement),
    ...withoutSittingRemarks(site, statement),
  ]
}

/** The title of a source. */
export function titleOf(source: string): string {
  return `Publicaties van de bron ${source}`
}

/** Labels of the metrics and concepts, for a catalogue in which everything is inline. */
export function completenessConcepts({ baseUrl }: Site): readonly Quad[] {
  const metrics = [
    ...Object.entries(COUNTS),
    ...Object.entries(REASONS).map(([name, words]) => [`reden-${name}`, words] as const),
  ]
  const scheme = (name: string, title: string, concepts: readonly (readonly [string, string])[]): readonly Quad[] => [
    ...ttl`${iri(`${baseUrl}id/${name}`)} a skos:ConceptScheme ; dct:title ${text(title, 'nl')} .`,
    ...concepts.flatMap(
      ([concept, label]) =>
        ttl`${iri(`${baseUrl}id/${name}/${concept}`)} a skos:Concept ; skos:prefLabel ${text(label, 'nl')} ; skos:inScheme ${iri(`${baseUrl}id/${name}`)} .`,
    ),
  ]
  return [
    ...metrics.flatMap(
      ([name, { nl }]) =>
        ttl`${iri(`${baseUrl}id/maatstaven/${name}`)} a dqv:Metric ; skos:prefLabel ${text(nl, 'nl')} ; dqv:expectedDataType xsd:integer ; dqv:inDimension ldqd:completeness .`,
    ),
    ...scheme(
      'oordelen',
      'Oordelen over de volledigheid',
      Object.entries(VERDICTS).map(([name, { nl }]) => [name, nl]),
    ),
    ...scheme('bevindingen', 'Bevindingen over de volledigheid', [
      ...Object.entries(REASONS).map(([name, { nl }]) => [name, nl] as const),
      ...Object.entries(DOCUMENT_STATES).map(([name, { nl }]) => [`document-${name}`, `document ${nl}`] as const),
    ]),
  ]
}
