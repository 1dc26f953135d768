/** The two halves that have words of their own: rules may be tuned on the one, and the other is kept apart. */
export type Half = 'tuning' | 'kept'

/** Where a family belongs; those of the set `closed` were written later, with all their words in their own files. */
export type Part = Half | 'closed'

/** Everything that decides a document: a text, and which part's words it may use. */
export interface Seed {
  readonly text: string
  readonly half: Part
}
