import type { Block } from '../../text/lines/block.js'
import type { ArticleReading } from './decision/articles.js'
import type { Section } from './decision/sections.js'
import type { ItemReading } from './items/item-start.js'
import { splitSentences } from './observe/sentences.js'
import { readBallots, sideOfLine } from './votes/ballots.js'
import { outcomeOfSentence, startsWithOutcome } from './votes/outcome.js'
import { proofOf } from './votes/proof.js'
import { votersIn, type Roster } from './votes/roster.js'
import { readVoteReports } from './votes/vote-report.js'
import { gridOf, readVoteRows, sideOfCell } from './votes/vote-rows.js'
import {
  groupsIn,
  isOnlyUnanimity,
  isOnlyVote,
  readVote,
  readVoteTable,
  secrecyOf,
  totalOf,
  type VoteReading,
} from './votes/votes.js'
import type { ReadingRuleId } from './words/reading-rules.js'
import { regex } from './words/regex.js'
import type { Words } from './words/words.js'

/** A vote of an item, with its subject when it was about a part or an amendment. */
export interface ItemVote extends VoteReading {
  readonly block: Block
  readonly rule: ReadingRuleId
  readonly onderwerp?: string
  readonly gevolg?: string
  readonly isAmendment: boolean
}

/**
 * The votes told of an item: on amendments, under a head for votes, in `before` (what stands in front of the articles
 * and behind them), else in the articles, else in front of the decision. Each is given once; none is proved here.
 */
export function readVotes(
  item: ItemReading,
  sections: readonly Section[],
  before: readonly Block[],
  articles: readonly ArticleReading[],
  words: Words,
  roster: Roster | undefined,
): readonly ItemVote[] {
  const amendments = sections
    .filter((section) => section.kind === 'context' || section.kind === undefined)
    .flatMap((section) => section.blocks.flatMap((block) => amendmentVotes(block, words)))
  const says = regex(`(?<!\\p{L})(?:${words.amendment})(?!\\p{L})`, 'iu')
  const isOnAmendment = ({ kind, head }: Section): boolean =>
    kind === 'vote' && head !== undefined && says.test(head.text)
  const onAmendments = sections
    .filter(isOnAmendment)
    .flatMap((section) => regionVotes(section.blocks, item, words, true, roster, section.head).slice(0, 1))
    .map((vote) => ({ ...vote, isAmendment: true }))
  const regions: Pick<Section, 'head' | 'blocks'>[] = sections.filter(
    (section) => section.kind === 'vote' && !isOnAmendment(section),
  )
  const operative = before.filter((block) => !regions.some(({ blocks }) => blocks.includes(block)))
  if (operative.length > 0) regions.push({ blocks: operative })
  const told = new Set(sections.filter((section) => section.kind === 'vote').flatMap((section) => section.blocks))
  const main = regions.flatMap(({ head, blocks }) =>
    regionVotes(
      blocks,
      item,
      words,
      blocks.every((block) => told.has(block)),
      roster,
      head,
    ),
  )
  const inArticles = main.length > 0 ? [] : articleVotes(articles, words)
  const found =
    main.length > 0
      ? main
      : inArticles.length > 0
        ? inArticles
        : votesBefore(
            sections.filter(
              ({ kind, blocks }) =>
                (kind === undefined || kind === 'context' || kind === 'legal') &&
                !blocks.some((block) => operative.includes(block)),
            ),
            words,
            roster,
          )
  const unique = [...amendments, ...onAmendments, ...found].filter(
    (vote, index, all) => all.findIndex((other) => isSameVote(other, vote)) === index,
  )
  // A vote told once with its numbers and again in passing ("met eenparigheid") is one vote.
  const counted = unique.some((vote) => !vote.unanimous && !vote.isAmendment)
  const [only, other] = unique
  if (only && !other && only.secret === undefined) return [{ ...only, secret: secrecyBeside(sections, words) }]
  return counted
    ? unique.filter((vote) => !vote.unanimous || vote.isAmendment || vote.onderwerp !== undefined)
    : firstUnanimous(unique)
}

/** How was voted as a short line beside the vote tells it: "Aangenomen (geheime stemming)". */
function secrecyBeside(sections: readonly Section[], words: Words): boolean | undefined {
  const lines = sections
    .filter(({ kind }) => kind === undefined || kind === 'vote' || kind === 'decision')
    .flatMap(({ head, blocks }) => [...(head ? [head] : []), ...blocks])
    .filter(({ text }) => text.length <= 60)
  return secrecyOf(lines.map(({ text }) => text).join('. '), words)
}

