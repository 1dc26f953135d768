import type { Language, Settings } from '../../config.js'
import { AppError } from '../../errors.js'
import { processDocument } from '../../pipeline.js'
import { writeReport, type ReportForm } from '../../report/forms/write-report.js'
import { doJobs } from '../../sandbox/job-thread.js'
import type { CheckRequest } from '../limits/service-settings.js'

/** One document to check and the form of its report; plain data, since it is passed between threads. */
export interface CheckJob extends CheckRequest {
  readonly form: ReportForm
  readonly language: Language
  readonly settings: Settings
}

/** Maximum number of characters of a report; a longer one is no help and would only fill the memory of the service. */
const LONGEST = 16_000_000

doJobs(async (job): Promise<string> => {
  const { document, kind, preview, form, language, settings } = job as CheckJob
  const { report } = await processDocument(document, settings, { preview, ...(kind !== undefined && { kind }) })
  const written = writeReport({ reports: [report], failures: [] }, form, language)
  if (written.length > LONGEST)
    throw new AppError('sandbox-limit', `the report has ${report.diagnostics.length} findings, too many to send`)
  return written
})
