/** How to recognise a sitting on other pages. */
export interface SittingKey {
  /** Its IRI, without session ids. */
  readonly iri: string
  /** The body that holds it, as the page names it: the organ in its term, or the abstract one. */
  readonly organ?: string
  /** The planned moment in UTC. */
  readonly start?: string
  /** The day in Brussels. */
  readonly day?: string
}

/**
 * Everything on a page that decides which sittings of other pages are the same as its own. Small, and stored with the
 * dataset.
 */
export interface SittingFacts {
  readonly sittings: readonly SittingKey[]
  /** Two names of one body: an organ in its term and the abstract organ behind it, or names linked by owl:sameAs. */
  readonly bodies: readonly (readonly [string, string])[]
}
