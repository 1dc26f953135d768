import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { fileName } from '../../../src/service/desk/bring/upload.js'
import { checkPath, documentPath } from '../../../src/service/desk/ground/desk-paths.js'
import { Desk } from '../../../src/service/desk/ground/desk.js'
import { publishDue } from '../../../src/service/desk/publish/publish-draft.js'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { minutesOf } from '../../dataset/corrected-minutes.js'
import { fixtureDocument, fixturePages } from '../../fixtures/fixture-pages.js'
import { formTokenIn, openTestDesk, removeTemplate, visitorWith, type TestDesk, type Visitor } from './open-desk.js'

let test: TestDesk
beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(() => test.close())
afterAll(removeTemplate)

const text = (index: number): Buffer => Buffer.from(minutesOf(index).bytes)
interface Sent {
  readonly name: string
  readonly bytes: Buffer
}

/** Sends files as a browser does: the token first, then the files. */
async function bring(visitor: Visitor, files: readonly Sent[], form?: string, headers: Record<string, string> = {}) {
  const token = form ?? formTokenIn((await visitor.get('/bureau/brengen')).body)
  const boundary = 'xxRAADxx'
  const parts = [
    `--${boundary}\r\ncontent-disposition: form-data; name="form"\r\n\r\n${token}\r\n`,
    ...files.flatMap(({ name, bytes }) => [
      `--${boundary}\r\ncontent-disposition: form-data; name="bestanden"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`,
      bytes,
      '\r\n',
    ]),
    `--${boundary}--\r\n`,
  ]
  return test.app.inject({
    method: 'POST',
    url: '/bureau/brengen',
    headers: { cookie: visitor.cookie, 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
    payload: Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
  })
}
const bringOne = async (visitor: Visitor, index: number): Promise<string> => {
  const answer = await bring(visitor, [{ name: `notulen-${index}.txt`, bytes: text(index) }])
  expect(answer.statusCode).toBe(303)
  return new URL(String(answer.headers.location), 'http://x').searchParams.get('adres') ?? ''
}
const acts = (): readonly string[] => test.desk.accounts.audit.entries().map(({ act }) => act)
const idOf = (address: string): string => test.desk.drafts.at(address)?.id ?? ''

describe('what is brought', () => {
  it('is a draft: seen at the desk beside its text, and public nowhere', async () => {
    const visitor = await visitorWith(test, 'editor')
    const before = test.data.sequence
    const address = await bringOne(visitor, 2)
    const { body } = await visitor.get(documentPath(address))
    expect(body).toContain('Reglement op de jaarmarkt nummer 2')
    expect(body).toContain('Nog niemand buiten dit bureau')
    // An item leads to its passage and the passage to its item.
    expect(body).toMatch(/<h3 id="punt-0-1"[^>]*>[^]*href="#passage-0-1"/u)
    expect(body).toMatch(/id="passage-0-1"[^]*href="#punt-0-1"[^]*Reglement op de jaarmarkt/u)
    expect((await visitor.get('/bureau/concepten')).body).toContain('Notulen, Gemeenteraad')
    expect((await visitor.get('/bureau')).body).not.toContain(encodeURIComponent(address))
    test.data.refresh()
    expect([test.data.sequence, test.data.pages.latest(address)]).toEqual([before, undefined])
    expect(acts()).toContain('brought')
  })

  it('stands with the others of its sitting, and what is there already is told', async () => {
    const visitor = await visitorWith(test, 'editor')
    const agenda = minutesOf(2, (minutes) => minutes.replace('NOTULEN', 'AGENDA').replace(/Besluit\n\nGoed.*\n/gu, ''))
    await bring(visitor, [
      { name: 'a.txt', bytes: text(2) },
      { name: 'b.txt', bytes: Buffer.from(agenda.bytes) },
      { name: 'c.txt', bytes: text(5) },
    ])
    const { body } = await visitor.get('/bureau/concepten')
    const sittings = body.split('<section').slice(1)
    expect(sittings.map((part) => part.match(/<li>/gu)?.length)).toEqual([1, 2])
    const again = await bring(visitor, [{ name: 'z.txt', bytes: text(5) }])
    expect(again.headers.location).toMatch(/^\/bureau\/document\?adres=urn/u)
    expect(test.desk.drafts.list()).toHaveLength(3)
  })

  it('is corrected before it is public, and published as it is corrected', async () => {
    const visitor = await visitorWith(test, 'publisher')
    const address = await bringOne(visitor, 2)
    const fields = { adres: address, zitting: '0', 'v-atLocation': 'Zaal Corneel', versie: '0' }
    expect((await visitor.post('/bureau/verbeteren/velden', fields)).statusCode).toBe(303)
    const check = await visitor.get(checkPath(address))
    expect(check.body).toMatch(/Niveau \d/u)
    expect(check.body).not.toMatch(/notuleringsprogramma|--graph|urn:uuid:[^"%]*</u)
    // What follows from the document is no fault of who brought it.
    expect(check.body).not.toContain('De taal van het besluit ontbreekt')
    const preview = await visitor.get(`/bureau/voorbeeld/zitting?adres=${encodeURIComponent(address)}`)
    expect(preview.body).toContain('Zaal Corneel')
    expect(preview.headers['content-security-policy']).toMatch(/sandbox$/u)
    const published = await visitor.post('/bureau/bekendmaken', { id: idOf(address) })
    expect(published.headers.location).toBe('/bureau/concepten?bekendgemaakt')
    test.data.refresh()
    const outlet = new Outlet(test.data, test.desk.about.site!)
    const entry = outlet.entries.find(({ source }) => source === address)!
    expect(test.data.triplesOf(entry.graph).join()).toContain('Zaal Corneel')
    expect(test.desk.drafts.list()).toEqual([])
    expect(acts()).toEqual(expect.arrayContaining(['brought', 'corrected', 'publish-asked', 'published']))
    await visitor.post('/bureau/intrekken', { adres: address, reden: 'fout bestand' })
    test.data.refresh()
    expect(test.data.triplesOf(entry.graph)).toEqual([])
  })

  it('is published by itself when its time has come, also by a process that begins later', async () => {
    const visitor = await visitorWith(test, 'publisher')
    const address = await bringOne(visitor, 2)
    const past = await visitor.post('/bureau/bekendmaken', { id: idOf(address), moment: '2026-11-05T10:00' })
    expect([past.statusCode, past.body]).toEqual([400, expect.stringContaining('een moment dat nog komt')])
    await visitor.post('/bureau/bekendmaken', { id: idOf(address), moment: '2026-11-06T08:30' })
    expect((await visitor.get(checkPath(address))).body).toContain('6 november 2026 om 08.30 uur')
    await publishDue(test.desk)
    expect(test.desk.drafts.at(address)).toBeDefined()
    await test.desk.close()
    const later = new Desk({ ...test.desk.about, now: () => new Date('2026-11-06T07:30:00Z') })
    await publishDue(later)
    expect(later.drafts.list()).toEqual([])
    expect(later.entry(address)?.name).toContain('Notulen')
    await later.close()
  })

  it('stays a draft when nothing comes of it, or it is of another council', async () => {
    const visitor = await visitorWith(test, 'publisher')
    const page = fixtureDocument(fixturePages.find(({ path }) => path === 'cipal/besluitenlijst.html')!)
    await bring(visitor, [
      { name: 'leeg.txt', bytes: Buffer.from('Goedendag.') },
      { name: 'elders.html', bytes: Buffer.concat([Buffer.from(page.bytes), Buffer.from(' ')]) },
    ])
    for (const { id, address } of test.desk.drafts.list()) {
      const answer = await visitor.post('/bureau/bekendmaken', { id })
      expect([answer.statusCode, answer.body]).toEqual([400, expect.stringMatching(/ander bestuur|niets om bekend/u)])
      expect((await visitor.get(checkPath(address))).body).not.toContain('Nu bekendmaken')
    }
    expect(test.desk.drafts.list()).toHaveLength(2)
  })

  it('is thrown away with what people corrected of it', async () => {
    const visitor = await visitorWith(test, 'editor')
    const address = await bringOne(visitor, 2)
    const fields = { adres: address, zitting: '0', 'v-atLocation': 'Geheim', versie: '0' }
    await visitor.post('/bureau/verbeteren/velden', fields)
    expect(test.desk.corrections().history(address)).toHaveLength(1)
    await visitor.post('/bureau/concepten/weg', { id: idOf(address) })
    expect((await visitor.get(documentPath(address))).statusCode).toBe(404)
    expect(test.desk.corrections().history(address)).toEqual([])
  })
})

describe('hostile files', () => {
  it('are kept only from who may, with the token of the session, from this site', async () => {
    const reader = await visitorWith(test, 'reader')
    const editor = await visitorWith(test, 'editor')
    const files = [{ name: 'x.txt', bytes: text(2) }]
    const token = formTokenIn((await editor.get('/bureau/brengen')).body)
    expect((await bring(reader, files, formTokenIn((await reader.get('/bureau')).body))).statusCode).toBe(403)
    for (const wrong of ['', formTokenIn((await reader.get('/bureau')).body)])
      expect((await bring(editor, files, wrong)).statusCode).toBe(403)
    expect((await bring(editor, files, token, { origin: 'https://kwaad.example' })).statusCode).toBe(403)
    expect(test.desk.drafts.list()).toEqual([])
    expect((await bring(editor, files, token)).statusCode).toBe(303)
  })

  it('name no place, and bring no markup', async () => {
    expect(fileName('../../etc/passwd')).toBe('passwd')
    expect(fileName('C:\\temp\\notulen.pdf')).toBe('notulen.pdf')
    expect(fileName('..')).toBe('document')
    expect(fileName(`${'a'.repeat(500)}.pdf`)).toMatch(/^a{120}\.pdf$/u)
    expect(fileName('a\u0000b\r\nc\u202e.pdf')).toBe('a b c .pdf')
    const visitor = await visitorWith(test, 'editor')
    const evil = minutesOf(2, (minutes) => minutes.replace('Rekening', 'Rekening <script>alert(1)</script>'))
    await bring(visitor, [{ name: '<img src=x onerror=alert(1)>.txt', bytes: Buffer.from(evil.bytes) }])
    const [draft] = test.desk.drafts.list()
    for (const path of ['/bureau/concepten', documentPath(draft!.address), checkPath(draft!.address)]) {
      const { body } = await visitor.get(path)
      expect(body, path).not.toMatch(/<script>|<img/u)
    }
    const original = await visitor.get(`/bureau/origineel?adres=${encodeURIComponent(draft!.address)}`)
    expect(original.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w%.=()-]+$/u)
    expect(original.headers['content-type']).toBe('application/octet-stream')
  })

  it('that are too large or empty are told in plain words', async () => {
    const visitor = await visitorWith(test, 'editor')
    const large = await bring(visitor, [{ name: 'x.pdf', bytes: Buffer.alloc(40 * 1024 * 1024) }])
    expect([large.statusCode, large.body]).toEqual([413, expect.stringContaining('Dat is te groot')])
    const empty = await bring(visitor, [{ name: 'x.pdf', bytes: Buffer.alloc(0) }])
    expect([empty.statusCode, empty.body]).toEqual([400, expect.stringContaining('Dat bestand is leeg')])
    expect(test.desk.drafts.list()).toEqual([])
  })

  it('that cannot be read stay away from what is public, and are thrown away', async () => {
    const visitor = await visitorWith(test, 'editor')
    await bring(visitor, [{ name: 'kapot.pdf', bytes: Buffer.from('%PDF-1.7 kapot') }])
    const [draft] = test.desk.drafts.list()
    const waiting = await visitor.get(documentPath(draft!.address))
    expect(waiting.headers.location).toMatch(/^\/bureau\/lezen/u)
    const told = await visitor.get(String(waiting.headers.location))
    expect(told.body).toContain('kan niet gelezen worden')
    expect(told.body).toContain('weggooien')
  })

  it('are not fetched from the own network', async () => {
    const visitor = await visitorWith(test, 'editor')
    for (const adres of [
      'http://127.0.0.1:1/x',
      'http://[::1]/',
      'http://169.254.169.254/latest',
      'file:///etc/passwd',
    ]) {
      const answer = await visitor.post('/bureau/brengen/adres', { adres })
      expect(answer.statusCode, adres).toBe(400)
    }
    expect(test.desk.drafts.list()).toEqual([])
  })
})

it('has one desk for a folder at a time', () => {
  expect(() => new Desk(test.desk.about)).toThrow(AppError)
})
