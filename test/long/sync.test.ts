import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataFolder } from '../../src/log/data-folder.js'
import { checkSync } from '../../src/publication/sync/check-sync.js'
import { UNMERGED_GRAPHS } from '../../src/publication/sync/follow.js'
import { sync } from '../../src/publication/sync/sync-store.js'
import { openSparqlStore } from '../../src/store/remote/sparql-store.js'
import { publishEdition, SYNC_GRAPHS, withdrawPublications } from '../publication/sync-data.js'
import { hasVirtuoso, startVirtuoso } from '../store/virtuoso.js'

const numbers = (to: number, step = 1): readonly number[] =>
  Array.from({ length: Math.ceil(to / step) }, (_, i) => i * step)

describe.skipIf(!hasVirtuoso())('sync of 5,000 graphs to Virtuoso', () => {
  it('ends with what the log says, from nothing and after changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'raadlink-sync-'))
    const data = new DataFolder(folder)
    const server = await startVirtuoso()
    const store = await openSparqlStore({
      endpoint: server.query,
      credentials: { user: server.user, password: server.password },
      graphs: SYNC_GRAPHS,
      unmerged: UNMERGED_GRAPHS,
    })
    const timed = async (what: string, graphs: number, work: () => Promise<unknown>): Promise<void> => {
      const begun = performance.now()
      await work()
      const seconds = (performance.now() - begun) / 1000
      console.log(`${what}: ${graphs} graphs in ${seconds.toFixed(1)} s, ${(graphs / seconds).toFixed(0)} graphs/s`)
    }
    try {
      publishEdition(data, numbers(2500), 1, 120)
      await timed('from nothing', 5000, () => sync(store, data))
      await timed('again', 5000, () => sync(store, data))
      const before = data.sequence
      publishEdition(data, numbers(2500, 10), 2, 120)
      withdrawPublications(data, numbers(2500, 7))
      await timed('what changed', data.heads().filter(({ sequence }) => sequence > before).length, () =>
        sync(store, data),
      )
      await timed('checked', data.heads().filter(({ triples }) => triples > 0).length, async () => {
        expect((await checkSync(store, data)).differences).toEqual([])
      })
    } finally {
      await store.close()
      await server.stop()
      data.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
