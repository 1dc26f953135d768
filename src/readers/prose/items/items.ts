import type { ItemRule, ItemStart } from './item-start.js'
import { distance } from 'fastest-levenshtein'
import type { DocumentKind } from '../../../model.js'
import type { Block } from '../../../text/lines/block.js'
import { findAnnounced, findItemHeadings, findListed } from './item-headings.js'
import { findLabelled, findLettered, findTitled } from './item-letters.js'
import { findDecisions, weighSegmentation } from './weigh-segmentation.js'
import { joinRetold, titleKey } from './join-retold.js'
import { readItemNumber, successionOf, type ItemNumber } from '../observe/item-number.js'
import { readHead } from '../decision/articles.js'
import { sectionOfHead } from '../decision/sections.js'
import { outcomeOfStatus } from '../votes/outcome.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

/** An item as it stands in the document: its title and the blocks up to the next item. */
export interface ItemReading {
  readonly number?: string
  readonly title: string
  readonly titleBlock: Block
  /** Where it is printed first, when it is listed before it is treated. */
  readonly firstBlock: Block
  readonly body: readonly Block[]
  /** undefined: no heading says. */
  readonly isPublic?: boolean
  readonly publicPlace?: Block
  readonly rubriek?: string
  readonly rule: ItemRule
}

interface Candidate extends ItemStart {
  readonly number: ItemNumber
  readonly weight: number
  readonly look: string
}

/** Weight of a heading with a section head behind it, or in the table of contents. */
const ANCHORED = 3.4
const RESTART_COST = 5
/** Year, body and number of a file in front of a title. */
const CODED = /^((?:19|20)\d{2}[_/.-][A-Z]{2,6}[_/.-]\d{2,6})\s+[-–:]?\s*(\p{L}.+)$/su
/** A part of a title on a line of its own: "1) Goedkeuring agenda." */
const SUBLINE = /^\d\)\s/u

/**
 * Blocks of one sitting divided into items. Every way to see them proposes a whole division: lines that announce them, the
 * best series of numbers, letters or codes, the headings of one look, labels, lists. The one that accounts best for what
 * was decided is taken; in an agenda, where nothing is, the longest.
 */
export function readItems(
  blocks: readonly Block[],
  contents: readonly Block[],
  words: Words,
  kind?: DocumentKind,
): readonly ItemReading[] {
  const announced = findAnnounced(blocks, words)
  const parts = titleParts(blocks, words)
  const candidates = findCandidates(blocks, contents, words).filter((candidate) => !parts.has(candidate.block.text))
  const chain = bestChain(candidates, blocks, words)
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
        chain.length === 0 ? lettered : [],
        labelled,
        ...findTitled(blocks, words),
        findListed(blocks, words),
      ]
  const decisions = findDecisions(blocks, words)
  const [best] = proposals
    .filter((starts) => starts.length > 0)
    .map((starts) => ({ starts, weight: weighSegmentation(starts, blocks, decisions, words) }))
    .sort((a, b) => b.weight - a.weight)
  const starts = joinRetold(best?.starts ?? [], chain, blocks)
  // An extract is of one item.
  const own = kind === 'uittreksel' && starts[0]?.rule === 'item/heading' ? starts.slice(0, 1) : starts
  return mergeRepeats(cutItems(blocks, own, words))
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
  if (chain.length === 0 && lettered.length > 0) return lettered
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
    const [, printed, title] = block.cells ? [] : (CODED.exec(block.text) ?? [])
    return printed === undefined || title === undefined
      ? []
      : [{ index, span: 1, block, printed, title, rule: 'item/code' as const }]
  })
  return found.length >= 2 ? found : []
}

/**
 * Lines "1) …" "2) …" between a numbered title and the first head: parts of that title, wherever they are printed
 * again.
 */
