import type { DocumentKind } from '../../../model.js'
import type { Block } from '../../../text/lines/block.js'
import { readHead } from '../decision/articles.js'
import { findDates } from '../observe/dates.js'
import { readItemNumber } from '../observe/item-number.js'
import type { ItemStart } from './item-start.js'
import { isOutcomeLine, outcomeOfSentence, outcomeOfStatus } from '../votes/outcome.js'
import { sectionOfHead } from '../decision/sections.js'
import { findOrgans, isSittingHeading } from '../sitting/sittings.js'
import { readVote } from '../votes/votes.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

/** How much of a look's headings must have a decision under them. */
const SUPPORT = 0.5
/** In an agenda two items stand at most this many blocks apart. */
const CLOSE = 4

/**
 * Items without numbers: the headings of one look of which most have an outcome, a vote or an article under them; in an
 * agenda the headings, or the bullets, that follow each other with little between. Empty when no look stands out.
 */
export function findItemHeadings(
  blocks: readonly Block[],
  kind: DocumentKind | undefined,
  words: Words,
): readonly (readonly ItemStart[])[] {
  const isAgenda = kind === 'agenda' || kind === 'agenda-toegevoegd'
  const groups = new Map<string, number[]>()
  blocks.forEach((block, index) => {
    if (!mayBeTitle(block, isAgenda, words)) return
    const key = `${block.kind}/${block.level ?? block.style.indentation}/${block.style.size ?? ''}/${block.style.bold}/${block.style.capitals}`
    groups.set(key, [...(groups.get(key) ?? []), index])
  })
  const found = [...groups.values()].flatMap((all) => {
    const indices = isAgenda ? longestRun(all) : all
    if (indices.length < 2 && !isSupported(blocks, indices[0] ?? 0, blocks.length, words)) return []
    const supported = indices.filter((index, at) =>
      isSupported(blocks, index, indices[at + 1] ?? blocks.length, words),
    ).length
    // In an agenda the items stand close together; in other documents each has its decision.
    const score = isAgenda
      ? indices.length >= 3
        ? indices.length
        : 0
      : supported >= SUPPORT * indices.length
        ? supported
        : 0
    const starts = indices.flatMap((index) => {
      const block = blocks[index]
      return block ? [{ index, span: 1, block, title: titleText(block), rule: 'item/heading' as const }] : []
    })
    return score > 0 ? [{ score, starts }] : []
  })
  return found.sort((a, b) => b.score - a.score).map(({ starts }) => starts)
}

/** Items whose title stands under a line that announces it: "Openbare behandeling van agendapunt". */
export function findAnnounced(blocks: readonly Block[], words: Words): readonly ItemStart[] {
  const announces = regex(`^(?:${words.announcesItem})[\\s:.]*$`, 'iu')
  return blocks.flatMap((block, at) => {
    if (!announces.test(block.text)) return []
    const index = at + 1
    const title = blocks[index]
    if (!title || title.cells) return []
    const numbered = readItemNumber(titleText(title))
    const printed = numbered && numbered.rest !== '' ? numbered.number.printed : undefined
    return [
      {
        index,
        span: 1,
        block: title,
        title: printed === undefined ? titleText(title) : (numbered?.rest ?? ''),
        ...(printed !== undefined && { printed }),
        rule: 'item/announced' as const,
      },
    ]
  })
}

/** Bullets right under a heading for the public or the closed part: the items of a document that counts none. */
export function findListed(blocks: readonly Block[], words: Words): readonly ItemStart[] {
  const part = regex(`^(?:${words.publicPart}|${words.closedPart})$`, 'iu')
  const found: ItemStart[] = []
  let isOpen = false
  blocks.forEach((block, index) => {
    const text = titleText(block)
    if (block.kind === 'heading') isOpen = part.test(text.replace(/[\s:.]+$/u, ''))
    else if (
      isOpen &&
      !block.cells &&
      text.length >= 8 &&
      text.length <= 250 &&
      sectionOfHead(text, words) === undefined
    )
      found.push({ index, span: 1, block, title: text, rule: 'item/listed' })
  })
  return found.length >= 2 ? found : []
}

