import type { NameList, SearchedDocument, SearchUnit } from './search-unit.js'

/** A passage of a text in pieces: those that were searched for are marked. */
export type Passage = readonly { readonly text: string; readonly marked: boolean }[]

/** One thing that was found. */
export interface SearchHit {
  readonly iri: string
  readonly kind: SearchUnit['kind']
  readonly path: string
  readonly title: Passage
  /** Where the text says it, when the title does not say all of it. */
  readonly passage?: Passage
  readonly eenheid?: string
  readonly orgaan?: string
  readonly zitting?: string
  readonly day?: string
  readonly documents: readonly SearchedDocument[]
  readonly outcome?: string
  readonly hasVote: boolean
  readonly modified: string
}

/** One value of a filter: how many would be found with it, all other filters being as they are. */
export interface FacetValue {
  readonly key: string
  readonly name: string
  readonly count: number
  readonly chosen: boolean
}

export type FacetName =
  Exclude<NameList, 'eenheid' | 'uitkomst'> | 'gemeente' | 'soort' | 'jaar' | 'uitkomst' | 'stemming'

export interface SearchAnswer {
  readonly total: number
  /** What says all that was asked. */
  readonly hits: readonly SearchHit[]
  /** What says most of it, with the first hits where these are few. */
  readonly nearly: readonly SearchHit[]
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>
  /** Typed words of which no text has any form, and what was searched instead. */
  readonly corrected: readonly { readonly word: string; readonly to: string }[]
  /** Typed words that stand nowhere, and nothing like them. */
  readonly unknown: readonly string[]
  /** Names the state of the index: the same search at the same version gives the same answer. */
  readonly version: string
}

/** What is asked of an index: a search, and which part of its hits. */
export interface SearchSlice {
  readonly offset: number
  readonly limit: number
  /** Words that stand nowhere are neither replaced nor left out: who follows a search waits for them. */
  readonly literal?: boolean
}
