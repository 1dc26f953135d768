import { decisionSentence } from '../decisions.js'
import { bold, hang, heading, list, para, RULE, type Flow } from '../flow.js'
import type { GoldSittingItem } from '../gold-sitting.js'
import { printHead, unitLabel } from '../heads.js'
import { treat } from '../minutes.js'
import { besluitGold, outcomeLine, outcomeWords } from '../outcomes.js'
import { renderDocx } from '../render-docx.js'
import { renderHtml } from '../render-html.js'
import { renderPdf } from '../render-pdf.js'
import { createScene, goldItem, goldOutcome, goldSitting, nextScene, type Scene } from '../scene.js'
import type { SittingItem } from '../sitting.js'
import { voteWords } from '../votes.js'
import type { Family } from './family.js'
import { composeMinutes, treatmentLook } from './html-minutes.js'

interface Group {
  readonly section: string
  readonly items: readonly SittingItem[]
}

/** Items by department, in the order in which the departments come up. */
function groupsOf({ sitting }: Scene): readonly Group[] {
  const sections = [...new Set(sitting.items.map(({ section }) => section))]
  return sections.map((section) => ({ section, items: sitting.items.filter((item) => item.section === section) }))
}

/**
 * Departments are numbered, and items below them: "3. Financiën", "3.1 …". A department may be read as an item or not.
 */
const listSubItems: Family = {
  id: 'html-list-sub-items',
  kind: 'decision list',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const scene = createScene(seed, { items: [6, 14], closed: 0, others: 0.25 })
    const head = printHead(scene, random.pick(['title', 'lines', 'letterhead']), 'Besluitenlijst', random.chance(0.4))
    const words = voteWords(random)
    const outcomes = outcomeWords(random)
    const form = random.pick([(a: number, b: number) => `${a}.${b}`, (a: number, b: number) => `${a}.${b}.`])
    const gold: GoldSittingItem[] = []
    const flow = groupsOf(scene).flatMap(({ section, items }, index): Flow[] => {
      gold.push({ ...goldItem({ title: section }), nummer: String(index + 1), neutraal: true })
      return [
        heading(2, `${index + 1}. ${section}`),
        ...items.flatMap((item, at): Flow[] => {
          const { text, votes } = outcomeLine(scene, item, outcomes, words, 'counts', true)
          const number = form(index + 1, at + 1)
          gold.push(
            goldItem(item, {
              nummer: number.replace(/\.$/u, ''),
              uitkomst: goldOutcome(item.outcome),
              besluit: besluitGold(item),
              stemmingen: votes,
            }),
          )
          return [heading(3, `${number} ${item.title}`), ...(text === null ? [] : [para(`${text}.`)])]
        }),
      ]
    })
    const content = renderHtml([...head.flow, ...flow], {
      title: 'Besluitenlijst',
      chrome: random.pick(['none', 'portal', 'cms']),
      site: unitLabel(scene),
    })
    return { content, gold: [goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold })] }
  },
}

/** The same in an agenda of Word, with letters for the items: "2. Omgeving", "a) …". */
const agendaLetters: Family = {
  id: 'docx-agenda-letters',
  kind: 'agenda',
  format: 'docx',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, { items: [6, 14], closed: 0 })
    const head = printHead(scene, random.pick(['title', 'lines', 'sentence']), 'Agenda', true)
    const gold: GoldSittingItem[] = []
    const flow = groupsOf(scene).flatMap(({ section, items }, index): Flow[] => {
      gold.push({ ...goldItem({ title: section }), nummer: String(index + 1), neutraal: true })
      // The letter alone is no number of the item: it comes back in every department.
      for (const item of items) gold.push(goldItem(item, { besluit: false }))
      return [
        para([bold(`${index + 1}. ${section}`)]),
        list(
          'alpha',
          items.map(({ title }) => title),
        ),
      ]
    })
    const content = await renderDocx([...head.flow, ...flow], {
      title: 'Agenda',
      font: random.pick(['Calibri', 'Arial']),
      automatic: random.chance(0.5),
      styled: random.chance(0.5),
    })
    return { content, gold: [goldSitting('agenda', { ...head.gold, agendapunten: gold })] }
  },
}

