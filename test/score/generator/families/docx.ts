import { attendanceWords, printAttendance } from '../attendance.js'
import { printDay, printTime, LONG_FORMS } from '../calendar.js'
import { decisionSentence } from '../decisions.js'
import { bold, hang, heading, italic, lines, list, pairs, para, RULE, table, type Flow } from '../flow.js'
import type { GoldSittingItem } from '../gold-sitting.js'
import { printHead, signatures, unitLabel } from '../heads.js'
import { treat } from '../minutes.js'
import { besluitGold, outcomeLine, outcomeWords } from '../outcomes.js'
import type { Random } from '../random.js'
import { renderDocx, type DocxStyle } from '../render-docx.js'
import { createScene, goldItem, goldOutcome, goldSitting, headGold, momentGold } from '../scene.js'
import type { SittingItem } from '../sitting.js'
import { printVote, voteWords, type VoteStyle } from '../votes.js'
import type { Family } from './family.js'
import { composeMinutes, treatmentLook } from './html-minutes.js'

function style(random: Random, title: string, own: Partial<DocxStyle> = {}): DocxStyle {
  return {
    title,
    font: random.pick(['Calibri', 'Arial', 'Times New Roman', 'Verdana']),
    automatic: false,
    styled: random.chance(0.6),
    ...(random.chance(0.4) && { foot: 'Pagina' }),
    ...own,
  }
}

/** An invitation whose items Word numbers itself. */
const agendaNumbered: Family = {
  id: 'docx-agenda-automatic-numbers',
  kind: 'agenda',
  format: 'docx',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.5, items: [5, 14] })
    const { sitting } = scene
    const date = printDay(sitting.date, random.pick(LONG_FORMS))
    const time = printTime(sitting.planned, random.pick(['uur-only', 'dot-uur', 'u', 'colon-uur']))
    const gold: GoldSittingItem[] = []
    const part = (closed: boolean): Flow[] => {
      const items = sitting.items.filter((item) => item.closed === closed)
      if (items.length === 0) return []
      const start = gold.length + 1
      for (const item of items)
        gold.push(goldItem(item, { nummer: String(gold.length + 1), openbaar: !closed, besluit: false }))
      return [
        heading(3, closed ? 'Besloten zitting' : 'Openbare zitting'),
        list(
          'decimal',
          items.map(({ title }) => title),
          { start },
        ),
      ]
    }
    const flow = [
      heading(1, random.pick([`Agenda ${sitting.body.name}`, `Oproeping ${sitting.body.name}`])),
      para(unitLabel(scene)),
      para([bold(random.pick(['Datum: ', 'Wanneer: '])), `${date} om ${time}`]),
      para([bold('Plaats: '), sitting.place]),
      ...part(false),
      ...part(true),
    ]
    const content = await renderDocx(flow, style(random, 'Agenda', { automatic: true }))
    return {
      content,
      gold: [
        goldSitting('agenda', {
          ...headGold(scene),
          geplandeStart: momentGold(scene, sitting.planned),
          agendapunten: gold,
        }),
      ],
    }
  },
}

/** A table of decisions made in Word. */
const listTable: Family = {
  id: 'docx-list-table',
  kind: 'decision list',
  format: 'docx',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.2, items: [5, 12], others: 0.3 })
    const head = printHead(scene, random.pick(['title', 'lines', 'letterhead']), 'Besluitenlijst', random.chance(0.4))
    const words = voteWords(random)
    const outcomes = outcomeWords(random)
    const voteStyle = random.pick<VoteStyle>(['counts', 'named', 'party'])
    const form = random.pick([(n: number) => `${n}`, (n: number) => `${n}.`, (n: number) => `OZ ${n}`])
    const gold: GoldSittingItem[] = []
    const rows = scene.sitting.items.map((item, index) => {
      const { text, votes } = outcomeLine(scene, item, outcomes, words, voteStyle, true)
      gold.push(
        goldItem(item, {
          nummer: form(index + 1).replace(/\.$/u, ''),
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: votes,
        }),
      )
      return [form(index + 1), item.title, text ?? '']
    })
    const content = await renderDocx(
      [
        ...head.flow,
        table(
          [
            ['Nr', random.pick(['Agendapunt', 'Onderwerp']), random.pick(['Besluit', 'Beslissing', 'Resultaat'])],
            ...rows,
          ],
          { header: true, bordered: true },
        ),
      ],
      style(random, 'Besluitenlijst'),
    )
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

/** Word's own headings, articles numbered by Word. */
const minutesStyled: Family = {
  id: 'docx-minutes-styled',
  kind: 'minutes',
  format: 'docx',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, {
      closed: 0.3,
      items: [4, 9],
      movements: random.chance(0.4),
      others: 0.15,
      amendments: 0.08,
    })
    const look = treatmentLook(random, { level: 4 })
    const form = random.pick([(n: number) => `${n}. `, (n: number) => `${n} `, (n: number) => `Punt ${n}: `])
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['title', 'lines', 'pairs']),
        what: 'Notulen',
        timed: random.chance(0.5),
        attendance: random.pick(['role-lines', 'table', 'bullets']),
        opens: random.chance(0.7),
        closes: random.chance(0.7),
        parts: random.pick([null, ['Openbare zitting', 'Besloten zitting']] as const),
        signed: random.chance(0.5),
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return {
          flow: [heading(3, `${form(index + 1)}${item.title}`), ...inner],
          gold: { ...told, nummer: form(index + 1).replace(/^Punt |[.:]? $/gu, '') },
        }
      },
    )
    return { content: await renderDocx(flow, style(random, 'Notulen', { styled: true })), gold: [gold] }
  },
}

