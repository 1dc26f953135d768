import type { Cover, DrawnText, Painted } from './painted.js'
import type { Run } from './run.js'

/**
 * The visible runs, and the number of letters and digits that are not: in layers that are off, or under filled areas.
 */
export interface SeenRuns {
  readonly runs: readonly Run[]
  readonly hidden: number
  readonly covered: number
}

/** Only this many areas are looked at, the last drawn: no text page has more over its text. */
const MOST_COVERS = 5_000

/** Removes invisible text; of a partly covered run only the words below the area. */
export function seenRuns(runs: readonly Run[], { texts, covers }: Painted): SeenRuns {
  const areas = covers
    .filter(({ left, right, bottom, top }) => right - left >= 4 && top - bottom >= 4)
    .slice(-MOST_COVERS)
  if (areas.length === 0 && !texts.some(({ isOff }) => isOff)) return { runs, hidden: 0, covered: 0 }
  const byHeight = new Map<number, DrawnText[]>()
  for (const text of texts) {
    const height = Math.round(text.y)
    const same = byHeight.get(height)
    if (same) same.push(text)
    else byHeight.set(height, [text])
  }
  let hidden = 0
  let covered = 0
  const seen: Run[] = []
  for (const run of runs) {
    const drawn = [-1, 0, 1]
      .flatMap((step) => byHeight.get(Math.round(run.y) + step) ?? [])
      .filter((text) => text.x < run.right + 1 && Math.max(text.right, text.x + 1) > run.x - 1)
    if (drawn.length > 0 && drawn.every(({ isOff }) => isOff)) {
      hidden += lettersIn(run.text)
      continue
    }
    const order = drawn.reduce((last, text) => Math.max(last, text.order), -1)
    const over = order < 0 ? [] : areas.filter((area) => area.order > order && liesOver(area, run))
    if (over.length === 0) {
      seen.push(run)
      continue
    }
    const left = wordsOutside(run, over)
    covered += lettersIn(run.text) - left.reduce((sum, { text }) => sum + lettersIn(text), 0)
    seen.push(...left)
  }
  return { runs: seen, hidden, covered }
}

/** Whether an area covers the letters of a run, over at least part of its width. */
function liesOver({ left, right, bottom, top }: Cover, run: Run): boolean {
  const middle = run.y + 0.3 * run.size
  return bottom <= run.y + 0.15 * run.size && top >= middle && left < run.right && right > run.x
}

/** The words of a run whose middle is not covered; letters are assumed to be equally wide. */
function wordsOutside(run: Run, areas: readonly Cover[]): readonly Run[] {
  const letter = (run.right - run.x) / Math.max(1, run.text.length)
  return [...run.text.matchAll(/\S+/gu)].flatMap((match) => {
    const x = run.x + match.index * letter
    const right = x + match[0].length * letter
    const middle = (x + right) / 2
    return areas.some((area) => area.left <= middle && area.right >= middle)
      ? []
      : [{ ...run, text: match[0], x, right }]
  })
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
