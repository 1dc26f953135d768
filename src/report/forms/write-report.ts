import type { Language } from '../../config.js'
import { csvForm } from './csv-report.js'
import { htmlForm } from './html-report.js'
import { jsonForm } from './json-report.js'
import { countsOf, type Run } from '../report-run.js'
import { textForm } from './text-report.js'
import type { Report } from '../report.js'
import type { Piece, PieceOptions, WrittenForm } from './written-form.js'

/** The forms of a report. */
export const REPORT_FORMS = {
  text: textForm,
  json: jsonForm,
  csv: csvForm,
  html: htmlForm,
} as const satisfies Record<string, WrittenForm>

export type ReportForm = keyof typeof REPORT_FORMS

/** Writes the report of a run in one of its forms. */
export function writeReport(run: Run, form: ReportForm, language: Language): string {
  const { around }: WrittenForm = REPORT_FORMS[form]
  const alone = run.reports.length === 1 && run.failures.length === 0
  const pieces = run.reports.map((report, position) => writePiece(report, form, { language, position, alone }))
  const entries = pieces.map(({ entry }) => entry)
  const { before, between, after } = around(countsOf(run), { language, alone, entries })
  return before + pieces.map(({ text }) => text).join(between) + after
}

/** A document's part of a report, for runs that hold one at a time. */
export function writePiece(report: Report, form: ReportForm, options: PieceOptions): Piece {
  const { piece, entry }: WrittenForm = REPORT_FORMS[form]
  return { text: piece(report, options), entry: entry?.(report, options) ?? '' }
}

/** The form a file name asks for by its extension, if any does. */
export function reportFormOf(fileName: string): ReportForm | undefined {
  const extension = /\.([^.]+)$/u.exec(fileName)?.[1]?.toLowerCase()
  return (Object.keys(REPORT_FORMS) as ReportForm[]).find(
    (form) => extension !== undefined && REPORT_FORMS[form].extensions.includes(extension),
  )
}
