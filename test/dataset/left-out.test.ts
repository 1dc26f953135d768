import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LEAVE_OUT } from '../../src/correcting/correction.js'
import { correctPage, readCorrected, undoCorrection } from '../../src/dataset/correct.js'
import { ingest, remap } from '../../src/dataset/dataset.js'
import { pagesSaying } from '../../src/dataset/left-out.js'
import type { Document } from '../../src/document.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { minutesOf } from './corrected-minutes.js'
import { SEEDED } from './seeded-personal.js'

let folder: string
let data: DataFolder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-left-out-'))
  data = new DataFolder(join(folder, 'data'))
})
afterEach(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

const [minutes, other] = [1, 2].map((index) =>
  minutesOf(index, (text) => text.replaceAll('Besluit\n', `Besluit\n\nArtikel 1. ${SEEDED.join('; ')}.\n`)),
) as [Document, Document]
const place = (): Parameters<typeof correctPage>[1] => ({
  data,
  settings: fixtureSettings,
  now: () => new Date('2026-11-05T10:00:00Z'),
})
async function take(...documents: readonly Document[]): Promise<void> {
  for await (const { outcome } of ingest(documents, data, fixtureSettings, { agent: 'test' }))
    expect(outcome).not.toBe('failed')
}
const leaveOut = (texts: readonly string[], seen = 0): ReturnType<typeof correctPage> =>
  correctPage(
    {
      address: minutes.address,
      changes: texts.map((becomes) => ({ target: {}, field: LEAVE_OUT, becomes })),
      by: 'An',
      seen,
    },
    place(),
  )
/** The seeded texts in the files of the folder from which everything public is made: the log and the state. */
function foundInFiles(): readonly string[] {
  const files = readdirSync(data.path, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/captures|correcties/u.test(entry.parentPath),
  )
  const bytes = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1')).join('\n')
  return SEEDED.filter((text) => bytes.includes(text))
}

it('goes from everything, what was published before included, and stays away', async () => {
  await take(minutes)
  expect(foundInFiles()).toEqual(SEEDED)
  expect(pagesSaying(data, SEEDED)).toEqual([minutes.address])
  await leaveOut(SEEDED)
  expect(foundInFiles()).toEqual([])
  expect([...data.merge.triples()].filter((line) => line.includes('[weggelaten]')).length).toBeGreaterThan(0)
  expect(
    (await readCorrected(minutes.address, data, fixtureSettings)).diagnostics.map(({ expected }) => expected),
  ).toContain('persoonsgegevens')
  for await (const { outcome } of remap(data, fixtureSettings, { agent: 'test' })) expect(outcome).toBe('unchanged')
  data.rebuild()
  await take(
    minutesOf(1, (text) => text.replaceAll('Besluit\n', `Besluit\n\nArtikel 1. Opnieuw: ${SEEDED.join('; ')}.\n`), 2),
  )
  expect(foundInFiles()).toEqual([])
  const latest = data.pages.latest(minutes.address)!
  expect(Buffer.from(data.captures.open(latest).bytes).toString()).toContain(SEEDED[0])
})

it('says which other pages still say it', async () => {
  await take(minutes, other)
  await leaveOut(SEEDED)
  expect(pagesSaying(data, SEEDED)).toEqual([other.address])
})

it('goes one by one', async () => {
  await take(minutes)
  await leaveOut([SEEDED[0]!])
  expect(foundInFiles()).toEqual(SEEDED.slice(1))
})

it('comes back when that is undone, and does not hinder other corrections', async () => {
  await take(minutes)
  const [made] = await leaveOut(SEEDED.slice(0, 1))
  const changes = [{ target: { zitting: 0 }, field: 'atLocation', becomes: 'Zaal' }]
  await correctPage({ address: minutes.address, changes, by: 'An', seen: 1 }, place())
  expect(foundInFiles()).not.toContain(SEEDED[0])
  await undoCorrection({ id: made!.id, address: minutes.address, by: 'An', seen: 2 }, place())
  expect(foundInFiles()).toEqual(SEEDED)
})
