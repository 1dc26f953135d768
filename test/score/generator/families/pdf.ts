import { attendanceWords, printAttendance } from '../attendance.js'
import { printDay, printTime, LONG_FORMS } from '../calendar.js'
import { decisionSentence } from '../decisions.js'
import { bold, hang, heading, lines, list, PAGE_BREAK, para, RULE, table, type Flow } from '../flow.js'
import type { GoldSittingItem } from '../gold-sitting.js'
import { printHead, signatures, unitLabel } from '../heads.js'
import { treat } from '../minutes.js'
import { besluitGold, outcomeLine, outcomeWords } from '../outcomes.js'
import type { Random } from '../random.js'
import { renderPdf, type PdfStyle } from '../render-pdf.js'
import {
  createScene,
  goldItem,
  goldOutcome,
  goldSitting,
  headGold,
  momentGold,
  nextScene,
  type Scene,
} from '../scene.js'
import type { SittingItem } from '../sitting.js'
import { capital, voteWords, type VoteStyle } from '../votes.js'
import type { Family } from './family.js'
import { composeMinutes, treatmentLook } from './html-minutes.js'

function style(random: Random, title: string, own: Partial<PdfStyle> = {}): PdfStyle {
  return {
    title,
    font: random.pick(['Helvetica', 'Times'] as const),
    size: random.pick([9.5, 10, 10.5, 11]),
    margin: random.pick([50, 56, 64]),
    justify: random.chance(0.3),
    ...own,
  }
}

function furniture(random: Random, scene: Scene, what: string): Pick<PdfStyle, 'head' | 'foot'> {
  const head = `${unitLabel(scene)} - ${what}`
  return random.pick<Pick<PdfStyle, 'head' | 'foot'>>([
    { head, foot: '{n} / {m}' },
    { foot: `${head} - pagina {n} van {m}` },
    { head, foot: 'p. {n}' },
    { foot: '{n}' },
  ])
}

/** A letter that calls the members together, with the items numbered in the margin. */
const agendaLetter: Family = {
  id: 'pdf-agenda-letter',
  kind: 'agenda',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.6, items: [6, 16], bodies: ['gemeenteraad', 'gemeenteraad', 'rmw'] })
    const { sitting } = scene
    const date = printDay(sitting.date, random.pick(LONG_FORMS))
    const time = printTime(sitting.planned, random.pick(['uur-only', 'dot-uur', 'u', 'colon-uur']))
    const form = random.pick([(n: number) => `${n}.`, (n: number) => `${n}`, (n: number) => `${n})`])
    const gold: GoldSittingItem[] = []
    const part = (closed: boolean): Flow[] => {
      const items = sitting.items.filter((item) => item.closed === closed)
      if (items.length === 0) return []
      return [
        heading(3, closed ? 'BESLOTEN ZITTING' : 'OPENBARE ZITTING'),
        ...items.map((item) => {
          const number = gold.length + 1
          gold.push(goldItem(item, { nummer: String(number), openbaar: !closed, besluit: false }))
          return hang(form(number), [para(item.title)])
        }),
      ]
    }
    const flow: Flow[] = [
      lines([
        [bold(unitLabel(scene).toUpperCase())],
        `Markt 1, ${sitting.municipality.postcode} ${sitting.municipality.name}`,
      ]),
      lines([`Aan de leden van ${sitting.body.phrase}`], 'adres'),
      para('Geachte mevrouw, Geachte heer,'),
      para(
        random.pick([
          `Hierbij nodig ik u uit op de zitting van ${sitting.body.phrase} die plaatsvindt op ${date} om ${time} in ${sitting.place}.`,
          `De voorzitter heeft de eer u uit te nodigen voor de vergadering van ${sitting.body.phrase} op ${date}, om ${time}.`,
        ]),
      ),
      heading(2, random.pick(['AGENDA', 'DAGORDE', 'Agenda'])),
      ...part(false),
      ...part(true),
      para('Met de meeste hoogachting,'),
      lines([scene.name(sitting.chair), 'voorzitter']),
    ]
    const content = await renderPdf(
      flow,
      style(random, 'Uitnodiging', { gutter: 28, ...(random.chance(0.4) && { foot: '{n}/{m}' }) }),
    )
    return {
      content,
      gold: [
        goldSitting('agenda', {
          ...headGold(scene),
          geplandeStart: momentGold(scene, sitting.planned),
          voorzitter: scene.name(sitting.chair),
          agendapunten: gold,
        }),
      ],
    }
  },
}

