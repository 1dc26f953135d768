import type { Bestuursorgaan, DocumentKind, Mandataris, Model, Zitting } from '../../model.js'
import { bestuursorgaanClasses } from '../../rdf/concepts.js'
import { toBrusselsDate, toBrusselsLocal } from '../../rdf/date-time.js'
import { plainText } from '../../rdf/plain-text.js'
import { summariseItem, type ItemSummary } from './summary-item.js'
import {
  iris,
  names,
  personName,
  sourcesOf,
  summariseDecision,
  textOrNull,
  type DecisionSummary,
  type Sources,
} from './summary-values.js'

/**
 * One sitting as one document describes it, in the schema of shapes/zitting.schema.json: plain values under Dutch
 * names, times local in Europe/Brussels, null or an empty list where the document says nothing. Lists of names and of
 * IRIs keep the order of the document; a person without a printed name is only in the list of IRIs.
 */
export interface ZittingSummary {
  readonly document: string
  readonly type: DocumentKind | null
  readonly bestuurseenheid: string | null
  readonly bestuurseenheidIri: string | null
  readonly bestuursorgaan: string | null
  readonly bestuursorgaanIri: string | null
  readonly zitting: {
    readonly iri: string | null
    readonly sameAs: readonly string[]
    readonly datum: string | null
    readonly geplandeStart: string | null
    readonly start: string | null
    readonly einde: string | null
    readonly locatie: string | null
  }
  readonly voorzitter: string | null
  readonly voorzitterIri: string | null
  readonly secretaris: string | null
  readonly secretarisIri: string | null
  readonly aanwezig: readonly string[]
  readonly aanwezigIris: readonly string[]
  readonly verontschuldigd: readonly string[]
  readonly verontschuldigdIris: readonly string[]
  readonly afwezig: readonly string[]
  readonly afwezigIris: readonly string[]
  readonly agendapunten: readonly ItemSummary[]
  /** Decisions of the document that belong to no item. */
  readonly besluiten: readonly DecisionSummary[]
  readonly bronnen: Sources
}

/**
 * Summarises what one document says, one object per sitting. A document without a sitting that has items or decisions
 * gives one object with an empty sitting; one that has none of these gives an empty list.
 */
export function summarise(model: Model, document: string): readonly ZittingSummary[] {
  const loose = model.besluiten.map(summariseDecision)
  const orphans = [
    ...(model.agendapunten ?? []),
    ...(model.behandelingen ?? []).map((handling) => ({ behandelingen: [handling] })),
  ]
  const [first, ...others] = model.zittingen
  if (!first)
    return loose.length + orphans.length === 0 ? [] : [summariseZitting({ behandelt: orphans }, model, document, loose)]
  const whole =
    orphans.length === 0 || others.length > 0
      ? first
      : { ...first, behandelt: [...(first.behandelt ?? []), ...orphans] }
  return [
    summariseZitting(whole, model, document, loose),
    ...others.map((zitting) => summariseZitting(zitting, model, document, [])),
  ]
}

function summariseZitting(
  zitting: Zitting,
  model: Model,
  document: string,
  besluiten: readonly DecisionSummary[],
): ZittingSummary {
  const organ = zitting.isGehoudenDoor
  const unit = organ?.bestuurt ?? organ?.isTijdspecialisatieVan?.bestuurt ?? model.bestuurseenheid
  const moment = zitting.geplandeStart ?? zitting.datum ?? zitting.startedAtTime
  const apologised = zitting.verontschuldigd ?? []
  const absent = (zitting.heeftAfwezigeBijStart ?? []).filter(
    (person) => !apologised.some((other) => isSame(person, other)),
  )
  return {
    document,
    type: model.publicatie?.kind ?? null,
    bestuurseenheid: textOrNull(unit?.prefLabel),
    bestuurseenheidIri: unit?.iri ?? null,
    bestuursorgaan: organName(organ),
    bestuursorgaanIri: organ?.iri ?? null,
    zitting: {
      iri: zitting.iri ?? null,
      sameAs: zitting.sameAs ?? [],
      datum: (moment && toBrusselsDate(moment)) ?? zitting.datum ?? null,
      geplandeStart: localTime(zitting.geplandeStart),
      start: localTime(zitting.startedAtTime),
      einde: localTime(zitting.endedAtTime),
      locatie: textOrNull(zitting.atLocation?.label),
    },
    voorzitter: personName(zitting.heeftVoorzitter),
    voorzitterIri: zitting.heeftVoorzitter?.iri ?? null,
    secretaris: personName(zitting.heeftSecretaris),
    secretarisIri: zitting.heeftSecretaris?.iri ?? null,
    aanwezig: names(zitting.heeftAanwezigeBijStart ?? zitting.heeftAanwezige),
    aanwezigIris: iris(zitting.heeftAanwezigeBijStart ?? zitting.heeftAanwezige),
    verontschuldigd: names(apologised),
    verontschuldigdIris: iris(apologised),
    afwezig: names(absent),
    afwezigIris: iris(absent),
    agendapunten: (zitting.behandelt ?? []).map(summariseItem),
    besluiten,
    bronnen: sourcesOf(zitting),
  }
}

/**
 * The class of body that held the sitting, in the words of the code list; else the class its label starts with, or its
 * label without the unit's name.
 */
function organName(organ: Bestuursorgaan | undefined): string | null {
  const abstract = organ?.isTijdspecialisatieVan
  // What the document itself prints comes before the name of the class it was linked to.
  if (
    organ?.prefLabel !== undefined &&
    organ.evidence?.some(
      ({ field, status, rule }) => field === 'prefLabel' && status === 'stated' && rule !== 'published',
    )
  )
    return plainText(organ.prefLabel)
  for (const one of [organ, abstract]) {
    for (const concept of [one?.classification, one?.classificatie]) {
      const name = (concept?.iri === undefined ? undefined : bestuursorgaanClasses[concept.iri]) ?? concept?.prefLabel
      if (name !== undefined) return plainText(name)
    }
  }
  const label = organ?.prefLabel ?? abstract?.prefLabel
  if (label === undefined) return null
  const known = Object.values(bestuursorgaanClasses).filter((name) =>
    `${plainText(label)} `.toLowerCase().startsWith(`${name} `.toLowerCase()),
  )
  if (known.length > 0) return known.reduce((a, b) => (b.length > a.length ? b : a))
  const unit = (organ?.bestuurt ?? abstract?.bestuurt)?.prefLabel
  const short = unit === undefined ? label : plainText(label).replace(plainText(unit), '')
  return textOrNull(short) ?? plainText(label)
}

function isSame(a: Mandataris, b: Mandataris): boolean {
  if (a === b) return true
  return a.iri !== undefined && b.iri !== undefined
    ? a.iri === b.iri
    : personName(a) !== null && personName(a) === personName(b)
}

function localTime(time: string | undefined): string | null {
  return (time === undefined ? undefined : toBrusselsLocal(time)) ?? null
}
