import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { tableResources } from '../../../src/publication/table-files.js'
import { TABLES } from '../../../src/publication/tables/tables.js'
import { besluit, eli, foaf, mandaat, persoon, prov, rdf } from '../../../src/rdf/vocabularies.js'
import { openSampleData, sampleSite, type SampleData } from '../sample-site.js'

let sample: SampleData
beforeEach(() => {
  sample = openSampleData()
  sample.publish(1, 'Retributie')
  const [zitting, behandeling, decision, vote, person] = [
    sample.zitting(1),
    `${sampleSite.baseUrl}id/b/1`,
    `${sampleSite.baseUrl}id/d/1`,
    `${sampleSite.baseUrl}id/s/1`,
    `${sampleSite.baseUrl}id/m/1`,
  ]
  const integer = '^^<http://www.w3.org/2001/XMLSchema#integer>'
  sample.data.publish(
    [
      {
        graph: `${sampleSite.baseUrl}id/graphs/a/stated`,
        role: 'stated',
        triples: [
          `<${behandeling}> <${rdf.type.value}> <${besluit.BehandelingVanAgendapunt.value}> .`,
          `<${behandeling}> <http://purl.org/dc/terms/subject> <${zitting}/punten/1> .`,
          `<${behandeling}> <${prov.generated.value}> <${decision}> .`,
          `<${behandeling}> <${besluit.heeftStemming.value}> <${vote}> .`,
          `<${decision}> <${rdf.type.value}> <${besluit.Besluit.value}> .`,
          `<${decision}> <${eli.title.value}> "=HYPERLINK(\\"https://kwaad.example\\"), \\u0007 en \\"meer\\"\\nregel"@nl .`,
          `<${vote}> <${rdf.type.value}> <${besluit.Stemming.value}> .`,
          `<${vote}> <${besluit.aantalVoorstanders.value}> "12"${integer} .`,
          `<${vote}> <${besluit.aantalTegenstanders.value}> "geen" .`,
          `<${vote}> <${besluit.geheim.value}> "false"^^<http://www.w3.org/2001/XMLSchema#boolean> .`,
          `<${zitting}> <${besluit.heeftAanwezigeBijStart.value}> <${person}> .`,
          `<${person}> <${mandaat.isBestuurlijkeAliasVan.value}> <${person}/persoon> .`,
          `<${person}/persoon> <${foaf.familyName.value}> "Ghijselbrecht" .`,
          `<${person}/persoon> <${persoon.gebruikteVoornaam.value}> "Lode" .`,
        ],
      },
    ],
    { kind: 'publish', agent: 'test', software: 'test' },
  )
})
afterEach(() => sample.close())

const body = async (name: string, suffix: string): Promise<string | Uint8Array> =>
  tableResources(new Outlet(sample.data, sampleSite))
    .find(({ path }) => path === `tabellen/${name}`)!
    .representations.find((form) => form.suffix === suffix)!
    .body()

describe('tables', () => {
  it('are the same bytes whenever they are written', async () => {
    vi.useFakeTimers({ now: new Date('2026-01-02T03:04:05Z'), toFake: ['Date'] })
    try {
      const first = await body('zittingen', 'xlsx')
      vi.setSystemTime(new Date('2027-06-07T08:09:10Z'))
      expect(await body('zittingen', 'xlsx')).toEqual(first)
    } finally {
      vi.useRealTimers()
    }
  })

  it('are CSV for spreadsheets: a byte order mark, one row per thing, names where there are names', async () => {
    expect(await body('zittingen', 'csv'))
      .toBe(`\ufeffBestuur,Bestuursorgaan,Datum zitting,Gepland,Geopend,Gesloten,Plaats,Voorzitter,Secretaris,Aantal agendapunten,Zitting\r
Voorbeeldegem,Gemeenteraad Voorbeeldegem,2026-03-02,2026-03-02 19:30,,,,,,1,${sample.zitting(1)}\r\n`)
    expect(await body('stemmingen', 'csv')).toContain(
      'Voorbeeldegem,Gemeenteraad Voorbeeldegem,2026-03-02,Retributie,,,nee,12,geen,,',
    )
    expect(await body('aanwezigheden', 'csv')).toContain('2026-03-02,Lode Ghijselbrecht,aanwezig bij de start,,')
  })

  it('contain no formulas: a text that begins like one is a text', async () => {
    expect(await body('besluiten', 'csv')).toContain(
      `,Retributie,"'=HYPERLINK(""https://kwaad.example""), \u0007 en ""meer""\nregel",`,
    )
    const sheet = strFromU8(
      Object.entries(unzipSync((await body('besluiten', 'xlsx')) as Uint8Array)).find(([name]) =>
        name.endsWith('sheet1.xml'),
      )![1],
    )
    expect(sheet).not.toContain('<f>')
    expect(sheet).not.toContain('\u0007')
  })

  it.each(TABLES.map(({ name }) => name))('%s is a spreadsheet too', async (name) => {
    const files = unzipSync((await body(name, 'xlsx')) as Uint8Array)
    expect(Object.keys(files)).toContain('xl/workbook.xml')
  })
})
