import { asAppError, messageOf, type ErrorCode } from '../errors.js'
import type { Severity } from '../diagnostic.js'
import type { Report } from './report.js'

/** An input without a report, and why. */
export interface Failure {
  readonly name: string
  readonly code: ErrorCode | 'unexpected'
  readonly message: string
}

/** The results of all inputs of one run, in the order they were given. */
export interface Run {
  readonly reports: readonly Report[]
  readonly failures: readonly Failure[]
}

/** A run in numbers: what is left to tell when each report was written away. */
export interface RunCounts {
  readonly documents: number
  readonly failures: readonly Failure[]
  /** Number of findings per severity. */
  readonly findings: Readonly<Record<Severity, number>>
  /** Inputs that a stopped run did not come to. */
  readonly left?: number
}

/** The numbers of a run that is held whole. */
export function countsOf({ reports, failures }: Run): RunCounts {
  return { documents: reports.length, failures, findings: countSeverities(reports) }
}

/** `complete`: every input gave a report. `partial`: some did. `failed`: none did. */
export type Outcome = 'complete' | 'partial' | 'failed'

/** How a run ended, from its counts. */
export function outcomeOf(run: Run | RunCounts): Outcome {
  if (run.failures.length === 0 && ('reports' in run || (run.left ?? 0) === 0)) return 'complete'
  return ('reports' in run ? run.reports.length : run.documents) === 0 ? 'failed' : 'partial'
}

/** A failure from an error with one input; an error that is not an AppError is our fault, and the message says so. */
export function failureOf(name: string, thrown: unknown): Failure {
  const told = asAppError(thrown)
  return { name, code: told?.code ?? 'unexpected', message: told?.message ?? messageOf(thrown) }
}

/** Number of findings per severity. */
export function countSeverities(reports: readonly Report[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { diagnostics } of reports) for (const { severity, count } of diagnostics) counts[severity] += count ?? 1
  return counts
}
