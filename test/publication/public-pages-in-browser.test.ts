import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixtureDocument, fixturePages } from '../fixtures/fixture-pages.js'
import { openSite, type RunningSite } from './fixture-site.js'

const CHROMIUM = '/usr/bin/chromium'
const isHere = existsSync(CHROMIUM)
if (!isHere) {
  if (process.env['RAADLINK_REQUIRE_SHARED'] === '1') throw new Error(`no ${CHROMIUM}`)
  console.warn(`no ${CHROMIUM}: pages for people are not looked at in a browser`)
}
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Where pictures of the pages are put, for who wants to look at them. */
const PICTURES = process.env['RAADLINK_PICTURES']

interface AxeViolation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

describe.skipIf(!isHere)('pages for people in a browser', () => {
  let site: RunningSite
  let browser: Browser
  let kinds: readonly (readonly [kind: string, path: string])[]
  beforeAll(async () => {
    site = await openSite(
      fixturePages.map((each) => fixtureDocument(each)),
      'live',
    )
    const { council, entries } = site.outlet
    const [sitting] = council.sittings
    const whole = council.sitting(sitting!.iri)!
    kinds = [
      ['start', 'index'],
      ['sittings', 'zittingen'],
      ['sitting', sitting!.path],
      ['item', whole.items.find(({ votes }) => votes.some(({ namesAgainst }) => namesAgainst.length > 0))!.path],
      ['secret vote', whole.items.find(({ votes }) => votes.some(({ isSecret }) => isSecret))!.path],
      ['person', [...council.personPaths][0]!],
      ['bodies', 'organen'],
      ['body', council.bodies[0]!.path],
      ['council', council.councils[0]!.path],
      ['regulations', 'reglementen'],
      ['document', entries[0]!.path],
      ['downloads', 'downloads'],
      ['overview', 'overzicht/1'],
    ]
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    if (PICTURES !== undefined) mkdirSync(PICTURES, { recursive: true })
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  // Pages have no script of their own; axe waits by timers, which only a browser with scripts has.
  const open = async (width: number, colorScheme: 'light' | 'dark', javaScriptEnabled = false): Promise<Page> =>
    (await browser.newContext({ javaScriptEnabled, viewport: { width, height: 900 }, colorScheme })).newPage()

  it.each([
    [360, 'light'],
    [768, 'light'],
    [1280, 'dark'],
  ] as const)(
    'have nothing that axe finds, and fit a screen of %s (%s)',
    { timeout: 120_000 },
    async (width, scheme) => {
      const page = await open(width, scheme, true)
      const faults: unknown[] = []
      for (const [kind, path] of kinds) {
        await page.goto(`${site.baseUrl}${path}.html`)
        if (PICTURES !== undefined)
          await page.screenshot({
            path: join(PICTURES, `${kind.replace(' ', '-')}-${width}-${scheme}.png`),
            fullPage: true,
          })
        await page.evaluate(AXE)
        const { violations }: { readonly violations: readonly AxeViolation[] } = await page.evaluate(
          `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
        )
        faults.push(...violations.map(({ id, nodes }) => [kind, id, nodes[0]?.html]))
        const wide = await page.evaluate('document.documentElement.scrollWidth')
        if (wide !== width) faults.push([kind, 'scrolls sideways', wide])
      }
      expect(faults).toEqual([])
      await page.context().close()
    },
  )

  it('can be walked with the keyboard: every focus is seen', async () => {
    const page = await open(1280, 'light')
    await page.goto(`${site.baseUrl}${kinds[2]![1]}.html`)
    const seen: string[] = []
    for (let n = 0; n < 40; n++) {
      await page.keyboard.press('Tab')
      const [tag, outline] = await page.evaluate<[string, string]>(
        '[document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle]',
      )
      if (tag === 'BODY') break
      seen.push(outline)
    }
    expect(seen.length).toBeGreaterThan(20)
    expect(new Set(seen)).toEqual(new Set(['solid']))
    await page.context().close()
  })

  it('lead from a sitting to a decision, its vote, a person and back', async () => {
    const page = await open(768, 'light')
    await page.goto(`${site.baseUrl}zittingen.html`)
    await page.getByRole('link', { name: /Gemeenteraad Oosterkouter/u }).click()
    await page
      .getByRole('link', { name: /polyvalente zaal/u })
      .first()
      .click()
    expect(await page.getByRole('img', { name: /3 voor, 1 tegen, 1 onthouding/u }).count()).toBe(1)
    await page.getByRole('table').getByRole('link').first().click()
    expect(await page.locator('h1').textContent()).toMatch(/^\p{Lu}\p{Ll}+ \p{Lu}/u)
    await page
      .getByRole('link', { name: /Gemeenteraad Oosterkouter, maandag/u })
      .first()
      .click()
    expect(await page.locator('h1').textContent()).toContain('24 februari 2025')
    await page.context().close()
  })
})
