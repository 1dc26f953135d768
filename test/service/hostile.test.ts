import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.js'
import { openEmbeddedStore } from '../../src/store/embedded/embedded.js'
import { listen, type Listening } from './listening-service.js'

/* What people who mean no good send: refused, or killed within the limits, while others keep being answered. */

const DEADLINE = 2_000
const LIGHT = 'SELECT ?o { <a:s1> <a:p> ?o } LIMIT 1'

let store: Store
let service: Listening
let writable: Listening
let listener: Server
let elsewhere: string
let arrived = 0
beforeAll(async () => {
  store = await openEmbeddedStore({ replicas: 2, deadline: DEADLINE, maxBytes: 5_000_000, maxRows: 20_000 })
  await store.load([
    Buffer.from(
      Array.from(
        { length: 3_000 },
        (_, i) =>
          `<a:s${i}> <a:p> "een titel van punt ${i} over fietspaden en aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" <a:g> .\n`,
      ).join(''),
    ),
  ])
  // The light client asks as fast as it can: on a fast machine that is more requests a minute than one client may make.
  service = await listen({ store, writeToken: 'a-token-of-the-tests', requestsPerMinute: 0, apart: false })
  writable = await listen({ store, writable: true })
  listener = createServer((_request, response) => {
    arrived += 1
    response.end('<a:x> <a:y> <a:z> .')
  })
  listener.on('connection', () => {
    arrived += 1
  })
  await new Promise<void>((resolve) => {
    listener.listen(0, '127.0.0.1', resolve)
  })
  elsewhere = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/x`
})
afterAll(async () => {
  listener.close()
  await writable.close()
  await service.close()
})

const ask = (query: string, url = service.sparql): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/sparql-query' }, body: query })

async function bothReaders(): Promise<void> {
  for (let i = 0; i < 200 && store.status().ready < 2; i++)
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  expect(store.status().ready).toBe(2)
}

/** A light client that asks on, until `stop`; gives its latencies and statuses. */
function lightClient(): {
  readonly stop: () => Promise<{
    readonly median: number
    readonly slowest: number
    readonly statuses: ReadonlySet<number>
    readonly answers: number
  }>
} {
  let going = true
  const latencies: number[] = []
  const statuses = new Set<number>()
  const asking = (async () => {
    while (going) {
      const start = performance.now()
      const answer = await ask(LIGHT)
      await answer.text()
      latencies.push(performance.now() - start)
      statuses.add(answer.status)
    }
  })()
  return {
    stop: async () => {
      going = false
      await asking
      latencies.sort((a, b) => a - b)
      return {
        median: latencies[Math.floor(latencies.length / 2)] ?? Infinity,
        slowest: latencies.at(-1) ?? Infinity,
        statuses,
        answers: latencies.length,
      }
    },
  }
}

describe('hostile queries', () => {
  const cross = Array.from({ length: 6 }, (_, i) => `?a${i} ?b${i} ?c${i} .`).join(' ')
  it.each([
    ['a cross product that is counted', `SELECT (COUNT(*) AS ?n) { ${cross} }`, [503]],
    ['a cross product that is sorted', `SELECT * { ${cross} } ORDER BY ?c1 ?c2`, [503]],
    ['a cross product built', `CONSTRUCT { ?a0 ?b1 ?c2 } { ${cross} }`, [503]],
    [
      'regular expressions that go back',
      `SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?t ?q ?r FILTER(REGEX(?o, "^(.*)*(.*)*(.*)*x$") && REGEX(?r, ".*.*.*.*y")) }`,
      [503, 200],
    ],
    ['texts grown by doubling', `SELECT (GROUP_CONCAT(?o) AS ?all) { ?s ?p ?o . ?t ?q ?r }`, [503, 413]],
    [
      'paths of any length',
      'SELECT (COUNT(*) AS ?n) { ?a (<a:p>|!<a:p>)* ?b . ?c (<a:p>|^<a:p>)* ?d . ?e (!<a:q>)* ?f }',
      [503, 200],
    ],
    ['more rows than may be', 'SELECT * { ?s ?p ?o . ?t ?q ?r }', [413, 503]],
    ['nesting', `SELECT * ${'{'.repeat(5_000)}${'}'.repeat(5_000)}`, [400]],
    ['nesting that no bracket shows', `SELECT * { ${'FILTER(!'.repeat(90)}true${')'.repeat(90)} }`, [200, 400]],
    [
      'many unions',
      `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 1_000 }, () => '{ ?s ?p ?o }').join(' UNION ')} }`,
      [400],
    ],
    ['VALUES past the length of a query', `SELECT * { VALUES ?x { ${'"x" '.repeat(100_000)} } }`, [413]],
    [
      'VALUES within it, joined with themselves',
      `SELECT (COUNT(*) AS ?n) { ${['a', 'b', 'c', 'd'].map((name) => `VALUES ?${name} { ${Array.from({ length: 2_000 }, (_, i) => i).join(' ')} }`).join(' ')} }`,
      [503],
    ],
  ] as const)('%s', async (_name, query, statuses) => {
    // The reader that the query before cost is filled again: one hostile query leaves one reader of two for the others.
    await bothReaders()
    const light = lightClient()
    const start = performance.now()
    const answer = await ask(query)
    const text = await answer.text()
    const took = performance.now() - start
    const { median, slowest, statuses: others, answers } = await light.stop()
    console.info(
      `${_name}: ${answer.status} after ${took.toFixed(0)} ms; the light client: ${answers} answers, median ${median.toFixed(1)} ms, slowest ${slowest.toFixed(0)} ms`,
    )
    expect(statuses as readonly number[], text.slice(0, 300)).toContain(answer.status)
    if (answer.status === 503) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect([...others].filter((status) => status !== 200)).toEqual([])
    // Of one or two answers the median says little: a query that is refused at once leaves time for no more.
    expect(median).toBeLessThan(answers > 2 ? DEADLINE / 4 : DEADLINE)
  })

  it('many at once: each is answered, refused or killed, and the store answers afterwards', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 12 }, () =>
        ask(`SELECT (COUNT(*) AS ?n) { ${cross} }`).then(async (answer) => {
          await answer.text()
          return answer.status
        }),
      ),
    )
    expect(statuses.filter((status) => status !== 503)).toEqual([])
    await bothReaders()
    expect((await ask(LIGHT)).status).toBe(200)
  })
})

describe('a client that is told apart from others', () => {
  it('never keeps them waiting, however many hostile queries it sends at once', async () => {
    await bothReaders()
    const guarded = await listen({
      store,
      requestsPerMinute: 0,
      limits: { clientQueries: 8 },
      trustProxy: ['127.0.0.1'],
    })
    const from = (client: string, query: string): Promise<Response> =>
      fetch(guarded.sparql, {
        method: 'POST',
        headers: { 'content-type': 'application/sparql-query', 'x-forwarded-for': client },
        body: query,
      })
    const cross = Array.from({ length: 6 }, (_, i) => `?a${i} ?b${i} ?c${i} .`).join(' ')
    const hostile = Promise.all(
      Array.from({ length: 3 }, () =>
        from('192.0.2.1', `SELECT (COUNT(*) AS ?n) { ${cross} }`).then((answer) => answer.status),
      ),
    )
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
    const latencies: number[] = []
    for (let i = 0; i < 20; i++) {
      const start = performance.now()
      expect((await from('192.0.2.2', LIGHT)).status).toBe(200)
      latencies.push(performance.now() - start)
    }
    expect(Math.max(...latencies)).toBeLessThan(DEADLINE / 2)
    expect(await hostile).toEqual([503, 503, 503])
    await guarded.stop()
  })
})

describe('nothing is fetched', () => {
  it.each([
    ['SERVICE', () => ask(`SELECT * { SERVICE <${elsewhere}> { ?s ?p ?o } }`)],
    ['SERVICE SILENT', () => ask(`SELECT * { SERVICE SILENT <${elsewhere}> { ?s ?p ?o } }`)],
    ['SERVICE with a variable', () => ask(`SELECT * { BIND(<${elsewhere}> AS ?where) SERVICE ?where { ?s ?p ?o } }`)],
    ['SERVICE with its letters escaped', () => ask(String.raw`SELECT * { \u0053ERVICE <${'x'}> { ?s ?p ?o } }`)],
    ['FROM', () => ask(`SELECT * FROM <${elsewhere}> { ?s ?p ?o }`)],
    ['FROM NAMED', () => ask(`SELECT * FROM NAMED <${elsewhere}> { GRAPH ?g { ?s ?p ?o } }`)],
    [
      'default-graph-uri',
      () =>
        fetch(
          `${service.sparql}?${new URLSearchParams({ query: 'SELECT * { ?s ?p ?o }', 'default-graph-uri': elsewhere }).toString()}`,
        ),
    ],
    [
      'LOAD',
      () =>
        fetch(writable.sparql, {
          method: 'POST',
          headers: { 'content-type': 'application/sparql-update' },
          body: `LOAD <${elsewhere}>`,
        }),
    ],
    [
      'SERVICE in an update',
      () =>
        fetch(writable.sparql, {
          method: 'POST',
          headers: { 'content-type': 'application/sparql-update' },
          body: `INSERT { ?s ?p ?o } WHERE { SERVICE SILENT <${elsewhere}> { ?s ?p ?o } }`,
        }),
    ],
    [
      'a JSON-LD context',
      () =>
        fetch(`${writable.url}/graph-store?graph=a:j`, {
          method: 'PUT',
          headers: { 'content-type': 'application/ld+json' },
          body: JSON.stringify({ '@context': elsewhere, '@id': 'a:s', 'a:p': 'x' }),
        }),
    ],
    [
      'an entity of RDF/XML',
      () =>
        fetch(`${writable.url}/graph-store?graph=a:x`, {
          method: 'PUT',
          headers: { 'content-type': 'application/rdf+xml' },
          body: `<!DOCTYPE r [<!ENTITY e SYSTEM "${elsewhere}">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://a/"><rdf:Description rdf:about="a:s"><a:p>&e;</a:p></rdf:Description></rdf:RDF>`,
        }),
    ],
  ])('%s', async (_name, send) => {
    const answer = await send()
    await answer.text()
    expect(answer.status).toBeLessThan(500)
    expect(arrived).toBe(0)
  })

  it('and the listener does hear who asks it', async () => {
    await (await fetch(elsewhere)).text()
    expect(arrived).toBeGreaterThan(0)
  })
})

