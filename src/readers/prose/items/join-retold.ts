import type { Block } from '../../../text/lines/block.js'
import type { ItemStart } from './item-start.js'
import type { Segmentation } from './weigh-segmentation.js'

/** So many of the titles of either list stand in the other one when both are the same list. */
const SHARED = 0.9

/**
 * A document may tell its items twice: under their titles with what was decided, and once more under their numbers.
 * Where the headings of the best division have the titles of the numbered series elsewhere in the document, the items
 * are those of both, so that number and outcome come together; else the best division is what it was.
 */
export function joinRetold(best: Segmentation, numbered: Segmentation, blocks: readonly Block[]): Segmentation {
  if (best[0]?.rule !== 'item/heading' || !isRetold(best, numbered)) return best
  return [...best, ...otherHeadings(best, numbered, blocks), ...numbered].sort((a, b) => a.index - b.index)
}

/** Letters and digits of a title. */
export function titleKey(title: string): string {
  return title.replace(/[^\p{L}\p{N}]/gu, '').toLocaleLowerCase('nl')
}

function isRetold(headings: Segmentation, numbered: Segmentation): boolean {
  if (numbered.length < 2) return false
  const taken = new Set(headings.map(({ index }) => index))
  if (numbered.some(({ index }) => taken.has(index))) return false
  return isWithin(headings, numbered) && isWithin(numbered, headings)
}

function isWithin(some: Segmentation, others: Segmentation): boolean {
  const keys = new Set(others.map(({ title }) => titleKey(title)))
  return some.filter(({ title }) => keys.has(titleKey(title))).length >= SHARED * some.length
}

/** Headings that did not look like a title on their own ("Art. 135 …"), but are one under its number. */
function otherHeadings(headings: Segmentation, numbered: Segmentation, blocks: readonly Block[]): readonly ItemStart[] {
  const known = new Set(headings.map(({ title }) => titleKey(title)))
  const missing = new Set(numbered.map(({ title }) => titleKey(title)).filter((key) => !known.has(key)))
  const taken = new Set(numbered.map(({ index }) => index))
  const kind = headings[0]?.block.kind
  return blocks.flatMap((block, index) => {
    if (block.kind !== kind || block.cells || taken.has(index) || !missing.has(titleKey(block.text))) return []
    return [{ index, span: 1, block, title: block.text.trim(), rule: 'item/heading' as const }]
  })
}
