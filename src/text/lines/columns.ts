import type { Line } from './pdf-lines.js'

/** A line of one column. */
export interface ColumnLine {
  readonly line: Line
  readonly column: number
}

const FEWEST_LINES = 8
const FEWEST_LETTERS = 18

/**
 * Reading order of the lines of a page: a band of lines with the same empty gutter and running text on both sides is
 * two columns, of which the left one is read first. Tables (short cells) and lists (labels at the left) stay rows.
 */
export function orderColumns(lines: readonly Line[]): readonly ColumnLine[] {
  const ordered: ColumnLine[] = []
  let index = 0
  while (index < lines.length) {
    const band = bandFrom(lines, index)
    if (band) {
      for (const column of [0, 1]) {
        for (const line of lines.slice(index, band.end)) {
          const segments = line.segments.filter((segment) => (segment.x >= band.gutter ? 1 : 0) === column)
          if (segments.length > 0) ordered.push({ line: { ...line, segments }, column })
        }
      }
      index = band.end
    } else {
      const line = lines[index]
      if (line) ordered.push({ line, column: 0 })
      index++
    }
  }
  return ordered
}

function bandFrom(
  lines: readonly Line[],
  start: number,
): { readonly gutter: number; readonly end: number } | undefined {
  const first = lines[start]
  if (first?.segments.length !== 2) return undefined
  const [left, right] = first.segments
  if (!left || !right) return undefined
  const gutter = right.x
  let end = start
  let both = 0
  let leftLetters = 0
  let rightLetters = 0
  for (; end < lines.length; end++) {
    const line = lines[end]
    if (
      !line ||
      line.segments.length > 2 ||
      line.segments.some((segment) => segment.x < gutter - line.size && segment.right > gutter - 0.8 * line.size)
    )
      break
    const [a, b] = line.segments
    if (b && (Math.abs(b.x - gutter) > line.size || !a || Math.abs(a.x - left.x) > 2 * line.size)) break
    if (b && a) {
      both++
      leftLetters += a.text.length
      rightLetters += b.text.length
    }
  }
  const isText =
    both >= FEWEST_LINES &&
    both >= 0.7 * (end - start) &&
    leftLetters / both >= FEWEST_LETTERS &&
    rightLetters / both >= FEWEST_LETTERS
  return isText ? { gutter: gutter - first.size, end } : undefined
}