function titleParts(blocks: readonly Block[], words: Words): ReadonlySet<string> {
  const parts = new Set<string>()
  blocks.forEach((block, index) => {
    if (SUBLINE.test(block.text) || !readItemNumber(block.text)) return
    let end = index
    while (SUBLINE.test(blocks[end + 1]?.text ?? '')) end++
    const behind = blocks[end + 1]
    if (behind && sectionOfHead(behind.text, words))
      for (const part of blocks.slice(index + 1, end + 1)) parts.add(part.text)
  })
  return parts
}

function findCandidates(blocks: readonly Block[], contents: readonly Block[], words: Words): readonly Candidate[] {
  const entries = new Set(
    contents.flatMap((entry) => {
      const read = readItemNumber(entry.text)
      return read ? [keyOf(read.number.printed, read.rest)] : []
    }),
  )
  return favourAnchored(
    blocks.flatMap((block, index) => {
      const next = blocks[index + 1]
      const cells = cellsWithLabel(block)
      const first =
        cells && cells.length >= 2
          ? readItemNumber(cells[0] ?? '')
          : (numberBehindLabel(block) ?? readItemNumber(isBulleted(block) ? bare(block) : block.text))
      if (!first || readHead(block, words)) return []
      const inCells = cells
        ? first.rest === ''
          ? cells.slice(1).find((cell) => cell.trim() !== '')
          : undefined
        : first.rest
      if (inCells === undefined) return []
      const isBare = inCells === ''
      if (isBare && (!next || next.kind !== 'heading' || sectionOfHead(next.text, words))) return []
      const title = isBare ? (next?.text ?? '') : inCells.replace(/\s*\n\s*/gu, ' ')
      if (!/\p{L}{2}/u.test(title)) return []
      const titleBlock = isBare && next ? next : block
      let after = index + (isBare ? 2 : 1)
      while (SUBLINE.test(blocks[after]?.text ?? '')) after++
      const behind = blocks[after]
      return [
        {
          index,
          span: isBare ? 2 : 1,
          block: titleBlock,
          number: first.number,
          printed: first.number.printed,
          title,
          rule: 'item/number' as const,
          weight: weigh(titleBlock, first.number, title, behind, entries, words),
          look: lookOf(titleBlock),
        },
      ]
    }),
  )
}

/** The cells of a row with the number in front that was taken off them as the label of the row. */
function cellsWithLabel({ cells, label }: Block): readonly string[] | undefined {
  return cells && label !== undefined && !cells[0]?.startsWith(label) ? [label, ...cells] : cells
}

/**
 * When titles of one look are mostly followed by a section head or stand in the table of contents, a numbered line of
 * another
 * look is part of a list inside an item.
 */
function favourAnchored(candidates: readonly Candidate[]): readonly Candidate[] {
  const isAnchored = (candidate: Candidate): boolean => candidate.weight >= ANCHORED
  const sure = new Set<string>()
  for (const look of new Set(candidates.map((candidate) => candidate.look))) {
    const group = candidates.filter((candidate) => candidate.look === look)
    const anchored = group.filter(isAnchored).length
    if (anchored >= 3 && anchored >= 0.4 * group.length) sure.add(look)
  }
  if (sure.size === 0) return candidates
  return candidates.map((candidate) =>
    sure.has(candidate.look) || isAnchored(candidate) ? candidate : { ...candidate, weight: candidate.weight - 3.5 },
  )
}

/** How much a numbered line looks like the title of an item. */
function weigh(
  block: Block,
  number: ItemNumber,
  title: string,
  behind: Block | undefined,
  entries: ReadonlySet<string>,
  words: Words,
): number {
  let weight = 1
  if (block.kind === 'heading') weight += 1.5
  if (entries.has(keyOf(number.printed, title))) weight += 2
  if (/^\p{Ll}/u.test(title)) weight -= block.kind === 'heading' ? 1 : 3
  if (SUBLINE.test(block.text)) weight -= 2
  if (/^\p{Lu}{5}/u.test(title)) weight += 0.7
  if (/;$/u.test(title)) weight -= 1.5
  if (/[:,]$/u.test(title)) weight -= 1
  if (title.length > 450) weight -= 2
  if (block.style.indentation > 30 && block.style.size !== undefined) weight -= 0.7
  if (behind && !behind.cells && sectionOfHead(behind.text, words)) weight += 1.5
  return weight
}

