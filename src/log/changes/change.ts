import type { SittingFacts } from './sitting-facts.js'

/**
 * What a named graph is for.
 *
 * - `stated`: what a document says, mended and mapped; this and only this is meant for harvest.
 * - `service`: what we add for those who query (mu:uuid, prov:wasDerivedFrom); public, never on an RDFa page.
 * - `derived`: what follows from a document by a written rule but is not stated by it; to be asked for by its graph.
 * - `published`: the triples of an annotated page as they stood there, nothing mended; to be asked for by its graph.
 * - `findings`: what it says otherwise than other documents of its sittings; to be asked for by its graph.
 */
export type GraphRole = (typeof PAGE_ROLES)[number]
export const PAGE_ROLES = ['stated', 'service', 'derived', 'published', 'findings'] as const

/** The roles whose graphs make up the merged dataset that everybody sees. */
export const PUBLIC_ROLES: ReadonlySet<GraphRole> = new Set(['stated', 'service'])

/** One step in the life of the dataset. The log is a sequence of these and nothing else; see README.md. */
export interface Change {
  /** 1, 2, 3 … without gaps. */
  readonly sequence: number
  /** When it was appended: ISO 8601 in UTC; the same for changes appended together, later than all before. */
  readonly time: string
  /** IRI of the named graph it changes. */
  readonly graph: string
  readonly role: GraphRole
  /** Triples as canonical N-Triples lines without the closing newline, sorted. */
  readonly inserts: readonly string[]
  readonly deletes: readonly string[]
  readonly cause: Cause
  /** After an erasure: what is gone without a trace of its content, so that ways out can say so. */
  readonly tombstones?: readonly Tombstone[]
}

/** What is left of a resource that was erased. */
export interface Tombstone {
  readonly subject: string
  /** IRI of its class. */
  readonly type: string
}

/** Why a change was made. */
export interface Cause {
  readonly kind: 'publish' | 'withdraw' | 'erase' | 'remap'
  /** The page it is about: the address it is published at. */
  readonly address?: string
  /** Sha256 of the capture it was made from. */
  readonly capture?: string
  /** The one resource that is withdrawn, where it is not the whole page; with `publish` it may be there again. */
  readonly subject?: string
  /** Every name that pages used for that resource. */
  readonly names?: readonly string[]
  /** Why something was withdrawn, in the words of who asked. */
  readonly reason?: string
  /** Who or what asked. */
  readonly agent: string
  /** Name and version of the software that made the triples. */
  readonly software: string
  /** By what the sittings of the page are recognised on other pages; with the `stated` graph of a page. */
  readonly facts?: SittingFacts
}

/** The subject of an N-Triples line, as an IRI without brackets. */
export function subjectOf(line: string): string {
  return line.slice(1, line.indexOf('>'))
}

/** The predicate of an N-Triples line whose subject is an IRI, without brackets. */
export function predicateOf(line: string): string {
  const start = line.indexOf('<', line.indexOf('>')) + 1
  return line.slice(start, line.indexOf('>', start))
}

/** An N-Triples line without the language tag of its text: what ways out carry that know no languages. */
export function withoutLanguage(line: string): string {
  return line.replace(/"@[A-Za-z0-9-]+ \.$/u, '" .')
}

/** The object of an N-Triples line, when it is an IRI. */
export function iriObjectOf(line: string): string | undefined {
  return /^<[^>]*> <[^>]*> <([^>]*)> \.$/u.exec(line)?.[1]
}

/** The text of an N-Triples line whose object is a plain text or one with a language, as it is written there. */
export function textOf(line: string): string | undefined {
  return /> "(.*)"(?:@[\w-]+)? \.$/u.exec(line)?.[1]
}
