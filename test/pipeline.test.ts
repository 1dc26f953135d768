import { describe, expect, it } from 'vitest'
import { readSettings } from '../src/config.js'
import { createDocument, type Document } from '../src/document.js'
import { AppError } from '../src/errors.js'
import { processDocument, processTogether, summariesOf, type Processed } from '../src/pipeline.js'
import { owl } from '../src/rdf/vocabularies.js'
import { fixtureDocument, fixturePages, fixtureText } from './fixtures/fixture-pages.js'

const settings = readSettings({ mintBase: 'https://data.voorbeeldegem.example/id/' }, {})

function fixture(path: string, change: (text: string) => string = (text) => text): Document {
  return fixtureDocument(
    fixturePages.find((page) => page.path === path)!,
    change(fixtureText(path)),
  )
}

async function together(documents: readonly Document[]): Promise<readonly Processed[]> {
  const results: Processed[] = []
  for await (const result of processTogether(documents, settings)) {
    if ('thrown' in result) throw result.thrown
    results.push(result.processed)
  }
  return results
}

const zittingen = ({ graphs }: Processed): readonly string[] =>
  graphs.mapped.dataset.getSubjects(null, 'http://data.vlaanderen.be/ns/besluit#Zitting').map(({ value }) => value)

describe('processDocument', () => {
  it('reports as missing only what does not follow from a document without annotations', async () => {
    const html = `<html lang="nl"><title>Besluitenlijst gemeenteraad Voorbeeldegem</title><body>
      <h1>Besluitenlijst gemeenteraad Voorbeeldegem</h1><p>Zitting van 24 maart 2025</p>
      <h2>1. Jaarrekening 2024 - goedkeuren</h2><p>De gemeenteraad keurt de jaarrekening goed.</p><p>Artikel 1: De jaarrekening wordt goedgekeurd.</p>
      <h2>2. Klimaatplan - kennisnemen</h2><p>De gemeenteraad neemt kennis van het klimaatplan.</p></body></html>`
    const document = createDocument(html, {
      address: 'https://www.voorbeeldegem.example/lijst.html',
      retrieved: '2025-03-25T08:00:00Z',
    })
    const { report, graphs } = await processDocument(document, settings)
    const missing = report.diagnostics.filter(
      ({ subject, predicate }) => subject !== undefined && predicate !== undefined,
    )
    expect(missing.length).toBeGreaterThan(0)
    expect(
      missing.filter(({ subject, predicate }) => graphs.derived.dataset.getQuads(subject, predicate, null).length > 0),
    ).toEqual([])
    const language = 'http://data.europa.eu/eli/ontology#language'
    expect(graphs.derived.dataset.getQuads(null, language, null).length).toBeGreaterThan(0)
    expect(report.diagnostics.map(({ rule }) => rule)).toContain('mapping/derived')
  })

  it('gives three graphs, each made from the one before, the model, and a report', async () => {
    const { graphs, report, model } = await processDocument(fixture('greenvalley/notulen.html'), settings)
    expect(graphs.published?.size).toBe(report.ledger?.read)
    expect(graphs.mended?.size).toBe(
      (report.ledger?.kept ?? 0) + (report.ledger?.changed ?? 0) + (report.ledger?.added ?? 0),
    )
    expect(
      graphs.mapped.quads.some(
        ({ subject, object }) => subject.termType === 'BlankNode' || object.termType === 'BlankNode',
      ),
    ).toBe(false)
    expect(model.zittingen).toHaveLength(1)
    expect(report).toMatchObject({
      name: 'greenvalley/notulen.html',
      summary: {
        kind: 'notulen',
        bestuursorgaan: 'Gemeenteraad',
        bestuurseenheid: 'Klaverbeke',
        datum: '2025-06-16',
        agendapunten: 4,
      },
    })
    expect(report.items.map(({ place }) => place?.line)).toEqual(
      [...report.items.map(({ place }) => place?.line)].sort((a, b) => a! - b!),
    )
    expect(report).not.toHaveProperty('preview')
  })

  it('invents no sitting for a text without one', async () => {
    const { graphs, report, model } = await processDocument(
      createDocument('Parkeerplan centrum.\n\nZie de kaart hiernaast.\n', {
        address: 'https://www.voorbeeldegem.example/bijlage.txt',
        mediaType: 'text/plain',
        retrieved: '2025-06-16T20:00:00Z',
      }),
      settings,
    )
    expect(model.zittingen).toEqual([])
    expect(graphs.mapped.quads).toEqual([])
    expect(report.diagnostics.map(({ rule }) => rule)).toContain('check/nothing-found')
  })

  it('is pure: the same document gives the same report and the same quads', async () => {
    const [one, two] = await Promise.all(
      [0, 1].map(() => processDocument(fixture('remmicom/notulen.html'), settings, { preview: true })),
    )
    expect(one!.report).toEqual(two!.report)
    expect(one!.graphs.mapped.quads).toEqual(two!.graphs.mapped.quads)
    expect(one!.report.preview!.kept + one!.report.preview!.changed + one!.report.preview!.dropped).toBe(
      one!.graphs.published!.size,
    )
  })

  it('checks as the given kind, with the given shapes and register', async () => {
    const turtle =
      '@prefix sh: <http://www.w3.org/ns/shacl#> . <https://a.example/Always> a sh:NodeShape ; sh:targetClass <http://data.vlaanderen.be/ns/besluit#Zitting> ; sh:property [ sh:path <https://a.example/p> ; sh:minCount 1 ] .'
    const { report } = await processDocument(fixture('cevi/notulen.html'), settings, {
      kind: 'uittreksel',
      shapes: [{ name: 'a.ttl', turtle }],
    })
    expect(report.summary.kind).toBe('uittreksel')
    expect(report.diagnostics.filter(({ rule }) => rule.startsWith('shape/user/'))).toHaveLength(1)
    const [without, withRegister] = await Promise.all(
      [{}, { register: { has: () => true } }].map((options) =>
        processDocument(fixture('cevi/besluitenlijst.html'), settings, options),
      ),
    )
    expect(without!.report.maturity?.level).toBe(1)
    expect(withRegister!.report.maturity!.level).toBeGreaterThan(1)
  })

  it('reports when the data depend on where the file is', async () => {
    const document = {
      ...fixture('cevi/agenda.html', (text) =>
        text.replace('</body>', '<div about="" property="http://purl.org/dc/terms/title">x</div></body>'),
      ),
      address: 'file:///page.html',
    }
    const found = (await processDocument(document, settings)).report.diagnostics.filter(
      ({ rule }) => rule === 'input/base-unknown',
    )
    expect(found).toHaveLength(1)
    expect(
      (await processDocument({ ...document, address: 'https://a.example/' }, settings)).report.diagnostics.map(
        ({ rule }) => rule,
      ),
    ).not.toContain('input/base-unknown')
  })

  it('gives the level of the page with its faults, and that of the result without them', async () => {
    const { report } = await processDocument(
      fixture('greenvalley/besluitenlijst.html', (text) =>
        text.replaceAll(/typeof="(besluit:Besluit)[^"]*"/gu, 'typeof=”$1”'),
      ),
      settings,
    )
    expect([report.maturity?.level, report.maturityMended?.level]).toEqual([0, 1])
    expect(report.diagnostics.filter(({ rule }) => rule === 'repair/typographic-quotes')).toHaveLength(3)
  })
})

