import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { readRdf } from '../../../src/rdf/formats/formats.js'
import { openEmbeddedStore } from '../../../src/store/embedded/embedded.js'
import type { Store } from '../../../src/store/store.js'
import { GRAPHS, openSampleStore, PRIVATE, rowsOf, sampleGraphs, textOf } from '../sample-store.js'

const RUNAWAY =
  'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x }'
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (thrown: unknown) => (thrown instanceof AppError ? thrown.code : String(thrown)),
  )
const until = async (met: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !met(); i++)
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  expect(met()).toBe(true)
}

describe('the embedded store', () => {
  let store: Store
  beforeAll(async () => {
    store = await openSampleStore()
  })
  afterAll(() => store.close())

  it('counts a triple of three graphs once', async () => {
    expect(
      await rowsOf(store, 'SELECT (COUNT(*) AS ?n) { ?z <http://data.vlaanderen.be/ns/besluit#behandelt> ?ap }'),
    ).toEqual([['2']])
    expect(
      await rowsOf(
        store,
        'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?z <http://data.vlaanderen.be/ns/besluit#behandelt> ?ap } }',
      ),
    ).toEqual([['6']])
    expect(store.status()).toMatchObject({ quads: 22, merged: 10 })
    await expect.poll(() => store.status().ready, { timeout: 20_000 }).toBe(2)
  })

  it('takes a dataset from the query or the request, the request first, always as a set', async () => {
    const count = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
    const [one = '', two = '', three = ''] = GRAPHS
    expect(await rowsOf(store, count.replace('{', `FROM <${two}> FROM <${three}> {`))).toEqual([['10']])
    expect(await rowsOf(store, count.replace('{', `FROM <${two}> {`), { defaultGraphs: [one] })).toEqual([['6']])
    expect(await rowsOf(store, count.replace('{', `FROM <${two}> {`), { namedGraphs: [one] })).toEqual([['0']])
    expect(
      await rowsOf(store, 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }', {
        defaultGraphs: [one, two],
        namedGraphs: [three],
      }),
    ).toEqual([[three]])
  })

  it('writes every form of query in every format that suits it', async () => {
    expect(await textOf(store, 'ASK {}')).toBe('{"head":{},"boolean":true}')
    const query = 'SELECT ?t { <https://data.voorbeeldstad.be/id/agendapunten/1> <http://purl.org/dc/terms/title> ?t }'
    expect(await textOf(store, query, { format: 'csv' })).toBe('t\r\n"Fietspad, ""Kerkstraat""\nfase 2"\r\n')
    expect(await textOf(store, query, { format: 'tsv' })).toBe('?t\n"Fietspad, \\"Kerkstraat\\"\\nfase 2"@nl\n')
    expect(await textOf(store, query, { format: 'xml' })).toContain('<literal xml:lang="nl">Fietspad')
    const quads = (await sampleGraphs())[0]!.quads
    for (const format of ['turtle', 'ntriples', 'nquads', 'trig', 'jsonld', 'rdfxml'] as const) {
      const text = await textOf(store, `CONSTRUCT { ?s ?p ?o } { GRAPH <${GRAPHS[0]!}> { ?s ?p ?o } }`, { format })
      expect((await readRdf(text, format)).length, format).toBe(quads.length)
    }
    expect(
      await readRdf(await textOf(store, 'DESCRIBE <https://data.voorbeeldstad.be/id/zittingen/1>'), 'turtle'),
    ).toHaveLength(4)
    expect(await codeOf(store.query('ASK {}', { format: 'turtle' }))).toBe('not-acceptable')
    expect(await codeOf(store.query('DESCRIBE <a:a>', { format: 'json' }))).toBe('not-acceptable')
  })

  it('shows a change to the next query on every replica, and can undo it completely', async () => {
    const quads = await readRdf('<a:s> <a:p> "new" . _:x <a:p> "blank" .', 'turtle')
    const before = store.status()
    await store.replaceGraph('g:new', quads)
    const seen = await Promise.all(
      Array.from({ length: 8 }, () => rowsOf(store, 'SELECT ?o { ?s <a:p> ?o } ORDER BY ?o')),
    )
    expect(new Set(seen.map((rows) => JSON.stringify(rows)))).toEqual(new Set(['[["blank"],["new"]]']))
    await store.dropGraph('g:new')
    expect(await rowsOf(store, 'SELECT ?o { ?s <a:p> ?o }')).toEqual([])
    expect(store.status()).toMatchObject({ quads: before.quads, merged: before.merged, version: before.version + 2 })
  })

  it('keeps graphs that are not public out of the merge', async () => {
    await store.replaceGraph(PRIVATE, await readRdf('<a:s> <a:secret> "x" .', 'turtle'))
    expect(await textOf(store, 'ASK { ?s <a:secret> ?o }')).toContain('false')
    expect(await textOf(store, `ASK { GRAPH <${PRIVATE}> { ?s <a:secret> ?o } }`)).toContain('true')
    await store.dropGraph(PRIVATE)
  })

  it('gives blank nodes one name on all replicas and in all chunks of a load', async () => {
    await store.load([Buffer.from('_:x <a:one> _:y <g:b> .\n'), Buffer.from('_:y <a:two> _:x <g:b> .\n')])
    expect(await rowsOf(store, 'SELECT (COUNT(*) AS ?n) { ?x <a:one> ?y . ?y <a:two> ?x }')).toEqual([['1']])
    const names = await Promise.all(Array.from({ length: 8 }, () => textOf(store, 'SELECT ?x { ?x <a:one> ?y }')))
    expect(new Set(names).size).toBe(1)
    await store.dropGraph('g:b')
  })

  it('names the invalid line, and has the lines before it on every replica', async () => {
    const failure = await store
      .load([Buffer.from('<a:s> <a:p> "x" <g:1> .\n<a:s> <a b> "x" <g:1> .\n')])
      .catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({ code: 'rdf-syntax' })
    expect((failure as AppError).message).toMatch(/line 2/u)
    const counts = await Promise.all(
      Array.from({ length: 6 }, () =>
        rowsOf(store, 'SELECT (COUNT(*) AS ?n) { ?s <a:p> "x" GRAPH <g:1> { ?s <a:p> "x" } }'),
      ),
    )
    expect(counts).toEqual(Array.from({ length: 6 }, () => [['1']]))
    await store.dropGraph('g:1')
  })

  it('reports limits as errors, never as a shorter answer', async () => {
    expect(await codeOf(store.query('SELECT * { ?s ?p ?o }', { maxRows: 3 }))).toBe('result-too-large')
    expect(await codeOf(store.query('SELECT * { ?s ?p ?o } LIMIT 3', { maxRows: 3 }))).toBe('none')
    expect(await codeOf(store.query('CONSTRUCT WHERE { ?s ?p ?o }', { maxRows: 3 }))).toBe('result-too-large')
    expect(await codeOf(store.query('SELECT * { ?s ?p ?o }', { maxBytes: 100 }))).toBe('result-too-large')
    expect(await codeOf(store.query('SELECT * { ?s ?p }'))).toBe('sparql-syntax')
    expect(await codeOf(store.query('DROP ALL'))).toBe('sparql-forbidden')
  })

  it('kills a runaway query at its deadline while another client is answered', async () => {
    const start = performance.now()
    const runaway = codeOf(store.query(RUNAWAY, { deadline: 1_500 }))
    const latencies: number[] = []
    let ended = false
    void runaway.then(() => {
      ended = true
    })
    while (!ended) {
      const asked = performance.now()
      await rowsOf(store, 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')
      latencies.push(performance.now() - asked)
    }
    expect(await runaway).toBe('query-timeout')
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(latencies.length).toBeGreaterThan(5)
    expect(latencies.sort((a, b) => a - b)[Math.floor(latencies.length / 2)]).toBeLessThan(500)
    await until(() => store.status().ready === 2)
    // The new replica holds what the old one held.
    const counts = await Promise.all(
      Array.from({ length: 4 }, () => rowsOf(store, 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')),
    )
    expect(new Set(counts.flat(2))).toEqual(new Set(['10']))
  })

  it('fills the successor of a killed replica with later changes too', async () => {
    expect(await codeOf(store.query(RUNAWAY, { deadline: 200 }))).toBe('query-timeout')
    await store.replaceGraph('g:later', await readRdf('<a:s> <a:later> "x" .', 'turtle'))
    await until(() => store.status().ready === 2)
    const answers = await Promise.all(Array.from({ length: 6 }, () => textOf(store, 'ASK { ?s <a:later> "x" }')))
    expect(answers.every((answer) => answer.includes('true'))).toBe(true)
    await store.dropGraph('g:later')
  })

  it('reports what a query cost, and refuses what would break the engine before any thread gets it', async () => {
    const costs: number[] = []
    const onLost = (milliseconds: number): void => void costs.push(milliseconds)
    expect(await codeOf(store.query(RUNAWAY, { deadline: 200, onLost }))).toBe('query-timeout')
    expect(costs).toHaveLength(1)
    expect(costs[0]).toBeGreaterThan(0)
    expect(await codeOf(store.query(`ASK { FILTER(${'!'.repeat(3_000)}true) }`, { onLost }))).toBe('sparql-syntax')
    await until(() => store.status().ready === 2)
    expect(costs).toHaveLength(1)
    expect(store.status()).toMatchObject({ stuck: 0, warnings: [] })
  })
})

describe('the embedded store under pressure', () => {
  it('lets some queries wait, refuses the rest, and drops those whose client left', async () => {
    const store = await openSampleStore({ replicas: 1, maxWaiting: 1, maxWait: 300, deadline: 1_500 })
    try {
      const runaway = codeOf(store.query(RUNAWAY))
      const left = new AbortController()
      const waits = codeOf(store.query('ASK {}', { signal: left.signal }))
      expect(await codeOf(store.query('ASK {}'))).toBe('busy')
      left.abort()
      expect(await waits).toBe('busy')
      expect(await codeOf(store.query('ASK {}'))).toBe('busy')
      expect(await runaway).toBe('query-timeout')
    } finally {
      await store.close()
    }
  })

  it('refuses more quads than it can hold', async () => {
    const store = await openSampleStore({ replicas: 1, maxQuads: 20, warnQuads: 10 })
    try {
      expect(store.status().warnings).toEqual([expect.stringContaining('22 quads')])
      const quads = await readRdf('<a:s> <a:p> "x" .', 'turtle')
      expect(await codeOf(store.replaceGraph('g:1', quads))).toBe('store-full')
      await store.dropGraph(GRAPHS[0]!)
      expect(await codeOf(store.replaceGraph('g:1', quads))).toBe('none')
    } finally {
      await store.close()
    }
  })

  it('replaces a replica that has grown too large, and keeps answering', async () => {
    const store = await openSampleStore({ replicas: 2, recycleGrowth: 8 * 2 ** 20 })
    try {
      const large =
        'SELECT (STRLEN(GROUP_CONCAT(?t)) AS ?n) { VALUES ?a { 1 2 3 4 5 6 7 8 9 10 } VALUES ?b { 1 2 3 4 5 6 7 8 9 10 } VALUES ?c { 1 2 3 4 5 6 7 8 9 10 } VALUES ?d { 1 2 3 4 5 6 7 8 9 10 } BIND(CONCAT(' +
        Array.from({ length: 60 }, () => '"' + 'x'.repeat(40) + '"').join(',') +
        ') AS ?t) }'
      expect(await rowsOf(store, large)).toEqual([[String(10_000 * 2_401 - 1)]])
      expect(store.status().ready).toBe(1)
      expect(await rowsOf(store, 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')).toEqual([['10']])
      await until(() => store.status().ready === 2)
    } finally {
      await store.close()
    }
  })

  it('leaves nothing behind when it is closed, and no longer answers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'raadlink-test-'))
    const store = await openEmbeddedStore({ replicas: 1, folder })
    await store.load([Buffer.from('<a:s> <a:p> "x" .\n')], 'g:1')
    expect(readdirSync(folder)).toHaveLength(1)
    await store.close()
    expect(readdirSync(folder)).toHaveLength(0)
    expect(await codeOf(store.query('ASK {}'))).toBe('store-failed')
    rmSync(folder, { recursive: true })
    expect(existsSync(folder)).toBe(false)
  })

  it('answers after a large load as soon as one replica has it, and later changes reach the others', async () => {
    const store = await openEmbeddedStore({ replicas: 3 })
    const line = (i: number): string =>
      `<https://data.voorbeeldstad.be/id/besluiten/${i}> <http://purl.org/dc/terms/title> "Besluit ${i} ${'over de heraanleg '.repeat(10)}" <https://data.voorbeeldstad.be/graphs/${i % 70}> .\n`
    await store.load([Buffer.from(Array.from({ length: 9_000 }, (_, i) => line(i)).join(''))])
    expect(store.status()).toMatchObject({ quads: 9_000, merged: 9_000 })
    const count = 'SELECT (COUNT(?s) AS ?n) (COUNT(DISTINCT ?o) AS ?m) { ?s ?p ?o }'
    expect(await rowsOf(store, count)).toEqual([['9000', '9000']])
    await store.dropGraph('https://data.voorbeeldstad.be/graphs/3')
    const left = String(9_000 - Math.ceil((9_000 - 3) / 70))
    await until(() => store.status().ready === 3)
    for (const answer of await Promise.all(Array.from({ length: 9 }, () => rowsOf(store, count))))
      expect(answer).toEqual([[left, left]])
    await store.close()
  })
})
