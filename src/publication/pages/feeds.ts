import { html } from '../../html/html.js'
import type { Outlet } from '../outlet/outlet.js'
import type { PublicationEntry } from '../../dataset/publication-index.js'
import { uuidOf } from '../../rdf/uuid.js'
import type { Resource } from '../site/resource.js'
import type { Site } from '../site/site.js'
/** One publication as a feed shows it. */
interface FeedEntry {
  readonly title: string
  /** Absolute address of its page. */
  readonly address: string
  /** Address of the page it was read from. */
  readonly source: string
  readonly modified: string
}

/** A feed of a site: of everything, of a unit of government, or of a body. */
export interface FeedListing {
  readonly path: string
  readonly title: string
  readonly entries: readonly PublicationEntry[]
}

export function feedListings({ site, entries, index }: Outlet): readonly FeedListing[] {
  return [
    { path: 'feeds/alles', title: site.title, entries },
    ...index.eenheden.map(({ id, name, entries: own }) => ({ path: `feeds/eenheid/${id}`, title: name, entries: own })),
    ...index.organen.map(({ id, name, entries: own }) => ({ path: `feeds/orgaan/${id}`, title: name, entries: own })),
  ]
}

/** All feeds of a site. */
export function feeds(outlet: Outlet): readonly Resource[] {
  return feedListings(outlet).map((listing) => feedOf(outlet.site, listing))
}

/** The feed at a path, if there is one. */
export function findFeed(outlet: Outlet, path: string): Resource | undefined {
  const listing = path.startsWith('feeds/') ? feedListings(outlet).find((each) => each.path === path) : undefined
  return listing && feedOf(outlet.site, listing)
}

function feedOf(site: Site, { path, title, entries }: FeedListing): Resource {
  return feed(
    site,
    path,
    title,
    entries.slice(0, ENTRIES).map(({ name, path: page, source, modified }) => ({
      title: name,
      address: `${site.baseUrl}${page}.html`,
      source,
      modified,
    })),
  )
}

/** Most entries of a feed: readers ask often and remember what they saw. */
const ENTRIES = 50

/**
 * A feed of publications, newest first, in Atom (RFC 4287) and JSON Feed 1.1. `path` is its place below the site,
 * without ending.
 */
function feed(site: Site, path: string, title: string, entries: readonly FeedEntry[]): Resource {
  const shown = entries.slice(0, ENTRIES)
  const updated = shown[0]?.modified ?? site.issued
  const address = site.baseUrl + path
  return {
    path,
    immutable: false,
    lastModified: updated,
    representations: [
      { mediaType: 'application/atom+xml', suffix: 'atom', body: () => atom(site, address, title, updated, shown) },
      { mediaType: 'application/feed+json', suffix: 'json', body: () => jsonFeed(site, address, title, shown) },
    ],
  }
}

function atom(site: Site, address: string, title: string, updated: string, entries: readonly FeedEntry[]): string {
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
<id>urn:uuid:${uuidOf(address)}</id>
<title>${title}</title>
<updated>${updated}</updated>
<author><name>${site.publisher.name}</name></author>
<link rel="self" type="application/atom+xml" href="${address}.atom"/>
<link rel="alternate" type="text/html" href="${site.baseUrl}overzicht/1.html"/>
${entries.map(
  (entry) => html`<entry>
<id>urn:uuid:${uuidOf(entry.address)}</id>
<title>${entry.title}</title>
<updated>${entry.modified}</updated>
<link rel="alternate" type="text/html" href="${entry.address}"/>
${/^https?:/iu.test(entry.source) && html`<link rel="via" href="${entry.source}"/>`}
</entry>
`,
)}</feed>
`.markup
}

function jsonFeed(site: Site, address: string, title: string, entries: readonly FeedEntry[]): string {
  const feedObject = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    language: 'nl',
    home_page_url: `${site.baseUrl}overzicht/1.html`,
    feed_url: `${address}.json`,
    authors: [{ name: site.publisher.name }],
    items: entries.map((entry) => ({
      id: `urn:uuid:${uuidOf(entry.address)}`,
      url: entry.address,
      ...(/^https?:/iu.test(entry.source) && { external_url: entry.source }),
      title: entry.title,
      content_text: entry.title,
      date_modified: entry.modified,
    })),
  }
  return `${JSON.stringify(feedObject, null, 2)}\n`
}
