import type { Uitkomst } from '../../../model.js'
import { readVote, type VoteReading } from './votes.js'
import type { Words } from '../words/words.js'
import { perWords, regex } from '../words/regex.js'

/** The outcome a vote line names ("Goedgekeurd met eenparigheid van stemmen."); names in brackets do not count. */
export function outcomeOfVoteLine(text: string, words: Words): Uitkomst | undefined {
  const bare = text.replace(/\([^)]*\)/gu, ' ')
  return words.outcomes.find(({ pattern }) => regex(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu').test(bare))?.uitkomst
}

/** A line that is nothing but an outcome: "Goedgekeurd", "Kennis genomen", "Gevolg: goedgekeurd". */
export function outcomeOfStatus(text: string, words: Words): Uitkomst | undefined {
  const bare = text
    .replace(regex(`^(?:${words.consequence})\\s*:\\s*`, 'iu'), '')
    .replace(/^[^\p{L}(]+|[\s.!]+$/gu, '')
    .replace(/\s*\([^()]*\)$/u, '')
  return words.outcomes.find(({ pattern }) =>
    regex(`^(?:${pattern})(?:\\s+(?:${words.statusTail})(?!\\p{L})[^.;:]{0,80})?$`, 'iu').test(bare),
  )?.uitkomst
}

/** Whether a line starts with an outcome and tells nothing but that and the vote: "Goedgekeurd met 12 stemmen voor." */
export function isOutcomeLine(text: string, words: Words): boolean {
  return (
    outcomeOfStatus(text, words) !== undefined ||
    (startsWithOutcome(text, words) && readVote(text, words, true) !== undefined)
  )
}

export function startsWithOutcome(text: string, words: Words): boolean {
  return words.outcomes.some(({ pattern }) => regex(`^(?:${pattern})(?!\\p{L})`, 'iu').test(text))
}

/**
 * The outcome the numbers give: carried by more for than against; a tie is lost (Decreet over het lokaal bestuur,
 * article 33).
 */
export function outcomeOfNumbers(vote: VoteReading): Uitkomst | undefined {
  if (vote.unanimous) return 'goedgekeurd'
  const { voor, tegen } = vote.sides
  if (!voor && !tegen) return undefined
  return (voor?.count ?? 0) > (tegen?.count ?? 0) ? 'goedgekeurd' : 'verworpen'
}

/**
 * The outcome a decision sentence tells by its verb: "De gemeenteraad keurt … goed", "Keurt … goed", "… wordt
 * verdaagd". What a member says or asks is no decision, nor what was settled earlier. In talk (`byBody`) only what the
 * body itself does counts.
 */
export function outcomeOfSentence(sentence: string, words: Words, byBody = false): Uitkomst | undefined {
  if (isNoDecision(sentence, words)) return undefined
  const spoken = regex(`^(?:${words.courtesies})\\s+\\p{Lu}`, 'iu').test(sentence)
  const isEarlier = regex(`(?<!\\p{L})(?:${words.earlier})(?!\\p{L})`, 'iu')
  const isTold = regex(
    `(?<!\\p{L})(?:${words.says})(?!\\p{L}).*(?<!\\p{L})(?:dat|of|wanneer|hoe|waarom)(?!\\p{L})`,
    'isu',
  ).test(sentence)
  const said: { readonly uitkomst: Uitkomst; readonly at: number }[] = []
  const done: { readonly uitkomst: Uitkomst; readonly at: number }[] = []
  for (const { uitkomst, bySubject, fromBody, alone, passive } of verbPatterns(words)) {
    const active = (byBody ? [fromBody] : spoken ? [] : [alone, bySubject]).flatMap(
      (pattern) => pattern.exec(sentence)?.groups?.['front'] ?? [],
    )
    const [front] = active.sort((a, b) => a.length - b.length)
    if (front !== undefined) done.push({ uitkomst, at: front.length })
    const [whole, between] = (byBody || isTold ? undefined : passive.exec(sentence)) ?? []
    if (whole !== undefined && between !== undefined && !isEarlier.test(between))
      said.push({ uitkomst, at: sentence.indexOf(whole) + whole.length })
  }
  // The first verb is that of the sentence: what follows is what it is about ("neemt kennis van het besluit", "kennis
  // genomen van verworpen uitgaven").
  const first = (some: typeof said): Uitkomst | undefined => some.sort((a, b) => a.at - b.at)[0]?.uitkomst
  return first(done) ?? first(said)
}

const verbPatterns = perWords((words) =>
  words.verbs.map(({ uitkomst, active, passive }) => ({
    uitkomst,
    bySubject: new RegExp(`^(?<front>(?:[^.]{0,120}?\\b)?${words.body}\\s+(?:[^.,]{0,60}?\\s)?)(?:${active})`, 'isu'),
    fromBody: new RegExp(`^(?<front>${words.body}\\s+(?:[^.,]{0,60}?\\s)?)(?:${active})`, 'isu'),
    alone: new RegExp(`^(?<front>)(?:${active})`, 'isu'),
    passive: new RegExp(`(?<!\\p{L})(?:${words.passive})(?!\\p{L})(.*?)(?<!\\p{L})(?:${passive})(?!\\p{L})`, 'isu'),
  })),
)

/** "Nihil.", "Er zijn geen mondelinge vragen". */
export function isNoDecision(sentence: string, words: Words): boolean {
  return regex(`^(?:${words.noDecision})[\\s.]*$`, 'isu').test(sentence.trim())
}
