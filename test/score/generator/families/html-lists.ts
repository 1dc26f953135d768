import { bold, box, heading, lines, list, pairs, para, table, type Flow } from '../flow.js'
import { decisionSentence } from '../decisions.js'
import type { GoldSittingItem } from '../gold-sitting.js'
import { printHead, unitLabel } from '../heads.js'
import { besluitGold, outcomeLine, outcomeWords, type OutcomeWords } from '../outcomes.js'
import { renderHtml } from '../render-html.js'
import { createScene, goldItem, goldOutcome, goldSitting, type Scene } from '../scene.js'
import type { Seed } from '../seed.js'
import { capital, printVote, voteWords, type VoteStyle, type VoteWords } from '../votes.js'
import type { Family } from './family.js'

interface ListChoices {
  readonly items?: readonly [number, number]
  readonly bodies?: Parameters<typeof createScene>[1]['bodies']
}

function prepare(
  seed: Seed,
  { items = [5, 14], bodies }: ListChoices = {},
): { readonly scene: Scene; readonly words: VoteWords; readonly outcomes: OutcomeWords } {
  const scene = createScene(seed, { closed: 0.35, items, others: 0.3, ...(bodies && { bodies }) })
  return { scene, words: voteWords(scene.random), outcomes: outcomeWords(scene.random) }
}

