import { AppError } from '../../errors.js'

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }
const WORDS: Readonly<Record<string, string>> = { hourly: '1h', daily: '1d', weekly: '1w' }

/** How often `--watch` harvests a source that sets no schedule. */
export const DEFAULT_SCHEDULE = 'daily'

/**
 * Milliseconds between two runs: `hourly`, `daily`, `weekly`, or a number with m, h, d or w (`30m`, `6h`). Throws
 * AppError `usage`.
 */
export function intervalOf(schedule: string): number {
  const [, amount, unit = ''] = /^(\d{1,4})([mhdw])$/u.exec(WORDS[schedule] ?? schedule) ?? []
  const milliseconds = Number(amount) * (UNITS[unit] ?? Number.NaN)
  if (!(milliseconds > 0))
    throw new AppError(
      'usage',
      `schedule “${schedule}”: give hourly, daily, weekly, or a number with m, h, d or w (6h)`,
    )
  return milliseconds
}

/**
 * When a source is due again: on the grid of the due times, so that a long run does not shift the hour, and never in
 * the past. `due` and the result are ISO 8601 in UTC.
 */
export function nextDue(schedule: string, due: string, now: Date): string {
  const interval = intervalOf(schedule)
  const start = Date.parse(due)
  const passed = Math.max(0, Math.floor((now.getTime() - start) / interval))
  return new Date(start + (passed + 1) * interval).toISOString()
}
