import type { DocumentKind } from '../../model.js'
import type { Graph } from '../../rdf/graph.js'
import { besluit, dct, rdf } from '../../rdf/vocabularies.js'

/** A document mentioned on a page, and the kinds it says it is. */
interface TypedDocument {
  readonly iri: string
  readonly kind: DocumentKind
  readonly offset: number
}

/** The BesluitDocumentType concepts that correspond to our kinds, by the end of their IRI. */
const KIND_OF_CONCEPT: ReadonlyMap<string, DocumentKind> = new Map([
  ['13fefad6-a9d6-4025-83b5-e4cbee3a8965', 'agenda'],
  ['3fa67785-ffdc-4b30-8880-2b99d97b4dee', 'besluitenlijst'],
  ['8e791b27-7600-4577-b24e-c7c29e0eb773', 'notulen'],
  ['9d5bfaca-bbf2-49dd-a830-769f91a6377b', 'uittreksel'],
])

/** The links from a sitting to its documents. */
const LINKS = [
  [besluit.heeftAgenda, 'agenda'],
  [besluit.heeftBesluitenlijst, 'besluitenlijst'],
  [besluit.heeftNotulen, 'notulen'],
  [besluit.heeftUittreksel, 'uittreksel'],
] as const

/**
 * Published pages also write the concept under /doc/, without the slash after its scheme, or with http; all are read.
 */
const CONCEPT = /^https?:\/\/data\.vlaanderen\.be\/(?:id|doc)\/concept\/BesluitDocumentType\/?([0-9a-f-]{36})$/u

/**
 * What kind of document a graph is: the rdf:type or dct:type concept of its document node (OSLO Besluit Publicatie,
 * document classes). A page often links to its sister documents with their types. The one that is the page itself is
 * found by, in this order: its IRI is the page's address; all agree; the address names a kind; it comes first on the
 * page. Without a typed document, a single link from a sitting to a document decides; a graph with decisions and no
 * sitting is a `besluit`. An added agenda has the agenda's concept.
 */
export function detectKind(graph: Graph, address?: string): DocumentKind | undefined {
  const documents = typedDocuments(graph)
  const page = address?.replace(/#.*$/u, '')
  const own = documents.find(({ iri }) => page !== undefined && iri.replace(/#.*$/u, '') === page)
  if (own) return own.kind

  const kinds = new Set(documents.map(({ kind }) => kind))
  if (kinds.size > 1 && page !== undefined) {
    const named = [...kinds].filter((kind) => page.toLowerCase().includes(kind))
    if (named.length === 1) return named[0]
  }
  const first = documents[0]
  if (first) return first.kind
  const links = LINKS.filter(([property]) => graph.dataset.countQuads(null, property.value, null) > 0)
  if (links.length === 1) return links[0]?.[1]
  const hasA = (type: { readonly value: string }): boolean => graph.dataset.countQuads(null, rdf.type, type.value) > 0
  return hasA(besluit.Besluit) && !hasA(besluit.Zitting) ? 'besluit' : undefined
}

/** Every document that states its kind, with all the kinds it states. */
export function documentKindsOf(graph: Graph): ReadonlyMap<string, readonly DocumentKind[]> {
  const kinds = new Map<string, DocumentKind[]>()
  for (const { iri, kind } of typedDocuments(graph)) {
    const known = kinds.get(iri) ?? []
    if (!known.includes(kind)) kinds.set(iri, [...known, kind])
  }
  return kinds
}

/** Documents with a kind, in the order of the page. */
function typedDocuments(graph: Graph): readonly TypedDocument[] {
  return [rdf.type, dct.type]
    .flatMap((property) => graph.dataset.getQuads(null, property, null))
    .flatMap(({ subject, object }) => {
      const kind = KIND_OF_CONCEPT.get(CONCEPT.exec(object.value)?.[1] ?? '')
      return kind ? [{ iri: subject.value, kind, offset: graph.place(subject.value)?.offset ?? Infinity }] : []
    })
    .sort((one, other) => (one.offset === other.offset ? 0 : one.offset - other.offset))
}
