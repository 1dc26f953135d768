import type { Roster } from './roster.js'
import type { VoteReading } from './votes.js'

/**
 * What shows that a vote was read whole: `sum`, its sides, with who did not vote, are together as many as were present;
 * `names`, each side has as many names as votes; `whole`, it tells all sides, or for and another where nobody tells that
 * more were present.
 */
export type Proof = 'sum' | 'names' | 'whole' | 'alone'

/**
 * The proof of a vote, undefined when there is none: then it is not stated. A total that is printed with the vote, or
 * else the list of those present, must bear it out. `alone`: one side, for, in a document that does not say who was
 * present; it tells of no outcome.
 */
export function proofOf(vote: VoteReading, roster: Roster | undefined): Proof | undefined {
  const unread = vote.unread ?? []
  if (unread.length > 0 && Object.keys(vote.sides).length === 0) return undefined
  if (vote.unanimous || Object.keys(vote.sides).length === 0) return 'whole'
  const sides = Object.entries(vote.sides).filter(([group]) => group !== 'niet')
  const sum = sides.reduce((total, [, { count }]) => total + count, 0)
  const names = sides.flatMap(([, side]) => side.names)
  if (new Set(names).size < names.length || sum === 0) return undefined
  // Who is told not to have voted was present too: "19 stemmen voor, 1 niet gestemd" of twenty.
  const totals = [sum, sum + (vote.sides.niet?.count ?? 0)]
  if (vote.total !== undefined) return totals.includes(vote.total) ? 'sum' : undefined
  if (roster && totals.some((total) => total >= roster.from && total <= roster.to)) return 'sum'
  if (unread.length > 0) return undefined
  // Of a vote without its votes for nobody can say how it ended.
  if (!vote.sides.voor) return undefined
  const isNamed = sides.every(
    ([, { count, names: own, familyNames }]) => own.length === count || familyNames?.length === count,
  )
  if (sides.length >= 2 && isNamed) return 'names'
  const isComplete = (['voor', 'tegen', 'onthouding'] as const).every((side) => vote.sides[side])
  // A side that was not read leaves votes short. More votes than people only show that the list is not all.
  const isShort = roster !== undefined && sum < roster.from
  if (isComplete || (sides.length >= 2 && !isShort)) return 'whole'
  return roster ? undefined : 'alone'
}
