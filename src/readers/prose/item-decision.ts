import type { Block } from '../../text/lines/block.js'
import { readArticles, readHead, type ArticleReading } from './decision/articles.js'
import { readCitations, type CitationReading } from './decision/citations.js'
import { divideSections, type Section } from './decision/sections.js'
import type { ItemReading } from './items/item-start.js'
import { startsWithOutcome } from './votes/outcome.js'
import { proofOf } from './votes/proof.js'
import type { Roster } from './votes/roster.js'
import { isOnlyUnanimity, readVote } from './votes/votes.js'
import { regex } from './words/regex.js'
import type { Words } from './words/words.js'
import { isVoteFirst, readVotes, type ItemVote } from './item-votes.js'
import { readOutcome, type DisputedOutcome, type OutcomeReading } from './item-outcome.js'

/** What was decided on an item. */
export interface DecisionReading {
  readonly votes: readonly ItemVote[]
  /** Told, but not read whole: not stated, and no outcome follows. */
  readonly unsure: readonly ItemVote[]
  readonly outcome?: OutcomeReading
  readonly disputed?: DisputedOutcome
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
