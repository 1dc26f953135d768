import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRdf } from '../../../src/rdf/formats/formats.js'
import { openEmbeddedStore } from '../../../src/store/embedded/embedded.js'
import { openFederatedStore } from '../../../src/store/federated/federated.js'
import type { Store } from '../../../src/store/store.js'
import { openSampleService } from '../../service/sample-service.js'
import { rowsOf, textOf } from '../sample-store.js'

/** Two councils, each with its own endpoint, and a local file that connects them. */
const COUNCILS = ['noord', 'zuid'].map(
  (name) => `
<https://${name}.example/raad> a <a:Raad> ; <a:naam> "Raad ${name}" .
<https://${name}.example/zitting> <a:van> <https://${name}.example/raad> ; <a:jaar> 2024 .`,
)
const FILE = '<a:streek> <a:omvat> <https://noord.example/raad>, <https://zuid.example/raad> .'

/** An answer as sorted lines. */
async function answerOf(store: Store, query: string): Promise<readonly string[]> {
  const isGraph = /^(?:DESCRIBE|CONSTRUCT)/u.test(query)
  const format = isGraph ? 'ntriples' : /^ASK/u.test(query) ? 'json' : 'csv'
  const text = await textOf(store, query, { format })
  return format === 'json'
    ? [String((JSON.parse(text) as { boolean: boolean }).boolean)]
    : (isGraph ? [...new Set(text.split(/\r?\n/u))] : text.split(/\r?\n/u)).sort()
}

