import type { Place } from '../diagnostic.js'

/** The kinds of personal data. */
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

/** A part of a text that looks like personal data; offsets count UTF-16 units of that text. */
export interface Stretch {
  readonly kind: PersonalKind
  readonly start: number
  readonly end: number
  /** From 0 to 1. */
  readonly certainty: number
}

/** A stretch in a block of a document. */
export interface PersonalFind extends Stretch {
  /** Index of the block, from 0. */
  readonly block: number
  /** The text that was found. */
  readonly text: string
  /** The place of the block. */
  readonly place: Place
}