/** Two columns on a page. */
const agendaColumns: Family = {
  id: 'pdf-agenda-columns',
  kind: 'agenda',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.3, items: [14, 24] })
    const head = printHead(scene, random.pick(['lines', 'title']), 'Agenda', true)
    const form = random.pick([(n: number) => `${n}.`, (n: number) => String(n).padStart(2, '0')])
    const gold: GoldSittingItem[] = []
    const flow = [false, true].flatMap((closed): Flow[] => {
      const items = scene.sitting.items.filter((item) => item.closed === closed)
      if (items.length === 0) return []
      return [
        heading(3, closed ? 'Besloten zitting' : 'Openbare zitting'),
        ...items.flatMap((item): Flow[] => {
          gold.push(
            goldItem(item, { nummer: form(gold.length + 1).replace(/\.$/u, ''), openbaar: !closed, besluit: false }),
          )
          return [
            hang(form(gold.length), [
              para(item.title),
              ...(item.phrase === '' ? [] : [para(`Er wordt beslist over ${item.phrase}.`)]),
            ]),
          ]
        }),
      ]
    })
    const content = await renderPdf(
      [...head.flow, ...flow],
      style(random, 'Agenda', {
        columns: 2,
        gutter: 24,
        hyphenate: random.chance(0.5),
        margin: 44,
        ...furniture(random, scene, 'agenda'),
      }),
    )
    return { content, gold: [goldSitting('agenda', { ...head.gold, agendapunten: gold })] }
  },
}

/** The council and the social welfare council after each other in one paper: two sittings. */
const agendaJoint: Family = {
  id: 'pdf-agenda-joint',
  kind: 'agenda',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const first = createScene(seed, { bodies: ['gemeenteraad'], items: [4, 9], closed: 0 })
    const second = nextScene(first, { bodies: ['rmw'], items: [3, 6], closed: 0 })
    const form = random.pick([(n: number) => `${n}.`, (n: number) => `${n}`])
    const both = [first, second].map((scene) => {
      const head = printHead(scene, 'lines', 'Agenda', false)
      return {
        flow: [...head.flow, ...scene.sitting.items.map((item, index) => hang(form(index + 1), [para(item.title)]))],
        gold: goldSitting('agenda', {
          ...head.gold,
          agendapunten: scene.sitting.items.map((item, index) =>
            goldItem(item, { nummer: String(index + 1), besluit: false }),
          ),
        }),
      }
    })
    const content = await renderPdf(
      both.flatMap(({ flow }, index) => (index === 0 ? flow : [random.chance(0.5) ? PAGE_BREAK : RULE, ...flow])),
      style(random, 'Agenda', { gutter: 26 }),
    )
    return { content, gold: both.map(({ gold }) => gold) }
  },
}

/** Titles in bold with the decision below, numbered. */
const listSimple: Family = {
  id: 'pdf-list-simple',
  kind: 'decision list',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.3, items: [6, 14], others: 0.3 })
    const head = printHead(
      scene,
      random.pick(['title', 'letterhead', 'lines']),
      random.pick(['Besluitenlijst', 'BESLUITENLIJST', 'Lijst van besluiten']),
      random.chance(0.5),
    )
    const words = voteWords(random)
    const outcomes = outcomeWords(random)
    const form = random.pick([(n: number) => `${n}.`, (n: number) => `${n}`, (n: number) => `Punt ${n}.`])
    const lead = random.pick(['Besluit: ', 'Beslissing: ', '', 'Uitslag: '])
    const voteStyle = random.pick<VoteStyle>(['counts', 'named', 'dissent', 'party'])
    const sentence = random.chance(0.5)
    const gold: GoldSittingItem[] = []
    const flow = scene.sitting.items.flatMap((item, index): Flow[] => {
      const { text, votes } = outcomeLine(scene, item, outcomes, words, voteStyle, true)
      gold.push(
        goldItem(item, {
          nummer: form(index + 1).replace(/^Punt |\.$/gu, ''),
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: votes,
        }),
      )
      return [
        para([bold(`${form(index + 1)} ${item.title}`)]),
        ...(sentence && item.outcome !== null ? [para(decisionSentence(scene, item))] : []),
        ...(text === null ? [] : [para(`${lead}${text}.`)]),
      ]
    })
    const content = await renderPdf(
      [...head.flow, ...flow],
      style(random, 'Besluitenlijst', furniture(random, scene, 'besluitenlijst')),
    )
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

