import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Ledger } from '../../../src/harvest/ledger/ledger.js'
import { ChangeLog } from '../../../src/log/changes/change-log.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import { FOLDER_LADDER } from '../../../src/log/migrations/folder-ladder.js'
import { folderVersion } from '../../../src/log/migrations/folder-format.js'
import { topOf } from '../../../src/log/migrations/ladder.js'
import { loadSqlite } from '../../../src/log/state/sqlite.js'
import { STATE_LADDER } from '../../../src/log/state/state-ladder.js'
import { datasetHash } from '../../../src/publication/dumps/dataset-hash.js'
import { unpackOldFolder, type OldStatus } from '../data-folder-0.1.0/unpack.js'

let place: string
let folder: string
let told: OldStatus
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'raadlink-old-'))
  folder = join(place, 'data')
  told = unpackOldFolder(folder)
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const ERASED = 'https://www.oosterkouter.example/zittingen/uittreksel.html'

async function statusOf(data: DataFolder): Promise<Omit<OldStatus, 'lastChange' | 'addresses'>> {
  return {
    documents: data.pages.all().length,
    published: data.pages.published().length,
    triples: data.merge.size,
    changes: data.sequence,
    erasures: data.erasures,
    hash: await datasetHash(data),
  }
}

/** Tables and columns of a SQLite file, by name. */
function columnsOf(path: string): unknown {
  const db = new (loadSqlite())(path)
  try {
    return db
      .prepare(
        `SELECT m.type, m.name, c.name AS column, c.type AS kind, c.pk, c."notnull" FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c
         WHERE m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2, 3`,
      )
      .all()
  } finally {
    db.close()
  }
}

describe('a data folder of 0.1.0', () => {
  it('opens, migrated in place, with the same hash, and opens again', async () => {
    const { lastChange, addresses, ...expected } = told
    for (let opening = 0; opening < 2; opening++) {
      const data = new DataFolder(folder)
      expect(await statusOf(data)).toEqual(expected)
      expect(
        data
          .heads()
          .map(({ time }) => time)
          .sort()
          .at(-1),
      ).toBe(lastChange)
      expect(data.register).toContain('An Peeters')
      data.close()
      expect(folderVersion(folder)).toBe(topOf(FOLDER_LADDER))
    }
    const ledger = new Ledger(folder)
    const [source = ''] = ledger.sources()
    const found = [...ledger.rows(source)]
    for (const [state, count] of Object.entries(addresses))
      expect([state, found.filter((row) => row.state === state).length]).toEqual([state, count])
    ledger.close()
  })

  it('opens for reading, also without a writer, and after its rebuild', async () => {
    const reader = DataFolder.reading(folder)
    expect(await datasetHash(reader)).toBe(told.hash)
    reader.close()
    const data = new DataFolder(folder)
    data.rebuild()
    expect(await datasetHash(data)).toBe(told.hash)
    data.close()
  })

  it('has the tables of a new one', () => {
    for (const path of [folder, join(place, 'new')]) {
      new DataFolder(path).close()
      new Ledger(path).close()
    }
    for (const name of ['state.sqlite', 'harvest.sqlite'])
      expect(columnsOf(join(folder, name))).toEqual(columnsOf(join(place, 'new', name)))
  })

  it('knows from its log what was erased', () => {
    const data = new DataFolder(folder)
    expect(data.pages.erased().map(({ address }) => address)).toEqual([ERASED])
    data.close()
  })

  it('is migrated by the next opening when the first was killed before, in or after any rung', async () => {
    // What a killed process can leave: a rung done partly or wholly, and the version not written.
    const half = join(place, 'half')
    cpSync(folder, half, { recursive: true })
    for (const { climb } of FOLDER_LADDER.rungs) climb(half)
    const state = new (loadSqlite())(join(half, 'state.sqlite'))
    state.transaction(() => STATE_LADDER.rungs[0]?.climb(state))()
    state.close()
    const data = new DataFolder(half)
    expect(await datasetHash(data)).toBe(told.hash)
    expect(data.pages.erased()).toHaveLength(1)
    data.close()
  })
})

describe('a data folder of a newer raadlink', () => {
  it('is refused with advice, and is not changed', () => {
    writeFileSync(join(folder, 'format.json'), '{"format":99}')
    const before = readFileSync(join(folder, 'captures/received/00000001.log'))
    for (const open of [() => new DataFolder(folder), () => DataFolder.reading(folder)])
      expect(open).toThrow(/newer raadlink \(version 99.*install a newer raadlink/u)
    expect(readFileSync(join(folder, 'captures/received/00000001.log'))).toEqual(before)
    new ChangeLog(join(folder, 'log')).close()
  })

  it.each([
    ['state.sqlite', () => new DataFolder(folder)],
    ['state.sqlite', () => DataFolder.reading(folder)],
    ['harvest.sqlite', () => new Ledger(folder)],
    ['harvest.sqlite', () => Ledger.reading(folder)],
  ])('is also refused because of its %s, which is not deleted', (name, open) => {
    const db = new (loadSqlite())(join(folder, name))
    db.prepare(`UPDATE meta SET value = '99' WHERE key = 'version'`).run()
    db.close()
    expect(open).toThrow(/newer raadlink \(version 99/u)
    expect(columnsOf(join(folder, name))).not.toEqual([])
  })
})
