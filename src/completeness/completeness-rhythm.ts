import type { SittingAccount } from './completeness-sittings.js'

/** How regularly a body sits, judging by its documents, and where sittings may be missing. */
export interface BodyRhythm {
  readonly orgaan: string
  readonly orgaanName?: string
  readonly sittings: number
  /** Median days between two sittings, July and August not counted; absent when there are too few sittings. */
  readonly medianDays?: number
  /** Unusually long times without a sitting: from the sitting before to the one after, or to the last harvest. */
  readonly gaps: readonly { readonly from: string; readonly to: string; readonly isOpen: boolean }[]
}

const DAY = 86_400_000
/** Fewer sittings show no rhythm. */
const FEWEST = 5
/** A time without a sitting is a gap when it is longer than this many times the median. */
const TIMES = 2

/** The rhythm of each body, by its name. A gap is only a suspicion: a body may sit when it wants. */
export function rhythmOf(sittings: readonly SittingAccount[], asOf: string | undefined): readonly BodyRhythm[] {
  const bodies = new Map<string, SittingAccount[]>()
  for (const sitting of sittings) bodies.set(sitting.orgaan, [...(bodies.get(sitting.orgaan) ?? []), sitting])
  return [...bodies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([orgaan, own]) => {
      const days = [...new Set(own.map(({ day }) => day))].sort()
      const name = own.find(({ orgaanName }) => orgaanName !== undefined)?.orgaanName
      const known = { orgaan, ...(name !== undefined && { orgaanName: name }), sittings: own.length }
      if (days.length < FEWEST) return { ...known, gaps: [] }
      const between = days.slice(1).map((day, i) => ({ from: days[i] ?? day, to: day, isOpen: false }))
      const median = medianOf(between.map(({ from, to }) => sittingDays(from, to)))
      const last = days.at(-1) ?? ''
      const now = asOf?.slice(0, 10) ?? last
      const open = last < now ? [{ from: last, to: now, isOpen: true }] : []
      return {
        ...known,
        medianDays: median,
        gaps: [...between, ...open].filter(({ from, to }) => sittingDays(from, to) > TIMES * Math.max(median, 1)),
      }
    })
}

/** Days from one to the other, without those in July and August, when councils do not sit. */
function sittingDays(from: string, to: string): number {
  let days = 0
  for (let time = Date.parse(from); time < Date.parse(to); time += DAY) {
    const month = new Date(time).getUTCMonth()
    if (month !== 6 && month !== 7) days++
  }
  return days
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
