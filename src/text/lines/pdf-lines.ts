import type { RecognisedText } from './block.js'
import { closeLetterSpacing, normaliseGlyphs } from './glyphs.js'
import { isLabel } from './label.js'
import type { PdfPage } from '../pdf/pdf-runs.js'
import type { Run } from '../pdf/run.js'
import type { TaggedKind } from '../pdf/tagged-elements.js'

/** A part of a line without a wide gap: a table cell, a label, or the whole line. */
export interface Segment {
  readonly text: string
  readonly x: number
  readonly right: number
  /** Bold at its start, at its end, and as a whole. */
  readonly boldStart: boolean
  readonly boldEnd: boolean
  readonly bold: boolean
  /** The bold part in front when the rest is not bold. */
  readonly lead?: string
  /** Number in front, separated by a gap wider than a space, and the left edge of the text after it. */
  readonly label?: { readonly text: string; readonly hang: number }
}

/** A line's element in the structure tree, when the tags of the PDF are used. */
export interface LineTag {
  /** Unique in the document. */
  readonly element: number
  readonly kind: TaggedKind
  /** Which cell of a table row, from 0. */
  readonly cell: number
  /** Which paragraph of its cell, from 0. */
  readonly part: number
  readonly level?: number
  /** Nesting depth of its list. */
  readonly depth: number
  /** The right edge of the lines of the element, if there is a clear one. */
  readonly reach?: number
}

/** One printed line; points, y upwards. */
export interface Line {
  readonly page: number
  /** From 1 at the top of its page. */
  readonly number: number
  readonly y: number
  readonly size: number
  readonly segments: readonly Segment[]
  /** Width of an average letter, to judge how much fits. */
  readonly letter: number
  readonly tag?: LineTag
  /** Its words as recognised on a picture. */
  readonly recognised?: readonly RecognisedText[]
}

/** A gap wider than this many times the letter size may divide cells; wider than `SURE_GAP` it always does. */
const WIDE_GAP = 1.2
const SURE_GAP = 3
const WORD_GAP = 0.14
/** A left edge behind a wide gap in so many lines of a page is that of a column. */
const MANY_ROWS = 5

/** The lines of a page from the positions of its glyphs, top to bottom, in whatever order they were drawn. */
export function readLines(page: PdfPage): readonly Line[] {
  const rows = groupByBaseline(page.runs)
  const starts = new Map<number, number>()
  for (const row of rows) {
    const seen = new Set(
      row.filter((run, index) => run.text.trim() !== '' && isStart(row, index)).map((run) => Math.round(run.x)),
    )
    for (const x of seen) starts.set(x, (starts.get(x) ?? 0) + 1)
  }
  const lines: Line[] = []
  for (const row of rows) {
    const segments = segmentsOf(row, starts)
    if (segments.length === 0) continue
    const size = dominantSize(row)
    const letters = segments.reduce((sum, segment) => sum + segment.text.length, 0)
    const width = segments.reduce((sum, segment) => sum + segment.right - segment.x, 0)
    const recognised = recognisedIn(row)
    lines.push({
      page: page.number,
      number: lines.length + 1,
      y: row[0]?.y ?? 0,
      size,
      segments,
      letter: letters > 0 ? width / letters : size / 2,
      ...(recognised.length > 0 && { recognised }),
    })
  }
  return lines
}

/** Signs without letters or digits (bullets, rules, specks) are not words that can be misread. */
function recognisedIn(row: readonly Run[]): readonly RecognisedText[] {
  return row.flatMap(({ text, confidence }) =>
    confidence !== undefined && /[\p{L}\p{N}]/u.test(text) ? [{ text, confidence }] : [],
  )
}

function groupByBaseline(runs: readonly Run[]): Run[][] {
  const sorted = runs
    .filter((run) => run.text.trim() !== '' || run.right > run.x)
    .sort((a, b) => b.y - a.y || a.x - b.x)
  const rows: Run[][] = []
  let base: Run | undefined
  for (const run of sorted) {
    const row = rows.at(-1)
    const isAlike = base !== undefined && Math.max(base.size, run.size) <= 2.5 * Math.min(base.size, run.size)
    if (row && base && isAlike && Math.abs(base.y - run.y) <= 0.35 * Math.max(base.size, run.size)) row.push(run)
    else {
      rows.push([run])
      base = run
    }
  }
  return rows
    .map((row) => dropShadows(row.sort((a, b) => a.x - b.x)))
    .filter((row) => row.some((run) => run.text.trim() !== ''))
}

/** Bold faked by printing the same text twice with a small offset counts once. */
function dropShadows(row: Run[]): Run[] {
  return row.filter((run, index) => {
    const before = row[index - 1]
    return !(before && before.text === run.text && run.text.trim() !== '' && run.x - before.x < 0.2 * run.size)
  })
}

