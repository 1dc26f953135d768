import { describe, expect, it } from 'vitest'
import { lift } from '../../src/mapping/lift/lift.js'
import { lower } from '../../src/mapping/lower/lower.js'
import { goldenGraph, triples } from './graphs.js'

describe.each(['agenda', 'notulen'])('golden graph %s', (name) => {
  const graph = goldenGraph(name)
  const lifted = lift(graph)
  const lowered = lower(lifted.model, { mintBase: 'https://data.voorbeeldegem.be/id/' })

  it('goes into the model completely', () => {
    expect(triples(lifted.rest)).toEqual([])
    expect(triples(lifted.carried)).toEqual(triples(graph.placed))
    expect(lifted.diagnostics).toEqual([])
  })

  it('is restored without differences', () => {
    expect(triples(lowered.graph.placed)).toEqual(triples(graph.placed))
    expect(lowered.diagnostics).toEqual([])
  })

  it('gives the same model again', () => {
    expect(lift(lowered.graph).model).toEqual(lifted.model)
  })
})

describe('the model of the golden minutes', () => {
  const { model } = lift(goldenGraph('notulen'))
  const [zitting] = model.zittingen
  const item = zitting?.behandelt?.[0]
  const handling = item?.behandelingen?.[0]

  it('connects everything to the sitting', () => {
    expect(model.publicatie?.kind).toBe('notulen')
    expect(model.besluiten).toEqual([])
    expect(zitting?.heeftAanwezigeBijStart?.map(({ iri }) => iri?.at(-1))).toEqual(['a', 'b', 'c'])
    expect(zitting?.isGehoudenDoor?.isTijdspecialisatieVan?.bestuurt?.prefLabel).toBe('Voorbeeldegem')
    expect(zitting?.atLocation).toEqual({ label: 'Raadzaal, Markt 1' })
    expect(handling?.heeftStemming?.[0]?.aantalOnthouders).toBe(1)
    expect(handling?.generated?.[0]?.has_part?.map(({ number }) => number)).toEqual(['Artikel 1', 'Artikel 2'])
    expect(handling?.generated?.[0]?.valueDatatype).toBe('http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML')
  })

  it('recognises an official by the IRI, whatever the class', () => {
    expect(zitting?.heeftSecretaris?.functionaris).toBe(true)
    expect(zitting?.heeftVoorzitter?.functionaris).toBeUndefined()
  })
})
