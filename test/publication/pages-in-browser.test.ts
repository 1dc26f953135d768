import { existsSync, readFileSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Ledger } from '../../src/harvest/ledger/ledger.js'
import { fixtureDocument, fixturePages } from '../fixtures/fixture-pages.js'
import { openSite, type RunningSite } from './fixture-site.js'
const CHROMIUM = '/usr/bin/chromium'
const isHere = existsSync(CHROMIUM)
if (!isHere) {
  if (process.env['RAADLINK_REQUIRE_SHARED'] === '1') throw new Error(`no ${CHROMIUM}`)
  console.warn(`no ${CHROMIUM}: pages are not looked at in a browser`)
}

/** Run in the page: names what is wrong with it. */
const FAULTS = readFileSync(new URL('page-faults.js', import.meta.url), 'utf8')

describe.skipIf(!isHere)('pages of a site in a browser without scripts', () => {
  let site: RunningSite
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    site = await openSite(
      fixturePages.map((each) => fixtureDocument(each)),
      'live',
    )
    // A harvest that had a page and missed another, so that there is a page on its completeness.
    const ledger = new Ledger(site.data.path)
    ledger.runs.begin(
      {
        id: 'voorbeeldegem',
        start: 'https://raadpleeg.voorbeeldegem.example/',
        kind: 'site',
        hosts: [],
        limits: {},
        withdrawAfter: 3,
      },
      '2026-01-01T00:00:00Z',
    )
    ledger.queue.add(
      'voorbeeldegem',
      fixturePages.map(({ address }) => ({ address, how: 'link' as const })),
      '2026-01-01T00:00:00Z',
    )
    for (const [i, { address }] of fixturePages.entries())
      ledger.outcomes.settle(
        'voorbeeldegem',
        address,
        i === 0
          ? { state: 'failed', reason: 'status', message: 'the server answers 500' }
          : { state: 'fetched', sha256: String(i) },
      )
    ledger.runs.end('voorbeeldegem', 'partial', '2026-01-01T01:00:00Z')
    ledger.close()
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    // Pages run no script of theirs; what the test asks is evaluated all the same.
    page = await (
      await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1000, height: 800 } })
    ).newPage()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  it('are what WCAG 2.2 asks of every page, wide and on a telephone (320 px: 1.4.10)', async () => {
    const paths = [
      'index.html',
      'overzicht/1.html',
      'downloads.html',
      'volledigheid.html',
      'volledigheid/voorbeeldegem.html',
      'nergens',
      ...site.outlet.entries.slice(0, 8).map(({ path }) => `${path}.html`),
    ]
    for (const width of [1000, 320]) {
      await page.setViewportSize({ width, height: 800 })
      for (const path of paths) {
        await page.goto(site.baseUrl + path, { waitUntil: 'domcontentloaded' })
        expect([path, width, await page.evaluate(FAULTS)]).toEqual([path, width, []])
      }
    }
  })

  it('would be told otherwise (the test can fail)', async () => {
    await page.setContent(
      '<html><title></title><body><h1>a</h1><h4>b</h4><a href="#"></a><nav></nav><main><p style="color:#999">grijs</p></main></body></html>',
    )
    expect(await page.evaluate(FAULTS)).toEqual([
      'language of the page',
      'title',
      'heading jumps to 4: b',
      expect.stringContaining('link without text'),
      'nav without name',
      'contrast of P ',
    ])
  })

  it('can be read with the keyboard alone: first a way past the menu, and every focus is seen (2.1.1, 2.4.7)', async () => {
    await page.goto(`${site.baseUrl}${site.outlet.entries[0]!.path}.html`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Ga naar de inhoud')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('location.hash')).toBe('#inhoud')
    for (let n = 0; n < 5; n++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    }
  })

  it('give search engines decisions and the dataset in the words of schema.org', async () => {
    const dataOf = async (path: string): Promise<unknown> => {
      await page.goto(site.baseUrl + path)
      return JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as unknown
    }
    expect(await dataOf('index.html')).toMatchObject({
      '@type': 'Dataset',
      license: expect.stringMatching(/^https:/u) as string,
      distribution: expect.arrayContaining([expect.objectContaining({ encodingFormat: 'text/turtle' })]) as unknown[],
    })
    const notulen = site.outlet.entries.find(({ kind }) => kind === 'notulen')!
    expect(await dataOf(`${notulen.path}.html`)).toMatchObject({
      '@graph': expect.arrayContaining([
        expect.objectContaining({ '@type': 'Legislation', name: expect.any(String) as string }),
      ]) as unknown[],
    })
  })
})