/** A table with lines: number, subject, decision. */
const listTable: Family = {
  id: 'pdf-list-table',
  kind: 'decision list',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, {
      closed: 0.2,
      items: [5, 12],
      others: 0.3,
      bodies: ['gemeenteraad', 'rmw', 'college', 'politieraad'],
    })
    const head = printHead(scene, random.pick(['title', 'lines', 'pairs']), 'Besluitenlijst', random.chance(0.4))
    const words = voteWords(random)
    const outcomes = outcomeWords(random)
    const gold: GoldSittingItem[] = []
    const rows = scene.sitting.items.map((item, index) => {
      const { text, votes } = outcomeLine(scene, item, outcomes, words, 'counts', true)
      gold.push(
        goldItem(item, {
          nummer: String(index + 1),
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: votes,
        }),
      )
      return [String(index + 1), item.title, text ?? '']
    })
    const flow = [
      ...head.flow,
      table(
        [
          ['Nr.', random.pick(['Onderwerp', 'Agendapunt']), random.pick(['Beslissing', 'Resultaat', 'Besluit'])],
          ...rows,
        ],
        { header: true, bordered: random.chance(0.7), widths: [1, 7, 4] },
      ),
    ]
    const content = await renderPdf(flow, style(random, 'Besluitenlijst', furniture(random, scene, 'besluitenlijst')))
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

/** The outcome in capitals over each title, no number. */
const listOutcomeFirst: Family = {
  id: 'pdf-list-outcome-first',
  kind: 'decision list',
  format: 'pdf',
  language: 'nl',
  hard: 'outcome first',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.2, items: [5, 12], others: 0.3, questions: 0 })
    const head = printHead(scene, random.pick(['title', 'sentence']), 'Besluitenlijst', random.chance(0.4))
    const words = voteWords(random)
    const outcomes = outcomeWords(random)
    const caps = random.chance(0.5)
    const gold: GoldSittingItem[] = []
    const flow = scene.sitting.items.flatMap((item): Flow[] => {
      const { text, votes } = outcomeLine(scene, item, outcomes, words, 'counts', true)
      gold.push(goldItem(item, { uitkomst: goldOutcome(item.outcome), besluit: besluitGold(item), stemmingen: votes }))
      return [
        para(caps ? (text ?? '').toUpperCase() : (text ?? '')),
        para([bold(item.title)]),
        ...(random.chance(0.6) ? [para(decisionSentence(scene, item))] : []),
        RULE,
      ]
    })
    const content = await renderPdf(
      [...head.flow, RULE, ...flow],
      style(random, 'Besluitenlijst', furniture(random, scene, 'besluitenlijst')),
    )
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

/** Classic minutes: "Gelet op …", the vote in the head of the decision, contents at the front. */
const minutesClassic: Family = {
  id: 'pdf-minutes-classic',
  kind: 'minutes',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, {
      closed: 0.4,
      items: [5, 10],
      movements: random.chance(0.5),
      others: 0.15,
      amendments: 0.08,
    })
    const look = treatmentLook(random, {
      voteStyle: random.pick(['named', 'counts', 'dissent', 'party']),
      votePlace: random.pick(['in-head', 'sentence-before', 'outcome-after']),
      reasons: 'gelet-op',
      level: 7,
    })
    const form = random.pick([
      (n: number) => `${n}.`,
      (n: number) => `${n}`,
      (n: number) => `${String(n).padStart(2, '0')}.`,
      (n: number) => `${n} -`,
    ])
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['province', 'letterhead', 'title']),
        what: 'Notulen',
        timed: random.chance(0.5),
        attendance: random.pick(['old', 'paragraph', 'role-lines', 'table']),
        opens: random.chance(0.8),
        closes: random.chance(0.8),
        parts: random.pick([
          null,
          ['OPENBARE ZITTING', 'BESLOTEN ZITTING'],
          ['Openbare zitting', 'Geheime zitting'],
        ] as const),
        signed: random.chance(0.7),
        ...(random.chance(0.4) && { contents: random.pick(['Inhoud', 'Agenda', 'Dagorde']) }),
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return {
          flow: [heading(3, `${form(index + 1)} ${item.title}`), ...inner],
          gold: { ...told, nummer: form(index + 1).replace(/\.$| -$/u, '') },
        }
      },
    )
    const content = await renderPdf(
      flow,
      style(random, 'Notulen', { hyphenate: random.chance(0.4), ...furniture(random, scene, 'notulen') }),
    )
    return { content, gold: [gold] }
  },
}

