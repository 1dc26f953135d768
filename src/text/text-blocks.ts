import type { Block, TextDocument } from './lines/block.js'
import { isLabel } from './lines/label.js'
import { normaliseGlyphs } from './lines/glyphs.js'
import { blocksOfLines } from './pdf-blocks.js'
import { findFurniture } from './lines/furniture.js'
import type { Line, Segment } from './lines/pdf-lines.js'

/** Letters of plain text count as boxes of this width and height, in points; only their proportions matter. */
const LETTER = 5
const SIZE = 10
const LEADING = 12

/**
 * Plain text as blocks: every line is set in letters of one width and then read like a PDF page. A form feed starts a
 * page, a blank line is a gap, three or more spaces separate columns.
 */
export function readTextBlocks(text: string): TextDocument {
  const pages = text
    .replace(/\r\n?/gu, '\n')
    .split('\f')
    .map((page, index) => linesOf(page, index + 1))
  const isPaged = pages.length > 1
  const furniture = isPaged ? findFurniture(pages) : new Set<Line>()
  const blocks = blocksOfLines(pages, furniture, false)
  return { blocks: isPaged ? blocks : blocks.map(withoutPage), ...(isPaged && { pages: pages.length }) }
}

/** Text on a single page has no page numbers. */
function withoutPage(block: Block): Block {
  const { line, column, endLine, endColumn, offset, endOffset, quote } = block.place
  return {
    kind: block.kind,
    text: block.text,
    ...(block.label !== undefined && { label: block.label }),
    ...(block.level !== undefined && { level: block.level }),
    style: block.style,
    column: block.column,
    ...(block.breaks && { breaks: block.breaks }),
    ...(block.cells && { cells: block.cells }),
    ...(block.row && { row: block.row }),
    place: { line, column, endLine, endColumn, offset, endOffset, ...(quote !== undefined && { quote }) },
  }
}

function linesOf(page: string, number: number): readonly Line[] {
  return page.split('\n').flatMap((raw, index) => {
    const line = normaliseGlyphs(raw.replace(/\t/gu, '    '))
    const segments = segmentsOf(line)
    return segments.length === 0
      ? []
      : [{ page: number, number: index + 1, y: 10_000 - index * LEADING, size: SIZE, segments, letter: LETTER }]
  })
}

function segmentsOf(line: string): readonly Segment[] {
  const segments: Segment[] = []
  for (const match of line.matchAll(/\S(?:.*?\S)??(?=\s{3,}|\s*$)/gu)) {
    const text = match[0].replace(/\s+/gu, ' ')
    const x = match.index * LETTER
    // A number separated by more than one space; with one space its form decides, as elsewhere.
    const apart = /^(\S+)\s{2,}/u.exec(match[0])
    const number = apart?.[1] !== undefined && isLabel(apart[1]) ? apart[1] : undefined
    const hang = apart?.[0].length
    segments.push({
      text,
      x,
      right: x + match[0].length * LETTER,
      boldStart: false,
      boldEnd: false,
      bold: false,
      ...(number !== undefined && hang !== undefined && { label: { text: number, hang: x + hang * LETTER } }),
    })
  }
  return segments
}
