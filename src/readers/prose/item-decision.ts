import type { Uitkomst } from '../../model.js'
import type { Block } from '../../text/lines/block.js'
import { readArticles, readHead, type ArticleReading } from './decision/articles.js'
import { readCitations, type CitationReading } from './decision/citations.js'
import type { ItemReading } from './items/item-start.js'
import {
  isNoDecision,
  outcomeOfNumbers,
  outcomeOfSentence,
  outcomeOfStatus,
  outcomeOfVoteLine,
  startsWithOutcome,
} from './votes/outcome.js'
import type { ReadingRuleId } from './words/reading-rules.js'
import { divideSections, type Section } from './decision/sections.js'
import { splitSentences } from './observe/sentences.js'
import { readBallots } from './votes/ballots.js'
import { proofOf } from './votes/proof.js'
import type { Roster } from './votes/roster.js'
import {
  groupsIn,
  isOnlyUnanimity,
  isOnlyVote,
  readVote,
  readVoteTable,
  secrecyOf,
  type VoteReading,
} from './votes/votes.js'
import { gridOf, readVoteRows, sideOfCell } from './votes/vote-rows.js'
import { readVoteReports } from './votes/vote-report.js'
import type { Words } from './words/words.js'
import { regex } from './words/regex.js'

/** A vote of an item, with its subject when it was about a part or an amendment. */
export interface ItemVote extends VoteReading {
  readonly block: Block
  readonly rule: ReadingRuleId
  readonly onderwerp?: string
  readonly gevolg?: string
  readonly isAmendment: boolean
}

export interface OutcomeReading {
  readonly uitkomst: Uitkomst
  readonly text: string
  readonly rule: ReadingRuleId
  readonly block: Block
}

/** What was decided on an item. */
export interface DecisionReading {
  readonly votes: readonly ItemVote[]
  /** Told, but not read whole: not stated, and no outcome follows. */
  readonly unsure: readonly ItemVote[]
  readonly outcome?: OutcomeReading
  /** The outcome the words tell is not the one the numbers give: then none is sure. */
  readonly disputed?: { readonly said: Uitkomst; readonly counted: Uitkomst; readonly block: Block }
  readonly articles: readonly ArticleReading[]
  readonly citations: readonly CitationReading[]
  readonly motivation: readonly Block[]
}

/** Reads votes, outcome, articles and grounds from the blocks of an item. */
export function readDecision(item: ItemReading, words: Words, roster?: Roster): DecisionReading {
  const sections = divideSections(item.body, words)
  const whole = operativeBlocks(sections, words)
  const last = whole.findLastIndex((block) => readHead(block, words) !== undefined)
  const end = whole.findIndex((block, index) => index > Math.max(0, last) && !block.cells && isVoteUnder(block, words))
  const operative = end < 0 ? whole : whole.slice(0, end)
  const articles = readArticles(operative, words)
  const articleStart = articles[0] ? operative.indexOf(articles[0].block) : operative.length
  const before = [...operative.slice(0, articleStart), ...(end < 0 ? [] : whole.slice(end))]
  const told = readVotes(item, sections, before, articles, words, roster)
  const votes = told.filter((vote) => proofOf(vote, roster) !== undefined)
  const unsure = told.filter((vote) => !votes.includes(vote))
  const isTalk = regex(`^(?:${words.talk})(?!\\p{L})`, 'iu').test(item.title.replace(/^[^:]{3,40}:\s+/u, ''))
  const isHalf = unsure.length > 0 && !votes.some((vote) => !vote.isAmendment)
  const { outcome, disputed } = isHalf ? {} : readOutcome(sections, before, articles, votes, words, isTalk, roster)
  return {
    votes,
    unsure,
    ...(outcome && { outcome }),
    ...(disputed && { disputed }),
    articles,
    citations: readCitations(sections, words),
    motivation: sections
      .filter((section) => section.kind === 'context' || section.kind === 'legal')
      .flatMap((section) => [...(section.head ? [section.head] : []), ...section.blocks]),
  }
}

/** "Goedgekeurd met 12 stemmen voor en 3 tegen.": a line under the articles that tells the outcome with the vote. */
function isVoteUnder({ text }: Block, words: Words): boolean {
  if (isOnlyUnanimity(text, words)) return true
  return (startsWithOutcome(text, words) || isVoteFirst(text, words)) && readVote(text, words, true) !== undefined
}

