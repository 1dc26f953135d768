import { withoutSession } from '../../rdf/iri.js'

/** What is known about the pages that IRIs come from. */
export interface IriPreference {
  /** IRIs that start so were minted by us. */
  readonly mintBase: string
  /** Addresses of the pages: an IRI made from one of them is bound to that page. */
  readonly addresses: readonly string[]
}

/**
 * The one of several IRIs of a resource that the mapped graph uses. In this order: published before minted; free of the
 * page before bound to it (a fragment, or an IRI under the address of a page); then the first by code units. Session
 * ids are taken off. The choice depends on the set alone, not on the order in which pages are read.
 */
export function canonicalIri(iris: Iterable<string>, preference: IriPreference): string {
  const pages = preference.addresses.map((address) => withoutSession(address).replace(/[?#].*$/u, ''))
  const rank = (iri: string): number =>
    (iri.startsWith(preference.mintBase) ? 2 : 0) + (isPageBound(iri, pages) ? 1 : 0)
  const [best] = [...new Set([...iris].map(withoutSession))].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  if (best === undefined) throw new Error('no IRI to choose from')
  return best
}

function isPageBound(iri: string, pages: readonly string[]): boolean {
  return (
    iri.includes('#') || pages.some((page) => iri === page || iri.startsWith(`${page}/`) || iri.startsWith(`${page}?`))
  )
}
