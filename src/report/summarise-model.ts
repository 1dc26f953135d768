import type { Place } from '../diagnostic.js'
import type { Agendapunt, BehandelingVanAgendapunt, Besluit, Model, Noun } from '../model.js'
import type { ReportItem, ReportSummary } from './report.js'

/** What the plain summary of a sitting tells for the head of a report. */
export interface SummarisedZitting {
  readonly bestuurseenheid: string | null
  readonly bestuursorgaan: string | null
  readonly zitting: { readonly datum: string | null }
}

/** The head of a report: what kind of document, of whom, of which day (of its first sitting), and how much is in it. */
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
 * The agenda items in the order of the document, each with the IRIs of all that hangs on it and the stretch of source
 * it takes.
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

/** How many different nouns: the same decision may hang under two handlings. */
function distinct(nouns: readonly Noun[]): number {
  return new Set(nouns.map((noun) => noun.iri ?? noun)).size
}

/** From the first to the last of some places of the page where the first stands. */
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