/** The blocks of the decision; without a head for it, from the first article head on, or all of a short list entry. */
function operativeBlocks(sections: readonly Section[], words: Words): readonly Block[] {
  const decided = sections.filter((section) => section.kind === 'decision').flatMap((section) => section.blocks)
  const hasArticle = (blocks: readonly Block[]): boolean => blocks.some((block) => readHead(block, words) !== undefined)
  if (hasArticle(decided)) return decided
  const untitled = sections
    .filter((section) => section.kind === undefined || section.kind === 'vote')
    .flatMap((section) => section.blocks)
  const first = untitled.findIndex((block) => readHead(block, words) !== undefined)
  if (decided.length > 0 && first < 0) return decided
  return first >= 0 ? [...decided, ...untitled.slice(first)] : untitled
}

function readVotes(
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
    .flatMap((section) => regionVotes(section.blocks, item, words, true, roster).slice(0, 1))
    .map((vote) => ({ ...vote, isAmendment: true }))
  const regions: (readonly Block[])[] = sections
    .filter((section) => section.kind === 'vote' && !isOnAmendment(section))
    .map((section) => section.blocks)
  const operative = before.filter((block) => !regions.some((region) => region.includes(block)))
  if (operative.length > 0) regions.push(operative)
  const told = new Set(sections.filter((section) => section.kind === 'vote').flatMap((section) => section.blocks))
  const main = regions.flatMap((region) =>
    regionVotes(
      region,
      item,
      words,
      region.every((block) => told.has(block)),
      roster,
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
    (vote, index, all) =>
      all.findIndex((other) => other.text === vote.text && other.onderwerp === vote.onderwerp) === index,
  )
  // A vote told once with its numbers and again in passing ("met eenparigheid") is one vote.
  const counted = unique.some((vote) => !vote.unanimous && !vote.isAmendment)
  return counted
    ? unique.filter((vote) => !vote.unanimous || vote.isAmendment || vote.onderwerp !== undefined)
    : firstUnanimous(unique)
}

/**
 * Votes told in front of the decision: in a table with the sides, or in a sentence that tells of nothing else. What
 * somebody says of votes is none.
 */
function votesBefore(sections: readonly Section[], words: Words, roster: Roster | undefined): readonly ItemVote[] {
  const blocks = sections.flatMap((section) => section.blocks)
  const rows = readVoteRows(gridOf(blocks), words)
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
        const vote = readVote(sentence, words, isTold)
        const isWhole =
          vote &&
          (vote.unanimous
            ? isOnlyUnanimity(sentence, words)
            : isVoteFirst(sentence, words) && proofOf(vote, roster) === 'sum')
        return vote && (isWhole || (isTold && Object.keys(vote.sides).length >= 2))
          ? [{ ...vote, secret: vote.secret ?? secret, block, rule: ruleOf(vote), isAmendment: false }]
          : []
      })
    })
  return votes.length === 1 ? votes : []
}

/** The vote stands in front of its sentence, which so tells of nothing else. */
function isVoteFirst(sentence: string, words: Words): boolean {
  return readVote(sentence.replace(/\([^)]*\)/gu, ' ').slice(0, 70), words, true) !== undefined
}

function firstUnanimous(votes: readonly ItemVote[]): readonly ItemVote[] {
  const first = votes.find((vote) => vote.unanimous && !vote.isAmendment && vote.onderwerp === undefined)
  return votes.filter((vote) => vote === first || vote.isAmendment || vote.onderwerp !== undefined || !vote.unanimous)
}

/** A list of names in brackets that breaks over a page or column goes on in the next block. */
function closeBrackets(region: readonly Block[]): readonly Block[] {
  const closed: Block[] = []
  for (const block of region) {
    const before = closed.at(-1)
    const isOpen =
      before !== undefined && (before.text.match(/\(/gu) ?? []).length > (before.text.match(/\)/gu) ?? []).length
    if (before && isOpen && !before.cells && !block.cells && block.label === undefined)
      closed[closed.length - 1] = { ...before, text: `${before.text} ${block.text}` }
    else closed.push(block)
  }
  return closed
}