function lookOf(block: Block): string {
  const { size, bold } = block.style
  return `${block.kind === 'heading' ? 'h' : block.cells ? 't' : 'p'}/${size ?? block.level ?? 0}/${bold}/${Math.round(block.style.indentation / 8)}`
}

/** Dynamic programming: the series of numbers with the highest sum of weights and steps. */
function bestChain(candidates: readonly Candidate[], blocks: readonly Block[], words: Words): readonly Candidate[] {
  const boundaries = blocks.flatMap((block, index) => (partOf(block, words) !== undefined ? [index] : []))
  const scores: number[] = []
  const previous: (number | undefined)[] = []
  candidates.forEach((candidate, at) => {
    const first = candidate.number.parts[0] ?? 1
    scores[at] = candidate.weight - Math.min(2, Math.max(0, first - 1) * 0.3)
    for (let from = 0; from < at; from++) {
      const before = candidates[from]
      if (!before) continue
      const step = stepBetween(before, candidate, boundaries, candidates)
      const score = (scores[from] ?? 0) + candidate.weight + (step ?? Number.NEGATIVE_INFINITY)
      if (score > (scores[at] ?? 0)) {
        scores[at] = score
        previous[at] = from
      }
    }
  })
  const best = scores.reduce((top, score, at) => (score > (scores[top] ?? Number.NEGATIVE_INFINITY) ? at : top), 0)
  const chain: Candidate[] = []
  for (let at: number | undefined = candidates.length > 0 ? best : undefined; at !== undefined; at = previous[at]) {
    const candidate = candidates[at]
    if (candidate) chain.unshift(candidate)
  }
  return chain
}

function stepBetween(
  before: Candidate,
  after: Candidate,
  boundaries: readonly number[],
  candidates: readonly Candidate[],
): number | undefined {
  const alike = before.look === after.look ? 0.7 : before.block.kind === after.block.kind ? -0.5 : -1
  switch (successionOf(before.number, after.number)) {
    case 'next':
      return 2 + alike
    case 'gap':
      return -1.5 + alike
    case 'turn':
      return -0.5 + alike
    case 'restart': {
      // Numbering starts again in the closed part, or where the items are treated after they were listed.
      const isBoundary = boundaries.some((index) => index > before.index && index < after.index)
      const isRepeat = candidates.some(
        (other) =>
          other.index < before.index &&
          other.number.printed === after.number.printed &&
          sameTitle(other.title, after.title),
      )
      return isBoundary ? alike : isRepeat ? -RESTART_COST + alike : undefined
    }
    case 'none':
      return undefined
  }
}

function partOf(block: Block, words: Words): boolean | undefined {
  const text = bare(block).replace(/[\s:.]+$/u, '')
  if (block.cells || text.length > 60) return undefined
  if (regex(`^(?:${words.closedPart})$`, 'iu').test(text)) return false
  return regex(`^(?:${words.publicPart})$`, 'iu').test(text) ? true : undefined
}

