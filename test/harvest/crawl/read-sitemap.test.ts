import { describe, expect, it } from 'vitest'
import { sitemapLinks } from '../../../src/harvest/crawl/read-sitemap.js'

const SITE = 'https://raad.voorbeeldegem.example'
const isOwn = (address: string): boolean => new URL(address).origin === SITE
const read = (xml: string): ReturnType<typeof sitemapLinks> =>
  sitemapLinks({ bytes: Buffer.from(xml), address: `${SITE}/sitemap.xml` }, isOwn)
const urls = (...addresses: readonly string[]): string =>
  `<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses.map((address) => `<url><loc>\n ${address} </loc><lastmod>2025-01-01</lastmod></url>`).join('')}</urlset>`

describe('sitemapLinks', () => {
  it('follows lists and publications, and tells why it leaves the rest', () => {
    expect(
      read(
        urls(
          `${SITE}/zittingen/lijst`,
          `${SITE}/zittingen/24.1/notulen`,
          `${SITE}/zwembad`,
          'https://elders.example/zittingen/1/agenda',
          'ftp://raad.voorbeeldegem.example/agenda',
        ),
      ),
    ).toEqual(
      [
        { address: `${SITE}/zittingen/lijst`, how: 'paging' },
        { address: `${SITE}/zittingen/24.1/notulen`, how: 'link' },
        { address: `${SITE}/zwembad`, how: 'link', left: 'no-publication-link' },
        { address: 'https://elders.example/zittingen/1/agenda', how: 'link', left: 'elsewhere' },
        { address: 'ftp://raad.voorbeeldegem.example/agenda', how: 'sitemap', left: 'no-address' },
      ].map((each) =>
        'left' in each ? (expect.objectContaining({ address: each.address, left: each.left }) as unknown) : each,
      ),
    )
  })

  it('follows the sitemaps of an index, whatever their prefix', () => {
    expect(
      read(
        `<s:sitemapindex xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:sitemap><s:loc>${SITE}/sitemap-2.xml</s:loc></s:sitemap></s:sitemapindex>`,
      ),
    ).toEqual([{ address: `${SITE}/sitemap-2.xml`, how: 'sitemap' }])
  })

  it('reads the entities of an address', () => {
    expect(
      read(urls(`${SITE}/LBLODWeb/Home/Overzicht/${'a'.repeat(64)}/GetPublication?filename=Notulen_1.html&amp;x=1`))[0],
    ).toMatchObject({ how: 'link', address: expect.stringContaining('filename=Notulen_1.html&x=1') as unknown })
  })

  it('leaves out nothing, and takes nothing from what is no sitemap', () => {
    expect(read(urls(...Array.from({ length: 50_010 }, (_, i) => `${SITE}/zittingen/${i}/agenda`)))).toHaveLength(
      50_010,
    )
    expect(read('<html><body>Niet gevonden</body></html>')).toEqual([])
  })
})
