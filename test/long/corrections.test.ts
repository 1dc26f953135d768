import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { publishPendingCorrections } from '../../src/dataset/correct.js'
import { Corrections } from '../../src/dataset/kept/corrections.js'
import { ingest } from '../../src/dataset/dataset.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { correctMany } from '../dataset/correct-many.js'
import { minutesOf } from '../dataset/corrected-minutes.js'
import { killWhileCorrecting } from '../dataset/kill-while-correcting.js'
import { fixtureSettings } from '../fixtures/expectations.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-corrections-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('280 corrections of every kind, of 20 documents, stand', async () => {
  const data = new DataFolder(join(folder, 'data'))
  await correctMany(data, join(folder, 'export'), { documents: 20 })
  data.close()
})

it('50 kills lose nothing that was acknowledged', async () => {
  const path = join(folder, 'data')
  const data = new DataFolder(path)
  const documents = [0, 1, 2].map((index) => minutesOf(index))
  for await (const { outcome } of ingest(documents, data, fixtureSettings, { agent: 'test' }))
    expect(outcome).toBe('published')
  data.close()
  await killWhileCorrecting(path, { kills: 40, mode: 'keep' })
  await killWhileCorrecting(path, { kills: 10 })
  const after = new DataFolder(path)
  await publishPendingCorrections(after, fixtureSettings, 'test')
  after.close()
  expect(new Corrections(path, { readonly: true }).pending()).toEqual([])
})
