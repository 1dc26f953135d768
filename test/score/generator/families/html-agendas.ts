import { LONG_FORMS, printDay, printTime } from '../calendar.js'
import { bold, box, fold, heading, lines, list, para, table, type Flow } from '../flow.js'
import { printHead, unitLabel } from '../heads.js'
import { renderHtml } from '../render-html.js'
import { createScene, goldItem, goldSitting, headGold, momentGold } from '../scene.js'
import type { SittingItem } from '../sitting.js'
import { capital } from '../votes.js'
import type { Family } from './family.js'

/** Public and closed items under heads of their own; without closed items a template may leave the head out. */
function parts(
  items: readonly SittingItem[],
): readonly { readonly closed: boolean; readonly items: readonly SittingItem[] }[] {
  return [false, true]
    .map((closed) => ({ closed, items: items.filter((item) => item.closed === closed) }))
    .filter((part) => part.items.length > 0)
}

/** A CMS page with menus, a numbered list per part and a call to attend. */
const agendaOrderedList: Family = {
  id: 'html-agenda-ordered-list',
  kind: 'agenda',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const scene = createScene(seed, { closed: 0.6, items: [5, 16] })
    const head = printHead(scene, random.pick(['title', 'letterhead']), 'Agenda', random.chance(0.8))
    const words = random.pick([
      ['Openbare zitting', 'Besloten zitting'],
      ['Openbaar gedeelte', 'Besloten gedeelte'],
      ['OPENBARE VERGADERING', 'GEHEIME VERGADERING'],
    ] as const)
    let number = 0
    const restart = random.chance(0.5)
    const all: ReturnType<typeof goldItem>[] = []
    const flow = parts(scene.sitting.items).flatMap(({ closed, items }): Flow[] => {
      const start = restart ? 1 : number + 1
      for (const [index, item] of items.entries())
        all.push(goldItem(item, { nummer: String(start + index), openbaar: !closed, besluit: false }))
      number += items.length
      return [
        heading(2, words[closed ? 1 : 0]),
        list(
          'decimal',
          items.map(({ title }) => title),
          { start },
        ),
      ]
    })
    const content = renderHtml(
      [
        ...head.flow,
        ...flow,
        para(`U kan de dossiers inkijken op het secretariaat tot ${printDay(scene.sitting.date, 'long')}.`),
      ],
      { title: `Agenda | ${unitLabel(scene)}`, chrome: random.pick(['cms', 'portal', 'none']), site: unitLabel(scene) },
    )
    return { content, gold: [goldSitting('agenda', { ...head.gold, agendapunten: all })] }
  },
}

/** An accordion of a CMS: each item folds, no number anywhere. */
const agendaAccordion: Family = {
  id: 'html-agenda-accordion',
  kind: 'agenda',
  format: 'html',
  language: 'nl',
  hard: 'no number',
  render: (seed, random) => {
    const scene = createScene(seed, { closed: 0.4, items: [4, 12] })
    const head = printHead(
      scene,
      random.pick(['title', 'pairs']),
      random.pick(['Agenda', 'Dagorde', 'Agenda van de vergadering']),
      random.chance(0.6),
    )
    const lead = random.pick(['Toelichting', 'Samenvatting', 'Korte inhoud'])
    const gold: ReturnType<typeof goldItem>[] = []
    const flow = parts(scene.sitting.items).flatMap(({ closed, items }): Flow[] => [
      heading(
        2,
        closed
          ? random.pick(['Besloten zitting', 'Achter gesloten deuren'])
          : random.pick(['Openbare zitting', 'In openbare zitting']),
      ),
      ...items.map((item) => {
        gold.push(goldItem(item, { openbaar: !closed, besluit: false }))
        return fold(item.title, [
          para([bold(`${lead}: `), item.phrase === '' ? 'Geen stukken.' : `Het bestuur legt ${item.phrase} voor.`]),
          ...(random.chance(0.5) ? [list('bullet', ['Ontwerp.pdf (84 kB)', 'Advies dienst.pdf (210 kB)'])] : []),
        ])
      }),
    ])
    const content = renderHtml([...head.flow, ...flow], {
      title: `Zitting - ${unitLabel(scene)}`,
      chrome: 'cms',
      site: unitLabel(scene),
      fold: random.pick(['details', 'button']),
    })
    return { content, gold: [goldSitting('agenda', { ...head.gold, agendapunten: gold })] }
  },
}

