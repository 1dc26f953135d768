import type { Place } from '../../../diagnostic.js'
import type { Evidence } from '../../../model.js'
import { READING_RULES, type ReadingRuleId } from './reading-rules.js'

/**
 * Evidence for a field from the rule that read it; the certainty is the rule's own, lowered by `factor` when there was
 * doubt.
 */
export function evidence(field: string, rule: ReadingRuleId, place: Place | undefined, factor = 1): Evidence {
  const { certainty, status } = READING_RULES[rule]
  return { field, rule, certainty: Math.round(certainty * factor * 100) / 100, status, ...(place && { place }) }
}
