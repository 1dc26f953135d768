import { joinLines, vocabularyOf, type Vocabulary } from './hyphenation.js'
import { isBullet, isLabel, leadingLabel } from './label.js'
import type { Line, Segment } from './pdf-lines.js'

/** Lines that belong together: one paragraph, list item, heading or table row. */
export interface Paragraph {
  readonly lines: readonly Line[]
  readonly text: string
  readonly label?: string
  readonly lead?: string
  readonly cells?: readonly string[]
  /** Left edges of the cells. */
  readonly edges?: readonly number[]
  /** Where in the text a line starts. */
  readonly breaks?: readonly number[]
  readonly bold: boolean
  readonly size: number
  readonly x: number
}

interface Open {
  readonly lines: Line[]
  /** Left edges of the cells; one entry for plain text. */
  readonly edges: readonly number[]
  readonly cells: string[]
  readonly breaks: number[]
  readonly label?: string
  /**
   * Left edges of the columns behind the first, as the rows above showed them: what starts there is no row of its own.
   */
  readonly inner: readonly number[]
  /** How far a row stands from the row above it. */
  readonly gap?: number
  /** Left edge of a continuation line, if known. */
  hang: number | undefined
  last: Segment
  lastCell: number
}

/** What all lines of the document tell about its layout. */
interface Measure {
  /** The uncertainty of the width of a line, in points. */
  readonly doubt: number
  readonly margin: (page: number) => number
  readonly leading: (size: number) => number
  readonly vocabulary: Vocabulary
}

/**
 * Joins lines of one column. A new paragraph starts at a wider gap, another size, weight or indentation, a label, or
 * when the line before ended early: the first word of the next line would have fitted. Plain text has no widths
 * (`hasWidths` false) and was mostly broken for letters of another width, so its lines count as full sooner.
 */
export function joinParagraphs(
  lines: readonly Line[],
  hasWidths = true,
  vocabulary = vocabularyOfLines(lines),
): readonly Paragraph[] {
  const margin = hasWidths ? marginOf(lines) : usualWidth(lines)
  const measure: Measure = {
    doubt: hasWidths || !Number.isFinite(margin(0)) ? 0 : 0.13 * margin(0),
    margin,
    leading: leadingOf(lines),
    vocabulary,
  }
  const done: Paragraph[] = []
  let open: Open | undefined
  for (const line of lines) {
    if (open && extend(open, line, measure)) continue
    if (open) done.push(close(open))
    open = start(line, open)
  }
  if (open) done.push(close(open))
  return done
}

/** The words inside lines. */
export function vocabularyOfLines(lines: readonly Line[]): Vocabulary {
  return vocabularyOf(lines.flatMap((line) => line.segments.map((segment) => segment.text)))
}

function start(line: Line, above?: Open): Open {
  const [first, second] = line.segments
  if (!first) throw new Error('a line without text reached the paragraphs')
  const last = line.segments.at(-1) ?? first
  if (second && isLabel(first.text)) {
    const rest = line.segments.slice(1)
    return {
      lines: [line],
      edges: rest.map((segment) => segment.x),
      cells: rest.map((segment) => segment.text),
      breaks: [],
      label: first.text,
      inner: rest.map((segment) => segment.x),
      ...gapAbove(line, above),
      hang: second.x,
      last,
      lastCell: rest.length - 1,
    }
  }
  const label = second ? undefined : labelOf(first)
  return {
    lines: [line],
    edges: line.segments.map((segment) => segment.x),
    cells: line.segments.map((segment) => segment.text),
    breaks: [],
    ...(label !== undefined && { label }),
    inner: second ? innerEdges(line, above) : [],
    ...(second && gapAbove(line, above)),
    hang: second ? undefined : first.label?.hang,
    last,
    lastCell: line.segments.length - 1,
  }
}

/** Edges of a row behind its first column; all of them when it starts in a column that rows right above have inside. */
function innerEdges(line: Line, above: Open | undefined): readonly number[] {
  const [first, ...rest] = line.segments.map((segment) => segment.x)
  const known = above && above.edges.length > 1 ? above.inner : []
  const isInside = first !== undefined && known.some((edge) => Math.abs(edge - first) <= 0.35 * line.size)
  return isInside ? known : rest
}

