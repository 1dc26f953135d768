import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ingest, remap, type Ingested } from '../../src/dataset/dataset.js'
import { restore, withdraw } from '../../src/dataset/withdrawal.js'
import { createDocument, type Document } from '../../src/document.js'
import { packageReference } from '../../src/linking/package-reference.js'
import { writeRegister } from '../../src/linking/person-register.js'
import { readArchive, writeArchive } from '../../src/log/archive.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { datasetHash } from '../../src/publication/dumps/dataset-hash.js'
import { keptDifferences } from '../../src/dataset/kept-differences.js'
import { besluit, rdf } from '../../src/rdf/vocabularies.js'
import { fixtureSettings } from '../fixtures/expectations.js'

/*
 * The documents of one sitting, without annotations, that come one by one. The council is a real one, because a name
 * that is in no table is the name of no body; sitting, people and decisions are invented.
 */
const AGENDA = `Gemeente Herstappe

AGENDA

Gemeenteraad

Zitting van 24 maart 2025 om 20.00 uur

OPENBARE ZITTING

1. Verslag van de vorige zitting. Goedkeuring

2. Reglement op de jaarmarkt. Vaststelling

3. Verkoop van de oude pastorie. Principe

4. Onteigening van een perceel. Beslissing
`
const LIST = `Gemeente Herstappe

BESLUITENLIJST

Gemeenteraad

Zitting van 24 maart 2025

OPENBARE ZITTING

1. Verslag van de vorige zitting. Goedkeuring

Met eenparigheid van stemmen goedgekeurd.

2. Reglement op de jaarmarkt. Vaststelling

Goedgekeurd met 4 stemmen voor en 1 stem tegen.

3. Verkoop van de oude pastorie. Principe

Goedgekeurd met 3 stemmen voor en 2 stemmen tegen.
`
const MINUTES = `Gemeente Herstappe

NOTULEN

Gemeenteraad

Zitting van 24 maart 2025

Aanwezig: Jan Vermeirsch, voorzitter

An Claeskens, burgemeester

Piet Raeymaekers, Els Verhoeven en Bart Desmedt, raadsleden

Lieve Boskens, algemeen directeur

De voorzitter opent de zitting om 20.05 uur.

OPENBARE ZITTING

1. Verslag van de vorige zitting. Goedkeuring

Besluit

Met eenparigheid van stemmen goedgekeurd.

2. Reglement op de jaarmarkt. Vaststelling

Besluit

Goedgekeurd met 3 stemmen voor en 2 stemmen tegen.

3. Verkoop van de oude pastorie. Principe

Besluit

Verworpen met 2 stemmen voor en 3 stemmen tegen.

De voorzitter sluit de zitting om 21.00 uur.
`
const OTHER = MINUTES.replaceAll('24 maart 2025', '28 april 2025').replace('pastorie', 'kerk')
const document = (name: string, text: string, day = 1): Document =>
  createDocument(text, {
    address: `https://www.raad.example/${name}`,
    name: `pages/${name}.txt`,
    mediaType: 'text/plain',
    retrieved: `2026-11-0${day}T00:00:00.000Z`,
  })
const [agenda, list, minutes, other] = [
  document('agenda', AGENDA),
  document('lijst', LIST),
  document('notulen', MINUTES),
  document('april', OTHER),
] as const
/** The list as the council mended it: it says of item 2 what the minutes say. */
const mended = document('lijst', LIST.replace('4 stemmen voor en 1 stem tegen', '3 stemmen voor en 2 stemmen tegen'), 2)

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-pairing-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const agent = 'test'
const open = (name = 'data'): DataFolder => new DataFolder(join(folder, name))
async function all(results: AsyncIterable<Ingested>): Promise<readonly Ingested[]> {
  const found: Ingested[] = []
  for await (const result of results) found.push(result)
  return found
}
const take = (data: DataFolder, ...documents: readonly Document[]): Promise<readonly Ingested[]> =>
  all(ingest(documents, data, fixtureSettings, { agent }))
const content = (data: DataFolder): unknown =>
  data
    .heads()
    .filter(({ triples }) => triples > 0)
    .map(({ graph, hash }) => [graph, hash])
