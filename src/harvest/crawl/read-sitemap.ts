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

/** A sitemap holds at most 50 MB unpacked (sitemaps.org protocol); what is longer is refused. */
const MOST_BYTES = 50 * 1024 * 1024
/** How much of a text is handed to the parser at once. */
const PART = 64 * 1024

/**
 * The sitemaps that the robots file for an address names; none when it cannot be had, as the answer to the address
 * itself told.
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

/** What a sitemap leads to, and in Dutch why not all of it could be read. */
export interface ReadSitemap {
  readonly links: readonly FoundLink[]
  /** Present: nobody knows what is missed. */
  readonly fault?: string
}

/**
 * Where a sitemap leads: other sitemaps, and those of its addresses that are lists or publications by their form; a
 * site has other pages too. How many it may be asked for is the ledger's to say and to tell. Every form of the
 * sitemaps.org protocol is read: XML, a text with an address a line, RSS and Atom, each also as a gzip file.
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

/** The bytes of a sitemap, unpacked when they are a gzip file, whatever the headers of the answer say. */
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

/** The element that holds an address, by the element around it (sitemaps.org; RSS 2.0). Atom has it in an attribute. */
const HOLDERS: Readonly<Record<string, string>> = { url: 'loc', sitemap: 'loc', item: 'link' }
const ROOTS: ReadonlySet<string> = new Set(['urlset', 'sitemapindex', 'rss', 'feed'])

/** The addresses in XML; what stands before or around a fault is taken all the same. */
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

/** A list in plain text: an address a line, and nothing else. */
function addressesOfText(text: string): Written {
  const written = text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return written.some((line) => /^https?:\/\//iu.test(line))
    ? { isIndex: false, written }
    : { isIndex: false, written: [], fault: 'op de plaats van de sitemap staat iets anders' }
}
