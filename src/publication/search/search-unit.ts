/** What a document of a sitting may be, in the order of its bits in the file. */
export const DOCUMENT_KINDS = ['agenda', 'besluitenlijst', 'notulen', 'uittreksel'] as const
export type SearchedDocument = (typeof DOCUMENT_KINDS)[number]

/** Something by its IRI and the name that people know it by. */
export interface Named {
  readonly iri: string
  readonly name: string
}

/**
 * What one hit of a search is about: an agendapunt with all that was decided at it, or a besluit that no item leads to.
 */
export interface SearchUnit {
  readonly iri: string
  readonly kind: 'agendapunt' | 'besluit'
  /** Path of its page on the site, without ending. */
  readonly path: string
  readonly title: string
  /** Everything else that is said of it, without markup. */
  readonly text: string
  readonly eenheid?: Named
  readonly orgaan?: Named
  /** Path of the page of its sitting. */
  readonly zitting?: string
  /** Calendar day of the sitting in Brussels. */
  readonly day?: string
  /** In which documents it stands. */
  readonly documents: readonly SearchedDocument[]
  readonly outcome?: string
  readonly hasVote: boolean
  /** Who is named in its votes. */
  readonly persons: readonly Named[]
  /** Time of the last change of the dataset that touched it, ISO 8601. */
  readonly modified: string
}

/** The lists of names that units are filtered by. */
export type NameList = 'eenheid' | 'orgaan' | 'persoon' | 'uitkomst'
