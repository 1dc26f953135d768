import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentPath } from '../../../src/service/desk/ground/desk-paths.js'
import { SEEDED } from '../../dataset/seeded-personal.js'
import { openTestDesk, PASSWORD, removeTemplate, type TestDesk } from './open-desk.js'

const CHROMIUM = '/usr/bin/chromium'
const isHere = existsSync(CHROMIUM)
if (!isHere) console.warn(`no ${CHROMIUM}: the forms of the desk are not looked at in a browser`)
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`

describe.skipIf(!isHere)('the forms of the desk in a browser', () => {
  let test: TestDesk
  let browser: Browser
  let address: string
  beforeAll(async () => {
    test = await openTestDesk()
    address = await test.app.listen({ port: 0, host: '127.0.0.1' })
    await test.desk.accounts.makeFirst('An', PASSWORD, test.desk.about.eenheid)
    await test.desk.reading(test.desk.documentAt(test.own).document).value
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    await test.close()
    await removeTemplate()
  })

  async function signedIn(javaScriptEnabled: boolean): Promise<Page> {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
    await page.goto(`${address}/bureau/aanmelden`)
    await page.getByLabel('Naam').fill('An')
    await page.getByLabel('Wachtwoord').fill(PASSWORD)
    await page.getByRole('button', { name: 'Aanmelden' }).press('Enter')
    return page
  }
  const personal = (): string => `${address}/bureau/persoonsgegevens?adres=${encodeURIComponent(test.own)}`
  const formsOf = async (page: Page, link: number): Promise<string> => {
    await page.goto(address + documentPath(test.own))
    const all = page.getByRole('link', { name: /verbeteren$/u })
    return `${address}${(await all.nth(link).getAttribute('href')) ?? ''}`
  }
  const tick = (page: Page, name: string, side: string): Promise<void> =>
    page
      .locator('section', { hasText: 'Stemming 1' })
      .getByRole('group', { name })
      .getByLabel(side, { exact: true })
      .check()

  it('have nothing that axe finds, and fit three screens', async () => {
    const page = await signedIn(true)
    const pages = [await formsOf(page, 0), await formsOf(page, 1), await formsOf(page, 2), personal()]
    for (const url of pages) {
      await page.goto(url)
      for (const width of [360, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        await page.evaluate(AXE)
        const { violations } = await page.evaluate<{ readonly violations: readonly { readonly id: string }[] }>(RULES)
        expect(
          violations.map(({ id }) => id),
          `${url} at ${width}`,
        ).toEqual([])
        const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
        expect(wide, `${url} at ${width}`).toBe(false)
      }
    }
  })

  it('count votes while they are ticked, and take what is selected', async () => {
    const page = await signedIn(true)
    await page.goto(await formsOf(page, 4))
    const told = page.locator('[data-telling]').first()
    await tick(page, 'Jan Vermeirsch', 'voor')
    await tick(page, 'An Claeskens', 'tegen')
    expect(await told.textContent()).toBe('1 voor, 1 tegen, 0 onthoudingen: 2 van de 5 aanwezigen.')
    expect(await told.getAttribute('class')).toBe('problem')
    for (const name of ['Piet Raeymaekers', 'Els Verhoeven', 'Bart Desmedt']) await tick(page, name, 'voor')
    expect(await told.textContent()).toBe('4 voor, 1 tegen, 0 onthoudingen: 5 van de 5 aanwezigen.')
    expect(await told.getAttribute('class')).toBe('done')
    await page.goto(personal())
    await page.locator('mark').first().dblclick()
    await expect.poll(() => page.getByLabel('Tekst die weg moet').inputValue()).not.toBe('')
  })

  it('correct a vote and leave personal data out, without scripts and by keyboard', async () => {
    const page = await signedIn(false)
    await page.goto(await formsOf(page, 2))
    for (const name of ['Jan Vermeirsch', 'An Claeskens', 'Piet Raeymaekers', 'Els Verhoeven'])
      await tick(page, name, 'voor')
    await page.getByRole('button', { name: 'Stemming bewaren' }).press('Enter')
    expect(await page.textContent('[role=alert]')).toContain('Dat zijn 4 stemmen')
    await tick(page, 'Bart Desmedt', 'onthoudt zich')
    await page.getByRole('button', { name: 'Stemming bewaren' }).press('Enter')
    expect(await page.textContent('[role=status]')).toContain('bewaard')
    await page.goto(personal())
    await page.getByRole('button', { name: 'Rekeningnummer weglaten' }).press('Enter')
    expect(await page.textContent('[role=status]')).toContain('weggelaten uit alles wat openbaar is')
    expect(await page.locator('mark').allTextContents()).not.toContain(SEEDED[0])
    expect(await page.getByRole('button', { name: 'Weer openbaar maken' }).count()).toBe(1)
  })
})
