import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readRdf } from '../../../src/rdf/formats/formats.js'
import { openEmbeddedStore, type EmbeddedStore } from '../../../src/store/embedded/embedded.js'
import type { EmbeddedSettings } from '../../../src/store/embedded/embedded-settings.js'
import { rowsOf } from '../sample-store.js'

const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
const NAMED = 'SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g'
const line = (i: number): string =>
  `<https://data.voorbeeldstad.be/id/besluiten/${i}> <http://purl.org/dc/terms/title> "Besluit ${i} ${'over de heraanleg '.repeat(10)}" <https://data.voorbeeldstad.be/graphs/${i % 7}> .\n`
const lines = (count: number): Buffer => Buffer.from(Array.from({ length: count }, (_, i) => line(i)).join(''))

let master: string
let folder: string
let image: string
beforeAll(async () => {
  master = mkdtempSync(join(tmpdir(), 'raadlink-master-'))
  await keepOne(join(master, 'store.image'))
})
afterAll(() => {
  rmSync(master, { recursive: true, force: true })
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-image-'))
  image = join(folder, 'cache', 'store.image')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const open = (settings: EmbeddedSettings = {}): Promise<EmbeddedStore> =>
  openEmbeddedStore({ replicas: 2, unmerged: ['g:private/'], image, folder, ...settings })
async function ready(store: EmbeddedStore): Promise<void> {
  for (let i = 0; i < 400 && store.status().ready < 2; i++)
    await new Promise((resolve) => {
      setTimeout(resolve, 25)
    })
  expect(store.status().ready).toBe(2)
}

/** The same answers from every replica: more queries at once than there are replicas. */
async function everywhere(store: EmbeddedStore, query: string): Promise<readonly (readonly string[])[]> {
  await ready(store)
  const answers = await Promise.all(Array.from({ length: 6 }, () => rowsOf(store, query)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  return answers[0] ?? []
}

async function keepOne(file: string): Promise<void> {
  const store = await open({ image: file, folder: master })
  await store.load([
    Buffer.from(
      '<a:s> <a:p> "x" <g:1> .\n<a:s> <a:p> "x" <g:2> .\n_:b <a:p> "blank" <g:1> .\n<a:s> <a:p> "secret" <g:private/1> .\n',
    ),
  ])
  await store.update('INSERT DATA { <a:s> <a:q> "unnamed" }')
  await store.keep('the 7th')
  await store.close()
}

function kept(): void {
  cpSync(master, join(folder, 'cache'), { recursive: true })
}

describe('an image of the store', () => {
  it('restores graphs, merge, triples without a graph, and counts', async () => {
    kept()
    const store = await open()
    expect(store.restored).toBe('the 7th')
    expect(store.status()).toMatchObject({ quads: 5, merged: 3 })
    expect(await everywhere(store, COUNT)).toEqual([['3']])
    expect(await everywhere(store, NAMED)).toEqual([
      ['g:1', '2'],
      ['g:2', '1'],
      ['g:private/1', '1'],
    ])
    await store.close()
  })

  it('can be changed further on every replica, also those filled later', async () => {
    kept()
    const store = await open()
    await store.replaceGraph('g:2', await readRdf('<a:s> <a:p> "y" . _:b <a:p> "another blank" .', 'turtle'))
    await store.load([Buffer.from('_:b <a:p> "a third blank" <g:3> .\n')])
    await store.update('DELETE DATA { <a:s> <a:q> "unnamed" }')
    // A blank node of this opening differs from an earlier one with the same label.
    expect(await everywhere(store, 'SELECT (COUNT(DISTINCT ?b) AS ?n) { ?b <a:p> ?o FILTER(isBlank(?b)) }')).toEqual([
      ['3'],
    ])
    expect(await everywhere(store, COUNT)).toEqual([['5']])
    await expect(
      store.query(
        'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x . ?y ?z ?1 . ?2 ?3 ?4 . ?5 ?6 ?7 . ?8 ?9 ?10 }',
        { deadline: 300 },
      ),
    ).rejects.toThrow('stopped')
    expect(await everywhere(store, COUNT)).toEqual([['5']])
    await store.keep('later')
    await store.close()
    const again = await open()
    expect(again.restored).toBe('later')
    expect(await everywhere(again, COUNT)).toEqual([['5']])
    await again.close()
  })

  it.each([
    [
      'cut short',
      () => {
        truncateSync(image, 100_000)
      },
    ],
    [
      'damaged inside',
      () => {
        const bytes = readFileSync(image)
        bytes.fill(0xff, bytes.length - 50_000, bytes.length - 40_000)
        writeFileSync(image, bytes)
      },
    ],
    [
      'without its note',
      () => {
        rmSync(`${image}.json`)
      },
    ],
    [
      'with the note of another',
      () => {
        writeFileSync(`${image}.json`, readFileSync(`${image}.json`, 'utf8').replace(/"id":"..../u, '"id":"0000'))
      },
    ],
    [
      'of another engine',
      () => {
        writeFileSync(image, readFileSync(image, 'latin1').replace(/oxigraph 0/u, 'oxigraph 9'), 'latin1')
      },
    ],
  ])('that is %s is not used, and is removed', async (_name, spoil) => {
    kept()
    spoil()
    const store = await open()
    expect(store.restored).toBeUndefined()
    expect(await everywhere(store, COUNT)).toEqual([['0']])
    expect(existsSync(`${image}.json`)).toBe(false)
    await store.close()
  })

  it('is not used for a store with another default graph', async () => {
    kept()
    const store = await open({ unmerged: [] })
    expect(store.restored).toBeUndefined()
    await store.close()
  })

  it('is removed on request, and leaves no working copy behind', async () => {
    kept()
    const store = await open()
    store.forget()
    expect(await everywhere(store, COUNT)).toEqual([['3']])
    await store.close()
    expect(readdirSync(folder)).toEqual(['cache'])
    expect(readdirSync(join(folder, 'cache'))).toEqual([])
    await expect((await open({ image: join(folder, 'none', 'x') })).close()).resolves.toBeUndefined()
  })
})

describe('a bulk load', () => {
  it('that one replica adds and another checks is the same on all', async () => {
    const store = await openEmbeddedStore({ replicas: 3, folder, imageQuads: 1_000 })
    await store.load([lines(12_000), Buffer.from('_:b <a:p> "blank" <g:1> .\n_:b <a:p> "blank" <g:2> .\n')])
    expect(store.status()).toMatchObject({ quads: 12_002, merged: 12_001, warnings: [] })
    await store.dropGraph('https://data.voorbeeldstad.be/graphs/3')
    for (let i = 0; i < 400 && store.status().ready < 3; i++)
      await new Promise((resolve) => {
        setTimeout(resolve, 25)
      })
    const answers = await Promise.all(Array.from({ length: 9 }, () => rowsOf(store, COUNT)))
    expect(answers).toEqual(Array.from({ length: 9 }, () => [[String(12_001 - 1_714)]]))
    await store.close()
  })

  it('that fails keeps the lines before, in their graphs and in the merge', async () => {
    const store = await openEmbeddedStore({ replicas: 2, folder })
    await expect(
      store.load([
        lines(12_000),
        Buffer.from('<a:s> <a:p> <not an IRI> <g:1> .\n'),
        lines(13_000).subarray(lines(12_000).length),
      ]),
    ).rejects.toThrow('line 12001')
    expect(await rowsOf(store, COUNT)).toEqual([['12000']])
    expect(await rowsOf(store, 'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }')).toEqual([['12000']])
    await store.close()
  })
})