/** Bold titles without a number, heads of sections, a rule between items. */
const minutesPlain: Family = {
  id: 'pdf-minutes-plain',
  kind: 'minutes',
  format: 'pdf',
  language: 'nl',
  hard: 'no number',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.2, items: [4, 9], others: 0.15 })
    const look = treatmentLook(random, { level: 5 })
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['title', 'pairs', 'sentence']),
        what: random.pick(['Notulen', 'Zittingsverslag']),
        timed: random.chance(0.5),
        attendance: random.pick(['role-lines', 'grouped-heads', 'plain']),
        opens: random.chance(0.7),
        closes: random.chance(0.7),
        parts: null,
        signed: random.chance(0.5),
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return { flow: [heading(2, item.title), ...inner, RULE], gold: told }
      },
    )
    const content = await renderPdf(flow, style(random, 'Notulen', furniture(random, scene, 'notulen')))
    return { content, gold: [gold] }
  },
}

/** Numbers in a wide margin, words broken at line ends, two levels of numbers. */
const minutesMargin: Family = {
  id: 'pdf-minutes-margin',
  kind: 'minutes',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.3, items: [5, 10], movements: random.chance(0.4), others: 0.2 })
    const look = treatmentLook(random, {
      level: 7,
      voteStyle: random.pick(['named-lines-counted', 'named-lines', 'counts']),
      votePlace: random.pick(['section-before', 'section-after', 'sentence-after']),
    })
    const form = random.pick([
      (n: number) => `${n}`,
      (n: number) => `${n}.`,
      (n: number) => `2.${n}`,
      (n: number) => String(n).padStart(3, '0'),
    ])
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['lines', 'title']),
        what: 'Notulen',
        timed: random.chance(0.5),
        attendance: random.pick(['paragraph', 'role-lines', 'pairs']),
        opens: random.chance(0.7),
        closes: random.chance(0.7),
        parts: random.pick([null, ['Openbare zitting', 'Besloten zitting']] as const),
        signed: random.chance(0.5),
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return {
          flow: [hang(form(index + 1), [para([bold(item.title)]), ...inner])],
          gold: { ...told, nummer: form(index + 1).replace(/\.$/u, '') },
        }
      },
    )
    const content = await renderPdf(
      flow,
      style(random, 'Notulen', { hyphenate: true, gutter: 48, justify: true, ...furniture(random, scene, 'notulen') }),
    )
    return { content, gold: [gold] }
  },
}

/** Votes in tables with lines. */
const minutesVoteTables: Family = {
  id: 'pdf-minutes-vote-tables',
  kind: 'minutes',
  format: 'pdf',
  language: 'nl',
  hard: 'votes in tables',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.2, items: [4, 7], divided: 0.6, others: 0.2 })
    const look = treatmentLook(random, {
      voteStyle: 'counts',
      voteTable: random.pick(['names', 'crosses', 'counts']),
      votePlace: random.pick(['section-before', 'section-after']),
      level: 4,
    })
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['title', 'letterhead']),
        what: 'Notulen',
        timed: random.chance(0.5),
        attendance: random.pick(['table', 'paragraph']),
        opens: true,
        closes: true,
        parts: null,
        signed: random.chance(0.5),
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return {
          flow: [heading(3, `${index + 1}. ${item.title}`), ...inner],
          gold: { ...told, nummer: String(index + 1) },
        }
      },
    )
    const content = await renderPdf(flow, style(random, 'Notulen', furniture(random, scene, 'notulen')))
    return { content, gold: [gold] }
  },
}

