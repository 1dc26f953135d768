import { readItemNumber, successionOf } from '../observe/item-number.js'
import type { ItemReading } from './item-start.js'
import { titleKey } from './join-retold.js'
import { sameTitle } from './same-title.js'

/**
 * An item that is listed first and treated later is one item: the later one carries its number, place and body. Only
 * across a restart of the numbering: within one series two items may bear the same title.
 */
export function mergeRepeats(items: readonly ItemReading[]): readonly ItemReading[] {
  const merged: { item: ItemReading; series: number }[] = []
  let series = 0
  let start = 0
  items.forEach((item, at) => {
    const before = items[at - 1]
    if (before && (startsAnew(items.slice(start, at), item) || isOtherTelling(before, item))) {
      series++
      start = at
    }
    const index = merged.findIndex(
      ({ item: first, series: other }) =>
        other < series &&
        (first.isPublic ?? item.isPublic) === item.isPublic &&
        (isOtherTelling(first, item)
          ? titleKey(first.title) === titleKey(item.title)
          : isLong(item.title) && sameTitle(first.title, item.title)),
    )
    const first = merged[index]?.item
    if (!first) {
      merged.push({ item, series })
      return
    }
    const number = item.number ?? first.number
    const title = first.title.length >= item.title.length ? first.title : item.title
    merged[index] = {
      item: {
        ...first,
        ...(number !== undefined && { number }),
        title,
        body: [...item.body, ...first.body],
        ...(item.isPublic !== undefined && { isPublic: item.isPublic }),
        ...(item.publicPlace && { publicPlace: item.publicPlace }),
        titleBlock: item.titleBlock,
        rule: first.number === undefined && number !== undefined ? item.rule : first.rule,
      },
      series: Infinity,
    }
  })
  return merged.map(({ item }) => item)
}

/** The numbers start again, or the number of an item comes back with its title. */
function startsAnew(series: readonly ItemReading[], { number, title }: ItemReading): boolean {
  const before = series.at(-1)?.number
  if (number === undefined || before === undefined) return false
  return restarts(before, number) || series.some((item) => item.number === number && sameTitle(item.title, title))
}

/** Headings and numbers stand in one division only where the same items are told twice. */
function isOtherTelling(before: ItemReading, { rule }: ItemReading): boolean {
  return before.rule !== rule && [before.rule, rule].every((one) => one === 'item/heading' || one === 'item/number')
}

function restarts(before: string, after: string): boolean {
  const [from, to] = [readItemNumber(before), readItemNumber(after)]
  return from !== undefined && to !== undefined && successionOf(from.number, to.number) === 'restart'
}

/** Long enough that the same title twice is no accident. */
function isLong(title: string): boolean {
  return title.replace(/[^\p{L}]/gu, '').length > 12
}
