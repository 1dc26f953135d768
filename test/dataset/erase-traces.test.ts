import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ingest, remap, type Ingested } from '../../src/dataset/dataset.js'
import { withdraw } from '../../src/dataset/withdrawal.js'
import { createDocument, type Document } from '../../src/document.js'
import { DataFolder } from '../../src/log/data-folder.js'
import { fixtureSettings } from '../fixtures/expectations.js'
import { fixtureDocument, fixturePages } from '../fixtures/fixture-pages.js'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'raadlink-erase-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const agent = 'test'
const SECRET = 'Aanstelling van mevrouw Zonderling-Achternaam als omroeper'
const asked = { agent, reason: 'bevat persoonsgegevens', erase: true }
const [agenda, list] = fixturePages
  .filter(({ path, kind }) => path.startsWith('gelinkt-notuleren/') && (kind === 'agenda' || kind === 'besluitenlijst'))
  .map((page) => fixtureDocument(page)) as [Document, Document]

async function take(data: DataFolder, ...documents: readonly Document[]): Promise<readonly Ingested[]> {
  const results: Ingested[] = []
  for await (const result of ingest(documents, data, fixtureSettings, { agent })) results.push(result)
  return results
}

/** A version of a page whose title tells what must be erased. */
function telling(page: Document, address = page.address): Document {
  const text = Buffer.from(page.bytes).toString()
  const title = /property="[^"]*title[^"]*"[^>]*>([^<]{8,})</u.exec(text)?.[1] ?? ''
  expect(title).not.toBe('')
  return createDocument(text.replaceAll(title, SECRET), { address, retrieved: '2026-11-02T00:00:00.000Z' })
}

function aside(data: DataFolder, address: string, text: string): void {
  const document = createDocument(text, { address, retrieved: '2026-11-02T00:00:00.000Z' })
  data.receive(document)
  data.setAside(document)
}

/** Files of a folder in which a text stands, as it is or unpacked. */
function filesWith(path: string, text: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return bytes.includes(text) || (file.endsWith('.gz') && gunzipSync(bytes).includes(text))
    })
}

describe('an erasure', () => {
  it('takes copies, earlier versions and withdrawn pages along, names them, and leaves no byte of it', async () => {
    const data = new DataFolder(join(folder, 'data'))
    const [copy, elsewhere, plain] = [
      'https://a.example/kopie.txt',
      'https://a.example/ingetrokken',
      'https://a.example/vroeger',
    ]
    await take(data, telling(list), telling(agenda, elsewhere))
    await withdraw(elsewhere, data, fixtureSettings, { agent, reason: 'per vergissing' })
    aside(data, copy, `<p>${SECRET.toUpperCase()}</p>`)
    aside(data, plain, `<p>${SECRET}</p>`)
    aside(data, plain, '<p>nu zonder</p>')
    expect(filesWith(data.path, SECRET)).not.toEqual([])
    const { captures, suspects } = await withdraw(list.address, data, fixtureSettings, asked)
    expect([...captures].sort()).toEqual([copy, elsewhere, plain].sort())
    expect(suspects).toEqual([])
    expect(filesWith(data.path, SECRET)).toEqual([])
    expect(filesWith(data.path, SECRET.toUpperCase())).toEqual([])
    // The version without it stays; the others do not come to stand again.
    expect(data.pages.latest(plain)).toBeDefined()
    expect([list.address, copy, elsewhere].map((each) => data.pages.isErased(each))).toEqual([true, true, true])
    expect([...data.verify()]).toEqual([])
    data.close()
  })

  it('names a page of links that holds a text of it, and lets it stand', async () => {
    const data = new DataFolder(join(folder, 'data'))
    await take(data, telling(list))
    aside(data, 'https://a.example/lijst', `<ul><li><a href="/1">${SECRET}</a></li></ul>`)
    const { captures, suspects } = await withdraw(list.address, data, fixtureSettings, asked)
    expect([captures, suspects]).toEqual([[], ['https://a.example/lijst']])
    expect(data.pages.latest('https://a.example/lijst')).toBeDefined()
    data.close()
  })

  it('is known after a rebuild and an export, and undone only by giving the page again', async () => {
    const data = new DataFolder(join(folder, 'data'))
    const page = telling(list)
    await take(data, page)
    await withdraw(page.address, data, fixtureSettings, asked)
    data.rebuild()
    expect([data.pages.isErased(page.address), data.pages.areBytesErased(page.sha256)]).toEqual([true, true])
    await take(data, list)
    expect(data.pages.isErased(page.address)).toBe(false)
    expect(data.pages.isPublished(page.address)).toBe(true)
    data.close()
  })
})

describe('a damaged capture', () => {
  it.each(['damaged', 'missing'] as const)(
    'that is %s is told, and stops neither ingest nor remap; the document given again mends it',
    async (how) => {
      const data = new DataFolder(join(folder, 'data'))
      await take(data, agenda)
      const path = join(data.path, 'captures', agenda.sha256.slice(0, 2), `${agenda.sha256}.gz`)
      if (how === 'damaged') writeFileSync(path, 'geen gzip')
      else rmSync(path)
      expect([...data.verify()]).toMatchObject([{ kind: how, about: [agenda.address] }])
      const outcomes = (results: readonly Ingested[]): unknown =>
        results.map(({ document, outcome }) => [document.address, outcome]).sort()
      // The list shares the sitting of the agenda, which is read again with it.
      expect(outcomes(await take(data, list))).toEqual(
        [
          [agenda.address, 'failed'],
          [list.address, 'published'],
        ].sort(),
      )
      expect(data.pages.isPublished(agenda.address)).toBe(true)
      expect(data.pages.failures()).toMatchObject([{ address: agenda.address }])
      const again: Ingested[] = []
      for await (const result of remap(data, fixtureSettings, { agent })) again.push(result)
      expect(again.find(({ document }) => document.address === agenda.address)).toMatchObject({ outcome: 'failed' })
      expect(again.some(({ document, outcome }) => document.address === list.address && outcome !== 'failed')).toBe(
        true,
      )
      await take(data, agenda)
      expect(existsSync(path)).toBe(true)
      expect([...data.verify()]).toEqual([])
      expect(data.pages.failures()).toEqual([])
      data.close()
    },
  )
})
