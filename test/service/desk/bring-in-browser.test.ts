import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright-core'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKnownUnits } from '../../../src/linking/known-units.js'
import { DataFolder } from '../../../src/log/data-folder.js'
import { Outlet } from '../../../src/publication/outlet/outlet.js'
import { siteOf } from '../../../src/publication/site/site.js'
import { buildService } from '../../../src/service/build-service.js'
import { doDeskJob } from '../../../src/service/desk/reading/desk-job.js'
import { DeskReadings } from '../../../src/service/desk/reading/desk-readings.js'
import { Desk } from '../../../src/service/desk/ground/desk.js'
import { followData, type Following } from '../../../src/service/follow-data.js'
import { openDataStore, type DataStore } from '../../../src/service/open-data-store.js'
import { minutesOf } from '../../dataset/corrected-minutes.js'
import { fixtureSettings } from '../../fixtures/expectations.js'
import { renderPdf } from '../../score/generator/render-pdf.js'

const CHROMIUM = '/usr/bin/chromium'
const isHere = existsSync(CHROMIUM)
if (!isHere) console.warn(`no ${CHROMIUM}: bringing documents is not looked at in a browser`)
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PASSWORD = 'een lang wachtwoord'

/** A port that is free at this moment: pages of the site name their own address. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** Invented minutes of a sitting, on paper. */
function paper(index: number): Promise<Uint8Array> {
  const lines = Buffer.from(minutesOf(index).bytes).toString().split('\n\n')
  const flow = lines.map((line) => ({ kind: 'para' as const, runs: [line.trim()] }))
  return renderPdf(flow, { title: 'Notulen', font: 'Helvetica', size: 11, margin: 60 })
}

