import type { Block } from '../text/lines/block.js'
import { findCircumstances } from './find-circumstances.js'
import { findContacts } from './find-contacts.js'
import { findNames } from './find-names.js'
import { findNumbers } from './find-numbers.js'
import { officeHolders } from './office-holders.js'
import type { PersonalFind, Stretch } from './personal-find.js'

/** What is known about a document besides its text. */
export interface PersonalContext {
  /** Names of office-holders in its sittings: they are public, and never reported. */
  readonly officeHolders?: readonly string[]
}

/**
 * Finds personal data in blocks of text, in reading order: numbers by their checks, the rest by the words around it.
 * Finds with a certainty below 0.5 are left out.
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

/** Of overlapping finds the most certain stays; of equally certain ones, the longest. */
function withoutOverlap(stretches: readonly Stretch[]): readonly Stretch[] {
  const kept: Stretch[] = []
  for (const stretch of stretches) {
    const last = kept.at(-1)
    if (!last || last.end <= stretch.start) kept.push(stretch)
    else if (stretch.certainty > last.certainty) kept[kept.length - 1] = stretch
  }
  return kept
}
