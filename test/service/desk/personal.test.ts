import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { searchPathOf } from '../../../src/publication/search/filling/searched-folder.js'
import { writeStaticSite } from '../../../src/publication/static-site.js'
import { WAYS_OUT } from '../../../src/publication/ways-out.js'
import { followData } from '../../../src/service/follow-data.js'
import { openDataStore } from '../../../src/service/open-data-store.js'
import { LiveSearch } from '../../../src/service/search/live-search.js'
import { SEEDED } from '../../dataset/seeded-personal.js'
import { sampleSite } from '../../publication/sample-site.js'
import { openSampleService } from '../sample-service.js'
import { openTestDesk, removeTemplate, visitorWith, type TestDesk } from './open-desk.js'

let test: TestDesk
beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(() => test.close())
afterAll(removeTemplate)

const path = (): string => `/bureau/persoonsgegevens?adres=${encodeURIComponent(test.own)}`
const seededIn = (text: string): readonly string[] => SEEDED.filter((each) => text.includes(each))
/** What stands around a text, where it is found. */
function aroundIn(text: string, wanted: string): readonly string[] {
  const at = text.indexOf(wanted)
  return at < 0 ? [] : [text.slice(Math.max(0, at - 200), at + 100)]
}
/** What forms of a page send, by the words on their button. */
function formOf(body: string, button: string): Record<string, string> {
  const form = body.split('<form ').find((each) => each.includes(`${button}</button>`)) ?? ''
  return Object.fromEntries(
    [...form.matchAll(/name="([^"]+)" value="([^"]*)"/gu)].map(([, name, value]) => [name!, value!]),
  )
}

