import type { Outlet } from '../outlet/outlet.js'
import type { PublicationEntry } from '../../dataset/publication-index.js'
import { FEED_ENTRIES, feedResource } from '../page-parts/feed-forms.js'
import type { Resource } from '../site/resource.js'
import type { Site } from '../site/site.js'

/** A feed of publications: of everything, or of a unit of government. */
export interface FeedListing {
  readonly path: string
  readonly title: string
  readonly entries: readonly PublicationEntry[]
}

export function feedListings({ site, entries, index }: Outlet): readonly FeedListing[] {
  return [
    { path: 'feeds/alles', title: site.title, entries },
    ...index.eenheden.map(({ id, name, entries: own }) => ({ path: `feeds/eenheid/${id}`, title: name, entries: own })),
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

/** A feed of publications, newest first; its place below the site is `path`, without ending. */
function feedOf(site: Site, { path, title, entries }: FeedListing): Resource {
  return feedResource(site, path, {
    title,
    page: `${site.baseUrl}overzicht/1.html`,
    entries: entries.slice(0, FEED_ENTRIES).map(({ name, path: page, source, modified }) => ({
      title: name,
      address: `${site.baseUrl}${page}.html`,
      source,
      modified,
    })),
  })
}