function isStart(row: readonly Run[], index: number): boolean {
  const run = row[index]
  const before = row.slice(0, index).findLast((other) => other.text.trim() !== '')
  return run !== undefined && (before === undefined || run.x - before.right > WIDE_GAP * run.size)
}

function segmentsOf(row: readonly Run[], starts: ReadonlyMap<number, number>): Segment[] {
  const groups: Run[][] = []
  const stretched = isStretched(row)
  row.forEach((run, index) => {
    if (run.text.trim() === '') {
      groups.at(-1)?.push(run)
      return
    }
    const before = row.slice(0, index).findLast((other) => other.text.trim() !== '')
    const gap = before ? run.x - before.right : Infinity
    const at = Math.round(run.x)
    const aligned = [at - 1, at, at + 1].reduce((sum, x) => sum + (starts.get(x) ?? 0), 0)
    const splits = gap > SURE_GAP * run.size || (gap > WIDE_GAP * run.size && aligned >= 2)
    // Where many rows have a cell, so has a row of single words, wide as its spaces are.
    const isColumn = aligned >= MANY_ROWS && gap > WIDE_GAP * run.size
    if (!before || (splits && !stretched(gap)) || isColumn) groups.push([run])
    else groups.at(-1)?.push(run)
  })
  return groups.map(segmentOf).filter((segment) => segment.text !== '')
}

/** In a fully stretched line every space is wide: then only a gap far wider than the others separates. */
function isStretched(row: readonly Run[]): (gap: number) => boolean {
  const words = row.filter((run) => run.text.trim() !== '')
  const gaps = words
    .slice(1)
    .map((run, index) => run.x - (words[index]?.right ?? run.x))
    .sort((a, b) => a - b)
  const median = gaps[Math.floor(gaps.length / 2)] ?? 0
  const size = words[0]?.size ?? 10
  // Words that stand together in one run show that the spaces of this line are not wide: then the gaps are of columns.
  const isSpaced = words.some(({ text }) => text.trim().split(/\s+/u).length >= 3)
  return gaps.length >= 4 && median > 0.6 * size && !isSpaced ? (gap) => gap < 1.8 * median : () => false
}

function segmentOf(runs: readonly Run[]): Segment {
  let text = ''
  let boldLetters = 0
  let letters = 0
  let lead = ''
  let leading = true
  let previous: Run | undefined
  const visible = runs.filter((run) => run.text.trim() !== '')
  for (const run of runs) {
    const gap = previous ? run.x - previous.right : 0
    const piece =
      (gap > WORD_GAP * run.size && !text.endsWith(' ') && !run.text.startsWith(' ')
        ? gap > 0.9 * run.size
          ? '  '
          : ' '
        : '') + run.text
    const count = run.text.replace(/\s/gu, '').length
    letters += count
    if (run.bold) boldLetters += count
    if (leading && (run.bold || count === 0)) lead += piece
    else leading = false
    text += piece
    previous = run
  }
  const whole = withBullet(closeLetterSpacing(normaliseGlyphs(text)).replace(/\s+/gu, ' ').trim())
  const bold = letters > 0 && boldLetters === letters
  const front = normaliseGlyphs(lead).replace(/\s+/gu, ' ').trim()
  const label = labelOf(visible)
  return {
    text: whole,
    x: visible[0]?.x ?? 0,
    right: visible.at(-1)?.right ?? 0,
    boldStart: visible[0]?.bold ?? false,
    boldEnd: visible.at(-1)?.bold ?? false,
    bold,
    ...(!bold && front !== '' && { lead: front }),
    ...(label && { label }),
  }
}

function labelOf(visible: readonly Run[]): Segment['label'] {
  const [first, second] = visible
  if (!first || !second || !isLabel(first.text.trim())) return undefined
  return second.x - first.right >= 0.4 * first.size
    ? { text: withBullet(normaliseGlyphs(first.text).trim()), hang: second.x }
    : undefined
}

/** A single sign in front that only its font can show is a bullet. */
function withBullet(text: string): string {
  return text.replace(/^[\uE000-\uF8FF\uFFFD](?=\s|$)/u, '•')
}

function dominantSize(row: readonly Run[]): number {
  const weight = new Map<number, number>()
  for (const run of row) {
    const size = Math.round(run.size * 2) / 2
    weight.set(size, (weight.get(size) ?? 0) + run.text.trim().length)
  }
  return [...weight].reduce<readonly [number, number]>(
    (best, entry) => (entry[1] > best[1] ? entry : best),
    [10, -1],
  )[0]
}
