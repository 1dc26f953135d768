import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFeedPage } from '../../src/harvest/feed/feed-page.js'
import { Ledger } from '../../src/harvest/ledger/ledger.js'
import type { LedgerRow } from '../../src/completeness/ledger-row.js'
import { createDocument, sha256 } from '../../src/document.js'
import { readRdf, writeRdf, type FormatName } from '../../src/rdf/formats/formats.js'
import type { SourceSettings } from '../../src/sources/list/source-settings.js'
import { fixturePages, fixtureText } from '../fixtures/fixture-pages.js'
import { runTrial, temporaryFolder } from './harvest-trial.js'

/** What a server answers at a path: a status, or a body with its media type; a plain string is Turtle. */
type Answer = number | string | { readonly type: string; readonly body: string }

let folder: ReturnType<typeof temporaryFolder>
let server: Server
let base: string
let answers: Map<string, Answer>
let asked: string[]
beforeEach(async () => {
  folder = temporaryFolder()
  answers = new Map()
  asked = []
  server = createServer((request, reply) => {
    const answer = answers.get(request.url ?? '') ?? 404
    if (request.url !== '/robots.txt') asked.push(request.url ?? '')
    const etag = `"${sha256(JSON.stringify(answer))}"`
    if (typeof answer === 'number') reply.writeHead(answer).end()
    else if (request.headers['if-none-match'] === etag) reply.writeHead(304).end()
    else
      reply
        .writeHead(200, { etag, 'content-type': typeof answer === 'string' ? 'text/turtle' : answer.type })
        .end(typeof answer === 'string' ? answer : answer.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  folder.remove()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

const PREFIXES = `@prefix tree: <https://w3id.org/tree#> . @prefix ldes: <https://w3id.org/ldes#> . @prefix prov: <http://www.w3.org/ns/prov#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix as: <https://www.w3.org/ns/activitystreams#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`
interface Version {
  readonly of: string
  readonly day: string
  readonly at?: string
  readonly gone?: true
}
const version = ({ of, day, at, gone }: Version): string => `
</feed> tree:member </versie/${of}/${day}${gone ? '/weg' : ''}> .
</versie/${of}/${day}${gone ? '/weg' : ''}> dct:isVersionOf </id/${of}> ; prov:generatedAtTime "${day}T10:00:00Z"^^xsd:dateTime ; a ${gone ? 'as:Delete' : 'foaf:Document'}${at === undefined ? '' : ` ; prov:atLocation <${at}>`} .`
const page = (versions: readonly Version[], more = ''): string =>
  `${PREFIXES}</feed> a ldes:EventStream ; tree:view </feed/1> .${versions.map((each) => version(each)).join('')}\n${more}`
const next = (to: string, type = 'GreaterThanOrEqualToRelation'): string =>
  `<> tree:relation [ a tree:${type} ; tree:node <${to}> ; tree:path prov:generatedAtTime ; tree:value "2025-01-01T00:00:00Z"^^xsd:dateTime ] .`
const CLOSED = '<> ldes:immutable true .'
const publish = (path: string, n = 0): void =>
  void answers.set(path, {
    type: 'text/html',
    body: fixtureText(fixturePages.filter(({ kind }) => kind !== 'lijst')[n]!.path),
  })

const sources = (kind: 'feed' | 'site' = 'feed', start = '/feed/1'): readonly SourceSettings[] => [
  { id: 'bron', start: base + start, kind, hosts: [], limits: {}, withdrawAfter: 3 },
]
async function harvest(list = sources()): Promise<{ readonly state: string; readonly asked: readonly string[] }> {
  const before = asked.length
  const { results } = await runTrial(folder.path, list, { client: { retries: 0 } })
  return { state: results[0]!.state, asked: asked.slice(before) }
}
function row(path: string): LedgerRow | undefined {
  const ledger = Ledger.reading(folder.path)!
  const found = [...ledger.rows('bron')].find(({ address }) => address === base + path)
  ledger.close()
  return found
}

describe('readFeedPage', () => {
  const address = 'https://feed.example/feed/1'
  it.each(['turtle', 'trig', 'nquads', 'ntriples', 'jsonld'] as const satisfies readonly FormatName[])(
    'reads the same from a page in %s',
    async (format) => {
      const text = page(
        [
          { of: 'a', day: '2025-03-02', at: '/a' },
          { of: 'b', day: '2025-03-01', gone: true },
        ],
        next('/feed/2') + CLOSED,
      )
      const types = {
        turtle: 'text/turtle; charset=utf-8',
        trig: 'application/trig',
        nquads: 'application/n-quads',
        ntriples: 'application/n-triples',
        jsonld: 'application/ld+json',
      }
      const body = writeRdf(await readRdf(text, 'turtle', { base: address }), format)
      expect(
        await readFeedPage(
          createDocument(body, { address, retrieved: '2025-04-01T00:00:00Z', mediaType: types[format] }),
          address,
        ),
      ).toEqual({
        isClosed: true,
        links: ['https://feed.example/feed/2'],
        members: [
          {
            version: 'https://feed.example/versie/b/2025-03-01/weg',
            publication: 'https://feed.example/id/b',
            time: '2025-03-01T10:00:00.000Z',
            isDeleted: true,
          },
          {
            version: 'https://feed.example/versie/a/2025-03-02',
            publication: 'https://feed.example/id/a',
            time: '2025-03-02T10:00:00.000Z',
            location: 'https://feed.example/a',
            isDeleted: false,
          },
        ],
      })
    },
  )

  it('reads members by the paths of the stream, the format from the file ending, and the pages from the view', async () => {
    const of = (body: string, mediaType = 'text/turtle', at = address): ReturnType<typeof readFeedPage> =>
      readFeedPage(createDocument(PREFIXES + body, { address: at, retrieved: '2025-04-01T00:00:00Z', mediaType }), at)
    const other =
      '</feed> a ldes:EventStream ; ldes:timestampPath dct:issued ; ldes:versionOfPath dct:source ; ldes:versionDeleteObject as:Remove ; tree:member </v> . </v> dct:issued "2025-03-01T11:00:00+01:00"^^xsd:dateTime ; dct:source </id> ; a as:Remove .'
    expect((await of(other))?.members).toEqual([
      {
        version: 'https://feed.example/v',
        publication: 'https://feed.example/id',
        time: '2025-03-01T10:00:00.000Z',
        isDeleted: true,
      },
    ])
    expect(
      (
        await of(
          '</feed> a <http://w3id.org/ldes#EventStream> ; tree:view </feed/1>, </feed/x> .',
          'application/octet-stream',
          'https://feed.example/feed.ttl',
        )
      )?.links,
    ).toEqual(['https://feed.example/feed/1', 'https://feed.example/feed/x'])
    expect(await of('<> dct:title "niets" .')).toBeUndefined()
    expect(await of('<p>niets</p>', 'text/html')).toBeUndefined()
    await expect(of('<> dct:title "open')).rejects.toMatchObject({ code: 'rdf-syntax' })
  })
})

describe('a publication feed of another publisher', () => {
  it('in reverse order costs one request for a publication with many versions, and none for one withdrawn before', async () => {
    publish('/a')
    publish('/b', 1)
    answers.set(
      '/feed/1',
      page(
        [
          { of: 'a', day: '2025-03-03', at: '/a' },
          { of: 'a', day: '2025-03-02', at: '/a' },
        ],
        next('/feed/oud', 'LessThanRelation'),
      ),
    )
    answers.set(
      '/feed/oud',
      page(
        [
          { of: 'a', day: '2025-03-01', at: '/a' },
          { of: 'b', day: '2025-02-28', at: '/b' },
          { of: 'c', day: '2025-02-27', at: '/c' },
          { of: 'c', day: '2025-03-01', gone: true },
        ],
        CLOSED,
      ),
    )
    expect(await harvest()).toEqual({ state: 'complete', asked: ['/feed/1', '/feed/oud', '/a', '/b'] })
    expect(row('/c')).toMatchObject({ state: 'gone', reason: 'tombstone' })
    expect(await harvest()).toEqual({ state: 'complete', asked: ['/feed/1'] })
    // A page that moved leaves its old address.
    publish('/a-nieuw')
    answers.set(
      '/feed/1',
      page(
        [
          { of: 'a', day: '2025-03-04', at: '/a-nieuw' },
          { of: 'a', day: '2025-03-03', at: '/a' },
        ],
        next('/feed/oud', 'LessThanRelation'),
      ),
    )
    expect(await harvest()).toEqual({ state: 'complete', asked: ['/feed/1', '/a-nieuw'] })
    expect(row('/a')).toMatchObject({ state: 'gone', reason: 'tombstone', withdrawn: true })
  })

  it('is also followed when it is the start of a site, and failed requests are repeated', async () => {
    answers.set('/feed/1', page([{ of: 'a', day: '2025-03-01', at: '/a' }], CLOSED))
    answers.set('/a', 500)
    expect(await harvest(sources('site'))).toMatchObject({ state: 'partial' })
    publish('/a')
    expect(await harvest(sources('site'))).toEqual({ state: 'complete', asked: ['/a'] })
    expect(await harvest(sources('site'))).toEqual({ state: 'complete', asked: [] })
  })

  it('is not complete when a publication in it cannot be fetched', async () => {
    publish('/a')
    answers.set(
      '/feed/1',
      page([
        { of: 'a', day: '2025-03-01', at: '/a' },
        { of: 'x', day: '2025-03-01', at: 'https://elders.example/x' },
        { of: 'y', day: '2025-03-01' },
      ]),
    )
    expect(await harvest()).toEqual({ state: 'partial', asked: ['/feed/1', '/a'] })
    const ledger = Ledger.reading(folder.path)!
    expect(
      [...ledger.rows('bron')]
        .filter(({ reason }) => reason === 'out-of-reach')
        .map(({ address, state }) => [address, state]),
    ).toEqual([
      [`${base}/versie/y/2025-03-01`, 'skipped'],
      ['https://elders.example/x', 'skipped'],
    ])
    ledger.close()
  })

  it.each([
    ['a missing page', 404, 'failed'],
    ['a page that answers with an error', 503, 'failed'],
    ['a page that is not RDF', '<> <> .. niets', 'fetched'],
    ['a page that is not a feed', { type: 'text/html', body: '<p>onderhoud</p>' }, 'fetched'],
    ['a stream of something else', page([{ of: 'z', day: '2025-01-01' }]), 'fetched'],
  ] as const)('is not complete with %s, and is complete when the page is there', async (_, answer, state) => {
    publish('/a')
    publish('/b', 1)
    answers.set('/feed/1', page([{ of: 'a', day: '2025-03-01', at: '/a' }], next('/feed/2') + CLOSED))
    answers.set('/feed/2', answer)
    expect(await harvest()).toMatchObject({ state: 'partial' })
    expect(row('/feed/2')).toMatchObject({ state, ...(state === 'fetched' && { parsed: 'failed' }) })
    answers.set('/feed/2', page([{ of: 'b', day: '2025-03-02', at: '/b' }]))
    expect(await harvest()).toEqual({ state: 'complete', asked: ['/feed/2', '/b'] })
  })

  it('is failed, and not complete, when its start is gone', async () => {
    expect(await harvest()).toMatchObject({ state: 'failed' })
    publish('/a')
    answers.set('/feed/1', page([{ of: 'a', day: '2025-03-01', at: '/a' }]))
    await harvest()
    answers.delete('/feed/1')
    expect(await harvest()).toMatchObject({ state: 'partial', asked: ['/feed/1'] })
  })

  it('is read again from its start when its pages have moved, requesting only what is new', async () => {
    for (const [i, path] of ['/a', '/b', '/c'].entries()) publish(path, i)
    answers.set('/feed/1', page([{ of: 'a', day: '2025-03-01', at: '/a' }], next('/feed/2') + CLOSED))
    answers.set('/feed/2', page([{ of: 'b', day: '2025-03-02', at: '/b' }]))
    await harvest()
    answers.delete('/feed/2')
    answers.set('/feed/1', page([], next('/feed/2-1') + CLOSED))
    answers.set(
      '/feed/2-1',
      page([
        { of: 'a', day: '2025-03-01', at: '/a' },
        { of: 'b', day: '2025-03-02', at: '/b' },
        { of: 'c', day: '2025-03-03', at: '/c' },
      ]),
    )
    expect(await harvest()).toEqual({ state: 'complete', asked: ['/feed/2', '/feed/1', '/feed/2-1', '/c'] })
    expect(await harvest()).toEqual({ state: 'complete', asked: ['/feed/2-1'] })
  })

  it('gives way to the crawl when the site no longer has it', async () => {
    const list = (links: string): Answer => ({
      type: 'text/html',
      body: `<!DOCTYPE html><title>Zittingen</title><main>${links}</main>`,
    })
    publish('/zittingen/1/agenda')
    publish('/zittingen/1/notulen', 2)
    const link = '<a href="/zittingen/1/agenda">Agenda</a> <a href="/zittingen/1/notulen">Notulen</a>'
    answers.set('/', list(`<a href="/ldes/publicaties/1">LDES</a> ${link}`))
    answers.set('/ldes/publicaties/1', page([{ of: 'a', day: '2025-03-01', at: '/zittingen/1/agenda' }]))
    expect(await harvest(sources('site', '/'))).toEqual({
      state: 'complete',
      asked: ['/', '/ldes/publicaties/1', '/zittingen/1/agenda'],
    })
    expect(row('/zittingen/1/notulen')).toMatchObject({ state: 'skipped', reason: 'feed' })
    answers.delete('/ldes/publicaties/1')
    answers.set('/', list(link))
    const { state, asked: then } = await harvest(sources('site', '/'))
    expect(state).toBe('complete')
    expect(then).toContain('/zittingen/1/notulen')
  })

  it('that turns out not to be one leaves the site to the crawl', async () => {
    publish('/zittingen/1/agenda')
    answers.set('/', {
      type: 'text/html',
      body: '<!DOCTYPE html><title>Zittingen</title><a href="/ldes/besluiten/1">Stroom van besluiten</a> <a href="/zittingen/1/agenda">Agenda</a>',
    })
    // A sitting has a place as well.
    answers.set(
      '/ldes/besluiten/1',
      page([{ of: 'z', day: '2025-01-01', at: '/zaal' }]).replaceAll(
        'foaf:Document',
        '<http://data.vlaanderen.be/ns/besluit#Zitting>',
      ),
    )
    expect(await harvest(sources('site', '/'))).toEqual({
      state: 'complete',
      asked: ['/', '/ldes/besluiten/1', '/zittingen/1/agenda'],
    })
    expect(row('/ldes/besluiten/1')).toMatchObject({ state: 'fetched', parsed: 'no-publication' })
  })
})
