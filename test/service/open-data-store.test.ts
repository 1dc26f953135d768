import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataFolder } from '../../src/log/data-folder.js'
import { imageFileOf, keepImage, openDataStore } from '../../src/service/open-data-store.js'
import { SOFTWARE } from '../../src/sources/version.js'
import { rowsOf } from '../store/sample-store.js'

const GRAPH = 'https://data.voorbeeldstad.be/graphs/1/stated'
const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
const state = (data: DataFolder, texts: readonly string[]): void => {
  data.publish(
    [
      {
        graph: GRAPH,
        role: 'stated',
        triples: texts.map(
          (text) => `<https://data.voorbeeldstad.be/id/1> <http://purl.org/dc/terms/title> "${text}" .`,
        ),
      },
    ],
    { kind: 'publish', agent: 'a test', software: SOFTWARE },
  )
}

let folder: string
let data: DataFolder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-data-store-'))
  data = new DataFolder(folder)
  state(data, ['one', 'two'])
})
afterEach(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

async function keptAt(sequence: number): Promise<void> {
  const { store, since, kept } = await openDataStore(data)
  expect({ since, kept }).toEqual({ since: sequence, kept: undefined })
  await keepImage(store, data, { sequence: since, erasures: data.erasures })
  await store.close()
}

describe('the store of a data folder', () => {
  it('is opened from its image, and follows what changed since', async () => {
    await keptAt(1)
    state(data, ['one', 'two', 'three'])
    const { store, since, kept } = await openDataStore(data)
    expect({ since, kept }).toEqual({ since: 2, kept: 1 })
    expect(await rowsOf(store, COUNT)).toEqual([['3']])
    await store.close()
  })

  it('is made anew after an erasure, of which no image keeps a trace', async () => {
    await keptAt(1)
    const [change] = data.publish([{ graph: GRAPH, role: 'stated', triples: [] }], {
      kind: 'erase',
      agent: 'a test',
      software: SOFTWARE,
      reason: 'a person asked',
    })
    data.erase({ addresses: [], graphs: [GRAPH], subjects: [], sequence: change?.sequence ?? 0, tombstones: [] })
    expect(existsSync(imageFileOf(data))).toBe(false)
    const { store, kept } = await openDataStore(data)
    expect(kept).toBeUndefined()
    expect(await rowsOf(store, COUNT)).toEqual([['0']])
    await store.close()
  })

  it('forgets an image that was made while something was erased', async () => {
    const { store } = await openDataStore(data)
    const [change] = data.publish([{ graph: GRAPH, role: 'stated', triples: [] }], {
      kind: 'erase',
      agent: 'a test',
      software: SOFTWARE,
      reason: 'a person asked',
    })
    data.erase({ addresses: [], graphs: [GRAPH], subjects: [], sequence: change?.sequence ?? 0, tombstones: [] })
    await keepImage(store, data, { sequence: 1, erasures: data.erasures - 1 })
    expect(existsSync(imageFileOf(data))).toBe(false)
    await store.close()
  })

  it('is made anew from a folder that was put back to an earlier state', async () => {
    state(data, ['one'])
    const { store: late } = await openDataStore(data)
    await keepImage(late, data, { sequence: 9, erasures: data.erasures })
    await late.close()
    const { store, kept, since } = await openDataStore(data)
    expect({ kept, since }).toEqual({ kept: undefined, since: 2 })
    await store.close()
  })
})
