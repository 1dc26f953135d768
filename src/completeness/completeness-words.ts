import type { Text } from '../rules/rule.js'
import type { CompletenessStatement, Verdict, VerdictReason } from './completeness.js'
import type { DocumentState, SittingDocument } from './completeness-sittings.js'

/** The words for each verdict. */
export const VERDICTS: Readonly<Record<Verdict, Text>> = {
  complete: { nl: 'volledig', en: 'complete' },
  gaps: {
    nl: 'alles opgehaald, maar er ontbreekt iets bij de bron',
    en: 'everything was fetched, but something is missing at the source',
  },
  incomplete: { nl: 'onvolledig', en: 'incomplete' },
  unknown: { nl: 'niet bekend', en: 'unknown' },
}

/** Why a source is not called complete. */
export const REASONS: Readonly<Record<VerdictReason, Text>> = {
  'never-harvested': { nl: 'nog nooit opgehaald', en: 'never harvested' },
  'still-running': { nl: 'het ophalen loopt nog', en: 'the harvest is still running' },
  'run-failed': { nl: 'de laatste keer mislukte', en: 'the last run failed' },
  'run-partial': { nl: 'de laatste keer lukte gedeeltelijk', en: 'the last run was partial' },
  failed: { nl: 'niet kunnen ophalen', en: 'could not be fetched' },
  refused: { nl: 'niet opgehaald omdat het niet mag', en: 'not fetched because it is not allowed' },
  waiting: { nl: 'nog op te halen', en: 'still to be fetched' },
  'over-limit': {
    nl: 'niet opgehaald: buiten de grenzen van de bron, of niet op te vragen',
    en: 'not fetched: beyond the limits of the source, or impossible to request',
  },
  unreadable: { nl: 'niet te lezen', en: 'could not be read' },
  'not-read': { nl: 'nog te lezen', en: 'still to be read' },
  missing: { nl: 'document dat er moet zijn en nergens vermeld staat', en: 'document that is due and listed nowhere' },
  gone: { nl: 'pagina die verdwenen is', en: 'page that is gone' },
  empty: { nl: 'document waarin geen punten gevonden zijn', en: 'document in which no items were found' },
  rhythm: { nl: 'ongewoon lange tijd zonder zitting', en: 'unusually long time without a sitting' },
  'no-publications': { nl: 'geen enkele publicatie gevonden', en: 'no publication was found' },
  'sitting-unknown': {
    nl: 'document waarvan de zitting niet te bepalen is',
    en: 'document whose sitting cannot be determined',
  },
  'document-unknown': {
    nl: 'document waarvan niet te zeggen is of het er moet zijn',
    en: 'document that may or may not be due',
  },
}

export const DOCUMENTS: Readonly<Record<SittingDocument, Text>> = {
  agenda: { nl: 'agenda', en: 'agenda' },
  besluitenlijst: { nl: 'besluitenlijst', en: 'list of decisions' },
  notulen: { nl: 'notulen', en: 'minutes' },
}

/** The state of a document of a sitting, in words that follow its name. */
export const DOCUMENT_STATES: Readonly<Record<DocumentState, Text>> = {
  present: { nl: 'is er', en: 'is there' },
  missing: { nl: 'ontbreekt', en: 'is missing' },
  'not-yet-due': { nl: 'hoeft er nog niet te zijn', en: 'is not due yet' },
  'not-expected': { nl: 'wordt niet verwacht', en: 'is not expected' },
  unknown: { nl: 'is niet bekend', en: 'is unknown' },
  failed: { nl: 'is niet kunnen ophalen', en: 'could not be fetched' },
  refused: { nl: 'mag niet opgehaald worden', en: 'may not be fetched' },
  gone: { nl: 'is verdwenen', en: 'is gone' },
  unreadable: { nl: 'is niet te lezen', en: 'cannot be read' },
  waiting: { nl: 'is nog op te halen', en: 'is still to be fetched' },
  skipped: { nl: 'is niet opgehaald', en: 'was not fetched' },
}

/** The counts of every source, in the order in which they are shown. */
export const COUNTS = {
  listed: { nl: 'adressen bekend', en: 'addresses known' },
  had: { nl: 'adressen opgehaald', en: 'addresses fetched' },
  publications: { nl: 'publicaties in de gegevens', en: 'publications in the data' },
  annexes: { nl: 'bijlagen bewaard en niet gelezen', en: 'annexes stored and not read' },
  sittings: { nl: 'zittingen met minstens één document', en: 'sittings with at least one document' },
} as const satisfies Readonly<Record<string, Text>>
export type CountName = keyof typeof COUNTS

/** The counts of a statement by their names. */
export function countsOf({
  listed,
  addresses,
  publications,
  annexes,
  sittings,
}: CompletenessStatement): Readonly<Record<CountName, number>> {
  return { listed, had: addresses.fetched + addresses.unchanged, publications, annexes, sittings: sittings.length }
}