/** Items are treated out of order, and urgent ones have numbers of their own. */
const minutesMoved: Family = {
  id: 'pdf-minutes-moved-items',
  kind: 'minutes',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, { items: [6, 10], closed: 0, others: 0.2, bodies: ['gemeenteraad', 'rmw'] })
    const look = treatmentLook(random, { level: 5 })
    const urgent = random.int(1, 2)
    const mark = random.pick([
      (n: number) => `HD ${n}`,
      (n: number) => `TP${String(n).padStart(2, '0')}`,
      (n: number) => `U${n}`,
    ])
    const count = scene.sitting.items.length
    // The third item comes after the fourth, and the urgent ones first or last.
    const first = random.chance(0.5)
    const numberOf = (index: number): string => {
      const at = first ? index - urgent : index
      if (first && index < urgent) return mark(index + 1)
      if (!first && index >= count - urgent) return mark(index - (count - urgent) + 1)
      return String(at === 2 ? 4 : at === 3 ? 3 : at + 1)
    }
    const { flow, gold } = composeMinutes(
      scene,
      {
        head: random.pick(['title', 'lines', 'letterhead']),
        what: 'Notulen',
        timed: random.chance(0.5),
        attendance: random.pick(['role-lines', 'paragraph']),
        opens: true,
        closes: true,
        parts: null,
        signed: random.chance(0.5),
      },
      (item, index) => {
        const { flow: inner, gold: told } = treat(scene, item, index, look)
        return {
          flow: [heading(3, `${numberOf(index)}. ${item.title}`), ...inner],
          gold: { ...told, nummer: numberOf(index) },
        }
      },
    )
    const content = await renderPdf(flow, {
      title: 'Notulen',
      font: random.pick(['Times', 'Helvetica'] as const),
      size: 10.5,
      margin: 56,
      foot: `${unitLabel(scene)} - {n}/{m}`,
    })
    return { content, gold: [gold] }
  },
}

/** Council and social welfare council on one page, each with its own head: two sittings. */
const listJoint: Family = {
  id: 'html-list-joint',
  kind: 'decision list',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const first = createScene(seed, { bodies: ['gemeenteraad'], items: [4, 8], closed: 0, others: 0.2 })
    const second = nextScene(first, { bodies: ['rmw'], items: [3, 6], closed: 0, others: 0.2 })
    const words = voteWords(random)
    const outcomes = outcomeWords(random)
    const sentences = random.chance(0.5)
    const style = random.pick(['title', 'lines'] as const)
    const both = [first, second].map((scene) => {
      const head = printHead(scene, style, 'Besluitenlijst', false)
      const gold: GoldSittingItem[] = []
      const flow = scene.sitting.items.map((item, index): Flow => {
        const { text, votes } = outcomeLine(scene, item, outcomes, words, 'counts', true)
        gold.push(
          goldItem(item, {
            nummer: String(index + 1),
            uitkomst: goldOutcome(item.outcome),
            besluit: besluitGold(item),
            stemmingen: votes,
          }),
        )
        return hang(`${index + 1}.`, [
          para([bold(item.title)]),
          ...(sentences && item.outcome !== null ? [para(decisionSentence(scene, item))] : []),
          ...(text === null ? [] : [para(`${text}.`)]),
        ])
      })
      return {
        flow: [...head.flow, ...flow],
        gold: goldSitting('besluitenlijst', { ...head.gold, agendapunten: gold }),
      }
    })
    const content = renderHtml(
      both.flatMap(({ flow }, index) => (index === 0 ? flow : [RULE, ...flow])),
      { title: 'Besluitenlijsten', chrome: random.pick(['none', 'cms', 'portal']), site: unitLabel(first) },
    )
    return { content, gold: both.map(({ gold }) => gold) }
  },
}

/** Sub-items, moved items, two sittings in one document. */
export const MIXED: readonly Family[] = [listSubItems, agendaLetters, minutesMoved, listJoint]