function gapAbove(line: Line, above: Open | undefined): { readonly gap?: number } {
  const last = above?.lines.at(-1)
  return above && above.edges.length > 1 && last?.page === line.page ? { gap: last.y - line.y } : {}
}

function labelOf(segment: Segment): string | undefined {
  return segment.label?.text ?? leadingLabel(segment.text)
}

/** Adds the line to the open paragraph if it continues it. */
function extend(open: Open, line: Line, measure: Measure): boolean {
  const [segment] = line.segments
  const before = open.lines.at(-1)
  if (!segment || !before) return false
  if (line.segments.length > 1) return extendRow(open, line, before, measure)
  const tie = tieOf(before, line)
  if (tie === 'one' && open.edges.length === 1) return extendElement(open, line, segment, measure)
  const size = Math.max(before.size, line.size)
  if (Math.abs(before.size - line.size) > 0.07 * size) return false
  const turned = line.page !== before.page
  if (!turned && before.y - line.y > 1.35 * measure.leading(line.size)) return false
  const near = (x: number): boolean => Math.abs(segment.x - x) <= 0.35 * size
  const isRow = open.edges.length > 1
  if (isRow) {
    const cell = open.edges.findIndex(
      (edge) => near(edge) && open.inner.some((inner) => Math.abs(inner - edge) <= 0.35 * size),
    )
    if (cell < 0) return false
    joinCell(open, line, segment, cell, measure)
    return true
  }
  if (tie === 'apart') return false
  if (open.last.boldEnd !== segment.boldStart && !insideSentence(open, segment)) return false
  if (fits(open.last, segment, line, measure) && !isUnfinished(open, segment, line, measure)) return false
  if (startsItem(open, segment, near)) return false
  if (!indentationContinues(open, segment, before, size, near, turned)) return false
  join(open, line, segment, measure)
  return true
}

/**
 * Several cells of a row may go on in one line. Of a row with a number in front that can be told: what has none, and
 * stands as close as the lines of one cell do, is no row; of another, where rows stand further apart than its lines.
 */
function extendRow(open: Open, line: Line, before: Line, measure: Measure): boolean {
  const distance = before.y - line.y
  const isClose =
    open.label === undefined ? 1.05 * distance < (open.gap ?? 0) : distance <= 1.15 * measure.leading(line.size)
  const cells = line.segments.map(({ x }) =>
    open.edges.findIndex(
      (edge) =>
        Math.abs(edge - x) <= 0.35 * line.size &&
        open.inner.some((inner) => Math.abs(inner - edge) <= 0.35 * line.size),
    ),
  )
  if (open.edges.length < 2 || line.page !== before.page || !isClose || cells.includes(-1)) return false
  line.segments.forEach((segment, index) => joinCell(open, line, segment, cells[index] ?? 0, measure))
  return true
}

function joinCell(open: Open, line: Line, segment: Segment, cell: number, measure: Measure): void {
  const full = cell === open.lastCell && cell === open.edges.length - 1 && !fits(open.last, segment, line, measure)
  open.cells[cell] = full
    ? joinLines(open.cells[cell] ?? '', segment.text, measure.vocabulary)
    : `${open.cells[cell] ?? ''}\n${segment.text}`
  add(open, line, segment, cell)
}

function join(open: Open, line: Line, segment: Segment, measure: Measure): void {
  const joined = joinLines(open.cells[0] ?? '', segment.text, measure.vocabulary)
  open.breaks.push(joined.length - segment.text.length)
  open.cells[0] = joined
  add(open, line, segment, 0)
}

/**
 * What the tags of a PDF say about two lines: the same element, or two. Across a page break tags say nothing, because
 * an element has a part on each page.
 */
