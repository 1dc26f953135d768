import { DataFactory, type NamedNode, type Quad_Object } from 'n3'
import type { DataFolder } from '../log/data-folder.js'
import { uuidOf } from '../rdf/uuid.js'
import { activityStreams, dct, foaf, prov, rdf } from '../rdf/vocabularies.js'
import type { Member, MemberSource } from './event-stream.js'
import type { Site } from './site.js'

const { namedNode } = DataFactory

/** The publication feed that ABB asks of vendors, and what could not be in it. */
export interface PublicationMembers extends MemberSource {
  /** Addresses of publications that do not say what kind of document they are: a member must (dossier 2.4), so they have none. */
  readonly untyped: ReadonlySet<string>
}

/** Start of the concepts that tell what kind of document something is (OSLO code list BesluitDocumentType). */
const DOCUMENT_TYPE = 'https://data.vlaanderen.be/id/concept/BesluitDocumentType/'

/**
 * Every version of every published page: what it is a version of, where to harvest it, what kind of document it is, when
 * (dossier 2.4: exactly one of each). A withdrawal is a tombstone. Read from the log, so the same after a rebuild.
 */
export function publicationMembers(data: DataFolder, { baseUrl }: Site): PublicationMembers {
  const members: Member[] = []
  const untyped = new Set<string>()
  const published = new Map<string, { readonly kinds: Set<string>; size: number; announced: boolean }>()
  for (const { graph, role, inserts, deletes, cause, time } of data.changes()) {
    if (role !== 'stated') continue
    const state = published.get(graph) ?? { kinds: new Set<string>(), size: 0, announced: false }
    published.set(graph, state)
    for (const line of deletes) state.kinds.delete(kindOf(line) ?? '')
    for (const line of inserts) {
      const kind = kindOf(line)
      if (kind !== undefined) state.kinds.add(kind)
    }
    state.size += inserts.length - deletes.length
    const source = cause.address ?? graph
    const id = uuidOf(source)
    const common = { iri: `${baseUrl}ldes/publicaties/versie/${members.length + 1}`, isVersionOf: `${baseUrl}id/publicaties/${id}`, time }
    const [kind] = [...state.kinds].sort()
    if (state.size === 0) {
      if (state.announced) members.push({ ...common, properties: [[rdf.type, activityStreams.Delete]] })
      state.announced = false
      untyped.delete(source)
    } else if (kind === undefined) {
      untyped.add(source)
    } else {
      untyped.delete(source)
      state.announced = true
      const properties: readonly (readonly [NamedNode, Quad_Object])[] = [
        [rdf.type, foaf.Document],
        [prov.atLocation, namedNode(`${baseUrl}publicaties/${id}`)],
        [dct.type, namedNode(kind)],
      ]
      members.push({ ...common, properties })
    }
  }
  return { count: members.length, members: (from, to) => members.slice(from, to), untyped }
}

/** The kind of document a triple tells of its subject (dct:type or rdf:type), if it does. */
function kindOf(line: string): string | undefined {
  const [, predicate, object] = /^<[^>]*> <([^>]*)> <([^>]*)> \.$/u.exec(line) ?? []
  const isType = predicate === dct.type.value || predicate === rdf.type.value
  return isType && object?.startsWith(DOCUMENT_TYPE) === true ? object : undefined
}
