import { readFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Store as N3Store, type Quad } from 'n3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readRdf } from '../../src/rdf/formats/formats.js'
import type { Store } from '../../src/store/store.js'
import { GRAPHS, openSampleStore, rowsOf } from '../store/sample-store.js'
import { listen, type Listening } from './listening-service.js'

/*
 * What the SPARQL 1.1 Protocol (W3C Recommendation of 21 March 2013) and the Service Description demand, by real HTTP.
 * Every test is named with the section that it holds the service to.
 */

const TOKEN = 'a-token-of-the-tests'
const SELECT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
const FORM = 'application/x-www-form-urlencoded'
const QUERY = 'application/sparql-query'
const UPDATE = 'application/sparql-update'
const [AGENDA = '', LIJST = ''] = GRAPHS

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly body: string
}

/** One request as it is written, without a client library's own ideas. */
function send(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const bytes = Buffer.concat(parts)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, body: bytes.toString('utf8') })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

let reading: Listening
let writing: Listening
let store: Store
beforeAll(async () => {
  reading = await listen({ writeToken: TOKEN })
  store = await openSampleStore()
  writing = await listen({ store, writable: true, features: ['UnionDefaultGraph'] })
})
afterAll(async () => {
  await reading.close()
  await writing.close()
})

const address = (parameters: Record<string, string> | readonly (readonly [string, string])[]): string =>
  new URLSearchParams(parameters as Record<string, string>).toString()
const count = ({ body }: Answer): string =>
  (JSON.parse(body) as { results: { bindings: { n: { value: string } }[] } }).results.bindings[0]!.n.value

