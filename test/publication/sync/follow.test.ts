import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Cause } from '../../../src/log/changes/change.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import { followLog, UNMERGED_GRAPHS } from '../../../src/publication/sync/follow.js'
import { graphIri } from '../../../src/dataset/publication-graphs.js'
import { openEmbeddedStore } from '../../../src/store/embedded/embedded.js'
import type { Store } from '../../../src/store/store.js'
import { rowsOf } from '../../store/sample-store.js'

const BASE = 'https://data.voorbeeldegem.example/id/'
const agenda = graphIri(BASE, 'https://www.voorbeeldegem.example/agenda', 'stated')
const list = graphIri(BASE, 'https://www.voorbeeldegem.example/lijst', 'stated')
const published = graphIri(BASE, 'https://www.voorbeeldegem.example/lijst', 'published')
const cause: Cause = { kind: 'publish', agent: 'test', software: 'raadlink test' }
const triple = (n: number): string => `<${BASE}punten/${n}> <http://purl.org/dc/terms/title> "punt ${n}"@nl .`

let folder: string
let data: DataFolder
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-follow-'))
  data = new DataFolder(folder)
  store = await openEmbeddedStore({ replicas: 1, unmerged: UNMERGED_GRAPHS })
})
afterEach(async () => {
  await store.close()
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

const merged = async (): Promise<unknown> => (await rowsOf(store, 'SELECT ?t { ?s ?p ?t } ORDER BY ?t')).flat()
const graphs = async (): Promise<unknown> =>
  (await rowsOf(store, 'SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g'))
    .map(([graph, n]) => [graph, Number(n)])
    .sort()

describe('followLog', () => {
  it('loads everything in bulk, each triple once in the merge and nothing private in it', async () => {
    data.publish([{ graph: agenda, role: 'stated', triples: [triple(1), triple(2)] }], cause)
    data.publish(
      [
        { graph: list, role: 'stated', triples: [triple(2), triple(3)] },
        { graph: published, role: 'published', triples: [triple(9)] },
      ],
      cause,
    )
    expect(await followLog(store, data, 0)).toBe(3)
    expect(await merged()).toEqual(['punt 1', 'punt 2', 'punt 3'])
    expect(await graphs()).toEqual(
      [
        [agenda, 2],
        [list, 2],
        [published, 1],
      ].sort(),
    )
  })

  it('follows later changes, harmlessly when repeated or from an earlier change', async () => {
    data.publish(
      [
        { graph: agenda, role: 'stated', triples: [triple(1), triple(2)] },
        { graph: list, role: 'stated', triples: [triple(2)] },
      ],
      cause,
    )
    const first = await followLog(store, data, 0)
    data.publish(
      [
        { graph: agenda, role: 'stated', triples: [triple(1), triple(4)] },
        { graph: published, role: 'published', triples: [triple(9)] },
      ],
      cause,
    )
    data.publish([{ graph: list, role: 'stated', triples: [] }], { ...cause, kind: 'withdraw' })
    const second = await followLog(store, data, first)
    expect(second).toBe(data.sequence)
    for (const since of [second, first, 1]) {
      expect(await followLog(store, data, since)).toBe(second)
      expect(await merged()).toEqual(['punt 1', 'punt 4'])
      expect(await graphs()).toEqual(
        [
          [agenda, 2],
          [published, 1],
        ].sort(),
      )
    }
  })

  it('writes nothing when nothing changed', async () => {
    data.publish([{ graph: agenda, role: 'stated', triples: [triple(1)] }], cause)
    const reached = await followLog(store, data, 0)
    const { version } = store.status()
    expect(await followLog(store, data, reached)).toBe(reached)
    expect(store.status().version).toBe(version)
  })

  it('refuses a private graph whose name does not show it', async () => {
    data.publish([{ graph: `${BASE}graphs/x`, role: 'published', triples: [triple(1)] }], cause)
    await expect(followLog(store, data, 0)).rejects.toThrow(/role published/u)
  })
})
