import { joinLines, type Vocabulary } from './hyphenation.js'
import type { Line } from './pdf-lines.js'

const LEADERS = /\s*(?:\.{4,}|(?:\. ){4,}|…{2,}|_{6,})\s*\d{1,4}$/u
/** Between two lines with leaders, an entry that wraps has at most this many lines. */
const MOST_BETWEEN = 4

/** One entry of a table of contents: its text without leaders, and its lines. */
export interface ContentsEntry {
  readonly text: string
  readonly lines: readonly Line[]
}

/** Joins the lines of a table of contents to entries: an entry ends with its page number. */
export function readContents(lines: readonly Line[], vocabulary: Vocabulary): readonly ContentsEntry[] {
  const entries: ContentsEntry[] = []
  let open: Line[] = []
  lines.forEach((line, index) => {
    open.push(line)
    const isHeading = index === 0 && !LEADERS.test(printed(line)) && printed(line).split(' ').length <= 2
    if (!isHeading && !LEADERS.test(printed(line)) && index < lines.length - 1) return
    const text = open.reduce((joined, each) => joinLines(joined, printed(each), vocabulary), '').replace(LEADERS, '')
    entries.push({ text: text.replace(/\s+/gu, ' ').trim(), lines: open })
    open = []
  })
  return entries
}

/**
 * The table of contents: a run of lines of which most end in dot leaders and a page number, with the lines between
 * (entries that wrap) and the short heading above it. Empty when there are fewer than two such lines together.
 */
export function findContents(lines: readonly Line[]): ReadonlySet<Line> {
  const leaders = lines.flatMap((line, index) => (LEADERS.test(printed(line)) ? [index] : []))
  const found = new Set<Line>()
  let run: number[] = []
  const close = (): void => {
    const first = run[0]
    const last = run.at(-1)
    if (first !== undefined && last !== undefined && run.length >= 2) {
      const start = headingAbove(lines, wrapStart(lines, first))
      for (const line of lines.slice(start, last + 1)) found.add(line)
    }
    run = []
  }
  for (const index of leaders) {
    const previous = run.at(-1)
    if (previous !== undefined && index - previous > MOST_BETWEEN) close()
    run.push(index)
  }
  close()
  return found
}

/** The first entry may itself wrap: include the lines directly above it at normal leading. */
function wrapStart(lines: readonly Line[], first: number): number {
  let start = first
  while (start > 0 && first - start < MOST_BETWEEN) {
    const here = lines[start]
    const above = lines[start - 1]
    if (!here || !above || above.page !== here.page || above.y - here.y > 1.3 * here.size) break
    start--
  }
  return start
}

function headingAbove(lines: readonly Line[], start: number): number {
  const above = lines[start - 1]
  const here = lines[start]
  const text = above?.segments.map((segment) => segment.text).join(' ') ?? ''
  return above && here && above.page === here.page && text.split(' ').length <= 2 && !/\d/u.test(text)
    ? start - 1
    : start
}

function printed(line: Line): string {
  return line.segments.map((segment) => segment.text).join(' ')
}