const told = (data: DataFolder): readonly string[] =>
  keptDifferences(data).map(
    ({ address, rule, message }) =>
      `${address.slice('https://www.raad.example/'.length)} ${rule} ${/\d/u.exec(message.nl)?.[0] ?? ''}`,
  )
const reported = ({ report }: Ingested): readonly string[] =>
  (report?.diagnostics ?? []).filter(({ rule }) => rule.startsWith('pairing/')).map(({ rule }) => rule)
const sittings = (data: DataFolder): readonly string[] => [
  ...new Set(
    [...data.merge.triples()]
      .filter((line) => line.endsWith(`<${rdf.type.value}> <${besluit.Zitting.value}> .`))
      .map((line) => line.slice(1, line.indexOf('>'))),
  ),
]

const DIFFERENCES = [
  'agenda pairing/item-dropped 4',
  'notulen pairing/votes-differ 2',
  'notulen pairing/outcome-differs 3',
  'notulen pairing/votes-differ 3',
]

describe('documents of one sitting that come in different runs', () => {
  it('are one sitting, and what they say differently is told in the run in which it came to light', async () => {
    const data = open()
    expect((await take(data, minutes)).map(reported)).toEqual([[]])
    const [second, compared] = await take(data, list)
    expect([second!.outcome, reported(second!)]).toEqual(['published', []])
    expect(compared).toMatchObject({ document: { address: minutes.address }, outcome: 'compared' })
    expect(reported(compared!)).toEqual(['pairing/votes-differ', 'pairing/outcome-differs', 'pairing/votes-differ'])
    expect(compared!.report!.diagnostics).toHaveLength(3)
    expect((await take(data, agenda)).map((each) => [each.outcome, reported(each)])).toEqual([
      ['published', ['pairing/item-dropped']],
    ])
    await take(data, other)
    expect(sittings(data)).toHaveLength(2)
    expect(told(data)).toEqual(DIFFERENCES)
    expect(keptDifferences(data)[1]).toMatchObject({
      address: minutes.address,
      other: list.address,
      severity: 'warning',
      place: expect.stringMatching(/^\d+:\d+$/u) as string,
    })
    data.close()
  })

  it('stand in a graph of their own, which is not public and tells nothing of where files lie', async () => {
    const data = open()
    await take(data, minutes, list)
    expect([...data.merge.triples()].filter((line) => line.includes('pairing/'))).toEqual([])
    const lines = data
      .heads()
      .filter(({ role }) => role === 'findings')
      .flatMap(({ graph }) => data.triplesOf(graph))
    expect(lines.join('\n')).toContain('lijst.txt')
    expect(lines.join('\n')).not.toContain('pages/')
    data.close()
  })

  it('agree again once one of them is mended, or withdrawn', async () => {
    const data = open()
    await take(data, minutes, list, agenda)
    expect((await take(data, mended)).map(({ outcome }) => outcome)).toEqual(['published', 'compared'])
    expect(told(data)).toEqual(DIFFERENCES.filter((each) => each !== 'notulen pairing/votes-differ 2'))
    await withdraw(list.address, data, fixtureSettings, { agent, reason: 'per vergissing' })
    expect(told(data)).toEqual(DIFFERENCES.slice(0, 1))
    data.close()
  })

  it('end in the same dataset whatever the order of the pages and the portions, before and after everything is made and read again (property)', async () => {
    const versions = [agenda, list, minutes, other, mended]
    const first = open('first')
    await take(first, ...versions)
    const expected = content(first)
    expect(told(first)).toHaveLength(3)
    first.close()
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(versions, { minLength: versions.length }),
        fc.integer({ min: 1, max: versions.length }),
        async (order, portion) => {
          const data = open(`run-${(run += 1)}`)
          // Of one page the last receipt stands, so that its versions keep their order.
          const waiting = [...versions]
          const inOrder = order.flatMap(({ address }) =>
            waiting.splice(
              waiting.findIndex((each) => each.address === address),
              1,
            ),
          )
          for (let from = 0; from < inOrder.length; from += portion)
            await take(data, ...inOrder.slice(from, from + portion))
          expect(content(data)).toEqual(expected)
          const hash = await datasetHash(data)
          data.rebuild()
          expect(content(data)).toEqual(expected)
          expect((await all(remap(data, fixtureSettings, { agent }))).map(({ outcome }) => outcome)).toEqual([
            'unchanged',
            'unchanged',
            'unchanged',
            'unchanged',
          ])
          expect([content(data), await datasetHash(data)]).toEqual([expected, hash])
          data.close()
        },
      ),
      { numRuns: 5 },
    )
  })
})

