/** A server may say a date years ahead, by mistake: a day is the longest that is believed. */
const LONGEST = 86_400_000

/**
 * Milliseconds that a Retry-After header asks to wait: seconds or an HTTP date (RFC 9110, section 10.2.3); undefined
 * when it says neither.
 */
export function retryAfter(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/u.test(text)) return Math.min(Number(text) * 1000, LONGEST)
  // Every form of an HTTP date begins with the name of a day; Date.parse alone would take “-1” for a year.
  const time = /^[A-Z][a-z]{2}/u.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : Math.min(Math.max(0, time - now.getTime()), LONGEST)
}
