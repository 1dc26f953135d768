import type { Diagnostic } from '../diagnostic.js'
import type { Graph } from '../rdf/graph.js'
import { owl } from '../rdf/vocabularies.js'
import type { RuleId } from '../rules/catalogue.js'
import { capFindings } from './cap-findings.js'

export interface Findings {
  /** Noticed while reading and mapping: repairs, rejections, doubts. */
  readonly noticed: readonly Diagnostic[]
  /** From checking the page as published. */
  readonly published: readonly Diagnostic[]
  /** From checking the mapped graph. */
  readonly mapped: readonly Diagnostic[]
  /** The mapped graph: its owl:sameAs says which resources are the same in both. */
  readonly graph: Graph
  /** What follows from a document without RDF: nobody can state it there, so that it lacks is no fault. */
  readonly derived?: Graph
}

/**
 * All findings of one document, without repetitions, in the order of the source. A violation in both graphs is reported
 * for the page, where it has its place. One that a repair solved is reported by the repair of that resource or place;
 * it is left out only when there is such a repair. Of one rule, no more than a report shows (cap-findings.ts).
 */
export function mergeFindings({ noticed, published, mapped, graph, derived }: Findings): readonly Diagnostic[] {
  const nameOf = canonicalNames(graph)
  const keyOf = ({ rule, subject, predicate }: Diagnostic): string =>
    JSON.stringify([rule, subject !== undefined && nameOf(subject), predicate])
  const standing = new Set(mapped.map(keyOf))
  const explained = explanationsOf(noticed, nameOf)
  const source = published.filter((finding) => standing.has(keyOf(finding)) || !explained(finding))
  const told = new Set(source.map(keyOf))
  const output = mapped.filter((finding) => !told.has(keyOf(finding)) && !follows(finding, graph, derived))
  return capFindings(inOrder(distinct([...noticed, ...withoutEchoes([...source, ...output], noticed)])))
}

/** Whether the value that is missing follows from the document; how many do is a finding of the mapping. */
function follows({ subject, predicate }: Diagnostic, graph: Graph, derived: Graph | undefined): boolean {
  if (subject === undefined || predicate === undefined) return false
  const isIn = (one: Graph | undefined): boolean =>
    one !== undefined && one.dataset.getQuads(subject, predicate, null).length > 0
  return !isIn(graph) && isIn(derived)
}

/**
 * What readers report as a doubt about the page, checks find again in the graph: for each rule of a reader, the check
 * that repeats it.
 */
const ECHOES: Readonly<Partial<Record<RuleId, RuleId>>> = {
  'check/midnight': 'doubt/planned-midnight',
  'check/start-far-from-planned': 'doubt/start-far-from-planned',
  'check/in-force-before-sitting': 'doubt/in-force-before-sitting',
  'check/agenda-with-results': 'doubt/agenda-with-results',
}

/** Findings of checks, without those that repeat a reader's finding about the same value or document. */
function withoutEchoes(checked: readonly Diagnostic[], noticed: readonly Diagnostic[]): readonly Diagnostic[] {
  return checked.filter(({ rule, predicate, actual }) => {
    const echoed = ECHOES[rule]
    return (
      echoed === undefined ||
      !noticed.some((other) => other.rule === echoed && other.predicate === predicate && other.actual === actual)
    )
  })
}

function canonicalNames(graph: Graph): (iri: string) => string {
  const names = new Map(
    graph.dataset.getQuads(null, owl.sameAs, null).map(({ subject, object }) => [object.value, subject.value]),
  )
  return (iri) => names.get(iri) ?? iri
}

/**
 * Whether something noticed explains a violation: it is about the same resource, or at the same place, or has neither.
 */
function explanationsOf(
  noticed: readonly Diagnostic[],
  nameOf: (iri: string) => string,
): (finding: Diagnostic) => boolean {
  const subjects = new Set(noticed.flatMap(({ subject }) => (subject === undefined ? [] : [nameOf(subject)])))
  const lines = new Set(noticed.flatMap(({ place }) => (place ? [place.line] : [])))
  return ({ subject, place }) => {
    if (subject === undefined && !place) return noticed.length > 0
    return (subject !== undefined && subjects.has(nameOf(subject))) || (place !== undefined && lines.has(place.line))
  }
}

function distinct(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const byKey = new Map<string, Diagnostic>()
  for (const finding of findings) {
    const { rule, message, subject, predicate, place } = finding
    const key = JSON.stringify([
      rule,
      message.nl,
      place ? [place.page, place.offset, place.endOffset] : [subject, predicate],
    ])
    if (!byKey.has(key)) byKey.set(key, finding)
  }
  return [...byKey.values()]
}

/** By page and place; findings without a place come first. */
function inOrder(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const page = ({ place }: Diagnostic): number => (place ? (place.page ?? 0) : -1)
  return [...findings].sort((a, b) => page(a) - page(b) || (a.place?.offset ?? -1) - (b.place?.offset ?? -1))
}
