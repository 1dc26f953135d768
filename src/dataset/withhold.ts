import { iriObjectOf, subjectOf } from '../log/changes/change.js'
import type { DesiredGraph } from '../log/data-folder.js'
import { besluit, mandaat, owl, person, rdf } from '../rdf/vocabularies.js'

/** Things of their own: they are not withdrawn along with a resource just because nothing else speaks of them. */
const INDEPENDENT: ReadonlySet<string> = new Set(
  [
    besluit.Zitting,
    besluit.Agendapunt,
    besluit.BehandelingVanAgendapunt,
    besluit.Besluit,
    besluit.Bestuursorgaan,
    besluit.Bestuurseenheid,
    mandaat.Mandataris,
    mandaat.Fractie,
    person.Person,
  ].map(({ value }) => value),
)

/**
 * The graphs of one page without the resources that are withdrawn: every triple from or to one of them, and the parts
 * that nothing but them speaks of (articles, a vote). `names`: every name of each withdrawn resource.
 */
export function withhold(graphs: readonly DesiredGraph[], names: ReadonlySet<string>): readonly DesiredGraph[] {
  if (names.size === 0) return graphs
  const gone = withParts(
    graphs.filter(({ role }) => role !== 'service').flatMap(({ triples }) => triples),
    names,
  )
  if (gone.size === 0) return graphs
  return graphs.map((graph) => ({
    ...graph,
    triples: graph.triples.filter((line) => !gone.has(subjectOf(line)) && !gone.has(iriObjectOf(line) ?? '')),
  }))
}

/** Every name that triples tie to one of these by owl:sameAs, these included. */
export function namesOf(triples: Iterable<string>, names: Iterable<string>): ReadonlySet<string> {
  const ties = new Map<string, string[]>()
  const tie = (a: string, b: string): void => void ties.set(a, [...(ties.get(a) ?? []), b])
  for (const line of triples) {
    const object = line.includes(`> <${owl.sameAs.value}> <`) ? iriObjectOf(line) : undefined
    if (object === undefined) continue
    tie(subjectOf(line), object)
    tie(object, subjectOf(line))
  }
  const found = new Set(names)
  for (const name of found) for (const other of ties.get(name) ?? []) found.add(other)
  return found
}

function withParts(triples: readonly string[], names: ReadonlySet<string>): ReadonlySet<string> {
  const bySubject = new Map<string, string[]>()
  const referredBy = new Map<string, Set<string>>()
  for (const line of triples) {
    const subject = subjectOf(line)
    const own = bySubject.get(subject)
    if (own) own.push(line)
    else bySubject.set(subject, [line])
    const object = iriObjectOf(line)
    if (object !== undefined) referredBy.set(object, (referredBy.get(object) ?? new Set()).add(subject))
  }
  const isIndependent = (iri: string): boolean =>
    (bySubject.get(iri) ?? []).some(
      (line) => line.includes(`> <${rdf.type.value}> <`) && INDEPENDENT.has(iriObjectOf(line) ?? ''),
    )
  const gone = new Set([...namesOf(triples, names)].filter((name) => bySubject.has(name) || referredBy.has(name)))
  // A set is walked to its end while it grows.
  for (const iri of gone) {
    for (const line of bySubject.get(iri) ?? []) {
      const part = iriObjectOf(line)
      if (part === undefined || gone.has(part) || !bySubject.has(part) || isIndependent(part)) continue
      if ([...(referredBy.get(part) ?? [])].every((other) => gone.has(other))) gone.add(part)
    }
  }
  return gone
}
