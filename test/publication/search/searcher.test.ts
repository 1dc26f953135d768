import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { openSampleIndex, source, unit, type SampleIndex } from './sample-units.js'

const persons = [
  { iri: 'https://data.voorbeeldegem.example/id/personen/1', name: 'An Peeters' },
  { iri: 'https://data.voorbeeldegem.example/id/personen/2', name: 'Bert Maes' },
]
const other = {
  eenheid: { iri: 'https://data.elders.example/id/bestuurseenheden/2', name: 'Eldersgem' },
  orgaan: { iri: 'https://data.elders.example/id/organen/2', name: 'Vast bureau Eldersgem' },
}
const UNITS = [
  unit(1, 'Aanvullend verkeersreglement Dorpsstraat', {
    text: 'De raad stelt het reglement vast.',
    hasVote: true,
    persons,
  }),
  unit(2, 'Reglement over het verkeer in schoolstraten', { documents: ['agenda', 'notulen'], outcome: 'goedgekeurd' }),
  unit(3, 'Belasting op tweede verblijven', { text: 'Het verkeer heeft hier niets mee te maken.', day: '2024-05-06' }),
  unit(4, 'Subsidies voor jeugdverenigingen', { text: 'Ook de huizen van de jeugd. Zie het reglement van 2019.' }),
  unit(5, 'Aankoop van een huis', { ...other, day: '2023-01-09', outcome: 'verworpen', hasVote: true }),
  unit(6, 'Café Coördinatie', { text: 'Vergunning voor het terras.' }),
  unit(7, 'Fietsweg langs de vaart', { text: 'De weg wordt verbreed. De fietsers krijgen voorrang op het verkeer.' }),
  unit(8, 'Fietsers in de schoolstraten: weg met sluipverkeer', { text: 'Het sluipverkeer.' }),
]

