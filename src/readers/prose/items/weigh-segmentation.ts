import type { Block } from '../../../text/lines/block.js'
import { readHead } from '../decision/articles.js'
import { isOutcomeLine } from '../votes/outcome.js'
import { readVote } from '../votes/votes.js'
import type { Words } from '../words/words.js'
import type { ItemRule, ItemStart } from './item-start.js'
import { isSupported } from './item-headings.js'

/** Where a document decides: its first articles, lines that are nothing but an outcome, and votes. */
export interface Decisions {
  readonly openings: readonly number[]
  readonly statuses: readonly number[]
  readonly votes: readonly number[]
}

/** Looks once, for all segmentations. */
export function findDecisions(blocks: readonly Block[], words: Words): Decisions {
  const where = (holds: (block: Block) => boolean): readonly number[] =>
    blocks.flatMap((block, index) => (holds(block) ? [index] : []))
  return {
    openings: where((block) => readHead(block, words)?.ordinal === 1),
    statuses: where((block) => !block.cells && isOutcomeLine(block.text, words)),
    // Lines right under each other tell the sides of one vote.
    votes: where((block) => !block.cells && readVote(block.text.slice(0, LONGEST_LOOK), words) !== undefined).filter(
      (index, at, all) => index - 1 !== all[at - 1],
    ),
  }
}

/** What tells that a line is a vote stands in its first letters. */
const LONGEST_LOOK = 300

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
 * How well a segmentation accounts for the document: each item has one decision, none is left over in front of the
 * first or doubled in one item.
 */
export function weighSegmentation(
  starts: Segmentation,
  blocks: readonly Block[],
  { openings, statuses, votes }: Decisions,
  words: Words,
): number {
  const [first] = starts
  if (!first) return Number.NEGATIVE_INFINITY
  const isCounted = first.rule !== 'item/heading' && first.rule !== 'item/listed' && first.rule !== 'item/title'
  let weight = PRIOR[first.rule]
  starts.forEach((start, at) => {
    const end = starts[at + 1]?.index ?? blocks.length
    const within = (indices: readonly number[]): number =>
      indices.filter((index) => index > start.index && index < end).length
    const decisions = Math.max(within(openings), within(statuses), within(votes))
    const isDecided = isSupported(blocks, start.index, end, words)
    weight += isDecided ? 1 : isCounted ? UNDECIDED.counted : UNDECIDED.uncounted
    weight -= Math.max(0, decisions - 1) * UNCOVERED
  })
  // One outcome may stand right in front of its title.
  weight -= openings.filter((index) => index < first.index).length * UNCOVERED
  weight -= statuses.filter((index) => index < first.index - 1).length * UNCOVERED
  return weight
}
