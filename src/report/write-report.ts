import type { Language } from '../config.js'
import { csvReport } from './csv-report.js'
import { htmlReport } from './html-report.js'
import { jsonReport } from './json-report.js'
import type { Run } from './report-run.js'
import { textReport } from './text-report.js'

/** The forms of a report: name, media type, file extensions, writer. */
export const REPORT_FORMS = {
  text: { mediaType: 'text/plain', extensions: ['txt', 'text', 'log'], write: textReport },
  json: { mediaType: 'application/json', extensions: ['json'], write: jsonReport },
  csv: { mediaType: 'text/csv', extensions: ['csv'], write: csvReport },
  html: { mediaType: 'text/html', extensions: ['html', 'htm'], write: htmlReport },
} as const satisfies Record<
  string,
  {
    readonly mediaType: string
    readonly extensions: readonly string[]
    readonly write: (run: Run, language: Language) => string
  }
>

export type ReportForm = keyof typeof REPORT_FORMS

/** Writes the report of a run in one of its forms. */
export function writeReport(run: Run, form: ReportForm, language: Language): string {
  return REPORT_FORMS[form].write(run, language)
}

/** The form of a report for a file name, by its extension. */
export function reportFormOf(fileName: string): ReportForm | undefined {
  const extension = /\.([^.]+)$/u.exec(fileName)?.[1]?.toLowerCase()
  return (Object.keys(REPORT_FORMS) as ReportForm[]).find(
    (form) => extension !== undefined && (REPORT_FORMS[form].extensions as readonly string[]).includes(extension),
  )
}
