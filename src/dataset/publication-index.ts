import type { DataFolder } from '../log/data-folder.js'
import { kindOfAddress } from '../readers/kind-of-address.js'
import type { DocumentKind } from '../model.js'
import type { GraphHead } from '../log/state/state.js'
import { longDate } from '../rdf/long-date.js'
import { uuidOf } from '../rdf/uuid.js'
import { nameOf, publicationFacts, type PublicationFacts } from './publication-facts.js'

/** One published document of the dataset: what one captured page states. */
export interface PublicationEntry extends PublicationFacts {
  /** Address of the page it was read from. */
  readonly source: string
  /** IRI of its named graph. */
  readonly graph: string
  /** Path of its page on the site, without ending. */
  readonly path: string
  /** Time of its last change, ISO 8601. */
  readonly modified: string
  /** Its own kind: what its address names, else what it says; a page often describes others beside itself. */
  readonly documentKind?: DocumentKind
  /** What a list calls it: `Besluitenlijst, Gemeenteraad Voorbeeldegem, maandag 3 februari 2025`. */
  readonly name: string
}

/** A publication that was withdrawn. */
export interface WithdrawnPublication {
  readonly path: string
  readonly source: string
  readonly time: string
}

/** Publications of one body or one unit of government. */
export interface PublicationGroup {
  readonly iri: string
  /** Stable name in paths. */
  readonly id: string
  readonly name: string
  readonly entries: readonly PublicationEntry[]
}

/** What is published, in the lists that the ways out need; the facts of a graph are read again only when it changed. */
export class PublicationIndex {
  readonly #facts = new Map<string, { readonly hash: string; readonly facts: PublicationFacts }>()
  #entries: readonly PublicationEntry[] = []
  #withdrawn: ReadonlyMap<string, WithdrawnPublication> = new Map()
  #byPath: ReadonlyMap<string, PublicationEntry> = new Map()
  #byDocument: ReadonlyMap<string, PublicationEntry> = new Map()
  #eenheden: readonly PublicationGroup[] = []
  #organen: readonly PublicationGroup[] = []

  constructor(private readonly data: DataFolder) {}

  /** Newest change first. */
  get entries(): readonly PublicationEntry[] {
    return this.#entries
  }

  /** By the IRI of each unit of government, in the order of their names. */
  get eenheden(): readonly PublicationGroup[] {
    return this.#eenheden
  }

  get organen(): readonly PublicationGroup[] {
    return this.#organen
  }

  at(path: string): PublicationEntry | undefined {
    return this.#byPath.get(path)
  }

  withdrawnAt(path: string): WithdrawnPublication | undefined {
    return this.#withdrawn.get(path)
  }

  /** The publication that is, or was read from, a document. */
  ofDocument(iri: string): PublicationEntry | undefined {
    return this.#byDocument.get(iri)
  }

  /** Brings the lists up to the data folder. */
  refresh(): void {
    const about = (iri: string): readonly string[] => this.data.merge.about(iri)
    const entries: PublicationEntry[] = []
    const withdrawn = new Map<string, WithdrawnPublication>()
    for (const head of this.data.heads()) {
      if (head.role !== 'stated') continue
      const source = head.cause.address ?? head.graph
      const path = `publicaties/${publicationId(head.graph, source)}`
      if (head.triples === 0) {
        withdrawn.set(path, { path, source, time: head.time })
        this.#facts.delete(head.graph)
        continue
      }
      const facts = this.#factsOf(head)
      const orgaan = facts.orgaan === undefined ? undefined : nameOf(facts.orgaan, about)
      const documentKind = kindOfAddress(source) ?? facts.kind
      entries.push({
        ...facts,
        ...(documentKind && { documentKind }),
        source,
        graph: head.graph,
        path,
        modified: head.time,
        name: entryName(facts, documentKind, orgaan, source),
      })
    }
    this.#entries = entries.sort(
      (a, b) =>
        descending(a.modified, b.modified) ||
        descending(a.day ?? '', b.day ?? '') ||
        descending(b.name, a.name) ||
        descending(b.path, a.path),
    )
    this.#withdrawn = withdrawn
    this.#byPath = new Map(entries.map((entry) => [entry.path, entry]))
    this.#byDocument = new Map(
      entries.flatMap((entry) => [...entry.documents, entry.source].map((iri) => [iri, entry] as const)).reverse(),
    )
    const name = (iri: string): string => nameOf(iri, about) ?? iri
    this.#eenheden = groups(entries, ({ eenheid }) => eenheid, name)
    this.#organen = groups(entries, ({ orgaan }) => orgaan, name)
  }

  #factsOf({ graph, hash }: GraphHead): PublicationFacts {
    const known = this.#facts.get(graph)
    if (known?.hash === hash) return known.facts
    const facts = publicationFacts(this.data.triplesOf(graph), (iri) => this.data.merge.about(iri))
    this.#facts.set(graph, { hash, facts })
    return facts
  }
}

function descending(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0
}

/**
 * The stable name of a publication: that of its named graphs where they were made by the product, else one made of its
 * address.
 */
export function publicationId(graph: string, source: string): string {
  return /\/graphs\/([0-9a-f-]{36})\/[a-z]+$/u.exec(graph)?.[1] ?? uuidOf(source)
}

/** What each kind of document is called. */
export const KIND_NAMES: Readonly<Record<DocumentKind, string>> = {
  agenda: 'Agenda',
  'agenda-toegevoegd': 'Agenda met toegevoegde punten',
  besluitenlijst: 'Besluitenlijst',
  notulen: 'Notulen',
  uittreksel: 'Uittreksel',
  besluit: 'Besluit',
}

function entryName(
  { day, title, zitting }: PublicationFacts,
  kind: DocumentKind | undefined,
  orgaan: string | undefined,
  source: string,
): string {
  const parts = [kind && KIND_NAMES[kind], orgaan, day === undefined ? undefined : longDate(day, 'full')].filter(
    (part) => part !== undefined,
  )
  return parts.length > 0 && zitting !== undefined
    ? parts.join(', ')
    : (title ?? (parts.length > 0 ? parts.join(', ') : source))
}

function groups(
  entries: readonly PublicationEntry[],
  key: (entry: PublicationEntry) => string | undefined,
  name: (iri: string) => string,
): readonly PublicationGroup[] {
  const found = new Map<string, PublicationEntry[]>()
  for (const entry of entries) {
    const iri = key(entry)
    if (iri === undefined) continue
    const group = found.get(iri)
    if (group) group.push(entry)
    else found.set(iri, [entry])
  }
  return [...found]
    .map(([iri, members]) => ({ iri, id: uuidOf(iri), name: name(iri), entries: members }))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.iri < b.iri ? -1 : 1))
}
