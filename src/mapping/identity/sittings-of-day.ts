import type { Zitting } from '../../model.js'
import { titleKey, withoutCategory } from './item-title.js'

/** A sitting as one page describes it; `start` is undefined where the page tells only the day. */
export interface SittingOfDay {
  readonly zitting: Zitting
  readonly iri: string
  readonly body?: string
  readonly day?: string
  readonly start?: string
}

/**
 * For a body that meets more than once on a day: which of these sittings a page speaks of that tells only the day, by
 * the titles of its items. At least half of them must be items of one sitting, and more than of any other. The result
 * names that sitting; without such evidence a page is left out, and its sitting stays unclear.
 */
export function sittingsByItems<Told extends SittingOfDay>(sittings: readonly Told[]): ReadonlyMap<Told, string> {
  const days = new Map<string, Told[]>()
  for (const sitting of sittings) {
    if (sitting.body === undefined || sitting.day === undefined) continue
    const key = `${sitting.body} ${sitting.day}`
    days.set(key, [...(days.get(key) ?? []), sitting])
  }
  return new Map([...days.values()].flatMap(ofOneDay))
}

function ofOneDay<Told extends SittingOfDay>(sittings: readonly Told[]): readonly (readonly [Told, string])[] {
  const timed = new Map<string, Candidate>()
  for (const { zitting, iri, start } of sittings) {
    if (start === undefined) continue
    const known = timed.get(start)
    timed.set(start, {
      iri: known && known.iri < iri ? known.iri : iri,
      titles: new Set([...(known?.titles ?? []), ...titlesOf(zitting).flat()]),
    })
  }
  if (timed.size < 2) return []
  return sittings
    .filter(({ start }) => start === undefined)
    .flatMap((sitting) => {
      const chosen = best(titlesOf(sitting.zitting), [...timed.values()])
      return chosen === undefined ? [] : [[sitting, chosen] as const]
    })
}

interface Candidate {
  readonly iri: string
  readonly titles: ReadonlySet<string>
}

function best(items: readonly (readonly string[])[], candidates: readonly Candidate[]): string | undefined {
  const [first, second] = candidates
    .map(({ iri, titles }) => ({ iri, shared: items.filter((keys) => keys.some((key) => titles.has(key))).length }))
    .sort((a, b) => b.shared - a.shared)
  const isClear = first && first.shared > (second?.shared ?? 0) && first.shared * 2 >= items.length
  return isClear ? first.iri : undefined
}

/** The titles of the items in comparable form, each with and without its category. */
function titlesOf({ behandelt = [] }: Zitting): readonly (readonly string[])[] {
  return behandelt
    .map(({ title }) => title?.[0]?.value ?? '')
    .map((title) => [titleKey(title), titleKey(withoutCategory(title))].filter((key) => key !== ''))
    .filter((keys) => keys.length > 0)
}
