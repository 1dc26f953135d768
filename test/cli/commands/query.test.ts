import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { DataFactory } from 'n3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildService } from '../../../src/service/build-service.js'
import { openEmbeddedStore } from '../../../src/store/embedded/embedded.js'
import type { Store } from '../../../src/store/store.js'
import { run } from '../session.js'

const { namedNode, quad, literal } = DataFactory
const SITTING = namedNode('http://data.lblod.info/id/zittingen/750DDDB07379E1A9B8F1E10E')

let store: Store
let service: Awaited<ReturnType<typeof buildService>>
let endpoint = ''
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-query-'))
  store = await openEmbeddedStore({ replicas: 1 })
  await store.replaceGraph('https://register.example/', [
    quad(SITTING, namedNode('http://www.w3.org/2000/01/rdf-schema#label'), literal('de zitting van februari')),
  ])
  service = await buildService({
    store,
    check: () => Promise.reject(new Error('nothing is checked here')),
    language: 'nl',
    maxDocumentBytes: 1000,
  })
  await service.listen({ port: 0, host: '127.0.0.1' })
  endpoint = `http://127.0.0.1:${(service.server.address() as AddressInfo).port}/sparql`
})
afterAll(async () => {
  await service.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

const ACROSS = `SELECT ?naam (COUNT(?punt) AS ?punten) {
  ?zitting <http://www.w3.org/2000/01/rdf-schema#label> ?naam ; <http://data.vlaanderen.be/ns/besluit#behandelt> ?punt
} GROUP BY ?naam`

describe('query', () => {
  it('joins an endpoint and a page in one query', async () => {
    const answer = await run([
      'query',
      ACROSS,
      'gelinkt-notuleren/agenda.html',
      '--format',
      'csv',
      '--endpoint',
      endpoint,
    ])
    expect(answer).toEqual({ stdout: 'naam,punten\r\nde zitting van februari,3\r\n', stderr: '', status: 0 })
  })

  it('asks an endpoint alone, from a file, and says when there is none', async () => {
    writeFileSync(join(folder, 'q.rq'), 'SELECT ?naam { ?z <http://www.w3.org/2000/01/rdf-schema#label> ?naam }')
    expect((await run(['query', '@q.rq', '--endpoint', endpoint], { folder })).stdout).toBe(
      'naam\n-----------------------\nde zitting van februari\n(1 row)\n',
    )
    const nobody = await run(['query', '@q.rq', '--endpoint', 'http://127.0.0.1:1/sparql'], { folder })
    expect(nobody).toMatchObject({
      stdout: '',
      status: 2,
      stderr: expect.stringMatching(/^raadlink: the sources could not be queried: /u) as string,
    })
    expect(await run(['query', '@gone.rq', '--endpoint', endpoint], { folder })).toEqual({
      stdout: '',
      stderr: 'raadlink: gone.rq: there is no such file or folder\n',
      status: 2,
    })
  })

  it('takes RDF files as they are, named graphs included, and tells where one is not RDF', async () => {
    writeFileSync(join(folder, 'a.trig'), '<https://a.example/g> { <https://a.example/s> <https://a.example/p> 1 }')
    writeFileSync(
      join(folder, 'b.ttl'),
      '<https://a.example/s> <https://a.example/p> 2 .\n<https://a.example/s> <https://a.example/p>',
    )
    const answer = await run(
      ['query', 'SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }', 'a.trig', 'b.ttl', '--format', 'tsv'],
      { folder },
    )
    expect(answer.stdout).toBe('?g\t?o\n<https://a.example/g>\t1\n')
    expect(answer).toMatchObject({ status: 2, stderr: expect.stringMatching(/^raadlink: b\.ttl.*\n$/u) as string })
  })
})
