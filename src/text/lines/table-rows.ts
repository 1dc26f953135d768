import type { Block } from './block.js'

/** Left edges closer than this many letter sizes belong to one column. */
const NEAR = 1.5

/**
 * Gives rows of printed tables their position: consecutive rows are one table, its columns are the left edges that its
 * cells share, and bold rows at its top are headers. `edgesOf` gives the left edges of the cells of a row.
 */
export function placeRows(
  blocks: readonly Block[],
  edgesOf: (block: Block) => readonly number[] | undefined,
): readonly Block[] {
  const placed = new Map<Block, Block>()
  let table: Block[] = []
  let count = 0
  const close = (): void => {
    if (table.length > 0) for (const [block, row] of rowsOf(table, count++, edgesOf)) placed.set(block, row)
    table = []
  }
  for (const block of blocks) {
    // A header may come between the rows of a table that continues on the next page.
    if (block.kind === 'furniture') continue
    if (block.kind !== 'table-row' || !block.cells) close()
    else table.push(block)
  }
  close()
  return placed.size === 0 ? blocks : blocks.map((block) => placed.get(block) ?? block)
}

function rowsOf(
  table: readonly Block[],
  number: number,
  edgesOf: (block: Block) => readonly number[] | undefined,
): readonly (readonly [Block, Block])[] {
  const starts = columnsOf(
    table.flatMap((block) => edgesOf(block) ?? []),
    table[0]?.style.size ?? 10,
  )
  let header: readonly string[] | undefined
  let isTop = true
  return table.map((block, row) => {
    const cells = block.cells ?? []
    const edges = edgesOf(block)
    const columns = cells.map((_, index) => {
      const edge = edges?.[index]
      return edge === undefined
        ? index
        : Math.max(
            0,
            starts.findLastIndex((start) => start <= edge + 1),
          )
    })
    const isHeader = isTop && block.style.bold && table.length > 1
    isTop &&= isHeader
    if (isHeader) {
      const texts = Array.from({ length: Math.max(starts.length, cells.length) }, () => '')
      cells.forEach((text, index) => (texts[columns[index] ?? index] = text))
      header = texts
    }
    const heads = cells.map(() => isHeader)
    const where = { table: number, row, columns, heads, ...(!isHeader && header && { header }) }
    return [block, { ...block, row: where }]
  })
}

function columnsOf(edges: readonly number[], size: number): readonly number[] {
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.filter((edge, index) => index === 0 || edge - (sorted[index - 1] ?? 0) > NEAR * size)
}
