import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasAssets } from '../../src/service/pages/assets.js'
import { EXAMPLE_QUERIES } from '../../src/service/sparql/example-queries.js'
import { listen, type Listening } from './listening-service.js'
const CHROMIUM = '/usr/bin/chromium'
const required = process.env['RAADLINK_REQUIRE_SHARED'] === '1'
const present = existsSync(CHROMIUM) && hasAssets()
if (!present && required) throw new Error('Chromium and the build are needed here (Debian: chromium; npm run build)')
if (!present) console.warn('skipped: YASGUI in a browser needs Chromium and the build')

describe.skipIf(!present)('the page /sparql in Chromium', () => {
  let service: Listening
  let browser: Browser
  beforeAll(async () => {
    service = await listen()
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    await service.close()
  })

  /** Opens the page and notes every request and every complaint. */
  async function open(
    path: string,
    javaScriptEnabled = true,
  ): Promise<{ readonly page: Page; readonly requests: readonly string[]; readonly complaints: readonly string[] }> {
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    const requests: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto(service.url + path)
    return { page, requests, complaints }
  }
  const foreign = (requests: readonly string[]): readonly string[] =>
    requests.filter((url) => !url.startsWith(service.url) && !url.startsWith('data:'))

  it('answers a query in YASGUI and asks nobody else', async () => {
    const { page, requests, complaints } = await open('/sparql')
    await page.waitForSelector('html[data-script="ready"]')
    expect(await page.isVisible('form[action="/sparql"]')).toBe(false)
    await page.click(`#voorbeelden a:has-text("${EXAMPLE_QUERIES[1]?.title ?? ''}")`)
    await page.waitForSelector('.yasr table td')
    expect(await page.textContent('.yasr')).toContain('Fietspad')
    // Typing starts the completers; those of classes and properties would ask others.
    await page.click('.yasqe .CodeMirror')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('PREFIX besl')
    await page.waitForSelector('.CodeMirror-hints :text("http://data.vlaanderen.be/ns/besluit#")')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('SELECT (COUNT(*) AS ?aantal) { ?zitting a <http://x/Zit> ; <http://x/be ?o }')
    await page.keyboard.press('Control+Space')
    await page.waitForTimeout(500)
    expect(foreign(requests)).toEqual([])
    expect(complaints).toEqual([])
    // Queries are nobody's business: the browser does not keep them.
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('aantal')
  })

  it('answers a graph, and tells what is wrong with a query', async () => {
    const { page, requests } = await open(
      `/sparql?${new URLSearchParams({ query: 'CONSTRUCT WHERE { ?s a ?type }' }).toString()}`,
    )
    await page.waitForSelector('html[data-script="ready"]')
    expect(await page.textContent('#antwoord')).toContain('besluit:Zitting')
    await page.click('.yasqe_queryButton')
    await page.waitForSelector('.yasr :text("Zitting")')
    expect(await page.isVisible('#antwoord')).toBe(false)
    expect(foreign(requests)).toEqual([])
  })

  it('works without script', async () => {
    const { page, requests } = await open('/sparql', false)
    await page.fill('#query', 'SELECT ?titel { ?punt <http://purl.org/dc/terms/title> ?titel } ORDER BY ?titel')
    await page.click('button[type=submit]')
    expect(await page.textContent('#antwoord')).toContain('Fietspad')
    expect(await page.isVisible('#yasgui')).toBe(false)
    expect(foreign(requests)).toEqual([])
  })

  it('is kept from asking others by its content security policy', async () => {
    const { page, complaints } = await open('/sparql')
    const outcome = await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'asked',
        () => 'refused',
      ),
    )
    expect(outcome).toBe('refused')
    expect(complaints.join('\n')).toMatch(/Content.Security.Policy/u)
  })
})

describe.skipIf(!hasAssets())('what the page loads', () => {
  let service: Listening
  beforeAll(async () => {
    service = await listen()
  })
  afterAll(() => service.close())

  it('has our prefixes and none of the list that YASGUI copies from the web', async () => {
    const script = await (await fetch(`${service.url}/assets/sparql-page.js`)).text()
    expect(script.length).toBeGreaterThan(100_000)
    expect(script).not.toMatch(/onlyfans|namso-gen/u)
    expect(await (await fetch(`${service.url}/assets/prefixes.json`)).json()).toMatchObject({
      besluit: 'http://data.vlaanderen.be/ns/besluit#',
    })
  })

  it('keeps the licences of what it is made of, and is not sent twice', async () => {
    expect(await (await fetch(`${service.url}/assets/sparql-page.LICENSES.txt`)).text()).toContain(
      '@zazuko/yasgui 4.6.2',
    )
    const first = await fetch(`${service.url}/assets/yasgui.css`)
    await first.arrayBuffer()
    const again = await fetch(`${service.url}/assets/yasgui.css`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })
})
