import type { Place } from '../../diagnostic.js'
import type { Besluit, Mandataris, Noun } from '../../model.js'
import { plainText } from '../../rdf/plain-text.js'
import { printedName } from '../identity/identity.js'

/** The origin of one field: where it is, which rule gave it, how certain it is (1 is annotated). */
export interface FieldSource {
  readonly regel: string
  readonly zekerheid: number
  /** `stated` by the document, or `derived` from it by a documented rule. */
  readonly status: 'stated' | 'derived'
  readonly plaats: Place | null
}

export type Sources = Readonly<Record<string, FieldSource>>

/** A summary of a decision. */
export interface DecisionSummary {
  readonly iri: string | null
  readonly titel: string | null
  readonly types: readonly string[]
  readonly datumPublicatie: string | null
}

/** Summarises a decision. */
export function summariseDecision(besluit: Besluit): DecisionSummary {
  return {
    iri: besluit.iri ?? null,
    titel: textOrNull(besluit.title?.[0]?.value),
    types: besluit.types ?? [],
    datumPublicatie: besluit.date_publication ?? null,
  }
}

/** The origin of each field of a noun; for a list, that of its least certain value. */
export function sourcesOf(noun: Noun): Sources {
  const sources: Record<string, FieldSource> = {}
  for (const { field, rule, certainty, status, place } of noun.evidence ?? []) {
    const known = sources[field]
    if (!known || certainty < known.zekerheid)
      sources[field] = { regel: rule, zekerheid: certainty, status, plaats: place ?? null }
  }
  return sources
}

/** A text with white space collapsed; null when nothing is left. */
export function textOrNull(text: string | undefined): string | null {
  return text === undefined ? null : plainText(text) || null
}

/** Names of people as printed; people without one are left out. */
export function names(people: readonly Mandataris[] | undefined): readonly string[] {
  return (people ?? []).flatMap((person) => personName(person) ?? [])
}

/** IRIs of people; people without one are left out. */
export function iris(people: readonly Mandataris[] | undefined): readonly string[] {
  return (people ?? []).flatMap(({ iri }) => iri ?? [])
}

/** A person's name as printed, or null. */
export function personName(person: Mandataris | undefined): string | null {
  return person ? textOrNull(printedName(person)) : null
}
