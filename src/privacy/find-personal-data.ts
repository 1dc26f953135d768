import type { Block } from '../text/lines/block.js'
import { findCircumstances } from './find-circumstances.js'
import { findContacts } from './find-contacts.js'
import { findNames } from './find-names.js'
import { findNumbers } from './find-numbers.js'
import { officeHolders } from './office-holders.js'
import type { PersonalFind, Stretch } from './personal-find.js'

/** What is known of a document besides its text. */
export interface PersonalContext {
  /** Names of who holds office in its sittings: public, and told nowhere. */
  readonly officeHolders?: readonly string[]
}

/**
 * Personal data in blocks of text, in reading order: numbers by their checks, the rest by the words around it. A find
 * of which less than half is sure is left out.
 */
export function findPersonalData(
  blocks: readonly Pick<Block, 'text' | 'place'>[],
  { officeHolders: names = [] }: PersonalContext = {},
): readonly PersonalFind[] {
  const isInOffice = officeHolders(names)
  return blocks.flatMap(({ text, place }, block) =>
    stretchesOf(text, isInOffice).map((stretch) => ({
      ...stretch,
      block,
      text: text.slice(stretch.start, stretch.end),
      place,
    })),
  )
}

function stretchesOf(text: string, isInOffice: (name: string) => boolean): readonly Stretch[] {
  const names = findNames(text, isInOffice)
  const hasPerson = names.length > 0
  const all = [
    ...findNumbers(text),
    ...findContacts(text, hasPerson),
    ...names,
    ...findCircumstances(text, hasPerson),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  return withoutOverlap(all.filter(({ certainty }) => certainty >= 0.5))
}

/** Of finds that overlap the surest stays, and of those as sure the longest. */
function withoutOverlap(stretches: readonly Stretch[]): readonly Stretch[] {
  const kept: Stretch[] = []
  for (const stretch of stretches) {
    const last = kept.at(-1)
    if (!last || last.end <= stretch.start) kept.push(stretch)
    else if (stretch.certainty > last.certainty) kept[kept.length - 1] = stretch
  }
  return kept
}
