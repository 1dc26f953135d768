import { DataFactory, type Quad_Object, type Quad_Subject } from 'n3'
import type { Model, Noun, Reference } from '../../model.js'
import type { PlacedQuad } from '../../rdf/graph.js'
import { NOUNS } from '../table/properties.js'
import { nameOf } from '../../rdf/quad-key.js'
import { fieldOf, listOf, mapNouns } from '../walk.js'

/** A model in which resources have their new names, in IRIs and in references; `sameAs` and types stay unchanged. */
export function renameModel(model: Model, names: ReadonlyMap<string, string>): Model {
  if (names.size === 0) return model
  return mapNouns(model, (name, noun) => {
    const iri = noun.iri === undefined ? undefined : (names.get(noun.iri) ?? noun.iri)
    return { ...noun, ...renamedReferences(name, noun, names), ...(iri !== undefined && { iri }) }
  })
}

/** Quads in which resources have their new names. */
export function renameQuads(quads: readonly PlacedQuad[], names: ReadonlyMap<string, string>): readonly PlacedQuad[] {
  if (names.size === 0) return quads
  const rename = <Term extends Quad_Subject | Quad_Object>(
    term: Term,
  ): Term | ReturnType<typeof DataFactory.namedNode> => {
    const name = term.termType === 'Literal' ? undefined : names.get(nameOf(term))
    return name === undefined ? term : DataFactory.namedNode(name)
  }
  return quads.map(({ quad, place }) => {
    const renamed = DataFactory.quad(rename(quad.subject), quad.predicate, rename(quad.object), quad.graph)
    return place ? { quad: renamed, place } : { quad: renamed }
  })
}

function renamedReferences(
  name: keyof typeof NOUNS,
  noun: Noun,
  names: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const changed: Record<string, unknown> = {}
  for (const [field, { range, many }] of Object.entries(NOUNS[name].properties)) {
    const references = listOf(fieldOf(noun, field)) as readonly Reference[]
    if (range !== 'reference' || references.length === 0) continue
    const renamed = references.map(({ iri }) => ({ iri: names.get(iri) ?? iri }))
    changed[field] = many ? renamed : renamed[0]
  }
  return changed
}