/** Number, subject and decision in the columns of a table. */
const listTable: Family = {
  id: 'html-list-table',
  kind: 'decision list',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const { scene, words, outcomes } = prepare(seed)
    const head = printHead(
      scene,
      random.pick(['title', 'letterhead', 'pairs']),
      random.pick(['Besluitenlijst', 'Lijst van besluiten', 'Beslissingen']),
      random.chance(0.5),
    )
    const style = random.pick<VoteStyle>(['counts', 'dissent', 'named'])
    const voteColumn = random.chance(0.4)
    const gold: GoldSittingItem[] = []
    const rows = scene.sitting.items.map((item, index) => {
      const { text, votes } = outcomeLine(scene, item, outcomes, words, style, !voteColumn)
      const vote = item.vote && voteColumn ? printVote(scene, item.vote, words, style) : undefined
      gold.push(
        goldItem(item, {
          nummer: String(index + 1),
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: vote ? [vote.gold] : votes,
        }),
      )
      return [
        String(index + 1),
        item.title,
        text ?? random.pick(['-', '']),
        ...(voteColumn ? [vote?.lines.join(' ') ?? ''] : []),
      ]
    })
    const content = renderHtml(
      [
        ...head.flow,
        table(
          [
            [
              random.pick(['Nr.', 'Punt', 'Volgnr.']),
              random.pick(['Onderwerp', 'Agendapunt', 'Omschrijving']),
              random.pick(['Beslissing', 'Resultaat', 'Besluit', 'Uitslag']),
              ...(voteColumn ? [random.pick(['Stemming', 'Stemuitslag'])] : []),
            ],
            ...rows,
          ],
          { header: true, bordered: true },
        ),
      ],
      { title: 'Besluitenlijst', chrome: random.pick(['none', 'portal', 'cms', 'minimal']), site: unitLabel(scene) },
    )
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

/** A definition list: the title is the term, what was decided its description. */
const listDefinitions: Family = {
  id: 'html-list-definitions',
  kind: 'decision list',
  format: 'html',
  language: 'nl',
  hard: 'definition list',
  render: (seed, random) => {
    const { scene, words, outcomes } = prepare(seed)
    const head = printHead(
      scene,
      random.pick(['title', 'sentence']),
      random.pick(['Besluitenlijst', 'Overzicht van de beslissingen']),
      random.chance(0.4),
    )
    const style = random.pick<VoteStyle>(['counts', 'party', 'named'])
    const numbered = random.chance(0.4)
    const sentences = random.chance(0.5)
    const gold: GoldSittingItem[] = []
    const entries = scene.sitting.items.map((item, index) => {
      const { text, votes } = outcomeLine(scene, item, outcomes, words, style, true)
      gold.push(
        goldItem(item, {
          nummer: numbered ? String(index + 1) : null,
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: votes,
        }),
      )
      return [
        numbered ? `${index + 1}. ${item.title}` : item.title,
        text === null
          ? 'Geen beslissing.'
          : sentences
            ? [para(decisionSentence(scene, item)), para(`${text}.`)]
            : [para(text)],
      ] as const
    })
    const content = renderHtml([...head.flow, pairs(entries, 'besluiten')], {
      title: 'Besluiten',
      chrome: random.pick(['cms', 'none', 'portal']),
      site: unitLabel(scene),
    })
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

/** Cards with a badge for the outcome over the title. */
const listOutcomeFirst: Family = {
  id: 'html-list-outcome-first',
  kind: 'decision list',
  format: 'html',
  language: 'nl',
  hard: 'outcome first',
  render: (seed, random) => {
    const { scene, words, outcomes } = prepare(seed, { bodies: ['gemeenteraad', 'rmw', 'districtsraad'] })
    const head = printHead(
      scene,
      random.pick(['title', 'lines']),
      random.pick(['Besluitenlijst', 'Beslissingen van de zitting']),
      random.chance(0.5),
    )
    const inline = random.chance(0.4)
    const gold: GoldSittingItem[] = []
    const flow = scene.sitting.items.map((item, index): Flow => {
      const label = item.outcome === null ? random.pick(['Besproken', 'Behandeld']) : outcomes[item.outcome]
      const vote = item.vote ? printVote(scene, item.vote, words, 'counts') : undefined
      gold.push(
        goldItem(item, {
          nummer: inline ? String(index + 1) : null,
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return box(
        'card',
        [
          ...(inline
            ? [para([bold(label.toUpperCase())], { cls: 'badge' }), heading(3, `${index + 1}. ${item.title}`)]
            : [para([{ text: label, cls: 'badge' }]), heading(3, item.title)]),
          ...(vote ? [para(vote.lines.join(' '))] : []),
        ],
        'article',
      )
    })
    const content = renderHtml([...head.flow, box('cards', flow)], {
      title: 'Beslissingen',
      chrome: random.pick(['portal', 'cms']),
      site: unitLabel(scene),
    })
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

/** Headings per department, titles as smaller headings without a number, a sentence under each. */
const listHeadings: Family = {
  id: 'html-list-headings',
  kind: 'decision list',
  format: 'html',
  language: 'nl',
  hard: 'no number',
  render: (seed, random) => {
    const { scene, words } = prepare(seed, { items: [6, 14] })
    const head = printHead(
      scene,
      random.pick(['title', 'sentence', 'letterhead']),
      random.pick(['Besluitenlijst', 'Besluitenlijst zitting']),
      random.chance(0.3),
    )
    const level = random.pick([3, 4])
    const sections = [...new Set(scene.sitting.items.map(({ section }) => section))]
    const gold: GoldSittingItem[] = []
    const flow = sections.flatMap((section): Flow[] => [
      heading(level - 1, section),
      ...scene.sitting.items
        .filter((item) => item.section === section)
        .flatMap((item): Flow[] => {
          const vote = item.vote ? printVote(scene, item.vote, words, 'named') : undefined
          gold.push(
            goldItem(item, {
              uitkomst: goldOutcome(item.outcome),
              besluit: besluitGold(item),
              stemmingen: vote ? [vote.gold] : [],
            }),
          )
          return [
            heading(level, item.title),
            para(item.outcome === null ? 'Dit punt werd besproken.' : decisionSentence(scene, item)),
            ...(vote ? [para([bold('Stemming: '), vote.lines.join(' ')])] : []),
          ]
        }),
    ])
    const content = renderHtml([...head.flow, ...flow], {
      title: unitLabel(scene),
      chrome: random.pick(['cms', 'none', 'word']),
      site: unitLabel(scene),
    })
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

/** One block of lines with <br>, as older sites have it. */
const listLines: Family = {
  id: 'html-list-lines',
  kind: 'decision list',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const { scene, words, outcomes } = prepare(seed, { bodies: ['gemeenteraad', 'college', 'vast-bureau', 'rmw'] })
    const head = printHead(
      scene,
      random.pick(['lines', 'sentence', 'letterhead']),
      'Besluitenlijst',
      random.chance(0.4),
    )
    const form = random.pick([
      (n: number) => `${n}.`,
      (n: number) => `${String(n).padStart(2, '0')}.`,
      (n: number) => `${n})`,
      (n: number) => `Punt ${n} -`,
    ])
    const lead = random.pick(['Besluit: ', 'Beslissing: ', '=> ', '', 'Resultaat: '])
    const style = random.pick<VoteStyle>(['counts', 'dissent', 'named'])
    const gold: GoldSittingItem[] = []
    const flow = scene.sitting.items.map((item, index): Flow => {
      const { text, votes } = outcomeLine(scene, item, outcomes, words, style, true)
      gold.push(
        goldItem(item, {
          nummer: form(index + 1).replace(/^Punt | -$|[.)]$/gu, ''),
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: votes,
        }),
      )
      return box('', [
        para([bold(`${form(index + 1)} ${item.title}`)]),
        ...(text === null
          ? []
          : [
              para(
                `${lead}${lead === '' ? text : lead === '=> ' ? (text.toLowerCase().startsWith('goedgekeurd') ? text.charAt(0).toLowerCase() + text.slice(1) : text) : text}`,
              ),
            ]),
      ])
    })
    const content = renderHtml([...head.flow, ...flow], {
      title: 'besluitenlijst',
      chrome: random.pick(['minimal', 'none', 'cms']),
      site: unitLabel(scene),
      breaks: true,
    })
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

/** The college's list: many short items with a code, one line of decision each. */
const listCollege: Family = {
  id: 'html-list-college',
  kind: 'decision list',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const scene = createScene(seed, {
      bodies: ['college', 'vast-bureau', 'bcsd'],
      items: [8, 22],
      closed: 0,
      divided: 0,
      others: 0.15,
    })
    const head = printHead(
      scene,
      random.pick(['title', 'pairs', 'province']),
      random.pick(['Besluitenlijst', 'Lijst van de besluiten']),
      random.chance(0.3),
    )
    const form = random.pick([
      (n: number) => `P.${n}`,
      (n: number) => `${scene.sitting.date.year}_CBS_${String(n + 1200).padStart(5, '0')}`,
      (n: number) => `${n}`,
      (n: number) => `B${n}`,
    ])
    const gold = scene.sitting.items.map((item, index) =>
      goldItem(item, { nummer: form(index + 1), uitkomst: goldOutcome(item.outcome), besluit: besluitGold(item) }),
    )
    const flow = scene.sitting.items.map((item, index) =>
      box(
        'besluit',
        [para([{ text: form(index + 1), cls: 'code' }, ' - ', bold(item.title)]), para(decisionSentence(scene, item))],
        random.pick(['li', 'div', 'section']),
      ),
    )
    const content = renderHtml([...head.flow, box('lijst', flow)], {
      title: capital(scene.sitting.body.name),
      chrome: random.pick(['portal', 'none']),
    })
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

/** Nested lists: public and closed, then the items, then the outcome and the vote as points below each. */
const listNested: Family = {
  id: 'html-list-nested',
  kind: 'decision list',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const { scene, words, outcomes } = prepare(seed)
    const head = printHead(scene, random.pick(['title', 'sentence', 'lines']), 'Besluitenlijst', random.chance(0.5))
    const gold: GoldSittingItem[] = []
    const style = random.pick<VoteStyle>(['count-lines', 'named-lines-counted', 'counts'])
    const part = (closed: boolean): Flow[] => {
      const items = scene.sitting.items.filter((item) => item.closed === closed)
      if (items.length === 0) return []
      const start = gold.length + 1
      return [
        heading(2, closed ? 'Besloten vergadering' : 'Openbare vergadering'),
        list(
          'decimal',
          items.map((item) => {
            const vote = item.vote ? printVote(scene, item.vote, words, style) : undefined
            gold.push(
              goldItem(item, {
                nummer: String(gold.length + 1),
                openbaar: !closed,
                uitkomst: goldOutcome(item.outcome),
                besluit: besluitGold(item),
                stemmingen: vote ? [vote.gold] : [],
              }),
            )
            return [
              para(item.title),
              ...(item.outcome === null ? [] : [list('bullet', [outcomes[item.outcome], ...(vote ? vote.lines : [])])]),
            ]
          }),
          { start },
        ),
      ]
    }
    const content = renderHtml(
      [
        ...head.flow,
        ...part(false),
        ...part(true),
        lines(['Deze lijst werd bekendgemaakt op de webtoepassing van het bestuur.']),
      ],
      { title: 'Besluitenlijst', chrome: random.pick(['cms', 'none']), site: unitLabel(scene) },
    )
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

export const HTML_LISTS: readonly Family[] = [
  listTable,
  listDefinitions,
  listOutcomeFirst,
  listHeadings,
  listLines,
  listCollege,
  listNested,
]
