import type { FastifyRequest } from 'fastify'
import type { Quad } from 'n3'
import { AppError } from '../../errors.js'
import { FORMATS, formatOfFileName, formatOfMediaType, readRdf } from '../../rdf/formats/formats.js'
import { bodyText, graphIri, utf8 } from '../http/request-parts.js'

/** What a request is about: one named graph, the default graph, or the graph store itself. */
export type GraphTarget =
  { readonly kind: 'graph'; readonly iri: string } | { readonly kind: 'default' } | { readonly kind: 'store' }

/** Path below the service's address for graphs that are named by their own address. */
export const GRAPH_STORE_PATH = 'graph-store'

/**
 * Reads which graph is meant (SPARQL 1.1 Graph Store HTTP Protocol, section 4): its IRI in `graph`, or `default`
 * (indirect), or the address of the request itself (direct). Throws `usage` when more than one is named or the IRI is
 * not absolute.
 */
export function readGraphTarget(request: FastifyRequest, base: string): GraphTarget {
  const [path = '', ...query] = (request.raw.url ?? '').split('?')
  const parameters = new URLSearchParams(query.join('?'))
  const graphs = parameters.getAll('graph')
  const named = graphs.length + (parameters.has('default') ? 1 : 0)
  const below = path.slice(path.indexOf(GRAPH_STORE_PATH) + GRAPH_STORE_PATH.length).replace(/^\/+/u, '')
  if (named > 1 || (named === 1 && below !== ''))
    throw new AppError(
      'usage',
      'one graph is named: by its address, or by “graph” or “default” in the query of the address',
    )
  if (below !== '') return { kind: 'graph', iri: graphIri(`${base}${GRAPH_STORE_PATH}/${below}`) }
  if (parameters.has('default')) return { kind: 'default' }
  const [iri] = graphs
  return iri === undefined ? { kind: 'store' } : { kind: 'graph', iri: graphIri(iri) }
}

/**
 * Reads the RDF in the body; relative IRIs are resolved against `base`. Without a media type it is RDF/XML, as the
 * oldest clients send it. Throws `media-type-unsupported`, `rdf-syntax`, and `usage` for named graphs in the body,
 * since the request names the graph.
 */
export async function readPayload(request: FastifyRequest, base: string): Promise<readonly Quad[]> {
  if (request.isMultipart()) return readParts(request, base)
  const { mediaType = FORMATS.rdfxml.mediaType, text } = bodyText(request)
  return readGraph(mediaType, text, base)
}

/** The triples of all files of a form (the protocol's section 5.5), each in its stated format. */
async function readParts(request: FastifyRequest, base: string): Promise<readonly Quad[]> {
  const quads: Quad[] = []
  let files = 0
  for await (const part of request.parts()) {
    if (part.type === 'field')
      throw new AppError('usage', `“${part.fieldname.slice(0, 100)}” is not a file: a form sends graphs as files`)
    files += 1
    // Blank nodes of two files are never the same, whatever their labels.
    for (const quad of await readGraph(typeOfPart(part), utf8(await part.toBuffer()), base)) quads.push(quad)
  }
  if (files === 0) throw new AppError('usage', 'the form has no file')
  return quads
}

/** Browsers know few of these media types and send a useless one for the others; then the file name decides. */
function typeOfPart({ mimetype, filename }: { readonly mimetype: string; readonly filename: string }): string {
  const said = mimetype.toLowerCase()
  return formatOfMediaType(said) ? said : (formatOfFileName(filename)?.mediaType ?? said)
}

async function readGraph(mediaType: string, text: string, base: string): Promise<readonly Quad[]> {
  const format = formatOfMediaType(mediaType)
  if (!format)
    throw new AppError(
      'media-type-unsupported',
      `a graph is sent as ${Object.values(FORMATS)
        .map((each) => each.mediaType)
        .join(', ')}, not as ${mediaType.slice(0, 100)}`,
    )
  if (text.trim() === '') return []
  const quads = await readRdf(text, format.name, { base })
  if (quads.some(({ graph }) => graph.termType !== 'DefaultGraph'))
    throw new AppError('usage', 'the body must be one graph, without named graphs')
  return quads
}
