import type { Block } from '../../../text/lines/block.js'
import { readHead } from '../decision/articles.js'
import { sectionOfHead } from '../decision/sections.js'
import { readItemNumber, successionOf, type ItemNumber } from '../observe/item-number.js'
import type { Words } from '../words/words.js'
import { readVote } from '../votes/votes.js'
import { bare, partOf, SUBLINE } from './item-lines.js'
import type { ItemStart } from './item-start.js'
import { sameTitle } from './same-title.js'

interface Candidate extends ItemStart {
  readonly number: ItemNumber
  readonly weight: number
  readonly look: string
}

/** Weight of a heading with a section head behind it, or in the table of contents. */
const ANCHORED = 3.4
const RESTART_COST = 5

/** The best series of numbered titles in a sitting. */
export function findNumberSeries(
  blocks: readonly Block[],
  contents: readonly Block[],
  words: Words,
): readonly ItemStart[] {
  const parts = titleParts(blocks, words)
  const candidates = findCandidates(blocks, contents, words).filter(({ block }) => !parts.has(block.text))
  return bestChain(candidates, blocks, words)
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
  const counted = countingWords(blocks)
  return favourAnchored(
    blocks.flatMap((block, index) => {
      const next = blocks[index + 1]
      const cells = cellsWithLabel(block)
      const first =
        cells && cells.length >= 2
          ? readItemNumber(cells[0] ?? '')
          : (numberBehindLabel(block) ??
            numberBehindWord(block, counted) ??
            readItemNumber(isBulleted(block) ? bare(block) : block.text))
      // "3 stemmen voor: …" starts with no number of an item.
      if (!first || readHead(block, words) || readVote(block.text.slice(0, 40), words)) return []
      const inCells = cells && first.rest === '' ? cells.slice(1).find((cell) => cell.trim() !== '') : first.rest
      if (inCells === undefined) return []
      const isBare = inCells === ''
      const isTitled = next?.kind === 'heading' || (block.kind === 'heading' && next?.kind === 'paragraph')
      if (isBare && (!next || !isTitled || sectionOfHead(next.text, words))) return []
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
 * another look is part of a list inside an item.
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
  // A number with its title in one cell may be of any table.
  if (block.cells && block.cells[0]?.includes(title) === true) weight -= 0.5
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
      // Of equal ones the nearest: a stray "1" in front of the list is none of it.
      if (score >= (scores[at] ?? 0) && step !== undefined) {
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
  return runsOf(chain)
    .flatMap((run, at, runs) => [...run, ...movedInto(run, runs[at + 1]?.[0]?.index ?? Infinity, candidates)])
    .sort((a, b) => a.index - b.index)
}

/** The parts of a chain in each of which the numbers go up. */
function runsOf(chain: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const runs: Candidate[][] = []
  for (const candidate of chain) {
    const before = runs.at(-1)?.at(-1)
    if (before && successionOf(before.number, candidate.number) !== 'restart') runs.at(-1)?.push(candidate)
    else runs.push([candidate])
  }
  return runs
}

/**
 * Items that stand out of order, as when one is treated first: titles between the first of a run and `end`, of its
 * look, whose number it lacks.
 */
function movedInto(run: readonly Candidate[], end: number, candidates: readonly Candidate[]): readonly Candidate[] {
  const [first] = run
  if (!first || run.length < 3 || run.some(({ look }) => look !== first.look)) return []
  const known = new Set(run.map(({ number }) => number.printed))
  const least = Math.min(...run.map(({ weight }) => weight))
  const highest = Math.max(...run.map(({ number }) => number.parts[0] ?? 0))
  const missing = candidates.filter(
    ({ index, look, weight, number }) =>
      index > first.index &&
      index < end &&
      look === first.look &&
      weight >= least &&
      number.prefix === first.number.prefix &&
      number.parts.length === first.number.parts.length &&
      (number.parts[0] ?? 0) <= highest + 1 &&
      !known.has(number.printed),
  )
  return missing.filter(({ number }) => missing.filter((other) => other.number.printed === number.printed).length === 1)
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

/** A list that counts its items, each with a number of its own behind the count: "10. 8/2. Titel". */
function numberBehindLabel(block: Block): ReturnType<typeof readItemNumber> {
  const counted = /^\d{1,3}\.(?=\s)/u.exec(bare(block))
  if (!counted) return undefined
  const behind = readItemNumber(bare(block).slice(counted[0].length).trim())
  return behind && behind.rest !== '' && /^(?:[A-Z]\.)?\d+[./]\d/u.test(behind.number.printed) ? behind : undefined
}

/** "Dossier 3": a word and a number alone on their line, of a word that counts so three times or more. */
const COUNTED = /^(\p{Lu}\p{L}{2,20})\s+(?:nr\.?\s*)?(\d{1,3})[.:]?$/u

function countingWords(blocks: readonly Block[]): ReadonlySet<string> {
  const often = new Map<string, number>()
  for (const { text, cells } of blocks) {
    const word = cells ? undefined : COUNTED.exec(text)?.[1]
    if (word !== undefined) often.set(word, (often.get(word) ?? 0) + 1)
  }
  return new Set([...often].flatMap(([word, times]) => (times >= 3 ? [word] : [])))
}

function numberBehindWord(block: Block, words: ReadonlySet<string>): ReturnType<typeof readItemNumber> {
  const [, word = '', number = ''] = COUNTED.exec(block.text) ?? []
  return words.has(word) ? readItemNumber(number) : undefined
}

/**
 * Pages put headings, or the box of a number, in lists: then the bullet says nothing. Elsewhere it marks a list in the
 * text.
 */
function isBulleted(block: Block): boolean {
  return block.kind === 'heading' || /^\S{1,8}$/u.test(bare(block))
}

function keyOf(number: string, title: string): string {
  return `${number}|${title
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLocaleLowerCase('nl')
    .slice(0, 40)}`
}
