import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lift } from '../../../src/mapping/lift/lift.js'
import { mappedGraph } from '../../../src/mapping/lower/mapped-graph.js'
import { summarise, type ZittingSummary } from '../../../src/mapping/summary/summary.js'
import type { Agendapunt, Model, Stemming } from '../../../src/model.js'
import { arbitraryModel } from '../arbitrary-model.js'
import { goldenGraph } from '../graphs.js'
import { schemaErrors } from '../summary-schema.js'

const place = { line: 3, column: 5, endLine: 3, endColumn: 9, offset: 40, endOffset: 44, page: 2, quote: 'x' }

function summaryOf(model: Partial<Model>): ZittingSummary {
  const [first] = summarise({ zittingen: [], besluiten: [], ...model }, 'notulen.html')
  if (!first) throw new Error('no summary')
  return first
}

function itemOf(item: Agendapunt): ZittingSummary['agendapunten'][number] {
  const [first] = summaryOf({ zittingen: [{ behandelt: [item] }] }).agendapunten
  if (!first) throw new Error('no item')
  return first
}

function voteOf(vote: Stemming): ZittingSummary['agendapunten'][number]['stemmingen'][number] {
  const [first] = itemOf({ behandelingen: [{ heeftStemming: [vote] }] }).stemmingen
  if (!first) throw new Error('no vote')
  return first
}

describe('the summary of the golden minutes', () => {
  const { model } = lift(goldenGraph('notulen'))
  const [summary] = summarise(model, 'notulen.html')

  it('says what the graph says', () => {
    expect(summary).toMatchObject({
      document: 'notulen.html',
      type: 'notulen',
      bestuurseenheid: 'Voorbeeldegem',
      bestuursorgaan: 'Gemeenteraad',
      zitting: {
        datum: '2025-03-24',
        geplandeStart: '2025-03-24T20:00',
        start: '2025-03-24T20:03',
        einde: '2025-03-24T21:45',
        locatie: 'Raadzaal, Markt 1',
      },
      voorzitter: 'Els Janssens',
      secretaris: 'Jan Smets',
      aanwezig: ['Els Janssens', 'Karel De Smet', 'Mia Peeters'],
      afwezig: [],
      afwezigIris: ['https://organen.voorbeeldegem.be/id/mandatarissen/d'],
      agendapunten: [
        {
          nummer: '1',
          titel: 'Politieverordening kermis',
          openbaar: true,
          uitkomst: 'goedgekeurd',
          uitkomstTekst: 'Goedgekeurd',
          stemmingen: [
            {
              voor: 1,
              tegen: 1,
              onthouding: 1,
              unaniem: false,
              geheim: false,
              voorstanders: ['Els Janssens'],
              tegenstanders: ['Karel De Smet'],
              onthouders: ['Mia Peeters'],
            },
          ],
          artikelen: [{ nummer: 'Artikel 1', begin: 'De kermis sluit om 1 uur.' }, { nummer: 'Artikel 2' }],
          rechtsgronden: ['De Nieuwe Gemeentewet, artikel 134'],
        },
      ],
    })
  })

  it('conforms to its schema, as read and as mapped', () => {
    const mapped = mappedGraph(
      { document: { address: 'https://x.be/p' }, model, rest: [] },
      { mintBase: 'https://data.voorbeeldegem.be/id/' },
    )
    for (const each of [...summarise(model, 'notulen.html'), ...summarise(mapped.model, 'notulen.html')])
      expect(schemaErrors(each)).toEqual([])
  })
})

