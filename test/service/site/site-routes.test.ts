import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { Store } from 'n3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { readRdf } from '../../../src/rdf/formats/formats.js'
import { ldes, tree } from '../../../src/rdf/vocabularies.js'
import { siteRoutes } from '../../../src/service/site/site-routes.js'
import { openSampleData, sampleSite, type SampleData } from '../../publication/sample-site.js'

let sample: SampleData
let app: FastifyInstance
beforeEach(async () => {
  sample = openSampleData()
  for (const n of [1, 2, 3]) sample.publish(n)
  app = fastify()
  await app.register(siteRoutes(new Outlet(sample.data, sampleSite, `${sampleSite.baseUrl}sparql`)))
})
afterEach(async () => {
  await app.close()
  sample.close()
})

const get = (
  url: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' = 'GET',
): Promise<LightMyRequestResponse> => app.inject({ method, url, headers })
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'
const LDES_CLIENT =
  'application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/turtle;q=0.6,application/rdf+xml;q=0.5,text/n3;q=0.35,application/xhtml+xml;q=0.18,text/html;q=0.2'
const publication = 'publicaties/00000000-0000-5000-8000-000000000001'

describe('negotiation', () => {
  it.each([
    [undefined, 'text/html; charset=utf-8'],
    ['*/*', 'text/html; charset=utf-8'],
    [BROWSER, 'text/html; charset=utf-8'],
    ['text/turtle', 'text/turtle; charset=utf-8'],
    ['application/ld+json', 'application/ld+json'],
    ['application/rdf+xml;q=0.9, text/turtle;q=0.3', 'application/rdf+xml'],
    ['text/html;q=0, */*;q=0.5', 'text/turtle; charset=utf-8'],
    ['application/n-triples, text/html;q=0.2', 'application/n-triples'],
  ])('a publication asked as %s', async (accept, type) => {
    const answer = await get(`/${publication}`, accept === undefined ? {} : { accept })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe(type)
    expect(String(answer.headers.vary).toLowerCase()).toContain('accept')
    expect(answer.headers['content-location']).toMatch(
      new RegExp(`^${sampleSite.baseUrl}${publication}\\.(?:html|ttl|jsonld|rdf|nt)$`, 'u'),
    )
  })

  it('sends people from the catalogue to the page with all downloads, and programs not', async () => {
    for (const path of ['/catalogus', '/.well-known/void']) {
      const page = await get(path, { accept: BROWSER })
      expect([page.statusCode, page.headers.location]).toEqual([303, `${sampleSite.baseUrl}downloads.html`])
      for (const accept of ['*/*', 'text/turtle', 'text/*', 'application/rdf+xml'])
        expect((await get(path, { accept })).statusCode, accept).toBe(200)
      expect((await get(`${path}.ttl`, { accept: BROWSER })).statusCode).toBe(200)
    }
    expect((await get('/downloads.html')).statusCode).toBe(200)
  })

  it.each([
    ['nl-BE,nl;q=0.9,en;q=0.8', 'Deze pagina bestaat niet', 'nl'],
    ['en-GB,en;q=0.9', 'This page does not exist', 'en'],
    ['fr', 'Deze pagina bestaat niet', 'nl'],
    ['fr,en;q=0.5', 'This page does not exist', 'en'],
  ])('says to who reads %s that a page is not there: %s', async (language, heading, tag) => {
    const page = await get('/nergens', { accept: BROWSER, 'accept-language': language })
    expect([page.statusCode, page.headers['content-language']]).toEqual([404, tag])
    expect(page.body).toContain(heading)
    expect(page.body).toContain(`${sampleSite.baseUrl}downloads.html`)
  })

  it('refuses what it has not, and says what it has', async () => {
    const answer = await get(`/${publication}`, { accept: 'image/png' })
    expect(answer.statusCode).toBe(406)
    expect(answer.body).toContain('text/turtle')
    expect(answer.headers.link).toContain('rel="alternate"')
  })

  it('gives each form at its own address, whatever is accepted', async () => {
    for (const [suffix, type] of [
      ['ttl', 'text/turtle; charset=utf-8'],
      ['jsonld', 'application/ld+json'],
      ['nt', 'application/n-triples'],
      ['rdf', 'application/rdf+xml'],
      ['html', 'text/html; charset=utf-8'],
    ]) {
      const answer = await get(`/${publication}.${suffix!}`, { accept: 'image/png' })
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type])
    }
    expect((await get(`/${publication}.exe`)).statusCode).toBe(404)
  })

  it.each(['/ldes/besluiten/1', '/ldes/publicaties/1'])('never gives %s as HTML', async (url) => {
    const nquads = 'application/n-quads; profile="https://w3id.org/tree/profile"'
    expect((await get(url, { accept: LDES_CLIENT })).headers['content-type']).toBe(nquads)
    expect((await get(url, { accept: BROWSER })).headers['content-type']).toBe(nquads)
    expect((await get(url, { accept: 'text/turtle' })).headers['content-type']).toBe(
      'text/turtle; charset=utf-8; profile="https://w3id.org/tree/profile"',
    )
    expect((await get(url, { accept: 'text/html' })).statusCode).toBe(406)
  })
})

