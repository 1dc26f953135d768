import { Parser, type Quad } from 'n3'
import type { Outlet } from '../outlet/outlet.js'
import { CONTEXT_PATH } from '../dumps/oslo-context.js'
import { writeOsloJsonld } from '../dumps/oslo-jsonld.js'
import { rdfRepresentations, type Representation } from '../site/resource.js'
import { writeRdfaPage } from './rdfa-page.js'
import type { Html } from '../../html/html.js'
import { descriptionPath, homeOf } from '../site/site-links.js'
export interface DescribedPage {
  readonly heading?: string
  /** Title of the window, where the heading alone would not tell the page from others. */
  readonly title?: string
  /** What a reader sees first; the graph itself is folded below it. */
  readonly lead?: Html
  /** Address of the page it was read from. */
  readonly source?: string
  readonly trail?: readonly { readonly name: string; readonly address: string }[]
}

/** A page for people and the same graph in every RDF form; `lines`: the triples, as N-Triples. */
export function pageRepresentations(
  outlet: Outlet,
  path: string,
  lines: readonly string[],
  { heading, source, trail = [], title, lead }: DescribedPage,
): readonly Representation[] {
  const { site } = outlet
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
      pageOf: (iri) => pageOf(outlet, iri),
      nameOf: (iri) => outlet.council.nameOf(iri),
      ...(title !== undefined && { title }),
      ...(lead && { lead }),
      ...(heading !== undefined && { heading }),
      ...(source !== undefined && { source }),
    }).html
  return [{ mediaType: 'text/html', suffix: 'html', body }, ...rdf]
}

/**
 * Where a reader who follows an IRI on a page arrives: the publication of that document, the description of that thing
 * or of what it was merged into; false for a thing of this site that nothing tells of, undefined for IRIs of others.
 */
function pageOf({ index, site, data, council }: Outlet, iri: string): string | false | undefined {
  const entry = index.ofDocument(iri)
  if (entry) return `${site.baseUrl}${entry.path}.html`
  const living = council.mergedInto(iri) ?? iri
  const path = descriptionPath(site, living)
  if (path === undefined) return undefined
  const isTold = data.merge.about(living).length > 0 || path.startsWith('doc/graphs/')
  return isTold && `${site.baseUrl}${path}.html`
}