describe('personal data', () => {
  it('are left out of everything public by one click, and come back by another', async () => {
    const site = { ...sampleSite, baseUrl: 'https://www.herstappe.example/' }
    const outlet = new Outlet(test.data, site, `${site.baseUrl}sparql`)
    const opened = await openDataStore(test.data)
    const following = followData(opened, test.data, (message) => expect.fail(message))
    let told = (): void => undefined
    const changed = (): Promise<void> => new Promise((resolve) => (told = resolve))
    const faults: string[] = []
    const first = changed()
    const search = new LiveSearch({
      folder: test.data.path,
      path: searchPathOf(test.data.path),
      version: () => outlet.version,
      // Left out texts have the index made anew; a look in between comes again.
      onError: (message) => {
        if (!message.includes('the search index is being made')) faults.push(message)
      },
      onChange: () => {
        told()
      },
    })
    const { app, close } = await openSampleService({ store: opened.store, outlet, search })
    await first
    const folder = mkdtempSync(join(tmpdir(), 'raadlink-public-'))
    const everything = async (): Promise<string> =>
      [await publicResources(outlet), await publicAnswers(app), await publicFiles(outlet, folder)].join('\n')
    try {
      expect(seededIn(await everything())).toEqual(SEEDED)

      const visitor = await visitorWith(test, 'publisher')
      await test.desk.reading(test.desk.documentAt(test.own).document).value
      const page = (await visitor.get(path())).body
      for (const text of SEEDED) expect(page, text).toContain(`<mark>${text}</mark>`)
      expect(page).toContain('Een zwart vlak over tekst in een PDF verbergt niets')
      const one = formOf(page, 'Rekeningnummer weglaten')
      expect(one['tekst-0']).toBe(SEEDED[0])
      expect((await visitor.post('/bureau/persoonsgegevens', one)).statusCode).toBe(303)
      const rest = Object.fromEntries(SEEDED.slice(1).map((text, row) => [`tekst-${row}`, text]))
      const again = changed()
      const saved = await visitor.post('/bureau/persoonsgegevens', { ...rest, adres: test.own, versie: '1' })
      expect(saved.statusCode).toBe(303)
      await again
      await expect.poll(() => following.lag().reached, { timeout: 10_000 }).toBe(test.data.sequence)

      const public_ = await everything()
      expect(SEEDED.flatMap((text) => aroundIn(public_, text))).toEqual([])
      expect(public_).toContain('[weggelaten]')
      expect(seededIn(readFileSync(searchPathOf(test.data.path)).toString('latin1'))).toEqual([])
      const left = (await visitor.get(saved.headers.location!)).body
      expect(left).toContain('weggelaten uit alles wat openbaar is')
      for (const text of SEEDED) expect(left).not.toContain(`<mark>${text}</mark>`)
      expect((await visitor.get(`/bureau/document?adres=${encodeURIComponent(test.own)}`)).body).toContain(
        '[weggelaten]',
      )
      expect(test.desk.accounts.audit.entries().map(({ act }) => act)).toEqual(
        expect.arrayContaining(['searched-personal', 'left-out', 'opened-original']),
      )

      const back = formOf(left, 'Weer openbaar maken')
      const editor = await visitorWith(test, 'editor')
      expect((await editor.post('/bureau/ongedaan', { ...back, form: '' })).statusCode).toBe(403)
      const fields = Object.fromEntries(Object.entries(back).filter(([name]) => name !== 'form'))
      expect((await editor.post('/bureau/ongedaan', fields)).statusCode).toBe(403)
      expect((await visitor.post('/bureau/ongedaan', fields)).statusCode).toBe(303)
      expect(test.desk.accounts.audit.entries().at(-1)).toMatchObject({ act: 'shown-again' })
      expect(faults).toEqual([])
    } finally {
      await following.stop()
      await close()
      await search.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('are left out by who may publish, where they stand, and once', async () => {
    const fields = { adres: test.own, tekst: 'Els Burger', versie: '0' }
    const editor = await visitorWith(test, 'editor')
    expect((await editor.post('/bureau/persoonsgegevens', fields)).statusCode).toBe(403)
    expect((await editor.get(path())).body).not.toContain('Weglaten</button>')
    const publisher = await visitorWith(test, 'publisher')
    const elsewhere = await publisher.post('/bureau/persoonsgegevens', { ...fields, tekst: 'Staat er niet' })
    expect([elsewhere.statusCode, elsewhere.body]).toEqual([400, expect.stringContaining('staat niet in het document')])
    expect((await publisher.post('/bureau/persoonsgegevens', { ...fields, versie: '7' })).statusCode).toBe(412)
    expect((await publisher.post('/bureau/persoonsgegevens', fields)).statusCode).toBe(303)
    expect((await publisher.post('/bureau/persoonsgegevens', { ...fields, versie: '1' })).statusCode).toBe(400)
    expect((await publisher.post('/bureau/persoonsgegevens', { ...fields, adres: test.foreign })).statusCode).toBe(404)
  })
})

/** All forms of everything that the site has. */
async function publicResources(outlet: Outlet): Promise<string> {
  const parts: string[] = []
  for (const way of WAYS_OUT)
    for (const { path: where, representations } of way.resources(outlet))
      for (const { body, ownBody } of representations)
        for (const made of [await body(), await ownBody?.()])
          if (made !== undefined) parts.push(where, Buffer.from(made).toString('utf8'))
  return parts.join('\n')
}

/** What the service answers to who looks for it: the endpoint, the search, the API. */
async function publicAnswers(app: FastifyInstance): Promise<string> {
  const words = ['waarborg', 'burger', 'rijksregisternummer']
  const every = 'SELECT ?g ?s ?p ?o WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }'
  const paths = [
    `/sparql?query=${encodeURIComponent(every)}`,
    ...words.flatMap((word) =>
      ['', '.csv', '.json', '.atom', '.feed.json'].map((ending) => `/zoeken${ending}?q=${word}`),
    ),
    ...['bestuursorganen', 'zittingen', 'agendapunten', 'besluiten', 'stemmingen', 'personen'].map(
      (noun) => `/api/v1/${noun}`,
    ),
  ]
  const bodies: string[] = []
  for (const url of paths) {
    const answer = await app.inject({ url, headers: { accept: url.startsWith('/sparql') ? 'text/csv' : '*/*' } })
    bodies.push(answer.body)
    for (const [, item] of answer.body.matchAll(/"id":"([^"]+)"/gu))
      if (url === '/api/v1/agendapunten' || url === '/api/v1/besluiten')
        bodies.push((await app.inject({ url: `${url}/${item!.replace(/^.*\//u, '')}` })).body)
  }
  return bodies.join('\n')
}

/** The files of `publish`, unpacked. */
async function publicFiles(outlet: Outlet, folder: string): Promise<string> {
  const target = join(folder, 'site')
  await writeStaticSite(new Outlet(outlet.data, outlet.site, undefined, 'files'), target)
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      const plain = entry.name.endsWith('.gz')
        ? gunzipSync(bytes)
        : entry.name.endsWith('.br')
          ? brotliDecompressSync(bytes)
          : bytes
      return plain.toString('utf8')
    })
    .join('\n')
}
