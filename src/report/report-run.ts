import { asAppError, messageOf, type ErrorCode } from '../errors.js'
import type { Severity } from '../diagnostic.js'
import type { Report } from './report.js'

/** An input that gave no report, and why. */
export interface Failure {
  readonly name: string
  readonly code: ErrorCode | 'unexpected'
  readonly message: string
}

/** What came of all inputs of one run, in the order they were given. */
export interface Run {
  readonly reports: readonly Report[]
  readonly failures: readonly Failure[]
}

/** `complete`: every input gave a report. `partial`: some did. `failed`: none did. */
export type Outcome = 'complete' | 'partial' | 'failed'

/** How a run ended, from its counts. */
export function outcomeOf(run: {
  readonly reports: { readonly length: number }
  readonly failures: { readonly length: number }
}): Outcome {
  if (run.failures.length === 0) return 'complete'
  return run.reports.length === 0 ? 'failed' : 'partial'
}

/** Makes a failure of what was thrown over one input; a failure that is no AppError is a fault of ours and says so. */
export function failureOf(name: string, thrown: unknown): Failure {
  const told = asAppError(thrown)
  return { name, code: told?.code ?? 'unexpected', message: told?.message ?? messageOf(thrown) }
}

/** Number of findings per severity. */
export function countSeverities(reports: readonly Report[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { diagnostics } of reports) for (const { severity } of diagnostics) counts[severity] += 1
  return counts
}