/** The votes of a region: as its sentences tell them, or as its lines and cells do where these show more. */
function regionVotes(
  blocks: readonly Block[],
  item: ItemReading,
  words: Words,
  isTold: boolean,
  roster: Roster | undefined,
): readonly ItemVote[] {
  const votes = sentenceVotes(blocks, item, words, isTold)
  const secret = secrecyOf(blocks.map(({ text }) => text).join(' '), words)
  const inSentences = votes.map((vote) => (vote.secret === undefined ? { ...vote, secret } : vote))
  const main = inSentences.filter((vote) => !vote.isAmendment && vote.onderwerp === undefined)
  if (main.length > 1 || main.length < inSentences.length) return inSentences
  const block = blocks.find((each) => groupsIn(each.text, words).length > 0) ?? blocks[0]
  // Heads beside each other are of columns: then the lines of the cells tell nothing in their order.
  const isTable = blocks.some(({ cells = [] }) => cells.filter((cell) => sideOfCell(cell, words)).length >= 2)
  const ballots = isTable ? undefined : readBallots(blocks.flatMap(linesOf), roster, words)
  if (!block || !ballots || !isBetter(ballots, main[0], roster)) return inSentences
  return [{ ...ballots, block, rule: ruleOf(ballots), isAmendment: false }]
}

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
): readonly ItemVote[] {
  const region = closeBrackets(blocks)
  const [first] = region
  if (!first) return []
  const reports = readVoteReports(region, words)
  if (reports.length > 0) return reports.map((report) => ({ ...report, rule: ruleOf(report), isAmendment: false }))
  const rows = readVoteRows(gridOf(region), words)
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

/** "Voorstanders: 12" and "Tegenstanders: 3" on lines of their own are one vote. */
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
      before.block !== vote.block &&
      vote.onderwerp === undefined &&
      lengthOfSides(vote) < 60
    if (before && isNext && group !== undefined && !(group in before.sides))
      merged[merged.length - 1] = {
        ...before,
        sides: { ...before.sides, ...vote.sides },
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

function readOutcome(
  sections: readonly Section[],
  before: readonly Block[],
  articles: readonly ArticleReading[],
  votes: readonly ItemVote[],
  words: Words,
  isTalk: boolean,
  roster: Roster | undefined,
): { readonly outcome?: OutcomeReading; readonly disputed?: DecisionReading['disputed'] } {
  const main = votes.find((vote) => !vote.isAmendment)
  if (main) {
    const said =
      main.gevolg !== undefined
        ? (outcomeOfStatus(main.gevolg, words) ??
          outcomeOfSentence(main.gevolg, words) ??
          outcomeOfVoteLine(main.gevolg, words))
        : isVoteLine(main, words)
          ? outcomeOfVoteLine(main.text, words)
          : outcomeOfSentence(main.text, words)
    const counted = proofOf(main, roster) === 'alone' ? undefined : outcomeOfNumbers(main)
    const isContrary =
      said !== undefined &&
      counted !== undefined &&
      (counted === 'verworpen') !== (said === 'verworpen') &&
      !main.unanimous
    if (isContrary) return { disputed: { said, counted, block: main.block } }
    const uitkomst = said ?? counted
    if (uitkomst !== undefined) {
      const rule: ReadingRuleId =
        said !== undefined ? 'outcome/vote' : main.unanimous ? 'outcome/unanimity' : 'outcome/majority'
      const text = isVoteLine(main, words) ? main.text : (firstDecision(before, words)?.text ?? main.text)
      return { outcome: { uitkomst, text, rule, block: main.block } }
    }
  }
  const status = statusLine(sections, words)
  if (status) return { outcome: status }
  for (const article of articles.slice(0, 1)) {
    const [sentence = ''] = splitSentences(article.text)
    const uitkomst = outcomeOfSentence(sentence, words)
    if (uitkomst !== undefined)
      return { outcome: { uitkomst, text: sentence, rule: 'outcome/verb', block: article.block } }
  }
  const decision =
    articles.length === 0
      ? firstDecision(before, words, isTalk && !sections.some((section) => section.kind === 'decision'))
      : undefined
  return decision ? { outcome: decision } : {}
}

/** A sentence that tells of nothing but the vote: it starts with the outcome or the numbers, not with a subject. */
function isVoteLine(vote: ItemVote, words: Words): boolean {
  const bare = vote.text.replace(/\([^)]*(?:\)|$)/gu, ' ')
  return (
    startsWithOutcome(bare, words) ||
    bare.length < 60 ||
    vote.rule === 'vote/table' ||
    (Object.keys(vote.sides).length > 0 && outcomeOfSentence(bare, words) === undefined)
  )
}

function statusLine(sections: readonly Section[], words: Words): OutcomeReading | undefined {
  for (const section of sections) {
    if (section.kind === 'context' || section.kind === 'legal') continue
    for (const block of section.blocks.slice(0, 4)) {
      const [first = ''] = block.cells ? [] : splitSentences(block.text)
      const uitkomst = outcomeOfStatus(first, words)
      if (uitkomst !== undefined) return { uitkomst, text: first, rule: 'outcome/status', block }
    }
  }
  return undefined
}

function firstDecision(blocks: readonly Block[], words: Words, byBody = false): OutcomeReading | undefined {
  for (const block of blocks) {
    if (block.cells || isNoDecision(block.text, words)) continue
    for (const sentence of splitSentences(block.text)) {
      const uitkomst = outcomeOfSentence(sentence, words, byBody)
      if (uitkomst !== undefined) return { uitkomst, text: sentence, rule: 'outcome/verb', block }
    }
  }
  return undefined
}
