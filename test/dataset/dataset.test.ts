import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ingest, type Ingested } from '../../src/dataset/dataset.js'
import { restore, withdraw } from '../../src/dataset/withdrawal.js'
import { createDocument, type Document } from '../../src/document.js'
import { PAGE_ROLES, subjectOf } from '../../src/log/changes/change.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { startErasure } from '../../src/log/erasure.js'
import { graphIri } from '../../src/dataset/publication-graphs.js'
import { besluit, prov, rdf } from '../../src/rdf/vocabularies.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { fixtureDocument, fixturePages } from '../fixtures/fixture-pages.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-dataset-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const agent = 'test'
const asked = { agent, reason: 'bevat persoonsgegevens' }
const pagesOf = (vendor: string): readonly Document[] =>
  fixturePages
    .filter(({ path, kind }) => path.startsWith(`${vendor}/`) && kind !== 'lijst')
    .map((page) => fixtureDocument(page))
const everyPage = fixturePages.map((page) => fixtureDocument(page))
const open = (name = 'data'): DataFolder => new DataFolder(join(folder, name))

async function take(data: DataFolder, documents: readonly Document[]): Promise<readonly Ingested[]> {
  const results: Ingested[] = []
  for await (const result of ingest(documents, data, fixtureSettings, { agent })) results.push(result)
  return results
}

/** A later version of a page in which one text was replaced. */
function revised(document: Document, from: string, to: string, retrieved = '2026-11-02T00:00:00.000Z'): Document {
  const text = Buffer.from(document.bytes).toString()
  expect(text).toContain(from)
  const { address, name, mediaType } = document
  return createDocument(text.replaceAll(from, to), { address, name, mediaType, retrieved })
}

/** What every graph holds now, the emptied ones left out. */
const content = (data: DataFolder): unknown =>
  data
    .heads()
    .filter(({ triples }) => triples > 0)
    .map(({ graph, hash }) => [graph, hash])
const titleOf = (document: Document): string =>
  /<title>([^<]+)</u.exec(Buffer.from(document.bytes).toString())?.[1] ?? ''
const firstOf = (data: DataFolder, type: { readonly value: string }): string => {
  const line = [...data.merge.triples()].find((each) => each.endsWith(`<${rdf.type.value}> <${type.value}> .`))
  expect(line).toBeDefined()
  return line!.slice(1, line!.indexOf('>'))
}

describe('ingest', () => {
  it('publishes what a page states, where it comes from, and the page as it was', async () => {
    const data = open()
    const [page] = pagesOf('cipal')
    const [result] = await take(data, [page!])
    expect(result).toMatchObject({ outcome: 'published', deletes: 0 })
    const stated = graphIri(fixtureSettings.mintBase, page!.address, 'stated')
    expect(data.triplesOf(stated)).toHaveLength(result!.inserts)
    expect(data.triplesOf(stated.replace('stated', 'service')).join('\n')).toContain(`sha256:${page!.sha256}`)
    expect(data.triplesOf(stated.replace('stated', 'published')).length).toBeGreaterThan(0)
    data.close()
  })

  it('appends nothing for an unchanged page and exactly the difference for a changed one', async () => {
    const data = open()
    const pages = pagesOf('remmicom')
    await take(data, pages)
    const before = data.sequence
    expect((await take(data, pages)).map(({ outcome }) => outcome)).toEqual(pages.map(() => 'unchanged'))
    expect(data.sequence).toBe(before)
    const agenda = pages[0]!
    const item =
      [
        ...Buffer.from(agenda.bytes)
          .toString()
          .matchAll(/property="dct:title[^>]*>([^<]{8,})</gu),
      ][0]?.[1] ?? titleOf(agenda)
    const [result] = await take(data, [revised(agenda, item, 'Een heel andere titel')])
    expect(result!.outcome).toBe('published')
    const changes = [...data.changes(before)].filter(
      ({ role, cause }) => role === 'stated' && cause.address === agenda.address,
    )
    expect(changes).toHaveLength(1)
    expect(changes[0]!.deletes.every((line) => line.includes(item))).toBe(true)
    expect(changes[0]!.inserts).toHaveLength(changes[0]!.deletes.length)
    data.close()
  })

  it('keeps the capture of what it cannot read, says so, and tries again when it is given again', async () => {
    const data = open()
    const broken = createDocument(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]), {
      address: 'https://www.voorbeeldegem.example/kapot.pdf',
      retrieved: '2026-11-01T00:00:00.000Z',
      mediaType: 'application/pdf',
    })
    expect(await take(data, [broken])).toMatchObject([{ outcome: 'failed' }])
    expect(data.pages.failures()).toMatchObject([{ address: broken.address }])
    expect(await take(data, [])).toEqual([])
    expect(await take(data, [broken])).toMatchObject([{ outcome: 'failed' }])
    data.close()
  })

  it('says what came of each of two versions that are given at once', async () => {
    const data = open()
    const [page] = pagesOf('cipal')
    const text = firstText(page!)
    expect(
      (await take(data, [page!, revised(page!, text, 'Een heel andere titel')])).map(({ outcome }) => outcome),
    ).toEqual(['published', 'published'])
    data.close()
  })

  it('goes on with what a stopped run received and did not read', async () => {
    const data = open()
    const pages = pagesOf('cevi')
    for (const page of pages) data.receive(page)
    expect((await take(data, [])).map(({ outcome }) => outcome)).toEqual(pages.map(() => 'published'))
    const other = open('other')
    await take(other, pages)
    expect(content(data)).toEqual(content(other))
    data.close()
    other.close()
  })

  it('ends in the same dataset whatever the order of the pages and the size of the portions (property)', async () => {
    const versions = [
      ...everyPage,
      ...everyPage.slice(0, 4).map((page) => revised(page, titleOf(page), 'Nieuwe titel van de pagina')),
    ]
    const first = open('first')
    await take(first, versions)
    const expected = content(first)
    first.close()
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(versions, { minLength: versions.length }),
        fc.integer({ min: 1, max: 6 }),
        async (order, portion) => {
          const data = open(`run-${(run += 1)}`)
          // Of one page the last receipt stands, so that its versions keep their order.
          const waiting = [...versions]
          const inOrder = order.map(({ address }) =>
            waiting.splice(
              waiting.findIndex((each) => each.address === address),
              1,
            ),
          )
          for (let from = 0; from < order.length; from += portion)
            await take(data, inOrder.slice(from, from + portion).flat())
          expect(content(data)).toEqual(expected)
          data.rebuild()
          expect(content(data)).toEqual(expected)
          data.close()
        },
      ),
      { numRuns: 2 },
    )
  })
})