describe('what documents say differently of what was withdrawn', () => {
  it('is not told, comes back with it, and is gone for good when it is erased', async () => {
    const data = open()
    await take(data, minutes, list, agenda)
    const item = itemOf(data, 'pastorie')
    await withdraw(item, data, fixtureSettings, { agent, reason: 'bevat persoonsgegevens' })
    expect(told(data)).toEqual(['agenda pairing/item-dropped 4', 'notulen pairing/votes-differ 2'])
    await restore(item, data, fixtureSettings, agent)
    expect(told(data)).toEqual(DIFFERENCES)
    const differing = [...data.changes()]
      .flatMap(({ role, inserts }) => (role === 'findings' ? inserts : []))
      .filter((line) => line.includes(item))
    expect(differing.length).toBeGreaterThan(0)
    await withdraw(item, data, fixtureSettings, { agent, reason: 'bevat persoonsgegevens', erase: true })
    const left = [...data.changes()].flatMap(({ role, inserts, deletes }) =>
      role === 'findings' ? [...inserts, ...deletes] : [],
    )
    expect(left.filter((line) => line.includes(item) || /punt 3/iu.test(line))).toEqual([])
    expect(left.join('\n')).toContain('punt 2')
    data.close()
  })
})

describe('a register of people kept with the data', () => {
  const [organ] = packageReference().organs.filter(
    ({ unit, klasse }) =>
      klasse === 'Gemeenteraad' &&
      unit === packageReference().units.find(({ name, kind }) => name === 'Herstappe' && kind === 'Gemeente')?.iri,
  )
  const iri = 'http://data.lblod.info/id/mandatarissen/voorbeeld-1'
  const register = writeRegister([
    { iri, naam: 'Piet Raeymaekers', orgaan: organ?.iri ?? '', start: '2024-12-05', einde: '', gezien: '' },
  ])
  const knows = (data: DataFolder): boolean => data.merge.about(iri).length > 0

  it('ties people in every document from then on, and in those from before when they are read again', async () => {
    const [data, from] = [open(), open('from-the-start')]
    await take(data, minutes)
    expect(knows(data)).toBe(false)
    expect([data.keepRegister(register), data.keepRegister(register)]).toEqual([true, false])
    expect(data.isRegisterPending).toBe(true)
    await take(data, other)
    expect(knows(data)).toBe(true)
    expect((await all(remap(data, fixtureSettings, { agent }))).map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'published',
    ])
    expect(data.isRegisterPending).toBe(false)

    from.keepRegister(register)
    expect(from.isRegisterPending).toBe(false)
    const results = await take(from, other, minutes)
    expect(
      results[0]!.report!.diagnostics.filter(
        ({ rule, actual }) => rule === 'linking/person-unknown' && actual === 'Piet Raeymaekers',
      ),
    ).toEqual([])
    expect(content(from)).toEqual(content(data))
    data.close()
    from.close()
  })

  it('goes with an archive', async () => {
    const data = open()
    data.keepRegister(register)
    await take(data, minutes, list)
    await writeArchive(data, join(folder, 'archive'), {})
    await readArchive(join(folder, 'archive'), join(folder, 'again'))
    const again = open('again')
    expect([again.register, content(again)]).toEqual([register, content(data)])
    expect(again.isRegisterPending).toBe(false)
    data.close()
    again.close()
  })
})

function itemOf(data: DataFolder, word: string): string {
  const line = [...data.merge.triples()].find((each) => each.includes(`/agendapunten/`) && each.includes(word))
  expect(line).toBeDefined()
  return line!.slice(1, line!.indexOf('>'))
}
