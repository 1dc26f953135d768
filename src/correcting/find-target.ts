import { distance } from 'fastest-levenshtein'
import { dateOf } from '../linking/link-people.js'
import type { Agendapunt, Zitting } from '../model.js'
import type { CorrectionTarget, ItemName } from './correction.js'

/** From this likeness of titles on, an item with the same number is the same one. */
const ALIKE = 0.5
/** From this likeness on, a title alone tells, when no other comes near it. */
const VERY_ALIKE = 0.8
const NEAR = 0.1

/** How a correction calls an item as it was read among the others of its sitting. */
export function nameOfItem(item: Agendapunt, among: readonly Agendapunt[]): ItemName {
  const name = plainName(item)
  const same = among.filter((each) => isCalled(each, name))
  return same.length > 1 ? { ...name, rank: same.indexOf(item) } : name
}

/** Which part a correction of a sitting is about: its number in the document, and its day, where it has one. */
export function nameOfZitting(zitting: Zitting | undefined, index: number): CorrectionTarget {
  const dag = zitting && dateOf(zitting)
  return { zitting: index, ...(dag !== undefined && { dag }) }
}

/** Which sitting a correction is about: the only one of its day, else the one at its place that has no other day. */
export function findZitting(
  zittingen: readonly Zitting[],
  { zitting: index, dag }: CorrectionTarget,
): number | undefined {
  const days = zittingen.map((zitting) => dateOf(zitting))
  const ofDay = days.flatMap((day, at) => (dag !== undefined && day === dag ? [at] : []))
  if (ofDay.length === 1) return ofDay[0]
  if (index === undefined || !(index in zittingen)) return undefined
  const isOther = dag !== undefined && days[index] !== undefined && days[index] !== dag
  return isOther && zittingen.length > 1 ? undefined : index
}

/** The item that has exactly the number and title of a name; undefined when none or several do. */
export function findNamed(items: readonly Agendapunt[], wanted: ItemName): number | undefined {
  const found = items.flatMap((item, index) => (isCalled(item, wanted) ? [index] : []))
  return found.length === 1 ? found[0] : wanted.rank === undefined ? undefined : found[wanted.rank]
}

/**
 * Which of the items a correction is about: the one with its number and title; else the only one with its title, else
 * the only one with its number under a title like it, else the one whose title is nearly the same. `taken`: items that
 * are called exactly as other corrections call them. Undefined when none or several fit: nothing is corrected by a
 * guess.
 */
export function findItem(
  items: readonly Agendapunt[],
  wanted: ItemName,
  taken: ReadonlySet<number> = new Set(),
): number | undefined {
  const named = findNamed(items, wanted)
  if (named !== undefined) return named
  const free = items.flatMap((item, index) => (taken.has(index) ? [] : [{ index, item }]))
  const onlyThat = (fits: (item: Agendapunt) => boolean): number | undefined => {
    const found = free.filter(({ item }) => fits(item))
    return found.length === 1 ? found[0]?.index : undefined
  }
  const likeness = (item: Agendapunt): number => alike(wanted.title, titleOf(item))
  const byTitle = wanted.title === undefined ? undefined : onlyThat((item) => likeness(item) === 1)
  const byNumber =
    wanted.nummer === undefined
      ? undefined
      : onlyThat(
          (item) =>
            item.nummer === wanted.nummer &&
            (wanted.title === undefined || titleOf(item) === undefined || likeness(item) >= ALIKE),
        )
  if (byTitle !== undefined || byNumber !== undefined) return byTitle ?? byNumber
  const [best, next] = free.map(({ index, item }) => ({ index, like: likeness(item) })).sort((a, b) => b.like - a.like)
  return best && best.like >= VERY_ALIKE && best.like - (next?.like ?? 0) >= NEAR ? best.index : undefined
}

function plainName(item: Agendapunt): ItemName {
  const title = titleOf(item)
  return { ...(item.nummer !== undefined && { nummer: item.nummer }), ...(title !== undefined && { title }) }
}

function isCalled(item: Agendapunt, { nummer, title }: ItemName): boolean {
  return item.nummer === nummer && folded(titleOf(item)) === folded(title)
}

/** How alike two titles are, from 0 to 1; one that holds the other whole was cut elsewhere. */
function alike(one: string | undefined, other: string | undefined): number {
  const [a, b] = [folded(one), folded(other)]
  if (a === '' || b === '') return 0
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const likeness = 1 - distance(a, b) / long.length
  return short.length >= 12 && long !== short && long.includes(short) ? Math.max(likeness, 0.9) : likeness
}

const titleOf = (item: Agendapunt): string | undefined => item.title?.[0]?.value

const folded = (text: string | undefined): string =>
  (text ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()