describe('SPARQL 1.1 Protocol, 2.1 query operation', () => {
  it.each([
    ['2.1.1 query via GET, in the query string', () => send(`${reading.sparql}?${address({ query: SELECT })}`)],
    [
      '2.1.1 query via GET, letters percent-encoded too',
      () => send(`${reading.sparql}?query=${[...Buffer.from(SELECT)].map((byte) => `%${byte.toString(16)}`).join('')}`),
    ],
    [
      '2.1.2 query via POST with URL-encoded parameters',
      () =>
        send(reading.sparql, { method: 'POST', headers: { 'content-type': FORM }, body: address({ query: SELECT }) }),
    ],
    [
      '2.1.3 query via POST directly',
      () => send(reading.sparql, { method: 'POST', headers: { 'content-type': QUERY }, body: SELECT }),
    ],
    [
      '2.1.3 query via POST directly, with its character set',
      () =>
        send(reading.sparql, { method: 'POST', headers: { 'content-type': `${QUERY}; charset=UTF-8` }, body: SELECT }),
    ],
  ])('%s', async (_name, ask) => {
    const answer = await ask()
    expect([answer.status, answer.headers['content-type'], count(answer)]).toEqual([
      200,
      'application/sparql-results+json',
      '10',
    ])
  })

  it.each([
    [
      '2.1.1 by GET',
      () =>
        send(
          `${reading.sparql}?${address([
            ['query', SELECT],
            ['default-graph-uri', AGENDA],
          ])}`,
        ),
      '6',
    ],
    [
      '2.1.1 by GET, several: a merge as a set',
      () =>
        send(
          `${reading.sparql}?${address([
            ['query', SELECT],
            ['default-graph-uri', AGENDA],
            ['default-graph-uri', LIJST],
          ])}`,
        ),
      '8',
    ],
    [
      '2.1.2 in the form',
      () =>
        send(reading.sparql, {
          method: 'POST',
          headers: { 'content-type': FORM },
          body: address([
            ['query', SELECT],
            ['default-graph-uri', LIJST],
          ]),
        }),
      '8',
    ],
    [
      '2.1.3 in the address of a direct POST',
      () =>
        send(`${reading.sparql}?${address({ 'default-graph-uri': AGENDA })}`, {
          method: 'POST',
          headers: { 'content-type': QUERY },
          body: SELECT,
        }),
      '6',
    ],
    [
      '2.1.4 before FROM of the query',
      () =>
        send(
          `${reading.sparql}?${address([
            ['query', SELECT.replace('{', `FROM <${LIJST}> {`)],
            ['default-graph-uri', AGENDA],
          ])}`,
        ),
      '6',
    ],
    [
      '2.1.4 FROM of the query',
      () => send(`${reading.sparql}?${address({ query: SELECT.replace('{', `FROM <${AGENDA}> {`) })}`),
      '6',
    ],
    [
      '2.1.4 only named graphs: an empty default graph',
      () =>
        send(
          `${reading.sparql}?${address([
            ['query', SELECT],
            ['named-graph-uri', AGENDA],
          ])}`,
        ),
      '0',
    ],
    [
      '2.1.4 named graphs',
      () =>
        send(
          `${reading.sparql}?${address([
            ['query', 'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }'],
            ['named-graph-uri', AGENDA],
            ['named-graph-uri', LIJST],
          ])}`,
        ),
      '14',
    ],
    [
      '2.1.4 no dataset: the merge of the public graphs as a set',
      () => send(`${reading.sparql}?${address({ query: SELECT })}`),
      '10',
    ],
  ])('%s takes the dataset', async (_name, ask, expected) => {
    expect(count(await ask())).toBe(expected)
  })

  it.each([
    ['2.1.5 SELECT as JSON', SELECT, 'application/sparql-results+json', /^application\/sparql-results\+json/u],
    ['2.1.5 SELECT as XML', SELECT, 'application/sparql-results+xml', /^application\/sparql-results\+xml/u],
    ['2.1.5 SELECT as CSV', SELECT, 'text/csv', /^text\/csv/u],
    ['2.1.5 SELECT as TSV', SELECT, 'text/tab-separated-values', /^text\/tab-separated-values/u],
    ['2.1.5 ASK as JSON', 'ASK {}', 'application/sparql-results+json', /^application\/sparql-results\+json/u],
    ['2.1.5 ASK as XML', 'ASK {}', 'application/sparql-results+xml', /^application\/sparql-results\+xml/u],
    ['2.1.5 CONSTRUCT as Turtle', 'CONSTRUCT WHERE { ?s a ?t }', 'text/turtle', /^text\/turtle/u],
    ['2.1.5 CONSTRUCT as RDF/XML', 'CONSTRUCT WHERE { ?s a ?t }', 'application/rdf+xml', /^application\/rdf\+xml/u],
    [
      '2.1.5 DESCRIBE as N-Triples',
      `DESCRIBE <https://data.voorbeeldstad.be/id/zittingen/1>`,
      'application/n-triples',
      /^application\/n-triples/u,
    ],
    ['2.1.5 no wish', SELECT, '*/*', /^application\/sparql-results\+json/u],
    [
      '2.1.5 q-values',
      SELECT,
      'application/sparql-results+json;q=0.1, application/sparql-results+xml;q=0.9, text/csv;q=0',
      /^application\/sparql-results\+xml/u,
    ],
  ])('%s', async (_name, query, accept, type) => {
    const answer = await send(`${reading.sparql}?${address({ query })}`, { headers: { accept } })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toMatch(type)
    expect(answer.headers.vary).toMatch(/accept\b/iu)
    expect(answer.body.length).toBeGreaterThan(0)
  })

  it.each([
    ['2.1.6 a query that is none: 400', () => send(`${reading.sparql}?${address({ query: 'SELECT' })}`), 400],
    [
      '2.1.6 a prefix nobody declared: 400',
      () => send(`${reading.sparql}?${address({ query: 'SELECT * { x:s ?p ?o }' })}`),
      400,
    ],
    [
      '2.1 two queries: 400',
      () =>
        send(
          `${reading.sparql}?${address([
            ['query', SELECT],
            ['query', SELECT],
          ])}`,
        ),
      400,
    ],
    [
      '2.1 no query: 400',
      () => send(reading.sparql, { method: 'POST', headers: { 'content-type': FORM }, body: '' }),
      400,
    ],
    ['2.1 an empty query: 400', () => send(`${reading.sparql}?query=`), 400],
    [
      '2.1 a query and an update: 400',
      () =>
        send(writing.sparql, {
          method: 'POST',
          headers: { 'content-type': FORM },
          body: address({ query: SELECT, update: 'CLEAR DEFAULT' }),
        }),
      400,
    ],
    [
      '2.1 another method: 405',
      () => send(`${reading.sparql}?${address({ query: SELECT })}`, { method: 'PUT', body: '' }),
      405,
    ],
    [
      '2.1.2 another media type: 415',
      () => send(reading.sparql, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: SELECT }),
      415,
    ],
    ['2.1.3 no media type: 415', () => send(reading.sparql, { method: 'POST', body: SELECT }), 415],
    [
      '2.1.3 UTF-16: 415',
      () =>
        send(reading.sparql, {
          method: 'POST',
          headers: { 'content-type': `${QUERY}; charset=UTF-16` },
          body: Buffer.from(SELECT, 'utf16le'),
        }),
      415,
    ],
    [
      '2.1.3 not UTF-8: 400',
      () =>
        send(reading.sparql, {
          method: 'POST',
          headers: { 'content-type': QUERY },
          body: Buffer.from([0x41, 0xff, 0xfe]),
        }),
      400,
    ],
    [
      '2.1.4 a graph that has no IRI: 400',
      () => send(`${reading.sparql}?${address({ query: SELECT, 'default-graph-uri': 'graaf 1' })}`),
      400,
    ],
    [
      '2.1.5 nothing acceptable: 406',
      () => send(`${reading.sparql}?${address({ query: SELECT })}`, { headers: { accept: 'image/png' } }),
      406,
    ],
  ])('%s', async (_name, ask, status) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.body.length).toBeGreaterThan(10)
  })

  it('2.1.6 tells at 405 which methods there are', async () => {
    expect((await send(reading.sparql, { method: 'DELETE' })).headers.allow).toBe('GET, HEAD, POST, OPTIONS')
  })

  it('4 resolves relative IRIs against the address of the endpoint', async () => {
    const { body } = await send(`${reading.sparql}?${address({ query: 'SELECT ?iri { BIND(<x> AS ?iri) }' })}`, {
      headers: { accept: 'text/csv' },
    })
    expect(body.trim().split(/\r?\n/u)[1]).toBe(`${reading.url}/x`)
  })
})

