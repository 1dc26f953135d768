import { diagnose, type Diagnostic, type Place } from '../../diagnostic.js'
import type { CodeRuleId } from '../../rules/catalogue.js'
import { localName } from '../../rdf/iri.js'

/** Counts frequent occurrences and reports them once per rule and property, at the first place. */
export interface Tally {
  /** Counts one occurrence; `property` is an IRI or a field name. */
  add(rule: CodeRuleId, property: string, place?: Place): void
  /** One finding per rule and property, in the order in which they first occurred. */
  diagnostics(): readonly Diagnostic[]
}

/** Creates an empty tally. */
export function createTally(): Tally {
  const counts = new Map<string, { rule: CodeRuleId; property: string; count: number; place: Place | undefined }>()
  return {
    add(rule, property, place) {
      const key = `${rule} ${property}`
      const seen = counts.get(key)
      if (seen) {
        seen.count += 1
        seen.place ??= place
      } else counts.set(key, { rule, property, count: 1, place })
    },
    diagnostics() {
      return [...counts.values()].map(({ rule, property, count, place }) =>
        diagnose(rule, {
          place,
          values: { count, property: localName(property) },
          ...(property.includes(':') && { predicate: property }),
        }),
      )
    },
  }
}
