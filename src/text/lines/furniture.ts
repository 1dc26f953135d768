import type { Line } from './pdf-lines.js'

/** How many lines at the top and at the bottom of a page may be running heads and feet. */
const ZONE = 4
/** Letters smaller than this many points are not meant to be read. */
const UNREADABLE = 3
const PAGE_NUMBER = /^[^\p{L}\d]*(?:\p{L}{1,9}\.?\s*)?\d{1,4}\s*(?:\/|van|of|sur|von|-)?\s*\d{0,4}[^\p{L}\d]*$/u

/**
 * Running heads, feet and page numbers, recognised by repetition: a line in the top or bottom zone whose text, with
 * every
 * number blanked, stands at the same height on at least half of the pages (two at least). On a document of one page,
 * and for
 * a last page that differs, a lone page number at the very edge counts too.
 * So does text too small to read, and a line of mere signs at the edge.
 */
export function findFurniture(pages: readonly (readonly Line[])[]): ReadonlySet<Line> {
  const found = new Set<Line>()
  const seen = new Map<string, Line[]>()
  for (const lines of pages) {
    const zone = new Set([...lines.slice(0, ZONE), ...lines.slice(-ZONE)])
    const keys = new Set<string>()
    for (const line of lines) if (line.size < UNREADABLE) found.add(line)
    for (const line of zone) {
      if (/^[^\p{L}\p{N}]*$/u.test(textOf(line))) found.add(line)
      const key = keyOf(line)
      if (keys.has(key)) continue
      keys.add(key)
      seen.set(key, [...(seen.get(key) ?? []), line])
    }
  }
  const needed = Math.max(2, Math.ceil(pages.length * 0.5))
  for (const lines of seen.values()) {
    // A repeated line with a number in it that counts up is a page number even on few pages.
    const hasWords = lines.some((line) => /\p{L}{2}/u.test(textOf(line)))
    if (
      (lines.length >= needed && (hasWords || countsUp(lines))) ||
      (lines.length >= 2 && lines.every((line) => countsPages(line, pages.length)))
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
  const text = textOf(line).replace(/\d+/gu, '#').replace(/\s+/gu, '')
  return `${text}@${Math.round(line.y / 6)}`
}

/** Whether the line tells its own page: "3", "3 / 18", "blz. 3 van 18". */
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
