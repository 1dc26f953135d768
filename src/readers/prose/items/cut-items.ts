import type { Block } from '../../../text/lines/block.js'
import { readHead } from '../decision/articles.js'
import { sectionOfHead } from '../decision/sections.js'
import { isOutcomeLine, outcomeOfStatus } from '../votes/outcome.js'
import { readVote } from '../votes/votes.js'
import { regex } from '../words/regex.js'
import type { Words } from '../words/words.js'
import { bare, partOf, SUBLINE } from './item-lines.js'
import type { ItemReading, ItemStart } from './item-start.js'

/**
 * The blocks of a sitting divided at the starts of its items; what heads a part or a category goes with the items
 * behind it.
 */
export function cutItems(blocks: readonly Block[], chain: readonly ItemStart[], words: Words): readonly ItemReading[] {
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
    return before !== undefined && !before.cells && isOutcomeLine(before.text, words)
  }
  const [first] = starts
  const led = starts.filter(isOutcome)
  return first && isOutcome(first) && led.length >= 0.5 * starts.length
    ? new Set(led.map(({ index }) => index - 1))
    : new Set()
}

/** What a table says of an item in the columns behind its title ("1 | Jaarrekening | Goedgekeurd"). */
function cellsBehind(block: Block, title: string): Block[] {
  const cells = block.cells ?? []
  const at = cells.findIndex((cell) => cell.replace(/\s+/gu, ' ').includes(title.slice(0, 40)))
  if (at < 0) return []
  const { row } = block
  return cells
    .map((cell, index) => {
      // A figure says nothing without the head of its column ("Ja" over "12").
      const head = row?.header?.[row.columns[index] ?? index]?.trim() ?? ''
      return head !== '' && /^\d{1,3}$/u.test(cell.trim()) ? `${head}: ${cell}` : cell
    })
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
  if (outcomeOfStatus(block.text, words) !== undefined || readVote(block.text, words) !== undefined) return false
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
