import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Parser, Store, type Quad } from 'n3'
import { RdfaParser } from 'rdfa-streaming-parser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cause } from '../../../src/log/changes/change.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { OSLO_CONTEXT } from '../../../src/publication/dumps/oslo-context.js'
import { overviewPage, publicationPage } from '../../../src/publication/pages/publication-pages.js'
import { readRdf, writeRdf, type FormatName } from '../../../src/rdf/formats/formats.js'
import { besluit, dct, lblodBesluit, rdf } from '../../../src/rdf/vocabularies.js'
import { sampleSite as site } from '../sample-site.js'
let folder: string
let data: DataFolder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-pages-'))
  data = new DataFolder(join(folder, 'data'))
})
afterEach(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

const source = (n: number): string => `https://raadpleeg.voorbeeldegem.example/zittingen/${n}/agenda`
const publish = (n: number): void => {
  const cause: Cause = { kind: 'publish', address: source(n), agent: 'test', software: 'raadlink test' }
  const item = `https://id.voorbeeldegem.example/agendapunten/${n}`
  data.publish(
    [
      {
        graph: source(n),
        role: 'stated',
        triples: [
          `<${item}> <${rdf.type.value}> <${besluit.Agendapunt.value}> .`,
          `<${item}> <${dct.title.value}> "Punt ${n} & <meer>"@nl .`,
        ],
      },
    ],
    cause,
  )
}

/** What another RDFa reader than ours finds in HTML. */
async function extract(html: string, baseIRI: string): Promise<readonly Quad[]> {
  const parser = new RdfaParser({ baseIRI, contentType: 'text/html' })
  const found = new Store()
  parser.on('data', (each: Quad) => found.addQuad(each))
  const end = new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject))
  parser.write(html)
  parser.end()
  await end
  return found.getQuads(null, null, null, null)
}

/** The site as a harvester sees it: HTML by address. */
async function fetchPage(outlet: Outlet, address: string): Promise<string> {
  const path = address.slice(site.baseUrl.length).replace(/\.html$/u, '')
  const overview = /^overzicht\/(\d+)$/u.exec(path)?.[1]
  const entry = outlet.index.at(path)
  const resource =
    overview !== undefined ? overviewPage(outlet, Number(overview)) : entry && publicationPage(outlet, entry)
  if (!resource) throw new Error(`no page ${address}`)
  return String(await resource.representations[0]!.body())
}

describe('publication pages', () => {
  it('are all found from the first overview page, and together carry every stated triple and nothing else', async () => {
    for (let n = 1; n <= 230; n++) publish(n)
    const outlet = new Outlet(data, site)
    const queue = [`${site.baseUrl}overzicht/1.html`]
    const seen = new Set<string>()
    const harvested = new Set<string>()
    for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
      if (seen.has(address)) continue
      seen.add(address)
      for (const quad of await extract(await fetchPage(outlet, address), address)) {
        if (quad.predicate.equals(lblodBesluit.linkToPublication)) queue.push(quad.object.value)
        else harvested.add(writeRdf([quad], 'ntriples').trim())
      }
    }
    expect(seen.size).toBe(233)
    expect([...harvested].sort()).toEqual([...data.merge.triples(true)].sort())
  })

  it('say the same in every form', async () => {
    publish(1)
    const outlet = new Outlet(data, site)
    const resource = publicationPage(outlet, outlet.entries[0]!)
    const forms = await Promise.all(
      resource.representations.map(async ({ suffix, body }) => {
        const formats: Readonly<Record<string, FormatName>> = {
          ttl: 'turtle',
          jsonld: 'jsonld',
          nt: 'ntriples',
          rdf: 'rdfxml',
        }
        const quads =
          suffix === 'html'
            ? await extract(String(await body()), source(1))
            : await readRdf(String(await body()), formats[suffix]!, {
                contexts: { [`${site.baseUrl}context/besluit.jsonld`]: { '@context': OSLO_CONTEXT } },
              })
        return writeRdf(quads, 'ntriples')
      }),
    )
    expect(forms).toHaveLength(5)
    expect(new Set(forms)).toEqual(
      new Set([writeRdf(new Parser().parse(data.triplesOf(source(1)).join('\n')), 'ntriples')]),
    )
  })

  it('are gone from the overview when they are withdrawn', () => {
    publish(1)
    publish(2)
    data.publish([{ graph: source(1), role: 'stated', triples: [] }], {
      kind: 'withdraw',
      address: source(1),
      agent: 'test',
      software: 'raadlink test',
    })
    expect(new Outlet(data, site).entries.map(({ source: address }) => address)).toEqual([source(2)])
  })
})
