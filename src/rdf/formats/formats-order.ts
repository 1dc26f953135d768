import type { Quad, Term } from 'n3'
import { rdf } from '../vocabularies.js'

const KINDS: Readonly<Record<string, number>> = { DefaultGraph: 0, NamedNode: 1, BlankNode: 2, Literal: 3 }

/**
 * The quads without duplicates, in the order used by all writers: graph, subject, rdf:type first, predicate, object.
 */
export function ordered(quads: Iterable<Quad>): Quad[] {
  const sorted = [...quads].sort(compareQuads)
  return sorted.filter((quad, i) => {
    const previous = sorted[i - 1]
    return previous === undefined || compareQuads(previous, quad) !== 0
  })
}

function compareQuads(a: Quad, b: Quad): number {
  return (
    compareTerms(a.graph, b.graph) ||
    compareTerms(a.subject, b.subject) ||
    comparePredicates(a.predicate.value, b.predicate.value) ||
    compareTerms(a.object, b.object)
  )
}

function comparePredicates(a: string, b: string): number {
  if (a === b) return 0
  if (a === rdf.type.value) return -1
  if (b === rdf.type.value) return 1
  return compareText(a, b)
}

function compareTerms(a: Term, b: Term): number {
  const byKind = (KINDS[a.termType] ?? 9) - (KINDS[b.termType] ?? 9)
  if (byKind !== 0) return byKind
  const byValue = compareText(a.value, b.value)
  if (byValue !== 0 || a.termType !== 'Literal' || b.termType !== 'Literal') return byValue
  return compareText(a.language, b.language) || compareText(a.datatype.value, b.datatype.value)
}

/** By UTF-16 units: the same on every machine, unlike a comparison by locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