describe('withdraw', () => {
  it('takes a page out, and leaves the others as if it had never been there; ingesting it again brings it back', async () => {
    const [data, without] = [open(), open('without')]
    const pages = pagesOf('greenvalley')
    await take(data, pages)
    const whole = content(data)
    await withdraw(pages[0]!.address, data, fixtureSettings, asked)
    await take(without, pages.slice(1))
    expect(content(data)).toEqual(content(without))
    expect(await take(data, [])).toEqual([])
    await take(data, [pages[0]!])
    expect(content(data)).toEqual(whole)
    data.close()
    without.close()
  })

  it('takes a decision out of every page, keeps it out of new versions, and lets it back', async () => {
    const data = open()
    const pages = pagesOf('gelinkt-notuleren')
    await take(data, pages)
    const whole = content(data)
    const decision = firstOf(data, besluit.Besluit)
    await withdraw(decision, data, fixtureSettings, asked)
    expect([...data.merge.triples()].filter((line) => line.includes(`<${decision}>`))).toEqual([])
    expect(data.versions.of(decision).at(-1)).toMatchObject({ tombstone: true })
    await take(data, [revised(pages[0]!, titleOf(pages[0]!), 'Andere titel')])
    expect(data.merge.about(decision)).toEqual([])
    await take(data, [{ ...pages[0]!, retrieved: '2026-11-03T00:00:00.000Z' }])
    const { changes } = await restore(decision, data, fixtureSettings, agent)
    expect(changes.length).toBeGreaterThan(0)
    expect(data.merge.about(decision)).not.toEqual([])
    expect((content(data) as string[][]).map(([graph]) => graph)).toEqual((whole as string[][]).map(([graph]) => graph))
    data.close()
  })

  it('does not bring back a withdrawn page with a decision it spoke of', async () => {
    const data = open()
    await take(data, pagesOf('gelinkt-notuleren'))
    const decision = firstOf(data, besluit.Besluit)
    const { pages } = await withdraw(decision, data, fixtureSettings, asked)
    await withdraw(pages[0]!, data, fixtureSettings, asked)
    await restore(decision, data, fixtureSettings, agent)
    expect(data.pages.isPublished(pages[0]!)).toBe(false)
    data.close()
  })

  it('tells what it does not know', async () => {
    const data = open()
    await expect(withdraw('https://www.voorbeeldegem.example/niets', data, fixtureSettings, asked)).rejects.toThrow(
      'no page and no resource',
    )
    await expect(restore('https://www.voorbeeldegem.example/niets', data, fixtureSettings, agent)).rejects.toThrow(
      'was not withdrawn',
    )
    data.close()
  })
})

