import type { Place } from '../diagnostic.js'
import type { Agendapunt, BehandelingVanAgendapunt, Besluit, Model, Noun } from '../model.js'
import type { ReportItem, ReportSummary } from './report.js'

/** The data of a sitting for the top of a report. */
export interface SummarisedZitting {
  readonly bestuurseenheid: string | null
  readonly bestuursorgaan: string | null
  readonly zitting: { readonly datum: string | null }
}

/**
 * The top of a report: the kind of document, its body and day (of its first sitting), and the number of items and
 * decisions.
 */
export function summariseModel(model: Model, [first]: readonly SummarisedZitting[]): ReportSummary {
  const punten = agendapuntenOf(model)
  const behandelingen = [...punten.flatMap((punt) => punt.behandelingen ?? []), ...(model.behandelingen ?? [])]
  const kind = model.publicatie?.kind
  const { bestuurseenheid, bestuursorgaan, zitting } = first ?? {
    bestuurseenheid: null,
    bestuursorgaan: null,
    zitting: { datum: null },
  }
  return {
    ...(kind && { kind }),
    ...(bestuurseenheid !== null && { bestuurseenheid }),
    ...(bestuursorgaan !== null && { bestuursorgaan }),
    ...(zitting.datum !== null && { datum: zitting.datum }),
    zittingen: model.zittingen.length,
    agendapunten: distinct(punten),
    besluiten: distinct([...behandelingen.flatMap(({ generated }) => generated ?? []), ...model.besluiten]),
    stemmingen: distinct(behandelingen.flatMap(({ heeftStemming }) => heeftStemming ?? [])),
  }
}

/**
 * The agenda items in document order, each with the IRIs of everything that belongs to it and its range in the source.
 */
export function reportItems(model: Model): readonly ReportItem[] {
  return agendapuntenOf(model).map((punt) => {
    const nouns: readonly Noun[] = [punt, ...(punt.behandelingen ?? []).flatMap(handlingNouns)]
    const title =
      punt.title?.[0]?.value ?? punt.behandelingen?.flatMap(({ generated }) => generated ?? [])[0]?.title?.[0]?.value
    const place = span(nouns.flatMap((noun) => (noun.place ? [noun.place] : [])))
    return {
      ...(punt.nummer !== undefined && { nummer: punt.nummer }),
      ...(title !== undefined && { title }),
      ...(place && { place }),
      subjects: [
        ...new Set(nouns.flatMap(({ iri, sameAs }) => [...(iri === undefined ? [] : [iri]), ...(sameAs ?? [])])),
      ],
    }
  })
}

function agendapuntenOf(model: Model): readonly Agendapunt[] {
  return [...model.zittingen.flatMap(({ behandelt }) => behandelt ?? []), ...(model.agendapunten ?? [])]
}

function handlingNouns(behandeling: BehandelingVanAgendapunt): readonly Noun[] {
  return [
    behandeling,
    ...(behandeling.heeftStemming ?? []),
    ...(behandeling.generated ?? []).flatMap((besluit: Besluit) => [besluit, ...(besluit.has_part ?? [])]),
  ]
}

/** The number of different nouns: two handlings may share a decision. */
function distinct(nouns: readonly Noun[]): number {
  return new Set(nouns.map((noun) => noun.iri ?? noun)).size
}

/** From the first to the last of some places, on the page of the first. */
function span(places: readonly Place[]): Place | undefined {
  const [first, ...rest] = places
  return rest.reduce<Place | undefined>((whole, place) => {
    if (!whole) return place
    if (whole.page !== place.page) return whole
    const start = place.offset < whole.offset ? place : whole
    const end = place.endOffset > whole.endOffset ? place : whole
    return { ...start, endLine: end.endLine, endColumn: end.endColumn, endOffset: end.endOffset }
  }, first)
}
