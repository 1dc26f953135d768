import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Store } from 'n3'
import { followLog, UNMERGED_GRAPHS } from '../../src/publication/sync/follow.js'
import { readRdf } from '../../src/rdf/formats/formats.js'
import { openEmbeddedStore } from '../../src/store/embedded/embedded.js'
import type { Store as QuadStore } from '../../src/store/store.js'
import { fixtureDocument, fixturePages } from '../fixtures/fixture-pages.js'
import { openSite, type RunningSite } from './fixture-site.js'

const VOID = 'http://rdfs.org/ns/void#'

describe('the VoID description', () => {
  let site: RunningSite
  let store: QuadStore
  let described: Store
  beforeAll(async () => {
    site = await openSite(
      fixturePages.map((page) => fixtureDocument(page)),
      'live',
    )
    store = await openEmbeddedStore({ unmerged: UNMERGED_GRAPHS, replicas: 1 })
    await followLog(store, site.data, 0)
    const answer = await fetch(`${site.baseUrl}.well-known/void`, { headers: { accept: 'text/turtle' } })
    described = new Store(await readRdf(await answer.text(), 'turtle'))
  })
  afterAll(async () => {
    await store.close()
    await site.close()
  })

  const rows = async (query: string): Promise<ReadonlyMap<string, number>> => {
    const { body } = await store.query(query, { format: 'json' })
    const { results } = JSON.parse(Buffer.from(body).toString()) as {
      readonly results: {
        readonly bindings: readonly {
          readonly n: { readonly value: string }
          readonly of?: { readonly value: string }
        }[]
      }
    }
    return new Map(results.bindings.map(({ n, of }) => [of?.value ?? '', Number(n.value)]))
  }
  const told = (property: string): number =>
    Number(described.getObjects(`${site.baseUrl}id/dataset/besluiten`, VOID + property, null)[0]?.value)

  it.each([
    ['triples', 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'],
    ['entities', 'SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?type }'],
    ['distinctSubjects', 'SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }'],
    ['distinctObjects', 'SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }'],
    ['classes', 'SELECT (COUNT(DISTINCT ?type) AS ?n) { ?s a ?type }'],
    ['properties', 'SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }'],
  ])('counts %s as SPARQL does', async (property, query) => {
    expect(told(property)).toBeGreaterThan(1)
    expect(told(property)).toBe((await rows(query)).get(''))
  })

  it.each([
    ['classPartition', 'class', 'entities', 'SELECT ?of (COUNT(DISTINCT ?s) AS ?n) { ?s a ?of } GROUP BY ?of'],
    ['propertyPartition', 'property', 'triples', 'SELECT ?of (COUNT(*) AS ?n) { ?s ?of ?o } GROUP BY ?of'],
  ])('counts each %s as SPARQL does', async (partition, name, count, query) => {
    const partitions = described
      .getObjects(null, VOID + partition, null)
      .map(
        (node) =>
          [
            described.getObjects(node, VOID + name, null)[0]!.value,
            Number(described.getObjects(node, VOID + count, null)[0]!.value),
          ] as const,
      )
    expect(new Map(partitions)).toEqual(await rows(query))
  })
})
