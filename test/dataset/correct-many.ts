import { expect } from 'vitest'
import type { CorrectionTarget, ItemName } from '../../src/correcting/correction.js'
import { nameOfItem } from '../../src/correcting/find-target.js'
import { namesOf } from '../../src/correcting/people-of-sitting.js'
import { correctPage, readCorrected, type FieldChange } from '../../src/dataset/correct.js'
import { ingest, remap } from '../../src/dataset/dataset.js'
import { graphIri } from '../../src/dataset/publication-graphs.js'
import type { Document } from '../../src/document.js'
import { readArchive, writeArchive } from '../../src/log/archive.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { datasetHash } from '../../src/publication/dumps/dataset-hash.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { minutesOf } from './corrected-minutes.js'

const options = { agent: 'test' }

/** Corrections of every kind of the minutes with a number, by the names of its items as read. */
function changesOf(d: number, [first, second, third, fourth]: readonly ItemName[]): readonly FieldChange[] {
  const dag = { zitting: 0 }
  const of = (item: ItemName | undefined): CorrectionTarget => ({ ...dag, ...(item && { item }) })
  return [
    { target: of(first), field: 'title', becomes: `Verbeterde titel ${d}` },
    { target: of(first), field: 'aantalTegenstanders', becomes: 11 },
    { target: of(second), field: 'uitkomst', becomes: 'verworpen' },
    { target: of(second), field: 'heeftTegenstander', becomes: ['Els Verhoeven', 'Bart Desmedt'] },
    { target: of(third), field: 'artikels', becomes: [{ number: 'Artikel 1', text: `Tekst ${d}` }, { text: 'Slot' }] },
    { target: of(third), field: 'rechtsgronden', becomes: [`Reglement ${d} van de raad`] },
    { target: of(fourth), field: 'punt-verwijderd', becomes: true },
    { target: of(undefined), field: 'punt-toegevoegd', becomes: { title: `Nieuw punt ${d}`, at: first ?? null } },
    { target: of(third), field: 'punt-verplaatst', becomes: { at: null } },
    { target: of(second), field: 'punt-gesplitst', becomes: { title: `Afgesplitst ${d}`, takes: ['stemming:0'] } },
    { target: of(undefined), field: 'atLocation', becomes: `Zaal ${d}` },
    { target: of(undefined), field: 'verontschuldigd', becomes: ['Piet Raeymaekers'] },
    { target: of(undefined), field: 'isGehoudenDoor', becomes: 'College van Burgemeester en Schepenen' },
    { target: {}, field: 'kind', becomes: 'besluitenlijst' },
  ]
}
/** How many that are. */
export const CHANGES = changesOf(0, []).length

/**
 * Makes corrections of every kind in so many documents, and expects them to stand after all that may happen: everything
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
    const items = asRead.zittingen[0]?.behandelt ?? []
    const changes = changesOf(
      d,
      items.map((item) => nameOfItem(item, items)),
    )
    // Half of them one by one, half of them together.
    const parts = d % 2 === 0 ? [changes] : changes.map((each) => [each])
    for (const [seen, part] of parts.entries()) {
      const place = { data, settings: fixtureSettings, now: () => new Date() }
      await correctPage({ address, changes: part, by: 'An', seen }, place)
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
    const { corrected, history, diagnostics } = await readCorrected(address, data, fixtureSettings)
    expect(history).toHaveLength(CHANGES)
    expect(diagnostics.filter(({ rule }) => rule === 'correction/applied')).toHaveLength(CHANGES)
    const [zitting] = corrected.zittingen
    expect(corrected.publicatie?.kind).toBe('besluitenlijst')
    expect(zitting).toMatchObject({
      atLocation: { label: `Zaal ${d}` },
      isGehoudenDoor: { prefLabel: 'College van Burgemeester en Schepenen', bestuurt: { prefLabel: 'Herstappe' } },
    })
    expect(namesOf(zitting!.verontschuldigd)).toEqual(['Piet Raeymaekers'])
    const items = zitting!.behandelt!
    expect(items.map(({ title }) => title?.[0]?.value.replace(/ nummer \d+\. Vaststelling$/u, ''))).toEqual([
      'Verkoop van de pastorie',
      `Verbeterde titel ${d}`,
      `Nieuw punt ${d}`,
      'Reglement op de jaarmarkt',
      `Afgesplitst ${d}`,
    ])
    expect(items.map(({ behandelingen }) => behandelingen?.[0])).toMatchObject([
      {
        generated: [
          {
            has_part: [{ number: 'Artikel 1', value: `Tekst ${d}` }, { value: 'Slot' }],
            cites: [{ title: `Reglement ${d} van de raad` }],
          },
        ],
      },
      { heeftStemming: [{ aantalTegenstanders: 11 }] },
      undefined,
      { uitkomst: 'verworpen' },
      { heeftStemming: [{ aantalTegenstanders: 2 }] },
    ])
    expect(items[3]!.behandelingen![0]!.heeftStemming).toBeUndefined()
    const stated = data.triplesOf(graphIri(fixtureSettings.mintBase, address, 'stated')).join('\n')
    for (const text of [`"Zaal ${d}"`, `Verbeterde titel ${d}"`, `"Nieuw punt ${d}"`, `"Tekst ${d}"`])
      expect(stated.includes(text), text).toBe(true)
    expect(stated.includes('Rekening nummer'), 'the item that was taken away').toBe(false)
  }
}
