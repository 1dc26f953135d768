import type { GoldSittingVote } from './gold-sitting.js'
import type { Random } from './random.js'
import type { Scene } from './scene.js'
import type { Outcome, SittingItem } from './sitting.js'
import { printVote, type VoteStyle, type VoteWords } from './votes.js'

/** One word per outcome, the same all through a document. */
export type OutcomeWords = Readonly<Record<Outcome, string>>

export function outcomeWords(random: Random): OutcomeWords {
  return {
    approved: random.pick(random.words(['Goedgekeurd', 'Goedgekeurd'], { tuning: ['Aangenomen'], kept: ['Aanvaard'] })),
    rejected: random.pick(
      random.words(['Verworpen'], { tuning: ['Niet goedgekeurd'], kept: ['Afgekeurd', 'Niet aangenomen'] }),
    ),
    noted: random.pick(
      random.words(['Kennis genomen', 'Kennisname'], {
        tuning: ['Ter kennis genomen'],
        kept: ['Ter kennisgeving', 'Kennisgenomen'],
      }),
    ),
    postponed: random.pick(
      random.words(['Verdaagd'], {
        tuning: ['Uitgesteld'],
        kept: ['Uitgesteld naar volgende zitting', 'Verdaagd tot een volgende vergadering'],
      }),
    ),
    withdrawn: random.pick(
      random.words(['Ingetrokken'], {
        tuning: ['Teruggetrokken'],
        kept: ['Ingetrokken door de indiener', 'Teruggetrokken'],
      }),
    ),
  }
}

/** Whether the item has a decision; not to be judged where nothing or only a refusal came of it. */
export function besluitGold({ outcome }: Pick<SittingItem, 'outcome'>): boolean | null {
  return outcome === 'approved' ? true : outcome === null ? false : null
}

/** "Goedgekeurd met 14 stemmen voor en 3 stemmen tegen", or only the outcome. */
export function outcomeLine(
  scene: Scene,
  item: SittingItem,
  outcomes: OutcomeWords,
  words: VoteWords,
  style: VoteStyle,
  told: boolean,
): { readonly text: string | null; readonly votes: readonly GoldSittingVote[] } {
  if (item.outcome === null) return { text: null, votes: [] }
  const label = outcomes[item.outcome]
  if (!item.vote || !told) return { text: label, votes: [] }
  const vote = printVote(scene, item.vote, words, style)
  if (item.vote.secret) return { text: `${label}. ${vote.lines[0] ?? ''}`, votes: [vote.gold] }
  return { text: `${label} ${vote.fragment}`, votes: [vote.gold] }
}
