import { isValidDate, isValidDateTime, isValidTime } from '../date-time.js'
import { rdf, xsd } from '../vocabularies.js'

const integer = (text: string): boolean => /^[+-]?\d+$/u.test(text)
const floating = (text: string): boolean =>
  /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN)$/u.test(text)
const duration = (text: string): boolean =>
  /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/u.test(text)
const year = (text: string): boolean => isValidDate(text.replace(/^(-?\d{4,})/u, '$1-01-01'))
const yearMonth = (text: string): boolean => isValidDate(text.replace(/^(-?\d{4,}-\d\d)/u, '$1-01'))

/** The functions that know the lexical space of a datatype (XML Schema 1.1 part 2, chapter 3). */
const LEXICAL: ReadonlyMap<string, (text: string) => boolean> = new Map([
  [xsd.string.value, () => true],
  [xsd.anyURI.value, (text: string) => !/\s/u.test(text)],
  [xsd.boolean.value, (text: string) => /^(?:true|false|1|0)$/u.test(text)],

  [xsd.integer.value, integer],
  [xsd.int.value, (text: string) => integer(text) && Math.abs(Number(text)) <= 2 ** 31 && Number(text) < 2 ** 31],
  [xsd.decimal.value, (text: string) => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u.test(text)],
  [xsd.double.value, floating],
  [xsd.float.value, floating],

  [xsd.date.value, isValidDate],
  [xsd.dateTime.value, isValidDateTime],
  [xsd.time.value, isValidTime],
  [xsd.duration.value, duration],
  [xsd.gYear.value, year],
  [xsd.gYearMonth.value, yearMonth],
  [rdf.langString.value, () => true],
])

/**
 * Whether a text is in the lexical space of a datatype; days must exist (`2023-02-29` does not). White space counts:
 * RDF has no white-space processing (RDF 1.1 Concepts, 5). True for a datatype without a rule here; `isKnownDatatype`
 * tells the cases apart.
 */
export function isValidXsd(text: string, datatype: string): boolean {
  return LEXICAL.get(datatype)?.(text) ?? true
}

/** Whether `isValidXsd` has a rule for this datatype IRI. */
export function isKnownDatatype(datatype: string): boolean {
  return LEXICAL.has(datatype)
}
