import type { Line } from './pdf-lines.js'

/** The number of lines at the top and bottom of a page that may be headers and footers. */
const ZONE = 4
/** Letters smaller than this many points are not meant to be read. */
const UNREADABLE = 3
const PAGE_NUMBER = /^[^\p{L}\d]*(?:\p{L}{1,9}\.?\s*)?\d{1,4}\s*(?:\/|van|of|sur|von|-)?\s*\d{0,4}[^\p{L}\d]*$/u

/** The number of lines at the very edge of a page that may be headers at varying heights. */
const EDGE = 2
/** The most different heights. */
const MOST_HEIGHTS = 3

/**
 * Headers, footers and page numbers, recognised by repetition: a line in the top or bottom zone whose text, without its
 * numbers, is at the same height on at least half of the pages (at least two), or on all but one of the left or of the
 * right pages. At the very edge it may be at up to three heights (a first page with a letterhead, a landscape page), at
 * least twice at each. In a document of one page, and on a last page that differs, a lone page number at the very edge
 * counts too. So does text too small to read, and a line of only signs at the edge.
 */
export function findFurniture(pages: readonly (readonly Line[])[]): ReadonlySet<Line> {
  const found = new Set<Line>()
  const atHeight = new Map<string, Line[]>()
  const atEdge = new Map<string, Line[]>()
  for (const lines of pages) {
    const zone = new Set([...lines.slice(0, ZONE), ...lines.slice(-ZONE)])
    const edge = new Set([...lines.slice(0, EDGE), ...lines.slice(-EDGE)])
    for (const line of lines) if (line.size < UNREADABLE) found.add(line)
    const keys = new Set<string>()
    for (const line of zone) {
      if (/^[^\p{L}\p{N}]*$/u.test(textOf(line))) found.add(line)
      const key = keyOf(line)
      if (!keys.has(`${key}@${heightOf(line)}`)) group(atHeight, `${key}@${heightOf(line)}`, line)
      if (edge.has(line) && !keys.has(key)) group(atEdge, key, line)
      keys.add(key).add(`${key}@${heightOf(line)}`)
    }
  }
  const needed = Math.max(2, Math.ceil(pages.length * 0.5))
  for (const lines of atHeight.values()) {
    // A repeated line with a number that counts up is a page number even on few pages.
    const hasWords = lines.some((line) => /\p{L}{2}/u.test(textOf(line)))
    if (
      ((lines.length >= needed || isOfOneSide(lines, pages.length)) && (hasWords || countsUp(lines))) ||
      (lines.length >= 2 && lines.every((line) => countsPages(line, pages.length)))
    )
      for (const line of lines) found.add(line)
  }
  for (const lines of atEdge.values()) {
    const heights = new Map<string, Line[]>()
    for (const line of lines) group(heights, String(heightOf(line)), line)
    if (
      lines.length >= needed &&
      heights.size <= MOST_HEIGHTS &&
      [...heights.values()].every((same) => same.length >= 2) &&
      lines.every(hasSeveralWords)
    )
      for (const line of lines) found.add(line)
  }
  for (const lines of pages) {
    for (const line of [lines[0], lines.at(-1)]) {
      if (line && PAGE_NUMBER.test(textOf(line)) && countsPages(line, pages.length)) found.add(line)
    }
  }
  return found
}

function keyOf(line: Line): string {
  return textOf(line).replace(/\d+/gu, '#').replace(/\s+/gu, '')
}

function heightOf(line: Line): number {
  return Math.round(line.y / 6)
}

function group(groups: Map<string, Line[]>, key: string, line: Line): void {
  const same = groups.get(key)
  if (same) same.push(line)
  else groups.set(key, [line])
}

/** Whether lines are on left pages only, or on right pages only, and on all but one of these. */
function isOfOneSide(lines: readonly Line[], pages: number): boolean {
  const side = (lines[0]?.page ?? 0) % 2
  const all = side === 1 ? Math.ceil(pages / 2) : Math.floor(pages / 2)
  return lines.length >= Math.max(2, all - 1) && lines.every((line) => line.page % 2 === side && hasSeveralWords(line))
}

/** Section headings of one word ("Besluit") are often at the top of pages too. */
function hasSeveralWords(line: Line): boolean {
  return /\p{L}{2}.*\s.*[\p{L}\d]{2}/u.test(textOf(line))
}

/** Whether the line gives its own page number: "3", "3 / 18", "blz. 3 van 18". */
function countsPages(line: Line, pages: number): boolean {
  const numbers = [...textOf(line).matchAll(/\d+/gu)].map((match) => Number(match[0]))
  return numbers.some(
    (number, index) =>
      number === line.page &&
      (numbers.length === 1 || numbers[index + 1] === undefined || numbers[index + 1] === pages),
  )
}

/** Bare numbers at one height are page numbers only when they go up with the pages. */
function countsUp(lines: readonly Line[]): boolean {
  const offsets = lines.map((line) => Number(/\d+/u.exec(textOf(line))?.[0] ?? Number.NaN) - line.page)
  return offsets.every((offset) => offset === offsets[0])
}

function textOf(line: Line): string {
  return line.segments.map((segment) => segment.text).join(' ')
}
