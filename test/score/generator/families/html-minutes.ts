import { attendanceWords, printAttendance, type AttendanceStyle } from '../attendance.js'
import { articleWords, sectionWords } from '../decisions.js'
import { bold, box, fold, heading, lines, list, pairs, para, RULE, table, type Flow } from '../flow.js'
import type { GoldSitting, GoldSittingItem } from '../gold-sitting.js'
import { closing, opening, printHead, signatures, unitLabel, type HeadStyle } from '../heads.js'
import { treat, type TreatmentLook } from '../minutes.js'
import { outcomeWords } from '../outcomes.js'
import type { Random } from '../random.js'
import { renderHtml } from '../render-html.js'
import { createScene, goldSitting, type Scene } from '../scene.js'
import type { SittingItem } from '../sitting.js'
import { voteWords } from '../votes.js'
import type { Family } from './family.js'

/** The choices of a document of minutes, for families that leave them open. */
export function treatmentLook(random: Random, own: Partial<TreatmentLook> = {}): TreatmentLook {
  return {
    sections: sectionWords(random),
    articles: articleWords(random),
    votes: voteWords(random),
    outcomes: outcomeWords(random),
    voteStyle: random.pick(['named', 'counts', 'dissent', 'named-lines-counted']),
    votePlace: random.pick(['section-before', 'section-after', 'sentence-before', 'outcome-after']),
    level: 4,
    reasons: 'sections',
    form: 'articles',
    ...own,
  }
}

/** Head, attendance, opening, items in parts, closing: the frame of minutes whatever their layout. */
export interface MinutesFrame {
  readonly head: HeadStyle
  readonly what: string
  readonly timed: boolean
  readonly attendance: AttendanceStyle | null
  readonly opens: boolean
  readonly closes: boolean
  readonly parts: readonly [string, string] | null
  readonly signed: boolean
  /** A list of the titles before they are treated. */
  readonly contents?: string
}

export interface Composed {
  readonly flow: readonly Flow[]
  readonly gold: GoldSitting
}

/** Puts the frame around what `each` makes of every item. */
export function composeMinutes(
  scene: Scene,
  frame: MinutesFrame,
  each: (item: SittingItem, index: number) => { readonly flow: readonly Flow[]; readonly gold: GoldSittingItem },
): Composed {
  const head = printHead(scene, frame.head, frame.what, frame.timed)
  const attendance = frame.attendance === null ? null : printAttendance(scene, frame.attendance, attendanceWords(scene))
  const open = opening(scene)
  const close = closing(scene)
  const items = scene.sitting.items.map((item, index) => ({ item, ...each(item, index) }))
  const flow: Flow[] = [...head.flow, ...(attendance?.flow ?? [])]
  if (frame.opens) flow.push(para(open.text))
  if (frame.contents !== undefined)
    flow.push(
      heading(2, frame.contents),
      lines(items.map(({ gold }) => `${gold.nummer === null ? '' : `${gold.nummer}. `}${gold.titel}`)),
    )
  if (frame.parts === null) flow.push(...items.flatMap((one) => one.flow))
  else {
    for (const closed of [false, true]) {
      const those = items.filter(({ item }) => item.closed === closed)
      if (those.length > 0) flow.push(heading(2, frame.parts[closed ? 1 : 0]), ...those.flatMap((one) => one.flow))
    }
  }
  if (frame.closes) flow.push(para(close.text))
  if (frame.signed) flow.push(signatures(scene))
  const agendapunten = items.map(({ gold, item }) =>
    frame.parts === null ? gold : { ...gold, openbaar: !item.closed },
  )
  const named = frame.opens && open.namesChair ? { voorzitter: scene.name(scene.sitting.chair) } : {}
  const signed = frame.signed
    ? { voorzitter: scene.name(scene.sitting.chair), secretaris: scene.name(scene.sitting.secretary) }
    : {}
  return {
    flow,
    gold: goldSitting('notulen', {
      ...head.gold,
      ...named,
      ...signed,
      ...(attendance?.gold ?? {}),
      start: frame.opens ? open.start : null,
      einde: frame.closes ? close.einde : null,
      agendapunten,
    }),
  }
}

const PARTS = [
  ['Openbare zitting', 'Besloten zitting'],
  ['OPENBARE ZITTING', 'BESLOTEN ZITTING'],
  ['Openbaar gedeelte', 'Besloten gedeelte'],
  ['Openbare vergadering', 'Geheime vergadering'],
] as const

