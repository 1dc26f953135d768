import type { Uitkomst } from '../../model.js'
import type { VoteReading } from './votes.js'
import type { Words } from './words/words.js'

/** The outcome a vote line names ("Goedgekeurd met eenparigheid van stemmen."); names in brackets do not count. */
export function outcomeOfVoteLine(text: string, words: Words): Uitkomst | undefined {
  const bare = text.replace(/\([^)]*\)/gu, ' ')
  return words.outcomes.find(({ pattern }) => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu').test(bare))?.uitkomst
}

/** A line that is nothing but an outcome: "Goedgekeurd", "Kennis genomen", "Gevolg: goedgekeurd". */
export function outcomeOfStatus(text: string, words: Words): Uitkomst | undefined {
  const bare = text.replace(new RegExp(`^(?:${words.consequence})\\s*:\\s*`, 'iu'), '').replace(/[\s.]+$/u, '')
  return words.outcomes.find(({ pattern }) => new RegExp(`^(?:${pattern})$`, 'iu').test(bare))?.uitkomst
}

/** The outcome the numbers give: carried by more for than against; a tie is lost (Decreet over het lokaal bestuur, article 33). */
export function outcomeOfNumbers(vote: VoteReading): Uitkomst | undefined {
  if (vote.unanimous) return 'goedgekeurd'
  const { voor, tegen } = vote.sides
  if (!voor && !tegen) return undefined
  return (voor?.count ?? 0) > (tegen?.count ?? 0) ? 'goedgekeurd' : 'verworpen'
}

/**
 * The outcome a decision sentence tells by its verb: "De gemeenteraad keurt … goed", "Keurt … goed", "… wordt verdaagd". What
 * a member says or asks is no decision.
 */
export function outcomeOfSentence(sentence: string, words: Words): Uitkomst | undefined {
  if (isNoDecision(sentence, words)) return undefined
  const spoken = new RegExp(`^(?:${words.courtesies})\\s+\\p{Lu}`, 'iu').test(sentence)
  for (const { uitkomst, active, passive } of words.verbs) {
    const isSaid = new RegExp(`^(?:[^.]{0,120}?\\b)?${words.body}\\s+(?:[^.,]{0,60}?\\s)?(?:${active})`, 'isu').test(sentence) || new RegExp(`^(?:${active})`, 'isu').test(sentence)
    const isPassive = new RegExp(`(?<!\\p{L})(?:${words.passive})(?!\\p{L}).*?(?<!\\p{L})(?:${passive})(?!\\p{L})`, 'isu').test(sentence)
    if ((isSaid && !spoken) || isPassive) return uitkomst
  }
  return undefined
}

/** "Nihil.", "Er zijn geen mondelinge vragen". */
export function isNoDecision(sentence: string, words: Words): boolean {
  return new RegExp(`^(?:${words.noDecision})[\\s.]*$`, 'isu').test(sentence.trim())
}
