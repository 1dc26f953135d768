import type { Document } from '../../document.js'
import { kindOfAddress } from '../../readers/kind-of-address.js'
import { canonicalAddress } from '../../sources/canonical-address.js'
import type { FoundLink } from '../follow/follow-rules.js'
import type { CrawlClient } from '../crawl-settings.js'
import { roleOfAddress } from '../follow/vendor-paths.js'

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

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

/**
 * Where a sitemap leads (sitemaps.org protocol: `loc` below `url` or `sitemap`): other sitemaps, and those of its
 * addresses
 * that are lists or publications by their form; a site has other pages too. How many it may be asked for is the
 * ledger's to say and to tell.
 */
export function sitemapLinks(
  { bytes, address }: Pick<Document, 'bytes' | 'address'>,
  isOwn: (address: string) => boolean,
): readonly FoundLink[] {
  const text = new TextDecoder().decode(bytes)
  const isIndex = /<(?:\w+:)?sitemapindex[\s>]/u.test(text.slice(0, 4096))
  const found: FoundLink[] = []
  for (const [, content = ''] of text.matchAll(/<(?:\w+:)?loc\s*>([^<]*)</gu)) {
    const written = content.trim().replace(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => ENTITIES[name] ?? '')
    const canonical = canonicalAddress(written, address)
    if (canonical === undefined) found.push({ address: written, how: 'sitemap', left: 'no-address' })
    else if (!isOwn(canonical)) found.push({ address: canonical, how: 'sitemap', left: 'elsewhere' })
    else if (isIndex) found.push({ address: canonical, how: 'sitemap' })
    else if (roleOfAddress(canonical) === 'list') found.push({ address: canonical, how: 'paging' })
    else
      found.push(
        roleOfAddress(canonical) === 'publication' || kindOfAddress(canonical) !== undefined
          ? { address: canonical, how: 'link' }
          : { address: canonical, how: 'link', left: 'no-publication-link' },
      )
  }
  return found
}
