import type { Block } from './block.js'
import { isLabel } from './label.js'

/**
 * Editors generate labels. A reader that writes them into the text puts each between these two at the start of its
 * paragraph, so that it can be separated from the text.
 */
export const LABEL_MARKS = ['\uE0A0', '\uE0A1'] as const

/** Separates the written label of a paragraph from its text. */
export function withLabel(block: Block): Block {
  const [start, end] = LABEL_MARKS
  const bare = (text: string): string => text.replaceAll(start, '').replaceAll(end, '')
  if (!block.text.includes(start)) return block
  const label = block.text.startsWith(start) ? block.text.slice(1, block.text.indexOf(end)) : undefined
  const lead = block.lead === undefined ? undefined : bare(block.lead)
  return {
    ...block,
    kind: block.kind === 'paragraph' && label !== undefined && isLabel(label) ? 'list-item' : block.kind,
    text: bare(block.text),
    ...(label !== undefined && isLabel(label) && { label }),
    ...(lead !== undefined && { lead }),
    ...(block.cells && { cells: block.cells.map(bare) }),
  }
}

/** Editors have no lines: a block is located by counting paragraphs and rows. */
export function inParagraph(block: Block, index: number): Block {
  return {
    ...block,
    place: { ...block.place, line: index + 1, column: 1, endLine: index + 1, endColumn: block.text.length + 1 },
  }
}
