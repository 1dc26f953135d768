import type { Block } from '../../../text/lines/block.js'
import { isPersonName } from '../observe/person-names.js'
import { regex } from '../words/regex.js'
import { secrecyOf, sideOf, type VoteReading, type VoteSide } from './votes.js'
import { votersIn } from './roster.js'
import type { VoteGroup, Words } from '../words/words.js'

/**
 * Reads a vote that stands in the rows of a table: a row of heads ("Voor | Tegen | Onthouding") over a row of numbers,
 * or a row for each voter with the side beside the name; or of names under each head. Undefined when the rows are none
 * of this, or a voter stands on two sides.
 */
export function readVoteRows(rows: readonly (readonly string[])[], words: Words): VoteReading | undefined {
  const text = rows
    .map((cells) => cells.join(' '))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const secret = secrecyOf(text, words)
  for (const [index, heads] of rows.entries()) {
    const groups = heads.map((cell) => sideOfCell(cell, words))
    if (groups.filter(Boolean).length < 2) continue
    const named = namedColumns(rows.slice(index + 1), groups, words)
    if (named) return { text, sides: named, unanimous: false, secret }
    const figures = figuresOf(rows[index + 1])
    if (!groups.every((group, at) => group === undefined || figures[at] !== undefined)) continue
    const sides = Object.fromEntries(
      groups.flatMap((group, at) =>
        group === undefined ? [] : [[group, { count: figures[at] ?? 0, names: [] }] as const],
      ),
    )
    return { text, sides, unanimous: false, secret }
  }
  if (rows.some((cells) => cells.filter((cell) => MARK.test(cell.trim())).length > 1)) return undefined
  let heads: readonly (VoteGroup | undefined)[] = []
  const voters = rows.flatMap((cells) => {
    const groups = cells.map((cell) => sideOfCell(cell, words))
    if (groups.filter(Boolean).length >= 2) heads = groups
    // A mark may stand in the middle of its column, behind the edge of the head.
    const mark = cells.findIndex((cell) => MARK.test(cell.trim()))
    const group = mark >= 0 ? heads.slice(0, mark + 1).findLast(Boolean) : groups.find(Boolean)
    const name = cells.find((cell) => isPersonName(cell.trim()))
    return cells.length >= 2 && group !== undefined && name !== undefined ? [{ group, name: name.trim() }] : []
  })
  if (
    voters.length < 3 ||
    voters.length < rows.length - 2 ||
    new Set(voters.map(({ name }) => name)).size < voters.length
  )
    return undefined
  const sides: Partial<Record<VoteGroup, VoteSide>> = {}
  for (const { group, name } of voters)
    sides[group] = { count: (sides[group]?.count ?? 0) + 1, names: [...(sides[group]?.names ?? []), name] }
  const totals = rows.findLast(
    (cells) => heads.length > 0 && figuresOf(cells).filter((one) => one !== undefined).length >= 2,
  )
  heads.forEach((group, at) => {
    const count = figuresOf(totals)[at]
    if (group === undefined || count === undefined || count === sides[group]?.count) return
    // Every voter has a row: a total that is not their number is of others.
    sides[group] = { count, names: [], ...((sides[group] ?? count > 0) && { differs: true }) }
  })
  return { text, sides, unanimous: false, secret }
}

/** The side that a cell names, and nothing else. */
export function sideOfCell(cell: string, words: Words): VoteGroup | undefined {
  return words.voteGroups.find(({ pattern }) =>
    regex(`^(?:${words.total}\\s+)?(?:${pattern})(?:\\s+(?:${words.votes}))?\\s*:?$`, 'iu').test(cell.trim()),
  )?.group
}

/** What tells in a table that a voter is of the side at the head of the column. */
const MARK = /^[xX✓✔☑v•]$/u

/**
 * The cells of rows in their columns: empty where a row has none. A name that stands under the first cell is such a
 * row.
 */
export function gridOf(blocks: readonly Block[], words: Words): readonly (readonly string[])[] {
  let above: { readonly edge: number; readonly width: number } | undefined
  return blocks.flatMap(({ cells, row, text, style }) => {
    const edge = style.indentation
    if (!cells) {
      const isUnder =
        above !== undefined && Math.abs(above.edge - edge) < 2 && votersIn(text, undefined, words).length > 0
      if (isUnder && above) return [[text, ...Array.from({ length: above.width - 1 }, () => '')]]
      above = undefined
      return []
    }
    const width = row ? Math.max(row.header?.length ?? 0, ...row.columns.map((column) => column + 1)) : cells.length
    if (row?.columns[0] === 0 || !row) above = { edge, width }
    const grid = Array.from({ length: width }, () => '')
    cells.forEach((cell, index) => (grid[row?.columns[index] ?? index] = cell))
    return [grid]
  })
}

function figuresOf(row: readonly string[] | undefined): readonly (number | undefined)[] {
  return row?.map((cell) => (/^\d{1,3}$/u.test(cell.trim()) ? Number(cell.trim()) : undefined)) ?? []
}

/**
 * Under a head for each side the names of its voters, and perhaps a row with their numbers; undefined when anything
 * there is neither.
 */
function namedColumns(
  rows: readonly (readonly string[])[],
  groups: readonly (VoteGroup | undefined)[],
  words: Words,
): Partial<Record<VoteGroup, VoteSide>> | undefined {
  const names = new Map<VoteGroup, string[]>()
  let totals: readonly (number | undefined)[] = []
  for (const row of rows) {
    if (row.length !== groups.length) break
    const figures = figuresOf(row)
    if (groups.every((group, at) => group === undefined || figures[at] !== undefined)) {
      totals = figures
      break
    }
    for (const [at, group] of groups.entries()) {
      const cell = row[at]?.trim() ?? ''
      const listed = votersIn(cell, undefined, words)
      if (group === undefined || cell === '' || /^[-–/]$/u.test(cell)) continue
      if (listed.length === 0) return undefined
      names.set(group, [...(names.get(group) ?? []), ...listed])
    }
  }
  const all = [...names.values()].flat()
  if (all.length === 0 || new Set(all).size < all.length) return undefined
  return Object.fromEntries(
    groups.flatMap((group, at) => {
      if (group === undefined) return []
      const own = names.get(group) ?? []
      return [[group, sideOf(totals[at] ?? own.length, own)] as const]
    }),
  )
}
