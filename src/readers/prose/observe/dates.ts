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
 * Times of day as HH:MM: "20:00 uur", "20.00 u.", "20;00 uur", "20u30", "20³⁰ uur", "20 uur", "20h", bare "20:00",
 * "8 uur 's avonds", "half negen 's avonds", "vijf voor half negen 's avonds", "twintig uur dertig". A bare "20.00" or
 * "20;00" needs its "uur"; an hour in words that may be one of the morning or of the evening is none, nor is one that
 * is not in the part of the day it says. "24:00" stays: it is the end of the day.
 */
export function findTimes(text: string, words: Words): readonly Found<string>[] {
  const { figures, spelled } = timePatterns(words)
  const found: Found<string>[] = []
  for (const match of text.matchAll(figures)) {
    const { hour = '', minute, raised, unit, only, part } = match.groups ?? {}
    const isBare = minute !== undefined && unit === undefined && /^\d{1,2}\s?[.;,]/u.test(match[0])
    if (isBare && part === undefined) continue
    const minutes = Number(minute ?? Array.from(raised ?? '0', (digit) => Math.max(0, RAISED.indexOf(digit))).join(''))
    add(match, Number(hour), minutes, part, (only ?? unit) !== undefined)
  }
  for (const match of text.matchAll(spelled)) {
    const { from, before, half, quarterTo, quarterPast, word = '', unit, minute, part } = match.groups ?? {}
    const hour = readNumber(word, words)
    const apart = from === undefined ? 0 : readNumber(from, words)
    const behind = minute === undefined ? 0 : readNumber(minute, words)
    if (hour === undefined || apart === undefined || behind === undefined) continue
    if (unit === undefined && part === undefined) continue
    if (part === undefined && hour <= 12) continue
    const isHalf = half !== undefined
    if (!isHalf && unit === undefined && [from, quarterTo, quarterPast].every((each) => each === undefined)) continue
    const shift =
      (isHalf ? -30 : 0) +
      (quarterTo === undefined ? 0 : -15) +
      (quarterPast === undefined ? 0 : 15) +
      (before === undefined ? apart : -apart)
    const minutes = hour * 60 + shift + behind
    if (behind < 60) add(match, Math.floor(minutes / 60), minutes % 60, part, true)
  }
  for (const match of text.matchAll(regex(`(?<!\\p{L})(?:${words.midnight})(?!\\p{L})`, 'giu')))
    add(match, 24, 0, undefined, true)
  return found.sort((a, b) => a.index - b.index)

  function add(
    match: RegExpExecArray,
    printed: number,
    minutes: number,
    part: string | undefined,
    isSaid: boolean,
  ): void {
    const hours = part === undefined ? printed : hourIn(part, printed, words)
    if (hours === undefined || hours > 24 || minutes > 59) return
    if (hours === 24 && (minutes > 0 || !(isSaid || /:/u.test(match[0])))) return
    const value = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
    found.push({ value, index: match.index, end: match.index + match[0].length })
  }
}

/** Whether a text speaks of an hour, be it one that findTimes leaves. */
export function tellsHour(text: string, words: Words): boolean {
  const clock = `${words.halfTo}\\s*\\p{L}+|${words.quarterTo}|${words.quarterPast}|${words.midnight}`
  return regex(
    `(?<![\\p{L}\\d])(?:\\d{1,2}\\S{0,4}\\s*${words.hour}|(?:${numberPattern(words)})\\s+${words.hour}|${clock}|\\d{1,2}:\\S{2})(?!\\p{L})`,
    'iu',
  ).test(text)
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** The hour that a clock shows in a part of the day; undefined when it shows none or two of that part. */
function hourIn(part: string, printed: number, words: Words): number | undefined {
  const { hours = [] } = words.dayParts.find(({ pattern }) => regex(`^(?:${pattern})$`, 'iu').test(part)) ?? {}
  const meant = [printed, printed + 12].filter((hour) => hours.some(([from, until]) => hour >= from && hour < until))
  return meant.length === 1 ? meant[0] : undefined
}

const timePatterns = perWords((words) => {
  const part = `(?:[\\s,]*(?<part>${words.dayParts.map(({ pattern }) => pattern).join('|')})(?!\\p{L}))?`
  const number = numberPattern(words)
  const hour = `(?:${words.hour})\\.?`
  return {
    figures: new RegExp(
      `(?<![\\d\\p{L}.,:;/-])(?<hour>\\d{1,2})(?:\\s?(?:[:.;,]|${hour}(?:\\s+en(?=\\s))?)\\s?(?<minute>\\d{2})(?!\\d|[.,]\\d|(?!${words.hour}(?!\\p{L}))\\p{L})(?<unit>\\s*${words.hour}(?!\\p{L}))?|(?:\\s?${words.hour})?(?<raised>[${RAISED}]{2})(?:\\s*${words.hour}(?!\\p{L}))?|\\s*(?<only>${words.hour})(?![\\p{L}\\d])|(?=\\s*[ap]\\.?m\\b))${part}`,
      'giu',
    ),
    spelled: new RegExp(
      `(?<![\\p{L}\\d])(?:(?<from>${number})\\s+(?:(?<before>${words.minutesTo})|${words.minutesPast})\\s+)?(?:(?<half>${words.halfTo})\\s*|(?:(?<quarterTo>${words.quarterTo})|(?<quarterPast>${words.quarterPast}))\\s+)?(?<word>${number})(?:\\s+(?:${words.hour})(?!\\p{L})(?<unit>)(?:\\s+(?:en\\s+)?(?<minute>${number})(?![\\p{L}\\d]))?)?${part}(?![\\p{L}\\d])`,
      'giu',
    ),
  }
})

/** The moment of a time on a day; 24:00 is the first of the next day. */
export function momentOf(date: CalendarDate, time: string): string {
  return time === '24:00' ? `${nextDay(date)}T00:00` : `${date}T${time}`
}

/** Whether a text gives a date with a weekday, in front of it or right behind it, that is not its own. */
export function isOtherWeekday(text: string, date: Found<CalendarDate>, words: Words): boolean {
  const day = `(?<!\\p{L})(${words.weekdays.join('|')})`
  const parts = words.dayParts.flatMap(({ noun }) => noun ?? []).join('|')
  const named =
    regex(`${day}(?:${parts})?\\.?\\s*,?\\s*$`, 'iu').exec(text.slice(0, date.index))?.[1] ??
    regex(`^\\s*\\(\\s*(${words.weekdays.slice(0, 7).join('|')})(?:${parts})?(?!\\p{L})`, 'iu').exec(
      text.slice(date.end),
    )?.[1]
  const at = words.weekdays.indexOf(named?.toLocaleLowerCase('nl') ?? '') % 7
  // Days are counted from Monday here, from Sunday in the calendar.
  return named !== undefined && at >= 0 && (at + 1) % 7 !== new Date(`${date.value}T00:00:00Z`).getUTCDay()
}