function tieOf(before: Line, line: Line): 'one' | 'apart' | undefined {
  if (before.page !== line.page) return before.tag?.kind === line.tag?.kind ? undefined : 'apart'
  if (before.tag === undefined && line.tag === undefined) return undefined
  return before.tag?.element === line.tag?.element && before.tag?.part === line.tag?.part ? 'one' : 'apart'
}

/**
 * A line of the same element continues it, unless the author broke the line above, which then ended early. A heading is
 * one block, however it is broken.
 */
function extendElement(open: Open, line: Line, segment: Segment, measure: Measure): boolean {
  const reach = line.tag?.reach
  const own = reach === undefined ? measure : { ...measure, margin: () => reach }
  if (line.tag?.kind !== 'heading' && fits(open.last, segment, line, own) && !isUnfinished(open, segment, line, own))
    return false
  join(open, line, segment, measure)
  return true
}

function add(open: Open, line: Line, segment: Segment, cell: number): void {
  open.lines.push(line)
  open.last = segment
  open.lastCell = cell
}

/** A bold word may start a line in the middle of a sentence; a line that is all bold may not. */
function insideSentence(open: Open, segment: Segment): boolean {
  return (
    open.lines.length > 0 &&
    !segment.bold &&
    !open.last.bold &&
    !/[.;:!?)\]]$/u.test(open.last.text) &&
    !/^\p{Lu}/u.test(segment.text)
  )
}

/**
 * Whether the first word of the segment would have fitted after the last one. Right edges are ragged and the margin is
 * only an estimate from below, so when a sentence clearly continues, the line must be shorter to count as ended.
 */
function fits(last: Segment, segment: Segment, line: Line, measure: Measure): boolean {
  const word = segment.text.split(' ', 1)[0] ?? ''
  const isClosed = /[.;:!?]$/u.test(last.text)
  const slack =
    measure.margin(line.page) - measure.doubt * (isClosed ? 0.4 : 1) - last.right - (word.length + 1) * line.letter
  const goesOn = /^\p{Ll}/u.test(segment.text) && !/[.;:!?]$/u.test(last.text)
  return slack > (goesOn ? 8 : 0.3) * line.letter
}

/** A line that ends with a comma or inside brackets continues below, even if it ended a little early. */
function isUnfinished(open: Open, segment: Segment, line: Line, measure: Measure): boolean {
  const text = open.cells[0] ?? ''
  const isOpen = (text.match(/\(/gu) ?? []).length > (text.match(/\)/gu) ?? []).length
  const slack = measure.margin(line.page) - open.last.right
  return (isOpen || text.endsWith(',')) && slack < 25 * line.letter && labelOf(segment) === undefined
}

function indentationContinues(
  open: Open,
  segment: Segment,
  before: Line,
  size: number,
  near: (x: number) => boolean,
  turned: boolean,
): boolean {
  const first = open.edges[0] ?? 0
  if (open.lines.length > 1) return near(open.hang ?? first) || isCentred(before, segment, size)
  if (open.hang !== undefined && near(open.hang)) return true
  // Across pages there is no gap to judge by: text indented under its number must continue so there.
  if (open.hang !== undefined && turned) return false
  // The second line decides: hanging under the text of a label, level, or after an indented first line.
  const isLevel = near(first)
  const isHanging = open.label !== undefined && segment.x > first && segment.x - first < 6 * size
  const isSetIn = open.label === undefined && segment.x < first && first - segment.x < 4 * size
  if (isLevel || isHanging || isSetIn) {
    open.hang = segment.x
    return true
  }
  return isCentred(before, segment, size)
}

function isCentred(before: Line, segment: Segment, size: number): boolean {
  const [only] = before.segments
  return (
    before.segments.length === 1 &&
    only !== undefined &&
    Math.abs(only.x + only.right - segment.x - segment.right) < size &&
    Math.abs(only.x - segment.x) > 0.35 * size
  )
}

