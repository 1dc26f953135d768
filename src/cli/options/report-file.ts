import type { Language } from '../../config.js'
import { AppError } from '../../errors.js'
import type { Run } from '../../report/report-run.js'
import { REPORT_FORMS, reportFormOf, writeReport } from '../../report/write-report.js'
import { writeFile } from '../views/output.js'
import type { Terminal } from '../views/terminal.js'

/**
 * The file of `--report`, if one was asked for; its form follows its extension. A name that tells no form is refused
 * before the work starts. Throws AppError `usage`, later `output-unwritable`.
 */
export function openReportFile(
  name: string | undefined,
  language: Language,
  terminal: Terminal,
): { readonly write: (run: Run) => void } {
  if (name === undefined) return { write: () => undefined }
  const form = reportFormOf(name)
  if (!form) {
    const extensions = Object.values(REPORT_FORMS).flatMap((each) => each.extensions)
    throw new AppError(
      'usage',
      `--report ${name}: the extension tells the form of the report, and must be one of ${extensions.join(', ')}`,
    )
  }
  return { write: (run) => writeFile(name, writeReport(run, form, language), terminal) }
}
