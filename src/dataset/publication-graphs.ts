import { DataFactory, type Quad } from 'n3'
import type { DesiredGraph } from '../log/data-folder.js'
import { PAGE_ROLES, type GraphRole } from '../log/changes/change.js'
import type { Graph } from '../rdf/graph.js'
import { writeRdf } from '../rdf/formats/formats.js'
import { withoutSession } from '../rdf/iri.js'
import { uuidOf } from '../rdf/uuid.js'
import { dct, mu, prov, rdf, rdfs, xsd } from '../rdf/vocabularies.js'

/** What was made of one document, as far as the dataset keeps it. */
export interface Publishable {
  readonly address: string
  /** What it states, mended and mapped. */
  readonly stated: Graph
  /** What follows from it without being stated. */
  readonly derived?: Graph
  /** What an annotated page says as it stands. */
  readonly published?: Graph
  /** What it says otherwise than others, as sorted N-Triples lines. */
  readonly findings?: readonly string[]
  /** From which bytes, received when, and by which software the rest was made. */
  readonly origin?: Origin
}

export interface Origin {
  /** Hex sha256 of the capture. */
  readonly sha256: string
  /** When it was received, ISO 8601. */
  readonly retrieved: string
  /** Name and version of the software. */
  readonly software: string
}

/** The address a page is known by: without session ids and fragment, so that one page is one page. */
export function pageAddress(address: string): string {
  return withoutSession(address).replace(/#.*$/u, '')
}

/** IRI of a named graph of a page, under the mint base: the same page has the same graphs for ever. */
export function graphIri(mintBase: string, address: string, role: GraphRole): string {
  return `${mintBase}${/[/#]$/u.test(mintBase) ? '' : '/'}graphs/${uuidOf(pageAddress(address))}/${role}`
}

/** The mint base under which a dataset names its graphs; undefined for a graph that `graphIri` did not name. */
export function mintBaseOf(graph: string): string | undefined {
  return /^(.*\/)graphs\/[^/]+\/[a-z]+$/u.exec(graph)?.[1]
}

/**
 * The named graphs of one document: what it states, what we add for those who query (where everything comes from, and
 * the mu:uuid by which mu-semtech consumers know a resource: dossier, sections 8 and 11), the page as it was published,
 * and how it differs from others of its sittings.
 */
export function publicationGraphs(
  { address, stated, derived, published, findings = [], origin }: Publishable,
  mintBase: string,
): readonly DesiredGraph[] {
  const quads = stated.dataset.getQuads(null, null, null)
  const graph = (role: GraphRole, content: readonly Quad[]): DesiredGraph => ({
    graph: graphIri(mintBase, address, role),
    role,
    triples: lines(content),
  })
  const provenance = origin && quads.length > 0 ? provenanceOf(address, origin, mintBase) : []
  return [
    graph('stated', quads),
    graph('service', [...service(quads, pageAddress(address)), ...provenance]),
    graph('derived', derived?.dataset.getQuads(null, null, null) ?? []),
    graph('published', published?.dataset.getQuads(null, null, null) ?? []),
    { graph: graphIri(mintBase, address, 'findings'), role: 'findings', triples: findings },
  ]
}

/** The public graphs of the publication whose stated graph this is. */
export function graphsOfPublication(stated: string): readonly string[] {
  return stated.endsWith('/stated') ? [stated, `${stated.slice(0, -'stated'.length)}service`] : [stated]
}

/** The same graphs with nothing in them: the page is withdrawn. */
export function emptyGraphs(address: string, mintBase: string): readonly DesiredGraph[] {
  return PAGE_ROLES.map((role) => ({ graph: graphIri(mintBase, address, role), role, triples: [] }))
}

function service(quads: readonly Quad[], address: string): readonly Quad[] {
  const page = /^https?:/iu.test(address) ? DataFactory.namedNode(address) : undefined
  const subjects = new Set(quads.map(({ subject }) => subject.value))
  const typed = new Set(quads.filter(({ predicate }) => predicate.equals(rdf.type)).map(({ subject }) => subject.value))
  return [...subjects].flatMap((subject) => {
    const node = DataFactory.namedNode(subject)
    return [
      // A file on somebody's disk has no address that others could follow.
      ...(page ? [DataFactory.quad(node, prov.wasDerivedFrom, page)] : []),
      ...(typed.has(subject) ? [DataFactory.quad(node, mu.uuid, DataFactory.literal(uuidOf(subject)))] : []),
    ]
  })
}

/** The stated graph was made by a reading of a capture of the page by this software (PROV-O). */
function provenanceOf(address: string, { sha256, retrieved, software }: Origin, mintBase: string): readonly Quad[] {
  const { namedNode, literal, quad } = DataFactory
  const graph = namedNode(graphIri(mintBase, address, 'stated'))
  const base = graph.value.slice(0, -'/stated'.length)
  const [reading, capture, agent] = [
    namedNode(`${base}/reading`),
    namedNode(`${base}/capture`),
    namedNode(`${base}/software`),
  ]
  const page = pageAddress(address)
  return [
    quad(graph, rdf.type, prov.Entity),
    quad(graph, prov.wasGeneratedBy, reading),
    quad(graph, prov.wasDerivedFrom, capture),
    quad(reading, rdf.type, prov.Activity),
    quad(reading, prov.used, capture),
    quad(reading, prov.wasAssociatedWith, agent),
    quad(agent, rdf.type, prov.SoftwareAgent),
    quad(agent, rdfs.label, literal(software)),
    quad(capture, rdf.type, prov.Entity),
    quad(capture, dct.identifier, literal(`sha256:${sha256}`)),
    quad(capture, prov.generatedAtTime, literal(retrieved, xsd.dateTime)),
    ...(/^https?:/iu.test(page) ? [quad(capture, prov.wasDerivedFrom, namedNode(page))] : []),
  ]
}

/**
 * Sorted N-Triples lines. Blank nodes of a published page are left out: they name nothing that a later change could
 * delete.
 */
function lines(quads: readonly Quad[]): readonly string[] {
  const named = quads.filter(
    ({ subject, object }) => subject.termType === 'NamedNode' && object.termType !== 'BlankNode',
  )
  const text = writeRdf(named, 'ntriples').trim()
  return text === '' ? [] : text.split('\n').sort()
}
