import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ingest } from '../../src/dataset/dataset.js'
import { PublicationIndex } from '../../src/dataset/publication-index.js'
import { timelinesOf } from '../../src/dataset/timelines.js'
import { withdraw } from '../../src/dataset/withdrawal.js'
import { deadlinesOf } from '../../src/deadlines/deadline-state.js'
import type { Timeline } from '../../src/deadlines/timeline.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { fixtureDocument, fixturePages } from '../fixtures/fixture-pages.js'
import { run } from '../cli/session.js'

let folder: string
let now: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-timelines-'))
  now = '2025-05-08T09:00:00Z'
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const cipal = fixturePages
  .filter(({ path, kind }) => path.startsWith('cipal/') && kind !== 'lijst')
  .map((page) => fixtureDocument(page))

/** A folder with the documents of one sitting, of 29 April 2025; each page states its day of publication. */
async function filled(): Promise<DataFolder> {
  const data = new DataFolder(join(folder, 'data'), { now: () => new Date(now) })
  for await (const { outcome } of ingest(cipal, data, fixtureSettings, { agent: 'test' }))
    expect(outcome).toBe('published')
  return data
}

function timelines(data: DataFolder, own: boolean): readonly Timeline[] {
  const index = new PublicationIndex(data)
  index.refresh()
  return timelinesOf(data, index, { own })
}

it('tells body, day and what the page and the log say of its publication', async () => {
  const data = await filled()
  const list = timelines(data, false).find(({ document }) => document === 'besluitenlijst')
  expect(list).toMatchObject({
    organ: 'Raad voor Maatschappelijk Welzijn',
    day: '2025-04-29',
    events: [
      { kind: 'published', evidence: 'seen', on: expect.stringContaining('2025-05-08') as string },
      { kind: 'published', evidence: 'stated', on: '2025-05-06' },
    ],
  })
  expect(deadlinesOf(list!, '2025-06-01').map(({ rule, status, doneOn }) => [rule.id, status, doneOn])).toEqual([
    ['besluitenlijst', 'done', '2025-05-06'],
    ['melding', 'unprovable', undefined],
  ])
  data.close()
})

it('tells of what was withdrawn nothing, and of what came back when it did', async () => {
  const data = await filled()
  const list = cipal.find(({ address }) => address.includes('besluitenlijst'))!
  now = '2025-05-12T09:00:00Z'
  await withdraw(list.address, data, fixtureSettings, { agent: 'test', reason: 'vergissing' })
  expect(timelines(data, true).map(({ document }) => document)).not.toContain('besluitenlijst')
  now = '2025-05-13T09:00:00Z'
  for await (const { outcome } of ingest([{ ...list, retrieved: now }], data, fixtureSettings, { agent: 'test' }))
    expect(outcome).toBe('published')
  const back = timelines(data, true).find(({ document }) => document === 'besluitenlijst')
  expect(back?.events.map(({ kind, evidence, on }) => [kind, evidence, on.slice(0, 10)])).toEqual([
    ['published', 'logged', '2025-05-08'],
    ['withdrawn', 'logged', '2025-05-12'],
    ['published', 'logged', '2025-05-13'],
    ['published', 'stated', '2025-05-06'],
  ])
  // What a page states of its first publication does not make it public before its return.
  expect(deadlinesOf(back!, '2025-06-01')).toMatchObject([{ status: 'late', doneOn: '2025-05-13', lateBy: 4 }, {}])
  data.close()
})

it('raadlink deadlines: as text, calendar and feed, and with another term', async () => {
  const data = await filled()
  data.close()
  const deadlines = (...words: readonly string[]): ReturnType<typeof run> =>
    run(['deadlines', '--data', join(folder, 'data'), '--own', '--as-of', '2025-05-20', ...words])
  const text = await deadlines()
  expect(text.status).toBe(1)
  expect(text.stdout).toContain('Op tijd: gedaan op 6 mei 2025, het moest uiterlijk vrijdag 9 mei 2025.')
  expect(text.stdout).toContain('Nog te melden: het moest uiterlijk dinsdag 6 mei 2025, dat is 14 dagen te laat.')
  expect((await deadlines('--as', 'ics')).stdout).toContain('DTSTART;VALUE=DATE:20250506\r\n')
  expect((await deadlines('--as', 'atom')).stdout).toContain('<title>Melden: Besluitenlijst, ')
  expect(JSON.parse((await deadlines('--as', 'json')).stdout)).toContainEqual(
    expect.objectContaining({ rule: 'besluitenlijst', status: 'done', due: '2025-05-09', doneOn: '2025-05-06' }),
  )
  const tried = await deadlines('--try', 'besluitenlijst=5')
  expect(tried.stdout).toContain('dan:   Te laat: gedaan op 6 mei 2025, het moest uiterlijk zondag 4 mei 2025')
  expect(tried.stdout).toContain('1 van 3 documenten anders\n')
  expect((await deadlines('--try', 'notulen=5')).status).toBe(2)
  expect((await deadlines('--as-of', '2025-02-30')).status).toBe(2)
})
