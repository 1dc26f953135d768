import type { DocumentKind } from '../../../model.js'
import type { Block } from '../../../text/lines/block.js'
import { findAnnounced, findItemHeadings, findListed } from './item-headings.js'
import { findLabelled, findLettered, findTitled } from './item-letters.js'
import { findDecisions, weighSegmentation } from './weigh-segmentation.js'
import { joinRetold } from './join-retold.js'
import { cutItems } from './cut-items.js'
import type { ItemReading, ItemStart } from './item-start.js'
import { mergeRepeats } from './merge-repeats.js'
import { findNumberSeries } from './number-series.js'
import { behindLabels } from './title-labels.js'
import type { Words } from '../words/words.js'

/** The code of a file, a year and a number with letters that tell of whom, in front of a title. */
const CODED =
  /^((?:[A-Z]{1,6}[_/.-]?)?(?:19|20)\d{2}[_/.-](?:[A-Z]{1,8}[_/.-])?\d{1,6}(?:[_/.-]\d{1,4})?)(?:[.:)]\s+|\s+[-–:]?\s*)(\p{L}.+)$/su

/**
 * Blocks of one sitting divided into items. Every way to see them proposes a whole division: lines that announce them,
 * the best series of numbers, letters or codes, the headings of one look, labels, lists. The one that accounts best for
 * what was decided is taken; in an agenda, where nothing is, the longest.
 */
export function readItems(
  blocks: readonly Block[],
  contents: readonly Block[],
  words: Words,
  kind?: DocumentKind,
): readonly ItemReading[] {
  const announced = findAnnounced(blocks, words)
  const chain = findNumberSeries(blocks, contents, words)
  const isAgenda = kind === 'agenda' || kind === 'agenda-toegevoegd'
  const coded = findCoded(blocks)
  const lettered = findLettered(blocks, words)
  const labelled = findLabelled(blocks, words)
  const proposals = isAgenda
    ? [agendaStarts(announced, chain, lettered, coded, labelled, blocks, kind, words)]
    : [
        announced,
        ...(kind === 'uittreksel' && labelled.length > 0
          ? [labelled]
          : [chain, ...findItemHeadings(blocks, kind, words)]),
        isSeries(coded) || chain.length === 0 ? coded : [],
        lettered,
        labelled,
        ...findTitled(blocks, words),
        findListed(blocks, words),
      ]
  const decisions = findDecisions(blocks, words)
  const [best] = proposals
    .filter((starts) => starts.length > 0)
    // An extract is of one item; its title stands in front of the other heads.
    .map((starts) => (kind === 'uittreksel' && starts[0]?.rule === 'item/heading' ? starts.slice(0, 1) : starts))
    .map((starts) => ({ starts, weight: weighSegmentation(starts, blocks, decisions, words) }))
    .sort((a, b) => b.weight - a.weight || (a.starts[0]?.index ?? 0) - (b.starts[0]?.index ?? 0))
  return mergeRepeats(cutItems(blocks, behindLabels(joinRetold(best?.starts ?? [], chain, blocks), blocks), words))
}

function agendaStarts(
  announced: readonly ItemStart[],
  chain: readonly ItemStart[],
  lettered: readonly ItemStart[],
  coded: readonly ItemStart[],
  labelled: readonly ItemStart[],
  blocks: readonly Block[],
  kind: DocumentKind | undefined,
  words: Words,
): readonly ItemStart[] {
  if (announced.length > 0) return announced
  if (isSeries(coded) && coded.length >= chain.length) return coded
  const [headings = []] = findItemHeadings(blocks, kind, words)
  if (lettered.length > chain.length) return lettered
  const isNumbered = chain.length >= 2 ? headings.length < 2 * chain.length : headings.length < 2 && chain.length > 0
  if (isNumbered) return chain
  if (headings.length > 0) return headings
  return [coded, findListed(blocks, words), labelled].find((starts) => starts.length > 0) ?? []
}

/** Codes that count the items from 1 on are their numbers; others tell the file. */
function isSeries(coded: readonly ItemStart[]): boolean {
  const counts = coded.map(({ printed }) => Number(/\d+$/u.exec(printed ?? '')?.[0] ?? NaN))
  const steps = counts.filter((count, index) => count === (counts[index - 1] ?? 0) + 1)
  return counts.length >= 2 && counts[0] === 1 && steps.length >= 0.6 * counts.length
}

/** Items that bear the code of their file instead of a number: "2025_CBS_00412 - Titel"; two of them at least. */
function findCoded(blocks: readonly Block[]): readonly ItemStart[] {
  const found = blocks.flatMap((block, index) => {
    const [, printed, text] = CODED.exec(block.text) ?? []
    const cells = block.cells?.map((cell) => cell.replace(/\s+/gu, ' ').trim())
    // In a row the code has a cell of its own, or stands in front of the title in its cell.
    const title = cells ? (cells[0] === printed ? cells[1] : CODED.exec(cells[0] ?? '')?.[2]) : text
    return printed === undefined || title === undefined
      ? []
      : [{ index, span: 1, block, printed, title, rule: 'item/code' as const }]
  })
  return found.length >= 2 ? found : []
}
