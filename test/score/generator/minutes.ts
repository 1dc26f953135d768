import {
  articleTexts,
  decisionSentence,
  preamble,
  printArticles,
  recitals,
  type ArticleWords,
  type SectionWords,
} from './decisions.js'
import { movementSentence } from './attendance.js'
import { bold, heading, lines, para, table, type Flow } from './flow.js'
import type { GoldSittingItem, GoldSittingVote } from './gold-sitting.js'
import { besluitGold, type OutcomeWords } from './outcomes.js'
import { goldItem, goldOutcome, type Scene } from './scene.js'
import type { SittingItem, Tally } from './sitting.js'
import { capital, printVote, tallyGold, type VoteStyle, type VoteWords } from './votes.js'

/** Where a document tells how it was voted. */
export type VotePlace =
  'section-before' | 'section-after' | 'in-head' | 'sentence-before' | 'sentence-after' | 'outcome-after'
/** Votes in a table: names below the sides, a cross per member, or counts beside the names. */
export type VoteTable = 'names' | 'crosses' | 'counts'

/** How one document treats its items. */
export interface TreatmentLook {
  readonly sections: SectionWords
  readonly articles: ArticleWords
  readonly votes: VoteWords
  readonly outcomes: OutcomeWords
  readonly voteStyle: VoteStyle
  readonly votePlace: VotePlace
  readonly voteTable?: VoteTable
  /** Level of the heads of sections; above six they are bold paragraphs. */
  readonly level: number
  readonly reasons: 'sections' | 'gelet-op' | 'none'
  /** Decisions in articles, or in one sentence. */
  readonly form: 'articles' | 'sentence'
}

/** Everything under the title of an item, and what it tells. */
export function treat(
  scene: Scene,
  item: SittingItem,
  index: number,
  look: TreatmentLook,
): { readonly flow: readonly Flow[]; readonly gold: GoldSittingItem } {
  const { random, sitting, name } = scene
  const head = (text: string): Flow => (look.level > 6 ? para([bold(text)]) : heading(look.level, text))
  const moved = sitting.movements
    .filter(({ from }) => from === index)
    .map(({ person, kind }) => para(movementSentence(random, name(person), kind)))
  if (item.outcome === null) return { flow: [...moved, ...debate(scene)], gold: goldItem(item, { besluit: false }) }
  const before = [...moved, ...reasonsOf(scene, item, look)]
  const outcome = goldOutcome(item.outcome)
  if (item.outcome === 'postponed' || item.outcome === 'withdrawn') {
    return {
      flow: [
        ...moved,
        ...(random.chance(0.5) ? [head(look.sections.decision)] : []),
        para(decisionSentence(scene, item)),
      ],
      gold: goldItem(item, { uitkomst: outcome }),
    }
  }
  const votes: GoldSittingVote[] = []
  const amendment = item.amendment ? amendmentFlow(scene, item.amendment, look, votes) : []
  const vote = item.vote ? voteFlow(scene, item.vote, look) : undefined
  if (vote) votes.push(vote.gold)
  const texts = look.form === 'articles' ? articleTexts(scene, item) : []
  const printed = printArticles(texts, look.articles)
  const operative: readonly Flow[] = texts.length > 0 ? printed.flow : [para(decisionSentence(scene, item))]
  const flow = [
    ...before,
    ...amendment,
    ...(vote ? place(item, operative, vote, look, head) : [head(look.sections.decision), ...operative]),
  ]
  return {
    flow,
    gold: goldItem(item, { uitkomst: outcome, besluit: besluitGold(item), artikelen: printed.gold, stemmingen: votes }),
  }
}

interface VoteFlow {
  readonly flow: readonly Flow[]
  readonly fragment: string
  readonly unanimous: boolean
  readonly gold: GoldSittingVote
}

