import { Parser, type Quad } from 'n3'
import type { Outlet } from '../outlet/outlet.js'
import { CONTEXT_PATH } from '../dumps/oslo-context.js'
import { writeOsloJsonld } from '../dumps/oslo-jsonld.js'
import { rdfRepresentations, type Representation } from '../site/resource.js'
import { writeRdfaPage } from './rdfa-page.js'
import { homeOf, pageOf } from '../site/site-links.js'
export interface DescribedPage {
  readonly heading?: string
  /** Address of the page it was read from. */
  readonly source?: string
  readonly trail?: readonly { readonly name: string; readonly address: string }[]
}

/** A page for people and the same graph in every RDF form; `lines`: the triples, as N-Triples. */
export function pageRepresentations(
  outlet: Outlet,
  path: string,
  lines: readonly string[],
  { heading, source, trail = [] }: DescribedPage,
): readonly Representation[] {
  const { site, index } = outlet
  const address = site.baseUrl + path
  let made: readonly Quad[] | undefined
  const quads = (): readonly Quad[] => (made ??= new Parser({ format: 'N-Triples' }).parse(lines.join('\n')))
  const jsonld = {
    mediaType: 'application/ld+json',
    aliases: ['application/json'],
    suffix: 'jsonld',
    body: () => writeOsloJsonld(quads(), `${site.baseUrl}${CONTEXT_PATH}.jsonld`),
  }
  const ntriples = { mediaType: 'application/n-triples', suffix: 'nt', body: () => `${lines.join('\n')}\n` }
  const [turtle, rdfxml] = rdfRepresentations(quads, ['turtle', 'rdfxml'])
  const rdf: readonly Representation[] = [turtle, jsonld, ntriples, rdfxml].filter((form) => form !== undefined)
  const alternates = rdf.map(({ mediaType, suffix }) => ({ mediaType, address: `${address}.${suffix}` }))
  const body = (): string =>
    writeRdfaPage(quads(), {
      address: `${address}.html`,
      alternates,
      home: homeOf(site),
      trail,
      pageOf: (iri) => pageOf(index, site, iri),
      ...(heading !== undefined && { heading }),
      ...(source !== undefined && { source }),
    }).html
  return [{ mediaType: 'text/html', suffix: 'html', body }, ...rdf]
}
