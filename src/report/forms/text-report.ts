import { shorten, type Diagnostic, type Place } from '../../diagnostic.js'
import type { Language } from '../../config.js'
import { counted, KIND_WORDS, OUTCOME_WORDS, phrase, PHRASES, SEVERITY_WORDS } from '../phrases.js'
import { localName } from '../../rdf/iri.js'
import type { Report } from '../report.js'
import { countSeverities, outcomeOf, type RunCounts } from '../report-run.js'
import type { WrittenForm } from './written-form.js'

/** The report in the style of a compiler: a line per finding, a line per document, a line for the run. */
export const textForm: WrittenForm = {
  mediaType: 'text/plain',
  extensions: ['txt', 'text', 'log'],
  piece: (report, { language }) => lines(textDocument(report, language)),
  around: (run, { language }) => ({
    before: '',
    between: '',
    after: lines([
      ...run.failures.map(
        ({ name, code, message }) =>
          `${oneLine(name)}: ${SEVERITY_WORDS.error[language]}  ${oneLine(message)}  ${code}`,
      ),
      ...(run.documents + run.failures.length === 1 ? [] : [textOutcome(run, language)]),
    ]),
  }),
}

/** Several lines as one text. */
export function lines(of: readonly string[]): string {
  return of.map((line) => `${line}\n`).join('')
}

/** All lines about one document: its findings, what the harvester would not take as it is, the summary. */
export function textDocument(report: Report, language: Language): readonly string[] {
  return [...textFindings(report, language), ...textPreview(report, language), textSummary(report, language)]
}

/** One line per triple that the official harvester would change or drop, with the rule that explains it. */
function textPreview({ name, preview }: Report, language: Language): readonly string[] {
  return (preview?.outcomes ?? [])
    .filter(({ fate }) => fate !== 'kept')
    .map(({ fate, predicate, object, becomes, reason = '', place }) => {
      const values = becomes === undefined ? shorten(object, 80) : `${shorten(object, 80)} → ${shorten(becomes, 80)}`
      return oneLine(
        `${name}:${placeText(place)}  ${PHRASES[fate][language]}  ${localName(predicate)} ${values}  ${reason}`,
      )
    })
}

/** One line per finding: `file:line:column  severity  message  rule`. */
export function textFindings(report: Report, language: Language): readonly string[] {
  return report.diagnostics.map((diagnostic) => textFinding(report.name, diagnostic, language))
}

/** One finding as a line; a place on a page of a PDF is written `file:p3:line:column`. */
export function textFinding(name: string, { place, severity, message, rule }: Diagnostic, language: Language): string {
  return `${oneLine(name)}:${placeText(place)}  ${SEVERITY_WORDS[severity][language]}  ${oneLine(message[language])}  ${rule}`
}

/** One line about a document: what was found, the level reached, the number of findings. */
export function textSummary(report: Report, language: Language): string {
  const { summary, maturity, maturityMended, preview } = report
  const what = [
    summary.kind && KIND_WORDS[summary.kind][language],
    summary.bestuursorgaan,
    summary.bestuurseenheid,
    summary.datum,
  ]
  const counts = countSeverities([report])
  const parts = [
    what.filter((part) => part !== undefined && part !== '').join(' '),
    [
      counted('agendapunt', summary.agendapunten, language),
      counted('besluit', summary.besluiten, language),
      counted('stemming', summary.stemmingen, language),
    ].join(', '),
    maturity &&
      `${PHRASES.level[language].toLowerCase()} ${maturity.level}${maturityMended && maturityMended.level !== maturity.level ? ` → ${maturityMended.level}` : ''}`,
    preview && phrase(PHRASES.previewCounts, language, previewSlots(preview)),
    [
      counted('error', counts.error, language),
      counted('warning', counts.warning, language),
      counted('info', counts.info, language),
    ].join(', '),
  ]
  return oneLine(`${report.name}: ${parts.filter((part) => part !== undefined && part !== '').join('; ')}`)
}

/** The last line of a run over several inputs: how it ended, with counts. */
export function textOutcome(run: RunCounts, language: Language): string {
  const counts = run.findings
  const findings = [
    counted('error', counts.error, language),
    counted('warning', counts.warning, language),
    counted('info', counts.info, language),
  ]
  const inputs = [
    counted('document', run.documents, language),
    counted('unread', run.failures.length, language),
    ...(run.left === undefined || run.left === 0 ? [] : [counted('left', run.left, language)]),
  ]
  return `${OUTCOME_WORDS[outcomeOf(run)][language]}: ${inputs.join(', ')}; ${findings.join(', ')}`
}

function placeText(place: Place | undefined): string {
  return place ? `${place.page === undefined ? '' : `p${place.page}:`}${place.line}:${place.column}` : '-:-'
}

function previewSlots(preview: NonNullable<Report['preview']>): Record<string, number> {
  const { kept, changed, dropped } = preview
  return { total: kept + changed + dropped, kept, changed, dropped }
}

/** Control characters of a document must not reach the terminal: no line breaks or escape sequences. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
