import { Store, type NamedNode, type Quad_Object, type Quad_Subject } from 'n3'
import type { Document } from '../../document.js'
import { besluitDocumentType } from '../../rdf/concepts.js'
import { activityStreams, dct, foaf, ldes, prov, rdf, tree } from '../../rdf/vocabularies.js'
import { formatOfFileName, formatOfMediaType, readRdf, type Format } from '../../rdf/formats/formats.js'
import { canonicalAddress } from '../../sources/canonical-address.js'

/** A version of a publication, as a member of a publication feed (dossier 2.4). */
export interface FeedMember {
  /** IRI of the version. */
  readonly version: string
  /** IRI of what it is a version of. */
  readonly publication: string
  /** When it was made, ISO 8601 in UTC; empty when not stated. */
  readonly time: string
  /**
   * Where the publication can be fetched, as written there; absent when it is not a publication (a sitting has a place
   * too).
   */
  readonly location?: string
  /** Whether the publication is withdrawn. */
  readonly isDeleted: boolean
}

/** One page of a feed. */
export interface FeedPage {
  /** It never changes again (ldes:immutable). */
  readonly isClosed: boolean
  /** Canonical addresses of the pages it leads to. */
  readonly links: readonly string[]
  /** Oldest first. */
  readonly members: readonly FeedMember[]
}

/** Prefix of the concepts for kinds of documents (OSLO code list BesluitDocumentType). */
const DOCUMENT_TYPE = besluitDocumentType.agenda.slice(0, besluitDocumentType.agenda.lastIndexOf('/') + 1)

/** The Accept header for a feed: N-Quads first, as other clients of event streams do. */
export const FEED_ACCEPT =
  'application/n-quads, application/trig;q=0.9, text/turtle;q=0.9, application/n-triples;q=0.8, application/ld+json;q=0.8, text/html;q=0.2, */*;q=0.1'

/** The class of a publication; in lower case as in the documentation of the feed, though no such class exists. */
const PUBLICATION_CLASSES: ReadonlySet<string> = new Set([foaf.Document.value, `${foaf.$namespace}document`])
/** LBLOD also names the class with http, which w3id.org does not define. */
const STREAM_CLASSES: ReadonlySet<string> = new Set([ldes.EventStream.value, 'http://w3id.org/ldes#EventStream'])

/** The RDF format of a document: by its media type, otherwise by the ending of its address. */
export function feedFormatOf({ mediaType, address }: Pick<Document, 'mediaType' | 'address'>): Format | undefined {
  const declared = formatOfMediaType(mediaType)
  // File hosts often have no media type for Turtle and its relatives.
  return (
    declared ??
    (/^(?:text\/plain|application\/octet-stream|binary\/octet-stream)$/u.test(mediaType)
      ? formatOfFileName(new URL(address).pathname)
      : undefined)
  )
}

/**
 * Reads a page of a publication feed (LDES 1.0, TREE; dossier 2.4): its members by the paths that its stream states, by
 * default those of the publication feed. It leads to the nodes of its relations; a page with neither members nor
 * relations leads to the view of the stream. Undefined for a document that is not a page of an event stream. Throws
 * AppError `rdf-syntax`.
 */
export async function readFeedPage(document: Document, asked: string): Promise<FeedPage | undefined> {
  const format = feedFormatOf(document)
  if (!format) return undefined
  const text = new TextDecoder().decode(document.bytes)
  const quads = new Store(await readRdf(text, format.name, { base: document.address, name: document.address }))
  const objects = (subject: Quad_Subject | null, predicate: NamedNode): readonly Quad_Object[] =>
    quads.getObjects(subject, predicate, null)
  const addresses = (found: readonly Quad_Object[]): readonly string[] =>
    found.flatMap((each) =>
      each.termType === 'NamedNode' ? (canonicalAddress(each.value, document.address) ?? []) : [],
    )

  const nodes = addresses(
    objects(null, tree.relation).flatMap((relation) =>
      relation.termType === 'Literal' ? [] : objects(relation, tree.node),
    ),
  )
  const members = membersOf(quads)
  const isStream =
    objects(null, rdf.type).some(({ value }) => STREAM_CLASSES.has(value)) || nodes.length > 0 || members.length > 0
  if (!isStream) return undefined

  const own = new Set([asked, document.address])
  const leads = nodes.length > 0 || members.length > 0 ? nodes : addresses(objects(null, tree.view))
  const closed = addresses(
    quads
      .getSubjects(ldes.immutable, null, null)
      .filter((page) => objects(page, ldes.immutable).some(({ value }) => value === 'true' || value === '1')),
  )
  return {
    isClosed: closed.some((page) => own.has(page)),
    links: [...new Set(leads)].filter((each) => !own.has(each)),
    members,
  }
}

function membersOf(quads: Store): readonly FeedMember[] {
  const path = (property: NamedNode, usual: NamedNode): NamedNode =>
    quads.getObjects(null, property, null).find((each): each is NamedNode => each.termType === 'NamedNode') ?? usual
  const [timePath, versionPath] = [
    path(ldes.timestampPath, prov.generatedAtTime),
    path(ldes.versionOfPath, dct.isVersionOf),
  ]
  const deleted = new Set([path(ldes.versionDeleteObject, activityStreams.Delete).value, activityStreams.Delete.value])
  const members = quads.getObjects(null, tree.member, null).flatMap((member): readonly FeedMember[] => {
    if (member.termType === 'Literal') return []
    const value = (property: NamedNode): string | undefined => quads.getObjects(member, property, null)[0]?.value
    const instant = Date.parse(value(timePath) ?? '')
    const time = Number.isNaN(instant) ? '' : new Date(instant).toISOString()
    const types = quads.getObjects(member, rdf.type, null).map((type) => type.value)
    const isPublication =
      types.some((type) => PUBLICATION_CLASSES.has(type)) || value(dct.type)?.startsWith(DOCUMENT_TYPE) === true
    const publication = value(versionPath) ?? member.value
    const location = isPublication || types.some((type) => deleted.has(type)) ? value(prov.atLocation) : undefined
    return [
      {
        // A blank node has no lasting name.
        version: member.termType === 'BlankNode' ? `${publication} ${time}` : member.value,
        publication,
        time,
        ...(location !== undefined && { location }),
        isDeleted: types.some((type) => deleted.has(type)),
      },
    ]
  })
  return [...new Map(members.map((member) => [member.version, member])).values()].sort((a, b) =>
    a.time < b.time ? -1 : a.time > b.time ? 1 : 0,
  )
}
