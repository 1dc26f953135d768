import type { GoldSitting } from '../gold-sitting.js'
import type { Random } from '../random.js'
import type { Seed } from '../seed.js'

export type FamilyKind = 'agenda' | 'decision list' | 'minutes' | 'extract'
export type FamilyFormat = 'html' | 'pdf' | 'docx'

/** What a template makes of one seed: the bytes, and what they tell. */
export interface Rendering {
  readonly content: string | Uint8Array
  readonly gold: readonly GoldSitting[]
}

/** A template: layout, wording and order of one house. */
export interface Family {
  readonly id: string
  readonly kind: FamilyKind
  readonly format: FamilyFormat
  readonly language: 'nl' | 'fr' | 'de'
  /**
   * One of the hard kinds: no number before a title, definition lists, votes in tables, outcome before the title,
   * attendance per item.
   */
  readonly hard?: 'no number' | 'definition list' | 'votes in tables' | 'outcome first' | 'attendance per item'
  /** `seed` tells everything; `random` is a stream for the look alone. */
  readonly render: (seed: Seed, random: Random) => Rendering | Promise<Rendering>
}
