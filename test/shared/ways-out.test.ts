import { readFileSync } from 'node:fs'
import jsonld from 'jsonld'
import { DataFactory, Parser, Store, type Quad } from 'n3'
import { Validator } from 'shacl-engine'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publicationFindings } from '../../src/publication/outlet/publication-findings.js'
import type { Hosting } from '../../src/publication/outlet/outlet.js'
import { readRdf } from '../../src/rdf/formats/formats.js'
import { lblodBesluit } from '../../src/rdf/vocabularies.js'
import { openSite, type RunningSite } from '../publication/fixture-site.js'
import { harvest } from '../publication/harvest.js'
import { replayStream } from '../publication/replay.js'
import { corpusPages, describeShared, sharedPath } from './shared-data.js'
async function shapes(name: string): Promise<Store> {
  const text = readFileSync(sharedPath('judges', 'shapes', ...name.split('/')), 'utf8')
  if (name.endsWith('.ttl')) return new Store(new Parser().parse(text))
  const nquads = (await jsonld.toRDF(JSON.parse(text) as object, {
    format: 'application/n-quads',
  })) as unknown as string
  return new Store(new Parser({ format: 'N-Quads' }).parse(nquads))
}

async function violations(name: string, quads: readonly Quad[]): Promise<readonly string[]> {
  const { results } = await new Validator(await shapes(name), { factory: DataFactory }).validate({
    dataset: new Store([...quads]),
  })
  return results
    .filter(({ severity }) => severity.value.endsWith('#Violation'))
    .map(({ focusNode, path }) => `${focusNode.term.value} ${path?.[0]?.predicates[0]?.value ?? ''}`)
}

const kinds: readonly Hosting[] = ['live', 'files']
for (const hosting of kinds) {
  describeShared(`a site of the real pages, ${hosting}`, () => {
    let site: RunningSite
    beforeAll(async () => {
      site = await openSite(
        corpusPages().map(({ document }) => document),
        hosting,
      )
    }, 300_000)
    afterAll(() => site.close())

    it('is harvested whole but for what HTML cannot hold, which is told', async () => {
      const { extracted, deleted, pages } = await harvest(`${site.baseUrl}overzicht/1.html`)
      // Pages that only list publications are none themselves: their links have no page.
      const links = `<${lblodBesluit.linkToPublication.value}>`
      const meant = [...site.data.merge.triples(true)].filter((line) => extracted.has(line) || !line.includes(links))
      const missing = meant.filter((line) => !extracted.has(line) && !deleted.some((each) => each.line === line))
      const told = publicationFindings(site.outlet).filter(({ finding }) => finding.rule === 'publication/not-on-page')
      expect(pages.size).toBe(site.outlet.entries.length + 1)
      expect(meant.length).toBeGreaterThan(5000)
      console.log(
        `${hosting}: ${meant.length} triples meant for harvest, ${extracted.size} extracted, ${missing.length} missing, ${deleted.length} deleted: ${[...new Set(deleted.map(({ rule }) => rule))].join(', ')}; findings ${told.length}`,
      )
      expect(missing.length > 0).toBe(told.length > 0)
      expect([...new Set(deleted.map(({ rule }) => rule))].filter((rule) => rule !== 'harvest/type-unknown')).toEqual(
        [],
      )
    }, 300_000)

    it('has a catalogue and a feed without a violation of the shapes of others', async () => {
      const answer = await fetch(`${site.baseUrl}catalogus.ttl`)
      const catalogue = await readRdf(await answer.text(), 'turtle')
      for (const name of [
        'dcat-ap-vl/dcatapvl.jsonld',
        'dcat-ap-vl/dcatapvl-usagenotes.jsonld',
        'shapes.ttl',
        'dcat-ap-SHACL.ttl',
      ])
        expect([name, await violations(name, catalogue)]).toEqual([name, []])
      const feed = await readRdf(await (await fetch(`${site.baseUrl}ldes/publicaties/1.ttl`)).text(), 'turtle')
      expect(await violations('shacl-publication-stream.ttl', feed)).toEqual([])
      const bare = new Parser().parse('<https://x.example/d> a <http://xmlns.com/foaf/0.1/Document> .')
      expect((await violations('shacl-publication-stream.ttl', bare)).length).toBe(4)
    }, 300_000)

    it('is replayed whole by a stock client', async () => {
      expect((await replayStream(site.outlet.streamAddress('besluiten'))).members).toBe(site.data.versions.count)
      expect((await replayStream(site.outlet.streamAddress('publicaties'))).members).toBe(
        site.outlet.streams.publicaties.count,
      )
    }, 300_000)
  })
}
