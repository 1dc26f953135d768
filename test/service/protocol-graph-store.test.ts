import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readRdf, type FormatName } from '../../src/rdf/formats/formats.js'
import { normalForm } from '../../src/rdf/normal-form/normal-form.js'
import type { Store } from '../../src/store/store.js'
import { GRAPHS, openSampleStore } from '../store/sample-store.js'
import { listen, type Listening } from './listening-service.js'

/*
 * What the SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation of 21 March 2013) demands, by real HTTP, by
 * section.
 */

const TOKEN = 'a-token-of-the-tests'
const AUTHORISED = { authorization: `Bearer ${TOKEN}` }
const [AGENDA = ''] = GRAPHS
const TURTLE = { 'content-type': 'text/turtle' }
const ONE = '<a:s> <a:p> 1 .'
const TWO = '<a:s> <a:p> 2 .'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

function send(
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      let text = ''
      response
        .setEncoding('utf8')
        .on('data', (part: string) => {
          text += part
        })
        .on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

let writing: Listening
let reading: Listening
let store: Store
beforeAll(async () => {
  store = await openSampleStore()
  writing = await listen({ store, writable: true })
  reading = await listen({ writeToken: TOKEN })
})
afterAll(async () => {
  await writing.close()
  await reading.close()
})
beforeEach(() => store.update('DROP SILENT GRAPH <a:g> ; DROP DEFAULT'))

const indirect = (graph = 'a:g'): string => `${writing.url}/graph-store?graph=${encodeURIComponent(graph)}`
const direct = (name: string): string => `${writing.url}/graph-store/${name}`
const DEFAULT = (): string => `${writing.url}/graph-store?default`
const same = async (body: string, expected: string, base = 'a:g'): Promise<void> => {
  expect(await normalForm(await readRdf(body, 'turtle', { base }))).toBe(
    await normalForm(await readRdf(expected, 'turtle', { base })),
  )
}

describe('4 graph identification', () => {
  it('4.1 direct: the address of the request is the name of the graph', async () => {
    expect((await send('PUT', direct('by/address'), TURTLE, ONE)).status).toBe(201)
    await same((await send('GET', direct('by/address'), { accept: 'text/turtle' })).body, ONE)
    await same((await send('GET', indirect(direct('by/address')), { accept: 'text/turtle' })).body, ONE)
    expect((await send('DELETE', direct('by/address'))).status).toBe(204)
  })

  it('4.1 relative IRIs are resolved against the address of the graph', async () => {
    await send('PUT', direct('relative'), TURTLE, '<> <a:p> <other> .')
    await same(
      (await send('GET', direct('relative'), { accept: 'text/turtle' })).body,
      `<${direct('relative')}> <a:p> <${direct('other')}> .`,
    )
    await send('DELETE', direct('relative'))
  })

  it('4.2 indirect: the name stands in “graph”, the default graph is asked for by “default”', async () => {
    await same(
      (
        await send('GET', `${reading.url}/graph-store?graph=${encodeURIComponent(AGENDA)}`, {
          accept: 'application/n-triples',
        })
      ).body,
      Buffer.from(
        (await store.query('CONSTRUCT WHERE { ?s ?p ?o }', { defaultGraphs: [AGENDA], format: 'ntriples' })).body,
      ).toString(),
    )
    expect(
      (await send('GET', `${reading.url}/graph-store?default`, { accept: 'application/n-triples' })).body
        .trim()
        .split('\n'),
    ).toHaveLength(10)
  })

  it.each([
    ['4.2 a relative name', '?graph=relative'],
    ['4.2 two names', '?graph=a:g&graph=a:h'],
    ['4.2 a name and the default graph', '?default&graph=a:g'],
    ['4.2 a name beside the address', '/x?graph=a:g'],
    ['4.2 no name', ''],
    ['4.2 an IRI with spaces', '?graph=a:%20b'],
  ])('%s: 400', async (_name, rest) => {
    expect((await send('GET', `${writing.url}/graph-store${rest}`)).status).toBe(400)
    expect((await send('PUT', `${writing.url}/graph-store${rest}`, TURTLE, ONE)).status).toBe(400)
  })
})

describe('5 operations', () => {
  it('5.1 a broken payload is 400, and nothing is done', async () => {
    expect((await send('PUT', indirect(), TURTLE, 'this is no Turtle')).status).toBe(400)
    expect((await send('POST', indirect(), TURTLE, '<a:s> <a:p>')).status).toBe(400)
    expect((await send('GET', indirect())).status).toBe(404)
  })

  it('5.1 a graph that is not there is 404', async () => {
    for (const method of ['GET', 'HEAD', 'DELETE']) expect((await send(method, indirect())).status, method).toBe(404)
  })

  it('5.1 a method that is not taken is 405, with those that are', async () => {
    const answer = await send('PATCH', indirect(), { 'content-type': 'application/sparql-update' }, 'DROP ALL')
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, PUT, DELETE, POST, HEAD, OPTIONS'])
  })

  it.each([['PUT'], ['POST']])('5.1 a media type nobody knows is 415: %s', async (method) => {
    expect((await send(method, indirect(), { 'content-type': 'image/png' }, ONE)).status).toBe(415)
    expect((await send(method, indirect(), { ...TURTLE, 'content-encoding': 'gzip' }, ONE)).status).toBe(415)
    expect((await send('GET', indirect())).status).toBe(404)
  })

  it('5.1 what nobody writes is 406', async () => {
    expect((await send('GET', DEFAULT(), { accept: 'image/png' })).status).toBe(406)
  })

  it.each([
    ['text/turtle', 'turtle'],
    ['application/n-triples', 'ntriples'],
    ['application/rdf+xml', 'rdfxml'],
    ['application/ld+json', 'jsonld'],
    ['*/*', 'turtle'],
  ] as const)('5.2 GET gives the graph as %s', async (accept, format: FormatName) => {
    await send('PUT', indirect(), TURTLE, '<a:s> <http://a/p> "x"@nl, [ <http://a/q> 1.5 ] .')
    const answer = await send('GET', indirect(), { accept })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain(accept === '*/*' ? 'text/turtle' : accept)
    expect(await normalForm(await readRdf(answer.body, format, { base: 'a:g' }))).toBe(
      await normalForm(await readRdf('<a:s> <http://a/p> "x"@nl, [ <http://a/q> 1.5 ] .', 'turtle')),
    )
  })

  it('5.2 a repeated GET is 304 until the dataset changes', async () => {
    await send('PUT', indirect(), TURTLE, ONE)
    const tag = (await send('GET', indirect())).headers.etag ?? ''
    expect((await send('GET', indirect(), { 'if-none-match': tag })).status).toBe(304)
    await send('POST', indirect(), TURTLE, TWO)
    expect((await send('GET', indirect(), { 'if-none-match': tag })).status).toBe(200)
  })

  it('5.3 PUT creates (201) and replaces (204)', async () => {
    expect((await send('PUT', indirect(), TURTLE, ONE)).status).toBe(201)
    expect((await send('PUT', indirect(), TURTLE, TWO)).status).toBe(204)
    await same((await send('GET', indirect(), { accept: 'text/turtle' })).body, TWO)
  })

  it('5.3 PUT of nothing makes no graph, and ends one that was there: an empty graph is none', async () => {
    const gone = async (): Promise<void> => {
      expect((await send('GET', indirect(), { accept: 'application/n-triples' })).status).toBe(404)
      expect((await send('HEAD', indirect())).status).toBe(404)
      expect((await send('DELETE', indirect())).status).toBe(404)
    }
    expect((await send('PUT', indirect(), TURTLE, '')).status).toBe(204)
    await gone()
    await send('PUT', indirect(), TURTLE, ONE)
    expect((await send('PUT', indirect(), TURTLE, '')).status).toBe(204)
    await gone()
    expect((await send('POST', indirect(), TURTLE, '')).status).toBe(204)
    await gone()
  })

  it('5.3 PUT without a media type is RDF/XML', async () => {
    const rdfxml =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://a/"><rdf:Description rdf:about="http://a/s"><a:p>x</a:p></rdf:Description></rdf:RDF>'
    expect((await send('PUT', indirect(), {}, rdfxml)).status).toBe(201)
    await same((await send('GET', indirect(), { accept: 'text/turtle' })).body, '<http://a/s> <http://a/p> "x" .')
  })

  it('5.3 PUT of named graphs is 400: the request names the graph', async () => {
    expect(
      (await send('PUT', indirect(), { 'content-type': 'application/trig' }, '<a:h> { <a:s> <a:p> 1 }')).status,
    ).toBe(400)
    expect((await send('PUT', indirect(), { 'content-type': 'application/trig' }, '{ <a:s> <a:p> 1 }')).status).toBe(
      201,
    )
  })

  it('5.4 DELETE removes the graph', async () => {
    await send('PUT', indirect(), TURTLE, ONE)
    expect((await send('DELETE', indirect())).status).toBe(204)
    expect((await send('GET', indirect())).status).toBe(404)
  })

  it('5.5 POST creates (201), then adds (204); blank nodes are kept apart', async () => {
    expect((await send('POST', indirect(), TURTLE, `${ONE} _:b <a:p> 3 .`)).status).toBe(201)
    expect((await send('POST', indirect(), TURTLE, `${TWO} _:b <a:p> 4 .`)).status).toBe(204)
    await same(
      (await send('GET', indirect(), { accept: 'text/turtle' })).body,
      `${ONE} ${TWO} [] <a:p> 3 . [] <a:p> 4 .`,
    )
  })

  it('5.5 POST to the store makes a graph and tells its address', async () => {
    const answer = await send('POST', `${writing.url}/graph-store`, TURTLE, '<> <a:p> 1 .')
    const { location = '' } = answer.headers
    expect(answer.status).toBe(201)
    expect(location.startsWith(`${writing.url}/graph-store/`)).toBe(true)
    await same((await send('GET', location, { accept: 'text/turtle' })).body, `<${location}> <a:p> 1 .`)
    expect((await send('DELETE', location)).status).toBe(204)
  })

  it('5.5 POST of a form adds the graphs of all its files, each in its own format', async () => {
    const form = (parts: readonly (readonly [disposition: string, type: string, content: string])[]): Buffer =>
      Buffer.from(
        `${parts.map(([disposition, type, content]) => `--b\r\ncontent-disposition: form-data; ${disposition}\r\ncontent-type: ${type}\r\n\r\n${content}\r\n`).join('')}--b--\r\n`,
      )
    const multipart = { 'content-type': 'multipart/form-data; boundary=b' }
    const both = form([
      ['name="a"; filename="a.ttl"', 'text/turtle; charset=utf-8', `${ONE} _:b <a:p> 3 . <> <a:p> 5 .`],
      ['name="b"; filename="b.nt"', 'application/octet-stream', '<a:s> <a:p> <a:o> .\n_:b <a:p> "4" .'],
    ])
    expect((await send('POST', indirect(), multipart, both)).status).toBe(201)
    await same(
      (await send('GET', indirect(), { accept: 'text/turtle' })).body,
      `${ONE} [] <a:p> 3 . <a:g> <a:p> 5 . <a:s> <a:p> <a:o> . [] <a:p> "4" .`,
    )
    const broken = form([
      ['name="a"; filename="a.ttl"', 'text/turtle', TWO],
      ['name="b"; filename="b.ttl"', 'text/turtle', '<a:s> <a:p>'],
    ])
    expect((await send('POST', indirect(), multipart, broken)).status).toBe(400)
    expect(
      (await send('POST', indirect(), multipart, form([['name="a"; filename="a.png"', 'image/png', 'x']]))).status,
    ).toBe(415)
    expect((await send('POST', indirect(), multipart, form([]))).status).toBe(400)
    expect((await send('GET', indirect(), { accept: 'application/n-triples' })).body).not.toContain('"2"')
  })

  it('changes a graph only as If-Match and If-None-Match allow (RFC 9110, 13.1)', async () => {
    const put = async (headers: Record<string, string>): Promise<number> =>
      (await send('PUT', indirect(), { ...TURTLE, ...headers }, ONE)).status
    expect(await put({ 'if-match': '*' })).toBe(412)
    expect(await put({ 'if-none-match': '*' })).toBe(201)
    expect(await put({ 'if-none-match': '*' })).toBe(412)
    const tag = (await send('GET', indirect(), { accept: 'text/turtle' })).headers.etag ?? ''
    expect(await put({ 'if-match': tag })).toBe(204)
    await send('POST', indirect(), TURTLE, TWO)
    expect(await put({ 'if-match': tag })).toBe(412)
    expect((await send('DELETE', indirect(), { 'if-match': '"another"' })).status).toBe(412)
    expect((await send('DELETE', indirect(), { 'if-match': '*' })).status).toBe(204)
  })

  it('a GET with If-None-Match: * is 304 when there is a graph, and 404 when there is none', async () => {
    expect((await send('GET', indirect(), { 'if-none-match': '*' })).status).toBe(404)
    await send('PUT', indirect(), TURTLE, ONE)
    expect((await send('GET', indirect(), { 'if-none-match': '*' })).status).toBe(304)
  })

  it('5.6 HEAD is GET without its body', async () => {
    await send('PUT', indirect(), TURTLE, ONE)
    const [get, head] = [await send('GET', indirect()), await send('HEAD', indirect())]
    expect([head.status, head.body, head.headers['content-type'], head.headers.etag]).toEqual([
      200,
      '',
      get.headers['content-type'],
      get.headers.etag,
    ])
  })

  it('the default graph is the merge as a set: PUT, POST and DELETE change what is in no named graph', async () => {
    const triples = async (): Promise<number> =>
      (await send('GET', DEFAULT(), { accept: 'application/n-triples' })).body.trim().split('\n').length
    expect(await triples()).toBe(10)
    expect((await send('PUT', DEFAULT(), TURTLE, ONE)).status).toBe(204)
    expect((await send('POST', DEFAULT(), TURTLE, `${ONE} ${TWO}`)).status).toBe(204)
    expect(await triples()).toBe(12)
    await send('PUT', indirect(), TURTLE, ONE)
    expect(await triples()).toBe(12)
    expect((await send('DELETE', DEFAULT())).status).toBe(204)
    expect(await triples()).toBe(11)
  })
})

describe('who may write', () => {
  it.each([['PUT'], ['POST'], ['DELETE']])('nobody at the address for reading: %s is 405', async (method) => {
    const answer = await send(
      method,
      `${reading.url}/graph-store?graph=${encodeURIComponent(AGENDA)}`,
      { ...TURTLE, ...AUTHORISED },
      method === 'DELETE' ? undefined : ONE,
    )
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
  })

  it('who has the token at the address for writing, and nobody else', async () => {
    const write = `${reading.url}/write/graph-store?graph=a:g`
    for (const method of ['PUT', 'POST', 'DELETE', 'GET']) {
      expect(
        (await send(method, write, TURTLE, method === 'GET' || method === 'DELETE' ? undefined : ONE)).status,
        method,
      ).toBe(401)
      expect(
        (
          await send(
            method,
            write,
            { ...TURTLE, authorization: 'Bearer no' },
            method === 'GET' || method === 'DELETE' ? undefined : ONE,
          )
        ).status,
        method,
      ).toBe(401)
    }
    expect((await send('PUT', write, { ...TURTLE, ...AUTHORISED }, ONE)).status).toBe(201)
    await same((await send('GET', `${reading.url}/graph-store?graph=a:g`, { accept: 'text/turtle' })).body, ONE)
    expect((await send('DELETE', write, AUTHORISED)).status).toBe(204)
  })

  it('no page of another site, though the service is writable', async () => {
    expect((await send('PUT', indirect(), { ...TURTLE, origin: 'https://elsewhere.example' }, ONE)).status).toBe(403)
    expect((await send('DELETE', indirect(), { host: 'elsewhere.example' })).status).toBe(403)
    expect((await send('GET', indirect())).status).toBe(404)
  })
})
