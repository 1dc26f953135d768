/** A server may give a date years ahead by mistake: more than a day is not believed. */
const LONGEST = 86_400_000

/**
 * Milliseconds that a Retry-After header asks to wait: seconds or an HTTP date (RFC 9110, section 10.2.3); undefined
 * when it is neither.
 */
export function retryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/u.test(text)) return Math.min(Number(text) * 1000, LONGEST)
  // Every HTTP date begins with a weekday; Date.parse alone would read “-1” as a year.
  const time = /^[A-Z][a-z]{2}/u.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : Math.min(Math.max(0, time - now.getTime()), LONGEST)
}
