import type { Quad, Term } from 'n3'
import type { TripleSet } from '../../rdf/triple-set.js'
import type { CodeRuleId } from '../../rules/catalogue.js'
import { rdf, xsd } from '../../rdf/vocabularies.js'
import { isValidXsd } from '../../rdf/normal-form/xsd-lexical.js'
import { HARVEST_CONSTRAINTS, HARVEST_TYPES, type HarvestConstraint } from './harvest-profile.js'

/**
 * The rules of the harvester's filtering step (mu-java ShaclService.filter, not strict). Every violation removes all
 * triples of its focus node and path; a typed resource of which no type passes loses everything. Returns a function
 * that gives for each triple the rule that removes it, or undefined.
 */
export function harvestFilter(dataset: TripleSet): (quad: Quad) => CodeRuleId | undefined {
  const deleted = new Map<string, CodeRuleId>()
  for (const [type, constraints] of HARVEST_CONSTRAINTS) {
    for (const focus of dataset.getSubjects(rdf.type, type)) {
      for (const constraint of constraints) {
        const rule = violation(dataset.getObjects(focus, constraint.property), constraint)
        if (rule) deleted.set(`${focus.value} ${constraint.property}`, rule)
      }
    }
  }
  const unlisted = new Map<string, boolean>()
  const isUnlisted = (subject: Term): boolean => {
    const known = unlisted.get(subject.value)
    if (known !== undefined) return known
    const types = dataset.getObjects(subject, rdf.type)
    const answer = types.length > 0 && !types.some((type) => HARVEST_TYPES.has(type.value))
    unlisted.set(subject.value, answer)
    return answer
  }
  return ({ subject, predicate }) =>
    deleted.get(`${subject.value} ${predicate.value}`) ?? (isUnlisted(subject) ? 'harvest/type-unknown' : undefined)
}

function violation(values: readonly Term[], { maxCount, kind }: HarvestConstraint): CodeRuleId | undefined {
  if (kind && values.some((value) => !isOfKind(value, kind))) return 'harvest/wrong-datatype'
  return maxCount !== undefined && values.length > maxCount ? 'harvest/too-many-values' : undefined
}

/** Dates that do not exist are wrong: the harvester's engine (Jena) checks the value, unlike JavaScript engines. */
function isOfKind(value: Term, kind: NonNullable<HarvestConstraint['kind']>): boolean {
  if (value.termType !== 'Literal') return false
  if (kind === 'literal') return true
  const datatype = value.datatype.value
  if (kind === 'text') return datatype === xsd.string.value || datatype === rdf.langString.value
  return datatype === kind.datatype && isValidXsd(value.value, datatype)
}
