import { diagnose, type Diagnostic } from '../../diagnostic.js'
import { besluit, lblodBesluit, prov, rdf } from '../../rdf/vocabularies.js'
import { documentKindsOf } from '../shapes/detect-kind.js'
import type { Check, CheckContext } from './check.js'
import { firstText, instancesOf, subjectsOf, valuesOf } from './statements.js'

/** How resources are connected: pages without data, documents of two kinds, items without a sitting, duplicates. */
export const checkConnections: Check = (context) => [
  ...wholeDocument(context),
  ...items(context),
  ...decisions(context),
  ...sittings(context),
]

function wholeDocument({ graph, kind, stage }: CheckContext): readonly Diagnostic[] {
  const about = [besluit.Zitting, besluit.Agendapunt, besluit.BehandelingVanAgendapunt, besluit.Besluit].map(
    (type) => instancesOf(graph, type).length,
  )
  const findings: Diagnostic[] = []
  if (about.every((count) => count === 0)) {
    const isOverview = graph.dataset.countQuads(null, lblodBesluit.linkToPublication, null) > 0
    return isOverview ? [] : [diagnose('check/nothing-found', { stage })]
  }
  if (!kind) findings.push(diagnose('check/kind-unknown', { stage }))
  for (const [iri, kinds] of documentKindsOf(graph)) {
    if (kinds.length > 1)
      findings.push(
        diagnose('check/kind-contradictory', {
          stage,
          place: graph.place(iri, rdf.type.value),
          subject: iri,
          actual: kinds.join(', '),
        }),
      )
  }
  const results = [besluit.BehandelingVanAgendapunt, besluit.Stemming, besluit.Besluit].flatMap((type) =>
    instancesOf(graph, type),
  )
  const [first] = results
  if ((kind === 'agenda' || kind === 'agenda-toegevoegd') && first) {
    findings.push(
      diagnose('check/agenda-with-results', {
        stage,
        place: graph.place(first.value),
        values: { count: results.length },
      }),
    )
  }
  return findings
}

/** Links to items that another sitting or page describes are not checked; items described here are. */
function items({ graph, stage }: CheckContext): readonly Diagnostic[] {
  if (instancesOf(graph, besluit.Zitting).length === 0) return []
  return instancesOf(graph, besluit.Agendapunt)
    .filter((item) => subjectsOf(graph, besluit.behandelt, item).length === 0)
    .map((item) =>
      diagnose('check/item-without-sitting', { stage, place: graph.place(item.value), subject: item.value }),
    )
}

function decisions({ graph, stage }: CheckContext): readonly Diagnostic[] {
  return instancesOf(graph, besluit.Besluit).flatMap((decision) => {
    const handlings = new Set(
      [...subjectsOf(graph, prov.generated, decision), ...valuesOf(graph, decision, prov.wasGeneratedBy)]
        .filter((handling) => graph.dataset.countQuads(handling, rdf.type, besluit.BehandelingVanAgendapunt) > 0)
        .map(({ value }) => value),
    )
    return handlings.size > 1
      ? [
          diagnose('check/decision-twice', {
            stage,
            place: graph.place(decision.value),
            subject: decision.value,
            values: { count: handlings.size },
          }),
        ]
      : []
  })
}

function sittings({ graph, stage }: CheckContext): readonly Diagnostic[] {
  const seen = new Set<string>()
  return instancesOf(graph, besluit.Zitting).flatMap((zitting) => {
    const organ = firstText(graph, zitting, besluit.isGehoudenDoor)
    const start = firstText(graph, zitting, besluit.geplandeStart)
    if (organ === undefined || start === undefined) return []
    const key = `${organ} ${start}`
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [
      diagnose('check/sitting-twice', {
        stage,
        place: graph.place(zitting.value),
        subject: zitting.value,
        predicate: besluit.geplandeStart.value,
      }),
    ]
  })
}
