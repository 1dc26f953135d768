import { describe, expect, it } from 'vitest'
import { parseKnownUnits } from '../../../src/linking/known-units.js'
import { readProse } from '../../../src/readers/prose/read-prose.js'
import { parsePage } from '../../../src/text/html/html-page.js'
import { readHtmlBlocks } from '../../../src/text/html/html-blocks.js'
import { readTextBlocks } from '../../../src/text/text-blocks.js'

const units = parseKnownUnits(
  'id\tsoort\tnaam\tnis2019\tnis2025\tsinds2025\na\tGemeente\tBovendorp\t1\t1\tja\nb\tGemeente\tZoetebeek\t2\t2\tja\nc\tOCMW\tBovendorp\t1\t1\tja',
)
const text = (value: string) => readProse(readTextBlocks(value), { units })
const html = (value: string) => readProse(readHtmlBlocks(parsePage(value)), { units })

const MINUTES = `GEMEENTE BOVENDORP
NOTULEN GEMEENTERAAD
Zitting van 12 mei 2025

Aanwezig: Jan Peeters, voorzitter
An Claes, Bo De Wit, Cas Maes, raadsleden
Dirk Smet, algemeen directeur

Verontschuldigd: Els Van Hove, raadslid

De voorzitter opent de vergadering om 20:05 uur.

OPENBARE ZITTING

1. Verslag van de vorige zitting. Goedkeuring.

Besluit: Goedgekeurd met eenparigheid van stemmen.

Artikel 1 - Het verslag van 14 april 2025 wordt goedgekeurd.

2. Reglement kermis. Vaststelling.

Juridische grond

Decreet over het lokaal bestuur van 22 december 2017, artikel 40.

Feiten en context

Het vorige reglement werd op 3 mei 2021 goedgekeurd met 9 stemmen voor en 2 stemmen tegen.

Besluit

Met 3 stemmen voor (Jan Peeters, An Claes, Bo De Wit), 1 onthouding (Cas Maes)

Artikel 1
De gemeenteraad stelt het reglement vast:
"Artikel 1. De kermis duurt drie dagen.
Artikel 2. De standplaatsen worden verloot."

Artikel 2
Dit reglement treedt in werking op 1 juni 2025.

BESLOTEN ZITTING

3. Aanstelling. Beslissing.

Er wordt geheim gestemd: met 1 stem voor en 3 stemmen tegen.

De voorzitter sluit de vergadering om 00:10 uur.
`

describe('readProse', () => {
  const { model, diagnostics } = text(MINUTES)
  const [zitting] = model.zittingen
  const items = zitting?.behandelt ?? []

  it('reads the sitting', () => {
    expect(model.publicatie?.kind).toBe('notulen')
    expect(zitting).toMatchObject({
      datum: '2025-05-12',
      startedAtTime: '2025-05-12T20:05',
      endedAtTime: '2025-05-13T00:10',
      isGehoudenDoor: { prefLabel: 'Gemeenteraad', bestuurt: { prefLabel: 'Bovendorp' } },
    })
    expect(zitting?.heeftAanwezigeBijStart?.map((person) => person.isBestuurlijkeAliasVan?.name)).toEqual([
      'Jan Peeters',
      'An Claes',
      'Bo De Wit',
      'Cas Maes',
      'Dirk Smet',
    ])
    expect(zitting?.verontschuldigd?.map((person) => person.isBestuurlijkeAliasVan?.name)).toEqual(['Els Van Hove'])
    expect(zitting?.heeftVoorzitter?.isBestuurlijkeAliasVan?.name).toBe('Jan Peeters')
    expect(zitting?.heeftSecretaris).toMatchObject({
      functionaris: true,
      isBestuurlijkeAliasVan: { familyName: 'Smet', gebruikteVoornaam: 'Dirk' },
    })
  })

  it('reads items, public and closed', () => {
    expect(items.map(({ nummer, title, geplandOpenbaar }) => [nummer, title?.[0]?.value, geplandOpenbaar])).toEqual([
      ['1', 'Verslag van de vorige zitting. Goedkeuring.', true],
      ['2', 'Reglement kermis. Vaststelling.', true],
      ['3', 'Aanstelling. Beslissing.', false],
    ])
  })

  it('reads votes without inventing numbers and without those of earlier decisions', () => {
    const votes = items.map((item) => item.behandelingen?.[0]?.heeftStemming ?? [])
    expect(votes.map((list) => list.length)).toEqual([1, 1, 1])
    expect(votes[0]?.[0]).toMatchObject({ unaniem: true })
    expect(votes[0]?.[0]).not.toHaveProperty('aantalVoorstanders')
    expect(votes[1]?.[0]).toMatchObject({ aantalVoorstanders: 3, aantalOnthouders: 1 })
    expect(votes[1]?.[0]?.heeftOnthouder?.map((person) => person.isBestuurlijkeAliasVan?.name)).toEqual(['Cas Maes'])
    expect(votes[2]?.[0]).toMatchObject({ geheim: true, aantalVoorstanders: 1, aantalTegenstanders: 3 })
  })

  it('reads outcomes', () =>
    expect(items.map((item) => item.behandelingen?.[0]?.uitkomst)).toEqual(['goedgekeurd', 'goedgekeurd', 'verworpen']))

  it('reads the articles of the decision, not those of the regulation it quotes', () => {
    expect(items[1]?.behandelingen?.[0]?.generated?.[0]?.has_part?.map(({ number }) => number)).toEqual([
      'Artikel 1',
      'Artikel 2',
    ])
  })

  it('reads the grounds', () =>
    expect(items[1]?.behandelingen?.[0]?.generated?.[0]?.cites?.map(({ title }) => title)).toEqual([
      'Decreet over het lokaal bestuur van 22 december 2017, artikel 40',
    ]))

  it('tells rule, certainty and place of what it read', () => {
    const found = [
      ...(zitting?.evidence ?? []),
      ...items.flatMap((item) => [...(item.evidence ?? []), ...(item.behandelingen?.[0]?.evidence ?? [])]),
    ]
    expect(found.length).toBeGreaterThan(12)
    for (const { certainty, rule, place } of found) {
      expect(certainty).toBeLessThan(1)
      expect(rule).toMatch(/^[a-z]+\/[a-z]+$/u)
      expect(place?.quote).toBeTruthy()
    }
  })

  it('has nothing to report about a clean document', () => expect(diagnostics.map(({ rule }) => rule)).toEqual([]))
})

