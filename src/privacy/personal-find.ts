import type { Place } from '../diagnostic.js'

/** What kind of personal data it is. */
export type PersonalKind =
  | 'national-number'
  | 'bis-number'
  | 'iban'
  | 'phone'
  | 'email'
  | 'address'
  | 'birth-date'
  | 'name'
  | 'health'
  | 'social-aid'

/** A stretch of one text that looks like personal data; offsets count UTF-16 units of that text. */
export interface Stretch {
  readonly kind: PersonalKind
  readonly start: number
  readonly end: number
  /** From 0 to 1. */
  readonly certainty: number
}

/** A stretch of a block of a document. */
export interface PersonalFind extends Stretch {
  /** Which block, counted from 0. */
  readonly block: number
  /** What stands there. */
  readonly text: string
  /** The place of the block. */
  readonly place: Place
}
