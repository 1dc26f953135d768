/** Families whose figures rules may be tuned on, and those kept apart for the figure that counts. */
export type Half = 'tuning' | 'kept'

/** Everything that decides a document: a text, and which half's words it may use. */
export interface Seed {
  readonly text: string
  readonly half: Half
}
