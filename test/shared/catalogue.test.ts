import { readFileSync } from 'node:fs'
import { DataFactory, Parser, Store, type Quad } from 'n3'
import jsonld from 'jsonld'
import { expect, it } from 'vitest'
import { Validator } from 'shacl-engine'
import { catalogue, type CatalogueContents } from '../../src/publication/catalogue/dcat-catalogue.js'
import { sampleSite as site } from '../publication/sample-site.js'
import { describeShared, sharedPath } from './shared-data.js'

const contents: CatalogueContents = {
  statistics: {
    triples: 12,
    entities: 3,
    distinctSubjects: 3,
    distinctObjects: 9,
    classes: new Map([['http://data.vlaanderen.be/ns/besluit#Zitting', 3]]),
    properties: new Map([['http://purl.org/dc/terms/title', 12]]),
  },
  modified: '2026-11-21T20:00:00.000Z',
  dumps: [
    {
      address: 'https://data.voorbeeldegem.example/dumps/alles.ttl.gz',
      title: 'Volledige dump (Turtle)',
      mediaType: 'text/turtle',
      fileType: 'RDF_TURTLE',
      compressed: true,
    },
  ],
  streams: [
    {
      address: 'https://data.voorbeeldegem.example/ldes/besluiten/1',
      title: 'Stroom van besluiten',
      description: 'Elke versie van elk besluit.',
    },
  ],
  sparql: 'https://data.voorbeeldegem.example/sparql',
  completeness: [
    {
      source: 'voorbeeldegem',
      start: 'https://raadpleeg.voorbeeldegem.example/zittingen/lijst',
      asOf: '2026-11-21T20:00:00.000Z',
      verdict: 'unknown',
      reasons: [{ reason: 'document-unknown', count: 2 }],
      addresses: { fetched: 3, unchanged: 0, gone: 0, refused: 0, failed: 0, skipped: 1, queued: 0, fetching: 0 },
      listed: 4,
      publications: 2,
      annexes: 0,
      troubles: {
        failed: [],
        refused: [],
        gone: [],
        unreadable: [],
        empty: [],
        waiting: [],
        'over-limit': [],
        'not-read': [],
      },
      sittings: [],
      withoutSitting: [],
      rhythm: [],
    },
  ],
  examples: ['https://data.voorbeeldegem.example/id/zittingen/1'],
}

async function shapes(name: string): Promise<Store> {
  const text = readFileSync(sharedPath('judges', 'shapes', ...name.split('/')), 'utf8')
  if (name.endsWith('.ttl')) return new Store(new Parser().parse(text))
  const nquads = (await jsonld.toRDF(JSON.parse(text) as object, {
    format: 'application/n-quads',
  })) as unknown as string
  return new Store(new Parser({ format: 'N-Quads' }).parse(nquads))
}

describeShared('the catalogue under the shapes of DCAT-AP-VL and DCAT-AP', () => {
  it.each(['dcat-ap-vl/dcatapvl.jsonld', 'dcat-ap-vl/dcatapvl-usagenotes.jsonld', 'shapes.ttl', 'dcat-ap-SHACL.ttl'])(
    '%s: no violation, and an empty catalogue would have some',
    async (name) => {
      const validator = new Validator(await shapes(name), { factory: DataFactory })
      const violations = async (quads: readonly Quad[]): Promise<readonly string[]> => {
        const report = await validator.validate({ dataset: new Store([...quads]) })
        return report.results
          .filter(({ severity }) => severity.value.endsWith('#Violation'))
          .map(({ focusNode, path }) => `${focusNode.term.value} ${path?.[0]?.predicates[0]?.value ?? ''}`)
      }
      expect(await violations(catalogue(site, contents))).toEqual([])
      const bare = new Parser().parse(
        '<https://x.example/c> a <http://www.w3.org/ns/dcat#Catalog>, <http://www.w3.org/ns/dcat#Dataset>, <http://www.w3.org/ns/dcat#DataService> .',
      )
      expect((await violations(bare)).length).toBeGreaterThan(0)
    },
  )
})