/** The name of the unit, or of the body with the kind of document or sitting. */
function isLetterhead({ text }: Block, words: Words): boolean {
  if (text.length > 120) return false
  const name = regex(`^(?:${words.unitWords})(?:\\s+(?:${words.of}))?\\s+(.{2,50})$`, 'iu').exec(text)?.[1]
  const isOfOther = regex(`(?<!\\p{L})(?:${words.otherDate})(?!\\p{L})`, 'iu').test(text)
  const isUnit = name !== undefined && name.split(' ').every((word) => /^\p{Lu}/u.test(word))
  const kinds = words.kinds.map(({ pattern }) => pattern).join('|')
  const isNamed =
    findOrgans(text, words).length > 0 && regex(`(?<!\\p{L})(?:${kinds}|${words.sitting})(?!\\p{L})`, 'iu').test(text)
  const isSitting =
    findDates(text, words).length > 0 && regex(`^(?:\\p{L}+\\s+)?(?:${words.sitting})(?!\\p{L})`, 'iu').test(text)
  return isUnit || (!isOfOther && (isNamed || isSitting))
}

function mayBeTitle(block: Block, isAgenda: boolean, words: Words): boolean {
  const isCandidate =
    block.kind === 'heading' || (isAgenda && block.kind === 'list-item' && !/[\p{L}\d]/u.test(block.label ?? ''))
  if (
    !isCandidate ||
    block.text.length < 8 ||
    sectionOfHead(titleText(block), words) ||
    readHead(block, words) ||
    readItemNumber(titleText(block)) ||
    isOutcomeLine(titleText(block), words) ||
    readVote(block.text, words, true) !== undefined ||
    isLetterhead(block, words)
  )
    return false
  if (isSittingHeading(block, words) && !/[.;]|\s[-–]\s/u.test(block.text)) return false
  const text = titleText(block).replace(/[\s:.]+$/u, '')
  if (
    block.kind === 'heading' &&
    text.length < 60 &&
    !regex(`(?<!\\p{L})(?:${words.otherDate})(?!\\p{L})`, 'iu').test(text) &&
    words.kinds.some(({ pattern }) => regex(`^(?:${pattern})(?!\\p{L})`, 'iu').test(text))
  )
    return false
  const isOther = [
    words.publicPart,
    words.closedPart,
    ...words.attendance.map(({ pattern }) => pattern),
    ...words.roles.map(({ pattern }) => pattern),
    ...words.voteGroups.map(({ pattern }) => pattern),
  ]
  return !isOther.some((pattern) => regex(`^(?:${pattern})(?:\\s|$)`, 'iu').test(text) && text.split(' ').length <= 4)
}

/** Whether something is decided between two places. */
export function isSupported(blocks: readonly Block[], index: number, end: number, words: Words): boolean {
  return blocks
    .slice(index + 1, Math.min(end, index + 60))
    .some(
      (block) =>
        outcomeOfStatus(block.text, words) !== undefined ||
        readHead(block, words) !== undefined ||
        sectionOfHead(block.text, words) === 'decision' ||
        (block.text.length < 400 && outcomeOfSentence(block.text, words, true) !== undefined) ||
        (block.text.length < 400 && readVote(block.text, words) !== undefined),
    )
}

/** The longest part of a group in which no two stand more than a few blocks apart. */
function longestRun(indices: readonly number[]): readonly number[] {
  const runs: number[][] = []
  indices.forEach((index, at) => {
    const before = indices[at - 1]
    if (before !== undefined && index - before <= CLOSE) runs.at(-1)?.push(index)
    else runs.push([index])
  })
  return runs.reduce<readonly number[]>((best, run) => (run.length > best.length ? run : best), [])
}

function titleText(block: Block): string {
  return (block.label !== undefined ? block.text.slice(block.label.length) : block.text).trim()
}
