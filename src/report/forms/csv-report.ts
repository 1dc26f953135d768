import type { Diagnostic } from '../../diagnostic.js'
import type { Language } from '../../config.js'
import { itemFinder } from '../group-findings.js'
import type { ReportItem } from '../report.js'
import type { WrittenForm } from './written-form.js'

const COLUMNS = [
  'document',
  'line',
  'column',
  'endLine',
  'endColumn',
  'page',
  'severity',
  'stage',
  'rule',
  'message',
  'remedy',
  'agendapunt',
  'actual',
  'expected',
  'subject',
  'predicate',
  'quote',
] as const

/** The report as a table (RFC 4180): one row per finding, one per input that could not be read. */
export const csvForm: WrittenForm = {
  mediaType: 'text/csv',
  extensions: ['csv'],
  piece: (report, { language }) => {
    const itemOf = itemFinder(report.items)
    return table(
      report.diagnostics.map((diagnostic) => findingRow(report.name, diagnostic, itemOf(diagnostic), language)),
    )
  },
  around: ({ failures }) => ({
    before: `${COLUMNS.join(',')}\r\n`,
    between: '',
    after: table(
      failures.map(({ name, code, message }) => ({
        document: name,
        severity: 'error',
        stage: 'source',
        rule: code,
        message,
      })),
    ),
  }),
}

function table(rows: readonly Row[]): string {
  return rows.map((row) => `${COLUMNS.map((column) => csvCell(row[column])).join(',')}\r\n`).join('')
}

type Row = { readonly [column in (typeof COLUMNS)[number]]?: string | number | undefined }

function findingRow(document: string, diagnostic: Diagnostic, item: ReportItem | undefined, language: Language): Row {
  const { place, message, remedy, severity, stage, rule, actual, expected, subject, predicate } = diagnostic
  return {
    document,
    line: place?.line,
    column: place?.column,
    endLine: place?.endLine,
    endColumn: place?.endColumn,
    page: place?.page,
    severity,
    stage,
    rule,
    message: message[language],
    remedy: remedy?.[language],
    agendapunt: item && (item.nummer ?? item.title),
    actual,
    expected,
    subject,
    predicate,
    quote: place?.quote,
  }
}

/**
 * One cell, quoted where needed. A text that a spreadsheet would run as a formula gets an apostrophe in front, as in
 * spreadsheets themselves: cells quote pages that anybody may have written.
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
