import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { SparqlEndpointFetcher } from 'fetch-sparql-endpoint'
import SparqlClient from 'sparql-http-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRdf } from '../../src/rdf/formats/formats.js'
import { normalForm } from '../../src/rdf/normal-form/normal-form.js'
import { openFederatedStore } from '../../src/store/federated/federated.js'
import type { Store } from '../../src/store/store.js'
import { openSampleStore, rowsOf, textOf } from '../store/sample-store.js'
import { hasVirtuoso, startVirtuoso } from '../store/virtuoso.js'
import { listen, type Listening } from './listening-service.js'

/* The clients that people use, each against what the store itself answers. */

const run = promisify(execFile)
const PYTHON = '/usr/bin/python3'
const SELECT =
  'PREFIX dct: <http://purl.org/dc/terms/> SELECT ?punt ?titel WHERE { ?punt dct:title ?titel } ORDER BY ?punt'
const CONSTRUCT = 'CONSTRUCT WHERE { ?s <http://purl.org/dc/terms/title> ?o }'
const ASK = 'ASK { ?zitting a <http://data.vlaanderen.be/ns/besluit#Zitting> }'

/** Whether a peer is there; in the gate its absence is an error. */
function has(name: string, command: string, parameters: readonly string[]): boolean {
  try {
    execFileSync(command, parameters, { stdio: 'ignore' })
    return true
  } catch (error) {
    if (process.env['RAADLINK_REQUIRE_SHARED'] === '1') throw new Error(`${name} is needed here`, { cause: error })
    console.warn(`skipped: ${name} is not installed`)
    return false
  }
}

let service: Listening
let store: Store
let titles: readonly (readonly string[])[]
let graph: string
beforeAll(async () => {
  store = await openSampleStore()
  service = await listen({ store, writable: true })
  titles = await rowsOf(store, SELECT)
  graph = await normalForm(await readRdf(await textOf(store, CONSTRUCT, { format: 'ntriples' }), 'ntriples'))
  expect(titles).toHaveLength(2)
})
afterAll(() => service.close())

const rows = (json: string): readonly (readonly string[])[] =>
  (JSON.parse(json) as { results: { bindings: Record<string, { value: string }>[] } }).results.bindings.map(
    ({ punt, titel }) => [punt?.value ?? '', titel?.value ?? ''],
  )

describe.skipIf(!has('curl', 'curl', ['--version']))('curl', () => {
  const curl = async (...parameters: string[]): Promise<string> =>
    (await run('curl', ['-sS', '--fail', ...parameters])).stdout

  it('asks by GET, by form and directly, packed', async () => {
    for (const parameters of [
      [service.sparql, '--get', '--data-urlencode', `query=${SELECT}`],
      [service.sparql, '--data-urlencode', `query=${SELECT}`],
      [service.sparql, '-H', 'content-type: application/sparql-query', '--data-binary', SELECT, '--compressed'],
    ])
      expect(rows(await curl(...parameters))).toEqual(titles)
  })

  it('puts, gets and deletes a graph', async () => {
    const url = `${service.url}/graph-store?graph=a:curl`
    await curl('-X', 'PUT', url, '-H', 'content-type: text/turtle', '--data-binary', '<a:s> <a:p> 1 .')
    expect(await curl(url, '-H', 'accept: application/n-triples')).toContain('<a:s> <a:p> "1"')
    await curl('-X', 'DELETE', url)
  })
})

describe.skipIf(!has('RDFLib and SPARQLWrapper', PYTHON, ['-c', 'import rdflib, SPARQLWrapper']))('Python', () => {
  const python = async (script: string): Promise<string> => (await run(PYTHON, ['-c', script, service.sparql])).stdout

  it('RDFLib: SPARQLStore', async () => {
    const out = await python(`
import sys, json
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
g = Graph(store=SPARQLStore(sys.argv[1]))
print(json.dumps([[str(a), str(b)] for a, b in g.query(${JSON.stringify(SELECT)})]))
print(json.dumps(bool(g.query(${JSON.stringify(ASK)}))))
print(g.query(${JSON.stringify(CONSTRUCT)}).graph.serialize(format="nt"))`)
    const [selected = '', asked = '', ...triples] = out.split('\n')
    expect(JSON.parse(selected)).toEqual(titles)
    expect(JSON.parse(asked)).toBe(true)
    expect(await normalForm(await readRdf(triples.join('\n'), 'ntriples'))).toBe(graph)
  })

  it('RDFLib: SPARQLUpdateStore', async () => {
    await python(`
import sys
from rdflib import Graph, URIRef, Literal
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
store = SPARQLUpdateStore(sys.argv[1], sys.argv[1])
g = Graph(store=store, identifier=URIRef("a:rdflib"))
g.add((URIRef("a:s"), URIRef("a:p"), Literal("één")))
assert len(list(g.triples((None, None, None)))) == 1`)
    expect(await rowsOf(store, 'SELECT ?o { GRAPH <a:rdflib> { ?s ?p ?o } }')).toEqual([['één']])
    await store.dropGraph('a:rdflib')
  })

  it.each(['GET', 'POST'])('SPARQLWrapper by %s', async (method) => {
    const out = await python(`
import sys, json
from SPARQLWrapper import SPARQLWrapper, JSON, XML, ${method}
w = SPARQLWrapper(sys.argv[1]); w.setMethod(${method}); w.setQuery(${JSON.stringify(SELECT)}); w.setReturnFormat(JSON)
print(json.dumps(w.query().convert()))
w.setReturnFormat(XML); print(len(w.query().convert().getElementsByTagName("result")))`)
    const [json = '', count] = out.trim().split('\n')
    expect(rows(json)).toEqual(titles)
    expect(count).toBe('2')
  })
})

