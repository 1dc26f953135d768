/** By what a sitting is recognised on other pages. */
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
 * Everything a page says that decides which sittings of other pages are the same as its own. Small, and kept with the
 * dataset.
 */
export interface SittingFacts {
  readonly sittings: readonly SittingKey[]
  /** Names of one body: an organ in its term and the abstract organ behind it, or two names tied by owl:sameAs. */
  readonly bodies: readonly (readonly [string, string])[]
}