/** Whether the line starts its own item, rather than continuing a sentence that happens to break before a number. */
function startsItem(open: Open, segment: Segment, near: (x: number) => boolean): boolean {
  const label = labelOf(segment)
  if (label === undefined) return false
  if (isBullet(label) && !/^[-–—]$/u.test(label)) return true
  const under = open.lines[0]?.segments[0]?.x ?? 0
  if (open.label !== undefined && near(under) && !(open.hang !== undefined && Math.abs(open.hang - under) < 1))
    return true
  return /[.;:]$/u.test(open.last.text) && !(open.label !== undefined && open.hang !== undefined && near(open.hang))
}

function close(open: Open): Paragraph {
  const first = open.lines[0]
  const segments = open.lines.flatMap((line) => line.segments)
  const lead =
    first?.segments[0]?.lead ??
    (segments.length > 1 && first?.segments[0]?.bold && !segments.at(-1)?.bold ? first.segments[0].text : undefined)
  const isRow = open.edges.length > 1
  const parts =
    open.label !== undefined && !(open.cells[0] ?? '').startsWith(open.label) ? [open.label, ...open.cells] : open.cells
  const bold = segments.every((segment) => segment.bold)
  const shift = parts.length > open.cells.length ? (parts[0]?.length ?? 0) + 1 : 0
  return {
    lines: open.lines,
    text: parts
      .join(' ')
      .replace(/\u00AD/gu, '')
      .replace(/\s+/gu, ' ')
      .trim(),
    ...(open.label !== undefined && { label: open.label }),
    ...(lead !== undefined && !bold && { lead }),
    ...(isRow && { cells: open.cells, edges: open.edges }),
    ...(open.breaks.length > 0 && { breaks: open.breaks.map((at) => at + shift) }),
    bold,
    size: first?.size ?? 0,
    x: first?.segments[0]?.x ?? 0,
  }
}

/**
 * The right edge of running text, per page: the furthest that a line of running text reaches there, or in the whole
 * document when the page has little of it. Rows of tables may stick out and are left out.
 */
function marginOf(lines: readonly Line[]): (page: number) => number {
  const running = lines.filter((line) => line.segments.length === 1 && (line.segments[0]?.text.length ?? 0) >= 40)
  const reach = (some: readonly Line[]): number =>
    some.reduce((most, line) => Math.max(most, line.segments[0]?.right ?? 0), 0)
  const perPage = new Map<number, readonly Line[]>()
  for (const line of running) perPage.set(line.page, [...(perPage.get(line.page) ?? []), line])
  const rights = running.map((line) => line.segments[0]?.right ?? 0).sort((a, b) => a - b)
  // Without running text the margin is unknown: then every line counts as short and stays alone.
  const overall = rights[Math.floor(rights.length * 0.98)] ?? Infinity
  const margins = new Map([...perPage].map(([page, own]) => [page, own.length >= 8 ? reach(own) : overall] as const))
  return (page) => margins.get(page) ?? overall
}

/** Without widths: where a long line usually ends. */
function usualWidth(lines: readonly Line[]): (page: number) => number {
  const rights = lines
    .flatMap((line) =>
      line.segments.length === 1 && (line.segments[0]?.text.length ?? 0) >= 40 ? [line.segments[0]?.right ?? 0] : [],
    )
    .sort((a, b) => a - b)
  const median = rights[Math.floor(rights.length / 2)] ?? Infinity
  return () => median
}

/** Distance between the baselines of one paragraph, per letter size: the smallest that is not rare. */
function leadingOf(lines: readonly Line[]): (size: number) => number {
  const gaps = new Map<number, Map<number, number>>()
  lines.slice(1).forEach((line, index) => {
    const before = lines[index]
    if (!before || before.page !== line.page || before.size !== line.size) return
    const gap = Math.round((before.y - line.y) * 2) / 2
    if (gap < 0.8 * line.size || gap > 2.5 * line.size) return
    const counts = gaps.get(line.size) ?? new Map<number, number>()
    counts.set(gap, (counts.get(gap) ?? 0) + 1)
    gaps.set(line.size, counts)
  })
  return (size) => {
    const counts = gaps.get(size)
    if (!counts) return 1.2 * size
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    return Math.min(...[...counts].filter(([, count]) => count >= 0.06 * total).map(([gap]) => gap), 1.6 * size)
  }
}
