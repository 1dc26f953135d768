import { describe, expect, it } from 'vitest'
import { readProse } from '../../../../src/readers/prose/read-prose.js'
import { readHtmlBlocks } from '../../../../src/text/html/html-blocks.js'
import { parsePage } from '../../../../src/text/html/html-page.js'

const read = (body: string) =>
  readProse(readHtmlBlocks(parsePage(`<h1>Notulen van de Gemeenteraad, zitting van 6 april 2026, 20:00</h1>${body}`)))
const names = (people: readonly { readonly isBestuurlijkeAliasVan?: { readonly name?: string } }[] | undefined) =>
  people?.map((person) => person.isBestuurlijkeAliasVan?.name)

const REPORT = (totals: string, gevolg: string) => `
  <p>Openbare behandeling van agendapunt</p><h3>8/2. Reglement op de kermis</h3>
  <h4>Aanwezigen bij agendapunt</h4><h6>Aanwezige leden</h6><p>Jan Peeters , An De Wit , Bo Claes ,</p>
  <h4>Stemmingen bij agendapunt</h4><p>De raad stemt openbaar,</p><p>het nieuwe reglement</p>
  <h6>Aanwezigen tijdens stemming</h6><p>Jan Peeters ( Gemeenteraadslid ) , An De Wit ( Gemeenteraadslid ) , Bo Claes ( Gemeenteraadslid ) ,</p>
  <h6>Effectieve stemmers</h6><ul><li>Jan Peeters</li><li>An De Wit</li><li>Bo Claes</li></ul>
  ${totals}
  <h6>Voorstanders</h6><p>Jan Peeters ( Gemeenteraadslid ) , An De Wit ( Gemeenteraadslid ) ,</p>
  <h6>Tegenstanders tijdens de stemming</h6><p>Geen</p>
  <h6>Onthoudingen, blanco of ongeldig</h6><ul><li>Bo Claes</li></ul>
  <p>Voorzitter: Jan Peeters</p>${gevolg}
  <p>Beslist,</p><p>Artikel 1</p><p>Het reglement wordt vastgesteld.</p>`
const TOTALS =
  '<p>Totaal aantal voorstanders: 2</p><p>Totaal aantal tegenstanders: 0</p><p>Totaal aantal onthoudingen, blanco of ongeldig: 1</p>'

describe('a vote reported in lines', () => {
  it('has its subject, totals, names and consequence, under an announced item', () => {
    const { model, diagnostics } = read(REPORT(TOTALS, '<p>Met als gevolg,</p><p>het reglement wordt goedgekeurd.</p>'))
    const [item] = model.zittingen[0]?.behandelt ?? []
    expect(item).toMatchObject({ nummer: '8/2', title: [{ value: 'Reglement op de kermis' }], geplandOpenbaar: true })
    const behandeling = item?.behandelingen?.[0]
    expect(behandeling?.uitkomst).toBe('goedgekeurd')
    expect(behandeling?.heeftStemming).toMatchObject([
      {
        onderwerp: { value: 'het nieuwe reglement' },
        gevolg: { value: 'het reglement wordt goedgekeurd.' },
        aantalVoorstanders: 2,
        aantalTegenstanders: 0,
        aantalOnthouders: 1,
        geheim: false,
      },
    ])
    expect(names(behandeling?.heeftStemming?.[0]?.heeftVoorstander)).toEqual(['Jan Peeters', 'An De Wit'])
    expect(names(behandeling?.heeftStemming?.[0]?.heeftOnthouder)).toEqual(['Bo Claes'])
    expect(behandeling?.generated?.[0]?.has_part).toMatchObject([{ number: 'Artikel 1' }])
    expect(diagnostics.map(({ rule }) => rule)).not.toContain('prose/vote-names-differ')
  })

  it('keeps no names that are not as many as the total, and says so', () => {
    const { model, diagnostics } = read(
      REPORT(TOTALS.replace('voorstanders: 2', 'voorstanders: 3'), '<p>Met als gevolg, goedgekeurd</p>'),
    )
    expect(model.zittingen[0]?.behandelt?.[0]?.behandelingen?.[0]?.heeftStemming?.[0]?.heeftVoorstander).toBeUndefined()
    expect(diagnostics.map(({ rule }) => rule)).toContain('prose/vote-names-differ')
  })

  it('leaves the outcome open when words and numbers contradict each other', () => {
    const { model, diagnostics } = read(REPORT(TOTALS, '<p>Verworpen</p>'))
    expect(model.zittingen[0]?.behandelt?.[0]?.behandelingen?.[0]?.uitkomst).toBeUndefined()
    expect(diagnostics.map(({ rule }) => rule)).toContain('prose/outcome-disputed')
  })
})

describe('items without numbers', () => {
  it('are the bullets under the heading of the public and the closed part', () => {
    const { model } = read(
      '<h3>Open agendapunten</h3><ul><li>Heraanleg van het dorpsplein</li><li>Aankoop van een maaimachine</li></ul><h3>Besloten agendapunten</h3><ul><li>Aanstelling van een medewerker</li></ul>',
    )
    expect(model.zittingen[0]?.behandelt?.map((item) => [item.title?.[0]?.value, item.geplandOpenbaar])).toEqual([
      ['Heraanleg van het dorpsplein', true],
      ['Aankoop van een maaimachine', true],
      ['Aanstelling van een medewerker', false],
    ])
  })

  it('are one item when a title is printed twice with the code of its file and a letter less', () => {
    const list = (title: string) =>
      `<ol><li>Vaststelling van het reglement op de kermis</li><li>Goedkeuring van de concessie voor laadinfrastructuur in 2026</li></ol><h2>1. Vaststelling van het reglement op de kermis</h2><p>Goedgekeurd</p><h2>2. ${title}</h2><p>Goedgekeurd</p>`
    expect(
      read(list('2026_GR_00012 - Goedkeuring van de concessie voor laadinfrastuctuur in 2026')).model.zittingen[0]
        ?.behandelt,
    ).toHaveLength(2)
  })
})

describe('the chair', () => {
  it('is the name under a heading, and ends the list of those who are absent', () => {
    const { model } = read(
      '<h2>Aanwezigen bij de zitting</h2><h6>Aanwezige leden</h6><p>Jan Peeters , An De Wit</p><h6>Afwezige leden</h6><p>Bo Claes</p><h6>Voorzitter van de zitting</h6><p>Jan Peeters</p><h2>1. Reglement op de kermis</h2><p>Goedgekeurd</p>',
    )
    expect(names(model.zittingen[0]?.heeftAfwezigeBijStart)).toEqual(['Bo Claes'])
    expect(model.zittingen[0]?.heeftVoorzitter?.isBestuurlijkeAliasVan?.name).toBe('Jan Peeters')
  })
})
