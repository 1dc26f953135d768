import { withoutSession } from '../../rdf/iri.js'

/** What is known about the pages from which IRIs come. */
export interface IriPreference {
  /** IRIs with this start were minted by raadlink. */
  readonly mintBase: string
  /** Addresses of the pages: an IRI derived from one of them is bound to that page. */
  readonly addresses: readonly string[]
}

/**
 * Chooses which of several IRIs of a resource the mapped graph uses. In order of preference: published rather than
 * minted; independent of the page rather than bound to it (a fragment, or an IRI under the address of a page); then the
 * first by code units. Session ids are removed. The choice depends only on the set, not on the order in which pages are
 * read. Throws on an empty set.
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
