/*
 * All rules about time in one place: which lexical forms XSD allows, and how council times (local in Europe/Brussels,
 * often written in UTC) relate to moments. The clock is never read here.
 */

const DATE = /^(-?(?:[1-9]\d{3,}|0\d{3}))-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u
const TIME = /^(?:([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)$/u
const ZONE = /(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/u

const BRUSSELS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  calendar: 'iso8601',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** Whether a text is an xsd:date that exists (`2023-02-29` does not); a zone is allowed. XSD 1.1 part 2, 3.3.9. */
export function isValidDate(text: string): boolean {
  const parts = DATE.exec(text.replace(ZONE, ''))
  return parts !== null && Number(parts[3]) <= daysInMonth(Number(parts[1]), Number(parts[2]))
}

/** Whether a text is an xsd:dateTime with a day that exists; a zone is optional. XSD 1.1 part 2, 3.3.7. */
export function isValidDateTime(text: string): boolean {
  const at = text.indexOf('T')
  return at > 0 && isValidDate(text.slice(0, at)) && !ZONE.test(text.slice(0, at)) && isValidTime(text.slice(at + 1))
}

/** Whether a text is an xsd:time; a zone is optional. XSD 1.1 part 2, 3.3.8. */
export function isValidTime(text: string): boolean {
  return TIME.test(text.replace(ZONE, ''))
}

/** Whether a dateTime (or date) states its zone. */
export function hasZone(text: string): boolean {
  return ZONE.test(text.slice(text.indexOf('T') + 1)) && (text.includes('T') || text.length > 10)
}

/**
 * The moment of a valid xsd:dateTime in milliseconds since 1970. Without a zone it is local time in Europe/Brussels,
 * and seconds may be left out. Undefined for any other text.
 */
export function toInstant(dateTime: string): number | undefined {
  const zoned = toZoned(dateTime)
  return zoned === undefined ? undefined : parseZoned(zoned)
}

/**
 * The local day in Europe/Brussels (`2023-12-31` for `2023-12-30T23:00:00Z`); a date is its own day. Undefined for any
 * other text.
 */
export function toBrusselsDate(moment: string): string | undefined {
  if (isValidDate(moment)) return moment.replace(ZONE, '')
  return toBrusselsLocal(moment)?.slice(0, 10)
}

/** Local time in Europe/Brussels to the minute, `2024-05-27T19:00`. Undefined when the text is not a valid dateTime. */
export function toBrusselsLocal(dateTime: string): string | undefined {
  const instant = toInstant(dateTime)
  return instant === undefined ? undefined : brusselsClock(instant).slice(0, 16)
}

/**
 * A local time in Europe/Brussels (`2024-05-27T19:00` or with seconds) as xsd:dateTime with its offset. Of an hour that
 * occurs twice (end of summer time) the first is meant; an hour that does not exist (its start) gets the offset before
 * the change. A text with a zone is returned as it is; undefined for any other text.
 */
export function toZoned(local: string): string | undefined {
  const full = /T\d\d:\d\d$/u.test(local) ? `${local}:00` : local
  if (!isValidDateTime(full)) return undefined
  if (hasZone(full)) return full
  const asUtc = parseZoned(`${full}Z`)
  if (asUtc === undefined) return undefined
  const offsets = [120, 60].filter((offset) => offsetAt(asUtc - offset * 60_000) === offset)
  const offset = offsets[0] ?? 60
  return `${full}+0${offset / 60}:00`
}

/**
 * The moment as xsd:dateTime in UTC, with whole seconds when it has no fraction: the form used for comparing and
 * hashing.
 */
export function toUtc(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z')
}

/** Minutes that Europe/Brussels is ahead of UTC at a moment. */
function offsetAt(instant: number): number {
  const local = Date.parse(`${brusselsClock(instant)}Z`)
  return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000)
}

function brusselsClock(instant: number): string {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of BRUSSELS.formatToParts(instant)) part[type] = value
  return `${part.year?.padStart(4, '0')}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`
}

/** Date.parse does not reliably handle more than 3 fraction digits, nor 24:00:00, in every engine. */
function parseZoned(dateTime: string): number | undefined {
  const parts = /^(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/u.exec(dateTime)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = parts
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  date.setUTCHours(Number(hour), Number(minute), Number(second), Math.floor(Number(`0${fraction || '.0'}`) * 1000))
  const ahead =
    zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)))
  const instant = date.getTime() - ahead * 60_000
  return Number.isNaN(instant) ? undefined : instant
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}
