import type { NamedNode } from 'n3'
import { xsd } from '../rdf/vocabularies.js'

const ZONE = '(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00)?'
const YEAR = '-?(?:[1-9]\\d{3,}|0\\d{3})'
const DATE = `(${YEAR})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])`
const TIME = '(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)'
const whole = (pattern: string): RegExp => new RegExp(`^${pattern}${ZONE}$`, 'u')

const date = whole(DATE)
const dateTime = whole(`${DATE}T${TIME}`)
const time = whole(TIME)
const gYear = whole(YEAR)
const gYearMonth = whole(`${YEAR}-(?:0[1-9]|1[0-2])`)
const duration = /^-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/u

/**
 * The XSD datatype whose lexical space holds a `datetime` value (HTML+RDFa 1.1, section 3.1, rule 9: date, time, dateTime,
 * duration, gYear or gYearMonth); absent when it is in none of them. A day that the calendar lacks is in none.
 */
export function timeDatatype(value: string): NamedNode | undefined {
  if (calendarDay(date.exec(value))) return xsd.date
  if (calendarDay(dateTime.exec(value))) return xsd.dateTime
  if (time.test(value)) return xsd.time
  if (gYear.test(value)) return xsd.gYear
  if (gYearMonth.test(value)) return xsd.gYearMonth
  if (duration.test(value)) return xsd.duration
  return undefined
}

function calendarDay(match: RegExpExecArray | null): boolean {
  if (!match) return false
  const [year, month, day] = match.slice(1, 4).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
}
