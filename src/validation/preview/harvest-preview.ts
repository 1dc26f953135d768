import type { Quad } from 'n3'
import type { HarvestOutcome, HarvestPreview } from '../../report/report.js'
import type { Graph } from '../../rdf/graph.js'
import { TripleSet } from '../../rdf/triple-set.js'
import { extractTriple } from './harvest-extraction.js'
import { harvestFilter } from './harvest-filter.js'
import { termText } from '../shapes/term-text.js'

/**
 * What the official harvester would make of a page, triple by triple with places: kept, changed or dropped, and why.
 * Takes the published graph; gives one outcome per distinct triple, in document order. What the harvester adds
 * (prov:wasDerivedFrom, mu:uuid, the decision text as a file) is not included: the preview is about the triples of the
 * page.
 */
export function previewHarvest(graph: Graph): HarvestPreview {
  const extracted = distinct(graph).map((quad) => ({ published: quad, ...extractTriple(quad) }))
  const filter = harvestFilter(new TripleSet(extracted.flatMap(({ quad }) => quad ?? [])))

  const outcomes = extracted.map(({ published, quad, rule }): HarvestOutcome => {
    const { subject, predicate, object } = published
    const place = graph.place(subject.value, predicate.value, object.value)
    const dropped = quad ? filter(quad) : rule
    const reason = dropped ?? rule
    return {
      subject: subject.value,
      predicate: predicate.value,
      object: termText(object),
      fate: dropped ? 'dropped' : rule ? 'changed' : 'kept',
      ...(quad && rule && !dropped && { becomes: termText(quad.object) }),
      ...(reason && { reason }),
      ...(place && { place }),
    }
  })
  const count = (fate: HarvestOutcome['fate']): number => outcomes.filter((outcome) => outcome.fate === fate).length
  return { kept: count('kept'), changed: count('changed'), dropped: count('dropped'), outcomes }
}

/** The triples in document order, each once. */
function distinct(graph: Graph): readonly Quad[] {
  const seen = new Set<string>()
  return graph.placed
    .map(({ quad }) => quad)
    .filter((quad) => {
      const key = `${termText(quad.subject)} ${quad.predicate.value} ${termText(quad.object)}`
      return !seen.has(key) && seen.add(key)
    })
}