/** Home-made: bold capitals for heads, "Gelet op", the vote in the head, articles numbered by Word. */
const minutesHomeMade: Family = {
  id: 'docx-minutes-home-made',
  kind: 'minutes',
  format: 'docx',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.4, items: [4, 9], others: 0.15 })
    const look = treatmentLook(random, {
      reasons: 'gelet-op',
      level: 7,
      votePlace: random.pick(['in-head', 'sentence-before']),
      voteStyle: random.pick(['named', 'counts', 'dissent']),
      form: 'sentence',
    })
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['province', 'letterhead', 'lines']),
        what: 'Notulen',
        timed: random.chance(0.3),
        attendance: random.pick(['old', 'paragraph']),
        opens: random.chance(0.6),
        closes: random.chance(0.6),
        parts: random.pick([null, ['OPENBARE ZITTING', 'GEHEIME ZITTING']] as const),
        signed: random.chance(0.8),
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return {
          flow: [hang(`${index + 1}.`, [para([{ text: item.title, strong: true, underline: true }]), ...inner])],
          gold: { ...told, nummer: String(index + 1) },
        }
      },
    )
    return { content: await renderDocx(flow, style(random, 'Notulen', { styled: false })), gold: [gold] }
  },
}

/** The outcome stands over the title, in italics and brackets or as a bold word; no number. */
const listOutcomeFirst: Family = {
  id: 'docx-list-outcome-first',
  kind: 'decision list',
  format: 'docx',
  language: 'nl',
  hard: 'outcome first',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.2, items: [5, 10], others: 0.3, questions: 0 })
    const head = printHead(scene, random.pick(['title', 'sentence', 'lines']), 'Besluitenlijst', random.chance(0.4))
    const words = voteWords(random)
    const outcomes = outcomeWords(random)
    const mark = random.pick([
      (text: string) => [italic(`[${text}]`)],
      (text: string) => [bold(text)],
      (text: string) => [`Uitkomst: ${text}`],
    ])
    const gold: GoldSittingItem[] = []
    const flow = scene.sitting.items.flatMap((item): Flow[] => {
      const vote = item.vote ? printVote(scene, item.vote, words, 'counts') : undefined
      gold.push(
        goldItem(item, {
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return [
        para(mark(item.outcome === null ? 'Besproken' : outcomes[item.outcome])),
        heading(3, item.title),
        para(decisionSentence(scene, item)),
        ...(vote ? [para(vote.lines.join(' '))] : []),
      ]
    })
    return {
      content: await renderDocx([...head.flow, ...flow], style(random, 'Besluitenlijst', { styled: true })),
      gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })],
    }
  },
}

/** Titles in bold without numbers, what was decided behind a label and a tab. */
const listLabels: Family = {
  id: 'docx-list-labels',
  kind: 'decision list',
  format: 'docx',
  language: 'nl',
  hard: 'no number',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.2, items: [4, 10], others: 0.25, questions: 0.2 })
    const head = printHead(
      scene,
      random.pick(['title', 'letterhead', 'pairs']),
      random.pick(['Besluitenlijst', 'Overzicht besluiten']),
      random.chance(0.4),
    )
    const words = voteWords(random)
    const outcomes = outcomeWords(random)
    const labels = random.pick([
      ['Beslissing', 'Stemming'],
      ['Resultaat', 'Stemverhouding'],
      ['Uitkomst', 'Stemmen'],
    ] as const)
    const voteStyle = random.pick<VoteStyle>(['counts', 'named', 'dissent'])
    const gold: GoldSittingItem[] = []
    const flow = scene.sitting.items.flatMap((item): Flow[] => {
      const vote = item.vote ? printVote(scene, item.vote, words, voteStyle) : undefined
      gold.push(
        goldItem(item, {
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return [
        para([bold(item.title)]),
        pairs([
          ...(item.outcome === null ? [] : [[`${labels[0]}:`, outcomes[item.outcome]] as const]),
          ...(vote ? [[`${labels[1]}:`, vote.lines.join(' ')] as const] : []),
        ]),
        RULE,
      ]
    })
    return {
      content: await renderDocx([...head.flow, ...flow], style(random, 'Besluitenlijst')),
      gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })],
    }
  },
}

/** An extract with those present in a table and the articles numbered by Word. */
const extract: Family = {
  id: 'docx-extract',
  kind: 'extract',
  format: 'docx',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, {
      closed: 0,
      items: [1, 1],
      others: 0.1,
      questions: 0,
      bodies: ['gemeenteraad', 'rmw', 'bcsd', 'vast-bureau', 'college'],
    })
    const look = treatmentLook(random, {
      reasons: random.pick(['gelet-op', 'sections'] as const),
      level: 4,
      votePlace: random.pick(['in-head', 'section-before', 'sentence-before']),
    })
    const [item] = scene.sitting.items as [SittingItem]
    const { flow: inner, gold: told } = treat(scene, item, 0, look)
    const head = printHead(
      scene,
      random.pick(['province', 'title', 'letterhead']),
      random.pick(['Uittreksel uit de notulen', 'Uittreksel uit het register van de beraadslagingen']),
      random.chance(0.2),
    )
    const attendance = printAttendance(scene, random.pick(['table', 'old', 'role-lines']), attendanceWords(scene))
    const flow = [
      ...head.flow,
      ...attendance.flow,
      heading(2, item.title),
      ...inner,
      lines(['Namens het bestuur,']),
      signatures(scene),
    ]
    return {
      content: await renderDocx(flow, style(random, 'Uittreksel')),
      gold: [goldSitting('uittreksel', { ...head.gold, ...attendance.gold, agendapunten: [told] })],
    }
  },
}

export const DOCX: readonly Family[] = [
  agendaNumbered,
  listTable,
  listOutcomeFirst,
  listLabels,
  minutesStyled,
  minutesHomeMade,
  extract,
]
