import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSettings } from '../../../src/config.js'
import { ingest } from '../../../src/dataset/dataset.js'
import { withdraw } from '../../../src/dataset/withdrawal.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import type { PublicCouncil } from '../../../src/publication/council/council.js'
import type { Sitting } from '../../../src/publication/council/public-model.js'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { fixtureDocument, fixturePages } from '../../fixtures/fixture-pages.js'
import { sampleSite } from '../sample-site.js'

const settings = readSettings({ mintBase: `${sampleSite.baseUrl}id/` }, {})

describe('what the dataset says to the public', () => {
  let folder: string
  let data: DataFolder
  let outlet: Outlet
  let council: PublicCouncil
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'raadlink-council-'))
    data = new DataFolder(folder, { now: () => new Date('2025-10-01T08:00:00Z') })
    const documents = fixturePages.map((page) => fixtureDocument(page))
    for await (const { thrown } of ingest(documents, data, settings, { agent: 'test' })) expect(thrown).toBeUndefined()
    outlet = new Outlet(data, sampleSite)
    council = outlet.council
  })
  afterAll(() => {
    data.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const sittings = (): readonly Sitting[] => council.sittings.flatMap(({ iri }) => council.sitting(iri) ?? [])

  it('is one sitting of each council, whatever number of documents it was read from', () => {
    expect(council.sittings.map(({ name, documents }) => [name, documents.map(({ label }) => label)])).toMatchSnapshot()
  })

  it('is the same as it was when people last looked at it', async () => {
    for (const sitting of sittings())
      await expect(`${JSON.stringify(sitting, undefined, 1)}\n`).toMatchFileSnapshot(
        `golden/${sitting.body?.council?.name.toLowerCase() ?? 'onbekend'}.json`,
      )
  })

  it('names everything: no title, person or body is an IRI, a UUID or missing where a document gives it', () => {
    for (const { name, items } of sittings()) {
      expect(name).toMatch(/^\p{Lu}[^/]+, (?:maan|dins|woens|donder|vrij)dag \d+ \p{Ll}+ 2025$/u)
      for (const item of items) {
        expect(item.hasTitle).toBe(true)
        expect(item.title).not.toMatch(/https?:|[0-9a-f]{8}-/u)
      }
    }
  })

  it('has each thing at one path, and finds it there', () => {
    const paths = [
      ...council.sittings.map(({ path }) => path),
      ...council.itemPaths,
      ...council.personPaths,
      ...council.bodies.map(({ path }) => path),
      ...council.councils.map(({ path }) => path),
    ]
    expect(new Set(paths).size).toBe(paths.length)
    for (const path of council.itemPaths) expect(council.item(path)?.item.path).toBe(path)
    for (const path of council.personPaths) expect(council.person(path)?.sittings.length).toBeGreaterThan(0)
    for (const { iri, path } of council.sittings)
      expect([council.pathOf(iri), council.sitting(path)?.iri]).toEqual([path, iri])
  })

  it('tells votes as they are told: the names of a side are as many as its number where both are given', () => {
    const votes = sittings().flatMap(({ items }) => items.flatMap((item) => item.votes))
    expect(votes.length).toBeGreaterThan(10)
    for (const vote of votes) {
      if (vote.namesInFavour.length > 0) expect(vote.namesInFavour).toHaveLength(vote.inFavour!)
      if (vote.isSecret) expect(vote.namesInFavour).toEqual([])
    }
  })

  it('goes with the log: what is withdrawn is not there any more', async () => {
    const [{ documents, version, iri }] = council.sittings as [(typeof council.sittings)[0]]
    await withdraw(documents.at(-1)!.address!, data, settings, { agent: 'test', reason: 'test' })
    const now = outlet.council.sittings.find((each) => each.iri === iri)!
    expect(now.documents).toHaveLength(documents.length - 1)
    expect(now.version).not.toBe(version)
  })
})