/**
 * Votes told in front of the decision: in a table with the sides, or in a sentence that tells of nothing else. What
 * somebody says of votes is none.
 */
function votesBefore(sections: readonly Section[], words: Words, roster: Roster | undefined): readonly ItemVote[] {
  const blocks = sections.flatMap((section) => section.blocks)
  const rows = readVoteRows(gridOf(blocks, words), words)
  const table = blocks.find((block) => block.cells)
  if (rows && table) return [{ ...rows, block: table, rule: 'vote/table', isAmendment: false }]
  const tells = regex(`^(?:${words.tellsVote})`, 'iu')
  const votes = blocks
    .filter((block) => !block.cells)
    .flatMap((block) => {
      const sentences = splitSentences(block.text)
      const secret = secrecyOf(block.text, words)
      return sentences.flatMap((sentence) => {
        const isTold = tells.test(sentence) || secrecyOf(sentence, words) !== undefined
        const vote = readVote(sentence, words, isTold, roster)
        const isWhole =
          vote &&
          (vote.unanimous
            ? isOnlyUnanimity(sentence, words) || outcomeOfSentence(sentence, words, true) !== undefined
            : isVoteFirst(sentence, words) && proofOf(vote, roster) === 'sum')
        return vote && (isWhole || (isTold && Object.keys(vote.sides).length >= 2))
          ? [{ ...vote, secret: vote.secret ?? secret, block, rule: ruleOf(vote), isAmendment: false }]
          : []
      })
    })
  return votes.length === 1 ? votes : []
}

/** The vote stands in front of its sentence, which so tells of nothing else. */
export function isVoteFirst(sentence: string, words: Words): boolean {
  return readVote(sentence.replace(/\([^)]*\)/gu, ' ').slice(0, 70), words, true) !== undefined
}

/** One vote told twice: in the same words, or by its names and again by its totals ("Totaal: 12 voor, 2 tegen"). */
function isSameVote(one: ItemVote, other: ItemVote): boolean {
  if (one.onderwerp !== other.onderwerp || one.isAmendment !== other.isAmendment) return false
  return one.text === other.text || (hasNames(one) && !hasNames(other) && countsOf(one) === countsOf(other))
}

const hasNames = ({ sides }: ItemVote): boolean => Object.values(sides).some(({ names }) => names.length > 0)

/** Its sides with votes, as a text to compare. */
function countsOf({ sides }: ItemVote): string {
  const counts = Object.entries(sides).filter(([, { count }]) => count > 0)
  return counts
    .map(([side, { count }]) => `${side} ${count}`)
    .sort()
    .join()
}

function firstUnanimous(votes: readonly ItemVote[]): readonly ItemVote[] {
  const first = votes.find((vote) => vote.unanimous && !vote.isAmendment && vote.onderwerp === undefined)
  return votes.filter((vote) => vote === first || vote.isAmendment || vote.onderwerp !== undefined || !vote.unanimous)
}

