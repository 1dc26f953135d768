import { printDay, printTime, shiftDay } from '../calendar.js'
import { bold, heading, lines, para, RULE, table, type Flow } from '../flow.js'
import type { GoldSittingItem } from '../gold-sitting.js'
import { unitLabel } from '../heads.js'
import { besluitGold } from '../outcomes.js'
import { renderPdf } from '../render-pdf.js'
import { createScene, goldItem, goldOutcome, goldSitting, headGold, momentGold } from '../scene.js'
import type { SittingItem, Tally } from '../sitting.js'
import {
  counted,
  pickOutcomes,
  roster,
  rosterGold,
  sideCounts,
  tellOutcome,
  tellVote,
  upperFirst,
  type VoteVoice,
} from '../telling.js'
import { tallyGold } from '../votes.js'
import type { Family } from './family.js'

/** The municipality in the running head alone; titles run to dots and a page number. */
const agendaRunningHead: Family = {
  id: 'closed-paper-agenda-running-head',
  kind: 'agenda',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, {
      items: [6, 14],
      closed: 0.5,
      questions: 0.3,
      bodies: ['gemeenteraad', 'rmw', 'college'],
    })
    const { sitting } = scene
    const code = sitting.body.id === 'rmw' ? 'RMW' : sitting.body.id === 'college' ? 'CBS' : 'GR'
    const first = random.int(11, 300)
    const scheme = random.pick([
      (n: number) => `${sitting.date.year}_${code}_${String(first + n).padStart(5, '0')}`,
      (n: number) => `${n}`,
      (n: number) => `${code}/${sitting.date.year}/${first + n}`,
      (n: number) => String(n).padStart(3, '0'),
    ])
    const dotted = random.chance(0.4)
    const sign = random.pick([' - ', ' '])
    const open = sitting.items.filter(({ closed }) => !closed)
    const closed = sitting.items.filter((item) => item.closed)
    const ordered = [...open, ...closed]
    const print = (item: SittingItem): Flow => {
      const n = ordered.indexOf(item) + 1
      return para(`${scheme(n)}${sign}${item.title}${dotted ? ` ${'.'.repeat(random.int(6, 22))} ${n + 2}` : ''}`)
    }
    const date = printDay(sitting.date, random.pick(['LONG', 'weekday-long', 'long']))
    const flow: Flow[] = [
      heading(1, random.pick(['AGENDA', 'Agenda']), { align: 'center' }),
      para([bold(upperFirst(random.pick(sitting.body.printed)))], { align: 'center' }),
      para(date, { align: 'center' }),
      RULE,
      ...(closed.length > 0 ? [heading(2, random.pick(['Openbaar deel', 'OPENBAAR']))] : []),
      ...open.map(print),
      ...(closed.length > 0 ? [heading(2, random.pick(['Gesloten deel', 'BESLOTEN'])), ...closed.map(print)] : []),
      RULE,
      para(`Aanvang: ${printTime(sitting.planned, random.pick(['dot-uur', 'colon', 'uur-only']))}`),
    ]
    return {
      content: await renderPdf(flow, {
        title: 'Afdruk',
        font: random.pick(['Times', 'Helvetica']),
        size: random.pick([10, 11]),
        margin: 64,
        head: random.pick([
          unitLabel(scene),
          `${unitLabel(scene)}  |  ${sitting.municipality.postcode} ${sitting.municipality.name}`,
        ]),
        foot: random.pick(['{n} van {m}', 'blz. {n}']),
      }),
      gold: [
        goldSitting('agenda', {
          ...headGold(scene),
          geplandeStart: momentGold(scene, sitting.planned),
          agendapunten: ordered.map((item, index) =>
            goldItem(item, {
              nummer: scheme(index + 1),
              openbaar: closed.length > 0 ? !item.closed : null,
              besluit: false,
            }),
          ),
        }),
      ],
    }
  },
}

