import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { DocumentKind, Model, Publicatie, Zitting } from '../../model.js'
import type { Graph, PlacedQuad } from '../../rdf/graph.js'
import { besluit, dct, ext, foaf, lblodBesluit, rdf, rdfa } from '../../rdf/vocabularies.js'
import { documentTypeOf, kindOfDocumentType } from '../table/document-kind.js'
import { createNounReader, type NounReader } from './lift-noun.js'
import { nameOf } from '../../rdf/quad-key.js'
import { createTally, type Tally } from '../table/vote-tally.js'

/** What is known about a document besides its graph. */
export interface LiftContext {
  /** Address of the document: the resource of that IRI is the document itself. */
  readonly address?: string
  /** Kind of document according to the address or the reader; used when the graph does not state it. */
  readonly kind?: DocumentKind
}

/** A graph as a model. Every quad is in `carried` or in `rest`, once. */
export interface Lifted {
  readonly model: Model
  /** Quads that a field of the model holds. */
  readonly carried: readonly PlacedQuad[]
  /** Quads that no field holds; they are passed on unchanged. */
  readonly rest: readonly PlacedQuad[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Properties that only a sitting has: a subject without a class that has one of them is read as a sitting. */
const SITTING_ONLY = new Set(
  [besluit.geplandeStart, besluit.isGehoudenDoor, besluit.behandelt, ext.behandelt].map(({ value }) => value),
)

/**
 * Instructions to machines that read the page, which are followed: the vocabulary of its annotations, and where to go
 * on (`Reading.links`).
 */
const FOR_MACHINES = new Set([rdfa.usesVocabulary, lblodBesluit.linkToPublication].map(({ value }) => value))

/** Reads OSLO's nouns from a graph by the table in properties.ts; places of the quads become evidence. */
export function lift(graph: Graph, context: LiftContext = {}): Lifted {
  const tally = createTally()
  const reader = createNounReader(graph, tally)
  const subjects = new Subjects(graph)

  const zittingen = subjects.zittingen().flatMap((iri) => reader.read('Zitting', iri) ?? [])
  const agendapunten = subjects
    .unreached(reader, besluit.Agendapunt.value)
    .flatMap((iri) => reader.read('Agendapunt', iri) ?? [])
  const behandelingen = subjects
    .unreached(reader, besluit.BehandelingVanAgendapunt.value)
    .flatMap((iri) => reader.read('BehandelingVanAgendapunt', iri) ?? [])
  const besluiten = subjects
    .unreached(reader, besluit.Besluit.value)
    .flatMap((iri) => reader.read('Besluit', iri) ?? [])
  const documents = subjects.documents(context)
  const document = documents[0] === undefined ? undefined : reader.read('Publicatie', documents[0])
  const eenheden = subjects.unreached(reader, besluit.Bestuurseenheid.value)
  const bestuurseenheid =
    eenheden.length === 1 && eenheden[0] !== undefined ? reader.read('Bestuurseenheid', eenheden[0]) : undefined

  const kinds = kindsOf(zittingen)
  const withKinds = zittingen.map((zitting) => mapPublicaties(zitting, kinds))
  const publicatie =
    document && refineKind(withKind(document, kinds.get(document.iri ?? ''), context.kind), context.kind)
  const model: Model = {
    ...(publicatie && { publicatie }),
    ...(bestuurseenheid && { bestuurseenheid }),
    zittingen: withKinds,
    besluiten,
    ...(agendapunten.length > 0 && { agendapunten }),
    ...(behandelingen.length > 0 && { behandelingen }),
  }

  const carried = graph.placed.filter(({ quad }) => reader.isCarried(quad))
  const rest = graph.placed.filter(({ quad }) => !reader.isCarried(quad))
  nameRest(rest, reader, subjects, tally)
  const unclear = isUnclear(documents, publicatie, context)
    ? [diagnose('mapping/document-unclear', { values: { count: documents.length } })]
    : []
  return { model, carried, rest, diagnostics: [...reader.diagnostics(), ...unclear, ...tally.diagnostics()] }
}

/** The subjects of a graph in document order, by class. */
class Subjects {
  readonly #types = new Map<string, string[]>()
  readonly #sittingLike = new Set<string>()
  readonly #publications = new Set<string>()

  constructor(graph: Graph) {
    for (const { quad } of graph.placed) {
      const name = nameOf(quad.subject)
      const types = this.#types.get(name) ?? []
      this.#types.set(name, types)
      if (quad.predicate.equals(rdf.type)) types.push(quad.object.value)
      if (SITTING_ONLY.has(quad.predicate.value)) this.#sittingLike.add(name)
      if ((quad.predicate.equals(rdf.type) || quad.predicate.equals(dct.type)) && kindOfDocumentType(quad.object.value))
        this.#publications.add(name)
    }
  }

  zittingen(): readonly string[] {
    return [...this.#types]
      .filter(
        ([name, types]) => types.includes(besluit.Zitting.value) || (types.length === 0 && this.#sittingLike.has(name)),
      )
      .map(([name]) => name)
  }

  unreached(reader: NounReader, type: string): readonly string[] {
    const found: string[] = []
    for (const [name, types] of this.#types) if (types.includes(type) && !reader.isReached(name)) found.push(name)
    return found
  }

  /**
   * Candidates for the document itself, best first: the address, the expected kind, any document type, an untyped
   * document.
   */
  documents({ address, kind }: LiftContext): readonly string[] {
    const typed = [...this.#publications]
    const own =
      address === undefined
        ? []
        : [address, `${address}#`].filter(
            (iri) => this.#types.get(iri)?.includes(foaf.Document.value) || this.#publications.has(iri),
          )
    const ofKind = typed.filter(
      (name) => kind !== undefined && this.#types.get(name)?.some((type) => documentTypeOf(kind) === type),
    )
    return [...new Set([...own.filter((iri) => this.#publications.has(iri)), ...ofKind, ...typed, ...own])]
  }

  typesOf(name: string): readonly string[] {
    return this.#types.get(name) ?? []
  }
}

/** Whether there are several documents, none of which has the address of the page or the expected kind. */
function isUnclear(
  documents: readonly string[],
  chosen: Publicatie | undefined,
  { address, kind }: LiftContext,
): boolean {
  const isOwn = address !== undefined && [address, `${address}#`].includes(chosen?.iri ?? '')
  return documents.length > 1 && !isOwn && (kind === undefined || chosen?.kind !== kind)
}

/** Kind of each document by the property that points to it, for documents that do not state it themselves. */
function kindsOf(zittingen: readonly Zitting[]): ReadonlyMap<string, DocumentKind> {
  const kinds = new Map<string, DocumentKind>()
  for (const zitting of zittingen) {
    for (const [field, kind] of LINKS) {
      for (const { iri } of zitting[field] ?? []) if (iri !== undefined) kinds.set(iri, kind)
    }
  }
  return kinds
}

const LINKS = [
  ['heeftAgenda', 'agenda'],
  ['heeftBesluitenlijst', 'besluitenlijst'],
  ['heeftNotulen', 'notulen'],
  ['heeftUittreksel', 'uittreksel'],
] as const

function mapPublicaties(zitting: Zitting, kinds: ReadonlyMap<string, DocumentKind>): Zitting {
  const changed: { -readonly [Field in (typeof LINKS)[number][0]]?: readonly Publicatie[] } = {}
  for (const [field, kind] of LINKS) {
    const documents = zitting[field]
    if (documents) changed[field] = documents.map((document) => withKind(document, kind, kinds.get(document.iri ?? '')))
  }
  return { ...zitting, ...changed }
}

function withKind(document: Publicatie, ...fallbacks: readonly (DocumentKind | undefined)[]): Publicatie {
  const concepts = [...(document.types ?? []), ...(document.type ?? []).map(({ iri }) => iri ?? '')]
  const kind = [...concepts.map(kindOfDocumentType), ...fallbacks].find((found) => found !== undefined)
  return kind === undefined ? document : { ...document, kind }
}

/** The document type does not distinguish an agenda with added items from an agenda; the address or the reader may. */
function refineKind(document: Publicatie, hint: DocumentKind | undefined): Publicatie {
  return document.kind === 'agenda' && hint === 'agenda-toegevoegd' ? { ...document, kind: hint } : document
}

/** Reports what is passed on unread, unless it already has a finding. */
function nameRest(rest: readonly PlacedQuad[], reader: NounReader, subjects: Subjects, tally: Tally): void {
  for (const { quad, place } of rest) {
    if (reader.isExplained(quad) || FOR_MACHINES.has(quad.predicate.value)) continue
    const name = nameOf(quad.subject)
    if (reader.isReached(name)) tally.add('mapping/property-not-modelled', quad.predicate.value, place)
    else if (quad.predicate.equals(rdf.type)) {
      // A document or decision also has its concepts as classes; people know it by the class.
      const [first] = [...subjects.typesOf(name)].sort(
        (a, b) => Number(a.includes('/concept/')) - Number(b.includes('/concept/')),
      )
      if (quad.object.value === first) tally.add('mapping/resource-not-reached', first, place)
    } else if (subjects.typesOf(name).length === 0)
      tally.add('mapping/property-not-modelled', quad.predicate.value, place)
  }
}
