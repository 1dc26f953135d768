import { similarity } from './same-fact.js'

/** From here on two titles may be one. */
const LIKE = 0.6

interface Titled {
  readonly titel: string | null
}

/** Pairs items by their titles in order, then those that moved; numbers do not count. */
export function alignItems<Gold extends Titled, Read extends Titled>(
  gold: readonly Gold[],
  read: readonly Read[],
): { readonly pairs: readonly (readonly [Gold, Read])[]; readonly extra: readonly Read[] } {
  const like = gold.map((one) =>
    read.map((other) => (one.titel === null || other.titel === null ? 0 : similarity(one.titel, other.titel))),
  )
  const best: number[][] = Array.from({ length: gold.length + 1 }, () =>
    Array.from({ length: read.length + 1 }, () => 0),
  )
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0
  const value = (row: number, column: number): number => like[row]?.[column] ?? 0
  for (let row = gold.length - 1; row >= 0; row--) {
    for (let column = read.length - 1; column >= 0; column--) {
      const paired = value(row, column) >= LIKE ? value(row, column) + at(row + 1, column + 1) : 0
      const line = best[row]
      if (line) line[column] = Math.max(paired, at(row + 1, column), at(row, column + 1))
    }
  }
  const pairs: [Gold, Read][] = []
  const usedGold = new Set<number>()
  const usedRead = new Set<number>()
  const pair = (row: number, column: number): void => {
    pairs.push([gold[row] as Gold, read[column] as Read])
    usedGold.add(row)
    usedRead.add(column)
  }
  for (let row = 0, column = 0; row < gold.length && column < read.length;) {
    if (value(row, column) >= LIKE && Math.abs(at(row, column) - value(row, column) - at(row + 1, column + 1)) < 1e-9)
      pair(row++, column++)
    else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
  gold.forEach((_, row) => {
    if (usedGold.has(row)) return
    const column = read.findIndex((_, index) => !usedRead.has(index) && value(row, index) >= LIKE)
    if (column >= 0) pair(row, column)
  })
  return { pairs, extra: read.filter((_, index) => !usedRead.has(index)) }
}
