import type { Language } from '../config.js'
import type { CompletenessStatement, Verdict, VerdictReason } from '../harvest/completeness.js'
import type { DocumentState, SittingDocument } from '../harvest/completeness-sittings.js'
import type { Text } from '../rules/rule.js'

const VERDICTS: Readonly<Record<Verdict, Text>> = {
  complete: { nl: 'volledig', en: 'complete' },
  gaps: { nl: 'alles opgehaald, maar er ontbreekt iets bij de bron', en: 'everything was fetched, but the source misses something' },
  incomplete: { nl: 'onvolledig', en: 'incomplete' },
  unknown: { nl: 'niet bekend', en: 'unknown' },
}

const REASONS: Readonly<Record<VerdictReason, Text>> = {
  'never-harvested': { nl: 'nog nooit opgehaald', en: 'never harvested' },
  'still-running': { nl: 'het ophalen loopt nog', en: 'the harvest still runs' },
  'run-failed': { nl: 'de laatste keer mislukte', en: 'the last run failed' },
  'run-partial': { nl: 'de laatste keer lukte gedeeltelijk', en: 'the last run was partial' },
  'failed': { nl: 'niet kunnen ophalen', en: 'could not be fetched' },
  'refused': { nl: 'niet opgehaald omdat het niet mag', en: 'not fetched because it may not be' },
  'waiting': { nl: 'nog op te halen', en: 'still to be fetched' },
  'over-limit': { nl: 'niet opgehaald door een ingestelde grens', en: 'not fetched because of a limit that was set' },
  'unreadable': { nl: 'niet te lezen', en: 'could not be read' },
  'not-read': { nl: 'nog te lezen', en: 'still to be read' },
  'missing': { nl: 'document dat er moet zijn en nergens vermeld staat', en: 'document that is due and listed nowhere' },
  'gone': { nl: 'pagina die verdwenen is', en: 'page that has gone' },
  'empty': { nl: 'document waarin geen punten gevonden zijn', en: 'document in which no items were found' },
  'rhythm': { nl: 'ongewoon lange tijd zonder zitting', en: 'unusually long time without a sitting' },
  'no-publications': { nl: 'geen enkele publicatie gevonden', en: 'no publication was found' },
  'sitting-unknown': { nl: 'document waarvan de zitting niet te bepalen is', en: 'document of which the sitting cannot be told' },
  'document-unknown': { nl: 'document waarvan niet te zeggen is of het er moet zijn', en: 'document of which it cannot be told whether it is due' },
}

const DOCUMENTS: Readonly<Record<SittingDocument, Text>> = {
  agenda: { nl: 'agenda', en: 'agenda' },
  besluitenlijst: { nl: 'besluitenlijst', en: 'list of decisions' },
  notulen: { nl: 'notulen', en: 'minutes' },
}

/** What of a document of a sitting is worth a line. */
const STATES: Readonly<Partial<Record<DocumentState, Text>>> = {
  missing: { nl: 'ontbreekt', en: 'is missing' },
  unreadable: { nl: 'is niet te lezen', en: 'cannot be read' },
  failed: { nl: 'is niet kunnen ophalen', en: 'could not be fetched' },
  gone: { nl: 'is verdwenen', en: 'has gone' },
  refused: { nl: 'mag niet opgehaald worden', en: 'may not be fetched' },
}

/** A completeness statement as lines for people: the verdict, every reason with how often, and each sitting that misses something. */
export function completenessText(statement: CompletenessStatement, language: Language): string {
  const { source, verdict, reasons, listed, publications, sittings, troubles, asOf } = statement
  const heads = {
    nl: `${source}: ${VERDICTS[verdict].nl} (${listed} adressen, ${publications} publicaties${asOf === undefined ? '' : `, toestand van ${asOf}`})`,
    en: `${source}: ${VERDICTS[verdict].en} (${listed} addresses, ${publications} publications${asOf === undefined ? '' : `, as of ${asOf}`})`,
  }
  const lines = [
    heads[language],
    ...reasons.map(({ reason, count }) => `  ${count} × ${REASONS[reason][language]}`),
    ...[...troubles.failed, ...troubles.unreadable].map(({ address, message }) => `    ${address}  ${message}`),
    ...sittings.flatMap(({ day, orgaanName = '', documents }) =>
      (Object.entries(documents) as [SittingDocument, DocumentState][]).flatMap(([kind, state]) => {
        const text = STATES[state]
        return text ? [`    ${day} ${orgaanName}: ${DOCUMENTS[kind][language]} ${text[language]}`] : []
      }),
    ),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