describe('withdraw with erasure', () => {
  it('leaves nothing of a page but tombstones', async () => {
    const data = open()
    const pages = pagesOf('cipal')
    const secret = 'Ongelukkige persoonsnaam 4711'
    await take(data, [revised(pages[0]!, titleOf(pages[0]!), 'x'), ...pages.slice(1)])
    const page = pages.at(-1)!
    const named = revised(page, firstText(page), secret)
    await take(data, [named])
    expect(traces(data, secret)).not.toEqual([])
    await withdraw(page.address, data, fixtureSettings, { ...asked, erase: true })
    expect(traces(data, secret)).toEqual([])
    expect(data.erasures).toBe(1)
    expect(data.pages.latest(page.address)).toBeUndefined()
    const before = content(data)
    data.rebuild()
    expect(content(data)).toEqual(before)
    data.close()
  })

  it('leaves nothing of a decision, says that it was there, and keeps the rest of its pages', async () => {
    const data = open()
    const pages = pagesOf('gelinkt-notuleren')
    await take(data, pages)
    const decision = firstOf(data, besluit.Besluit)
    const texts = data.merge
      .about(decision)
      .filter((line) => line.includes('> "'))
      .map((line) => /"(.*)"/u.exec(line)![1]!)
    const isShared = (text: string): boolean =>
      [...data.merge.triples()].some((line) => line.includes(text) && !line.startsWith(`<${decision}>`))
    const own = texts.filter((text) => text.length >= 20 && !isShared(text))
    const shared = texts.filter((text) => text.length >= 20 && isShared(text))
    expect([own, shared].map(({ length }) => length > 0)).toEqual([true, true])
    for (const text of own) expect(traces(data, text)).not.toEqual([])
    const { elsewhere } = await withdraw(decision, data, fixtureSettings, { ...asked, erase: true })
    for (const text of own) expect(traces(data, text)).toEqual([])
    for (const text of shared)
      expect(
        [...data.merge.triples()].find((line) => line.includes(`"${text}"`) && !elsewhere.includes(subjectOf(line))),
      ).toBeUndefined()
    expect(elsewhere).not.toEqual([])
    expect(data.merge.about(decision)).toEqual([])
    expect(data.versions.of(decision)).toMatchObject([{ tombstone: true, type: besluit.Besluit.value }])
    expect(
      data.merge.about(firstOf(data, besluit.Zitting)).some((line) => line.includes(prov.wasDerivedFrom.value)),
    ).toBe(true)
    data.close()
  })

  it('is finished by whoever opens the folder next when it was interrupted', async () => {
    const data = open()
    const pages = pagesOf('cevi')
    await take(data, pages)
    const page = pages[0]!
    await withdraw(page.address, data, fixtureSettings, asked)
    data.close()
    startErasure(join(folder, 'data'), {
      addresses: [page.address],
      graphs: PAGE_ROLES.map((role) => graphIri(fixtureSettings.mintBase, page.address, role)),
      subjects: [],
      sequence: 0,
      tombstones: [],
    })
    const again = open()
    expect(again.pages.latest(page.address)).toBeUndefined()
    expect(readdirSync(join(folder, 'data'))).not.toContain('erasing.json')
    expect(
      [...again.changes()].filter(({ cause, inserts }) => cause.address === page.address && inserts.length > 0),
    ).toEqual([])
    again.close()
  })
})

const firstText = (page: Document): string =>
  /property="[^"]*title[^"]*"[^>]*>([^<]{8,})</u.exec(Buffer.from(page.bytes).toString())?.[1] ?? titleOf(page)

/** Where a text still stands in a data folder: in files as they are, unpacked, and in everything the state gives. */
function traces(data: DataFolder, text: string): readonly string[] {
  const needle = Buffer.from(text)
  const inFiles = readdirSync(data.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path)
      return bytes.includes(needle) || (path.endsWith('.gz') && gunzipSync(bytes).includes(needle))
    })
  const inState = [
    ...data.heads().flatMap(({ graph }) => data.triplesOf(graph)),
    ...data.merge.triples(),
    ...[...data.merge.since(0)].flatMap(({ inserts, deletes, flattened }) => [
      ...inserts,
      ...deletes,
      ...flattened.inserts,
      ...flattened.deletes,
    ]),
    ...data.versions.between(1, data.versions.count + 1).flatMap(({ triples }) => triples),
  ].filter((line) => line.includes(text))
  return [...inFiles, ...inState]
}