function cutItems(blocks: readonly Block[], chain: readonly ItemStart[], words: Words): readonly ItemReading[] {
  const items: ItemReading[] = []
  let isPublic: boolean | undefined
  let publicPlace: Block | undefined
  let asking: Block | undefined
  const starts = new Map(chain.map((candidate) => [candidate.index, candidate] as const))
  const ahead = outcomesAhead(blocks, chain, words)
  let body: Block[] | undefined
  let rubriek: string | undefined
  const firstItem = chain[0]?.index ?? blocks.length
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (!block) continue
    const part = partOf(block, words)
    if (part !== undefined) {
      isPublic = part
      publicPlace = block
      asking = undefined
      rubriek = undefined
      body = undefined
      continue
    }
    if (ahead.has(index)) continue
    const candidate = starts.get(index)
    if (candidate) {
      const title = titleOf(candidate, blocks, words)
      const outcome = ahead.has(index - 1) ? blocks[index - 1] : undefined
      body = [...(outcome ? [outcome] : []), ...cellsBehind(block, candidate.title)]
      items.push({
        ...(candidate.printed !== undefined && { number: candidate.printed }),
        title: title.text,
        titleBlock: candidate.block,
        firstBlock: candidate.block,
        body,
        ...(isPublic !== undefined && publicPlace && { isPublic, publicPlace }),
        ...(rubriek !== undefined && { rubriek }),
        rule: candidate.rule,
      })
      index = title.last
      continue
    }
    if (regex(`^(?:${words.questionHour})$`, 'iu').test(block.text)) {
      asking = block
      body = undefined
      continue
    }
    if (asking && block.kind === 'list-item' && index < firstItem) {
      items.push({
        title: bare(block),
        titleBlock: block,
        firstBlock: block,
        body: [],
        ...(isPublic !== undefined && publicPlace && { isPublic, publicPlace }),
        rule: 'item/question',
      })
      continue
    }
    if (isRubriek(blocks, index, starts, words)) {
      rubriek = block.text
      continue
    }
    if (regex(`^(?:${words.ending})(?!\\p{L})`, 'iu').test(block.text) && index > (chain.at(-1)?.index ?? 0)) {
      body = undefined
      continue
    }
    body?.push(block)
  }
  return items
}

/** Outcomes that stand in front of their titles: where most items have one there, the first among them. */
function outcomesAhead(blocks: readonly Block[], starts: readonly ItemStart[], words: Words): ReadonlySet<number> {
  const isOutcome = ({ index }: ItemStart): boolean => {
    const before = blocks[index - 1]
    return before !== undefined && !before.cells && outcomeOfStatus(before.text, words) !== undefined
  }
  const [first] = starts
  const led = starts.filter(isOutcome)
  return first && isOutcome(first) && led.length >= 0.6 * starts.length
    ? new Set(led.map(({ index }) => index - 1))
    : new Set()
}

/** What a table says of an item in the columns behind its title ("1 | Jaarrekening | Goedgekeurd"). */
function cellsBehind(block: Block, title: string): Block[] {
  const cells = block.cells ?? []
  const at = cells.findIndex((cell) => cell.replace(/\s+/gu, ' ').includes(title.slice(0, 40)))
  if (at < (block.label === undefined ? 1 : 0)) return []
  return cells
    .slice(at + 1)
    .filter((cell) => /\p{L}{2}|\d/u.test(cell))
    .map((cell) => {
      const { style, column, page, place } = block
      return {
        kind: 'paragraph' as const,
        style,
        column,
        place,
        ...(page !== undefined && { page }),
        text: cell.replace(/\s+/gu, ' ').trim(),
      }
    })
}

/**
 * A heading with nothing between it and the next item but other headings: the department or category of what follows.
 */
function isRubriek(
  blocks: readonly Block[],
  index: number,
  starts: ReadonlyMap<number, ItemStart>,
  words: Words,
): boolean {
  const block = blocks[index]
  if (block?.kind !== 'heading' || sectionOfHead(block.text, words) || readHead(block, words)) return false
  for (let next = index + 1; next < blocks.length; next++) {
    const behind = blocks[next]
    if (!behind || starts.has(next)) return behind !== undefined
    if (behind.kind !== 'heading' || sectionOfHead(behind.text, words)) return partOf(behind, words) !== undefined
  }
  return false
}

/**
 * The title with the lines that go on with it: a heading line set in under it, and "1) …" "2) …" up to the first head.
 */
function titleOf(
  candidate: ItemStart,
  blocks: readonly Block[],
  words: Words,
): { readonly text: string; readonly last: number } {
  let last = candidate.index + candidate.span - 1
  let text = candidate.title
  for (let next = blocks[last + 1]; next && goesOn(candidate.block, next, words); next = blocks[last + 1]) {
    text = `${text} ${next.text}`
    last++
  }
  let end = last
  while (SUBLINE.test(blocks[end + 1]?.text ?? '')) end++
  const behind = blocks[end + 1]
  if (end > last && behind && sectionOfHead(behind.text, words)) {
    text = [text, ...blocks.slice(last + 1, end + 1).map((block) => block.text)].join(' ')
    last = end
  }
  return { text: text.replace(/\s+/gu, ' ').trim(), last }
}

