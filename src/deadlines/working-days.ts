import type { CalendarDate } from '../model.js'

const DAY = 86_400_000
const timeOf = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`)
const dateOf = (time: number): CalendarDate => new Date(time).toISOString().slice(0, 10)

/** The date a number of calendar days later; earlier when `days` is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOf(timeOf(date) + days * DAY)
}

/** Calendar days from one date to another. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((timeOf(to) - timeOf(from)) / DAY)
}

/** The ten legal holidays of Belgium in a year (Royal Decree of 18 April 1974, article 1). */
export function holidaysOf(year: number): ReadonlySet<CalendarDate> {
  const easter = easterOf(year)
  return new Set([
    ...['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'].map((day) => `${year}-${day}`),
    addDays(easter, 1),
    addDays(easter, 39),
    addDays(easter, 50),
  ])
}

/** Whether a date is not a Saturday, a Sunday or a legal holiday. */
export function isWorkingDay(date: CalendarDate): boolean {
  const weekday = new Date(timeOf(date)).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(date.slice(0, 4))).has(date)
}

/** The last working day on or before a date. */
export function workingDayUpTo(date: CalendarDate): CalendarDate {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, -1)
  return day
}

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876). */
function easterOf(year: number): CalendarDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * shift + 114
  return dateOf(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1))
}
