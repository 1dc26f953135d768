import { existsSync, readFileSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDesk, PASSWORD, removeTemplate, type TestDesk } from './open-desk.js'

const CHROMIUM = '/usr/bin/chromium'
const isHere = existsSync(CHROMIUM)
if (!isHere) console.warn(`no ${CHROMIUM}: the desk is not looked at in a browser`)

/** Run in the page: names what is wrong with it. */
const FAULTS = readFileSync(new URL('../../publication/page-faults.js', import.meta.url), 'utf8')

describe.skipIf(!isHere)('the desk in a browser without scripts', () => {
  let test: TestDesk
  let browser: Browser
  let page: Page
  let address: string
  beforeAll(async () => {
    test = await openTestDesk()
    address = await test.app.listen({ port: 0, host: '127.0.0.1' })
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    // `evaluate` runs all the same: only what pages bring along is off.
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  })
  afterAll(async () => {
    await browser.close()
    await test.close()
    await removeTemplate()
  })

  /** Nothing is wrong with the page, and at three widths nothing runs out of it. */
  async function mustBeSound(title: string): Promise<void> {
    expect(await page.textContent('h1')).toBe(title)
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(FAULTS), `${title} at ${width}`).toEqual([])
      const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
      expect(wide, `${title} at ${width}`).toBe(false)
    }
  }
  const fill = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value)
  }
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).press('Enter')

  it('goes from the first visit to a corrected document, by keyboard', async () => {
    await page.goto(`${address}/bureau`)
    await mustBeSound('Het bureau openen')
    await fill({ Startcode: test.desk.startCode, 'Uw naam': 'An Beheer', Wachtwoord: PASSWORD })
    await press('Account maken')
    await mustBeSound('Aanmelden')
    await fill({ Naam: 'An Beheer', Wachtwoord: 'iets heel anders' })
    await press('Aanmelden')
    expect(await page.textContent('[role=alert]')).toContain('horen niet bij elkaar')
    await fill({ Naam: 'An Beheer', Wachtwoord: PASSWORD })
    await press('Aanmelden')
    await mustBeSound('Documenten')
    await page.getByRole('link', { name: /^Notulen, / }).press('Enter')
    await mustBeSound('Notulen, Gemeenteraad, zondag 2 februari 2025')
    await page.getByRole('link', { name: 'Persoonsgegevens zoeken' }).press('Enter')
    await mustBeSound('Persoonsgegevens: Notulen, Gemeenteraad, zondag 2 februari 2025')
    await page.getByRole('link', { name: 'Terug naar het document' }).press('Enter')
    await page.getByRole('link', { name: 'Dit punt verbeteren' }).nth(1).press('Enter')
    await mustBeSound('Verbeteren')
    await fill({ Titel: 'Reglement op de kermis' })
    await press('Bewaren')
    expect(await page.textContent('[role=status]')).toContain('bewaard')
    expect(await page.textContent('main')).toContain('Reglement op de kermis verbeterd')
    await mustBeSound('Notulen, Gemeenteraad, zondag 2 februari 2025')
    await press('Ongedaan maken')
    expect(await page.textContent('main')).toContain('ongedaan gemaakt door An Beheer')
    for (const [link, title] of [
      ['Termijnen', 'Termijnen'],
      ['Accounts', 'Accounts'],
      ['Logboek', 'Logboek'],
      ['Wachtwoord veranderen', 'Wachtwoord veranderen'],
    ] as const) {
      await page.getByRole('link', { name: link, exact: true }).press('Enter')
      await mustBeSound(title)
    }
    await press('Afmelden')
    await mustBeSound('Aanmelden')
    await page.goto(`${address}/bureau`)
    await mustBeSound('Aanmelden')
  })
})
