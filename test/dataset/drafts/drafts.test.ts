import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ingest } from '../../../src/dataset/dataset.js'
import { Drafts, DRAFTS } from '../../../src/dataset/drafts/drafts.js'
import { latestDocument } from '../../../src/dataset/drafts/latest-document.js'
import { createDocument, type Document } from '../../../src/document.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import { minutesOf } from '../corrected-minutes.js'
import { fixtureSettings } from '../../fixtures/expectations.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-drafts-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})
const file = (content: string, address = 'urn:uuid:1'): Document =>
  createDocument(content, { address, name: 'x.txt', mediaType: 'text/plain', retrieved: '2026-11-05T10:00:00Z' })
const done = { by: 'An', time: '2026-11-05T10:00:00Z' }

describe('drafts', () => {
  it('are there again after a process was killed: nothing is closed', () => {
    const drafts = new Drafts(folder)
    drafts.bring(file('een'), { id: 'a', by: 'An' })
    drafts.bring(file('twee', 'urn:uuid:2'), { id: 'b', by: 'Bart' })
    drafts.plan('a', { at: '2026-12-01T08:00:00Z', by: 'An', time: done.time })
    const again = new Drafts(folder)
    expect(again.list().map(({ id, by, publishAt }) => [id, by, publishAt])).toEqual([
      ['b', 'Bart', undefined],
      ['a', 'An', '2026-12-01T08:00:00Z'],
    ])
    expect(Buffer.from(again.open(again.find('a')!).bytes).toString()).toBe('een')
  })

  it('leave nothing behind when they are thrown away, unless another has the same bytes', () => {
    const drafts = new Drafts(folder)
    for (const id of ['a', 'b']) drafts.bring(file('zelfde', `urn:uuid:${id}`), { id, by: 'An' })
    const stored = (): number => readdirSync(join(folder, DRAFTS)).filter((name) => /^[\da-f]{64}$/u.test(name)).length
    drafts.leave('a', { outcome: 'dropped', ...done })
    expect(stored()).toBe(1)
    drafts.leave('b', { outcome: 'published', ...done })
    expect([stored(), drafts.list()]).toEqual([0, []])
  })

  it('say that their bytes are others now', () => {
    const drafts = new Drafts(folder)
    const draft = drafts.bring(file('een'), { id: 'a', by: 'An' })
    writeFileSync(join(folder, DRAFTS, draft.sha256), 'iets anders')
    expect(() => drafts.open(draft)).toThrow('lost')
  })

  it('have a reason when publishing failed', () => {
    const drafts = new Drafts(folder)
    drafts.bring(file('een'), { id: 'a', by: 'An' })
    drafts.plan('a', { at: '2026-12-01T08:00:00Z', by: 'An', time: done.time })
    drafts.unplan('a', { ...done, why: 'Daarom.' })
    expect(drafts.find('a')).toMatchObject({ failure: 'Daarom.' })
    expect(drafts.find('a')).not.toHaveProperty('publishAt')
  })

  it('are in nothing that publishes, and stand before what is public at their address', async () => {
    const data = new DataFolder(join(folder, 'data'))
    const [one, two] = [
      minutesOf(1),
      minutesOf(1, (text) => text.replace('kermis', 'markt').replace('Verslag', 'Nota')),
    ]
    new Drafts(data.path).bring(two, { id: 'a', by: 'An' })
    for await (const { outcome } of ingest([one], data, fixtureSettings, { agent: 'test' }))
      expect(outcome).toBe('published')
    expect(data.pages.all()).toHaveLength(1)
    expect(latestDocument(one.address, data)?.sha256).toBe(two.sha256)
    expect(latestDocument('urn:uuid:none', data)).toBeUndefined()
    expect(existsSync(join(data.path, DRAFTS))).toBe(true)
    data.close()
  })
})
