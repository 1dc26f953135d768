import type { Agendapunt } from '../model.js'
import type { CorrectionTarget } from './correction.js'

/** How a correction calls an item: its number and title as they were read. */
export function nameOfItem({ nummer, title }: Agendapunt): NonNullable<CorrectionTarget['item']> {
  const text = title?.[0]?.value
  return { ...(nummer !== undefined && { nummer }), ...(text !== undefined && { title: text }) }
}

/**
 * Which of the items a correction is about: the one with its number and title; else the only one with its title, else
 * the only one with its number. Undefined when none or several fit: nothing is corrected by a guess.
 */
export function findItem(
  items: readonly Agendapunt[],
  wanted: NonNullable<CorrectionTarget['item']>,
): number | undefined {
  const indexOfOnly = (fits: (item: Agendapunt) => boolean): number | undefined => {
    const found = items.flatMap((item, index) => (fits(item) ? [index] : []))
    return found.length === 1 ? found[0] : undefined
  }
  const hasTitle = (item: Agendapunt): boolean => wanted.title !== undefined && titleOf(item) === fold(wanted.title)
  const hasNumber = (item: Agendapunt): boolean => wanted.nummer !== undefined && item.nummer === wanted.nummer
  return indexOfOnly((item) => hasTitle(item) && hasNumber(item)) ?? indexOfOnly(hasTitle) ?? indexOfOnly(hasNumber)
}

const titleOf = (item: Agendapunt): string | undefined => {
  const text = item.title?.[0]?.value
  return text === undefined ? undefined : fold(text)
}

const fold = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()
