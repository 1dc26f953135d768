import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { openEmbeddedStore } from '../../../src/store/embedded/embedded.js'
import type { Store } from '../../../src/store/store.js'
import { SHOWN_BYTES } from '../../../src/service/sparql/sparql-page.js'
import { openSampleService } from '../sample-service.js'

const ROWS = 3_000
let store: Store
let app: FastifyInstance
beforeAll(async () => {
  store = await openEmbeddedStore({ replicas: 1 })
  const lines = Array.from({ length: ROWS }, (_, i) => `<a:s${i}> <a:p> "${'lang '.repeat(80)}${i}" <a:g> .\n`)
  await store.load([Buffer.from(lines.join(''))])
  await store.load([Buffer.from(`<a:l> <a:long> "${'x'.repeat(2 * SHOWN_BYTES)}" <a:h> .\n`)])
  ;({ app } = await openSampleService({ store }))
})
afterAll(async () => {
  await app.close()
  await store.close()
})

const ask = async (query: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> => {
  const { statusCode, body } = await app.inject({
    url: `/sparql?query=${encodeURIComponent(query)}`,
    headers: { accept: 'text/html', ...headers },
  })
  return { status: statusCode, body }
}
const rowsIn = (body: string): number => body.split('<tr>').length - 2

it('shows 1,000 rows of many and says so, while the data has all', async () => {
  const { status, body } = await ask('SELECT ?o { ?s <a:p> ?o } LIMIT 100000')
  expect([status, rowsIn(body)]).toEqual([200, 1_000])
  expect(body).toContain('De eerste 1000 rijen; er zijn er meer.')
  const csv = await ask('SELECT ?o { ?s <a:p> ?o } LIMIT 100000', { accept: 'text/csv' })
  expect(csv.body.trim().split('\n')).toHaveLength(ROWS + 1)
})

it('shows all rows when there are few', async () => {
  const { body } = await ask('SELECT ?s { ?s <a:p> ?o } LIMIT 1000')
  expect(rowsIn(body)).toBe(1_000)
  expect(body).not.toContain('er zijn er meer')
  expect(rowsIn((await ask('SELECT ?s { ?s <a:p> ?o } LIMIT 3')).body)).toBe(3)
})

it('reports rows that are too long for a page, and shows the beginning of a long graph', async () => {
  const long = await ask('SELECT ?o { ?s <a:long> ?o }')
  expect(long.status).toBe(200)
  expect(long.body).toContain('te groot voor deze pagina')
  expect(long.body.length).toBeLessThan(100_000)
  const graph = await ask('CONSTRUCT WHERE { ?s <a:p> ?o }')
  expect(graph.body).toContain('Dit is het begin van het antwoord')
  expect(graph.body.length).toBeLessThan(2 * SHOWN_BYTES)
})

it('answers If-None-Match: * with 304 when there is an answer, and text/* with a text', async () => {
  expect((await ask('SELECT ?s { ?s <a:p> ?o } LIMIT 3', { 'if-none-match': '*' })).status).toBe(304)
  expect((await ask('SELECT * {', { 'if-none-match': '*' })).status).toBe(400)
  for (const [query, type] of [
    ['SELECT ?s { ?s <a:p> ?o } LIMIT 3', 'text/csv'],
    ['ASK {}', 'text/'],
    ['CONSTRUCT WHERE { ?s <a:long> ?o }', 'text/turtle'],
  ] as const) {
    const answer = await app.inject({
      url: `/sparql?query=${encodeURIComponent(query)}`,
      headers: { accept: 'text/*' },
    })
    expect([answer.statusCode, String(answer.headers['content-type']).startsWith(type)], query).toEqual([200, true])
  }
})

it.each([
  ['text/html', 'nl', 'Deze pagina bestaat niet'],
  ['text/html', 'en-GB', 'This page does not exist'],
  ['*/*', 'nl', 'nothing here'],
])('an unknown address, requested as %s in %s', async (accept, language, text) => {
  const { statusCode, body } = await app.inject({ url: '/nergens', headers: { accept, 'accept-language': language } })
  expect(statusCode).toBe(404)
  expect(body).toContain(text)
})
