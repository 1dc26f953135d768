import fc from 'fast-check'
import { DataFactory } from 'n3'
import { describe, expect, it } from 'vitest'
import { lift } from '../../src/mapping/lift/lift.js'
import { lower } from '../../src/mapping/lower/lower.js'
import { NOUNS } from '../../src/mapping/table/properties.js'
import type { PlacedQuad } from '../../src/rdf/graph.js'
import { aliasPredicate, arbitraryQuads, otherLiteral, writtenLiteral, writtenPredicate } from './arbitrary-graph.js'
import { arbitraryModel } from './arbitrary-model.js'
import { graphOf, triples } from './graphs.js'

const settings = { mintBase: 'https://mint.voorbeeldegem.be/id/' }

describe('lift and lower', () => {
  it('restore any model that a graph can represent', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const { graph, diagnostics } = lower(model, settings)
        expect(diagnostics).toEqual([])
        const lifted = lift(graph)
        expect(lifted.model).toEqual(model)
        expect(lifted.rest).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('restore any graph, whatever its shape', () => {
    fc.assert(
      fc.property(arbitraryQuads(writtenPredicate, writtenLiteral), (quads) => {
        const graph = graphOf(quads)
        const { model, rest } = lift(graph)
        const lowered = lower(model, settings)
        expect(triples(untagged([...lowered.graph.placed, ...rest]))).toEqual(triples(untagged(graph.placed)))
        expect(lowered.diagnostics).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('carry every quad or leave it in the rest, never both, in any form vendors write', () => {
    fc.assert(
      fc.property(
        arbitraryQuads(fc.oneof(writtenPredicate, aliasPredicate), fc.oneof(writtenLiteral, otherLiteral)),
        (quads) => {
          const graph = graphOf(quads)
          const { carried, rest, model } = lift(graph)
          expect(carried.length + rest.length).toBe(graph.placed.length)
          expect(triples([...carried, ...rest])).toEqual(triples(graph.placed))
          const { graph: lowered } = lower(model, settings)
          // Every carried statement is written again, under the property raadlink writes, on the same resources.
          for (const { quad } of carried) {
            const written = WRITTEN.get(quad.predicate.value) ?? [quad.predicate.value]
            const object = quad.object.termType === 'Literal' ? null : quad.object
            expect(
              written.some((iri) => lowered.dataset.countQuads(quad.subject, DataFactory.namedNode(iri), object) > 0),
              quad.predicate.value,
            ).toBe(true)
          }
          // What was written is read without variants.
          expect(lift(lowered).diagnostics.filter(({ rule }) => rule === 'mapping/variant')).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** Properties whose values are names and labels of some noun: their language tags are read but not written. */
const NAMES = new Set(
  Object.values(NOUNS).flatMap(({ properties }) =>
    Object.values(properties)
      .filter(({ range, orLiteral }) => range === 'string' || orLiteral)
      .map(({ iri }) => iri.value),
  ),
)

/** Quads without the language tags of names and labels. */
function untagged(quads: readonly PlacedQuad[]): readonly PlacedQuad[] {
  return quads.map(({ quad }) => {
    const { subject, predicate, object, graph } = quad
    if (object.termType !== 'Literal' || object.language === '' || !NAMES.has(predicate.value)) return { quad }
    return { quad: DataFactory.quad(subject, predicate, DataFactory.literal(object.value), graph) }
  })
}

/** The properties that may be written for each property that is only read. */
const WRITTEN = new Map<string, readonly string[]>()
for (const { properties } of Object.values(NOUNS)) {
  for (const { iri, aliases } of Object.values(properties)) {
    for (const alias of aliases ?? []) WRITTEN.set(alias.value, [...(WRITTEN.get(alias.value) ?? []), iri.value])
  }
}
