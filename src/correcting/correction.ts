/** An article of a decision as a form gives it. */
export interface ArticleValue {
  readonly number?: string
  readonly title?: string
  readonly text: string
}

/** How a correction calls an item: as it was read, or, of one that a person made, by the correction that made it. */
export interface ItemName {
  /** Number and title as they were read when it was corrected; each may be missing, not both. */
  readonly nummer?: string
  readonly title?: string
  /** Which of the items with that number and title, counted from 0, where there are several. */
  readonly rank?: number
  /** Id of the correction that made it. */
  readonly made?: string
}

/** How the items of a sitting change: see `item-changes.ts`. */
export interface ItemChange {
  /** Of an item that is made. */
  readonly nummer?: string
  readonly title?: string
  /** The item behind which it comes; null: it comes first. Or the item it becomes part of. */
  readonly at?: ItemName | null
  /** Which parts of an item go to the one that is split off. */
  readonly takes?: readonly string[]
}

/** A value of a field: a text, a number, a truth, names or lines, articles, or a change of the items. */
export type CorrectedValue = string | number | boolean | readonly string[] | readonly ArticleValue[] | ItemChange

/** Which part of a document: the document itself, one of its sittings, an item of one, or a vote on it. */
export interface CorrectionTarget {
  /** Which sitting of the document, counted from 0; absent: the document itself. */
  readonly zitting?: number
  /** Its day as it was read, which finds it where sittings are counted otherwise. */
  readonly dag?: string
  readonly item?: ItemName
  /** Which vote on the item, counted from 0; absent: the first. */
  readonly stemming?: number
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

/** The field of a document by which a text is left out of all that is public; it becomes that text. */
export const LEAVE_OUT = 'weglaten'

/** Changes by which an item is made, and texts that are left out: each counts by itself, whatever others were made in the same place. */
const SEVERAL: ReadonlySet<string> = new Set([LEAVE_OUT, 'punt-toegevoegd', 'punt-gesplitst'])

/** What makes two corrections be about the same. */
function correctionKey({ id, target, field }: Pick<Correction, 'id' | 'target' | 'field'>): string {
  const { zitting = null, item, stemming = 0 } = target
  return JSON.stringify([
    zitting,
    item?.made ?? [item?.nummer ?? null, item?.title ?? null, item?.rank ?? 0],
    stemming,
    field,
    SEVERAL.has(field) ? id : null,
  ])
}

/** A correction that was made, and whether it was undone. */
export interface KeptCorrection extends Correction {
  readonly undone?: { readonly by: string; readonly time: string }
}

/** What holds of everything that was corrected, oldest first: of one field the newest that was not undone. */
export function standingCorrections(history: readonly KeptCorrection[]): readonly Correction[] {
  const newest = new Map<string, Correction>()
  for (const { undone, ...correction } of history) {
    if (undone) continue
    const key = correctionKey(correction)
    newest.delete(key)
    newest.set(key, correction)
  }
  return [...newest.values()]
}

/** The texts that corrections leave out of all that is public. */
export function leftOutBy(corrections: readonly Correction[]): readonly string[] {
  return corrections.flatMap(({ field, becomes }) =>
    field === LEAVE_OUT && typeof becomes === 'string' ? [becomes] : [],
  )
}
