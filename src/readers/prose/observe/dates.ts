import type { CalendarDate } from '../../../model.js'
import type { Words } from '../words/words.js'
import { numberPattern, readNumber } from './numbers.js'
import { perWords, regex } from '../words/regex.js'

/** A date or time found in a text, and where. */
export interface Found<Value> {
  readonly value: Value
  readonly index: number
  readonly end: number
}

/**
 * Dates in a text: "24 juni 2024", "maandag 24 juni 2024", "1 sept. '23" is left (no full year), "24/06/2024",
 * "24.06.2024", "24-6-2024", "2024-06-24". Only whole dates with a year of four digits that exist in the calendar.
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
 * Times of day as HH:MM: "20:00 uur", "20.00 u.", "20;00 uur", "20u30", "20 uur", "20h", bare "20:00", "8 uur 's
 * avonds", "half negen 's avonds", "twintig uur". A bare "20.00" or "20;00" needs its "uur"; an hour in words that may
 * be one of the morning or of the evening is none. "24:00" stays: it is the end of the day.
 */
export function findTimes(text: string, words: Words): readonly Found<string>[] {
  const { figures, spelled } = timePatterns(words)
  const found: Found<string>[] = []
  for (const match of text.matchAll(figures)) {
    const [whole, hour = '', minute, unit, only, evening] = match
    const isBare = minute !== undefined && unit === undefined && /^\d{1,2}\s?[.;]/u.test(whole)
    if (isBare && evening === undefined) continue
    add(match, Number(hour), Number(minute ?? 0), evening !== undefined, (only ?? unit) !== undefined)
  }
  for (const match of text.matchAll(spelled)) {
    const [, part = '', word = '', unit, evening] = match
    const hour = readNumber(word, words)
    if (hour === undefined || (part === '' && unit === undefined)) continue
    const shift =
      part === ''
        ? 0
        : regex(`^(?:${words.halfTo})$`, 'iu').test(part)
          ? -30
          : regex(`^(?:${words.quarterTo})$`, 'iu').test(part)
            ? -15
            : 15
    if (evening === undefined && hour <= 12) continue
    const minutes = (evening !== undefined && hour < 12 ? hour + 12 : hour) * 60 + shift
    add(match, Math.floor(minutes / 60), minutes % 60, false, true)
  }
  return found.sort((a, b) => a.index - b.index)

  function add(match: RegExpExecArray, printed: number, minutes: number, isEvening: boolean, isSaid: boolean): void {
    const hours = isEvening && printed < 12 ? printed + 12 : printed
    if (hours > 24 || minutes > 59 || (hours === 24 && (minutes > 0 || !(isSaid || /:/u.test(match[0]))))) return
    const value = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
    found.push({ value, index: match.index, end: match.index + match[0].length })
  }
}

const timePatterns = perWords((words) => ({
  figures: new RegExp(
    `(?<![\\d.,:;/-])(\\d{1,2})(?:\\s?(?:[:.;]|${words.hour})\\s?(\\d{2})(?!\\d)(\\s*${words.hour}(?!\\p{L}))?|\\s*(${words.hour})(?!\\p{L}))(?:\\s*(${words.evening})(?!\\p{L}))?`,
    'giu',
  ),
  spelled: new RegExp(
    `(?<![\\p{L}\\d])(?:(${words.halfTo}|${words.quarterTo}|${words.quarterPast})\\s+)?(${numberPattern(words)})(?:\\s+(${words.hour})(?!\\p{L}))?(?:\\s*(${words.evening})(?!\\p{L}))?(?![\\p{L}\\d])`,
    'giu',
  ),
}))

/** The moment of a time on a day; 24:00 is the first of the next day. */
export function momentOf(date: CalendarDate, time: string): string {
  return time === '24:00' ? `${nextDay(date)}T00:00` : `${date}T${time}`
}

/** Whether a text gives a date with a weekday that is not its own. */
export function isOtherWeekday(text: string, date: Found<CalendarDate>, words: Words): boolean {
  const named = regex(`(?<!\\p{L})(${words.weekdays.join('|')})\\.?\\s*,?\\s*$`, 'iu').exec(
    text.slice(0, date.index),
  )?.[1]
  const at = words.weekdays.indexOf(named?.toLocaleLowerCase('nl') ?? '') % 7
  // Days are counted from Monday here, from Sunday in the calendar.
  return named !== undefined && at >= 0 && (at + 1) % 7 !== new Date(`${date.value}T00:00:00Z`).getUTCDay()
}
