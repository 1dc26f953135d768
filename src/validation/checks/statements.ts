import type { Term } from '@rdfjs/types'
import type { Graph } from '../../rdf/graph.js'
import { rdf } from '../../rdf/vocabularies.js'

/** The instances of a class, in the order of the page's triples. */
export function instancesOf(graph: Graph, type: Term): readonly Term[] {
  return graph.dataset.getSubjects(rdf.type, type)
}

/** The values of a property. */
export function valuesOf(graph: Graph, subject: Term, property: Term): readonly Term[] {
  return graph.dataset.getObjects(subject, property)
}

/** The text of the first value of a property that passes a test. */
export function firstText(
  graph: Graph,
  subject: Term,
  property: Term,
  accept: (text: string) => boolean = () => true,
): string | undefined {
  return valuesOf(graph, subject, property)
    .map(({ value }) => value)
    .find(accept)
}

/** The subjects that have a term as the value of a property. */
export function subjectsOf(graph: Graph, property: Term, object: Term): readonly Term[] {
  return graph.dataset.getSubjects(property, object)
}
