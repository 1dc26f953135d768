import type { Diagnostic } from '../diagnostic.js'
import type { Graph } from '../rdf/graph.js'
import { owl } from '../rdf/vocabularies.js'
import type { RuleId } from '../rules/catalogue.js'

export interface Findings {
  /** What was noticed while reading and mapping: repairs, rejections, doubts. */
  readonly noticed: readonly Diagnostic[]
  /** What checking the page as published gave. */
  readonly published: readonly Diagnostic[]
  /** What checking the graph that was made of it gave. */
  readonly mapped: readonly Diagnostic[]
  /** The mapped graph: its owl:sameAs tells which resources are the same in both. */
  readonly graph: Graph
}

/**
 * All findings of one document, each thing said once, in the order of the source. A violation that stands in both
 * graphs is told of the page, where its place is. One that the repairs took away is told by the repair of that
 * resource, or of that place; it is left out only when there is such a one.
 */
export function mergeFindings({ noticed, published, mapped, graph }: Findings): readonly Diagnostic[] {
  const nameOf = canonicalNames(graph)
  const keyOf = ({ rule, subject, predicate }: Diagnostic): string =>
    JSON.stringify([rule, subject !== undefined && nameOf(subject), predicate])
  const standing = new Set(mapped.map(keyOf))
  const explained = explanationsOf(noticed, nameOf)
  const source = published.filter((finding) => standing.has(keyOf(finding)) || !explained(finding))
  const told = new Set(source.map(keyOf))
  const output = mapped.filter((finding) => !told.has(keyOf(finding)))
  return inOrder(distinct([...noticed, ...withoutEchoes([...source, ...output], noticed)]))
}

/**
 * What the readers doubt while they have the page before them, the checks see again in the graph: by rule, what each
 * repeats.
 */
const ECHOES: Readonly<Partial<Record<RuleId, RuleId>>> = {
  'check/midnight': 'doubt/planned-midnight',
  'check/start-far-from-planned': 'doubt/start-far-from-planned',
  'check/in-force-before-sitting': 'doubt/in-force-before-sitting',
  'check/agenda-with-results': 'doubt/agenda-with-results',
}

/** Checked findings, but for those that say of the same value, or of the same document, what a reader has said. */
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
    graph.dataset.getQuads(null, owl.sameAs, null, null).map(({ subject, object }) => [object.value, subject.value]),
  )
  return (iri) => names.get(iri) ?? iri
}

/**
 * Whether something noticed accounts for a violation: about the same resource, or at the same place, or, when it has
 * neither, at all.
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

/** By page and place; what has no place comes first. */
function inOrder(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const page = ({ place }: Diagnostic): number => (place ? (place.page ?? 0) : -1)
  return [...findings].sort((a, b) => page(a) - page(b) || (a.place?.offset ?? -1) - (b.place?.offset ?? -1))
}
