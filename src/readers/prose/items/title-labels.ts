import type { Block } from '../../../text/lines/block.js'
import type { ItemStart } from './item-start.js'

/** So many items with one label make it a label, whatever its word. */
const ENOUGH = 3

/** In front of a title a category may stand as well, but hardly the same one in so many items and no other in any. */
const ENOUGH_IN_FRONT = 5

/**
 * The starts of items with the titles behind their labels. What stands where the title is of most items in the same
 * words ("Titel van het punt:") is no title but a label: in a cell of its own, on a line of its own, or in front of it.
 */
export function behindLabels(starts: readonly ItemStart[], blocks: readonly Block[]): readonly ItemStart[] {
  const labels = recurring(starts.map(({ title }) => title))
  if (labels.size > 0) return starts.map((start) => (labels.has(start.title) ? withTitleBehind(start, blocks) : start))
  const lead = leadOf(starts[0]?.title ?? '')
  const isLed =
    lead !== undefined && starts.length >= ENOUGH_IN_FRONT && starts.every(({ title }) => leadOf(title) === lead)
  return isLed ? starts.map((start) => ({ ...start, title: start.title.slice(lead.length).trim() })) : starts

  function recurring(texts: readonly string[]): ReadonlySet<string> {
    const counts = new Map<string, number>()
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
    return new Set([...counts].filter(([, n]) => n >= ENOUGH && n > starts.length / 2).map(([text]) => text))
  }
}

/** Some words and a colon in front of a title. */
function leadOf(title: string): string | undefined {
  return /^[^:]{3,40}:(?=\s+\S)/u.exec(title)?.[0]
}

function withTitleBehind(start: ItemStart, blocks: readonly Block[]): ItemStart {
  const last = start.index + start.span
  const row = blocks
    .slice(start.index, last)
    .flatMap(({ cells = [] }) => [cells.map((cell) => cell.replace(/\s+/gu, ' ').trim())])
    .find((cells) => cells.includes(start.title))
  if (row) {
    const title = row[row.indexOf(start.title) + 1]
    return title === undefined || title === '' ? start : { ...start, title }
  }
  const next = blocks[last]
  return next && !next.cells ? { ...start, title: next.text.replace(/\s+/gu, ' ').trim(), span: start.span + 1 } : start
}
