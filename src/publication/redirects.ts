import { descriptionPage } from './description-pages.js'
import type { Outlet } from './outlet.js'
import { THINGS } from './site-links.js'

/** What the catalogue describes under `id/`. */
const CATALOGUED = /^id\/(?:catalogus$|uitgever$|contact$|dataset\/|service\/|distributie\/|record\/)/u

/**
 * Where a path of this site leads on to: the IRI of a thing to the document about it (303: the thing itself cannot be sent),
 * the IRI of a stream to its first page. Undefined for a path that is no such thing.
 */
export function redirectOf(outlet: Outlet, path: string): string | undefined {
  if (path === 'ldes/besluiten' || path === 'ldes/publicaties') return `${path}/1`
  if (!path.startsWith(THINGS)) return undefined
  if (CATALOGUED.test(path)) return path.startsWith('id/dataset/besluiten/') ? '.well-known/void' : 'catalogus'
  const publication = /^id\/(?:(publicaties\/[^/]+)$|graphs\/([^/]+)\/stated$)/u.exec(path)
  const page = publication?.[1] ?? (publication?.[2] === undefined ? undefined : `publicaties/${publication[2]}`)
  if (page !== undefined && (outlet.index.at(page) ?? outlet.index.withdrawnAt(page))) return page
  const document = `doc/${path.slice(THINGS.length)}`
  return descriptionPage(outlet, document) ? document : undefined
}
