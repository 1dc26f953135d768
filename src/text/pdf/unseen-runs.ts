import type { Cover, DrawnText, Painted } from './painted.js'
import type { Box } from './path-boxes.js'
import type { Run } from './run.js'

/**
 * The visible runs, and the number of letters and digits that are not: unseen (in layers that are off, in no colour,
 * outside the page …), under filled areas, or struck out.
 */
export interface SeenRuns {
  readonly runs: readonly Run[]
  readonly hidden: number
  readonly covered: number
  readonly struck: number
}

/** Only this many areas are looked at, the last drawn: no text page has more over its text. */
const MOST_COVERS = 5_000
/** Points; nobody reads smaller letters. */
const SMALLEST = 1.5

/** Removes invisible text; of a partly covered run only the words below the area. */
export function seenRuns(runs: readonly Run[], { texts, covers, lines }: Painted, page: Box): SeenRuns {
  const areas = covers
    .filter(({ left, right, bottom, top }) => right - left >= 4 && top - bottom >= 4)
    .slice(-MOST_COVERS)
  const drawnAt = atHeights(texts, ({ y }) => y)
  const linesAt = atHeights(lines, ({ bottom, top }) => (bottom + top) / 2)
  // When most text of a page is drawn in no colour, that is what was recognised on its picture.
  const isScan = texts.filter(({ isInvisible }) => isInvisible).length * 2 > texts.length
  const isUnseen = (text: DrawnText): boolean => text.isUnseen || (text.isInvisible && !isScan)
  const count = { hidden: 0, covered: 0, struck: 0 }
  const seen: Run[] = []
  for (const run of runs) {
    const drawn = drawnAt(run.y - 1, run.y + 1).filter(
      (text) => text.x < run.right + 1 && Math.max(text.right, text.x + 1) > run.x - 1,
    )
    if ((drawn.length > 0 && drawn.every(isUnseen)) || isOutOfSight(run, page)) {
      count.hidden += lettersIn(run.text)
      continue
    }
    const order = drawn.reduce((last, text) => Math.max(last, text.order), -1)
    const over = order < 0 ? [] : areas.filter((area) => area.order > order && liesOver(area, run))
    const through = linesAt(run.y + 0.15 * run.size, run.y + 0.42 * run.size).filter(
      ({ left, right }) => left < run.right && right > run.x,
    )
    const open = over.length === 0 ? [run] : wordsOutside(run, over)
    const left = through.length === 0 ? open : open.flatMap((part) => wordsOutside(part, through))
    count.covered += lettersIn(run.text) - lettersOf(open)
    count.struck += lettersOf(open) - lettersOf(left)
    seen.push(...left)
  }
  return { runs: seen, ...count }
}

/** A function that finds things by height, from one to another. */
function atHeights<Thing>(
  things: readonly Thing[],
  heightOf: (thing: Thing) => number,
): (from: number, to: number) => readonly Thing[] {
  const byHeight = new Map<number, Thing[]>()
  for (const thing of things) {
    const height = Math.round(heightOf(thing))
    const same = byHeight.get(height)
    if (same) same.push(thing)
    else byHeight.set(height, [thing])
  }
  return (from, to) => {
    const found: Thing[] = []
    for (let height = Math.round(from); height <= Math.round(to); height++) found.push(...(byHeight.get(height) ?? []))
    return found
  }
}

/** Outside the page, too small, or pressed to nothing. */
function isOutOfSight({ text, x, y, right, size }: Run, page: Box): boolean {
  const isOff = right <= page.left || x >= page.right || y + size <= page.bottom || y >= page.top
  return (
    lettersIn(text) > 0 && (isOff || size < SMALLEST || (text.length >= 3 && right - x < 0.02 * size * text.length))
  )
}

/** Whether an area covers the letters of a run, over at least part of its width. */
function liesOver({ left, right, bottom, top }: Cover, run: Run): boolean {
  const middle = run.y + 0.3 * run.size
  return bottom <= run.y + 0.15 * run.size && top >= middle && left < run.right && right > run.x
}

/** The words of a run whose middle is not below or behind a box; letters are assumed to be equally wide. */
function wordsOutside(run: Run, boxes: readonly Box[]): readonly Run[] {
  const letter = (run.right - run.x) / Math.max(1, run.text.length)
  return [...run.text.matchAll(/\S+/gu)].flatMap((match) => {
    const x = run.x + match.index * letter
    const right = x + match[0].length * letter
    const middle = (x + right) / 2
    return boxes.some((box) => box.left <= middle && box.right >= middle) ? [] : [{ ...run, text: match[0], x, right }]
  })
}

function lettersOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + lettersIn(text), 0)
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
