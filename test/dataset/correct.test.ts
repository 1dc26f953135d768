import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CorrectedValue, CorrectionTarget } from '../../src/correcting/correction.js'
import { nameOfItem } from '../../src/correcting/find-target.js'
import { correctPage, publishPendingCorrections, readCorrected, undoCorrection } from '../../src/dataset/correct.js'
import { Corrections } from '../../src/dataset/kept/corrections.js'
import { ingest, remap, type Ingested } from '../../src/dataset/dataset.js'
import { graphIri } from '../../src/dataset/publication-graphs.js'
import { ReadingMemory } from '../../src/dataset/reading-memory.js'
import { withdraw } from '../../src/dataset/withdrawal.js'
import type { Document } from '../../src/document.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { datasetHash } from '../../src/publication/dumps/dataset-hash.js'
import { readDocument } from '../../src/readers/choose/read.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { minutesOf } from './corrected-minutes.js'
import { correctMany } from './correct-many.js'
import { killWhileCorrecting } from './kill-while-correcting.js'

let folder: string
let data: DataFolder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-correct-'))
  data = new DataFolder(join(folder, 'data'))
})
afterEach(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

const options = { agent: 'test' }
const now = (): Date => new Date('2026-11-05T10:00:00Z')
async function take(...documents: readonly Document[]): Promise<readonly Ingested[]> {
  const results: Ingested[] = []
  for await (const result of ingest(documents, data, fixtureSettings, options)) results.push(result)
  return results
}
const statedOf = ({ address }: Document): string =>
  data.triplesOf(graphIri(fixtureSettings.mintBase, address, 'stated')).join('\n')
const pageOf = ({ address }: Document): ReturnType<typeof readCorrected> =>
  readCorrected(address, data, fixtureSettings)
const itemOf = async (document: Document, index: number): Promise<CorrectionTarget> => {
  const { asRead } = await pageOf(document)
  const items = asRead.zittingen[0]!.behandelt!
  return { zitting: 0, item: nameOfItem(items[index]!, items) }
}
async function correct(
  document: Document,
  target: CorrectionTarget,
  field: string,
  becomes: CorrectedValue | null,
  by = 'An',
): Promise<string> {
  const { version } = await pageOf(document)
  const asked = { address: document.address, changes: [{ target, field, becomes }], by, seen: version }
  const [made] = await correctPage(asked, { data, settings: fixtureSettings, now })
  return made!.id
}

describe('a correction', () => {
  const minutes = minutesOf(1)

  it('takes the place of what was read, is published, and says what was read', async () => {
    await take(minutes)
    expect(statedOf(minutes).includes('Reglement op de jaarmarkt nummer 1')).toBe(true)
    await correct(minutes, await itemOf(minutes, 1), 'title', 'Reglement op de kermis')
    expect(statedOf(minutes).includes('Reglement op de kermis"')).toBe(true)
    expect(statedOf(minutes).includes('jaarmarkt')).toBe(false)
    const { history, diagnostics, version } = await pageOf(minutes)
    expect(version).toBe(1)
    expect(history).toMatchObject([
      { by: 'An', read: expect.stringContaining('jaarmarkt') as string, becomes: 'Reglement op de kermis' },
    ])
    expect(diagnostics.map(({ rule }) => rule)).toContain('correction/applied')
  })

  it('of names of a vote counts them', async () => {
    await take(minutes)
    const item = await itemOf(minutes, 2)
    await correct(minutes, item, 'heeftVoorstander', ['Jan Vermeirsch', 'An Claeskens', 'Piet Raeymaekers'])
    await correct(minutes, item, 'heeftTegenstander', ['Els Verhoeven'])
    await correct(minutes, item, 'heeftOnthouder', ['Bart Desmedt'])
    const { corrected } = await pageOf(minutes)
    expect(corrected.zittingen[0]!.behandelt![2]!.behandelingen![0]!.heeftStemming).toMatchObject([
      { aantalVoorstanders: 3, aantalTegenstanders: 1, aantalOnthouders: 1 },
    ])
    expect(statedOf(minutes).match(/heeftStemmer>/gu)).toHaveLength(5)
  })

  it('reads its document once', async () => {
    await take(minutes)
    const { address } = minutes
    let reads = 0
    const memory = new ReadingMemory((...asked) => {
      reads += 1
      return readDocument(...asked)
    })
    const changes = [{ target: await itemOf(minutes, 0), field: 'title', becomes: 'Anders' }]
    await correctPage({ address, changes, by: 'An', seen: 0 }, { data, settings: fixtureSettings, now, memory })
    expect(reads).toBe(1)
    await correctPage({ address, changes, by: 'An', seen: 1 }, { data, settings: fixtureSettings, now, memory })
    expect(reads).toBe(1)
  })

  it('gives way to a newer one, comes back when that is undone, and what was read when all are', async () => {
    await take(minutes)
    const before = await datasetHash(data)
    const item = await itemOf(minutes, 0)
    const first = await correct(minutes, item, 'title', 'Eerste')
    const second = await correct(minutes, item, 'title', 'Tweede', 'Bert')
    expect(statedOf(minutes).includes('Tweede"')).toBe(true)
    const undo = (id: string, seen: number): Promise<void> =>
      undoCorrection({ id, address: minutes.address, by: 'An', seen }, { data, settings: fixtureSettings, now })
    await undo(second, 2)
    expect(statedOf(minutes).includes('Eerste"')).toBe(true)
    await undo(first, 3)
    expect(await datasetHash(data)).toBe(before)
    await expect(undo(first, 4)).rejects.toMatchObject({ code: 'input-not-found' })
  })

  it('is refused to who did not see the last one', async () => {
    await take(minutes)
    const item = await itemOf(minutes, 0)
    const changes = [{ target: item, field: 'title', becomes: 'X' }]
    const asked = { address: minutes.address, changes, by: 'Bert', seen: 0 }
    await correct(minutes, item, 'title', 'Eerste')
    await expect(correctPage(asked, { data, settings: fixtureSettings, now })).rejects.toMatchObject({
      code: 'precondition-failed',
    })
    expect(statedOf(minutes).includes('Eerste"')).toBe(true)
  })

  it.each([
    ['a day that does not exist', 'geplandeStart', '2025-02-30T20:00', { zitting: 0 }],
    ['a count below nothing', 'aantalVoorstanders', -1, undefined],
    ['an outcome of no kind', 'uitkomst', 'misschien', undefined],
    ['one name twice', 'heeftVoorstander', ['Jan Vermeirsch', 'Jan Vermeirsch'], undefined],
    ['an empty title', 'title', ' ', undefined],
    ['a field that is none', '__proto__', 'x', undefined],
    ['a sitting that is not there', 'atLocation', 'Zaal', { zitting: 7 }],
    ['an item that is not there', 'title', 'X', { zitting: 0, item: { nummer: '99' } }],
  ] as const)('is refused for %s', async (_, field, becomes, target) => {
    await take(minutes)
    await expect(correct(minutes, target ?? (await itemOf(minutes, 0)), field, becomes)).rejects.toMatchObject({
      code: 'usage',
    })
    expect((await pageOf(minutes)).version).toBe(0)
  })

  it('finds its item in a new version by title or by number, and says so when it is gone', async () => {
    await take(minutes)
    await correct(minutes, await itemOf(minutes, 1), 'uitkomst', 'verdaagd')
    await correct(minutes, await itemOf(minutes, 2), 'title', 'Verkoop van de kerk')
    const renumbered = minutesOf(1, (text) => text.replace(/^(\d)\. /gmu, (_, n: string) => `${Number(n) + 4}. `), 2)
    await take(renumbered)
    expect((await pageOf(minutes)).corrected.zittingen[0]!.behandelt).toMatchObject([
      {},
      { nummer: '6', behandelingen: [{ uitkomst: 'verdaagd' }] },
      { title: [{ value: 'Verkoop van de kerk' }] },
      {},
    ])
    const retitled = minutesOf(1, (text) => text.replace('Verkoop van de pastorie', 'Verkoop van pastorie en tuin'), 3)
    await take(retitled)
    expect(statedOf(minutes).includes('Verkoop van de kerk')).toBe(true)
    const gone = minutesOf(1, (text) => text.replace(/2\. Reglement[^]*?(?=3\.)/u, ''), 4)
    const [result] = await take(gone)
    expect(result?.report?.diagnostics.map(({ rule }) => rule)).toContain('correction/target-lost')
  })

  it('is forgotten when its page is erased', async () => {
    await take(minutes)
    await correct(minutes, await itemOf(minutes, 0), 'title', 'Verzoek van Geheim Persoon')
    await withdraw(minutes.address, data, fixtureSettings, { agent: 'test', reason: 'persoonsgegevens', erase: true })
    expect(new Corrections(data.path, { readonly: true }).history(minutes.address)).toEqual([])
  })
})

describe('corrections of several documents', () => {
  it('all stand after remap, rebuild, export and import, and newer versions of the documents', async () => {
    await correctMany(data, join(folder, 'export'), { documents: 3 })
  })
})

describe('killed at any instant', () => {
  it('keeps every correction that was acknowledged, once, and publishes it at the next opening', async () => {
    const documents = [0, 1, 2].map((index) => minutesOf(index))
    await take(...documents)
    data.close()
    await killWhileCorrecting(join(folder, 'data'), { kills: 5, mode: 'keep' })
    await killWhileCorrecting(join(folder, 'data'), { kills: 1 })
    data = new DataFolder(join(folder, 'data'))
    await publishPendingCorrections(data, fixtureSettings, 'test')
    expect(new Corrections(data.path, { readonly: true }).pending()).toEqual([])
    const hash = await datasetHash(data)
    for await (const { outcome } of remap(data, fixtureSettings, options)) expect(outcome).toBe('unchanged')
    expect(await datasetHash(data)).toBe(hash)
  })
})