describe('a search', () => {
  const index = openSampleIndex(...UNITS)
  afterAll(() => {
    index.close()
  })

  it('finds a word in any of its forms, with or without accents and capitals', () => {
    expect(index.titles('q=REGLEMENTEN')).toContain('Reglement over het verkeer in schoolstraten')
    expect(index.titles('q=coordinatie')).toEqual(['Café Coördinatie'])
    expect(index.titles('q=huizen')).toEqual(expect.arrayContaining(['Aankoop van een huis']))
  })

  it('finds compounds by their parts and parts by their compound', () => {
    expect(index.titles('q=verkeer')[0]).toBe('Reglement over het verkeer in schoolstraten')
    expect(index.titles('q=verkeer')).toContain('Aanvullend verkeersreglement Dorpsstraat')
    expect(index.titles('q=reglement+verkeer')).toContain('Aanvullend verkeersreglement Dorpsstraat')
    expect(index.titles('q=verkeersreglement').slice(0, 2)).toEqual([
      'Aanvullend verkeersreglement Dorpsstraat',
      'Reglement over het verkeer in schoolstraten',
    ])
  })

  it('finds compounds that have another form of a word', () => {
    const own = openSampleIndex(unit(1, 'Parkeerverbod in de straat'), unit(2, 'Een verbod'), unit(3, 'Parkeer anders'))
    expect(own.titles('q=parkeren')).toEqual(['Parkeer anders', 'Parkeerverbod in de straat'])
    own.close()
  })

  it('forgives typing errors and says what it searched instead', () => {
    const answer = index.search('q=verkersreglemant')
    expect(answer.hits[0]?.iri).toBe(UNITS[0]?.iri)
    expect(answer.corrected).toEqual([{ word: 'verkersreglemant', to: 'verkeersreglement' }])
    expect(index.search('q=verkeer').corrected).toEqual([])
  })

  it('gives what has most of the words where nothing has all, and says so', () => {
    const all = index.search('q=belasting+tweede+verblijven')
    expect([all.total, all.nearly.length]).toEqual([1, 0])
    const most = index.search('q=belasting+tweede+verblijven+vaart')
    expect([most.total, most.hits.length]).toEqual([0, 0])
    expect(most.nearly[0]?.iri).toBe(UNITS[2]?.iri)
    expect(index.search('q=xyzzyqwv')).toMatchObject({ total: 0, unknown: ['xyzzyqwv'] })
  })

  it('takes words between quotes as they stand next to each other, and leaves out what has a minus', () => {
    expect(index.titles('q=%22tweede+verblijven%22')).toEqual(['Belasting op tweede verblijven'])
    expect(index.titles('q=%22verblijven+tweede%22')).toEqual([])
    expect(index.titles('q=verkeer+-schoolstraten')).not.toContain('Reglement over het verkeer in schoolstraten')
  })

  it('marks what was found, in title and text', () => {
    const [hit] = index.search('q=verkeer+belasting').hits
    expect(hit?.title.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['Belasting'])
    expect(hit?.passage?.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['verkeer'])
  })

  it('filters, and counts what each value would give with the other filters as they are', () => {
    const all = index.search('')
    expect(all.total).toBe(UNITS.length)
    const bodies = all.facets.orgaan.map(({ name, count }) => [name, count])
    expect(bodies).toEqual([
      ['Gemeenteraad Voorbeeldegem', 7],
      ['Vast bureau Eldersgem', 1],
    ])
    const key = all.facets.gemeente.find(({ name }) => name === 'Eldersgem')?.key ?? ''
    const one = index.search(`gemeente=${key}`)
    expect(one.total).toBe(1)
    expect(one.facets.gemeente.map(({ count }) => count)).toEqual([7, 1])
    expect(one.facets.jaar).toEqual([{ key: '2023', name: '2023', count: 1, chosen: false }])
    expect(index.search('jaar=2024&jaar=2023').total).toBe(2)
    expect(index.search('van=2024-05-06&tot=2024-05-06').total).toBe(1)
    expect(index.search('soort=notulen').total).toBe(1)
    expect(index.search('uitkomst=verworpen').total).toBe(1)
    expect(index.search('stemming=ja').total).toBe(2)
    const an = all.facets.persoon.find(({ name }) => name === 'An Peeters')
    expect(index.search(`persoon=${an?.key ?? ''}`).total).toBe(an?.count)
    expect(index.search('gemeente=nobody').total).toBe(0)
  })

  it('orders by day, the newest first', () => {
    expect(index.titles('volgorde=datum').at(-1)).toBe('Aankoop van een huis')
    expect(index.titles('q=verkeer&volgorde=datum').at(-1)).toBe('Belasting op tweede verblijven')
  })

  it('takes any text for words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(
          index.search(`q=${encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))}`).total,
        ).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 30 },
    )
    for (const text of [
      '"',
      '" OR title:*',
      'NEAR(a b)',
      '{title} : x',
      '-',
      '-"',
      'a AND',
      '*',
      '^reglement',
      "'; DROP TABLE unit; --",
    ])
      expect(() => index.search(`q=${encodeURIComponent(text)}`)).not.toThrow()
    expect(index.search('').total).toBe(UNITS.length)
  })

  it('refuses what is no search', () => {
    for (const wrong of [`q=${'a'.repeat(401)}`, 'jaar=nu', 'van=2025-02-30', 'soort=brief', 'volgorde=random'])
      expect(() => index.search(wrong)).toThrow(expect.objectContaining({ code: 'usage' }))
  })
})

describe('an index that is kept up', () => {
  const index: SampleIndex = openSampleIndex(...UNITS)
  afterAll(() => {
    index.close()
  })

  it('has exactly what its sources give, and leaves alone what stays', () => {
    const [first, ...rest] = UNITS
    if (!first) throw new Error('no units')
    const changed = { ...first, title: 'Politiereglement Dorpsstraat', modified: '2026-01-01T00:00:00.000Z' }
    expect(index.follow([source('all', '2', changed, ...rest.slice(1))])).toBe(true)
    expect(index.titles('q=dorpsstraat')).toEqual(['Politiereglement Dorpsstraat'])
    expect(index.search('q=schoolstraten').total).toBe(1)
    expect(index.titles('volgorde=nieuw')[0]).toBe('Politiereglement Dorpsstraat')
    index.follow([source('all', '3', ...UNITS)])
    expect(index.search('').total).toBe(UNITS.length)
    // Words that nothing has any more are no correction.
    expect(index.search('q=politiereglament').corrected).toEqual([])
    index.follow([])
    expect(index.search('').total).toBe(0)
  })
})
