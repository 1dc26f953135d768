import { isPersonName } from '../observe/person-names.js'
import { regex } from '../words/regex.js'
import { secrecyOf, splitNames, type VoteReading, type VoteSide } from './votes.js'
import type { VoteGroup, Words } from '../words/words.js'

/**
 * Reads a vote that stands in the rows of a table: a row of heads ("Voor | Tegen | Onthouding") over a row of numbers,
 * or a row
 * for each voter with the side beside the name; or of names under each head. Undefined when the rows are none of this,
 * or a voter stands on two sides.
 */
export function readVoteRows(rows: readonly (readonly string[])[], words: Words): VoteReading | undefined {
  const text = rows
    .map((cells) => cells.join(' '))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const secret = secrecyOf(text, words)
  const groupOf = (cell: string): VoteGroup | undefined =>
    words.voteGroups.find(({ pattern }) =>
      regex(`^(?:${words.total}\\s+)?(?:${pattern})(?:\\s+(?:${words.votes}))?\\s*:?$`, 'iu').test(cell.trim()),
    )?.group
  for (const [index, heads] of rows.entries()) {
    const groups = heads.map(groupOf)
    if (groups.filter(Boolean).length < 2) continue
    const named = namedColumns(rows.slice(index + 1), groups)
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
  const voters = rows.flatMap((cells) => {
    const group = cells.map(groupOf).find(Boolean)
    const name = cells.find((cell) => isPersonName(cell.trim()))
    return cells.length >= 2 && group !== undefined && name !== undefined ? [{ group, name: name.trim() }] : []
  })
  if (
    voters.length < 3 ||
    voters.length < rows.length - 1 ||
    new Set(voters.map(({ name }) => name)).size < voters.length
  )
    return undefined
  const sides: Partial<Record<VoteGroup, VoteSide>> = {}
  for (const { group, name } of voters)
    sides[group] = { count: (sides[group]?.count ?? 0) + 1, names: [...(sides[group]?.names ?? []), name] }
  return { text, sides, unanimous: false, secret }
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
      const listed = splitNames(cell)
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
      const count = totals[at] ?? own.length
      const differs = own.length > 0 && own.length !== count
      return [[group, { count, names: differs ? [] : own, ...(differs && { differs }) }] as const]
    }),
  )
}
