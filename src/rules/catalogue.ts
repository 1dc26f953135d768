import { checkRules } from './check-rules.js'
import { correctionRules } from './correction-rules.js'
import { doubtRules } from './doubt-rules.js'
import { documentRules } from './document-rules.js'
import { harvestRules } from './harvest-rules.js'
import { inputRules } from './input-rules.js'
import { linkingRules } from './linking-rules.js'
import { mappingRules } from './mapping-rules.js'
import { maturityRules } from './maturity-rules.js'
import { pairingRules } from './pairing-rules.js'
import { proseRules } from './prose-rules.js'
import { publicationRules } from './publication-rules.js'
import { rdfaRules } from './rdfa-rules.js'
import { repairRules } from './repair-rules.js'
import type { Rule } from './rule.js'

/** Every rule of raadlink except those of the SHACL shapes, whose texts are in shapes/*.ttl. One file per family. */
export const RULES = {
  ...checkRules,
  ...correctionRules,
  ...doubtRules,
  ...documentRules,
  ...harvestRules,
  ...inputRules,
  ...linkingRules,
  ...mappingRules,
  ...maturityRules,
  ...pairingRules,
  ...proseRules,
  ...publicationRules,
  ...rdfaRules,
  ...repairRules,
} as const

/** The id of a shape rule is the local name of its property shape: `shape/agenda/Zitting-geplandeStart`. */
export type ShapeRuleId = `shape/${string}`
export type CodeRuleId = keyof typeof RULES
export type RuleId = CodeRuleId | ShapeRuleId

const byId: ReadonlyMap<string, Rule> = new Map<string, Rule>(Object.entries(RULES))

/** The definition of a rule of the code; shape rules have their texts in their results. Throws on an unknown id. */
export function ruleOf(id: RuleId): Rule {
  const rule = byId.get(id)
  if (!rule) throw new Error(`no rule ${id} in the catalogue`)
  return rule
}
