import type { Model } from '../../src/model.js'
import { READING_RULES, type ReadingRuleId } from '../../src/readers/prose/words/reading-rules.js'

/** The rules that gave a value of a model. */
export function rulesOf(model: Model): ReadonlySet<ReadingRuleId> {
  const found = new Set<ReadingRuleId>()
  JSON.stringify(model, (key, value: unknown) => {
    if (key === 'rule' && typeof value === 'string' && value in READING_RULES) found.add(value as ReadingRuleId)
    return value
  })
  return found
}