/** Two columns as in a newspaper, what came of it before each title. */
const decisionsColumns: Family = {
  id: 'closed-paper-decisions-columns',
  kind: 'decision list',
  format: 'pdf',
  language: 'nl',
  hard: 'outcome first',
  render: async (seed, random) => {
    const scene = createScene(seed, { items: [6, 12], closed: 0, questions: 0, others: 0.3, divided: 0.5 })
    const { sitting } = scene
    const code = sitting.body.id === 'rmw' ? 'RMW' : sitting.body.id === 'districtsraad' ? 'DR' : 'GR'
    const first = random.int(1, 120)
    const scheme = random.pick([
      (n: number) => `${sitting.date.year}/${code}/${String(first + n).padStart(3, '0')} -`,
      (n: number) => `${n}.`,
      () => '',
    ])
    const words = pickOutcomes(random, {
      approved: ['AANVAARD', 'GOEDGEKEURD', 'Gunstig gestemd'],
      rejected: ['AFGEWEZEN', 'VERWORPEN', 'NIET AANVAARD'],
      noted: ['AKTENEMING', 'KENNISNAME', 'TER KENNISGEVING'],
      postponed: ['VERDAAGD', 'AANGEHOUDEN', 'UITGESTELD'],
      withdrawn: ['INGETROKKEN', 'VAN DE DAGORDE AFGEVOERD'],
    })
    const style = random.pick(['told', 'slash', 'against'] as const)
    const voice: VoteVoice = {
      unanimous: random.pick(['Iedereen stemde voor.', 'Eenstemmig.', 'Eenparig, zonder onthoudingen.']),
      secret: ({ ja, nee, onthouding }) =>
        `Geheime stemming met briefjes: ${ja} voor, ${nee} tegen, ${onthouding} onthouding(en).`,
      divided: (tally) => {
        const { ja, nee, onthouding } = sideCounts(tally)
        return counted(
          scene,
          style === 'told'
            ? `Voor stemden ${ja} leden, tegen ${nee}; ${onthouding} leden onthielden zich.`
            : style === 'slash'
              ? `Stemmen: ${ja} ja / ${nee} neen / ${onthouding} onthouding`
              : `Met ${ja} tegen ${nee} stemmen, ${onthouding} onthoudingen.`,
        )(tally)
      },
    }
    const gold: GoldSittingItem[] = []
    const blocks = sitting.items.flatMap((item, index): Flow[] => {
      const number = scheme(index + 1)
      const vote = item.vote ? tellVote(scene, item.vote, voice) : undefined
      gold.push(
        goldItem(item, {
          nummer: number === '' ? null : number.replace(/\s*[.-]$/u, ''),
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return [
        ...(item.outcome === null ? [] : [para(words[item.outcome])]),
        para([bold(`${number} ${item.title}`.trim())]),
        ...(vote?.flow ?? []),
      ]
    })
    const date = printDay(sitting.date, random.pick(['long', 'weekday-long', 'dots']))
    const flow: Flow[] = [
      heading(1, random.pick(['Besluiten in het kort', 'Overzichtslijst van de besluiten'])),
      para(
        `${upperFirst(sitting.body.phrase)} van ${sitting.municipality.name}, bijeen op ${date}, nam volgende besluiten. Deze lijst geldt als besluitenlijst.`,
      ),
      ...blocks,
      para(`Opgemaakt op ${printDay(shiftDay(sitting.date, random.int(2, 9)), 'slashes')}`),
    ]
    return {
      content: await renderPdf(flow, {
        title: 'besluiten',
        font: 'Helvetica',
        size: 9.5,
        margin: 46,
        columns: 2,
        hyphenate: random.chance(0.5),
        justify: random.chance(0.3),
        foot: '- {n} -',
      }),
      gold: [goldSitting('besluitenlijst', { ...headGold(scene), agendapunten: gold })],
    }
  },
}

/** Who is there at each item, votes as a roll call, and one list at the end of who took part in what. */
const minutesRollCall: Family = {
  id: 'closed-paper-minutes-roll-call',
  kind: 'minutes',
  format: 'pdf',
  language: 'nl',
  hard: 'attendance per item',
  render: async (seed, random) => {
    const scene = createScene(
      seed,
      {
        items: [5, 8],
        closed: 0,
        questions: 0,
        divided: 0.5,
        others: 0.15,
        movements: true,
        bodies: ['gemeenteraad', 'rmw'],
      },
      ['last-first', 'LAST-first', 'first-last'],
    )
    const { sitting, name } = scene
    const style = random.pick(['roll', 'roll', 'columns', 'groups'] as const)
    const words = random.pick([
      ['ja', 'neen', 'onthouding'],
      ['voor', 'tegen', 'onthouden'],
    ] as const)
    const sideOf = (tally: Tally, person: Tally['for'][number]): string =>
      tally.for.includes(person) ? words[0] : tally.against.includes(person) ? words[1] : words[2]
    const voice: VoteVoice = {
      unanimous: random.pick(['Zonder tegenstem of onthouding.', 'Bij handopsteking stemmen alle leden voor.']),
      secret: ({ ja, nee, onthouding }) =>
        `Geheime stemming. Uitgebracht: ${ja + nee + onthouding} stemmen, waarvan ${ja} ja, ${nee} neen en ${onthouding} onthoudingen.`,
      divided: (tally) => {
        const voters = sitting.present.filter((person) =>
          [...tally.for, ...tally.against, ...tally.abstain].includes(person),
        )
        const { ja, nee, onthouding } = sideCounts(tally)
        const gold = tallyGold(scene, tally, { counts: true, names: true })
        const total = para(`Totaal: ${ja} ${words[0]}, ${nee} ${words[1]}, ${onthouding} ${words[2]}`)
        if (style === 'roll')
          return {
            flow: [
              para('Hoofdelijke stemming'),
              table(
                [
                  ['Lid', 'Fractie', 'Stem'],
                  ...voters.map((person) => [name(person), person.party, sideOf(tally, person)]),
                ],
                { header: true, bordered: true, widths: [4, 3, 2] },
              ),
              total,
            ],
            gold,
          }
        if (style === 'columns')
          return {
            flow: [
              table(
                [
                  [`Stemmen ${words[0]} (${ja})`, `Stemmen ${words[1]} (${nee})`, `Onthouden zich (${onthouding})`],
                  [tally.for, tally.against, tally.abstain].map((people) =>
                    people.length === 0 ? '' : [lines(people.map(name))],
                  ),
                ],
                { header: true, bordered: true },
              ),
            ],
            gold,
          }
        return {
          flow: [
            para('Uitslag van de hoofdelijke stemming:'),
            lines(
              (
                [
                  [tally.for, words[0]],
                  [tally.against, words[1]],
                  [tally.abstain, words[2]],
                ] as const
              )
                .filter(([people]) => people.length > 0)
                .map(([people, word]) => `${people.length} ${word}: ${people.map(name).join('; ')}`),
            ),
          ],
          gold,
        }
      },
    }
    const perItem = random.pick(['Aanwezig bij dit punt', 'Nemen deel aan dit punt', 'Bij dit punt aanwezig'])
    const gold: GoldSittingItem[] = []
    const treated = sitting.items.flatMap((item, index): Flow[] => {
      const nummer = String(index + 1)
      const vote = item.vote ? tellVote(scene, item.vote, voice) : undefined
      const text = tellOutcome(item, {
        approved: (phrase) =>
          item.kind === 'appoint' ? `De raad stelt ${phrase} aan.` : `De raad stemt in met ${phrase}.`,
        rejected: (phrase) => `${upperFirst(phrase)} wordt niet aanvaard.`,
        noted: (phrase) => `De raad neemt akte van ${phrase}.`,
        postponed: () => 'De raad houdt dit punt aan tot een latere zitting.',
        withdrawn: () => 'Dit punt wordt van de dagorde afgevoerd.',
      })
      gold.push(
        goldItem(item, {
          nummer,
          uitkomst: goldOutcome(item.outcome),
          besluit: item.outcome === null ? false : besluitGold(item),
          artikelen:
            item.outcome === 'approved' || item.outcome === 'noted'
              ? [{ nummer: 'Enig artikel', tekst: text ?? '' }]
              : [],
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return [
        heading(3, `${nummer} ${item.title}`),
        para([bold(`${perItem}: `), item.present.map(name).join('; ')]),
        ...(vote?.flow ?? []),
        ...(text === null
          ? []
          : item.outcome === 'approved' || item.outcome === 'noted'
            ? [para([bold('Enig artikel. '), text])]
            : [para(text)]),
      ]
    })
    const entries = roster(scene, {
      chair: 'voorzitter',
      chairAndMayor: 'burgemeester-voorzitter',
      mayor: 'burgemeester',
      alderman: sitting.body.id === 'rmw' ? 'lid vast bureau' : 'schepen',
      councillor: 'raadslid',
    })
    const remark = (person: SittingItem['present'][number]): string => {
      const movement = sitting.movements.find((one) => one.person === person)
      return movement === undefined
        ? ''
        : movement.kind === 'joins'
          ? `vanaf punt ${movement.from + 1}`
          : `tot en met punt ${movement.from}`
    }
    const flow: Flow[] = [
      heading(1, random.pick(['Notulen', 'Notulen van de openbare zitting'])),
      para(`${unitLabel(scene)} - ${upperFirst(sitting.body.name)}`),
      para(`Datum: ${printDay(sitting.date, random.pick(['slashes', 'long', 'dots']))}`),
      para(`Opening: ${printTime(sitting.opened, 'u')} - Sluiting: ${printTime(sitting.closedAt, 'u')}`),
      ...treated,
      heading(2, random.pick(['Overzicht aanwezigheid', 'Presentielijst'])),
      table(
        [
          ['Naam', 'Functie', 'Aanwezig'],
          ...entries.map(({ person, role }) => [name(person), role, `aanwezig ${remark(person)}`.trim()]),
          [name(sitting.secretary), 'algemeen directeur', 'aanwezig'],
          ...sitting.excused.map((person) => [name(person), 'raadslid', 'verontschuldigd']),
          ...sitting.absent.map((person) => [name(person), 'raadslid', 'afwezig']),
        ],
        { header: true, bordered: random.chance(0.6), widths: [4, 3, 4] },
      ),
    ]
    return {
      content: await renderPdf(flow, {
        title: 'notulen',
        font: random.pick(['Helvetica', 'Times']),
        size: 10,
        margin: 54,
        foot: '{n}',
      }),
      gold: [
        goldSitting('notulen', {
          ...headGold(scene),
          ...rosterGold(scene, entries),
          start: momentGold(scene, sitting.opened),
          einde: momentGold(scene, sitting.closedAt),
          agendapunten: gold,
        }),
      ],
    }
  },
}

export const CLOSED_PAPERS: readonly Family[] = [agendaRunningHead, decisionsColumns, minutesRollCall]
