import { request as httpRequest } from 'node:http'
import { parse } from 'parse5'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLE_QUERIES } from '../../../src/service/sparql/example-queries.js'
import { GRAPHS, openSampleStore } from '../../store/sample-store.js'
import { openSampleService } from '../sample-service.js'

const SELECT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const RUNAWAY =
  'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x }'

let app: FastifyInstance
let close: () => Promise<void>
beforeAll(async () => {
  ;({ app, close } = await openSampleService())
})
afterAll(() => close())

const get = (
  parameters: Record<string, string> | readonly [string, string][],
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> =>
  app.inject({
    method: 'GET',
    url: `/sparql?${new URLSearchParams(parameters as Record<string, string>).toString()}`,
    headers,
  })
const post = (
  body: string | Buffer,
  type: string,
  headers: Record<string, string> = {},
  url = '/sparql',
): Promise<LightMyRequestResponse> =>
  app.inject({ method: 'POST', url, body, headers: { 'content-type': type, ...headers } })
const FORM = 'application/x-www-form-urlencoded'

describe('the SPARQL protocol', () => {
  it.each([
    ['GET', () => get({ query: SELECT })],
    ['GET with a slash', () => app.inject({ url: `/sparql/?query=${encodeURIComponent(SELECT)}` })],
    ['form', () => post(new URLSearchParams({ query: SELECT, format: 'xml', unknown: '1' }).toString(), FORM)],
    ['form with charset', () => post(new URLSearchParams({ query: SELECT }).toString(), `${FORM}; charset=UTF-8`)],
    ['direct', () => post(SELECT, 'application/sparql-query')],
  ])('answers a query by %s', async (_name, ask) => {
    const answer = await ask()
    expect([answer.statusCode, answer.headers['content-type'], answer.json<unknown>()]).toEqual([
      200,
      'application/sparql-results+json',
      {
        head: { vars: ['n'] },
        results: {
          bindings: [{ n: { type: 'literal', value: '10', datatype: 'http://www.w3.org/2001/XMLSchema#integer' } }],
        },
      },
    ])
    expect(answer.headers.vary).toContain('accept')
    expect(answer.headers['access-control-allow-origin']).toBe('*')
  })

  it('answers HEAD without a body', async () => {
    const answer = await app.inject({ method: 'HEAD', url: `/sparql?query=${encodeURIComponent(SELECT)}` })
    expect([answer.statusCode, answer.body, answer.headers['content-type']]).toEqual([
      200,
      '',
      'application/sparql-results+json',
    ])
  })

  it.each([
    [SELECT, 'application/sparql-results+xml', 'application/sparql-results+xml', '<sparql'],
    [SELECT, 'text/csv', 'text/csv; charset=utf-8', 'n\r\n10'],
    [SELECT, 'text/tab-separated-values', 'text/tab-separated-values; charset=utf-8', '?n\n10'],
    [SELECT, 'application/json', 'application/json', '{"head"'],
    [
      'ASK {}',
      'application/sparql-results+xml, text/rdf+n3, application/xml',
      'application/sparql-results+xml',
      '<boolean>true',
    ],
    ['DESCRIBE <a:a>', '*/*', 'text/turtle; charset=utf-8', ''],
    [
      'CONSTRUCT WHERE { ?s a ?t }',
      'application/sparql-results+xml, application/rdf+xml',
      'application/rdf+xml',
      '<rdf:RDF',
    ],
    ['CONSTRUCT WHERE { ?s a ?t }', 'application/n-triples,*/*;q=0.9', 'application/n-triples', '<https://'],
    ['CONSTRUCT WHERE { ?s a ?t }', 'application/n-quads', 'application/n-quads', '<https://'],
    ['CONSTRUCT WHERE { ?s a ?t }', 'application/trig', 'application/trig', '@prefix'],
    ['CONSTRUCT WHERE { ?s a ?t }', 'application/ld+json;q=0.9, text/turtle;q=0.5', 'application/ld+json', '{'],
  ])('%s as %s is %s', async (query, accept, type, beginning) => {
    const answer = await get({ query }, { accept })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type])
    expect(answer.body).toContain(beginning)
  })

  it('prefers the dataset in the address to that of the query, also for a direct POST', async () => {
    const [one = '', two = ''] = GRAPHS
    const counts = await Promise.all([
      get([
        ['query', SELECT],
        ['default-graph-uri', one],
        ['default-graph-uri', two],
      ]),
      get({ query: SELECT, 'named-graph-uri': one }),
      post(
        SELECT.replace('{', `FROM <${two}> {`),
        'application/sparql-query',
        {},
        `/sparql?default-graph-uri=${encodeURIComponent(one)}`,
      ),
      post(
        new URLSearchParams([
          ['query', 'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }'],
          ['named-graph-uri', one],
          ['default-graph-uri', two],
        ]).toString(),
        FORM,
      ),
    ])
    expect(
      counts.map(
        (answer) => answer.json<{ results: { bindings: { n: { value: string } }[] } }>().results.bindings[0]!.n.value,
      ),
    ).toEqual(['8', '0', '6', '6'])
    expect((await get({ query: SELECT, 'default-graph-uri': 'no iri' })).statusCode).toBe(400)
  })

  it.each([
    ['no query', () => get({ 'default-graph-uri': 'a:g' }), 400, /“query” is missing/u],
    [
      'two queries',
      () =>
        get([
          ['query', SELECT],
          ['query', SELECT],
        ]),
      400,
      /more than once/u,
    ],
    ['a syntax error', () => get({ query: 'SELECT * { ?s ?p }' }), 400, /line 1, column/u],
    ['an update by GET', () => get({ update: 'DROP ALL' }), 403, /updates are not accepted/u],
    ['an update by form', () => post('update=DROP+ALL', FORM), 403, /updates are not accepted/u],
    ['a direct update', () => post('DROP ALL', 'application/sparql-update'), 403, /updates are not accepted/u],
    ['an update as query', () => get({ query: 'DROP ALL' }), 403, /update \(DROP\)/u],
    [
      'SERVICE',
      () => get({ query: 'SELECT * { SERVICE SILENT <http://127.0.0.1/> { ?s ?p ?o } }' }),
      403,
      /SERVICE is switched off/u,
    ],
    ['another media type', () => post(SELECT, 'text/plain'), 415, /application\/sparql-query/u],
    [
      'no media type',
      () => app.inject({ method: 'POST', url: '/sparql', body: Buffer.from(SELECT) }),
      415,
      /application\/sparql-query/u,
    ],
    ['UTF-16', () => post(Buffer.from(SELECT, 'utf16le'), 'application/sparql-query; charset=utf-16'), 415, /UTF-8/u],
    ['broken UTF-8', () => post(Buffer.from([0x53, 0xff]), 'application/sparql-query'), 400, /not UTF-8/u],
    [
      'an unknown format',
      () => get({ query: SELECT }, { accept: 'image/png' }),
      406,
      /application\/sparql-results\+json, /u,
    ],
    ['a graph format for rows', () => get({ query: SELECT }, { accept: 'text/turtle' }), 406, /text\/csv/u],
    ['a query of 100 kB', () => post(`${SELECT}#${'x'.repeat(100_000)}`, 'application/sparql-query'), 413, /65536/u],
    ['a body of 10 MB', () => post('x'.repeat(10_000_000), 'application/sparql-query'), 413, /too large/u],
    ['nesting', () => get({ query: `SELECT * ${'{'.repeat(200)}` }), 400, /brackets/u],
    ['DELETE', () => app.inject({ method: 'DELETE', url: '/sparql' }), 405, /GET, HEAD, POST/u],
  ])('refuses %s', async (_name, ask, status, message) => {
    const answer = await ask()
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'text/plain; charset=utf-8'])
    expect(answer.body).toMatch(message)
  })

  it('allows queries from other origins', async () => {
    const answer = await app.inject({
      method: 'OPTIONS',
      url: '/sparql',
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
    expect([
      answer.statusCode,
      answer.headers['access-control-allow-origin'],
      answer.headers['access-control-allow-methods'],
    ]).toEqual([204, '*', 'GET, HEAD, POST'])
  })
})

