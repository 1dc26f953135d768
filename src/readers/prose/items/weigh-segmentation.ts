import type { Block } from '../../../text/lines/block.js'
import { readHead } from '../decision/articles.js'
import { outcomeOfStatus } from '../votes/outcome.js'
import type { Words } from '../words/words.js'
import type { ItemRule, ItemStart } from './item-start.js'
import { isSupported } from './item-headings.js'

/** A whole way to divide a document into items. */
export type Segmentation = readonly ItemStart[]

/** What the way itself is worth before the document is looked at, in items. */
const PRIOR: Readonly<Record<ItemRule, number>> = {
  'item/announced': 3,
  'item/number': 1.5,
  'item/code': 1.2,
  'item/lettered': 1,
  'item/labelled': 0.6,
  'item/title': 0.5,
  'item/heading': 0.4,
  'item/listed': 0,
  'item/question': 0,
}
/** An item under which nothing is decided: a question or a notice in a numbered series, else rather a stray heading. */
const UNDECIDED = { counted: 0.35, uncounted: -0.6 }
/** A second decision in one item, or one in front of all items, was not covered. */
const UNCOVERED = 1

/**
 * How well a segmentation accounts for the document: each item has one decision, none is left over in front of the first
 * or doubled in one item.
 */
export function weighSegmentation(starts: Segmentation, blocks: readonly Block[], words: Words): number {
  const [first] = starts
  if (!first) return Number.NEGATIVE_INFINITY
  const isCounted = first.rule !== 'item/heading' && first.rule !== 'item/listed' && first.rule !== 'item/title'
  const openings = blocks.flatMap((block, index) => (readHead(block, words)?.ordinal === 1 ? [index] : []))
  let weight = PRIOR[first.rule]
  starts.forEach((start, at) => {
    const end = starts[at + 1]?.index ?? blocks.length
    const decisions = openings.filter((index) => index > start.index && index < end).length
    const isDecided = isSupported(blocks, start.index, end, words)
    weight += isDecided ? 1 : isCounted ? UNDECIDED.counted : UNDECIDED.uncounted
    weight -= Math.max(0, decisions - 1) * UNCOVERED
  })
  // One outcome may stand right in front of its title.
  const before = blocks.slice(0, Math.max(0, first.index - 1))
  weight -= openings.filter((index) => index < first.index).length * UNCOVERED
  weight -= before.filter((block) => !block.cells && outcomeOfStatus(block.text, words) !== undefined).length * UNCOVERED
  return weight
}
