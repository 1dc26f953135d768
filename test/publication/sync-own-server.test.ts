import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataFolder } from '../../src/log/data-folder.js'
import { checkSync } from '../../src/publication/sync/check-sync.js'
import { UNMERGED_GRAPHS } from '../../src/publication/sync/follow.js'
import { sync } from '../../src/publication/sync/sync-store.js'
import { openSparqlStore, type SparqlStore } from '../../src/store/remote/sparql-store.js'
import { startOwnServer, type OwnServer } from '../store/own-server.js'
import { publishEdition, SYNC_GRAPHS, withdrawPublications } from './sync-data.js'

describe('sync, to our own service', () => {
  let folder: string
  let data: DataFolder
  let server: OwnServer
  let store: SparqlStore | undefined
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'raadlink-sync-'))
    data = new DataFolder(folder)
    publishEdition(data, [0, 1, 2, 3, 4, 5], 1)
  })
  afterEach(async () => {
    await store?.close()
    await server.stop()
    data.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const trial = async (withGraphStore: boolean, unmerged: readonly string[]): Promise<SparqlStore> => {
    server = await startOwnServer(unmerged)
    const opened = await openSparqlStore({
      endpoint: server.query,
      ...(withGraphStore && { graphStore: server.graphStore }),
      graphs: SYNC_GRAPHS,
      unmerged: UNMERGED_GRAPHS,
    })
    store = opened
    expect(await sync(opened, data)).toMatchObject({ kind: 'begun anew' })
    expect((await checkSync(opened, data)).differences).toEqual([])
    publishEdition(data, [1, 2], 2)
    withdrawPublications(data, [3, 4])
    expect(await sync(opened, data)).toMatchObject({ kind: 'followed' })
    expect((await checkSync(opened, data)).differences).toEqual([])
    expect(await sync(opened, data)).toMatchObject({ kind: 'kept' })
    return opened
  }

  it('leaves the merge to the server that keeps it', async () => {
    expect((await trial(true, UNMERGED_GRAPHS)).keepsMerge).toBe(true)
  })

  it('does with updates alone what the Graph Store Protocol does faster', async () => {
    expect((await trial(false, UNMERGED_GRAPHS)).server.graphStore).toBeUndefined()
  })

  it('writes the merge as a graph where the server would show what is not public', async () => {
    expect((await trial(true, [])).keepsMerge).toBe(false)
  })
})