describe('the page to try queries', () => {
  it('is sent to browsers, with a form that needs no script', async () => {
    const answer = await app.inject({ url: '/sparql', headers: { accept: BROWSER } })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.body).toContain('<form action="/sparql" method="get">')
    expect(answer.body).not.toMatch(/<script(?! src="\/assets\/)/u)
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('shows rows as a table, escaped', async () => {
    const answer = await get(
      { query: 'SELECT * { ?ap <http://purl.org/dc/terms/title> ?title } ORDER BY ?ap', as: 'html' },
      { accept: BROWSER },
    )
    expect(answer.body).toContain('<th scope="col">title</th>')
    expect(answer.body).toContain('Retributie &amp; meer &lt;b&gt; <span class="lang">nl</span>')
    expect(answer.body).toContain('<a href="https://data.voorbeeldstad.be/id/agendapunten/1" rel="noreferrer">')
    expect(answer.body).toContain('2 rijen')
  })

  it('shows yes or no, and graphs as Turtle', async () => {
    expect((await get({ query: 'ASK {}' }, { accept: BROWSER })).body).toContain('<strong>Ja</strong>')
    expect((await get({ query: 'CONSTRUCT WHERE { ?s a ?t }' }, { accept: BROWSER })).body).toContain(
      '<code>@prefix besluit:',
    )
  })

  it('gives a file when the form asks for one', async () => {
    const answer = await get({ query: SELECT, as: 'csv' }, { accept: BROWSER })
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect((await get({ query: SELECT, as: 'turtle' }, { accept: BROWSER })).statusCode).toBe(406)
  })

  it('keeps the query and says what is wrong with it', async () => {
    const answer = await get({ query: 'SELECT * { ?s </textarea> }' }, { accept: BROWSER })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('role="alert"')
    expect(answer.body).toContain('&lt;/textarea&gt;')
    expect(() =>
      parse(answer.body, {
        onParseError: (error) => {
          throw new Error(error.code)
        },
      }),
    ).not.toThrow()
  })

  it.each(EXAMPLE_QUERIES.map(({ title, query }) => [title, query]))(
    'offers an example that works: %s',
    async (_title, query) => {
      expect((await get({ query })).statusCode).toBe(200)
    },
  )

  it('offers examples that find something', async () => {
    const [latest, word] = EXAMPLE_QUERIES
    for (const example of [latest, word]) {
      expect(
        (await get({ query: example!.query })).json<{ results: { bindings: unknown[] } }>().results.bindings.length,
        example!.title,
      ).toBeGreaterThan(0)
    }
  })
})

describe('limits', () => {
  it('kills a runaway query at its deadline with 503 and Retry-After, while another client is answered', async () => {
    const store = await openSampleStore({ deadline: 1_500 })
    const service = await openSampleService({ store })
    try {
      await service.app.listen({ port: 0, host: '127.0.0.1' })
      const address = service.app.server.address() as { port: number }
      const url = `http://127.0.0.1:${address.port}/sparql?query=`
      const start = performance.now()
      let ended = 0
      const runaway = fetch(url + encodeURIComponent(RUNAWAY)).then(async (answer) => ({
        status: answer.status,
        retry: answer.headers.get('retry-after'),
        text: await answer.text(),
      }))
      void runaway.then(() => {
        ended = performance.now() - start
      })
      const latencies: number[] = []
      while (ended === 0) {
        const asked = performance.now()
        const answer = await fetch(url + encodeURIComponent(SELECT))
        expect(answer.status).toBe(200)
        expect(await answer.text()).toContain('"10"')
        latencies.push(performance.now() - asked)
      }
      const { status, retry, text } = await runaway
      expect(status).toBe(503)
      expect(Number(retry)).toBeGreaterThan(0)
      expect(text).toMatch(/stopped after 1\.5 s/u)
      expect(ended).toBeGreaterThan(1_400)
      expect(ended).toBeLessThan(5_000)
      expect(latencies.length).toBeGreaterThan(5)
      const median = latencies.sort((a, b) => a - b)[Math.floor(latencies.length / 2)] ?? Infinity
      console.info(
        `the other client: ${latencies.length} answers meanwhile, median ${median.toFixed(1)} ms, slowest ${latencies.at(-1)?.toFixed(1) ?? ''} ms`,
      )
      expect(median).toBeLessThan(500)
    } finally {
      await service.close()
    }
  })

  it('stops a query nobody waits for', async () => {
    const store = await openSampleStore({ deadline: 30_000 })
    const service = await openSampleService({ store })
    try {
      await service.app.listen({ port: 0, host: '127.0.0.1' })
      const { port } = service.app.server.address() as { port: number }
      const client = httpRequest({ port, host: '127.0.0.1', path: `/sparql?query=${encodeURIComponent(RUNAWAY)}` })
      client.on('error', () => undefined)
      client.end()
      await new Promise((resolve) => {
        setTimeout(resolve, 500)
      })
      client.destroy()
      let killed = false
      for (let i = 0; i < 100 && !killed; i++) {
        await new Promise((resolve) => {
          setTimeout(resolve, 50)
        })
        killed = store.status().ready < 2
      }
      expect(killed).toBe(true)
    } finally {
      await service.close()
    }
  })

  it('says to a client with too many requests when to come back', async () => {
    const service = await openSampleService({ requestsPerMinute: 3 })
    try {
      const answers: LightMyRequestResponse[] = []
      for (let i = 0; i < 4; i++) answers.push(await service.app.inject('/health'))
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429])
      expect(Number(answers[3]!.headers['retry-after'])).toBeGreaterThan(0)
    } finally {
      await service.close()
    }
  })
})