describe('processTogether', () => {
  const apart = (text: string): string => text.replaceAll('750DDDB07379E1A9B8F1E10E', 'another-iri-of-the-same-sitting')
  const pages = [fixture('gelinkt-notuleren/agenda.html'), fixture('gelinkt-notuleren/notulen.html', apart)]

  it('unifies a sitting that two pages name differently, and reports it on the page whose name changed', async () => {
    const alone = await Promise.all(pages.map((page) => processDocument(page, settings)))
    expect(new Set(alone.flatMap(zittingen)).size).toBe(2)
    const both = await together(pages)
    expect(both.map(({ document }) => document)).toEqual(pages)
    expect(new Set(both.flatMap(zittingen)).size).toBe(1)
    expect(
      both.flatMap(({ graphs }) => graphs.mapped.quads).filter(({ predicate }) => predicate.equals(owl.sameAs)).length,
    ).toBeGreaterThan(0)
    expect(both.flatMap(({ report }) => report.diagnostics.map(({ rule }) => rule))).toContain('mapping/zitting-tied')
  })

  it('keeps the order of the documents, including those that fail', async () => {
    const bad = { ...pages[0]!, name: 'bad', bytes: Buffer.from('%PDF-1.7 and nothing more') }
    const results = []
    for await (const result of processTogether([pages[0]!, bad, pages[1]!], settings)) results.push(result)
    expect(
      results.map((result) =>
        'processed' in result ? 'processed' : result.thrown instanceof AppError && result.thrown.code,
      ),
    ).toEqual(['processed', expect.any(String), 'processed'])
    expect(results[1]).not.toHaveProperty('processed')
  })

  it('holds no more at once than its limit, and reports each group', async () => {
    const told: number[] = []
    const sittings: string[] = []
    for await (const result of processTogether(pages, settings, { groupBytes: pages[0]!.bytes.length + 1 }, (bytes) =>
      told.push(bytes),
    ))
      if ('processed' in result) sittings.push(...zittingen(result.processed))
    expect(told).toEqual([pages[0]!.bytes.length])
    expect(new Set(sittings).size).toBe(2)
  })
})

describe('summariesOf', () => {
  it('gives an object per sitting', async () => {
    const [summary, ...others] = summariesOf(await processDocument(fixture('cipal/notulen.html'), settings))
    expect(others).toEqual([])
    expect(summary).toMatchObject({ document: 'cipal/notulen.html', type: 'notulen', zitting: { datum: '2025-04-29' } })
    expect(summary!.agendapunten).toHaveLength(4)
  })
})