describe('the federated store', () => {
  const services: { readonly app: FastifyInstance; readonly close: () => Promise<void> }[] = []
  const endpoints: string[] = []
  let store: Store
  beforeAll(async () => {
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

  it('writes rows and graphs in the same formats as other stores', async () => {
    expect(await textOf(store, 'SELECT ?naam { ?raad <a:naam> ?naam } ORDER BY ?naam', { format: 'csv' })).toMatch(
      /^naam\r?\nRaad noord\r?\nRaad zuid\r?\n$/u,
    )
    expect(await textOf(store, 'ASK { <a:streek> <a:omvat> <https://zuid.example/raad> }')).toContain('true')
    expect(await textOf(store, 'CONSTRUCT WHERE { ?raad <a:naam> ?naam }', { format: 'ntriples' })).toBe(
      '<https://noord.example/raad> <a:naam> "Raad noord" .\n<https://zuid.example/raad> <a:naam> "Raad zuid" .\n',
    )
  })

  it('keeps its limits and says what it cannot do', async () => {
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

  describe.each(['one endpoint', 'two endpoints and a file'])('over %s', (sources) => {
    let federated: Store
    let merged: Store
    beforeAll(async () => {
      const isOne = sources === 'one endpoint'
      merged = await openEmbeddedStore({ replicas: 1 })
      federated = openFederatedStore({ endpoints: isOne ? endpoints.slice(0, 1) : endpoints })
      await merged.replaceGraph('g:data', await readRdf((isOne ? COUNCILS.slice(0, 1) : COUNCILS).join('\n'), 'turtle'))
      if (isOne) return
      for (const each of [merged, federated])
        await each.replaceGraph('file:///streek.ttl', await readRdf(FILE, 'turtle'))
    })
    afterAll(() => Promise.all([merged.close(), federated.close()]))

    it.each([
      'SELECT DISTINCT ?naam { ?r <a:naam> ?naam }',
      'SELECT DISTINCT ?p { ?s ?p ?o }',
      'SELECT DISTINCT ?p { <https://noord.example/raad> ?p ?o }',
      'SELECT DISTINCT * { ?s <a:naam> ?o }',
      'SELECT DISTINCT ?jaar { ?z <a:jaar> ?jaar } ORDER BY ?jaar LIMIT 5',
      'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }',
      'SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }',
      'SELECT ?n { { SELECT DISTINCT ?n { ?r <a:naam> ?n } } }',
      'DESCRIBE <https://noord.example/raad>',
      'DESCRIBE <https://noord.example/raad> <a:streek>',
      'DESCRIBE ?r { ?r a <a:Raad> }',
      'DESCRIBE * { ?z <a:van> ?r }',
      'DESCRIBE ?r <a:streek> { ?r <a:naam> "Raad noord" }',
      'DESCRIBE ?r { ?r a <a:Raad> } ORDER BY ?r',
      'DESCRIBE ?r { ?r a <a:Raad> } ORDER BY ?r LIMIT 1',
      'DESCRIBE <https://noord.example/raad> LIMIT 1',
      'DESCRIBE <a:streek> ?r { ?r a <a:Raad> } ORDER BY ?r LIMIT 1',
      'CONSTRUCT { <a:x> <a:y> 1, 2 } WHERE { ?r a <a:Raad> } LIMIT 1',
      'DESCRIBE ?r { ?r a <a:Raad> } ORDER BY ?r OFFSET 1',
      'DESCRIBE ?r { ?r a <a:Raad> } LIMIT 0',
      'DESCRIBE ?r ?z { ?z <a:van> ?r } ORDER BY DESC(?z) LIMIT 1',
      'DESCRIBE * { ?z <a:van> ?r } ORDER BY ?r LIMIT 1',
      'CONSTRUCT { ?r <a:heet> ?n } WHERE { ?r <a:naam> ?n }',
      'CONSTRUCT { ?r <a:heet> ?n ; <a:is> "er" } WHERE { ?r <a:naam> ?n } ORDER BY ?n LIMIT 1',
      'CONSTRUCT WHERE { ?r <a:naam> ?n }',
      'ASK { ?s <a:naam> "niets" }',
      'ASK { ?s <a:naam> ?o }',
      'SELECT (1 AS ?een) {}',
      'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }',
      'SELECT ?j (COUNT(?z) AS ?n) { ?z <a:jaar> ?j } GROUP BY ?j HAVING (COUNT(?z) > 0)',
      'SELECT (SUM(?j) AS ?s) (MIN(?j) AS ?m) { ?z <a:jaar> ?j }',
      'SELECT (GROUP_CONCAT(DISTINCT ?n; SEPARATOR=",") AS ?all) { ?r <a:naam> ?n FILTER(CONTAINS(?n, "noord")) }',
      'SELECT ?r { ?r a <a:Raad> OPTIONAL { ?r <a:geen> ?x } FILTER(!BOUND(?x)) }',
      'SELECT ?r { { ?r a <a:Raad> } UNION { <a:streek> <a:omvat> ?r } }',
      'SELECT ?r { ?r a <a:Raad> MINUS { ?r <a:naam> "Raad noord" } }',
      'SELECT ?r { ?r a <a:Raad> FILTER EXISTS { ?z <a:van> ?r } }',
      'SELECT ?r { ?r a <a:Raad> FILTER NOT EXISTS { ?r <a:naam> "Raad noord" } }',
      'SELECT ?r { ?r a <a:Raad> FILTER NOT EXISTS { ?r <a:nergens> ?x } }',
      'SELECT ?r { ?r a <a:Raad> FILTER (EXISTS { ?r <a:nergens> ?x } || BOUND(?r)) }',
      'SELECT ?r { ?r a <a:Raad> MINUS { ?r <a:nergens> ?x } }',
      'SELECT ?r { ?r a <a:Raad> { SELECT (COUNT(*) AS ?n) { ?r <a:nergens> ?x } } }',
      'SELECT (COUNT(*) AS ?n) { ?r <a:nergens> ?x }',
      'SELECT ?r { ?r a/<a:nergens>* <a:Raad> }',
      'SELECT ?r { ?r a/(<a:nergens>|^<a:nergens>)? <a:Raad> }',
      'SELECT ?r { ?r a <a:Raad> OPTIONAL { ?r <a:nergens> ?x OPTIONAL { ?x <a:naam> ?n } } }',
      'SELECT ?r { { ?r a <a:Raad> } UNION { ?r <a:nergens> ?x } }',
      'SELECT ?r { ?r a <a:Raad> . ?r <a:nergens> ?x }',
      'ASK { FILTER NOT EXISTS { ?r <a:nergens> ?x } }',
      'CONSTRUCT { ?r <a:is> "er" } WHERE { ?r a <a:Raad> FILTER NOT EXISTS { ?r <a:nergens> ?x } }',
      'SELECT ?n { VALUES ?n { "Raad noord" } ?r <a:naam> ?n }',
      'SELECT ?n { ?r <a:naam> ?n } VALUES ?n { "Raad noord" }',
      'SELECT ?x { ?r <a:naam> ?n BIND(UCASE(?n) AS ?x) }',
      'SELECT ?z { <a:streek> <a:omvat>/^<a:van> ?z }',
      'SELECT ?z { <a:streek> (<a:omvat>|<a:x>)+ ?z }',
      'SELECT ?s { ?s !(<a:naam>|<a:jaar>) ?o }',
      'SELECT ?n { ?r <a:naam> ?n } ORDER BY DESC(?n) LIMIT 1',
      'SELECT ?g { GRAPH ?g { ?s <a:naam> ?o } }',
      'SELECT ?s { GRAPH <g:data> { ?s <a:naam> ?o } }',
    ])('%s gives the same as one store with all data', async (query) => {
      const [found, expected] = await Promise.all([federated, merged].map((each) => answerOf(each, query)))
      expect(found).toEqual(expected)
    })
  })

  it('holds loaded data as a set, as the embedded store does', async () => {
    const local = openFederatedStore({ endpoints: [] })
    await local.load([Buffer.from('<a:s> <a:p> "x" <g:1> .\n<a:s> <a:p> "x" <g:2> .\n<a:s> <a:p> "y" .\n')], 'g:3')
    expect(local.status()).toMatchObject({ quads: 3, merged: 2 })
    await local.dropGraph('g:1')
    expect(await rowsOf(local, 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')).toEqual([['2']])
    await local.dropGraph('g:2')
    expect(await rowsOf(local, 'SELECT ?o { ?s ?p ?o }')).toEqual([['y']])
  })
})
