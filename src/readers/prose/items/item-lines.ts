import type { Block } from '../../../text/lines/block.js'
import { regex } from '../words/regex.js'
import type { Words } from '../words/words.js'

/** A part of a title on a line of its own: "1) Goedkeuring agenda." */
export const SUBLINE = /^\d\)\s/u

/** Whether a line heads the public part (true) or the closed part (false) of the sitting. */
export function partOf(block: Block, words: Words): boolean | undefined {
  // Parts may be counted themselves: "B. Besloten zitting".
  const text = bare(block)
    .replace(/[\s:.]+$/u, '')
    .replace(/^(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]\s+/u, '')
  if (block.cells || text.length > 60) return undefined
  if (regex(`^(?:${words.closedPart})$`, 'iu').test(text)) return false
  return regex(`^(?:${words.publicPart})$`, 'iu').test(text) ? true : undefined
}

/** The text behind a bullet. */
export function bare(block: Block): string {
  return (
    block.label !== undefined && !/[\p{L}\d]/u.test(block.label) ? block.text.slice(block.label.length) : block.text
  ).trim()
}
