import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRdf } from '../../../src/rdf/formats/formats.js'
import { openEmbeddedStore } from '../../../src/store/embedded/embedded.js'
import { openFederatedStore } from '../../../src/store/federated/federated.js'
import type { Store } from '../../../src/store/store.js'
import { openSampleService } from '../../service/sample-service.js'
import { rowsOf, textOf } from '../sample-store.js'

/** Two councils, each with an endpoint of its own, and a file of ours that ties them. */
const COUNCILS = ['noord', 'zuid'].map(
  (name) => `
<https://${name}.example/raad> a <a:Raad> ; <a:naam> "Raad ${name}" .
<https://${name}.example/zitting> <a:van> <https://${name}.example/raad> ; <a:jaar> 2024 .`,
)
const FILE = '<a:streek> <a:omvat> <https://noord.example/raad>, <https://zuid.example/raad> .'

describe('the federated store', () => {
  const services: { readonly app: FastifyInstance; readonly close: () => Promise<void> }[] = []
  let store: Store
  beforeAll(async () => {
    const endpoints: string[] = []
    for (const data of COUNCILS) {
      const one = await openEmbeddedStore({ replicas: 1 })
      await one.replaceGraph('g:data', await readRdf(data, 'turtle'))
      const service = await openSampleService({ store: one })
      services.push(service)
      endpoints.push(`${await service.app.listen({ port: 0, host: '127.0.0.1' })}/sparql`)
    }
    store = openFederatedStore({ endpoints })
    await store.replaceGraph('file:///streek.ttl', await readRdf(FILE, 'turtle'))
  })
  afterAll(async () => {
    await store.close()
    for (const { close } of services) await close()
  })

  it('joins what several endpoints and a file say', async () => {
    const rows = await rowsOf(
      store,
      'SELECT ?naam ?jaar { <a:streek> <a:omvat> ?raad . ?raad <a:naam> ?naam . ?zitting <a:van> ?raad ; <a:jaar> ?jaar } ORDER BY ?naam',
    )
    expect(rows).toEqual([
      ['Raad noord', '2024'],
      ['Raad zuid', '2024'],
    ])
  })

  it('writes rows and graphs in the formats of every store', async () => {
    expect(await textOf(store, 'SELECT ?naam { ?raad <a:naam> ?naam } ORDER BY ?naam', { format: 'csv' })).toMatch(
      /^naam\r?\nRaad noord\r?\nRaad zuid\r?\n$/u,
    )
    expect(await textOf(store, 'ASK { <a:streek> <a:omvat> <https://zuid.example/raad> }')).toContain('true')
    expect(await textOf(store, 'CONSTRUCT WHERE { ?raad <a:naam> ?naam }', { format: 'ntriples' })).toBe(
      '<https://noord.example/raad> <a:naam> "Raad noord" .\n<https://zuid.example/raad> <a:naam> "Raad zuid" .\n',
    )
  })

  it('keeps to its limits and says what it cannot do', async () => {
    await expect(store.query('SELECT * { ?s ?p ?o }', { maxRows: 3 })).rejects.toMatchObject({
      code: 'result-too-large',
    })
    await expect(store.query('CONSTRUCT WHERE { ?s ?p ?o }', { maxRows: 3 })).rejects.toMatchObject({
      code: 'result-too-large',
    })
    await expect(store.query('SELECT * { ?s ?p }')).rejects.toMatchObject({ code: 'sparql-syntax' })
    await expect(store.query('SELECT * FROM <a:g> { ?s ?p ?o }')).rejects.toMatchObject({ code: 'usage' })
    await expect(
      openFederatedStore({ endpoints: ['http://127.0.0.1:9/sparql'] }).query('SELECT * { ?s <a:naam> ?o }'),
    ).rejects.toMatchObject({ code: 'endpoint-failed' })
    expect(() => openFederatedStore({ endpoints: ['hier'] })).toThrow(/not the address/u)
  })

  it('holds what is loaded as a set, as the embedded store does', async () => {
    const local = openFederatedStore({ endpoints: [] })
    await local.load([Buffer.from('<a:s> <a:p> "x" <g:1> .\n<a:s> <a:p> "x" <g:2> .\n<a:s> <a:p> "y" .\n')], 'g:3')
    expect(local.status()).toMatchObject({ quads: 3, merged: 2 })
    await local.dropGraph('g:1')
    expect(await rowsOf(local, 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')).toEqual([['2']])
    await local.dropGraph('g:2')
    expect(await rowsOf(local, 'SELECT ?o { ?s ?p ?o }')).toEqual([['y']])
  })
})
