import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import oxigraph from 'oxigraph'
import { describe, expect, it } from 'vitest'
import { parseKnownOrgans } from '../../src/linking/known-organs.js'
import { parseKnownUnits } from '../../src/linking/known-units.js'
import { parseRegister } from '../../src/linking/person-register.js'
import { run } from './session.js'

const UNIT = 'http://data.lblod.info/id/bestuurseenheden/'
const ORGAN = 'http://data.lblod.info/id/bestuursorganen/'
const DATA = `
@prefix besluit: <http://data.vlaanderen.be/ns/besluit#> . @prefix mandaat: <http://data.vlaanderen.be/ns/mandaat#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix persoon: <http://data.vlaanderen.be/ns/persoon#> .
<${UNIT}bv> a besluit:Bestuurseenheid ; skos:prefLabel "Bovendorp" ; besluit:classificatie <http://x.example/gemeente> .
<http://x.example/gemeente> skos:prefLabel "Gemeente" . <http://x.example/raad> skos:prefLabel "Gemeenteraad" .
<${ORGAN}gr> a besluit:Bestuursorgaan ; besluit:bestuurt <${UNIT}bv> ; besluit:classificatie <http://x.example/raad> .
<${ORGAN}gr25> a besluit:Bestuursorgaan ; mandaat:isTijdspecialisatieVan <${ORGAN}gr> ; mandaat:bindingStart "2024-12-04T23:00:00Z" ; org:hasPost <http://x.example/post> .
<http://x.example/jan> a mandaat:Mandataris ; org:holds <http://x.example/post> ; mandaat:isBestuurlijkeAliasVan <http://x.example/persoon> ; mandaat:start "2024-12-05" .
<http://x.example/persoon> foaf:familyName "Peeters" ; persoon:gebruikteVoornaam "Jan" .`

async function withEndpoint<Result>(use: (address: string) => Promise<Result>): Promise<Result> {
  const store = new oxigraph.Store()
  store.load(DATA, { format: 'text/turtle' })
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      response.setHeader('content-type', 'application/sparql-results+json')
      response.end(store.query(new URLSearchParams(body).get('query') ?? '', { results_format: 'json' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`)
  } finally {
    server.close()
  }
}

describe('raadlink reference update', () => {
  it('makes the tables and the register from a SPARQL endpoint', async () => {
    const out = mkdtempSync(join(tmpdir(), 'raadlink-reference-'))
    const result = await withEndpoint((endpoint) => run(['reference', 'update', '--endpoint', endpoint, '--out', out]))
    expect(result.status, result.stderr).toBe(0)
    expect(parseKnownUnits(readFileSync(join(out, 'bestuurseenheden.tsv'), 'utf8'))).toEqual([
      { iri: `${UNIT}bv`, kind: 'Gemeente', name: 'Bovendorp', isCurrent: true, isFormer: false },
    ])
    expect(parseKnownOrgans(readFileSync(join(out, 'bestuursorganen.tsv'), 'utf8'))).toMatchObject([
      { iri: `${ORGAN}gr`, unit: `${UNIT}bv`, terms: [{ iri: `${ORGAN}gr25`, start: '2024-12-05' }] },
    ])
    const register = parseRegister(readFileSync(join(out, 'personen.tsv'), 'utf8'))
    expect(register.find('Jan Peeters', new Set([`${ORGAN}gr25`]), '2025-03-24').map(({ iri }) => iri)).toEqual([
      'http://x.example/jan',
    ])
    expect(register.find('Jan Peeters', new Set([`${ORGAN}gr25`]), '2024-03-24')).toEqual([])
  })

  it('says what a table lacks, and that something must be given', async () => {
    const out = mkdtempSync(join(tmpdir(), 'raadlink-reference-'))
    writeFileSync(join(out, 'units.tsv'), 'uri\tlabel\n')
    expect(await run(['reference', 'update', '--units', join(out, 'units.tsv'), '--out', out])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('classificatie') as string,
    })
    expect(await run(['reference', 'update', '--out', out])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--endpoint') as string,
    })
  })
})
