import { isValidDate, isValidDateTime, toBrusselsDate } from '../../../rdf/date-time.js'
import { xsd } from '../../../rdf/vocabularies.js'

/**
 * The valid form of a value of an XSD datatype that is written in another one: `TRUE`, `2024-3-5`, `2024-05-27 19:00`,
 * `+0200`. Undefined when it is not one of those, could mean two things (5/3/2024), or means no day that exists.
 */
export function rewriteValue(value: string, type: string): string | undefined {
  const text = value.trim()
  switch (type) {
    case xsd.boolean.value:
      return /^(?:true|false)$/iu.test(text) ? text.toLowerCase() : undefined
    case xsd.date.value:
      return isValidDateTime(text) ? toBrusselsDate(text) : rewriteDay(text)
    case xsd.dateTime.value:
      return rewriteMoment(text)
    default:
      return undefined
  }
}

const MOMENT = /^(\S+?)(?:T|\s+)(\d{1,2}):(\d\d)(?::(\d\d)(\.\d+)?)?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?$/u

function rewriteMoment(text: string): string | undefined {
  const [, date, hour, minute, second = '00', fraction = '', zone = ''] = MOMENT.exec(text) ?? []
  const day = date === undefined ? undefined : rewriteDay(date)
  if (day === undefined || hour === undefined || minute === undefined) return undefined
  const [, hours, minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/u.exec(zone) ?? []
  const offset = hours === undefined ? zone.toUpperCase() : `${hours}:${minutes}`
  const moment = `${day}T${hour.padStart(2, '0')}:${minute}:${second}${fraction}${offset}`
  return isValidDateTime(moment) ? moment : undefined
}

/** `2024-3-5`, `2024/03/05`, `27/05/2024`; day first only where the first number cannot be a month. */
function rewriteDay(text: string): string | undefined {
  const yearFirst = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/u.exec(text)
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(text)
  const [year, month = '', day = ''] =
    yearFirst?.slice(1) ?? (dayFirst && isDayFirst(dayFirst) ? dayFirst.slice(1).reverse() : [])
  if (year === undefined) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isValidDate(date) ? date : undefined
}

function isDayFirst([, first, second]: RegExpExecArray): boolean {
  return Number(first) > 12 || first === second
}
