import { orderColumns } from './columns.js'
import { readLines, type Line, type LineTag } from './pdf-lines.js'
import type { PdfPage } from '../pdf/pdf-runs.js'
import type { Run } from '../pdf/run.js'
import { taggedElements, type TaggedElement } from '../pdf/tagged-elements.js'

/**
 * The lines of a tagged page in the order of its tags, each with its element; and the artifacts, which are outside the
 * text.
 */
export interface TaggedLines {
  readonly lines: readonly Line[]
  readonly artifacts: readonly Line[]
}

/** The share of lines or elements that may be where a reader would not expect them. */
const DOUBTFUL = 0.05
/** A gap inside a paragraph of more than this many letter sizes means that it is not one paragraph. */
const TORN = 3

/**
 * Reads a page by its tags, when they are sound. Tags are often wrong or incomplete (a tool guesses them, an editor
 * leaves old ones), and then the layout is more reliable. Sound means:
 * - every letter is in an element of the tree or is an artifact; lines repeated as headers and footers may be neither;
 * - artifacts are above or below the text, not in it;
 * - the order of the tree does not jump back up the page, except to another column;
 * - paragraphs and headings are connected: no wide gaps in them.
 * Returns undefined for a page without tags, `unsound` for one whose tags fail any of these.
 */
export function readTaggedLines(
  page: PdfPage,
  printed: readonly Line[],
  furniture: ReadonlySet<Line>,
): TaggedLines | 'unsound' | undefined {
  const visible = page.runs.filter((run) => run.text.trim() !== '')
  if (!page.structure || visible.length === 0) return undefined
  const numbers = numbering(printed)
  const running = new Set([...furniture].filter((line) => line.page === page.number).map((line) => line.number))
  const isRunning = (run: Run): boolean => running.has(numbers(run.y))
  const body = page.runs.filter((run) => run.artifact !== true && !isRunning(run))
  const elements = taggedElements(page.structure)
  const named = new Set(elements.flatMap(({ cells }) => cells.flat(2)))
  if (body.some((run) => run.text.trim() !== '' && !(run.mark !== undefined && named.has(run.mark)))) return 'unsound'

  const byMark = new Map<string, Run[]>()
  for (const run of body) if (run.mark !== undefined) byMark.set(run.mark, [...(byMark.get(run.mark) ?? []), run])
  const parts = elements.map((element, index) => linesOfElement(element, page.number * 100_000 + index, byMark, page))
  const numbered = (line: Line): Line => ({ ...line, number: numbers(line.y) })
  const lines = parts.flat().map(numbered)
  const artifacts = readLines({
    ...page,
    runs: page.runs.filter((run) => run.artifact === true && !isRunning(run)),
  }).map(numbered)
  return jumps(parts) || tears(parts) || artifacts.some((line) => isInside(line, lines))
    ? 'unsound'
    : { lines, artifacts }
}

function linesOfElement(
  element: TaggedElement,
  id: number,
  runsOf: ReadonlyMap<string, readonly Run[]>,
  page: PdfPage,
): Line[] {
  const { kind, level, depth } = element
  const linesOf = (marks: readonly string[]): readonly Line[] =>
    readLines({ ...page, runs: marks.flatMap((mark) => runsOf.get(mark) ?? []) })
  // When the tags give only the order of boxes, columns inside one are found by position.
  if (kind === undefined)
    return element.cells.flat().flatMap((marks) => orderColumns(linesOf(marks)).map(({ line }) => line))
  const tag = { element: id, kind, depth, ...(level !== undefined && { level }) }
  const cells = element.cells.map((paragraphs) => paragraphs.map(linesOf))
  const edge = page.runs.reduce((most, run) => Math.max(most, run.right), 0)
  return cells.flatMap((paragraphs, cell) => {
    // A cell extends to where the next one starts.
    const next = Math.min(
      ...cells
        .slice(cell + 1)
        .flat(2)
        .map((line) => (line.segments[0]?.x ?? Infinity) - line.size),
    )
    const lines = paragraphs.flatMap((own, part) => {
      const reach = kind === 'table-row' ? Math.min(next, edge) : reachOf(own)
      return own.map((line) => ({ ...line, tag: { ...tag, cell, part, ...(reach !== undefined && { reach }) } }))
    })
    return lines.length > 0 || kind !== 'table-row' ? lines : [emptyCell(page, { ...tag, cell, part: 0 })]
  })
}

/** An empty cell still counts. */
function emptyCell(page: PdfPage, tag: LineTag): Line {
  return { page: page.number, number: 1, y: Number.NaN, size: 0, segments: [], letter: 0, tag }
}

/** The right edge of the lines of an element, when enough of them reach it. */
function reachOf(lines: readonly Line[]): number | undefined {
  const rights = lines.map((line) => line.segments.at(-1)?.right ?? 0)
  const left = Math.min(...lines.map((line) => line.segments[0]?.x ?? Infinity))
  const reach = Math.max(...rights)
  const full = rights.slice(0, -1).filter((right) => right - left >= 0.85 * (reach - left)).length
  return lines.length >= 4 && full >= 0.5 * (lines.length - 1) ? reach : undefined
}

/** Finds the printed line at a height, counted from the top of the page. */
function numbering(printed: readonly Line[]): (y: number) => number {
  return (y) => {
    const nearest = printed.reduce<Line | undefined>(
      (best, line) => (best && Math.abs(best.y - y) <= Math.abs(line.y - y) ? best : line),
      undefined,
    )
    return nearest?.number ?? 1
  }
}

/** Whether the order of the elements often goes back up the page without going to a column at the right. */
function jumps(parts: readonly (readonly Line[])[]): boolean {
  const boxes = parts.flatMap((lines) => boxOf(lines) ?? [])
  const back = boxes.filter((box, index) => {
    const before = boxes[index - 1]
    return before !== undefined && box.top > before.top + before.size && box.left < before.right
  })
  return back.length > Math.max(1, DOUBTFUL * boxes.length)
}

function boxOf(
  lines: readonly Line[],
): { readonly top: number; readonly left: number; readonly right: number; readonly size: number } | undefined {
  const printed = lines.filter((line) => line.segments.length > 0)
  if (printed.length === 0) return undefined
  return {
    top: Math.max(...printed.map((line) => line.y)),
    left: Math.min(...printed.map((line) => line.segments[0]?.x ?? Infinity)),
    right: Math.max(...printed.map((line) => line.segments.at(-1)?.right ?? 0)),
    size: Math.max(...printed.map((line) => line.size)),
  }
}

function tears(parts: readonly (readonly Line[])[]): boolean {
  const whole = parts.filter(([first]) => first?.tag && first.tag.kind !== 'table-row')
  const torn = whole.filter((lines) =>
    lines.some((line, index) => {
      const before = lines[index - 1]
      return before !== undefined && before.y - line.y > TORN * Math.max(before.size, line.size)
    }),
  )
  return torn.length > DOUBTFUL * whole.length
}

/** Whether an artifact with words is between lines of the text. */
function isInside(artifact: Line, lines: readonly Line[]): boolean {
  const letters =
    artifact.segments
      .map((segment) => segment.text)
      .join('')
      .match(/\p{L}/gu) ?? []
  return (
    letters.length >= 3 &&
    lines.some((line) => line.y > artifact.y + artifact.size) &&
    lines.some((line) => line.y < artifact.y - artifact.size)
  )
}
