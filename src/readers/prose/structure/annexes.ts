import type { Block } from '../../../text/lines/block.js'
import { regex } from '../words/regex.js'
import type { Words } from '../words/words.js'

/**
 * The document without what is bound in behind it: from a head "Bijlage …" on, when the sitting was closed before, or
 * when it is of the highest level and stands behind lower ones. Its chapters are no items and its dates not those of
 * the sitting.
 */
export function withoutAnnexes(blocks: readonly Block[], words: Words): readonly Block[] {
  const annex = regex(`^(?:${words.annex})(?!\\p{L})`, 'iu')
  const closes = regex(`(?<!\\p{L})${words.closes}(?!\\p{L})`, 'iu')
  const sitting = regex(`(?<!\\p{L})(?:${words.sitting})(?!\\p{L})`, 'iu')
  let isClosed = false
  let hasLower = false
  for (const [index, block] of blocks.entries()) {
    const isHead = block.kind === 'heading' || block.style.capitals || block.style.bold
    if (isHead && annex.test(block.text) && (isClosed || (block.level === 1 && hasLower))) return blocks.slice(0, index)
    isClosed ||= block.text.length <= 200 && closes.test(block.text) && sitting.test(block.text)
    hasLower ||= block.kind === 'heading' && (block.level ?? 1) > 1
  }
  return blocks
}
