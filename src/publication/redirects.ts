import { completenessPath } from './catalogue/completeness-graph.js'
import { findCompleteness } from './pages/completeness-pages.js'
import { descriptionPage } from './pages/description-pages.js'
import type { Outlet } from './outlet/outlet.js'
import { descriptionPath, THINGS } from './site/site-links.js'
import { streamPage } from './pages/stream-page.js'

/** What the catalogue describes under `id/`. */
const CATALOGUED =
  /^id\/(?:catalogus$|uitgever$|contact$|dataset\/|service\/|distributie\/|record\/|maatstaven\/|oordelen|bevindingen)/u

/** An address that leads on to another. */
export interface Redirect {
  readonly status: 301 | 303 | 307
  /** Path below the site. */
  readonly path: string
}

/**
 * Where a path of this site leads on to: the IRI of a thing to the document about it (303: the thing itself cannot be
 * sent), the IRI of a stream to its first page, a page of a stream of before an erasure to where the stream is now
 * (307: with the next erasure elsewhere), the feed of a body at its address of before to where it is now (301).
 * Undefined for a path that is no such thing.
 */
export function redirectOf(outlet: Outlet, path: string): Redirect | undefined {
  const [, page = '', suffix = ''] = /^(ldes\/.*?)(\.[a-z]+)?$/u.exec(path) ?? []
  const moved = page === '' ? undefined : streamPage(outlet, page)
  if (moved && 'movedTo' in moved) return { status: 307, path: moved.movedTo + suffix }
  const living = bodyFeedOf(outlet, path) ?? livingOf(outlet, path)
  if (living !== undefined) return { status: 301, path: living }
  const document = documentOf(outlet, path)
  return document === undefined ? undefined : { status: 303, path: document }
}

/** Paths of before of the feeds of bodies, each with where it is now, without ending. */
export function* movedBodyFeeds({ index, council }: Outlet): Generator<readonly [from: string, to: string]> {
  for (const { id, iri } of index.organen) {
    const { path } = council.bodyOf(iri)
    if (council.bodyAt(path)) yield [`feeds/orgaan/${id}`, `feeds/${path}`]
  }
}

function bodyFeedOf(outlet: Outlet, path: string): string | undefined {
  const [, bare, suffix = ''] = /^(feeds\/orgaan\/[^/.]+)(\.[a-z]+)?$/u.exec(path) ?? []
  if (bare === undefined) return undefined
  for (const [from, to] of movedBodyFeeds(outlet)) if (from === bare) return to + suffix
  return undefined
}

/** Where what was merged into another thing lives on: an IRI, its description in any form, its page. */
function livingOf({ council, site, data }: Outlet, path: string): string | undefined {
  const [, bare = path, suffix = ''] = /^(.*?)(\.[a-z]+)?$/u.exec(path) ?? []
  const moved = council.movedTo(bare)
  if (moved !== undefined) return moved + suffix
  const [, start, name] = /^(id|doc)\/(.+)$/u.exec(bare) ?? []
  if (start === undefined || name === undefined) return undefined
  const iri = `${site.baseUrl}${THINGS}${name}`
  const living = council.mergedInto(iri)
  // One that documents describe as well is found as it is.
  if (living === undefined || data.merge.about(iri).length > 0) return undefined
  if (start === 'id' && living.startsWith(site.baseUrl)) return living.slice(site.baseUrl.length)
  const document = descriptionPath(site, living)
  return document === undefined ? council.pathOf(living) : document + suffix
}

function documentOf(outlet: Outlet, path: string): string | undefined {
  if (path === 'ldes/besluiten' || path === 'ldes/publicaties') return `${path}/1`
  if (!path.startsWith(THINGS)) return undefined
  if (CATALOGUED.test(path)) return path.startsWith('id/dataset/besluiten/') ? '.well-known/void' : 'catalogus'
  const [, source] = /^id\/bronnen\/([^/]+)$/u.exec(path) ?? []
  if (source !== undefined) return findCompleteness(outlet, completenessPath(source))?.path
  const publication = /^id\/(?:(publicaties\/[^/]+)$|graphs\/([^/]+)\/stated$)/u.exec(path)
  const page = publication?.[1] ?? (publication?.[2] === undefined ? undefined : `publicaties/${publication[2]}`)
  if (page !== undefined && (outlet.index.at(page) ?? outlet.index.withdrawnAt(page))) return page
  const document = descriptionPath(outlet.site, outlet.site.baseUrl + path)
  return document !== undefined && descriptionPage(outlet, document) ? document : undefined
}
