import { DataFactory, type NamedNode, type Quad_Object } from 'n3'
import type { DataFolder } from '../../log/data-folder.js'
import { PUBLIC_ROLES, subjectOf, type Change } from '../../log/changes/change.js'
import { activityStreams, dct, foaf, prov, rdf } from '../../rdf/vocabularies.js'
import type { Member } from './event-stream.js'
import { publicationId } from '../../dataset/publication-index.js'
import type { Site } from '../site/site.js'
const { namedNode } = DataFactory

/** Start of the concepts for kinds of document (OSLO code list BesluitDocumentType). */
const DOCUMENT_TYPE = 'https://data.vlaanderen.be/id/concept/BesluitDocumentType/'

interface PublicationState {
  readonly kinds: Set<string>
  size: number
  announced: boolean
}

/**
 * What only the log knows: every version of every publication, and since when things are gone. Read once from the
 * start, then updated change by change.
 */
export class History {
  readonly #published = new Map<string, PublicationState>()
  readonly #versions: Member[] = []
  readonly #untyped = new Set<string>()
  readonly #losses = new Map<string, string>()
  #sequence = 0
  #erasures = 0

  constructor(
    private readonly data: DataFolder,
    private readonly site: Site,
  ) {}

  /** The versions of the publications, in the order of the log. */
  get versions(): readonly Member[] {
    this.#refresh()
    return this.#versions
  }

  /**
   * Addresses of publications that do not state their kind of document. A member of the feed must (dossier 2.4), so
   * they have no members.
   */
  get untyped(): ReadonlySet<string> {
    this.#refresh()
    return this.#untyped
  }

  /** When a thing of this site last lost a triple; if it has none left, it is gone since then. */
  lostAt(thing: string): string | undefined {
    this.#refresh()
    return this.#losses.get(thing)
  }

  #refresh(): void {
    if (this.#erasures !== this.data.erasures) this.#forget()
    if (this.#sequence === this.data.sequence) return
    for (const change of this.data.changes(this.#sequence)) {
      this.#sequence = change.sequence
      this.#noteLosses(change)
      if (change.role === 'stated') this.#noteVersion(change)
    }
  }

  /** An erasure changes the history in the log, so everything is read again. */
  #forget(): void {
    this.#erasures = this.data.erasures
    this.#sequence = 0
    this.#published.clear()
    this.#versions.length = 0
    this.#untyped.clear()
    this.#losses.clear()
  }

  #noteLosses({ role, deletes, time }: Change): void {
    if (!PUBLIC_ROLES.has(role)) return
    for (const line of deletes) {
      const subject = subjectOf(line)
      if (subject.startsWith(this.site.baseUrl)) this.#losses.set(subject, time)
    }
  }

  /**
   * A member has exactly one of each: the thing of which it is a version, where to harvest it, its kind of document,
   * its time (dossier 2.4). A withdrawal is a tombstone.
   */
  #noteVersion({ graph, inserts, deletes, cause, time }: Change): void {
    const state = this.#published.get(graph) ?? { kinds: new Set<string>(), size: 0, announced: false }
    this.#published.set(graph, state)
    for (const line of deletes) state.kinds.delete(kindOf(line) ?? '')
    for (const line of inserts) {
      const kind = kindOf(line)
      if (kind !== undefined) state.kinds.add(kind)
    }
    state.size += inserts.length - deletes.length
    const source = cause.address ?? graph
    const id = publicationId(graph, source)
    const common = { isVersionOf: `${this.site.baseUrl}id/publicaties/${id}`, time }
    const [kind] = [...state.kinds].sort()
    if (state.size === 0) {
      // Erased publications were announced before, although the log no longer shows it.
      if (state.announced || cause.kind === 'erase')
        this.#versions.push({ ...common, properties: [[rdf.type, activityStreams.Delete]] })
      state.announced = false
      this.#untyped.delete(source)
    } else if (kind === undefined) {
      this.#untyped.add(source)
    } else {
      this.#untyped.delete(source)
      state.announced = true
      const properties: readonly (readonly [NamedNode, Quad_Object])[] = [
        [rdf.type, foaf.Document],
        [prov.atLocation, namedNode(`${this.site.baseUrl}publicaties/${id}.html`)],
        [dct.type, namedNode(kind)],
      ]
      this.#versions.push({ ...common, properties })
    }
  }
}

/** The kind of document that a triple states for its subject (dct:type or rdf:type), if any. */
function kindOf(line: string): string | undefined {
  const [, predicate, object] = /^<[^>]*> <([^>]*)> <([^>]*)> \.$/u.exec(line) ?? []
  const isType = predicate === dct.type.value || predicate === rdf.type.value
  return isType && object?.startsWith(DOCUMENT_TYPE) === true ? object : undefined
}
