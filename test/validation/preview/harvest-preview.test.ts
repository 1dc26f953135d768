import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Graph } from '../../../src/rdf/graph.js'
import { previewHarvest } from '../../../src/validation/preview/harvest-preview.js'
import { HARVEST_CONSTRAINTS, HARVEST_TYPES } from '../../../src/validation/preview/harvest-profile.js'
import { COMPLETE, KINDS, graphOf, iri, quadsOf, spoiled } from '../documents.js'

const dropped = (turtle: string): readonly string[] =>
  previewHarvest(graphOf(turtle))
    .outcomes.filter(({ fate }) => fate === 'dropped')
    .map(({ predicate, reason }) => `${predicate.replace(/^.*[#/]/u, '')} ${reason?.replace('harvest/', '') ?? ''}`)

describe('the profile', () => {
  it('lists 74 types, of which 12 have constraints that cost data', () => {
    expect(HARVEST_TYPES.size).toBe(74)
    expect(HARVEST_CONSTRAINTS.size).toBe(12)
    expect([...HARVEST_CONSTRAINTS.keys()].filter((type) => !HARVEST_TYPES.has(type))).toEqual([])
  })
})

describe('the preview', () => {
  it.each(KINDS)('of a complete %s loses only its places', (kind) => {
    const { outcomes } = previewHarvest(graphOf(COMPLETE[kind]))
    expect(outcomes.filter(({ fate }) => fate !== 'kept').map(({ subject, reason }) => [subject, reason])).toEqual([
      [iri(':zaal'), 'harvest/type-unknown'],
      [iri(':zaal'), 'harvest/type-unknown'],
    ])
  })

  it('deletes every value of a property with one value too many', () => {
    expect(
      dropped(
        ':z a besluit:Zitting ; besluit:geplandeStart "2025-02-03T19:30:00Z"^^xsd:dateTime, "2025-02-03T20:30:00Z"^^xsd:dateTime ; prov:startedAtTime "2025-02-03T19:30:00Z"^^xsd:dateTime .',
      ),
    ).toEqual(['geplandeStart too-many-values', 'geplandeStart too-many-values'])
  })

  it('deletes the correct values together with a wrong one', () => {
    expect(dropped(':a a besluit:Agendapunt ; dct:title "Goed", :fout ; besluit:geplandOpenbaar true .')).toEqual([
      'title wrong-datatype',
      'title wrong-datatype',
    ])
    expect(dropped(':z a besluit:Zitting ; prov:endedAtTime "23:12" .')).toEqual(['endedAtTime wrong-datatype'])
  })

  it('deletes a date that does not exist, as the engine of the harvester does', () => {
    expect(dropped(':d a besluit:Besluit ; eli:date_publication "2023-02-29"^^xsd:date .')).toEqual([
      'date_publication wrong-datatype',
    ])
  })

  it('judges values after extraction: retyped strings are strings, merged values are one', () => {
    expect(dropped(':b a besluit:Bestuursorgaan ; skos:prefLabel "Raad"^^rdfs:Literal, "Raad" .')).toEqual([])
    expect(dropped(':b a besluit:Zitting ; prov:atLocation :zaal, _:naamloos .')).toEqual(['atLocation blank-node'])
  })

  it('deletes nothing for a missing value, and nothing by a superclass', () => {
    expect(dropped(':z a besluit:Zitting . :d a besluit:Besluit ; eli:title :geen, :tekst .')).toEqual([])
    expect(dropped(':d a eli:LegalExpression ; eli:title :geen, "tekst" .')).toHaveLength(2)
  })

  it('loses resources with only unknown types, keeps those without a type or with a known one', () => {
    expect(
      dropped(
        ':f a mandaat:Fractie ; dct:title "Lijst" . :x dct:title "y" . :m a mandaat:Fractie, mandaat:Mandataris .',
      ),
    ).toEqual(['type type-unknown', 'title type-unknown'])
  })

  it('says what becomes of a value, and where it is', () => {
    const preview = previewHarvest(
      graphOf(':b a besluit:Bestuurseenheid .\n:b skos:prefLabel "Voorbeeldgem"^^rdfs:Literal .'),
    )
    expect(preview).toMatchObject({ kept: 1, changed: 1, dropped: 0 })
    expect(preview.outcomes[1]).toMatchObject({
      fate: 'changed',
      object: '"Voorbeeldgem"^^<http://www.w3.org/2000/01/rdf-schema#Literal>',
      becomes: '"Voorbeeldgem"',
      reason: 'harvest/datatype-rewritten',
      place: { line: 2 },
    })
  })

  it('gives each triple one outcome', () => {
    const pool = [
      ...quadsOf(COMPLETE.notulen),
      ...spoiled('notulen', {
        add: ':z1 besluit:geplandeStart "morgen"@nl, _:b . _:b dct:title 1.5 . :z1 a mandaat:Fractie .',
      }).placed.map(({ quad }) => quad),
    ]
    fc.assert(
      fc.property(fc.subarray(pool), (quads) => {
        const made = new Graph(quads.map((quad) => ({ quad })))
        const { kept, changed, dropped: lost, outcomes } = previewHarvest(made)
        expect(kept + changed + lost).toBe(made.size)
        expect(outcomes).toHaveLength(made.size)
        for (const { fate, reason, becomes } of outcomes)
          expect([fate, reason !== undefined, becomes !== undefined]).toEqual([
            fate,
            fate !== 'kept',
            fate === 'changed',
          ])
      }),
      { numRuns: 50 },
    )
  })
})
