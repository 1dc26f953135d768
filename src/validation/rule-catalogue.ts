import type { Severity } from '../diagnostic.js'
import { RULES } from '../rules/catalogue.js'
import type { Rule, Text } from '../rules/rule.js'
import { SHAPE_RULES } from './shapes/own-shapes.js'

/** One rule of the product in one language, from the code or from a shape. */
export interface CatalogueEntry {
  readonly id: string
  readonly severity: Severity
  readonly message: string
  readonly why: string
  readonly remedy?: string
}

/**
 * Every rule of the product, including those of the shapes, by id. The texts are those of the findings; `{slots}` are
 * unfilled.
 */
export function ruleCatalogue(language: keyof Text): readonly CatalogueEntry[] {
  const rules: readonly (readonly [string, Pick<Rule, 'severity' | 'message' | 'why' | 'remedy'>])[] = [
    ...Object.entries(RULES),
    ...SHAPE_RULES.map((rule) => [rule.id, rule] as const),
  ]
  return rules
    .map(([id, { severity, message, why, remedy }]) => ({
      id,
      severity,
      message: message[language].replaceAll('{$value}', '{actual}'),
      why: why[language],
      ...(remedy && { remedy: remedy[language] }),
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}