/** A table: number, subject, who presents it, papers. */
const agendaTable: Family = {
  id: 'html-agenda-table',
  kind: 'agenda',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const scene = createScene(seed, {
      closed: 0.3,
      items: [5, 14],
      bodies: ['gemeenteraad', 'rmw', 'college', 'vast-bureau'],
    })
    const head = printHead(
      scene,
      random.pick(['letterhead', 'pairs', 'lines']),
      random.pick(['Agenda', 'Agenda zitting']),
      true,
    )
    const form = random.pick([
      (n: number) => `${n}`,
      (n: number) => `${n}.`,
      (n: number) => String(n).padStart(2, '0'),
      (n: number) => `A${n}`,
    ])
    const third = random.pick(['Behandelaar', 'Bevoegd', 'Rapporteur'])
    const two = random.chance(0.4)
    const items = scene.sitting.items.filter(({ closed }) => !closed)
    const rows = items.map((item, index) => [
      form(index + 1),
      item.title,
      ...(two
        ? []
        : [
            scene.name(random.pick([...scene.sitting.aldermen, scene.sitting.mayor])),
            random.pick(['', '1 bijlage', '3 bijlagen']),
          ]),
    ])
    const content = renderHtml(
      [
        ...head.flow,
        table(
          [
            [
              random.pick(['Nr.', 'Nr', '#']),
              random.pick(['Onderwerp', 'Agendapunt', 'Punt', 'Titel']),
              ...(two ? [] : [third, 'Bijlagen']),
            ],
            ...rows,
          ],
          { header: true, bordered: random.chance(0.5), cls: 'agenda' },
        ),
      ],
      { title: 'Agenda', chrome: random.pick(['portal', 'minimal', 'none']) },
    )
    return {
      content,
      gold: [
        goldSitting('agenda', {
          ...head.gold,
          agendapunten: items.map((item, index) =>
            goldItem(item, { nummer: form(index + 1).replace(/\.$/u, ''), besluit: false }),
          ),
        }),
      ],
    }
  },
}

/** An invitation pasted as lines with <br>: "Dagorde", and an item may have sub-points. */
const agendaLines: Family = {
  id: 'html-agenda-lines',
  kind: 'agenda',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const scene = createScene(seed, { closed: 0.5, items: [6, 12] })
    const { sitting } = scene
    const form = random.pick([
      (n: number) => `${n}.`,
      (n: number) => `${n})`,
      (n: number) => `Punt ${n}:`,
      (n: number) => `${n} -`,
    ])
    const time = printTime(sitting.planned, random.pick(['uur-only', 'dot-uur', 'u', 'colon-uur']))
    const date = printDay(sitting.date, random.pick(LONG_FORMS))
    const call = random.pick([
      `De ${sitting.body.name} van ${sitting.municipality.name} komt samen op ${date} om ${time} in ${sitting.place}.`,
      `Wij nodigen u uit op de vergadering van ${sitting.body.phrase} van ${sitting.municipality.name} op ${date} om ${time} (${sitting.place}).`,
    ])
    const gold: ReturnType<typeof goldItem>[] = []
    let number = 0
    const flow: Flow[] = parts(sitting.items).flatMap(({ closed, items }) => [
      para([bold(closed ? 'BESLOTEN ZITTING' : 'OPENBARE ZITTING')]),
      lines(
        items.map((item) => {
          number++
          gold.push(goldItem(item, { nummer: String(number), openbaar: !closed, besluit: false }))
          return `${form(number)} ${item.title}`
        }),
      ),
    ])
    const content = renderHtml(
      [
        para([bold(`${capital(sitting.body.name)} ${sitting.municipality.name}`)]),
        para(call),
        para([bold('DAGORDE')]),
        ...flow,
        para('Met vriendelijke groeten,'),
        lines([scene.name(sitting.chair), 'voorzitter']),
      ],
      { title: 'Bekendmaking', chrome: random.pick(['minimal', 'cms', 'none']), site: unitLabel(scene), breaks: true },
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

/** An additional agenda: only the added items, with who asked for them. */
const agendaAdded: Family = {
  id: 'html-agenda-added',
  kind: 'agenda',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const scene = createScene(seed, { items: [2, 5], closed: 0, questions: 0.6, bodies: ['gemeenteraad', 'rmw'] })
    const { sitting } = scene
    const head = printHead(
      scene,
      random.pick(['title', 'letterhead']),
      random.pick(['Aanvullende agenda', 'Toegevoegde agendapunten', 'Bijkomende agenda']),
      random.chance(0.7),
    )
    const form = random.pick([
      (n: number) => `TP${String(n).padStart(2, '0')}`,
      (n: number) => `${n + 18}.`,
      (n: number) => `Bijkomend punt ${n}`,
      (n: number) => `${n}`,
    ])
    const flow = sitting.items.map((item, index) =>
      box('punt', [
        heading(3, `${form(index + 1)} ${item.title}`),
        para(`Punt toegevoegd op verzoek van ${scene.name(random.pick(sitting.councillors))}.`),
      ]),
    )
    const content = renderHtml([...head.flow, ...flow], {
      title: 'Aanvullende agenda',
      chrome: random.pick(['portal', 'none']),
    })
    const gold = sitting.items.map((item, index) =>
      goldItem(item, { nummer: form(index + 1).replace(/\.$|^Bijkomend punt /gu, ''), besluit: false }),
    )
    return { content, gold: [goldSitting('agenda-toegevoegd', { ...head.gold, agendapunten: gold })] }
  },
}

export const HTML_AGENDAS: readonly Family[] = [
  agendaOrderedList,
  agendaAccordion,
  agendaTable,
  agendaLines,
  agendaAdded,
]
