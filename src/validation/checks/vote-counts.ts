import type { Term } from '@rdfjs/types'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import { besluit, foaf, lblodPersoon, persoon } from '../../rdf/vocabularies.js'
import type { Graph } from '../../rdf/graph.js'
import type { CodeRuleId } from '../../rules/catalogue.js'
import { personOf, readBallot, type Ballot } from './ballot.js'
import type { Check, CheckContext } from './check.js'
import { firstText, instancesOf } from './statements.js'

/**
 * Votes: counts against names, voters against those present, nobody twice, no names in a secret vote, outcome against
 * counts.
 */
export const checkVotes: Check = (context) =>
  instancesOf(context.graph, besluit.Stemming).flatMap((stemming) => {
    const ballot = readBallot(context.graph, stemming)
    return [...counts(context, ballot), ...voters(context, ballot), ...outcome(context, ballot)]
  })

function counts({ graph, stage }: CheckContext, { stemming, groups, present }: Ballot): readonly Diagnostic[] {
  const named = groups.some(({ voters }) => voters.length > 0)
  const findings = groups.flatMap(({ group, voters, count }): readonly Diagnostic[] => {
    if (count === undefined || !named || voters.length === count) return []
    return [
      diagnose(voters.length > 0 ? 'check/vote-count' : 'check/vote-names-missing', {
        stage,
        place: graph.place(stemming.value, group.count.value),
        subject: stemming.value,
        predicate: group.count.value,
        actual: String(count),
        expected: String(voters.length),
        values: { group: group.noun },
      }),
    ]
  })
  const total = groups.reduce((sum, { count = 0 }) => sum + count, 0)
  if (present.length === 0 || total <= present.length) return findings
  return [
    ...findings,
    diagnose('check/vote-more-than-present', {
      stage,
      place: graph.place(stemming.value, besluit.aantalVoorstanders.value),
      subject: stemming.value,
      actual: String(total),
      expected: String(present.length),
    }),
  ]
}

function voters(
  { graph, stage }: CheckContext,
  { stemming, groups, present, stemmers, secret }: Ballot,
): readonly Diagnostic[] {
  const people = (terms: readonly Term[]): ReadonlySet<string> =>
    new Set(terms.map((term) => personOf(graph, term).value))
  const presentPeople = people(present)
  const listed = people(stemmers)
  const groupOf = new Map<string, string>()
  const findings: Diagnostic[] = []
  for (const { group, voters: members } of groups) {
    for (const voter of members) {
      const person = personOf(graph, voter).value
      const rules: readonly (readonly [CodeRuleId, boolean])[] = [
        ['check/vote-twice', groupOf.has(person)],
        ['check/voter-absent', presentPeople.size > 0 && !presentPeople.has(person)],
        ['check/voter-unlisted', listed.size > 0 && !listed.has(person)],
      ]
      groupOf.set(person, group.names.value)
      for (const [rule, applies] of rules) {
        if (!applies) continue
        findings.push(
          diagnose(rule, {
            stage,
            place: graph.place(stemming.value, group.names.value, voter.value),
            subject: stemming.value,
            predicate: group.names.value,
            actual: voter.value,
            values: { who: nameOf(graph, voter) },
          }),
        )
      }
    }
  }
  const [revealed] = groupOf.values()
  if (secret && revealed !== undefined) {
    findings.push(
      diagnose('check/vote-secret-names', {
        stage,
        place: graph.place(stemming.value, revealed),
        subject: stemming.value,
        predicate: revealed,
      }),
    )
  }
  return findings
}

const PASSED = /^(?:algemeen |unaniem |eenparig )?(?:goedgekeurd|aangenomen|aanvaard)\b/iu

function outcome({ graph, stage }: CheckContext, { stemming, groups }: Ballot): readonly Diagnostic[] {
  const gevolg = firstText(graph, stemming, besluit.gevolg, (text) => PASSED.test(text.trim()))
  const [voor, tegen] = groups.map(({ count }) => count)
  if (gevolg === undefined || voor === undefined || tegen === undefined || tegen === 0 || voor > tegen) return []
  return [
    diagnose('check/vote-outcome', {
      stage,
      place: graph.place(stemming.value, besluit.gevolg.value, gevolg),
      subject: stemming.value,
      predicate: besluit.gevolg.value,
      actual: gevolg,
      values: { voor, tegen },
    }),
  ]
}

/** How a message names a voter: by the name on the page, else by the end of the IRI. */
function nameOf(graph: Graph, mandataris: Term): string {
  const person = personOf(graph, mandataris)
  const first =
    firstText(graph, person, persoon.gebruikteVoornaam) ?? firstText(graph, person, lblodPersoon.gebruikteVoornaam)
  const name = [first, firstText(graph, person, foaf.familyName)].flatMap((part) => part?.trim() ?? []).join(' ')
  return firstText(graph, person, foaf.name) ?? (name || `…/${mandataris.value.split(/[/#]/u).at(-1) ?? ''}`)
}