describe('SPARQL 1.1 Protocol, 2.2 update operation', () => {
  const sets = async (): Promise<readonly string[]> =>
    (await rowsOf(store, 'SELECT ?g ?o { GRAPH ?g { <a:s> <a:p> ?o } } ORDER BY ?g ?o')).map((row) => row.join(' '))
  beforeEach(() => store.update('DELETE WHERE { GRAPH ?g { <a:s> ?p ?o } }'))
  const insert = 'INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } }'

  it.each([
    [
      '2.2.1 update via POST with URL-encoded parameters',
      () =>
        send(writing.sparql, { method: 'POST', headers: { 'content-type': FORM }, body: address({ update: insert }) }),
    ],
    [
      '2.2.2 update via POST directly',
      () => send(writing.sparql, { method: 'POST', headers: { 'content-type': UPDATE }, body: insert }),
    ],
    [
      '2.2.2 update via POST directly, with its character set',
      () =>
        send(writing.sparql, { method: 'POST', headers: { 'content-type': `${UPDATE}; charset=utf-8` }, body: insert }),
    ],
  ])('%s', async (_name, ask) => {
    const answer = await ask()
    // 2.2.4: 2XX when the update is done. The next query sees it.
    expect([answer.status, answer.body]).toEqual([200, 'done: 1 quads added, 0 removed\n'])
    expect(await sets()).toEqual(['a:g 1'])
    expect(
      count(await send(`${writing.sparql}?${address({ query: 'SELECT (COUNT(*) AS ?n) { <a:s> <a:p> 1 }' })}`)),
    ).toBe('1')
  })

  it.each([
    [
      '2.2.3 using-graph-uri',
      [['using-graph-uri', 'a:g']],
      'INSERT { GRAPH <a:n> { ?s ?p 9 } } WHERE { ?s ?p 1 }',
      ['a:g 1', 'a:h 2', 'a:n 9'],
    ],
    [
      '2.2.3 using-graph-uri of another graph',
      [['using-graph-uri', 'a:h']],
      'INSERT { GRAPH <a:n> { ?s ?p 9 } } WHERE { ?s ?p 1 }',
      ['a:g 1', 'a:h 2'],
    ],
    [
      '2.2.3 using-named-graph-uri',
      [['using-named-graph-uri', 'a:h']],
      'INSERT { GRAPH <a:n> { ?s ?p ?g } } WHERE { GRAPH ?g { ?s ?p ?o } }',
      ['a:g 1', 'a:h 2', 'a:n a:h'],
    ],
  ])('%s', async (_name, parameters, update, expected) => {
    await store.update('INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } GRAPH <a:h> { <a:s> <a:p> 2 } }')
    expect(
      (
        await send(`${writing.sparql}?${address(parameters as [string, string][])}`, {
          method: 'POST',
          headers: { 'content-type': UPDATE },
          body: update,
        })
      ).status,
    ).toBe(200)
    expect(await sets()).toEqual(expected)
  })

  it.each(['USING <a:g>', 'USING NAMED <a:g>', 'WITH'])(
    '2.2.3 using-graph-uri beside %s: 400, and nothing is done',
    async (clause) => {
      const update =
        clause === 'WITH'
          ? 'WITH <a:g> INSERT { <a:s> <a:p> 1 } WHERE {}'
          : `INSERT { GRAPH <a:g> { <a:s> <a:p> 1 } } ${clause} WHERE {}`
      expect(
        (
          await send(`${writing.sparql}?using-graph-uri=a:g`, {
            method: 'POST',
            headers: { 'content-type': UPDATE },
            body: update,
          })
        ).status,
      ).toBe(400)
      expect(await sets()).toEqual([])
    },
  )

  it.each([
    ['2.2 update via GET', () => send(`${writing.sparql}?${address({ update: insert })}`), 403],
    [
      '2.2 update in the address of a POST',
      () =>
        send(`${writing.sparql}?${address({ update: insert })}`, {
          method: 'POST',
          headers: { 'content-type': FORM },
          body: '',
        }),
      403,
    ],
    ['2.2 update as a query', () => send(`${writing.sparql}?${address({ query: insert })}`), 403],
    [
      '2.2 a query as an update',
      () => send(writing.sparql, { method: 'POST', headers: { 'content-type': UPDATE }, body: SELECT }),
      400,
    ],
    [
      '2.2 two updates',
      () =>
        send(writing.sparql, {
          method: 'POST',
          headers: { 'content-type': FORM },
          body: address([
            ['update', insert],
            ['update', insert],
          ]),
        }),
      400,
    ],
    [
      '2.2.2 UTF-16',
      () =>
        send(writing.sparql, {
          method: 'POST',
          headers: { 'content-type': `${UPDATE}; charset=UTF-16` },
          body: Buffer.from(insert, 'utf16le'),
        }),
      415,
    ],
    [
      '2.2.5 an update that is none',
      () => send(writing.sparql, { method: 'POST', headers: { 'content-type': UPDATE }, body: 'INSERT' }),
      400,
    ],
    [
      '2.2.5 LOAD',
      () =>
        send(writing.sparql, {
          method: 'POST',
          headers: { 'content-type': UPDATE },
          body: 'LOAD <http://127.0.0.1:9/x>',
        }),
      403,
    ],
  ])('%s is refused, and nothing is done', async (_name, ask, status) => {
    expect((await ask()).status).toBe(status)
    expect(await sets()).toEqual([])
  })

  it.each([
    [
      'a form',
      () =>
        send(reading.sparql, {
          method: 'POST',
          headers: { 'content-type': FORM },
          body: address({ update: 'DROP ALL' }),
        }),
    ],
    ['direct', () => send(reading.sparql, { method: 'POST', headers: { 'content-type': UPDATE }, body: 'DROP ALL' })],
    ['GET', () => send(`${reading.sparql}?${address({ update: 'DROP ALL' })}`)],
    [
      'a token at the public address',
      () =>
        send(reading.sparql, {
          method: 'POST',
          headers: { 'content-type': UPDATE, authorization: `Bearer ${TOKEN}` },
          body: 'DROP ALL',
        }),
    ],
  ])('is not taken at the public address: %s', async (_name, ask) => {
    expect((await ask()).status).toBe(403)
    expect(count(await send(`${reading.sparql}?${address({ query: SELECT })}`))).toBe('10')
  })

  it('is taken at the address for writing from who has the token, by direct POST only', async () => {
    const write = `${reading.url}/write/sparql`
    const post = (headers: Record<string, string>, body = 'INSERT DATA { <a:s> <a:p> 5 }'): Promise<Answer> =>
      send(write, { method: 'POST', headers: { 'content-type': UPDATE, ...headers }, body })
    const none = await post({})
    expect([none.status, none.headers['www-authenticate']]).toEqual([401, 'Bearer realm="raadlink"'])
    for (const authorization of ['Bearer wrong', 'Basic YTph', `Bearer ${TOKEN}x`, 'Bearer'])
      expect((await post({ authorization })).status).toBe(401)
    const authorization = `Bearer ${TOKEN}`
    expect(
      (
        await send(write, {
          method: 'POST',
          headers: { 'content-type': FORM, authorization },
          body: address({ update: 'INSERT DATA { <a:s> <a:p> 5 }' }),
        })
      ).status,
    ).toBe(403)
    expect((await send(`${write}?${address({ update: 'DROP ALL' })}`, { headers: { authorization } })).status).toBe(405)
    expect((await post({ authorization })).status).toBe(200)
    expect(count(await send(`${reading.sparql}?${address({ query: SELECT })}`))).toBe('11')
    expect((await post({ authorization }, 'DELETE DATA { <a:s> <a:p> 5 }')).status).toBe(200)
    expect(
      (
        await send(`${writing.url}/write/sparql`, {
          method: 'POST',
          headers: { 'content-type': UPDATE, authorization },
          body: 'DROP ALL',
        })
      ).status,
    ).toBe(404)
  })

  it.each([
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['the origin of nobody', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another name', { host: 'elsewhere.example:80' }],
  ])('is not taken from a page of %s, though the service is writable', async (_name, headers) => {
    expect(
      (
        await send(writing.sparql, {
          method: 'POST',
          headers: { 'content-type': FORM, ...(headers as Record<string, string>) },
          body: address({ update: insert }),
        })
      ).status,
    ).toBe(403)
    expect(await sets()).toEqual([])
  })
})

describe('SPARQL 1.1 Service Description', () => {
  const SD = 'http://www.w3.org/ns/sparql-service-description#'
  const described = async (service: Listening, accept = 'text/turtle'): Promise<N3Store> =>
    new N3Store(await readRdf((await send(service.sparql, { headers: { accept } })).body, 'turtle'))
  const values = (description: N3Store, term: string): readonly string[] =>
    description
      .getObjects(null, `${SD}${term}`, null)
      .map(({ value }) => value)
      .sort()

  it.each([
    ['text/turtle', 'turtle'],
    ['application/rdf+xml', 'rdfxml'],
    ['application/n-triples', 'ntriples'],
    ['application/ld+json', 'jsonld'],
    ['*/*', 'turtle'],
    [
      'application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/turtle;q=0.6,application/rdf+xml;q=0.5,text/html;q=0.2',
      'nquads',
    ],
  ] as const)('2 a GET without a query is answered with RDF: %s', async (accept, format) => {
    const { status, body } = await send(reading.sparql, { headers: { accept } })
    expect(status).toBe(200)
    const quads: readonly Quad[] = await readRdf(body, format, { base: reading.sparql })
    expect(
      quads.filter(({ predicate }) => predicate.value === `${SD}endpoint`).map(({ object }) => object.value),
    ).toEqual([reading.sparql])
  })

  it('3.1 and 3.4 says what there is, and nothing that is not', async () => {
    const description = await described(reading)
    expect(
      description
        .getSubjects('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', `${SD}Service`, null)
        .map(({ value }) => value),
    ).toEqual([reading.sparql])
    expect(values(description, 'supportedLanguage')).toEqual([`${SD}SPARQL11Query`])
    expect(values(description, 'feature')).toEqual([])
    expect(values(description, 'name')).toEqual([...GRAPHS].sort())
    expect(values(description, 'defaultDataset')).toHaveLength(1)
    expect(values(description, 'defaultGraph')).toHaveLength(1)
    expect(description.getObjects(null, 'http://rdfs.org/ns/void#triples', null).map(({ value }) => value)).toEqual([
      '10',
    ])
    const writable = await described(writing)
    expect(values(writable, 'supportedLanguage')).toEqual([`${SD}SPARQL11Query`, `${SD}SPARQL11Update`])
    expect(values(writable, 'feature')).toEqual([`${SD}UnionDefaultGraph`])
  })

  it('3.4.4 every result format that it names is given', async () => {
    const formats = values(await described(reading), 'resultFormat').map((iri) =>
      iri.replace('http://www.w3.org/ns/formats/', ''),
    )
    const types: Record<string, readonly [string, string]> = {
      SPARQL_Results_JSON: [SELECT, 'application/sparql-results+json'],
      SPARQL_Results_XML: [SELECT, 'application/sparql-results+xml'],
      SPARQL_Results_CSV: [SELECT, 'text/csv'],
      SPARQL_Results_TSV: [SELECT, 'text/tab-separated-values'],
      ...Object.fromEntries(
        [
          ['Turtle', 'text/turtle'],
          ['N-Triples', 'application/n-triples'],
          ['N-Quads', 'application/n-quads'],
          ['TriG', 'application/trig'],
          ['JSON-LD', 'application/ld+json'],
          ['RDF_XML', 'application/rdf+xml'],
        ].map(([name = '', type = '']) => [name, ['CONSTRUCT WHERE { ?s a ?t }', type]]),
      ),
    }
    expect(formats).toEqual(Object.keys(types).sort())
    for (const [query, accept] of Object.values(types))
      expect(
        (await send(`${reading.sparql}?${address({ query })}`, { headers: { accept } })).headers['content-type'],
      ).toContain(accept)
  })

  it('follows the dataset', async () => {
    await store.update('INSERT DATA { GRAPH <a:described> { <a:x> <a:y> <a:z> } }')
    expect(values(await described(writing), 'name')).toContain('a:described')
    await store.update('DROP GRAPH <a:described>')
    expect(values(await described(writing), 'name')).not.toContain('a:described')
  })

  it('uses terms of its vocabulary', async () => {
    const terms = JSON.parse(readFileSync(new URL('sd-terms.json', import.meta.url), 'utf8')) as readonly string[]
    const used = (await described(writing))
      .getQuads(null, null, null, null)
      .flatMap(({ predicate, object }) => [predicate.value, object.value])
      .filter((iri) => iri.startsWith(SD))
      .map((iri) => iri.slice(SD.length))
    expect(used.filter((term) => !terms.includes(term))).toEqual([])
  })
})

describe('HTTP (RFC 9110) at the endpoint', () => {
  it('answers HEAD as GET without its body', async () => {
    const url = `${reading.sparql}?${address({ query: SELECT })}`
    const [get, head] = [await send(url), await send(url, { method: 'HEAD' })]
    expect([head.status, head.body, head.headers['content-type'], head.headers.etag]).toEqual([
      200,
      '',
      get.headers['content-type'],
      get.headers.etag,
    ])
  })

  it('8.8.3, 13.1.2 tags an answer by dataset, request and representation; a repeated GET costs the store nothing', async () => {
    const asked = {
      ...store,
      queries: 0,
      query: (...parameters: Parameters<Store['query']>) => {
        asked.queries += 1
        return store.query(...parameters)
      },
    }
    const counting: Store = {
      query: asked.query,
      load: (...all) => store.load(...all),
      replaceGraph: (...all) => store.replaceGraph(...all),
      dropGraph: (graph) => store.dropGraph(graph),
      update: (...all) => store.update(...all),
      version: () => store.version(),
      status: () => store.status(),
      close: () => Promise.resolve(),
    }
    const service = await listen({ store: counting })
    try {
      const url = `${service.sparql}?${address({ query: SELECT })}`
      const first = await send(url)
      const tag = first.headers.etag ?? ''
      expect(tag).toMatch(/^W\/"[\w-]+"$/u)
      const before = asked.queries
      for (const known of [tag, `"x", ${tag}`, tag.slice(2)]) {
        const again = await send(url, { headers: { 'if-none-match': known } })
        expect([again.status, again.body, again.headers.etag]).toEqual([304, '', tag])
      }
      expect(asked.queries).toBe(before)
      const others = await Promise.all([
        send(url, { headers: { accept: 'text/csv' } }),
        send(`${url}&default-graph-uri=${encodeURIComponent(AGENDA)}`),
        send(`${service.sparql}?${address({ query: `${SELECT} ` })}`),
      ])
      expect(new Set([tag, ...others.map(({ headers }) => headers.etag)]).size).toBe(4)
      await store.update('INSERT DATA { GRAPH <a:tag> { <a:x> <a:y> <a:z> } }')
      const changed = await send(url, { headers: { 'if-none-match': tag } })
      expect([changed.status, changed.headers.etag === tag]).toEqual([200, false])
      for (const call of ['NOW()', 'RAND()', 'UUID()', 'STRUUID()']) {
        const volatile = await send(`${service.sparql}?${address({ query: `SELECT (${call} AS ?x) {}` })}`)
        expect([volatile.headers.etag, volatile.headers['cache-control']]).toEqual([undefined, 'no-store'])
      }
      const wrong = await send(`${service.sparql}?query=SELECT`, { headers: { 'if-none-match': '*' } })
      expect([wrong.status, wrong.headers.etag]).toEqual([400, undefined])
    } finally {
      await service.close()
      await store.update('DROP GRAPH <a:tag>')
    }
  })

  it('8.4 packs what is long, as the client takes it, and says what it depends on', async () => {
    const url = `${reading.sparql}?${address({ query: 'SELECT * { ?s ?p ?o . ?a ?b ?c }' })}`
    const plain = await send(url)
    expect([plain.headers['content-encoding'], plain.headers.vary?.toLowerCase()]).toEqual([
      undefined,
      expect.stringContaining('accept'),
    ])
    for (const [encoding, unpack] of [
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const) {
      const packed = await send(url, { headers: { 'accept-encoding': encoding } })
      expect([packed.headers['content-encoding'], packed.headers.vary?.toLowerCase()]).toEqual([
        encoding,
        expect.stringContaining('accept-encoding'),
      ])
      expect(packed.bytes.byteLength).toBeLessThan(plain.bytes.byteLength / 4)
      expect(
        (JSON.parse(unpack(packed.bytes).toString()) as { results: { bindings: unknown[] } }).results.bindings,
      ).toHaveLength(100)
    }
  })

  it('lets pages of other sites read, and not write (Fetch, 3.2)', async () => {
    const preflight = await send(reading.sparql, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
    expect([
      preflight.status,
      preflight.headers['access-control-allow-origin'],
      preflight.headers['access-control-allow-methods'],
    ]).toEqual([204, '*', 'GET, HEAD, POST'])
    const token = await send(`${reading.url}/write/sparql`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    })
    expect(token.headers['access-control-allow-headers'] ?? '').not.toMatch(/authorization/iu)
  })

  it('cuts nothing in silence: more rows than may be are an error', async () => {
    const small = await listen({ store: await openSampleStore(), limits: { rows: 9 } })
    try {
      const all = await send(`${small.sparql}?${address({ query: 'SELECT * { ?s ?p ?o }' })}`)
      expect([all.status, all.body]).toEqual([413, expect.stringContaining('more than 9 rows')])
      expect((await send(`${small.sparql}?${address({ query: 'SELECT * { ?s ?p ?o } LIMIT 9' })}`)).status).toBe(200)
    } finally {
      await small.close()
    }
  })

  it('takes no host that is none into its answers', async () => {
    expect((await send(reading.sparql, { headers: { host: 'a"><b', accept: 'text/turtle' } })).status).toBe(400)
  })
})
