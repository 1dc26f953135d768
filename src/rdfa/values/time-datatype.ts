import type { NamedNode } from 'n3'
import { xsd } from '../../rdf/vocabularies.js'
import { isValidXsd } from '../../rdf/normal-form/xsd-lexical.js'

const TIME_DATATYPES: readonly NamedNode[] = [xsd.date, xsd.time, xsd.dateTime, xsd.duration, xsd.gYear, xsd.gYearMonth]

/**
 * The XSD datatype whose lexical space has a `datetime` value (HTML+RDFa 1.1, section 3.1, rule 9: date, time,
 * dateTime, duration, gYear or gYearMonth); absent when there is none, also for a day that does not exist.
 */
export function timeDatatype(value: string): NamedNode | undefined {
  return TIME_DATATYPES.find((datatype) => isValidXsd(value, datatype.value))
}
