import type { Term } from '@rdfjs/types'
import type { Graph } from '../../rdf/graph.js'
import type { CodeRuleId } from '../../rules/catalogue.js'
import { besluit } from '../../rdf/vocabularies.js'
import type { Register } from './register.js'

/** The properties that name a person, including heeftVoorzitter, which the official tool overlooks. */
const NAMING = [
  besluit.heeftVoorstander,
  besluit.heeftTegenstander,
  besluit.heeftOnthouder,
  besluit.heeftStemmer,
  besluit.heeftAanwezige,
  besluit.heeftAanwezigeBijStart,
  besluit.heeftSecretaris,
  besluit.heeftVoorzitter,
] as const

const OFFICIAL = /^https?:\/\/data\.lblod\.info\/id\/(?:mandatarissen|functionarissen)\/./u

/** One person named on a page, and the rule of Niveau 2 that is not met; none when the register has the person. */
export interface NamedMandataris {
  readonly term: Term
  readonly subject: string
  readonly predicate: string
  readonly unmet?: CodeRuleId
}

/**
 * Everyone the page names as present, voting, chair or secretary, each once, judged for Niveau 2. Without a register an
 * official IRI is unknown: neither right nor wrong, and reported as unchecked.
 */
export function namedMandatarissen(graph: Graph, register?: Register): readonly NamedMandataris[] {
  const seen = new Map<string, NamedMandataris>()
  for (const property of NAMING) {
    for (const { subject, object } of graph.dataset.getQuads(null, property, null)) {
      const key = `${object.termType} ${object.value}`
      if (seen.has(key)) continue
      const unmet = judge(object, register)
      seen.set(key, { term: object, subject: subject.value, predicate: property.value, ...(unmet && { unmet }) })
    }
  }
  return [...seen.values()]
}

function judge(term: Term, register: Register | undefined): CodeRuleId | undefined {
  if (term.termType !== 'NamedNode') return 'maturity/mandataris-not-official'
  if (register?.has(term.value)) return undefined
  if (!OFFICIAL.test(term.value)) return 'maturity/mandataris-not-official'
  return register ? 'maturity/mandataris-not-registered' : 'maturity/mandataris-unchecked'
}