describe('values', () => {
  it('uses the day in Brussels, of the planned start rather than the real one', () => {
    expect(
      summaryOf({ zittingen: [{ geplandeStart: '2023-12-30T23:00:00Z', startedAtTime: '2024-01-02T10:00:00Z' }] })
        .zitting,
    ).toMatchObject({ datum: '2023-12-31', geplandeStart: '2023-12-31T00:00', start: '2024-01-02T11:00' })
    expect(summaryOf({ zittingen: [{ datum: '2024-05-27' }] }).zitting).toMatchObject({
      datum: '2024-05-27',
      geplandeStart: null,
    })
    expect(summaryOf({ zittingen: [{ geplandeStart: '2024-05-27T19:30' }] }).zitting).toMatchObject({
      datum: '2024-05-27',
      geplandeStart: '2024-05-27T19:30',
    })
  })

  it('has null, not 0, for a vote without counts', () => {
    expect(voteOf({ gevolg: { value: 'Goedgekeurd' } })).toMatchObject({
      voor: null,
      tegen: null,
      onthouding: null,
      unaniem: false,
    })
    expect(voteOf({})).toMatchObject({ voor: null, gevolg: null, unaniem: false })
    expect(voteOf({ aantalTegenstanders: 0 })).toMatchObject({ voor: null, tegen: 0 })
  })

  it('reads unanimity from the consequence, but not against counts', () => {
    expect(voteOf({ gevolg: { value: 'Eenparig goedgekeurd' } }).unaniem).toBe(true)
    expect(voteOf({ gevolg: { value: 'Eenparig goedgekeurd' }, aantalVoorstanders: 20 }).unaniem).toBe(false)
    expect(voteOf({ unaniem: true }).unaniem).toBe(true)
  })

  it('splits the number off the title, unless it is known', () => {
    expect(itemOf({ title: [{ value: ' 1 Politie' }] })).toMatchObject({ nummer: '1', titel: 'Politie' })
    expect(itemOf({ nummer: '03.01', title: [{ value: '1. Deel' }] })).toMatchObject({
      nummer: '03.01',
      titel: '1. Deel',
    })
    expect(itemOf({ behandelingen: [{ generated: [{ title: [{ value: 'A.2a Jaarrekening' }] }] }] })).toMatchObject({
      nummer: 'A.2a',
      titel: 'Jaarrekening',
    })
    expect(itemOf({})).toMatchObject({ nummer: null, titel: null })
  })

  it('gives the openness of the handling, else that of the plan', () => {
    expect(itemOf({ geplandOpenbaar: true, behandelingen: [{ openbaar: false }] }).openbaar).toBe(false)
    expect(itemOf({ geplandOpenbaar: true }).openbaar).toBe(true)
    expect(itemOf({}).openbaar).toBeNull()
  })

  it('prefers the outcome of the handling to that of a vote, and invents none', () => {
    expect(
      itemOf({
        behandelingen: [
          { uitkomst: 'verdaagd', uitkomstTekst: 'Verdaagd.', heeftStemming: [{ gevolg: { value: 'Goedgekeurd' } }] },
        ],
      }),
    ).toMatchObject({ uitkomst: 'verdaagd', uitkomstTekst: 'Verdaagd.' })
    expect(itemOf({ behandelingen: [{ heeftStemming: [{ gevolg: { value: ' ' } }] }] })).toMatchObject({
      uitkomst: null,
      uitkomstTekst: null,
    })
    expect(itemOf({ behandelingen: [{ heeftStemming: [{ gevolg: { value: 'Behandeld' } }] }] })).toMatchObject({
      uitkomst: null,
      uitkomstTekst: 'Behandeld',
    })
  })

  it('removes markup from articles only when there is markup', () => {
    const part = (value: string, valueDatatype?: string): Agendapunt => ({
      behandelingen: [
        {
          generated: [
            { has_part: [{ number: 'Artikel 1', value, ...(valueDatatype !== undefined && { valueDatatype }) }] },
          ],
        },
      ],
    })
    expect(
      itemOf(part('<p>De <b>kermis</b></p><p>sluit.</p>', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML'))
        .artikelen[0]?.begin,
    ).toBe('De kermis sluit.')
    expect(itemOf(part('a < b')).artikelen[0]?.begin).toBe('a < b')
    expect(itemOf(part('x'.repeat(200))).artikelen[0]?.begin).toHaveLength(80)
  })

  it('keeps the least certain source of a field, with its place', () => {
    const [sources] = [
      itemOf({
        place,
        evidence: [
          { field: 'title', rule: 'prose/title', certainty: 0.9, status: 'stated', place },
          { field: 'title', rule: 'prose/title-guess', certainty: 0.6, status: 'stated' },
        ],
      }),
    ]
    expect(sources.bronnen['title']).toEqual({
      regel: 'prose/title-guess',
      zekerheid: 0.6,
      status: 'stated',
      plaats: null,
    })
    expect(sources).toMatchObject({ pagina: 2, plaats: { line: 3, column: 5 } })
  })

  it('distinguishes those who apologised from others who were absent', () => {
    expect(
      summaryOf({
        zittingen: [
          {
            heeftAfwezigeBijStart: [{ iri: 'https://x.be/1' }, { iri: 'https://x.be/2' }],
            verontschuldigd: [{ iri: 'https://x.be/2', name: 'Els' }],
          },
        ],
      }),
    ).toMatchObject({
      verontschuldigd: ['Els'],
      verontschuldigdIris: ['https://x.be/2'],
      afwezig: [],
      afwezigIris: ['https://x.be/1'],
    })
  })

  it('names the body by its class, else by its label without the unit', () => {
    const bestuurt = { prefLabel: 'Voorbeeldegem' }
    const name = (organ: object): string | null =>
      summaryOf({ zittingen: [{ isGehoudenDoor: { prefLabel: 'AGB Voorbeeldegem', bestuurt, ...organ } }] })
        .bestuursorgaan
    expect(name({})).toBe('AGB')
    expect(name({ prefLabel: 'Vast Bureau Elders' })).toBe('Vast Bureau')
    expect(name({ prefLabel: 'Voorzitter van de Gemeenteraad Elders' })).toBe('Voorzitter van de Gemeenteraad')
    expect(name({ classificatie: { iri: 'https://x.be/c', prefLabel: 'Raad van bestuur' } })).toBe('Raad van bestuur')
    expect(
      name({
        classification: {
          iri: 'http://data.vlaanderen.be/id/concept/BestuursorgaanClassificatieCode/5ab0e9b8a3b2ca7c5e000006',
        },
      }),
    ).toBe('College van Burgemeester en Schepenen')
  })
})

describe('documents', () => {
  it('give one object per sitting', () => {
    expect(
      summarise({ zittingen: [{ iri: 'https://x.be/1' }, { iri: 'https://x.be/2' }], besluiten: [] }, 'x').map(
        ({ zitting }) => zitting.iri,
      ),
    ).toEqual(['https://x.be/1', 'https://x.be/2'])
  })

  it('without a sitting give one object when they have decisions or items, none when they are empty', () => {
    expect(summarise({ zittingen: [], besluiten: [] }, 'x')).toEqual([])
    expect(
      summaryOf({
        besluiten: [{ iri: 'https://x.be/b', title: [{ value: 'Reglement' }], date_publication: '2025-03-28' }],
      }),
    ).toMatchObject({ zitting: { iri: null }, besluiten: [{ titel: 'Reglement', datumPublicatie: '2025-03-28' }] })
    expect(
      summaryOf({ agendapunten: [{ title: [{ value: 'Los' }] }], behandelingen: [{ openbaar: true }] }).agendapunten,
    ).toMatchObject([{ titel: 'Los' }, { openbaar: true }])
  })

  it('always conform to the schema', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        for (const summary of summarise(model, 'x')) expect(schemaErrors(summary)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('would not conform if a count were text', () => {
    const [summary] = summarise(
      {
        zittingen: [{ behandelt: [{ behandelingen: [{ heeftStemming: [{ aantalVoorstanders: 3 }] }] }] }],
        besluiten: [],
      },
      'x',
    )
    expect(schemaErrors(summary)).toEqual([])
    const broken = JSON.parse(JSON.stringify(summary).replace('"voor":3', '"voor":"3"')) as unknown
    expect(schemaErrors(broken).join()).toContain('/agendapunten/0/stemmingen/0/voor')
  })
})