describe('hostile requests', () => {
  it.each([
    ['a query of 10 MB', () => ask('#'.repeat(10_000_000)), 413],
    [
      'a form of 10 MB',
      () =>
        fetch(service.sparql, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: `query=${'%20'.repeat(3_400_000)}`,
        }),
      413,
    ],
    [
      'an update without the token, 10 MB',
      () =>
        fetch(`${service.url}/write/sparql`, {
          method: 'POST',
          headers: { 'content-type': 'application/sparql-update' },
          body: '#'.repeat(10_000_000),
        }),
      401,
    ],
    [
      'a packed body',
      () =>
        fetch(service.sparql, {
          method: 'POST',
          headers: { 'content-type': 'application/sparql-query', 'content-encoding': 'gzip' },
          body: Buffer.from('H4sIAAAAAAAAAwMAAAAAAAAAAAA=', 'base64'),
        }),
      415,
    ],
    ['an update by GET', () => fetch(`${service.sparql}?update=DROP+ALL`), 403],
    [
      'an update by form',
      () =>
        fetch(service.sparql, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'update=DROP+ALL',
        }),
      403,
    ],
    [
      'an update by form that says it is a query',
      () =>
        fetch(service.sparql, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'query=DROP+ALL',
        }),
      403,
    ],
    [
      'another method in a header',
      () =>
        fetch(`${service.url}/graph-store?graph=a:g`, {
          method: 'GET',
          headers: { 'x-http-method-override': 'DELETE' },
        }),
      200,
    ],
    [
      'an Accept of 4,000 types',
      () =>
        fetch(`${service.sparql}?query=ASK%7B%7D`, {
          headers: { accept: Array.from({ length: 1_000 }, (_, i) => `a/b${i}`).join(',') },
        }),
      406,
    ],
    [
      'a tag that splits the answer',
      () => fetch(`${service.sparql}?query=${encodeURIComponent('SELECT * {}\r\nX-Evil: 1')}`),
      400,
    ],
  ])('%s', async (_name, send, status) => {
    // A body that is not wanted is cut off: the client may see that before the answer.
    const answer = await send().catch((error: unknown) => error as Error)
    if (answer instanceof Error) expect([413, 401]).toContain(status)
    else {
      await answer.text()
      expect(answer.status).toBe(status)
      expect(answer.headers.get('x-evil')).toBeNull()
    }
    expect(store.status().quads).toBe(3_000)
  })

  it('slow bodies keep nobody waiting', async () => {
    const { port } = new URL(service.url)
    const sockets = Array.from({ length: 100 }, () => {
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write(
        'POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\nContent-Length: 60000\r\n\r\nSELECT',
      )
      return socket
    })
    const light = lightClient()
    for (let i = 0; i < 5; i++) {
      await new Promise((resolve) => {
        setTimeout(resolve, 100)
      })
      for (const socket of sockets) socket.write(' ')
    }
    const { median, statuses } = await light.stop()
    for (const socket of sockets) socket.destroy()
    expect([...statuses]).toEqual([200])
    expect(median).toBeLessThan(500)
  })
})
