import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { gunzipSync } from 'node:zlib'
import { Parser } from 'n3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withoutLanguage } from '../../../src/log/changes/change.js'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { siteRoutes } from '../../../src/service/site/site-routes.js'
import { openSampleData, sampleSite, type SampleData } from '../../publication/sample-site.js'

/*
 * The contract that consumers of the LBLOD stack have with a producer (publishing, section 4), a test a row: with their
 * habits, which are doubled slashes, brackets that are not escaped, and files asked on by the time of the last.
 */

let sample: SampleData
let app: FastifyInstance
beforeEach(async () => {
  sample = openSampleData()
  app = fastify()
  await app.register(siteRoutes(new Outlet(sample.data, sampleSite)))
})
afterEach(async () => {
  await app.close()
  sample.close()
})

const SUBJECT = 'http://data.lblod.info/datasets/delta-producer/dumps/lblod-harvester/BesluitenCacheGraphDump'
const get = (
  url: string,
  headers: Record<string, string> = { accept: 'application/vnd.api+json' },
): Promise<LightMyRequestResponse> => app.inject({ method: 'GET', url, headers })
interface Listing {
  readonly data: readonly {
    readonly type: string
    readonly id: string
    readonly attributes: Readonly<Record<string, string>>
    readonly relationships: Readonly<
      Record<
        string,
        { readonly links: { readonly related: string }; readonly data: { readonly type: string; readonly id: string } }
      >
    >
  }[]
  readonly included?: readonly { readonly type: string; readonly id: string }[]
}
const list = async (url: string): Promise<Listing> => (await get(url)).json<Listing>()

describe('the contract of delta files', () => {
  it.each(['/datasets', '//datasets'])(
    '%s finds the newest dump of decisions, its brackets escaped or not, and none of anything else',
    async (path) => {
      sample.publish(1)
      for (const query of [
        `filter[subject]=${SUBJECT}&filter[:has-no:next-version]=yes`,
        `filter%5Bsubject%5D=${encodeURIComponent(SUBJECT)}&filter%5B%3Ahas-no%3Anext-version%5D=yes`,
      ]) {
        const answer = await get(`${path}?${query}`)
        expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/vnd.api+json'])
        const { data } = answer.json<Listing>()
        expect(data).toHaveLength(1)
        expect(data[0]).toMatchObject({
          type: 'datasets',
          attributes: {
            subject: SUBJECT,
            type: 'http://data.lblod.info/vocabularies/datasets/DeltaCacheGraphDump',
            title: sampleSite.title,
          },
        })
        expect(data[0]!.relationships['distributions']!.links.related).toBe(`/datasets/${data[0]!.id}/distributions`)
      }
      expect((await list(`${path}?filter[subject]=http://elders.example/x`)).data).toEqual([])
    },
  )

  it('gives the dump as Turtle without languages and without graphs, packed or not', async () => {
    sample.publish(1)
    const {
      data: [dataset],
    } = await list(`//datasets?filter[subject]=${SUBJECT}`)
    const {
      data: [distribution],
      included,
    } = await list(`/${dataset!.relationships['distributions']!.links.related}?include=subject`)
    const { type, id } = distribution!.relationships['subject']!.data
    expect(type).toBe('files')
    expect(included).toEqual([expect.objectContaining({ type: 'files', id })])
    const plain = await get(`/files/${id}/download`, {})
    const packed = await get(`/files/${id}/download`, { 'accept-encoding': 'gzip, deflate' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body)
    const triples = new Parser().parse(plain.body)
    expect(triples).toHaveLength(new Set([...sample.data.merge.triples()].map(withoutLanguage)).size)
    expect(triples.filter(({ object }) => object.termType === 'Literal' && object.language !== '')).toEqual([])
  })

  it('goes on from the dump: nothing is missed between its release date and the first file after it', async () => {
    sample.publish(1)
    const {
      data: [dataset],
    } = await list(`/datasets?filter[subject]=${SUBJECT}`)
    const since = dataset!.attributes['release-date']!
    expect((await list(`/sync/besluiten/files?since=${since}`)).data).toEqual([])
    sample.publish(2)
    const { data } = await list(`/sync/besluiten/files?since=${since}`)
    expect(data).toHaveLength(1)
    expect(data[0]!.attributes['created']! > since).toBe(true)
    expect((await list('/sync/besluiten/files')).data).toEqual([])
  })

  it('lists at most 1,000 files, oldest first, each later than the one before, strictly after `since`', async () => {
    for (let n = 0; n < 1005; n++) sample.publish(1, `Versie ${n}`)
    const first = (await list('/sync/besluiten/files?since=1970-01-01T00:00:00.000Z')).data
    expect(first).toHaveLength(1000)
    const rest = (await list(`//sync/besluiten/files?since=${first.at(-1)!.attributes['created']!}`)).data
    expect(rest).toHaveLength(5)
    const times = [...first, ...rest].map(({ attributes }) => attributes['created']!)
    expect(times.every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u.test(time))).toBe(true)
    expect(times.every((time, i) => i === 0 || time > times[i - 1]!)).toBe(true)
    expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(1005)
  })

  it('gives a file as change sets of at most 100 triples, deletes first, each with its graph, texts without language', async () => {
    sample.publish(1, 'Vroeger')
    sample.publish(1, 'Nu')
    const { data } = await list('/sync/besluiten/files?since=1970-01-01T00:00:00.000Z')
    expect(data.map(({ type }) => type)).toEqual(['files', 'files'])
    expect(data[0]!.attributes['name']).toMatch(/\.json$/u)
    const answer = await get(`/files/${data[1]!.id}/download`)
    expect(answer.headers['content-type']).toBe('application/json')
    const graph = {
      type: 'uri',
      value: 'http://redpencil.data.gift/id/deltas/producer/lblod-harvester-besluiten-producer',
    }
    const triple = (value: string): unknown => ({
      graph,
      subject: { type: 'uri', value: `${sample.zitting(1)}/punten/1` },
      predicate: { type: 'uri', value: 'http://purl.org/dc/terms/title' },
      object: { type: 'literal', value },
    })
    expect(answer.json()).toEqual([
      { deletes: [triple('Vroeger')], inserts: [] },
      { deletes: [], inserts: [triple('Nu')] },
    ])
    expect((await get(`/files/${data[1]!.id}`)).json()).toMatchObject({ data: { id: data[1]!.id } })
  })

  it('refuses a `since` that is no moment, and knows no files it has not', async () => {
    expect((await get('/sync/besluiten/files?since=gisteren')).statusCode).toBe(400)
    expect((await get('/files/00000000-0000-8000-8000-00000000ffff/download')).statusCode).toBe(404)
    expect((await get('/datasets/x/distributions')).statusCode).toBe(404)
  })
})