describe.skipIf(!has('roqet (rasqal-utils)', 'roqet', ['--version']))('roqet', () => {
  it('asks the endpoint', async () => {
    const { stdout } = await run('roqet', ['-q', '-p', service.sparql, '-r', 'tsv', '-e', SELECT])
    const [, ...lines] = stdout.trim().split('\n')
    expect(lines).toEqual(titles.map(([punt = '', titel = '']) => `<${punt}>\t${JSON.stringify(titel)}@nl`))
  })
})

describe('JavaScript', () => {
  it('Comunica: one answer from the endpoint and what is loaded', async () => {
    const federated = openFederatedStore({ endpoints: [service.sparql] })
    expect(await rowsOf(federated, SELECT)).toEqual(titles)
    await federated.close()
  })

  it('fetch-sparql-endpoint', async () => {
    const fetcher = new SparqlEndpointFetcher()
    const found: string[][] = []
    for await (const row of await fetcher.fetchBindings(service.sparql, SELECT)) {
      const { punt, titel } = row as unknown as Record<string, { readonly value: string }>
      found.push([punt?.value ?? '', titel?.value ?? ''])
    }
    expect(found).toEqual(titles)
    expect(await fetcher.fetchAsk(service.sparql, ASK)).toBe(true)
    await fetcher.fetchUpdate(service.sparql, 'INSERT DATA { GRAPH <a:fetch> { <a:s> <a:p> 1 } }')
    expect(await rowsOf(store, 'SELECT ?o { GRAPH <a:fetch> { ?s ?p ?o } }')).toEqual([['1']])
    await store.dropGraph('a:fetch')
  })

  it('sparql-http-client', async () => {
    const client = new SparqlClient({
      endpointUrl: service.sparql,
      updateUrl: service.sparql,
      storeUrl: `${service.url}/graph-store`,
    })
    const found: string[][] = []
    for await (const row of client.query.select(SELECT)) {
      const { punt, titel } = row as Record<string, { readonly value: string }>
      found.push([punt?.value ?? '', titel?.value ?? ''])
    }
    expect(found).toEqual(titles)
    expect(await client.query.ask(ASK)).toBe(true)
    let triples = 0
    for await (const quad of client.query.construct(CONSTRUCT)) triples += quad === undefined ? 0 : 1
    expect(triples).toBe(2)
    await client.query.update('INSERT DATA { GRAPH <a:client> { <a:s> <a:p> 1 } }')
    expect(await rowsOf(store, 'SELECT ?o { GRAPH <a:client> { ?s ?p ?o } }')).toEqual([['1']])
    await store.dropGraph('a:client')
  })
})

describe.skipIf(!hasVirtuoso())('Virtuoso', () => {
  it('asks the endpoint by SERVICE', async () => {
    const virtuoso = await startVirtuoso()
    try {
      await virtuoso.isql(
        'GRANT SELECT ON DB.DBA.SPARQL_SINV_2 TO "SPARQL"; GRANT EXECUTE ON DB.DBA.SPARQL_SINV_IMP TO "SPARQL";',
      )
      const query = `SELECT ?punt ?titel WHERE { SERVICE <${service.sparql}> { ?punt <http://purl.org/dc/terms/title> ?titel } } ORDER BY ?punt`
      const answer = await fetch(
        `${virtuoso.query}?${new URLSearchParams({ query, format: 'application/sparql-results+json' }).toString()}`,
      )
      const text = await answer.text()
      expect(answer.status, text).toBe(200)
      expect(rows(text)).toEqual(titles)
    } finally {
      await virtuoso.stop()
    }
  })
})