describe.skipIf(!isHere)('a document from the desk to the public and back, in a browser', () => {
  let folder: string
  let base: string
  let data: DataFolder
  let desk: Desk
  let outlet: Outlet
  let opened: DataStore
  let following: Following
  let app: FastifyInstance
  let browser: Browser
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'raadlink-bring-'))
    const port = await freePort()
    base = `http://127.0.0.1:${port}/`
    const unit = readKnownUnits().find(({ kind, name }) => kind === 'Gemeente' && name === 'Herstappe')!
    const name = 'Gemeente Herstappe'
    const site = siteOf(
      { baseUrl: base, title: name, publisher: name, contact: 'data@herstappe.example', licence: 'gratis-hergebruik' },
      '2026-01-01T00:00:00Z',
    )
    new DataFolder(join(folder, 'data')).close()
    data = DataFolder.reading(join(folder, 'data'))
    outlet = new Outlet(data, site)
    const settings = { ...fixtureSettings, mintBase: `${base}id/` }
    const readings = new DeskReadings(settings, { run: doDeskJob, close: () => Promise.resolve() })
    desk = new Desk({ data, settings, eenheid: unit.iri, name, now: () => new Date(), site, readings })
    opened = await openDataStore(data)
    following = followData(opened, data, (message) => {
      throw new Error(message)
    })
    const check = (): Promise<never> => Promise.reject(new Error('nothing is checked here'))
    app = await buildService({ store: opened.store, check, language: 'nl', maxDocumentBytes: 1e6, outlet, desk })
    await app.listen({ port, host: '127.0.0.1' })
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await app.close()
    await following.stop()
    await desk.close()
    await opened.store.close()
    data.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const get = async (path: string, accept = '*/*'): Promise<string> =>
    (await fetch(base + path, { headers: { accept } })).text()
  /** Everything public that should tell of a text, and whether it does. */
  async function whereTold(text: string, path: string): Promise<Readonly<Record<string, boolean>>> {
    const query = `ASK { ?s ?p ?o FILTER (CONTAINS(STR(?o), "${text}")) }`
    return {
      page: (await get(`${path}.html`, 'text/html')).includes(text),
      rdfa: new RegExp(`property="[^"]*title[^"]*"[^>]*>[^<]*${text}`, 'u').test(
        await get(`${path}.html`, 'text/html'),
      ),
      turtle: (await get(`${path}.ttl`)).includes(text),
      stream: (await get('ldes/besluiten/1', 'application/n-quads')).includes(text),
      atom: (await get('feeds/alles.atom')).includes(path),
      table:
        (await get('tabellen/besluiten.csv')).includes(text) || (await get('tabellen/zittingen.csv')).includes(text),
      sparql: (await get(`sparql?query=${encodeURIComponent(query)}`, 'application/sparql-results+json')).includes(
        'true',
      ),
    }
  }

  async function mustBeSound(page: Page, title: RegExp, hasScript: boolean): Promise<void> {
    expect(await page.textContent('h1')).toMatch(title)
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
      expect(wide, `${String(title)} at ${width}`).toBe(false)
    }
    // axe waits by timers, which only a browser with scripts has.
    if (!hasScript) return
    await page.evaluate(AXE)
    const found = await page.evaluate<string[]>(
      'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
    )
    expect(found, String(title)).toEqual([])
  }

  it.each([true, false])(
    'with script: %s, by keyboard',
    async (javaScriptEnabled) => {
      const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
      page.setDefaultTimeout(90_000)
      const errors: string[] = []
      page.on('pageerror', ({ message }) => errors.push(message))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      const fill = (label: string, value: string): Promise<void> =>
        page.getByLabel(label, { exact: true }).first().fill(value)
      const press = (name: string): Promise<void> =>
        page.getByRole('button', { name, exact: true }).first().press('Enter')
      const follow = (name: string | RegExp): Promise<void> => page.getByRole('link', { name }).first().press('Enter')
      await page.goto(`${base}bureau`)
      if (page.url().endsWith('/begin')) {
        await fill('Startcode', desk.startCode)
        await fill('Uw naam', 'An Beheer')
        await fill('Wachtwoord', PASSWORD)
        await press('Account maken')
      }
      await fill('Naam', 'An Beheer')
      await fill('Wachtwoord', PASSWORD)
      await press('Aanmelden')
      await follow('Concepten')
      await follow('Documenten brengen')
      await mustBeSound(page, /^Documenten brengen$/u, javaScriptEnabled)
      const index = javaScriptEnabled ? 2 : 3
      await page
        .getByLabel('Bestanden')
        .setInputFiles({ name: 'notulen.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await paper(index)) })
      await press('Brengen')
      await page.getByRole('heading', { name: /Reglement op de jaarmarkt/u }).waitFor({ timeout: 60_000 })
      if (javaScriptEnabled) {
        // The PDF is drawn, and an item lights up in it.
        await page.locator('.sheet canvas').first().waitFor()
        await page.locator('.sheet a.line').first().waitFor({ state: 'attached' })
      }
      await mustBeSound(page, /^Notulen, Gemeenteraad/u, javaScriptEnabled)
      await page.getByRole('link', { name: 'Toon in het document' }).nth(1).press('Enter')
      const lit = page.locator(javaScriptEnabled ? '.sheet a.line.lit' : '.passage:target')
      expect(await lit.count()).toBeGreaterThan(0)
      expect(await page.locator(javaScriptEnabled ? '.passage.lit' : '.passage:target').textContent()).toContain(
        'Reglement op de jaarmarkt',
      )
      const titles = [`Reglement op de kermis ${index}`, `Zaal Corneel ${index}`]
      await page.getByRole('link', { name: 'Dit punt verbeteren' }).nth(1).press('Enter')
      await fill('Titel', titles[0]!)
      await page.getByLabel('Titel', { exact: true }).first().press('Enter')
      await page.getByRole('status').first().waitFor()
      await follow('De zitting verbeteren')
      await fill('Plaats', titles[1]!)
      await page.getByLabel('Plaats', { exact: true }).first().press('Enter')
      await page.getByRole('status').first().waitFor()
      await follow('Nakijken en bekendmaken')
      await mustBeSound(page, /^Nakijken: Notulen/u, javaScriptEnabled)
      await follow('Bekijk de pagina')
      await mustBeSound(page, /^Voorbeeld/u, javaScriptEnabled)
      expect(await page.locator('iframe').first().contentFrame().locator('body').textContent()).toContain(titles[1])
      await follow('Terug naar nakijken')
      const [before] = desk.drafts.list()
      expect(before).toBeDefined()
      await press('Nu bekendmaken')
      expect(await page.textContent('[role=status]')).toContain('bekendgemaakt')
      const entry = desk.entry(before!.address)!
      const told = { page: true, rdfa: true, turtle: true, stream: true, atom: true, table: true, sparql: true }
      await expect.poll(() => whereTold(titles[0]!, entry.path), { timeout: 20_000, interval: 500 }).toEqual(told)
      await follow('Documenten')
      await follow(/^Notulen, Gemeenteraad/u)
      await fill('Waarom trekt u het in?', 'proef')
      await press('Intrekken')
      const gone = { page: false, rdfa: false, turtle: false, atom: false, table: false, sparql: false }
      await expect.poll(() => whereTold(titles[0]!, entry.path), { timeout: 20_000, interval: 500 }).toMatchObject(gone)
      const acts = desk.accounts.audit.entries().map(({ act }) => act)
      expect(acts).toEqual(
        expect.arrayContaining(['signed-in', 'brought', 'corrected', 'publish-asked', 'published', 'withdrawn']),
      )
      await follow('Logboek')
      expect(await page.textContent('main')).toContain('maakte bekend:')
      expect(errors).toEqual([])
      await page.context().close()
    },
    300_000,
  )
})
