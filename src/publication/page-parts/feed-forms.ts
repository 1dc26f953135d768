import { html } from '../../html/html.js'
import { uuidOf } from '../../rdf/uuid.js'
import type { Alternate } from './page-shell.js'
import type { Resource } from '../site/resource.js'
import type { Site } from '../site/site.js'

/** Something that a feed tells. */
export interface FeedEntry {
  readonly title: string
  /** Absolute address of its page. */
  readonly address: string
  /** Address of the page it was read from. */
  readonly source?: string
  readonly modified: string
  /** What it is about, in plain words. */
  readonly summary?: string
}

/** A feed in any of its forms. */
export interface Feed {
  /** Address that names it for ever, whatever its form. */
  readonly address: string
  readonly title: string
  readonly author: string
  readonly updated: string
  /** Where people read the same. */
  readonly page: string
  /** Where each form stands. */
  readonly atom: string
  readonly json: string
  /** Newest first. */
  readonly entries: readonly FeedEntry[]
}

/** Most entries of a feed: readers ask often and remember what they saw. */
export const FEED_ENTRIES = 50

/** Where the feeds of what stands at a path are, for programs that look for them on its page. */
export function feedAlternates(site: Site, path: string): readonly Alternate[] {
  return FORMS.map(({ mediaType, suffix }) => ({ mediaType, address: `${site.baseUrl}feeds/${path}.${suffix}` }))
}

const FORMS = [
  { mediaType: 'application/atom+xml', suffix: 'atom', write: atomFeed },
  { mediaType: 'application/feed+json', suffix: 'json', write: jsonFeed },
] as const

/** A feed of a site at a path without ending, newest first, in both forms; what is too old is left out. */
export function feedResource(
  site: Site,
  path: string,
  { title, page, entries }: Pick<Feed, 'title' | 'page' | 'entries'>,
): Resource {
  const address = site.baseUrl + path
  const shown = entries.slice(0, FEED_ENTRIES)
  const feed: Feed = {
    address,
    title,
    author: site.publisher.name,
    updated: shown[0]?.modified ?? site.issued,
    page,
    atom: `${address}.atom`,
    json: `${address}.json`,
    entries: shown,
  }
  return {
    path,
    immutable: false,
    lastModified: feed.updated,
    representations: FORMS.map(({ mediaType, suffix, write }) => ({ mediaType, suffix, body: () => write(feed) })),
  }
}

/** A feed as Atom (RFC 4287). */
export function atomFeed({ address, title, author, updated, page, atom, entries }: Feed): string {
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
<id>urn:uuid:${uuidOf(address)}</id>
<title>${title}</title>
<updated>${updated}</updated>
<author><name>${author}</name></author>
<link rel="self" type="application/atom+xml" href="${atom}"/>
<link rel="alternate" type="text/html" href="${page}"/>
${entries.map(
  (entry) => html`<entry>
<id>urn:uuid:${uuidOf(entry.address)}</id>
<title>${entry.title}</title>
<updated>${entry.modified}</updated>
<link rel="alternate" type="text/html" href="${entry.address}"/>
${isWeb(entry.source) && html`<link rel="via" href="${entry.source}"/>`}
${entry.summary !== undefined && html`<summary>${entry.summary}</summary>\n`}</entry>
`,
)}</feed>
`.markup
}

/** A feed as JSON Feed 1.1. */
export function jsonFeed({ title, author, page, json, entries }: Feed): string {
  const feedObject = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    language: 'nl',
    home_page_url: page,
    feed_url: json,
    authors: [{ name: author }],
    items: entries.map((entry) => ({
      id: `urn:uuid:${uuidOf(entry.address)}`,
      url: entry.address,
      ...(isWeb(entry.source) && { external_url: entry.source }),
      title: entry.title,
      content_text: entry.summary ?? entry.title,
      date_modified: entry.modified,
    })),
  }
  return `${JSON.stringify(feedObject, null, 2)}\n`
}

/** A file on somebody's disk has no address that others could follow. */
function isWeb(source: string | undefined): boolean {
  return source !== undefined && /^https?:/iu.test(source)
}