/** Each item begins on a page of its own with those present. */
const minutesAttendancePerItem: Family = {
  id: 'pdf-minutes-attendance-per-item',
  kind: 'minutes',
  format: 'pdf',
  language: 'nl',
  hard: 'attendance per item',
  render: async (seed, random) => {
    const scene = createScene(seed, { closed: 0.2, items: [3, 6], others: 0.15 })
    const look = treatmentLook(random, { level: 5 })
    const words = attendanceWords(scene)
    const attendanceStyle = random.pick(['paragraph', 'role-lines', 'plain'] as const)
    const attendance = printAttendance(scene, attendanceStyle, words)
    const form = random.pick([(n: number) => `${n}. `, (n: number) => `Punt ${n}: `, () => ''])
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['title', 'lines']),
        what: 'Notulen',
        timed: random.chance(0.5),
        attendance: null,
        opens: false,
        closes: random.chance(0.5),
        parts: null,
        signed: random.chance(0.5),
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return {
          flow: [
            ...(index > 0 && random.chance(0.7) ? [PAGE_BREAK] : []),
            heading(3, `${form(index + 1)}${item.title}`),
            ...printAttendance(scene, attendanceStyle, words).flow,
            ...inner,
          ],
          gold: { ...told, nummer: form(index + 1).replace(/^Punt |[.:] $/gu, '') || null },
        }
      },
    )
    const content = await renderPdf(flow, style(random, 'Notulen', furniture(random, scene, 'notulen')))
    return { content, gold: [{ ...gold, ...attendance.gold }] }
  },
}

/** An extract from the book of minutes, with those present, the reasons and the signatures. */
const extract: Family = {
  id: 'pdf-extract',
  kind: 'extract',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, {
      closed: 0,
      items: [1, 1],
      others: 0.1,
      questions: 0,
      bodies: ['gemeenteraad', 'rmw', 'college', 'vast-bureau'],
    })
    const look = treatmentLook(random, {
      reasons: random.pick(['gelet-op', 'sections'] as const),
      level: 5,
      votePlace: random.pick(['in-head', 'section-before', 'sentence-before', 'outcome-after']),
    })
    const [item] = scene.sitting.items as [SittingItem]
    const { flow: inner, gold: told } = treat(scene, item, 0, look)
    const head = printHead(
      scene,
      random.pick(['province', 'lines', 'letterhead']),
      random.pick([
        'Uittreksel uit het notulenboek',
        'Uittreksel uit de notulen',
        'Uittreksel uit het register der beraadslagingen',
      ]),
      random.chance(0.2),
    )
    const attendance = printAttendance(
      scene,
      random.pick(['old', 'paragraph', 'role-lines', 'table']),
      attendanceWords(scene),
    )
    const label = random.pick(['Agendapunt: ', 'Onderwerp: ', 'Betreft: ', ''])
    const number = label === '' && random.chance(0.5) ? String(random.int(2, 30)) : null
    const flow = [
      ...head.flow,
      ...attendance.flow,
      para(number === null ? [label, bold(item.title)] : [bold(`${number}. ${item.title}`)]),
      ...inner,
      ...(random.chance(0.5) ? [para('Voor eensluidend uittreksel,')] : []),
      signatures(scene),
    ]
    const content = await renderPdf(
      flow,
      style(random, 'Uittreksel', random.chance(0.4) ? furniture(random, scene, 'uittreksel') : {}),
    )
    return {
      content,
      gold: [
        goldSitting('uittreksel', { ...head.gold, ...attendance.gold, agendapunten: [{ ...told, nummer: number }] }),
      ],
    }
  },
}

/** Added items on one sheet. */
const agendaAdded: Family = {
  id: 'pdf-agenda-added',
  kind: 'agenda',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, { items: [2, 4], closed: 0, questions: 0.5, bodies: ['gemeenteraad'] })
    const head = printHead(
      scene,
      random.pick(['lines', 'letterhead', 'title']),
      random.pick(['Toegevoegde punten', 'Aanvullende agenda', 'Bijkomende agendapunten']),
      random.chance(0.6),
    )
    const first = random.int(9, 24)
    const gold = scene.sitting.items.map((item, index) =>
      goldItem(item, { nummer: String(first + index), besluit: false }),
    )
    const flow = [
      ...head.flow,
      para(capital(`${scene.sitting.body.phrase} zal ook de volgende punten behandelen:`)),
      ...scene.sitting.items.map((item, index) => hang(`${first + index}.`, [para(item.title)])),
      list('dash', ['De stukken liggen ter inzage op het secretariaat.']),
    ]
    const content = await renderPdf(flow, style(random, 'Aanvullende agenda'))
    return { content, gold: [goldSitting('agenda-toegevoegd', { ...head.gold, agendapunten: gold })] }
  },
}

export const PDFS: readonly Family[] = [
  agendaLetter,
  agendaColumns,
  agendaJoint,
  agendaAdded,
  listSimple,
  listTable,
  listOutcomeFirst,
  minutesClassic,
  minutesPlain,
  minutesMargin,
  minutesVoteTables,
  minutesAttendancePerItem,
  extract,
]
