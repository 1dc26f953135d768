import { gunzipSync } from 'node:zlib'
import { SaxesParser } from 'saxes'
import type { Document } from '../../document.js'
import { AppError } from '../../errors.js'
import { kindOfAddress } from '../../readers/kind-of-address.js'
import { canonicalAddress } from '../../sources/canonical-address.js'
import { decode } from '../../text/bytes/decode.js'
import type { FoundLink } from '../follow/follow-rules.js'
import type { CrawlClient } from '../crawl-settings.js'
import { roleOfAddress } from '../follow/vendor-paths.js'

/** A sitemap has at most 50 MB unpacked (sitemaps.org protocol); longer ones are refused. */
const MOST_BYTES = 50 * 1024 * 1024
/** How much text the parser gets at once. */
const PART = 64 * 1024

/**
 * The sitemaps in the robots.txt for an address; none when it cannot be fetched, which the answer for the address
 * itself reports.
 */
export async function sitemapsNamed(
  address: string,
  client: Pick<CrawlClient, 'robots'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    return (await client.robots(address)).sitemaps
  } catch (thrown) {
    signal.throwIfAborted()
    if (thrown instanceof Error && thrown.name === 'RequestError') return []
    throw thrown
  }
}

/** The addresses in a sitemap, and in Dutch why some could not be read. */
export interface ReadSitemap {
  readonly links: readonly FoundLink[]
  /** Present: nobody knows what is missing. */
  readonly fault?: string
}

/**
 * The addresses in a sitemap that are sitemaps, lists or publications by their form; a site has other pages too. The
 * ledger decides how many may be requested, and reports it. Every form of the sitemaps.org protocol is read: XML, plain
 * text with one address per line, RSS and Atom, each also gzipped.
 */
export function readSitemap(
  { bytes, address, charset, name }: Pick<Document, 'bytes' | 'address'> & Partial<Pick<Document, 'charset' | 'name'>>,
  isOwn: (address: string) => boolean,
): ReadSitemap {
  let text: string
  try {
    text = decode({ bytes: unpacked(bytes), name: name ?? address, ...(charset !== undefined && { charset }) }).text
  } catch (thrown) {
    if (thrown instanceof AppError || thrown instanceof RangeError || isZlibError(thrown))
      return { links: [], fault: 'de sitemap is leeg, beschadigd of te groot' }
    throw thrown
  }
  text = text.replace(/^\uFEFF/u, '')
  const { isIndex, written, fault } = /^\s*</u.test(text) ? addressesOfXml(text) : addressesOfText(text)
  const links = written.map((each): FoundLink => {
    const canonical = canonicalAddress(each, address)
    if (canonical === undefined) return { address: each, how: 'sitemap', left: 'no-address' }
    if (!isOwn(canonical)) return { address: canonical, how: 'sitemap', left: 'elsewhere' }
    if (isIndex) return { address: canonical, how: 'sitemap' }
    if (roleOfAddress(canonical) === 'list') return { address: canonical, how: 'paging' }
    return roleOfAddress(canonical) === 'publication' || kindOfAddress(canonical) !== undefined
      ? { address: canonical, how: 'link' }
      : { address: canonical, how: 'link', left: 'no-publication-link' }
  })
  return { links, ...(fault !== undefined && { fault }) }
}

/** The bytes of a sitemap, unpacked when they are gzip, whatever the headers say. */
function unpacked(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes
}

function isZlibError(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && /^(?:Z_|ERR_BUFFER_TOO_LARGE)/u.test(String(thrown.code))
}

interface Written {
  readonly isIndex: boolean
  readonly written: readonly string[]
  readonly fault?: string
}

/** The element that holds an address, by its parent element (sitemaps.org; RSS 2.0). Atom has it in an attribute. */
const HOLDERS: Readonly<Record<string, string>> = { url: 'loc', sitemap: 'loc', item: 'link' }
const ROOTS: ReadonlySet<string> = new Set(['urlset', 'sitemapindex', 'rss', 'feed'])

/** The addresses in XML; those before or around an error are used. */
function addressesOfXml(text: string): Written {
  const path: string[] = []
  const written: string[] = []
  let content: string | undefined
  let root: string | undefined
  let isDamaged = false as boolean
  const parser = new SaxesParser()
  parser.on('error', () => {
    isDamaged = true
  })
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name)
    root ??= local
    const parent = path.at(-1)
    if (parent !== undefined && HOLDERS[parent] === local) content = ''
    if (parent === 'entry' && local === 'link' && (attributes['rel'] ?? 'alternate') === 'alternate')
      written.push((attributes['href'] ?? '').trim())
    path.push(local)
  })
  const add = (part: string): void => {
    if (content !== undefined) content += part
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', ({ name }) => {
    path.pop()
    const parent = path.at(-1)
    if (content === undefined || parent === undefined || HOLDERS[parent] !== localName(name)) return
    written.push(content.trim())
    content = undefined
  })
  for (let at = 0; at < text.length; at += PART) parser.write(text.slice(at, at + PART))
  parser.close()
  if (root === undefined || !ROOTS.has(root))
    return { isIndex: false, written: [], fault: 'op de plaats van de sitemap staat iets anders' }
  return {
    isIndex: root === 'sitemapindex',
    written,
    ...(isDamaged && { fault: 'de sitemap bevat fouten, zodat niet zeker is dat alle adressen gelezen zijn' }),
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

/** A plain text list: one address per line, and nothing else. */
function addressesOfText(text: string): Written {
  const written = text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return written.some((line) => /^https?:\/\//iu.test(line))
    ? { isIndex: false, written }
    : { isIndex: false, written: [], fault: 'op de plaats van de sitemap staat iets anders' }
}
