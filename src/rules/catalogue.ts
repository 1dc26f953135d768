import { checkRules } from './check.js'
import { doubtRules } from './doubt.js'
import { documentRules } from './document.js'
import { harvestRules } from './harvest.js'
import { inputRules } from './input.js'
import { linkingRules } from './linking.js'
import { mappingRules } from './mapping.js'
import { maturityRules } from './maturity.js'
import { pairingRules } from './pairing.js'
import { proseRules } from './prose.js'
import { publicationRules } from './publication.js'
import { rdfaRules } from './rdfa.js'
import { repairRules } from './repair.js'
import type { Rule } from './rule.js'

/** Every rule of raadlink but those of the SHACL shapes, whose texts stand in shapes/*.ttl. One file per family. */
export const RULES = {
  ...checkRules,
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

/** The definition of a rule of the code; shape rules carry their texts in their results. Throws on an id that is in no table. */
export function ruleOf(id: RuleId): Rule {
  const rule = byId.get(id)
  if (!rule) throw new Error(`no rule ${id} in the catalogue`)
  return rule
}
