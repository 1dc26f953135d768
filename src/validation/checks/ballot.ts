import type { Term } from '@rdfjs/types'
import type { Graph } from '../../rdf/graph.js'
import { besluit, mandaat } from '../../rdf/vocabularies.js'
import { firstText, subjectsOf, valuesOf } from './statements.js'

/** The three groups of a vote: the names in it, its count, and OSLO's noun for it. */
export const GROUPS = [
  { names: besluit.heeftVoorstander, count: besluit.aantalVoorstanders, noun: 'voorstanders' },
  { names: besluit.heeftTegenstander, count: besluit.aantalTegenstanders, noun: 'tegenstanders' },
  { names: besluit.heeftOnthouder, count: besluit.aantalOnthouders, noun: 'onthouders' },
] as const

export type Group = (typeof GROUPS)[number]

/** A vote as the graph states it. */
export interface Ballot {
  readonly stemming: Term
  readonly groups: readonly { readonly group: Group; readonly voters: readonly Term[]; readonly count?: number }[]
  /** Present at the vote, or else at the handling of its item; empty when neither is stated. */
  readonly present: readonly Term[]
  readonly stemmers: readonly Term[]
  readonly secret: boolean
}

/** Reads a vote; counts that are not whole numbers are left to the shapes. */
export function readBallot(graph: Graph, stemming: Term): Ballot {
  const own = valuesOf(graph, stemming, besluit.heeftAanwezige)
  return {
    stemming,
    groups: GROUPS.map((group) => {
      const count = firstText(graph, stemming, group.count, (text) => /^\d+$/u.test(text))
      return {
        group,
        voters: valuesOf(graph, stemming, group.names),
        ...(count !== undefined && { count: Number(count) }),
      }
    }),
    present:
      own.length > 0
        ? own
        : subjectsOf(graph, besluit.heeftStemming, stemming).flatMap((handling) =>
            valuesOf(graph, handling, besluit.heeftAanwezige),
          ),
    stemmers: valuesOf(graph, stemming, besluit.heeftStemmer),
    secret: ['true', '1'].includes(firstText(graph, stemming, besluit.geheim) ?? ''),
  }
}

/** The person behind a mandataris, when the graph states it, since one person can be two mandatarissen. */
export function personOf(graph: Graph, mandataris: Term): Term {
  return valuesOf(graph, mandataris, mandaat.isBestuurlijkeAliasVan)[0] ?? mandataris
}