describe('headers', () => {
  it('let a client ask again for nothing', async () => {
    const first = await get(`/${publication}`, { accept: 'text/turtle' })
    const other = await get(`/${publication}`, { accept: 'application/ld+json' })
    expect(first.headers.etag).not.toBe(other.headers.etag)
    const again = await get(`/${publication}`, {
      accept: 'text/turtle',
      'if-none-match': `"nee", ${String(first.headers.etag)}`,
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect(again.headers.etag).toBe(first.headers.etag)
    expect(
      (await get(`/${publication}`, { accept: 'text/turtle', 'if-none-match': String(other.headers.etag) })).statusCode,
    ).toBe(200)
    expect(
      (await get(`/${publication}`, { 'if-modified-since': String(first.headers['last-modified']) })).statusCode,
    ).toBe(304)
    expect((await get(`/${publication}`, { 'if-modified-since': new Date(0).toUTCString() })).statusCode).toBe(200)
    sample.publish(1, 'Iets anders')
    expect(
      (await get(`/${publication}`, { accept: 'text/turtle', 'if-none-match': String(first.headers.etag) })).statusCode,
    ).toBe(200)
  })

  it('are the same for HEAD, without a body', async () => {
    const whole = await get(`/${publication}.ttl`)
    const head = await get(`/${publication}.ttl`, {}, 'HEAD')
    expect(head.body).toBe('')
    for (const name of ['etag', 'last-modified', 'link', 'content-type', 'content-length'])
      expect(head.headers[name]).toBe(whole.headers[name])
  })

  it('name the other forms, the address to cite and the data', async () => {
    const { link } = (await get(`/${publication}`)).headers
    expect(link).toContain(`<${sampleSite.baseUrl}${publication}.ttl>; rel="alternate"; type="text/turtle"`)
    expect(link).toContain(`<${sampleSite.baseUrl}${publication}.html>; rel="canonical"`)
    expect(link).toContain('rel="describedby"')
  })
})

describe('things', () => {
  it('lead to their documents with 303', async () => {
    const answer = await get('/id/zittingen/1', { accept: 'text/turtle' })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${sampleSite.baseUrl}doc/zittingen/1`])
    const document = await get('/doc/zittingen/1', { accept: 'text/turtle' })
    expect(document.body).toContain('Zitting')
    expect(document.headers.link).toContain(`<${sample.zitting(1)}>; rel="describes"`)
  })

  it('lead from every IRI the site makes to something that is there', async () => {
    const rest = [
      'id/catalogus',
      'id/uitgever',
      'id/dataset/besluiten',
      'id/publicaties/00000000-0000-5000-8000-000000000001',
      'id/graphs/00000000-0000-5000-8000-000000000001/stated',
      'ldes/besluiten',
      'id/zittingen/1/punten/1',
    ]
    for (const path of rest) {
      const answer = await get(`/${path}`)
      expect([path, answer.statusCode]).toEqual([path, 303])
      expect((await get(new URL(String(answer.headers.location)).pathname, { accept: 'text/turtle' })).statusCode).toBe(
        200,
      )
    }
  })

  it('are gone with 410 once withdrawn, in the form asked for, and without what they said', async () => {
    sample.withdraw(1)
    for (const path of [publication, 'doc/zittingen/1', 'doc/zittingen/1/punten/1']) {
      const page = await get(`/${path}`, { accept: BROWSER })
      expect([page.statusCode, page.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8'])
      expect(page.body).toContain('ingetrokken')
      const turtle = await get(`/${path}`, { accept: 'text/turtle' })
      expect(turtle.statusCode).toBe(410)
      expect(turtle.body).toContain('Tombstone')
      expect(turtle.body).not.toContain('Punt 1')
    }
    expect((await get('/id/zittingen/1')).statusCode).toBe(303)
  })

  it('that never were are 404: a page in Dutch for browsers, a line for programs', async () => {
    const page = await get('/doc/zittingen/99', { accept: BROWSER })
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(page.body).toContain('Deze pagina bestaat niet')
    const line = await get('/<script>', { accept: 'text/turtle' })
    expect([line.statusCode, line.headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8'])
    expect((await get('/%3Cscript%3E', { accept: BROWSER })).body).not.toContain('<script>')
    expect((await get('/%')).statusCode).toBe(400)
    for (const url of [
      '/%25',
      '/../../etc/passwd',
      '/ldes/besluiten/0',
      '/ldes/besluiten/999',
      '/overzicht/2',
      '/sitemap-9.xml',
    ])
      expect((await get(url)).statusCode).toBe(404)
  })
})

describe('streams', () => {
  it('say of closed pages that they never change, and of the last that it may', async () => {
    for (let n = 0; n < 90; n++) sample.publish(1, `Versie ${n}`)
    for (let n = 0; n < 90; n++) for (const one of [2, 3]) sample.publish(one, `Versie ${n}`)
    const closed = await get('/ldes/besluiten/1')
    const open = await get('/ldes/besluiten/2')
    expect(closed.headers['cache-control']).toContain('immutable')
    expect(open.headers['cache-control']).not.toContain('immutable')
    expect(closed.body).toContain(ldes.immutable.value)
    expect(open.body).not.toContain(ldes.immutable.value)
  })

  it('name the address they are served from, with and without ending', async () => {
    for (const [url, format] of [
      ['/ldes/besluiten/1', 'nquads'],
      ['/ldes/besluiten/1.nq', 'nquads'],
      ['/ldes/besluiten/1.ttl', 'turtle'],
      ['/ldes/besluiten/1.trig', 'trig'],
      ['/ldes/besluiten/1.jsonld', 'jsonld'],
    ] as const) {
      const store = new Store(await readRdf((await get(url)).body, format))
      expect(store.getObjects(null, tree.view, null).map(({ value }) => value)).toEqual([
        sampleSite.baseUrl.slice(0, -1) + url,
      ])
    }
  })
})

describe('dumps', () => {
  it('are served whole and in parts, with a strong tag and their checksum', async () => {
    const whole = await get('/dumps/alles.nq.gz')
    expect(whole.statusCode).toBe(200)
    const sha256 = createHash('sha256').update(whole.rawPayload).digest('hex')
    expect(whole.headers).toMatchObject({
      etag: `"${sha256}"`,
      'accept-ranges': 'bytes',
      'content-length': String(whole.rawPayload.length),
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    })
    expect(gunzipSync(whole.rawPayload).toString().trim().split('\n')).toHaveLength(14 * 3)
    const size = whole.rawPayload.length
    const part = async (range: string, extra = {}): Promise<LightMyRequestResponse> =>
      get('/dumps/alles.nq.gz', { range, ...extra })
    const first = await part('bytes=0-99')
    const rest = await part('bytes=100-', { 'if-range': `"${sha256}"` })
    expect([first.statusCode, rest.statusCode]).toEqual([206, 206])
    expect(first.headers['content-range']).toBe(`bytes 0-99/${size}`)
    expect(Buffer.concat([first.rawPayload, rest.rawPayload])).toEqual(whole.rawPayload)
    expect((await part('bytes=-5')).rawPayload).toEqual(whole.rawPayload.subarray(-5))
    expect((await part(`bytes=${size}-`)).statusCode).toBe(416)
    expect((await part('bytes=100-', { 'if-range': '"een andere"' })).statusCode).toBe(200)
    expect((await part('bytes=0-1,5-6')).statusCode).toBe(200)
    expect((await get('/dumps/alles.nq.gz', { 'if-none-match': `"${sha256}"` })).statusCode).toBe(304)
    const head = await get('/dumps/alles.nq.gz', {}, 'HEAD')
    expect([head.headers['content-length'], head.body]).toEqual([String(size), ''])
    expect((await get('/dumps/alles.nq.gz.sha256')).body).toBe(`${sha256}  alles.nq.gz\n`)
    expect((await get('/dumps/SHA256SUMS')).body).toContain(`${sha256}  alles.nq.gz\n`)
  })

  it('follow the dataset', async () => {
    const before = await get('/dumps/alles.ttl.gz')
    sample.publish(4)
    const after = await get('/dumps/alles.ttl.gz')
    expect(after.headers.etag).not.toBe(before.headers.etag)
    expect(gunzipSync(after.rawPayload).toString()).toContain('Punt 4')
  })

  it('exist for each unit of government', async () => {
    const { body } = await get('/downloads.html')
    const [, path] =
      /href="https:\/\/data\.voorbeeldegem\.example(\/dumps\/eenheid\/[^"]+\.trig\.gz)"/u.exec(body) ?? []
    expect(gunzipSync((await get(path!)).rawPayload).toString()).toContain('Punt 2')
  })
})
