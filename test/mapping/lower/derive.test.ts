import { describe, expect, it } from 'vitest'
import { mappedGraph } from '../../../src/mapping/lower/mapped-graph.js'
import { besluit, eli } from '../../../src/rdf/vocabularies.js'
import { readProse } from '../../../src/readers/prose/read-prose.js'
import { readTextBlocks } from '../../../src/text/text-blocks.js'

const MINUTES = `NOTULEN GEMEENTERAAD
Zitting van 12 mei 2025

Aanwezig: Jan Peeters, voorzitter
An Claes, Bo De Wit, Cas Maes, raadsleden
Dirk Smet, algemeen directeur
Verontschuldigd: Els Van Hove, raadslid

1. Verslag van de vorige zitting. Goedkeuring.

Besluit: Goedgekeurd met 4 stemmen voor.

2. Reglement kermis. Vaststelling.
Bo De Wit, raadslid, is verontschuldigd tijdens de behandeling van dit punt.
Raadslid Van Hove vervoegt de zitting.

Besluit: Goedgekeurd met 3 stemmen voor en 1 onthouding.

Artikel 1 - Het reglement wordt vastgesteld.

An Claes verlaat de zitting.

3. Verkoop van de pastorie. Beslissing.

Besluit: Goedgekeurd met eenparigheid van stemmen.

4. Straatnaam. Vaststelling.

Besluit: Goedgekeurd met 9 stemmen voor.

5. Plein. Naam.

Besluit: Goedgekeurd met 9 stemmen voor en 1 stem tegen.
`

function map(text: string): ReturnType<typeof mappedGraph> {
  const { model } = readProse(readTextBlocks(text))
  return mappedGraph(
    { document: { address: 'https://www.bovendorp.example/notulen' }, model, rest: [] },
    { mintBase: 'https://data.bovendorp.example/id/' },
  )
}

describe('derive', () => {
  const { graph, derived, enriched, model } = map(MINUTES)
  const items = enriched.zittingen[0]?.behandelt ?? []
  const present = (index: number): readonly (string | undefined)[] =>
    (items[index]?.behandelingen?.[0]?.heeftAanwezige ?? []).map((person) => person.isBestuurlijkeAliasVan?.name)

  it('walks through the items: who joins, leaves, or takes no part in one item', () => {
    expect([0, 1, 2].map(present)).toEqual([
      ['Jan Peeters', 'An Claes', 'Bo De Wit', 'Cas Maes'],
      ['Jan Peeters', 'An Claes', 'Cas Maes', 'Els Van Hove'],
      ['Jan Peeters', 'Bo De Wit', 'Cas Maes', 'Els Van Hove'],
    ])
  })

  it('derives nothing where more people vote than can be present, whether or not the vote is stated', () => {
    expect(items[3]?.behandelingen?.[0]).not.toHaveProperty('heeftStemming')
    expect(items[4]?.behandelingen?.[0]).toHaveProperty('heeftStemming')
    expect([3, 4].map(present)).toEqual([[], []])
  })

  it('fills a side with zero only when the others add up to everybody present', () => {
    const votes = items.map((item) => item.behandelingen?.[0]?.heeftStemming?.[0])
    expect(votes.map((vote) => [vote?.aantalVoorstanders, vote?.aantalTegenstanders, vote?.aantalOnthouders])).toEqual([
      [4, 0, 0],
      [3, 0, 1],
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
      [9, 1, undefined],
    ])
  })

  it('keeps derived data out of the stated graph and the model', () => {
    expect(
      graph.quads.filter(
        ({ predicate }) =>
          predicate.equals(besluit.heeftAanwezige) ||
          predicate.equals(eli.language) ||
          predicate.equals(besluit.onderwerp),
      ),
    ).toEqual([])
    expect(model.zittingen[0]?.behandelt?.[0]?.behandelingen?.[0]).not.toHaveProperty('heeftAanwezige')
    expect(derived.quads.some(({ predicate }) => predicate.equals(besluit.heeftAanwezige))).toBe(true)
    expect(derived.quads.some(({ predicate }) => predicate.equals(eli.language))).toBe(true)
    expect(
      derived.quads.filter((quad) => graph.dataset.countQuads(quad.subject, quad.predicate, quad.object) > 0),
    ).toEqual([])
    // The law, not the document, says that a council meets in public.
    expect(graph.dataset.countQuads(null, besluit.openbaar, null)).toBe(0)
    expect(derived.dataset.countQuads(null, besluit.openbaar, null)).toBe(5)
  })

  it('derives from an agenda only what the law says', () => {
    const agenda = map(
      'AGENDA GEMEENTERAAD\nZitting van 12 mei 2025\n\n1. Verslag vorige zitting.\n2. Reglement kermis.',
    )
    expect([...new Set(agenda.derived.quads.map(({ predicate }) => predicate.value))]).toEqual([
      besluit.geplandOpenbaar.value,
    ])
  })
})