/** Divs with classes, a title bar per item, votes as short lines "Voor: … Tegen: …". */
const minutesBoxes: Family = {
  id: 'html-minutes-boxes',
  kind: 'minutes',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const scene = createScene(seed, {
      closed: 0.4,
      items: [5, 11],
      movements: random.chance(0.5),
      others: 0.2,
      amendments: 0.1,
    })
    const look = treatmentLook(random, {
      voteStyle: random.pick(['named-lines', 'names-only-lines', 'named-lines-counted']),
      votePlace: random.pick(['section-before', 'section-after']),
      level: 4,
    })
    const form = random.pick([(n: number) => `${n}.`, (n: number) => `${n}`, (n: number) => String(n).padStart(2, '0')])
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['title', 'lines', 'letterhead']),
        what: 'Notulen',
        timed: random.chance(0.5),
        attendance: random.pick(['role-lines', 'paragraph', 'plain']),
        opens: random.chance(0.8),
        closes: random.chance(0.8),
        parts: random.pick([null, ...PARTS]),
        signed: random.chance(0.4),
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        const mark = form(index + 1)
        return {
          flow: [
            box('agendapunt', [heading(3, `${mark} ${item.title}`, { cls: 'agendapunt-titel' }), box('inhoud', inner)]),
          ],
          gold: { ...told, nummer: mark.replace(/\.$/u, '') },
        }
      },
    )
    return {
      content: renderHtml(flow, {
        title: 'Notulen',
        chrome: random.pick(['portal', 'none', 'cms']),
        site: unitLabel(scene),
      }),
      gold: [gold],
    }
  },
}

/** Every item says who was there, before its decision. */
const minutesAttendancePerItem: Family = {
  id: 'html-minutes-attendance-per-item',
  kind: 'minutes',
  format: 'html',
  language: 'nl',
  hard: 'attendance per item',
  render: (seed, random) => {
    const scene = createScene(seed, { closed: 0.3, items: [4, 8], others: 0.15 })
    const look = treatmentLook(random, {
      voteStyle: random.pick(['count-lines', 'named-lines', 'counts']),
      votePlace: random.pick(['section-after', 'section-before']),
      level: 4,
    })
    const words = attendanceWords(scene)
    const style = random.pick<AttendanceStyle>(['grouped-heads', 'plain', 'pairs', 'paragraph'])
    const numbered = random.chance(0.6)
    const attendance = printAttendance(scene, style, words)
    const composition = random.pick(['Samenstelling', 'Aanwezigheid', 'Aanwezigheid bij dit punt'])
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['title', 'pairs']),
        what: random.pick(['Notulen', 'Zittingsverslag']),
        timed: random.chance(0.6),
        attendance: null,
        opens: random.chance(0.4),
        closes: random.chance(0.4),
        parts: random.pick([null, ...PARTS]),
        signed: false,
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return {
          flow: [
            box('punt', [
              ...(numbered ? [box('nr', [para(`${index + 1}.`)])] : []),
              heading(3, item.title),
              box('samenstelling', [heading(4, composition), ...printAttendance(scene, style, words).flow]),
              ...inner,
            ]),
          ],
          gold: { ...told, nummer: numbered ? String(index + 1) : null },
        }
      },
    )
    return {
      content: renderHtml(flow, { title: 'Zitting', chrome: random.pick(['portal', 'none']) }),
      gold: [{ ...gold, ...attendance.gold }],
    }
  },
}

/** Pasted from a word processor: paragraphs only, bold for heads, "Gelet op", the vote in the head of the decision. */
const minutesWordExport: Family = {
  id: 'html-minutes-word-export',
  kind: 'minutes',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const scene = createScene(seed, { closed: 0.4, items: [4, 9], movements: random.chance(0.4), others: 0.15 })
    const look = treatmentLook(random, {
      voteStyle: random.pick(['named', 'counts', 'dissent']),
      votePlace: random.pick(['in-head', 'sentence-before']),
      reasons: 'gelet-op',
      level: 7,
    })
    const form = random.pick([
      (n: number) => `${n}.`,
      (n: number) => `${n})`,
      (n: number) => `Punt ${n}.`,
      (n: number) => `AGENDAPUNT ${n}:`,
    ])
    const caps = random.chance(0.3)
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['province', 'lines', 'letterhead']),
        what: random.pick(['Notulen', 'Proces-verbaal']),
        timed: random.chance(0.4),
        attendance: random.pick(['old', 'paragraph', 'role-lines']),
        opens: random.chance(0.7),
        closes: random.chance(0.7),
        parts: random.pick([null, PARTS[1]]),
        signed: random.chance(0.7),
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        const titel = caps ? item.title.toUpperCase() : item.title
        return {
          flow: [para([bold(`${form(index + 1)} ${titel}`)]), ...inner, ...(random.chance(0.1) ? [RULE] : [])],
          gold: { ...told, titel, nummer: form(index + 1).replace(/^(?:Punt|AGENDAPUNT) |[.):]$/gu, '') },
        }
      },
    )
    return { content: renderHtml(flow, { title: 'notulen', chrome: 'word', flatHeadings: true }), gold: [gold] }
  },
}

