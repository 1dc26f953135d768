import type { SittingFacts } from './sitting-facts.js'

/**
 * What a named graph is for.
 *
 * - `stated`: what a document says, repaired and mapped; only this is meant for harvesting.
 * - `service`: what we add for queries (mu:uuid, prov:wasDerivedFrom); public, never on an RDFa page.
 * - `derived`: what follows from a document by a written rule but is not stated by it; queried by its graph.
 * - `published`: the triples of an annotated page as they were, without repairs; queried by its graph.
 * - `findings`: where it contradicts other documents of its sittings; queried by its graph.
 */
export type GraphRole = (typeof PAGE_ROLES)[number]
export const PAGE_ROLES = ['stated', 'service', 'derived', 'published', 'findings'] as const

/** The roles whose graphs make up the public merged dataset. */
export const PUBLIC_ROLES: ReadonlySet<GraphRole> = new Set(['stated', 'service'])

/** One step in the history of the dataset. The log is a sequence of these and nothing else; see README.md. */
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
  /** After an erasure: what was erased, without its content, so that exports can report it. */
  readonly tombstones?: readonly Tombstone[]
}

/** What is left of an erased resource. */
export interface Tombstone {
  readonly subject: string
  /** IRI of its class. */
  readonly type: string
}

/** Why a change was made. */
export interface Cause {
  readonly kind: 'publish' | 'withdraw' | 'erase' | 'remap'
  /** The address of the page concerned. */
  readonly address?: string
  /** Sha256 of the capture it was made from. */
  readonly capture?: string
  /** The single resource that is withdrawn, when it is not the whole page; with `publish` it may come back. */
  readonly subject?: string
  /** Every name that pages used for that resource. */
  readonly names?: readonly string[]
  /** Why something was withdrawn, in the requester's words. */
  readonly reason?: string
  /** Who or what requested it. */
  readonly agent: string
  /** Name and version of the software that made the triples. */
  readonly software: string
  /** How to recognise the sittings of the page on other pages; only with the `stated` graph of a page. */
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

/** An N-Triples line without the language tag of its text, for exports without languages. */
export function withoutLanguage(line: string): string {
  return line.replace(/"@[A-Za-z0-9-]+ \.$/u, '" .')
}

/** The object of an N-Triples line, when it is an IRI. */
export function iriObjectOf(line: string): string | undefined {
  return /^<[^>]*> <[^>]*> <([^>]*)> \.$/u.exec(line)?.[1]
}

/** The text of an N-Triples line whose object is a plain or language-tagged string, as it is written there. */
export function textOf(line: string): string | undefined {
  return /> "(.*)"(?:@[\w-]+)? \.$/u.exec(line)?.[1]
}
