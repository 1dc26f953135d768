import type { Passage } from '../search-answer.js'
import { eachWord } from '../search-words.js'
import type { WantedStems } from './wanted-stems.js'

/** Characters of a passage. */
const LENGTH = 260
/** Characters of a text that are looked through for a passage. */
const LOOKED_THROUGH = 100_000

/** A whole text with the words marked that were searched for. */
export function marked(text: string, wanted: WantedStems): Passage {
  return pieces(text, 0, text.length, placesOf(text, wanted))
}

/**
 * The part of a text that says most of what was searched for: different words count more than one word often. Undefined
 * where it says nothing of it.
 */
export function passageOf(text: string, wanted: WantedStems): Passage | undefined {
  const looked = text.slice(0, LOOKED_THROUGH)
  const places = placesOf(looked, wanted)
  let best: { readonly first: number; readonly last: number; readonly worth: number } | undefined
  for (let first = 0, last = 0; first < places.length; first++) {
    while (last + 1 < places.length && (places[last + 1]?.end ?? 0) - (places[first]?.start ?? 0) <= LENGTH - 60)
      last += 1
    const inside = places.slice(first, last + 1)
    const own = new Map<string, number>()
    for (const { stem, fit } of inside) own.set(stem, Math.max(own.get(stem) ?? 0, fit))
    const worth = [...own.values()].reduce((sum, fit) => sum + fit, 0) + Math.min(inside.length, 5) / 100
    if (!best || worth > best.worth) best = { first, last, worth }
    last = Math.max(last, first + 1)
  }
  const [from, to] = [places[best?.first ?? -1], places[best?.last ?? -1]]
  if (!from || !to) return undefined
  const room = Math.max(0, LENGTH - (to.end - from.start))
  const start = wordStart(looked, Math.max(0, from.start - Math.round(room / 3)))
  const end = wordEnd(looked, Math.min(looked.length, Math.max(to.end, start + LENGTH)))
  return [
    ...(start > 0 ? [{ text: '… ', marked: false }] : []),
    ...pieces(looked, start, end, places),
    ...(end < text.length ? [{ text: ' …', marked: false }] : []),
  ]
}

interface WordPlace {
  readonly start: number
  readonly end: number
  readonly stem: string
  readonly fit: number
}

function placesOf(text: string, wanted: WantedStems): readonly WordPlace[] {
  if (wanted.isEmpty) return []
  const places: WordPlace[] = []
  eachWord(text, (word, start, end) => {
    const stem = wanted.stemOf(word)
    if (stem !== undefined) places.push({ start, end, stem, fit: wanted.fitOf(stem) })
  })
  return places
}

function pieces(text: string, start: number, end: number, places: readonly WordPlace[]): Passage {
  const found: { text: string; marked: boolean }[] = []
  let at = start
  for (const place of places) {
    if (place.start < start || place.end > end) continue
    if (place.start > at) found.push({ text: text.slice(at, place.start), marked: false })
    found.push({ text: text.slice(place.start, place.end), marked: true })
    at = place.end
  }
  if (at < end) found.push({ text: text.slice(at, end), marked: false })
  return found
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.indexOf(' ', at)
  return space < 0 || space > at + 40 ? at : space + 1
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  return space < at - 40 ? at : space
}