/** Votes in tables: names below the sides, or a cross per member. */
const minutesVoteTables: Family = {
  id: 'html-minutes-vote-tables',
  kind: 'minutes',
  format: 'html',
  language: 'nl',
  hard: 'votes in tables',
  render: (seed, random) => {
    const scene = createScene(seed, { closed: 0.2, items: [4, 8], divided: 0.6, others: 0.2 })
    const look = treatmentLook(random, {
      voteStyle: 'counts',
      voteTable: random.pick(['names', 'crosses', 'counts']),
      votePlace: random.pick(['section-before', 'section-after', 'outcome-after']),
      level: 4,
    })
    const form = random.pick([(n: number) => `${n}.`, (n: number) => `${n} -`, (n: number) => `Punt ${n}:`])
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['title', 'sentence']),
        what: 'Notulen',
        timed: random.chance(0.5),
        attendance: random.pick(['table', 'pairs', 'bullets']),
        opens: random.chance(0.6),
        closes: random.chance(0.6),
        parts: random.pick([null, PARTS[0]]),
        signed: random.chance(0.4),
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return {
          flow: [heading(3, `${form(index + 1)} ${item.title}`), ...inner],
          gold: { ...told, nummer: form(index + 1).replace(/^Punt |[.:]$| -$/gu, '') },
        }
      },
    )
    return {
      content: renderHtml(flow, {
        title: 'Notulen',
        chrome: random.pick(['none', 'portal', 'cms']),
        site: unitLabel(scene),
      }),
      gold: [gold],
    }
  },
}

/** Two columns: what it is in the margin, its text beside it; one table per item, the title in its first row. */
const minutesMarginTable: Family = {
  id: 'html-minutes-margin-table',
  kind: 'minutes',
  format: 'html',
  language: 'nl',
  hard: 'no number',
  render: (seed, random) => {
    const scene = createScene(seed, { closed: 0.2, items: [4, 8], others: 0.15 })
    const look = treatmentLook(random, {
      voteStyle: random.pick(['named', 'counts', 'dissent']),
      votePlace: random.pick(['section-before', 'section-after']),
      level: 4,
    })
    const labels = random.pick([
      ['Agendapunt', ''],
      ['Onderwerp', ''],
      ['Titel', ''],
    ] as const)
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['pairs', 'title']),
        what: random.pick(['Notulen', 'Verslag van de zitting']),
        timed: random.chance(0.5),
        attendance: random.pick(['table', 'role-lines']),
        opens: random.chance(0.5),
        closes: random.chance(0.5),
        parts: null,
        signed: false,
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return {
          flow: [table([[labels[0], item.title], ...rowsOf(inner)], { bordered: true, cls: 'punt' })],
          gold: told,
        }
      },
    )
    return { content: renderHtml(flow, { title: 'Notulen', chrome: random.pick(['none', 'minimal']) }), gold: [gold] }
  },
}

/** Heads become the left cells, what follows them the right ones. */
function rowsOf(flow: readonly Flow[]): (readonly (string | readonly Flow[])[])[] {
  const rows: [string, Flow[]][] = []
  for (const one of flow) {
    const last = rows[rows.length - 1]
    if (one.kind === 'heading') rows.push([one.text, []])
    else if (last) last[1].push(one)
    else rows.push(['', [one]])
  }
  return rows.filter(([label, content]) => label !== '' || content.length > 0)
}

