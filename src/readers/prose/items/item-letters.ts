import type { Block } from '../../../text/lines/block.js'
import { readHead } from '../decision/articles.js'
import { partOf } from './item-lines.js'
import type { ItemStart } from './item-start.js'
import { sectionKey, sectionOfHead } from '../decision/sections.js'
import type { Words } from '../words/words.js'
import { regex } from '../words/regex.js'

/** Fewer than this are no series. */
const FEWEST = 3
const LETTERED = /^([IVXLC]{1,7}|[A-Z])[.)]\s+(\p{Lu}.*)$/su
const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

/**
 * Items that are counted by Roman numerals or by letters, in one series from the first on; where no numbers count them.
 */
export function findLettered(blocks: readonly Block[], words: Words): readonly ItemStart[] {
  const lines = blocks.flatMap((block, index) => {
    const [, printed, title] = block.cells
      ? []
      : (LETTERED.exec(
          block.label !== undefined && !block.text.startsWith(block.label)
            ? `${block.label} ${block.text}`
            : block.text,
        ) ?? [])
    return printed === undefined || title === undefined || sectionOfHead(title, words) || readHead(block, words)
      ? []
      : [{ index, block, printed, title }]
  })
  const parts = blocks.flatMap((block, index) => (partOf(block, words) === undefined ? [] : [index]))
  const series = [romanOf, letterOf].map((valueOf) => {
    const found: typeof lines = []
    let next = 1
    for (const line of lines) {
      const value = valueOf(line.printed)
      const before = found.at(-1)?.index ?? 0
      // The closed part may count from the first on again.
      if (value !== next && !(value === 1 && parts.some((at) => at > before && at < line.index))) continue
      found.push(line)
      next = value + 1
    }
    return found
  })
  const [best = []] = series.sort((a, b) => b.length - a.length)
  return best.length < FEWEST
    ? []
    : best.map((line) => ({
        ...line,
        span: 1,
        title: line.title.replace(/\s+/gu, ' ').trim(),
        rule: 'item/lettered' as const,
      }))
}

/** Items whose title stands behind a label ("Voorwerp : …"), as in an extract that has only one. */
export function findLabelled(blocks: readonly Block[], words: Words): readonly ItemStart[] {
  const label = regex(`^(?:${words.itemLabel})\\s*:\\s*(\\p{L}.{3,})$`, 'isu')
  return blocks.flatMap((block, index) => {
    const title = label.exec(block.cells ? block.cells.join(' ') : block.text)?.[1]
    return title === undefined
      ? []
      : [
          {
            index,
            span: 1,
            block,
            title: title
              .replace(/\s+/gu, ' ')
              .replace(/\s*\.$/u, '')
              .trim(),
            rule: 'item/labelled' as const,
          },
        ]
  })
}

/**
 * Items whose title stands under a head that the document repeats, whatever its word ("Titel", "Dossier"): one line,
 * another one each time, and a head behind it. One proposal per such head.
 */
export function findTitled(blocks: readonly Block[], words: Words): readonly (readonly ItemStart[])[] {
  return [...(words.learnt?.keys() ?? [])].flatMap((key) => {
    const starts = blocks.flatMap((head, at) => {
      const [block, next] = [blocks[at + 1], blocks[at + 2]]
      return sectionKey(head.text) === key &&
        block &&
        !block.cells &&
        block.text.length >= 5 &&
        block.text.length <= 300
        ? [
            {
              start: {
                index: at + 1,
                span: 1,
                block,
                title: block.text.replace(/\s+/gu, ' ').trim(),
                rule: 'item/title' as const,
              },
              next,
            },
          ]
        : []
    })
    const isOneLine = starts.filter(({ next }) => next && sectionOfHead(next.text, words) !== undefined).length
    const isDistinct = new Set(starts.map(({ start }) => start.title)).size === starts.length
    return isDistinct && starts.length >= FEWEST && isOneLine >= 0.7 * starts.length
      ? [starts.map(({ start }) => start)]
      : []
  })
}

/** Undefined when it is no Roman numeral, or one that is not written so. */
function romanOf(text: string): number | undefined {
  const digits = Array.from(text, (letter) => ROMAN[letter])
  if (digits.some((digit) => digit === undefined)) return undefined
  const value = digits.reduce<number>((sum, digit = 0, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0)
  return value
}

function letterOf(text: string): number | undefined {
  return text.length === 1 ? text.charCodeAt(0) - 64 : undefined
}
