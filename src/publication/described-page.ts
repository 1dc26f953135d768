import type { Quad } from 'n3'
import type { Outlet } from './outlet.js'
import { CONTEXT_PATH } from './oslo-context.js'
import { writeOsloJsonld } from './oslo-jsonld.js'
import { rdfRepresentations, type Representation } from './resource.js'
import { writeRdfaPage } from './rdfa-page.js'
import { homeOf, pageOf } from './site-links.js'

export interface DescribedPage {
  readonly heading?: string
  /** Address of the page it was read from. */
  readonly source?: string
  readonly trail?: readonly { readonly name: string; readonly address: string }[]
}

/** A page for people and the same graph in every RDF form. */
export function pageRepresentations(outlet: Outlet, path: string, quads: () => readonly Quad[], { heading, source, trail = [] }: DescribedPage): readonly Representation[] {
  const address = outlet.site.baseUrl + path
  const jsonld = { mediaType: 'application/ld+json', aliases: ['application/json'], suffix: 'jsonld', body: () => writeOsloJsonld(quads(), `${outlet.site.baseUrl}${CONTEXT_PATH}.jsonld`) }
  const [turtle, ...others] = rdfRepresentations(quads, ['turtle', 'ntriples', 'rdfxml'])
  const rdf: readonly Representation[] = [...(turtle ? [turtle] : []), jsonld, ...others]
  const alternates = rdf.map(({ mediaType, suffix }) => ({ mediaType, address: `${address}.${suffix}` }))
  const body = (): string => writeRdfaPage(quads(), {
    address: `${address}.html`,
    alternates,
    home: homeOf(outlet.site),
    trail,
    pageOf: (iri) => pageOf(outlet, iri),
    ...(heading !== undefined && { heading }),
    ...(source !== undefined && { source }),
  }).html
  return [{ mediaType: 'text/html', suffix: 'html', body }, ...rdf]
}
