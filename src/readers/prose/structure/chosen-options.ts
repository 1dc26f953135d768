import type { Block } from '../../../text/lines/block.js'

const TICKED = '☑☒'
const OPEN = '☐'
const OPTION = new RegExp(`[${TICKED}${OPEN}][^${TICKED}${OPEN}]*`, 'gu')
const STARTS = new RegExp(`^[${TICKED}${OPEN}]`, 'u')
const IS_TICKED = new RegExp(`[${TICKED}]`, 'u')

/**
 * The document as its forms were filled in: of options with a box, only those that are ticked, without their box. Boxes
 * of which none is ticked stay: they may be bullets.
 */
export function chosenOptions(blocks: readonly Block[]): readonly Block[] {
  const chosen: Block[] = []
  for (let at = 0; at < blocks.length;) {
    let end = at
    // Options under each other belong together.
    while (end < blocks.length && STARTS.test(blocks[end]?.text ?? '')) end++
    const group = blocks.slice(at, Math.max(end, at + 1))
    const isForm = group.some(({ text }) => IS_TICKED.test(text))
    chosen.push(...(isForm ? group.flatMap(withoutOpen) : group))
    at = Math.max(end, at + 1)
  }
  return chosen
}

function withoutOpen(block: Block): readonly Block[] {
  const only = (text: string): string =>
    text
      .replace(OPTION, (option) => (option.startsWith(OPEN) ? ' ' : `${option.slice(1)} `))
      .replace(/[^\S\n]+/gu, ' ')
      .trim()
  const text = only(block.text)
  if (text === '') return []
  const cells = block.cells && { cells: block.cells.map(only) }
  // The lines of the block are no longer where they were.
  return [{ ...block, text, ...cells, ...(block.breaks && { breaks: [] }) }]
}
