import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Store } from 'n3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cause } from '../../src/log/changes/change.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { Outlet } from '../../src/publication/outlet/outlet.js'
import { writeStaticSite } from '../../src/publication/static-site.js'
import { findResource, WAYS_OUT } from '../../src/publication/ways-out.js'
import type { Resource } from '../../src/publication/site/resource.js'
import { besluitDocumentType } from '../../src/rdf/concepts.js'
import { readRdf } from '../../src/rdf/formats/formats.js'
import { activityStreams, besluit, dct, foaf, prov, rdf, tree } from '../../src/rdf/vocabularies.js'
import { sampleSite as site } from './sample-site.js'

let folder: string
let data: DataFolder
let outlet: Outlet
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-site-'))
  data = new DataFolder(join(folder, 'data'))
  outlet = new Outlet(data, site, `${site.baseUrl}sparql`)
})
afterEach(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

const source = (n: number): string => `https://raadpleeg.voorbeeldegem.example/zittingen/${n}/agenda`
const thing = (n: number): string => `${site.baseUrl}id/zittingen/${n}`
const publish = (n: number, kind: string | null = besluitDocumentType.agenda): void => {
  const cause: Cause = { kind: 'publish', address: source(n), agent: 'test', software: 'raadlink test' }
  const typed = [
    `<${thing(n)}> <${rdf.type.value}> <${besluit.Zitting.value}> .`,
    `<${source(n)}> <${rdf.type.value}> <${foaf.Document.value}> .`,
  ]
  data.publish(
    [
      {
        graph: source(n),
        role: 'stated',
        triples: [...typed, ...(kind === null ? [] : [`<${source(n)}> <${dct.type.value}> <${kind}> .`])],
      },
    ],
    cause,
  )
}
const withdraw = (n: number): void => {
  data.publish([{ graph: source(n), role: 'stated', triples: [] }], {
    kind: 'withdraw',
    address: source(n),
    agent: 'test',
    software: 'raadlink test',
  })
}
const find = (path: string): Resource | undefined => findResource(outlet, path)
const body = async (path: string, suffix: string): Promise<string> =>
  String(
    await find(path)!
      .representations.find((form) => form.suffix === suffix)!
      .body(),
  )

describe('ways out', () => {
  it('find live what they list for files, each path once and with the same bytes', async () => {
    publish(1)
    publish(2)
    const listed = WAYS_OUT.flatMap((way) => [...way.resources(outlet)])
    expect(new Set(listed.map(({ path }) => path)).size).toBe(listed.length)
    for (const resource of listed) {
      // Spreadsheets bear the time they were made.
      for (const { suffix, body: written } of resource.representations.filter((form) => form.suffix !== 'xlsx'))
        expect(await body(resource.path, suffix)).toBe(String(await written()))
    }
    expect(find('nergens')).toBeUndefined()
    expect(find('overzicht/7')).toBeUndefined()
  })

  it('describe a thing while it is there, and say when it was withdrawn', async () => {
    publish(1)
    expect(await body('doc/zittingen/1', 'nt')).toContain(`<${thing(1)}>`)
    withdraw(1)
    expect(find('doc/zittingen/1')).toMatchObject({ gone: true })
    expect(await body('doc/zittingen/1', 'html')).toContain('ingetrokken')
    expect(find('doc/zittingen/9')).toBeUndefined()
  })

  it('announce each version of a publication with its four properties, and its withdrawal', async () => {
    publish(1)
    publish(2, null)
    withdraw(1)
    const store = new Store(await readRdf(await body('ldes/publicaties/1', 'nq'), 'nquads'))
    const members = store.getObjects(null, tree.member, null)
    expect(members).toHaveLength(2)
    const [version, gone] = members.map((member) =>
      store.getQuads(member, null, null, null).map(({ predicate, object }) => [predicate.value, object.value]),
    )
    expect(version!.map(([predicate]) => predicate).sort()).toEqual(
      [dct.isVersionOf, dct.type, prov.atLocation, prov.generatedAtTime, rdf.type].map(({ value }) => value).sort(),
    )
    expect(gone).toContainEqual([rdf.type.value, activityStreams.Delete.value])
    expect([...outlet.history.untyped]).toEqual([source(2)])
  })

  it('become files that hold what the site serves, with checksums that are right', async () => {
    publish(1)
    const target = join(folder, 'site')
    const written = await writeStaticSite(outlet, target)
    expect(readFileSync(join(target, 'ldes', 'besluiten', '1.nq'), 'utf8')).toBe(
      await find('ldes/besluiten/1')!.representations[0]!.ownBody!(),
    )
    expect(
      existsSync(join(target, 'robots.txt')) &&
        existsSync(join(target, 'sitemap.xml')) &&
        existsSync(join(target, 'index.html')),
    ).toBe(true)
    for (const line of readFileSync(join(target, 'dumps', 'SHA256SUMS'), 'utf8')
      .trim()
      .split('\n')) {
      const [hash, name] = line.split('  ')
      expect(
        createHash('sha256')
          .update(readFileSync(join(target, 'dumps', name!)))
          .digest('hex'),
      ).toBe(hash)
    }
    expect(
      readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
    ).toHaveLength(written.files)
  })

  it('count in VoID what the merge holds', async () => {
    publish(1)
    publish(2)
    expect(await outlet.statistics()).toMatchObject({ triples: data.merge.size, entities: 4 })
    publish(3)
    expect((await outlet.statistics()).triples).toBe(data.merge.size)
  })

  it('make feeds that replicas can read', async () => {
    publish(1)
    expect(await body('feeds/alles', 'atom')).toMatch(
      /^<\?xml[^]*<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"[^]*<entry>/u,
    )
    expect(JSON.parse(await body('feeds/alles', 'json'))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ external_url: source(1) }],
    })
  })
})
