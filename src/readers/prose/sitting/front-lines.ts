import type { Block } from '../../../text/lines/block.js'

/**
 * The front of a document as lines: a row with a label beside its value reads like a line with a colon, and each cell
 * of a row may tell of the sitting by itself.
 */
export function linesOfFront(front: readonly Block[]): readonly Block[] {
  return front.flatMap((block) => [asLabelled(block), ...cellsOf(block)])
}

/** A row of a table with a label beside its value ("Datum | 24 juni 2025") reads like a line with a colon. */
function asLabelled(block: Block): Block {
  const [label = '', value = '', ...others] = block.cells ?? []
  return others.length > 0 || label === '' || value === '' || label.length > 40
    ? block
    : { ...block, text: `${label.replace(/\s*:$/u, '')}: ${value}` }
}

/** The cells of a row that is no label with its value: each may tell of the sitting. */
function cellsOf({ cells = [], style, column, place, page }: Block): readonly Block[] {
  const where = { style, column, place, ...(page !== undefined && { page }) }
  return cells.flatMap((cell) =>
    cell.split('\n').map((line) => ({ ...where, kind: 'paragraph' as const, text: line.replace(/\s+/gu, ' ').trim() })),
  )
}