describe('doubt', () => {
  const minutes = (vote: string): ReturnType<typeof text> =>
    text(MINUTES.replace('Met 3 stemmen voor (Jan Peeters, An Claes, Bo De Wit), 1 onthouding (Cas Maes)', vote))
  const rules = (vote: string): readonly string[] => minutes(vote).diagnostics.map(({ rule }) => rule)

  it('leaves out names that do not add up', () =>
    expect(rules('Met 4 stemmen voor (Jan Peeters, An Claes, Bo De Wit)')).toEqual(['prose/vote-names-differ']))
  it('reports a voter who is not present', () =>
    expect(rules('Met 2 stemmen voor (Piet Raes, An Claes) en 2 stemmen tegen')).toContain('prose/voter-not-present'))
  it('fills in no outcome when words and numbers disagree', () => {
    const { model, diagnostics } = minutes('Goedgekeurd met 1 stem voor en 3 stemmen tegen.')
    expect(model.zittingen[0]?.behandelt?.[1]?.behandelingen?.[0]).not.toHaveProperty('uitkomst')
    expect(diagnostics.map(({ rule }) => rule)).toContain('prose/outcome-disputed')
  })
  it('abstains when two units are named as often', () => {
    expect(
      text(
        'GEMEENTERAAD VAN 12 MEI 2025\nBovendorp en Zoetebeek overleggen.\n1. Een punt over Bovendorp.\n2. Een punt over Zoetebeek.',
      ).diagnostics.map(({ rule }) => rule),
    ).toContain('prose/unit-unsure')
  })
  it('says so when nothing is recognised', () =>
    expect(text('Een recept voor soep.').diagnostics.map(({ rule }) => rule)).toEqual(['prose/no-council-document']))
  it('states no half vote and no outcome of it', () => {
    const { model, diagnostics } = minutes(
      'Met drieënveertig-en-een stemmen voor en 1 onthouding, twaalef stemmen tegen',
    )
    expect(model.zittingen[0]?.behandelt?.[1]?.behandelingen?.[0]).not.toHaveProperty('heeftStemming')
    expect(model.zittingen[0]?.behandelt?.[1]?.behandelingen?.[0]).not.toHaveProperty('uitkomst')
    expect(diagnostics.map(({ rule }) => rule)).toContain('prose/vote-unsure')
  })
})

describe('other shapes', () => {
  it('reads items without numbers by the outcome under them', () => {
    const { model } = html(
      '<h1>Besluitenlijst gemeenteraad Bovendorp</h1><p>ma 12/05/2025 - 20:00 Raadzaal</p><h3>Verkoop pastorie</h3><p>Goedgekeurd</p><h3>Belasting op tweede verblijven</h3><p>Verdaagd</p><h3>Ontslag van een raadslid</h3><p>Kennis genomen</p>',
    )
    expect(model.zittingen[0]).toMatchObject({
      datum: '2025-05-12',
      geplandeStart: '2025-05-12T20:00',
      atLocation: { label: 'Raadzaal' },
    })
    expect(
      model.zittingen[0]?.behandelt?.map((item) => [item.title?.[0]?.value, item.behandelingen?.[0]?.uitkomst]),
    ).toEqual([
      ['Verkoop pastorie', 'goedgekeurd'],
      ['Belasting op tweede verblijven', 'verdaagd'],
      ['Ontslag van een raadslid', 'kennisgenomen'],
    ])
  })

  it('divides a letter for two bodies', () => {
    const { model } = html(
      '<h2>OCMW-raad maandag 12 mei 2025</h2><p>De zitting vindt plaats op maandag 12 mei 2025 om 19.30 uur in de raadzaal (Markt 1).</p><ol><li>Verslag vorige zitting</li><li>Reglement noodopvang</li></ol><h2>Gemeenteraad maandag 12 mei 2025</h2><p>De zitting vindt plaats op maandag 12 mei 2025, aansluitend op de OCMW-raad, in de raadzaal (Markt 1).</p><ol><li>Verslag gemeenteraad</li><li>Straatnaam Kouter</li></ol>',
    )
    expect(
      model.zittingen.map((zitting) => [
        zitting.isGehoudenDoor?.prefLabel,
        zitting.geplandeStart,
        zitting.atLocation?.label,
        zitting.behandelt?.length,
      ]),
    ).toEqual([
      ['OCMW-raad', '2025-05-12T19:30', 'raadzaal (Markt 1)', 2],
      ['Gemeenteraad', undefined, 'raadzaal (Markt 1)', 2],
    ])
  })
})
