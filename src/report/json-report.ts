import { countSeverities, outcomeOf, type Run } from './report-run.js'

/** The report as data: the whole model, texts in both languages, one object for the run. */
export function jsonReport(run: Run): string {
  const counts = { documents: run.reports.length, failures: run.failures.length, ...countSeverities(run.reports) }
  return `${JSON.stringify({ outcome: outcomeOf(run), counts, documents: run.reports, failures: run.failures }, null, 2)}\n`
}
