import type { CalendarDate } from '../../../model.js'
import type { Words } from '../words/words.js'
import { perWords, regex } from '../words/regex.js'

/** A date or time found in a text, and where. */
export interface Found<Value> {
  readonly value: Value
  readonly index: number
  readonly end: number
}

/**
 * Dates in a text: "24 juni 2024", "maandag 24 juni 2024", "1 sept. '23" is left (no full year), "24/06/2024",
 * "24.06.2024",
 * "24-6-2024", "2024-06-24". Only whole dates with a year of four digits that exist in the calendar.
 */
export function findDates(text: string, words: Words): readonly Found<CalendarDate>[] {
  if (!/\d{4}/u.test(text)) return []
  const { monthOf, written } = datePatterns(words)
  const found: Found<CalendarDate>[] = []
  for (const match of text.matchAll(written))
    push(match, Number(match[3]), monthOf.get((match[2] ?? '').toLocaleLowerCase('nl')) ?? 0, Number(match[1]))
  for (const match of text.matchAll(/(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/gu))
    push(match, Number(match[4]), Number(match[3]), Number(match[1]))
  for (const match of text.matchAll(/(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)/gu))
    push(match, Number(match[1]), Number(match[2]), Number(match[3]))
  return found.sort((a, b) => a.index - b.index)

  function push(match: RegExpExecArray, year: number, month: number, day: number): void {
    const value = calendarDate(year, month, day)
    if (value !== undefined) found.push({ value, index: match.index, end: match.index + match[0].length })
  }
}

const datePatterns = perWords((words) => {
  const monthOf = new Map(words.months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))
  const names = [...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')
  return { monthOf, written: new RegExp(`(?<!\\d)(\\d{1,2})(?:e|de|ste)?\\s+(${names})\\.?\\s+(\\d{4})(?!\\d)`, 'giu') }
})

/** `2024-06-24`, or undefined when the calendar has no such day. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1800 || year > 2200 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return date.toISOString().slice(0, 10)
}

/** The day after. */
export function nextDay(date: CalendarDate): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/**
 * Times of day as HH:MM: "20:00 uur", "20.00 u.", "20u30", "20 uur", "20h", bare "20:00". A bare "20.00" needs its
 * "uur".
 */
export function findTimes(text: string, words: Words): readonly Found<string>[] {
  const pattern = regex(
    `(?<![\\d.,:/-])(\\d{1,2})(?:\\s?(?:[:.]|${words.hour})\\s?(\\d{2})(?!\\d)(\\s*${words.hour}(?!\\p{L}))?|\\s*(${words.hour})(?!\\p{L}))`,
    'giu',
  )
  const found: Found<string>[] = []
  for (const match of text.matchAll(pattern)) {
    const hours = Number(match[1])
    const minutes = Number(match[2] ?? 0)
    const isBareDecimal = match[2] !== undefined && match[3] === undefined && /^\d{1,2}\s?\./u.test(match[0])
    if (hours > 24 || minutes > 59 || isBareDecimal) continue
    found.push({
      value: `${String(hours % 24).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
      index: match.index,
      end: match.index + match[0].length,
    })
  }
  return found
}