function voteFlow(scene: Scene, tally: Tally, look: TreatmentLook): VoteFlow {
  const vote = printVote(scene, tally, look.votes, look.voteStyle)
  if (look.voteTable === undefined || tally.secret || vote.unanimous)
    return {
      flow: vote.lines.length > 1 ? [lines(vote.lines)] : vote.lines.map((line) => para(line)),
      fragment: vote.fragment,
      unanimous: vote.unanimous,
      gold: vote.gold,
    }
  const sides = [tally.for, tally.against, tally.abstain]
  const heads = look.votes.heads
  switch (look.voteTable) {
    case 'names': {
      const flow = table(
        [[...heads], sides.map((people) => (people.length === 0 ? '-' : [lines(people.map(scene.name))]))],
        { header: true, bordered: true },
      )
      return {
        flow: [flow],
        fragment: '',
        unanimous: false,
        gold: tallyGold(scene, tally, { counts: false, names: true }),
      }
    }
    case 'crosses': {
      const rows = [...tally.for, ...tally.against, ...tally.abstain]
      const order = scene.sitting.present.filter((person) => rows.includes(person))
      const flow = table(
        [
          ['Naam', ...heads],
          ...order.map((person) => [
            scene.name(person),
            ...sides.map((people) => (people.includes(person) ? 'X' : '')),
          ]),
          ['Totaal', ...sides.map((people) => String(people.length))],
        ],
        { header: true, bordered: true, widths: [4, 2, 2, 2] },
      )
      return {
        flow: [flow],
        fragment: '',
        unanimous: false,
        gold: reorder(scene, order, tallyGold(scene, tally, { counts: true, names: true })),
      }
    }
    case 'counts': {
      const flow = table(
        sides.map((people, index) => [heads[index] ?? '', String(people.length), people.map(scene.name).join('; ')]),
        { bordered: true, widths: [2, 1, 6] },
      )
      return {
        flow: [flow],
        fragment: '',
        unanimous: false,
        gold: tallyGold(scene, tally, { counts: true, names: true }),
      }
    }
  }
}

/** Names in the order of the rows. */
function reorder(scene: Scene, order: Scene['sitting']['present'], gold: GoldSittingVote): GoldSittingVote {
  const sort = (names: readonly string[]): string[] => order.map(scene.name).filter((name) => names.includes(name))
  return {
    ...gold,
    voorstanders: sort(gold.voorstanders),
    tegenstanders: sort(gold.tegenstanders),
    onthouders: sort(gold.onthouders),
  }
}

function place(
  item: SittingItem,
  operative: readonly Flow[],
  vote: VoteFlow,
  look: TreatmentLook,
  head: (text: string) => Flow,
): readonly Flow[] {
  const { sections, outcomes } = look
  const label = outcomes[item.outcome === 'rejected' ? 'rejected' : 'approved']
  switch (look.votePlace) {
    case 'section-before':
      return [head(sections.vote), ...vote.flow, head(sections.decision), ...operative]
    case 'section-after':
      return [head(sections.decision), ...operative, head(sections.vote), ...vote.flow]
    case 'in-head':
      return item.vote?.secret || vote.fragment === ''
        ? [...vote.flow, head(`${sections.decision}:`), ...operative]
        : [para([bold(`${sections.decision.toUpperCase()} ${vote.fragment}:`)]), ...operative]
    case 'sentence-before':
      return [...vote.flow, head(sections.decision), ...operative]
    case 'sentence-after':
      return [head(sections.decision), ...operative, ...vote.flow]
    case 'outcome-after':
      return item.vote?.secret || vote.fragment === ''
        ? [head(sections.decision), ...operative, ...vote.flow, para([bold(label)])]
        : [head(sections.decision), ...operative, para([bold(`${label} ${vote.fragment}.`)])]
  }
}

function amendmentFlow(scene: Scene, tally: Tally, look: TreatmentLook, votes: GoldSittingVote[]): readonly Flow[] {
  const carried = tally.for.length > tally.against.length
  const vote = printVote(scene, tally, look.votes, look.voteStyle === 'party' ? 'counts' : look.voteStyle)
  votes.push({ ...vote.gold, amendement: true })
  const result = carried ? 'Het amendement wordt aangenomen.' : 'Het amendement wordt verworpen.'
  const party = scene.random.pick(scene.sitting.parties)
  return [
    para([bold(`Amendement van de fractie ${party}`)]),
    para('De fractie stelt voor om de tekst van het ontwerp aan te passen.'),
    para([bold('Stemming over het amendement:')]),
    ...vote.lines.map((line) => para(line)),
    para(result),
  ]
}

function reasonsOf(scene: Scene, item: SittingItem, look: TreatmentLook): readonly Flow[] {
  if (look.reasons === 'none') return []
  if (look.reasons === 'sections') return preamble(scene, item, look.sections, look.level)
  return recitals(scene, item).map((text) => para(text))
}

/** What was said under a question or message: names and words of voting, but no decision. */
function debate(scene: Scene): readonly Flow[] {
  const { random, sitting, name } = scene
  const asker = name(random.pick(sitting.councillors.length > 0 ? sitting.councillors : sitting.aldermen))
  const answerer = name(random.pick(sitting.aldermen))
  return random.sample(
    [
      para(`Raadslid ${asker} vraagt naar de stand van zaken.`),
      para(`Schepen ${answerer} antwoordt dat het dossier in onderzoek is.`),
      para(
        `${capital(random.pick(['de burgemeester', 'de voorzitter']))} verwijst naar het antwoord op de vorige zitting.`,
      ),
      para('De werken starten in het najaar en duren ongeveer zes weken.'),
    ],
    random.int(1, 4),
  )
}
