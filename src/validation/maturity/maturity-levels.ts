import type { Diagnostic } from '../../diagnostic.js'
import { besluit } from '../../rdf/vocabularies.js'
import { OWN_SHAPES } from '../shapes/own-shapes.js'
import type { RuleLevel, ShapeGraph, ShapeRule } from '../shapes/shape-graph.js'

/** Levels for which shapes require something; Niveau 2 is about people, not shapes. */
export type ShapeLevel = 1 | 3

/** Checks besides the shapes that make a value wrong in the sense of the official blueprints. */
const COUNTING: ReadonlySet<string> = new Set(['check/vote-count', 'check/day-impossible', 'check/value-malformed'])

const GENERAL: ReadonlyMap<string, ShapeRule> = new Map(
  [...OWN_SHAPES.general.rules.values()].map((rule) => [rule.id, rule]),
)

/**
 * The levels that a finding keeps a document of this kind from reaching. A rule of the kind has its own level. The form
 * of a value (graph `general`, and some checks) counts for the level at which this kind requires or allows its
 * property. An empty text counts as absent, so in an optional property it counts for nothing.
 */
export function levelsOf({ rules, classes }: ShapeGraph): (finding: Diagnostic) => ShapeLevel | undefined {
  const byRule = new Map([...rules.values()].map(({ id, level }) => [id as string, level]))
  const byProperty = new Map<string, RuleLevel>()
  for (const { targetClass, optional } of classes) {
    for (const level of [3, 1] as const)
      for (const property of optional[level]) byProperty.set(`${targetClass} ${property}`, level)
  }
  for (const { targetClass, predicates, level } of rules.values()) {
    if (targetClass !== undefined && level !== undefined)
      for (const property of predicates) byProperty.set(`${targetClass} ${property}`, level)
  }
  const optional = new Set(
    classes.flatMap((row) =>
      [...row.optional[1], ...row.optional[3]].map((property) => `${row.targetClass} ${property}`),
    ),
  )
  const ofProperty = (targetClass: string | undefined, property: string | undefined): RuleLevel | undefined =>
    byProperty.get(`${targetClass ?? ''} ${property ?? ''}`)

  const levelOf = ({ rule, predicate, actual }: Diagnostic): RuleLevel | undefined => {
    if (byRule.has(rule)) return byRule.get(rule)
    const targetClass = GENERAL.get(rule)?.targetClass
    if (targetClass !== undefined) {
      const leftOut = actual?.trim() === '' && optional.has(`${targetClass} ${predicate ?? ''}`)
      return leftOut ? undefined : ofProperty(targetClass, predicate)
    }
    if (!COUNTING.has(rule)) return undefined
    if (rule === 'check/vote-count') return ofProperty(besluit.Stemming.value, predicate)
    return classes.map(({ targetClass }) => ofProperty(targetClass, predicate)).find((level) => level !== undefined)
  }
  return (finding) => {
    const level = levelOf(finding)
    return level === 'bonus' ? undefined : level
  }
}