function goesOn(title: Block, next: Block, words: Words): boolean {
  if (
    next.kind !== 'heading' ||
    next.label !== undefined ||
    next.style.bold !== title.style.bold ||
    next.style.size !== title.style.size
  )
    return false
  if (
    title.kind !== 'heading' ||
    sectionOfHead(next.text, words) ||
    readHead(next, words) ||
    partOf(next, words) !== undefined
  )
    return false
  return (
    (next.style.size !== undefined && next.style.indentation > title.style.indentation + 3) ||
    /^\p{Ll}/u.test(next.text)
  )
}

/** A list that counts its items, each with a number of its own behind the count: "10. 8/2. Titel". */
function numberBehindLabel(block: Block): ReturnType<typeof readItemNumber> {
  const counted = /^\d{1,3}\.(?=\s)/u.exec(bare(block))
  if (!counted) return undefined
  const behind = readItemNumber(bare(block).slice(counted[0].length).trim())
  return behind && behind.rest !== '' && /^(?:[A-Z]\.)?\d+[./]\d/u.test(behind.number.printed) ? behind : undefined
}

/**
 * Pages put headings, or the box of a number, in lists: then the bullet says nothing. Elsewhere it marks a list in the
 * text.
 */
function isBulleted(block: Block): boolean {
  return block.kind === 'heading' || /^\S{1,8}$/u.test(bare(block))
}

/** The text behind a bullet. */
function bare(block: Block): string {
  return (
    block.label !== undefined && !/[\p{L}\d]/u.test(block.label) ? block.text.slice(block.label.length) : block.text
  ).trim()
}

/**
 * An item that is listed first and treated later is one item: the later one carries its number, place and body. Only
 * across a
 * restart of the numbering: within one series two items may bear the same title.
 */
function mergeRepeats(items: readonly ItemReading[]): readonly ItemReading[] {
  const merged: { item: ItemReading; series: number }[] = []
  let series = 0
  items.forEach((item, at) => {
    const before = items[at - 1]
    if (before && (startsAnew(before, item) || isOtherTelling(before, item))) series++
    const index = merged.findIndex(
      ({ item: first, series: other }) =>
        other < series &&
        first.isPublic === item.isPublic &&
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
        titleBlock: item.titleBlock,
        rule: first.number === undefined && number !== undefined ? item.rule : first.rule,
      },
      series: Infinity,
    }
  })
  return merged.map(({ item }) => item)
}

function startsAnew(before: ItemReading, { number }: ItemReading): boolean {
  return number !== undefined && before.number !== undefined && restarts(before.number, number)
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

/** The code of a file in front of a title: "2024_GR_00082 - ". */
const REFERENCE = /^(?=\S*\d)[\p{Lu}\d]+(?:[_/.-][\p{Lu}\d]+)+\s+[-–]\s+/u

function sameTitle(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) =>
    text
      .replace(REFERENCE, '')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLocaleLowerCase('nl'),
  ) as [string, string]
  return x === y || (x.length > 12 && y.includes(x)) || (y.length > 12 && x.includes(y)) || isSlip(x, y)
}

/** A letter or two of a long title differ: a slip of the pen, unless what differs is a figure. */
function isSlip(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length)
  return (
    longest >= 30 &&
    a.replace(/\D/gu, '') === b.replace(/\D/gu, '') &&
    Math.abs(a.length - b.length) <= 2 &&
    distance(a, b) <= Math.min(2, longest * 0.05)
  )
}

function keyOf(number: string, title: string): string {
  return `${number}|${title
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLocaleLowerCase('nl')
    .slice(0, 40)}`
}
