import type { Term } from '@rdfjs/types'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import { besluit } from '../../rdf/vocabularies.js'
import type { Check, CheckContext } from './check.js'
import { instancesOf, valuesOf } from './statements.js'

/** The two chains: items in the order of the agenda, handlings in the order of the sitting. */
export const checkOrders: Check = (context) => [
  ...checkChain(context, besluit.Agendapunt, besluit.aangebrachtNa),
  ...checkChain(context, besluit.BehandelingVanAgendapunt, besluit.gebeurtNa),
]

/** "Directly after" must give a list: no item after itself, no loop, no fork, no unknown predecessor. */
function checkChain({ graph, stage, kind }: CheckContext, type: Term, after: Term): readonly Diagnostic[] {
  const members = instancesOf(graph, type)
  const known = new Set(members.map(({ value }) => value))
  const previous = new Map(
    members.flatMap((member) => {
      const target = valuesOf(graph, member, after).find(({ termType }) => termType !== 'Literal')
      return target ? [[member.value, target.value] as const] : []
    }),
  )
  const at = (member: string, actual: string) => ({
    stage,
    place: graph.place(member, after.value, actual),
    subject: member,
    predicate: after.value,
    actual,
  })
  const findings: Diagnostic[] = []
  const successors = new Map<string, string>()
  for (const [member, target] of previous) {
    if (target === member) findings.push(diagnose('check/order-self', at(member, target)))
    else if (!known.has(target)) {
      // An extract has one of many items, so its predecessor is expected to be elsewhere.
      if (kind !== 'uittreksel' && kind !== 'besluit')
        findings.push(diagnose('check/order-unknown', at(member, target)))
    } else if (successors.has(target)) findings.push(diagnose('check/order-fork', at(member, target)))
    else successors.set(target, member)
  }
  for (const loop of loopsOf(previous)) {
    const first = loop[0] ?? ''
    findings.push(
      diagnose('check/order-loop', { ...at(first, previous.get(first) ?? ''), values: { count: loop.length } }),
    )
  }
  return findings
}

/** The loops of two or more members, each reported once. */
function loopsOf(previous: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const loops: string[][] = []
  const done = new Set<string>()
  for (const start of previous.keys()) {
    const path: string[] = []
    let member: string | undefined = start
    while (member !== undefined && !done.has(member)) {
      done.add(member)
      path.push(member)
      member = previous.get(member)
    }
    const from = member === undefined ? -1 : path.indexOf(member)
    if (from >= 0 && path.length - from > 1) loops.push(path.slice(from))
  }
  return loops
}
