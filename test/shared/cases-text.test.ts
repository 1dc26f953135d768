import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { createDocument, processDocument, readSettings, summariesOf, type Processed } from '../../src/index.js'
import { describeShared, sharedPath } from './shared-data.js'

/** Small inputs that were read wrongly: what lies below language. Their README tells what is right. */
async function read(path: string): Promise<Processed> {
  const bytes = readFileSync(sharedPath('cases', path))
  const document = createDocument(bytes, {
    name: basename(path),
    address: 'https://voorbeeldegem.example/notulen',
    retrieved: '2026-01-01T00:00:00Z',
    ...(path.endsWith('.html') && { mediaType: 'text/html' }),
  })
  return processDocument(document, readSettings({}, {}))
}
const rules = ({ report }: Processed): readonly string[] => report.diagnostics.map(({ rule }) => rule)
const items = ({ model }: Processed) => model.zittingen.flatMap(({ behandelt = [] }) => behandelt)
const titles = (processed: Processed): readonly (string | undefined)[] =>
  items(processed).map(({ title = [] }) => title[0]?.value)
/** What is said, without the places where it stands and the file it came from. */
function facts(processed: Processed): unknown {
  const drop = new Set(['plaats', 'bron', 'bestand', 'document'])
  return JSON.parse(
    JSON.stringify(summariesOf(processed), (key, value: unknown) => (drop.has(key) ? undefined : value)),
  )
}

describeShared('the cases below language', () => {
  it('01: a turned page says the same', async () => {
    expect(facts(await read('01-rotated-page/mix90.pdf'))).toEqual(facts(await read('01-rotated-page/three.pdf')))
  })
  it('02: the text part may have another name', async () => {
    expect(items(await read('02-docx-main-part/b-document2.docx'))).toHaveLength(3)
  })
  it.each(['a-restart', 'f-stylelink'])('03: numbers are as shown: %s', async (name) => {
    const shown = readFileSync(sharedPath('cases', '03-docx-numbering', 'txt', `${name}.txt`), 'utf8')
    const articles = items(await read(`03-docx-numbering/${name}.docx`)).flatMap(({ behandelingen = [] }) =>
      behandelingen.flatMap(({ generated = [] }) => generated.flatMap(({ has_part = [] }) => has_part)),
    )
    expect(articles.map(({ number }) => number)).toEqual(shown.match(/Artikel \d+/gu))
  })
  it('04 and 22: hidden and struck-out text is left out, and told', async () => {
    const hidden = await read('04-hidden-text/a-run.docx')
    expect(JSON.stringify([hidden.model, hidden.report])).not.toMatch(/Onzichtbaar|85\.07\.30/u)
    expect(rules(hidden)).toContain('document/hidden-text')
    const struck = await read('22-strike/a.docx')
    expect(titles(struck)).toEqual(['Belasting op leegstand', 'Jaarrekening 2024'])
    expect(JSON.stringify(struck.model)).not.toContain('1.500')
    expect(rules(struck)).toContain('document/struck-text')
  })
  it('05: soft hyphens are not there', async () => {
    const processed = await read('05-soft-hyphen/a.html')
    expect(JSON.stringify(processed.model)).not.toContain('\u00AD')
    expect(processed.model.zittingen[0]?.heeftAanwezigeBijStart).toHaveLength(8)
    expect(items(processed)[1]?.behandelingen?.[0]).toMatchObject({
      heeftStemming: [{ aantalVoorstanders: 5, aantalTegenstanders: 1, aantalOnthouders: 1 }],
    })
  })
  it('06: ij as one sign reads as two letters', async () => {
    const processed = await read('06-ij-hyphens/a-ij.html')
    expect(titles(processed)[1]).toBe('Retributie op het gebruik van de vijfde zaal')
    expect(items(processed)[1]?.behandelingen?.[0]?.heeftStemming?.[0]).toMatchObject({ aantalVoorstanders: 5 })
  })
  it('09: a layer that is off is left out, and told; fields are read', async () => {
    const layer = await read('09-pdf-hidden-and-forms/b-layer-off.pdf')
    expect(titles(layer)).toHaveLength(2)
    expect(rules(layer)).toContain('document/hidden-text')
    const form = await read('09-pdf-hidden-and-forms/e-form.pdf')
    expect(form.model.zittingen[0]?.geplandeStart).toContain('2025-05-26T20:00')
    expect(items(form)[1]?.behandelingen?.[0]?.uitkomst).toBe('kennisgenomen')
  })
  it('10: a word with an unreadable letter is told at its place', async () => {
    const { report } = await read('10-ligature-glyphs/c-tounicode-missing.pdf')
    const words = report.diagnostics.filter(({ rule }) => rule === 'document/unreadable-word')
    expect(words.map(({ place }) => place?.page)).toContain(1)
    expect(words.map(({ actual }) => actual?.replace(/[^\p{L}]/gu, '?'))).toEqual(
      expect.arrayContaining(['Retribu?e', 'of?cieel']),
    )
  })
  it('14: a namespace nearly right is told at its prefix, with the right one', async () => {
    const { report } = await read('14-rdfa/a-https-besluit.html')
    const found = report.diagnostics.filter(({ rule }) => rule === 'doubt/namespace-near')
    expect(found.map(({ expected, place }) => [expected, place?.line])).toEqual([
      ['http://data.vlaanderen.be/ns/besluit#', 11],
      ['http://data.vlaanderen.be/ns/besluit#', 12],
    ])
  })
  it('16: characters that XML cannot carry are told, and replaced', async () => {
    const processed = await read('16-control-chars/raw.html')
    expect(rules(processed)).toEqual(expect.arrayContaining(['input/control-characters', 'repair/control-characters']))
    expect(JSON.stringify(processed.graphs.mapped.quads.map(({ object }) => object.value))).not.toContain('\\u000b')
    expect(titles(processed)).toContain('Retributie polyvalente zaal')
  })
  it('19: an offset of the other season is told', async () => {
    const { report } = await read('19-rdfa-times/b-summer-offset.html')
    const found = report.diagnostics.filter(({ rule }) => rule === 'doubt/offset-season')
    expect(found.map(({ actual, expected, place }) => [actual, expected, place?.line])).toEqual([
      ['20:00', '19:00', 43],
    ])
  })
})
