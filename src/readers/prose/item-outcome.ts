import type { Uitkomst } from '../../model.js'
import type { Block } from '../../text/lines/block.js'
import type { ArticleReading } from './decision/articles.js'
import type { Section } from './decision/sections.js'
import { splitSentences } from './observe/sentences.js'
import {
  isNoDecision,
  outcomeOfNumbers,
  outcomeOfSentence,
  outcomeOfStatus,
  outcomeOfVoteLine,
  startsWithOutcome,
} from './votes/outcome.js'
import { proofOf } from './votes/proof.js'
import type { Roster } from './votes/roster.js'
import type { ReadingRuleId } from './words/reading-rules.js'
import type { Words } from './words/words.js'
import type { ItemVote } from './item-votes.js'

export interface OutcomeReading {
  readonly uitkomst: Uitkomst
  readonly text: string
  readonly rule: ReadingRuleId
  readonly block: Block
}

/** The outcome the words tell is not the one the numbers give: then none is sure. */
export interface DisputedOutcome {
  readonly said: Uitkomst
  readonly counted: Uitkomst
  readonly block: Block
}

/**
 * The outcome of an item: as its vote tells or counts it, else as a line alone, its first article or its first sentence
 * that decides tells it. `isTalk`: of questions and communications, where only what the body itself does counts.
 */
export function readOutcome(
  sections: readonly Section[],
  before: readonly Block[],
  articles: readonly ArticleReading[],
  votes: readonly ItemVote[],
  words: Words,
  isTalk: boolean,
  roster: Roster | undefined,
): { readonly outcome?: OutcomeReading; readonly disputed?: DisputedOutcome } {
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
    // A tie may have been decided by the vote of the chair: then the decision tells.
    const told = said ?? (isTie(main) ? decisionOf(articles, before, words)?.uitkomst : undefined)
    const isContrary =
      told !== undefined &&
      counted !== undefined &&
      (counted === 'verworpen') !== (told === 'verworpen') &&
      !main.unanimous
    if (isContrary) return { disputed: { said: told, counted, block: main.block } }
    const uitkomst = said ?? counted
    if (uitkomst !== undefined) {
      const rule: ReadingRuleId =
        said !== undefined ? 'outcome/vote' : main.unanimous ? 'outcome/unanimity' : 'outcome/majority'
      const text = isVoteLine(main, words) ? main.text : (firstDecision(before, words)?.text ?? main.text)
      return { outcome: { uitkomst, text, rule, block: main.block } }
    }
  }
  const byBody = isTalk && !sections.some((section) => section.kind === 'decision')
  const outcome = statusLine(sections, words) ?? decisionOf(articles, before, words, byBody)
  return outcome ? { outcome } : {}
}

/** As many for as against. */
function isTie({ sides: { voor, tegen } }: ItemVote): boolean {
  return voor !== undefined && voor.count === tegen?.count
}

/** The outcome that the first article tells, or where there are none, the first sentence that decides. */
function decisionOf(
  articles: readonly ArticleReading[],
  before: readonly Block[],
  words: Words,
  byBody = false,
): OutcomeReading | undefined {
  const [first] = articles
  if (!first) return firstDecision(before, words, byBody)
  const [sentence = ''] = splitSentences(first.text)
  const uitkomst = outcomeOfSentence(sentence, words)
  return uitkomst === undefined ? undefined : { uitkomst, text: sentence, rule: 'outcome/verb', block: first.block }
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
