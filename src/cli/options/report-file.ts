import type { Language } from '../../config.js'
import { AppError } from '../../errors.js'
import type { RunCounts } from '../../report/report-run.js'
import { REPORT_FORMS, reportFormOf, type ReportForm } from '../../report/forms/write-report.js'
import { GrowingFile } from '../views/growing-file.js'
import { openReportWriter } from '../views/report-writer.js'
import type { Terminal } from '../views/terminal.js'
import type { Piece } from '../../report/forms/written-form.js'

/** The file of `--report`, which receives a report piece by piece. */
export interface ReportFile {
  readonly form: ReportForm
  readonly add: (piece: Piece) => void
  readonly finish: (counts: RunCounts) => void
  /** Removes an unfinished file. */
  readonly close: () => void
}

/**
 * The form of the file of `--report`, if requested: it follows from the extension. A name without a known extension is
 * refused before the work starts. Throws AppError `usage`.
 */
export function formOfReport(name: string | undefined): ReportForm | undefined {
  if (name === undefined) return undefined
  const form = reportFormOf(name)
  if (form) return form
  const extensions = Object.values(REPORT_FORMS).flatMap((each) => each.extensions)
  throw new AppError(
    'usage',
    `--report ${name}: the extension determines the form of the report, and must be one of ${extensions.join(', ')}`,
  )
}

/** Opens that file. Throws AppError `usage`, later `output-unwritable`. */
export function openReportFile(
  name: string | undefined,
  alone: boolean,
  language: Language,
  { folder }: Terminal,
): ReportFile | undefined {
  const form = formOfReport(name)
  if (name === undefined || form === undefined) return undefined
  const writer = openReportWriter(form, alone, language)
  const file = new GrowingFile(name, folder)
  return {
    form,
    add: writer.add,
    finish: (counts) => {
      // Without a byte order mark spreadsheets take a file for windows-1252.
      if (form === 'csv') file.append('\ufeff')
      for (const portion of writer.text(counts)) file.append(portion)
      file.finish()
    },
    close: () => {
      writer.close()
      file.abandon()
    },
  }
}
