import { outcomeOf, type RunCounts } from '../../report/report-run.js'

/** 0: fine. 1: findings of severity error. 2: something that was asked could not be done. */
export type ExitStatus = 0 | 1 | 2

/** The exit status of a run: an unreadable input takes precedence over errors in the others. */
export function exitStatusOf(run: RunCounts): ExitStatus {
  if (outcomeOf(run) !== 'complete') return 2
  return run.findings.error > 0 ? 1 : 0
}
