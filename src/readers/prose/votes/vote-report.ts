import type { Block } from '../../../text/lines/block.js'
import { perWords } from '../words/regex.js'
import { sideOf, type VoteReading, type VoteSide } from './votes.js'
import { votersIn } from './roster.js'
import type { VoteGroup, Words } from '../words/words.js'

/** A vote reported in full: what about, the total of each side, the names of each side, what came of it. */
export interface ReportedVote extends VoteReading {
  readonly block: Block
  readonly onderwerp?: string
  readonly gevolg?: string
}

const patternsOf = perWords((words) => {
  const groups = words.voteGroups.map(({ group, pattern }) => ({
    group,
    pattern: `(?:${pattern})(?:${words.voteQualifier})*`,
  }))
  return {
    opening: new RegExp(`^(?:de|het)\\s.{2,60}\\s(?:${words.votesHow})[\\s,.:]*$`, 'iu'),
    secret: new RegExp(words.secretHow, 'iu'),
    totals: groups.map(({ group, pattern }) => ({
      group,
      pattern: new RegExp(`^(?:(?:${words.total})\\s+)+${pattern}\\s*[:=]\\s*(\\d{1,3})$`, 'iu'),
    })),
    heads: groups.map(({ group, pattern }) => ({ group, pattern: new RegExp(`^${pattern}\\s*:?$`, 'iu') })),
    consequence: new RegExp(`^(?:${words.asConsequence})[\\s,:]*(.*)$`, 'isu'),
    voters: new RegExp(`^(?:${words.voters})[\\s:]*$`, 'iu'),
    outcome: new RegExp(`^(?:${words.outcomes.map(({ pattern }) => pattern).join('|')})(?!\\p{L})`, 'iu'),
    nobody: new RegExp(`^(?:${words.nobody})$`, 'iu'),
  }
})

/**
 * Reads the votes of a region in which each is reported in lines: "De raad stemt openbaar," the subject, who is present
 * and votes, "Totaal aantal voorstanders: 18", "Voorstanders" with names under it, "Met als gevolg," and what came of
 * it. Empty when no line says how was voted, or no total follows.
 */
export function readVoteReports(region: readonly Block[], words: Words): readonly ReportedVote[] {
  const { opening } = patternsOf(words)
  const starts = region.flatMap((block, index) => (opening.test(block.text) ? [index] : []))
  return starts.flatMap((start, at) => readReport(region.slice(start, starts[at + 1]), words) ?? [])
}

function readReport(blocks: readonly Block[], words: Words): ReportedVote | undefined {
  const { secret, totals, heads, consequence, voters, nobody, outcome } = patternsOf(words)
  const [first, ...lines] = blocks
  if (!first) return undefined
  const counts = new Map<VoteGroup, number>()
  const names = new Map<VoteGroup, string[]>()
  let open: VoteGroup | undefined
  let onderwerp: string | undefined
  let gevolg: string | undefined
  let isBeforeVoters = true
  let awaitsConsequence = false
  for (const block of lines) {
    const text = (
      block.label !== undefined && !/[\p{L}\d]/u.test(block.label) ? block.text.slice(block.label.length) : block.text
    ).trim()
    const total = totals.flatMap(({ group, pattern }) =>
      pattern.exec(text)?.[1] !== undefined ? [{ group, count: Number(pattern.exec(text)?.[1]) }] : [],
    )[0]
    const head = heads.find(({ pattern }) => pattern.test(text))
    const result = consequence.exec(text)
    if (total) counts.set(total.group, total.count)
    else if (head) open = head.group
    else if (result) {
      gevolg = result[1]?.trim() || undefined
      awaitsConsequence = gevolg === undefined
      open = undefined
    } else if (awaitsConsequence) {
      gevolg = text
      awaitsConsequence = false
    } else if (voters.test(text)) open = undefined
    else if (open !== undefined && nobody.test(text)) open = undefined
    else if (open !== undefined && votersIn(text, undefined, words).length > 0)
      names.set(open, [...(names.get(open) ?? []), ...votersIn(text, undefined, words)])
    else {
      if (isBeforeVoters && counts.size === 0 && votersIn(text, undefined, words).length === 0) onderwerp ??= text
      // A line behind the names that starts with an outcome is what came of it.
      else if (counts.size > 0 && gevolg === undefined && outcome.test(text) && text.length < 120) gevolg = text
      open = undefined
    }
    if (head ?? voters.test(text)) isBeforeVoters = false
  }
  if (!counts.has('voor')) return undefined
  const sides = Object.fromEntries(
    [...counts].map(([group, count]) => [group, sideOf(count, names.get(group) ?? [])] as const),
  ) as Partial<Record<VoteGroup, VoteSide>>
  return {
    text: blocks
      .map((block) => block.text)
      .join(' ')
      .slice(0, 600),
    sides,
    unanimous: false,
    secret: secret.test(first.text),
    block: first,
    ...(onderwerp !== undefined && { onderwerp: onderwerp.replace(/[\s,.;]+$/u, '') }),
    ...(gevolg !== undefined && { gevolg }),
  }
}