/** A list of names in brackets that breaks over a page or column goes on in the next block. */
function closeBrackets(region: readonly Block[], words: Words): readonly Block[] {
  const closed: Block[] = []
  for (const block of region) {
    const before = closed.at(-1)
    const isOpen =
      before !== undefined && (before.text.match(/\(/gu) ?? []).length > (before.text.match(/\)/gu) ?? []).length
    if (before && isOpen && !before.cells && !block.cells && block.label === undefined)
      closed[closed.length - 1] = {
        ...before,
        text: `${before.text}${isNext(before, block) ? '\n' : ' '}${block.text}`,
      }
    else closed.push(block)
  }
  return closed

  /** A name that is whole on its line, with another one on the next. */
  function isNext(before: Block, block: Block): boolean {
    const last = before.text.split(/[\n,;(]/u).at(-1) ?? ''
    return votersIn(last, undefined, words).length === 1 && votersIn(block.text, undefined, words).length > 0
  }
}

/** The votes of a region: as its sentences tell them, or as its lines and cells do where these show more. */
function regionVotes(
  blocks: readonly Block[],
  item: ItemReading,
  words: Words,
  isTold: boolean,
  roster: Roster | undefined,
  head?: Block,
): readonly ItemVote[] {
  const votes = sentenceVotes(blocks, item, words, isTold, roster)
  const text = [...(head ? [head] : []), ...blocks].map((block) => block.text).join(' ')
  const secret = secrecyOf(text, words)
  const total = totalOf(text, words)
  const inSentences = votes.map((vote) => ({
    ...vote,
    ...(vote.secret === undefined && { secret }),
    // A total beside one vote is of that vote.
    ...(votes.length === 1 && total !== undefined && { total }),
    ...(votes.length === 1 &&
      vote.unread === undefined &&
      hasOtherSide(vote, blocks, words) && { unread: ['voor' as const] }),
  }))
  const main = inSentences.filter((vote) => !vote.isAmendment && vote.onderwerp === undefined)
  if (main.length > 1 || main.length < inSentences.length) return inSentences
  const block = blocks.find((each) => groupsIn(each.text, words).length > 0) ?? blocks[0]
  // Heads beside each other are of columns: then the lines of the cells tell nothing in their order.
  const isTable = blocks.some(({ cells = [] }) => cells.filter((cell) => sideOfCell(cell, words)).length >= 2)
  const ballots = isTable ? undefined : readBallots(blocks.flatMap(linesOf), roster, words)
  if (!block || !ballots || !isBetter(ballots, main[0], roster)) return inSentences
  return [
    { ...ballots, secret, ...(total !== undefined && { total }), block, rule: ruleOf(ballots), isAmendment: false },
  ]
}

/** Whether a line right under those of the vote counts something that no list knows: it may be a side. */
function hasOtherSide(vote: ItemVote, blocks: readonly Block[], words: Words): boolean {
  if (vote.rule !== 'vote/table') return false
  const counts = blocks.filter(({ text }) => COUNT_LINE.test(text))
  return counts.some(
    ({ text }) =>
      !vote.text.includes(text) &&
      sideOfLine(text, words) === undefined &&
      !regex(`(?<!\\p{L})(?:${words.total}|${words.present}|${words.votes})(?!\\p{L})`, 'iu').test(text),
  )
}

/** "Onth.: 3". */
const COUNT_LINE = /^\p{L}[^:\d]{0,30}:\s*\d{1,3}$/u

function isBetter(ballots: VoteReading, vote: VoteReading | undefined, roster: Roster | undefined): boolean {
  const namesOf = (one: VoteReading | undefined): number =>
    Object.values(one?.sides ?? {}).reduce((sum, side) => sum + side.names.length, 0)
  const proof = proofOf(ballots, roster)
  if (proof === undefined) return false
  if (!vote || proofOf(vote, roster) === undefined) return true
  return (proof === 'sum' || proof === 'names') && namesOf(ballots) > namesOf(vote)
}

/** The lines of a block, or its cells. */
function linesOf(block: Block): readonly string[] {
  if (block.cells)
    return block.cells.length === 2 && block.cells.every((cell) => !cell.includes('\n'))
      ? [block.cells.join(': ')]
      : block.cells.flatMap((cell) => cell.split('\n'))
  const starts = [0, ...(block.breaks ?? [])]
  return starts.map((at, index) => block.text.slice(at, starts[index + 1]).trim())
}

function sentenceVotes(
  blocks: readonly Block[],
  item: ItemReading,
  words: Words,
  isTold: boolean,
  roster: Roster | undefined,
): readonly ItemVote[] {
  const region = closeBrackets(blocks, words)
  const [first] = region
  if (!first) return []
  const reports = readVoteReports(region, words)
  if (reports.length > 0) return reports.map((report) => ({ ...report, rule: ruleOf(report), isAmendment: false }))
  const rows = readVoteRows(gridOf(region, words), words)
  if (rows)
    return [{ ...rows, block: region.find((block) => block.cells) ?? first, rule: 'vote/table', isAmendment: false }]
  const table = readVoteTable(
    region.flatMap((block) => block.cells ?? [block.text]),
    words,
  )
  if (table) return [{ ...table, block: first, rule: 'vote/table', isAmendment: false }]
  const votes: ItemVote[] = []
  let subject: string | undefined
  let consequence: string | undefined
  for (const block of region) {
    const named = regex(`^(?:${words.subject})\\s*:\\s*(.+)$`, 'isu').exec(block.text)
    if (named) {
      subject = named[1]?.replace(/[\s,.;]+$/u, '')
      continue
    }
    const result = regex(`^(?:${words.consequence})\\s*:\\s*(.+)$`, 'isu').exec(block.text)
    if (result) {
      consequence = result[1]?.trim()
      if (subject !== undefined && consequence !== undefined) {
        votes.push({
          text: block.text,
          sides: {},
          unanimous: readVote(consequence, words)?.unanimous ?? false,
          secret: undefined,
          block,
          rule: 'vote/consequence',
          onderwerp: subject,
          gevolg: consequence,
          isAmendment: false,
        })
        subject = undefined
      }
      continue
    }
    const part = partOfTitle(block, item)
    if (part !== undefined) {
      subject = part
      continue
    }
    const text = block.cells ? block.cells.join(' ') : block.text
    for (const sentence of splitSentences(text)) {
      const vote = readVote(
        sentence,
        words,
        isTold ||
          startsWithOutcome(sentence, words) ||
          secrecyOf(sentence, words) !== undefined ||
          isOnlyVote(sentence, words),
        roster,
      )
      if (!vote) continue
      const isAmendment = regex(`^[^(]*(?<!\\p{L})(?:${words.amendment})(?!\\p{L})`, 'iu').test(sentence)
      votes.push({
        ...vote,
        block,
        rule: ruleOf(vote),
        ...(subject !== undefined && { onderwerp: subject }),
        isAmendment,
      })
      subject = undefined
    }
  }
  return mergeSides(votes)
}

/** "Voorstanders: 12" and "Tegenstanders: 3" on lines or in sentences of their own are one vote. */
function mergeSides(votes: readonly ItemVote[]): readonly ItemVote[] {
  const merged: ItemVote[] = []
  for (const vote of votes) {
    const before = merged.at(-1)
    const isOneSided = (one: ItemVote): boolean => Object.keys(one.sides).length === 1 && !one.isAmendment
    const [group] = Object.keys(vote.sides)
    const isNext =
      before !== undefined &&
      isOneSided(vote) &&
      Object.keys(before.sides).length >= 1 &&
      vote.onderwerp === undefined &&
      lengthOfSides(vote) < 60
    if (before && isNext && group !== undefined && !(group in before.sides))
      merged[merged.length - 1] = {
        ...before,
        sides: { ...before.sides, ...vote.sides },
        ...(before.unread && { unread: before.unread.filter((side) => !(side in vote.sides)) }),
        text: `${before.text} ${vote.text}`,
        rule: 'vote/table',
      }
    else merged.push(vote)
  }
  return merged
}

/** Letters of a vote line in front of the names. */
function lengthOfSides({ text }: ItemVote): number {
  return text.replace(/\s*[:(].*$/su, '').length
}

/** "1) Goedkeuring agenda." in the decision repeats a part of the title: what follows is the vote on that part. */
function partOfTitle(block: Block, item: ItemReading): string | undefined {
  const match = /^\d{1,2}[).]\s+(.{3,120})$/su.exec(block.text)
  const part = match?.[1]?.replace(/[\s.;]+$/u, '')
  return part !== undefined && item.title.includes(part) ? part : undefined
}

/** A vote on an amendment told in running text counts when the same sentence says what became of it. */
function amendmentVotes(block: Block, words: Words): readonly ItemVote[] {
  const says = regex(`(?<!\\p{L})(?:${words.amendment})(?!\\p{L})`, 'iu')
  return splitSentences(block.text).flatMap((sentence) => {
    const vote = says.test(sentence) ? readVote(sentence, words) : undefined
    return vote ? [{ ...vote, block, rule: ruleOf(vote), isAmendment: true }] : []
  })
}

/** Votes told in the articles themselves, only when no other vote was found and the numbers stand there. */
function articleVotes(articles: readonly ArticleReading[], words: Words): readonly ItemVote[] {
  const counted = articles.flatMap((article) => {
    const vote = readVote(article.text, words)
    return vote && !vote.unanimous ? [{ article, vote }] : []
  })
  return counted.map(({ article, vote }) => ({
    ...vote,
    block: article.block,
    rule: ruleOf(vote),
    isAmendment: false,
    ...(counted.length > 1 && { onderwerp: article.number }),
  }))
}

function ruleOf(vote: VoteReading): ReadingRuleId {
  if (vote.unanimous) return 'vote/unanimous'
  return Object.values(vote.sides).some((side) => side.names.length > 0) ? 'vote/named' : 'vote/counted'
}
