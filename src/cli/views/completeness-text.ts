import type { Language } from '../../config.js'
import type { CompletenessStatement, Trouble } from '../../completeness/completeness.js'
import type { DocumentState, SittingDocument } from '../../completeness/completeness-sittings.js'
import { DOCUMENT_STATES, DOCUMENTS, REASONS, VERDICTS } from '../../completeness/completeness-words.js'
import type { Text } from '../../rules/rule.js'
import { REQUEST_WORDS } from '../../sources/polite/request-words.js'

/** States of a sitting's document that are worth a line. */
const TOLD: ReadonlySet<DocumentState> = new Set(['missing', 'unreadable', 'failed', 'gone', 'refused'])

/**
 * A completeness statement as lines for people: the verdict, every reason with its count, and each sitting that lacks
 * something.
 */
export function completenessText(statement: CompletenessStatement, language: Language): string {
  const { source, verdict, reasons, listed, publications, sittings, troubles, asOf } = statement
  const heads = {
    nl: `${source}: ${VERDICTS[verdict].nl} (${listed} adressen, ${publications} publicaties${asOf === undefined ? '' : `, toestand van ${asOf}`})`,
    en: `${source}: ${VERDICTS[verdict].en} (${listed} addresses, ${publications} publications${asOf === undefined ? '' : `, as of ${asOf}`})`,
  }
  const lines = [
    heads[language],
    ...reasons.map(({ reason, count }) => `  ${count} × ${REASONS[reason][language]}`),
    ...[...troubles.failed, ...troubles.unreadable].map((each) => `    ${each.address}  ${whyOf(each, language)}`),
    ...sittings.flatMap(({ day, orgaanName = '', documents }) =>
      (Object.entries(documents) as [SittingDocument, DocumentState][]).flatMap(([kind, state]) =>
        TOLD.has(state)
          ? [`    ${day} ${orgaanName}: ${DOCUMENTS[kind][language]} ${DOCUMENT_STATES[state][language]}`]
          : [],
      ),
    ),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** Why something is missing, in the requested language if the reason has words in it. */
function whyOf({ message, reason, status }: Trouble, language: Language): string {
  const words = (REQUEST_WORDS as Readonly<Record<string, Text | undefined>>)[reason ?? '']
  if (language === 'nl' || !words) return message
  return `${words[language]}${status === undefined || status === 200 ? '' : ` (answer ${status})`}`
}