/** Minutes as folding parts of a page for citizens; the heads are questions. */
const minutesFolded: Family = {
  id: 'html-minutes-folded',
  kind: 'minutes',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const scene = createScene(seed, { closed: 0.2, items: [4, 9], others: 0.2, movements: random.chance(0.3) })
    const look = treatmentLook(random, {
      level: random.pick([4, 5]),
      articles: {
        head: random.pick([(n: number) => `Artikel ${n}`, (n: number) => `Art. ${n}:`]),
        single: 'Enig artikel',
        ownLine: true,
      },
    })
    const numbered = random.chance(0.7)
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['title', 'sentence']),
        what: 'Notulen',
        timed: random.chance(0.7),
        attendance: random.pick(['bullets', 'grouped-heads', 'plain']),
        opens: true,
        closes: true,
        parts: random.pick([null, PARTS[0], PARTS[2]]),
        signed: false,
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return {
          flow: [fold(numbered ? `${index + 1}. ${item.title}` : item.title, inner)],
          gold: { ...told, nummer: numbered ? String(index + 1) : null },
        }
      },
    )
    return {
      content: renderHtml(flow, {
        title: 'Zitting',
        chrome: 'cms',
        site: unitLabel(scene),
        fold: random.pick(['details', 'button']),
      }),
      gold: [gold],
    }
  },
}

/** One page for one decision: title at the top, the sitting as a line or list of properties. */
const extractPage: Family = {
  id: 'html-extract-page',
  kind: 'extract',
  format: 'html',
  language: 'nl',
  hard: 'no number',
  render: (seed, random) => {
    const scene = createScene(seed, {
      closed: 0,
      items: [1, 1],
      others: 0.1,
      bodies: ['gemeenteraad', 'rmw', 'college'],
      questions: 0,
    })
    const look = treatmentLook(random, { level: 3 })
    const [item] = scene.sitting.items as [SittingItem]
    const { flow: inner, gold: told } = treat(scene, item, 0, look)
    const head = printHead(
      scene,
      random.pick(['pairs', 'sentence', 'lines']),
      random.pick(['Besluit', 'Beslissing', 'Uittreksel']),
      random.chance(0.3),
    )
    const attendance = random.chance(0.6)
      ? printAttendance(scene, random.pick(['paragraph', 'pairs', 'role-lines']), attendanceWords(scene))
      : null
    const content = renderHtml(
      [
        ...head.flow,
        ...(attendance?.flow ?? []),
        heading(2, item.title),
        ...inner,
        ...(random.chance(0.5) ? [para(`Bekendgemaakt op de website van ${unitLabel(scene)}.`)] : []),
      ],
      { title: item.title, chrome: random.pick(['portal', 'cms', 'none']), site: unitLabel(scene) },
    )
    return {
      content,
      gold: [goldSitting('uittreksel', { ...head.gold, ...(attendance?.gold ?? {}), agendapunten: [told] })],
    }
  },
}

/** One decision as a list of properties: title, sitting, outcome, vote. */
const extractProperties: Family = {
  id: 'html-extract-properties',
  kind: 'extract',
  format: 'html',
  language: 'nl',
  hard: 'definition list',
  render: (seed, random) => {
    const scene = createScene(seed, {
      closed: 0,
      items: [1, 1],
      others: 0.2,
      bodies: ['gemeenteraad', 'rmw'],
      questions: 0,
    })
    const look = treatmentLook(random, { voteStyle: random.pick(['named', 'counts', 'dissent']), level: 3 })
    const [item] = scene.sitting.items as [SittingItem]
    const { flow: inner, gold: told } = treat(scene, item, 0, { ...look, reasons: 'none' })
    const head = printHead(scene, 'pairs', random.pick(['Uittreksel', 'Besluit van de raad']), random.chance(0.4))
    const [title, ...others] = head.flow
    const facts = others.flatMap((flow) => (flow.kind === 'pairs' ? flow.pairs : []))
    const entries: (readonly [string, readonly Flow[]])[] = [
      ...facts,
      [random.pick(['Onderwerp', 'Agendapunt', 'Titel']), [para(item.title)]],
    ]
    for (const flow of inner) {
      const last = entries[entries.length - 1]
      if (flow.kind === 'heading') entries.push([flow.text, []])
      else if (last && entries.length > facts.length + 1) entries[entries.length - 1] = [last[0], [...last[1], flow]]
      else entries.push(['Inhoud', [flow]])
    }
    const content = renderHtml(
      [
        ...(title ? [title] : []),
        pairs(entries.filter(([, value]) => value.length > 0)),
        list('bullet', ['Terug naar het overzicht']),
      ],
      { title: item.title, chrome: random.pick(['portal', 'none']) },
    )
    return { content, gold: [goldSitting('uittreksel', { ...head.gold, agendapunten: [told] })] }
  },
}

export const HTML_MINUTES: readonly Family[] = [
  minutesBoxes,
  minutesAttendancePerItem,
  minutesWordExport,
  minutesVoteTables,
  minutesMarginTable,
  minutesFolded,
  extractPage,
  extractProperties,
]
