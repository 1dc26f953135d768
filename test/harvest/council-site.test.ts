import { Agent, request } from 'undici'
import { afterEach, describe, expect, it } from 'vitest'
import { createDocument, processDocument, readSettings } from '../../src/index.js'
import { lookupCouncil, openCouncilSite, type CouncilSite, type CouncilSiteOptions } from './council-site.js'

let site: CouncilSite
const agent = new Agent({ connect: { lookup: lookupCouncil } })

async function open(options: CouncilSiteOptions): Promise<CouncilSite> {
  site = await openCouncilSite(options)
  return site
}
afterEach(() => site.close())

async function get(
  address: string,
  headers: Record<string, string> = {},
): Promise<{
  readonly status: number
  readonly text: string
  readonly headers: Record<string, string | string[] | undefined>
}> {
  const response = await request(address, { dispatcher: agent, headers })
  return { status: response.statusCode, text: await response.body.text(), headers: response.headers }
}

/** Every address that links of a site lead to, following them all, without session ids and fragments. */
async function crawl(start: string): Promise<ReadonlySet<string>> {
  const plain = (address: string): string =>
    address.replace(/;jsessionid=\w+|\/\(S\(\w+\)\)|[?&]PHPSESSID=\w+|#.*/gu, '')
  const seen = new Set<string>()
  for (const queue = [start]; queue.length > 0;) {
    const address = queue.shift() ?? ''
    if (seen.has(plain(address))) continue
    seen.add(plain(address))
    const { text, headers } = await get(address)
    if (!String(headers['content-type']).startsWith('text/html')) continue
    for (const [, href = ''] of text.matchAll(/<a\b[^>]*\bhref="([^"#][^"]*)"/gu))
      queue.push(new URL(href.replaceAll('&amp;', '&'), address).href)
  }
  return seen
}

describe('the site of invented councils', () => {
  it.each([{}, { sessionIds: true, variedLinks: true }])(
    'leads from the start of each council to each of its documents, twins and annexes (%o)',
    async (habits) => {
      const { councils } = await open({ councils: 5, publications: 32, pdfTwins: true, attachments: true, ...habits })
      for (const council of councils) {
        const found = await crawl(site.start(council))
        const publications = site.publications(council)
        expect(publications).toHaveLength(32)
        if (!('variedLinks' in habits))
          expect([...found]).toEqual(expect.arrayContaining(publications.map(({ address }) => address)))
        expect([...found]).toEqual(
          expect.arrayContaining(publications.map((publication) => site.fileOf(publication, 'twin'))),
        )
        expect([...found]).toEqual(
          expect.arrayContaining(publications.map((publication) => site.fileOf(publication, 'attachment'))),
        )
      }
      expect(site.requests.all.filter(({ status }) => status !== 200)).toEqual([])
    },
  )

  it('serves pages without findings, the same in two runs', async () => {
    const pages = async (): Promise<readonly string[]> =>
      Promise.all(
        (await open({ councils: 5, publications: 3 }))
          .publications()
          .map(async ({ address }) => (await get(address)).text),
      )
    const first = await pages()
    for (const [i, { address }] of site.publications().entries()) {
      const document = createDocument(first[i] ?? '', { address, retrieved: '2025-07-01T00:00:00Z' })
      const { report, model } = await processDocument(document, readSettings({}, {}))
      expect(report.diagnostics, address).toEqual([])
      expect(model.zittingen[0]?.behandelt?.length, address).toBeGreaterThanOrEqual(2)
    }
    const origins = (page: string): string => page.replace(/\.example:\d+/gu, '.example')
    await site.close()
    expect((await pages()).map(origins)).toEqual(first.map(origins))
  })

  it('answers 304 to both validators until the document changes', async () => {
    const [publication] = (await open({ councils: 1, publications: 3 })).publications()
    if (!publication) throw new Error('no publication')
    const { headers } = await get(publication.address)
    const validators = [
      { 'if-none-match': String(headers['etag']) },
      { 'if-modified-since': String(headers['last-modified']) },
    ]
    for (const validator of validators) expect((await get(publication.address, validator)).status).toBe(304)
    site.change(publication)
    for (const validator of validators)
      expect((await get(publication.address, validator)).text).toContain('Aangepast in versie 2')
    expect(site.requests.bodies()).toHaveLength(3)
  })

  it('moves, removes and withholds', async () => {
    const [first, second, third] = (await open({ councils: 1, publications: 3 })).publications()
    if (!first || !second || !third) throw new Error('no publications')
    site.move(first)
    site.vanish(second, 410)
    site.withhold(third)
    const moved = await get(first.address)
    expect([moved.status, (await get(new URL(String(moved.headers['location']), first.address).href)).status]).toEqual([
      301, 200,
    ])
    expect((await get(second.address)).status).toBe(410)
    expect((await get(third.address)).status).toBe(404)
    expect(site.publications().map(({ kind }) => kind)).toEqual(['agenda', 'besluitenlijst'])
    site.reappear(second)
    expect((await get(second.address)).status).toBe(200)
  })

  it('fails as configured, and only as often', async () => {
    const [publication] = (await open({ councils: 1, publications: 3 })).publications()
    const address = publication?.address ?? ''
    site.fault({ path: /./u, times: 1, answer: { kind: 'status', status: 503, retryAfter: '3' } })
    expect((await get(address)).headers['retry-after']).toBe('3')
    for (const kind of ['reset', 'cut', 'wrong-length'] as const) {
      site.fault({ path: /./u, times: 1, answer: { kind } })
      await expect(get(address), kind).rejects.toThrow()
    }
    site.fault({ path: /./u, times: 1, answer: { kind: 'bomb', bytes: 8_000_000 } })
    expect((await get(address)).text.length).toBeLessThan(20_000)
    site.fault({ path: /./u, times: 1, answer: { kind: 'loop' } })
    expect((await get(address)).headers['location']).toMatch(/ronde=1$/u)
    expect((await get(address)).status).toBe(200)
    expect(site.requests.addresses().get(address.replace('http://', ''))).toBe(7)
  })

  it('has endless months when configured', async () => {
    const { councils } = await open({ councils: 1, publications: 3, vendors: ['cipal'], endlessCalendar: true })
    const { text } = await get(
      `${site.origin(councils[0] ?? expect.fail('no council'))}/raadpleegomgeving/zittingen/lijst?month=12&year=2031`,
    )
    expect(text).toContain('month=01&amp;year=2032')
  })

  it('gives each host its own address for clients that take no lookup', async () => {
    const { councils } = await open({ councils: 3, publications: 1, hosts: 'addresses' })
    for (const council of councils) expect((await request(site.start(council))).statusCode).toBe(200)
    expect(site.requests.hosts).toHaveLength(3)
  })

  it('counts how many requests clients make at once, and how fast', async () => {
    const [publication] = (await open({ councils: 1, publications: 3 })).publications()
    site.fault({ path: /./u, answer: { kind: 'late', milliseconds: 50 } })
    await Promise.all([get(publication?.address ?? ''), get(publication?.address ?? '')])
    expect(site.requests.mostAtOnce()).toBe(2)
    expect(site.requests.mostWithin(1000).requests).toBe(2)
    expect(site.requests.smallestGap()).toBeLessThan(50)
  })
})
