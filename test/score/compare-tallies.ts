import type { ZittingSummary } from '../../src/index.js'
import type { Findings } from './findings.js'
import type { GoldSittingVote } from './generator/gold-sitting.js'
import { sameName } from './same-fact.js'

type ReadVote = ZittingSummary['agendapunten'][number]['stemmingen'][number]

/**
 * Compares the votes of an item. Field `stemming`: votes with counts or names, right only when all sides are;
 * `eenparig`: votes told as unanimous alone; `stemmer`: the names. A vote stated that is not among the gold's is
 * invented.
 */
export function compareVotes(findings: Findings, gold: readonly GoldSittingVote[], read: readonly ReadVote[]): void {
  const left = read.filter((vote) => isTally(vote) || vote.unaniem)
  for (const vote of gold) {
    const field = goldIsTally(vote) ? 'stemming' : 'eenparig'
    const index = left.findIndex((other) => sameVote(vote, other))
    const found = index >= 0 ? left.splice(index, 1)[0] : undefined
    findings.add(field, found ? 'right' : 'missed', found ? null : voteText(vote), null, found && voteCertainty(found))
    if (field === 'stemming') findings.bag('stemmer', namesOf(vote), found ? namesOf(found) : [], sameVoter, undefined)
  }
  for (const vote of left) {
    findings.add(isTally(vote) ? 'stemming' : 'eenparig', 'wrong', null, voteText(vote), voteCertainty(vote))
    findings.invent('vote')
    if (vote.geheim && !gold.some(({ geheim }) => geheim)) findings.invent('secret')
  }
}

function isTally(vote: ReadVote): boolean {
  return (
    [vote.voor, vote.tegen, vote.onthouding].some((count) => count !== null && count > 0) || namesOf(vote).length > 0
  )
}

function goldIsTally(vote: GoldSittingVote): boolean {
  return !vote.unaniem
}

function sameVote(gold: GoldSittingVote, read: ReadVote): boolean {
  const { werkelijk } = gold
  if (gold.geheim !== read.geheim) return false
  if (!isTally(read)) return gold.unaniem && read.unaniem
  const abstained =
    read.onthouding === null && read.blancoOngeldig === null
      ? null
      : (read.onthouding ?? 0) + (read.blancoOngeldig ?? 0)
  return (
    sameSide(gold.voor, gold.voorstanders, werkelijk.voor, read.voor, read.voorstanders) &&
    sameSide(gold.tegen, gold.tegenstanders, werkelijk.tegen, read.tegen, read.tegenstanders) &&
    sameSide(gold.onthouding, gold.onthouders, werkelijk.onthouding, abstained, read.onthouders)
  )
}

/**
 * A side is right when its count is what happened, a printed side is not left out, and nobody stands in it who is not
 * printed there.
 */
function sameSide(
  count: number | null,
  names: readonly string[],
  actual: number,
  readCount: number | null,
  readNames: readonly string[],
): boolean {
  const stated = readCount ?? (readNames.length > 0 ? readNames.length : null)
  const printed = count ?? (names.length > 0 ? names.length : null)
  if (stated === null) return (printed ?? 0) === 0
  return stated === actual && readNames.every((name) => names.some((other) => sameName(name, other)))
}

function namesOf(vote: Pick<ReadVote, 'voorstanders' | 'tegenstanders' | 'onthouders'>): readonly string[] {
  return [
    ...vote.voorstanders.map((name) => `voor|${name}`),
    ...vote.tegenstanders.map((name) => `tegen|${name}`),
    ...vote.onthouders.map((name) => `onthouding|${name}`),
  ]
}

function sameVoter(a: string, b: string): boolean {
  const [[side = '', name = ''], [otherSide = '', otherName = '']] = [a.split('|'), b.split('|')]
  return side === otherSide && sameName(name, otherName)
}

function voteCertainty(vote: ReadVote): number | undefined {
  const certainties = Object.values(vote.bronnen).map(({ zekerheid }) => zekerheid)
  return certainties.length === 0 ? undefined : Math.min(...certainties)
}

function voteText(
  vote: Pick<
    ReadVote,
    'voor' | 'tegen' | 'onthouding' | 'unaniem' | 'geheim' | 'voorstanders' | 'tegenstanders' | 'onthouders'
  >,
): string {
  const side = (count: number | null, names: readonly string[]): string =>
    `${count ?? '-'}${names.length > 0 ? `[${names.length}]` : ''}`
  return `${vote.unaniem ? 'unaniem ' : ''}${side(vote.voor, vote.voorstanders)}/${side(vote.tegen, vote.tegenstanders)}/${side(vote.onthouding, vote.onthouders)}${vote.geheim ? ' geheim' : ''}`
}
