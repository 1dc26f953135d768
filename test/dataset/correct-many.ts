import { expect } from 'vitest'
import { nameOfItem } from '../../src/correcting/find-target.js'
import { correctPage, readCorrected } from '../../src/dataset/correct.js'
import { ingest, remap } from '../../src/dataset/dataset.js'
import { graphIri } from '../../src/dataset/publication-graphs.js'
import type { Document } from '../../src/document.js'
import { readArchive, writeArchive } from '../../src/log/archive.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { datasetHash } from '../../src/publication/dumps/dataset-hash.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { minutesOf } from './corrected-minutes.js'

const options = { agent: 'test' }

/**
 * Makes ten corrections of each of so many documents, and expects them to stand after all that may happen: everything
 * read again, the state made again, an export and back (in `folder`), and other readings of the same documents.
 */
export async function correctMany(
  data: DataFolder,
  folder: string,
  { documents: count }: { readonly documents: number },
): Promise<void> {
  const documents = Array.from({ length: count }, (_, index) => minutesOf(index))
  await take(data, documents)
  for (const [d, { address }] of documents.entries()) {
    const { asRead } = await readCorrected(address, data, fixtureSettings)
    const items = (asRead.zittingen[0]?.behandelt ?? []).map(nameOfItem)
    const asked: readonly (readonly [item: number | undefined, field: string, becomes: string | number])[] = [
      ...[0, 1, 2, 3].map((at) => [at, 'title', `Verbeterde titel ${d}-${at}`] as const),
      ...[0, 1, 2].map((at) => [at, 'uitkomst', at === 0 ? 'verdaagd' : 'verworpen'] as const),
      ...[0, 1].map((at) => [at, 'aantalTegenstanders', 10 + at] as const),
      [undefined, 'atLocation', `Zaal ${d}`],
    ]
    for (const [seen, [at, field, becomes]] of asked.entries()) {
      const target = { zitting: 0, ...(at !== undefined && { item: items[at] ?? {} }) }
      await correctPage({ address, target, field, becomes, by: 'An', seen }, data, fixtureSettings, () => new Date())
    }
  }
  await mustStand(data, documents)

  const hash = await datasetHash(data)
  for await (const { outcome } of remap(data, fixtureSettings, options)) expect(outcome).toBe('unchanged')
  data.rebuild()
  expect(await datasetHash(data)).toBe(hash)

  await writeArchive(data, folder, {})
  await readArchive(folder, `${folder}-again`)
  const again = new DataFolder(`${folder}-again`)
  for await (const { outcome } of remap(again, fixtureSettings, options)) expect(outcome).toBe('unchanged')
  expect(await datasetHash(again)).toBe(hash)
  again.close()

  // Read otherwise, as by other rules: other numbers, and sides of votes that are not told.
  const other = (text: string): string =>
    text.replace(/^(\d)\. /gmu, (_, number: string) => `${Number(number) + 4}. `).replaceAll('3 stemmen voor en ', '')
  const moved = documents.map((_, d) => minutesOf(d, other, 2))
  await take(data, moved)
  await mustStand(data, moved)
}

async function take(data: DataFolder, documents: readonly Document[]): Promise<void> {
  for await (const { outcome } of ingest(documents, data, fixtureSettings, options)) expect(outcome).not.toBe('failed')
}

async function mustStand(data: DataFolder, documents: readonly Document[]): Promise<void> {
  for (const [d, { address }] of documents.entries()) {
    const { corrected, history } = await readCorrected(address, data, fixtureSettings)
    expect(history).toHaveLength(10)
    const [zitting] = corrected.zittingen
    expect(zitting!.atLocation?.label).toBe(`Zaal ${d}`)
    expect(zitting!.behandelt!.map(({ title }) => title?.[0]?.value)).toEqual(
      [0, 1, 2, 3].map((at) => `Verbeterde titel ${d}-${at}`),
    )
    expect(zitting!.behandelt![1]!.behandelingen![0]!).toMatchObject({
      uitkomst: 'verworpen',
      heeftStemming: [{ aantalTegenstanders: 11 }],
    })
    const stated = data.triplesOf(graphIri(fixtureSettings.mintBase, address, 'stated')).join('\n')
    for (const text of [`"Zaal ${d}"`, ...[0, 1, 2, 3].map((at) => `Verbeterde titel ${d}-${at}"`)])
      expect(stated.includes(text), text).toBe(true)
  }
}
