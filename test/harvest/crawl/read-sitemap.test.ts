import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readSitemap } from '../../../src/harvest/crawl/read-sitemap.js'

const SITE = 'https://raad.voorbeeldegem.example'
const isOwn = (address: string): boolean => new URL(address).origin === SITE
const read = (xml: string | Uint8Array): ReturnType<typeof readSitemap>['links'] =>
  readSitemap({ bytes: Buffer.from(xml), address: `${SITE}/sitemap.xml` }, isOwn).links
const urls = (...addresses: readonly string[]): string =>
  `<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses.map((address) => `<url><loc>\n ${address} </loc><lastmod>2025-01-01</lastmod></url>`).join('')}</urlset>`

describe('readSitemap', () => {
  it('follows lists and publications, and says why it skips the rest', () => {
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

  it('leaves out nothing, and takes nothing from what is not a sitemap', () => {
    expect(read(urls(...Array.from({ length: 50_010 }, (_, i) => `${SITE}/zittingen/${i}/agenda`)))).toHaveLength(
      50_010,
    )
  })

  const one = `${SITE}/zittingen/24.1/notulen`
  it.each<[string, string | Uint8Array]>([
    ['CDATA', urls(`<![CDATA[${one}]]>`)],
    ['a comment within an address', urls(`${one.slice(0, 20)}<!-- hier -->${one.slice(20)}`)],
    ['numeric entities', urls(one.replace('notulen', '&#110;otul&#x65;n'))],
    ['a gzip file', gzipSync(urls(one))],
    [
      'UTF-16 with a byte order mark',
      Buffer.from(`\uFEFF${urls(one).replace('?>', ' encoding="UTF-16"?>')}`, 'utf16le'),
    ],
    ['UTF-16 without a byte order mark', Buffer.from(urls(one), 'utf16le')],
    ['a UTF-8 byte order mark', `\uFEFF${urls(one)}`],
    ['a list in plain text', `\uFEFF${SITE}/zwembad\r\n${one}\r\n\r\n`],
    ['a list in plain text, packed', gzipSync(`${one}\n`)],
    [
      'RSS',
      `<rss version="2.0"><channel><link>${SITE}</link><item><title>x</title><link>${one}</link></item></channel></rss>`,
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="/x"/><link href="${one}"/></entry></feed>`,
    ],
    ['names in capitals', `<URLSET><URL><LOC>${one}</LOC></URL></URLSET>`],
    [
      'an image sitemap beside it',
      urls(`${one}</loc><image:image xmlns:image="urn:i"><image:loc>${SITE}/a.png</image:loc></image:image><loc>`),
    ],
  ])('reads %s', (_, sitemap) => {
    const { links, fault } = readSitemap({ bytes: Buffer.from(sitemap), address: `${SITE}/sitemap.xml` }, isOwn)
    expect(fault).toBeUndefined()
    expect(links.filter((link) => !('left' in link))).toEqual([{ address: one, how: 'link' }])
  })

  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['a page', '<html><body>Niet gevonden</body></html>'],
    ['a text without addresses', 'Niet gevonden'],
    ['a damaged gzip file', gzipSync(urls(one)).subarray(0, 40)],
    ['truncated XML', urls(one).slice(0, -30)],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('says that addresses may be missing from %s', (_, sitemap) => {
    const { fault } = readSitemap({ bytes: Buffer.from(sitemap), address: `${SITE}/sitemap.xml` }, isOwn)
    expect(fault).toMatch(/sitemap/u)
  })

  it('uses the addresses before an error', () => {
    expect(read(urls(one).slice(0, -30))).toEqual([{ address: one, how: 'link' }])
  })
})
