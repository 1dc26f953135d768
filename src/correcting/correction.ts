/** A value of a field: a text, a number, a truth, or names. */
export type CorrectedValue = string | number | boolean | readonly string[]

/** Which part of a document: the document itself, one of its sittings, or an item of one. */
export interface CorrectionTarget {
  /** Which sitting of the document, counted from 0; absent: the document itself. */
  readonly zitting?: number
  /** Number and title of the item as they were read when it was corrected; each may be missing, not both. */
  readonly item?: { readonly nummer?: string; readonly title?: string }
}

/** What a person says a document reads. */
export interface Correction {
  /** Its own name: a UUID. */
  readonly id: string
  /** Address of the page. */
  readonly address: string
  readonly target: CorrectionTarget
  readonly field: string
  /** What was read when it was made; null: nothing. */
  readonly read: CorrectedValue | null
  /** What it is instead; null: the document does not say it. */
  readonly becomes: CorrectedValue | null
  readonly by: string
  /** ISO 8601 in UTC. */
  readonly time: string
}

/** What makes two corrections be about the same. */
export function correctionKey({ target, field }: Pick<Correction, 'target' | 'field'>): string {
  return JSON.stringify([target.zitting ?? null, target.item?.nummer ?? null, target.item?.title ?? null, field])
}
