import { diagnose } from '../../diagnostic.js'
import { hasZone, isValidDateTime } from '../../rdf/date-time.js'
import { xsd } from '../../rdf/vocabularies.js'
import { isValidXsd } from '../../rdf/normal-form/xsd-lexical.js'
import type { Check } from './check.js'

const CALENDAR = new Set([xsd.date.value, xsd.dateTime.value])
const DAY_SHAPED = /^-?\d{4,}-\d\d-\d\d/u

/**
 * Checks every literal against the lexical space of its own datatype, including dates that do not exist; and times
 * without a zone.
 */
export const checkValues: Check = ({ graph, stage }) =>
  [...graph.dataset].flatMap(({ subject, predicate, object }) => {
    if (object.termType !== 'Literal') return []
    const datatype = object.datatype.value
    const details = {
      stage,
      place: graph.place(subject.value, predicate.value, object.value),
      subject: subject.value,
      predicate: predicate.value,
      actual: object.value,
    }
    if (!isValidXsd(object.value, datatype)) {
      const looksLikeDay =
        CALENDAR.has(datatype) &&
        DAY_SHAPED.test(object.value) &&
        !isValidXsd(object.value.slice(0, 10), xsd.date.value)
      return looksLikeDay
        ? diagnose('check/day-impossible', details)
        : diagnose('check/value-malformed', { ...details, expected: datatype.replace(/^.*#/u, '') })
    }
    if (datatype === xsd.dateTime.value && isValidDateTime(object.value) && !hasZone(object.value))
      return diagnose('check/time-zone-missing', details)
    return []
  })
