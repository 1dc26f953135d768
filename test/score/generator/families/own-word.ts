import { printDay, printTime, shiftDay } from '../calendar.js'
import { bold, heading, list, lines, para, table, type Flow } from '../flow.js'
import { unitLabel } from '../heads.js'
import { besluitGold } from '../outcomes.js'
import { renderDocx } from '../render-docx.js'
import { createScene, goldItem, goldOutcome, goldSitting, headGold, momentGold } from '../scene.js'
import type { SittingItem } from '../sitting.js'
import { byRole, counted, roster, rosterGold, sideCounts, tellOutcome, tellVote, upperFirst } from '../telling.js'
import { tallyGold } from '../votes.js'
import type { Family } from './family.js'

/** Word files that bring their own words: an extract from the register, and an agenda by department. */

const extractRegister: Family = {
  id: 'own-word-extract-register',
  kind: 'extract',
  format: 'docx',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(
      seed,
      {
        items: [6, 8],
        closed: 0,
        questions: 0,
        others: 0.1,
        divided: 0.6,
        bodies: ['gemeenteraad', 'rmw', 'districtsraad'],
      },
      ['first-last', 'LAST-first', 'last-first'],
    )
    const { sitting, name } = scene
    const item = (sitting.items.find(({ outcome }) => outcome === 'approved' || outcome === 'rejected') ??
      sitting.items[0]) as SittingItem
    const entries = roster(scene, {
      chair: 'voorzitter',
      chairAndMayor: 'burgemeester-voorzitter',
      mayor: 'burgemeester',
      alderman: sitting.body.id === 'rmw' ? 'leden vast bureau' : 'schepenen',
      councillor: 'raadsleden',
    })
    const between = random.pick(['; ', ' - ', ', '])
    const title = (woman: boolean): string => random.pick(woman ? ['mevr.', 'mw.'] : ['dhr.', 'de heer'])
    const courteous = random.chance(0.3)
    const print = (person: (typeof entries)[number]['person']): string =>
      courteous ? `${title(person.woman)} ${name(person)}` : name(person)
    const groups = byRole(entries).map(({ role, people }) => `${people.map(print).join(between)}: ${role}`)
    const style = random.pick(['against', 'verbs', 'names'] as const)
    const vote = item.vote
      ? tellVote(scene, item.vote, {
          unanimous: random.pick(['BESLUIT: eenparig', 'BESLUIT met algemeenheid van stemmen:']),
          secret: ({ ja, nee, onthouding }) =>
            `Gaat over tot geheime stemming, waaraan ${ja + nee + onthouding} leden deelnemen: ${ja} stemmen ja, ${nee} stemmen neen, ${onthouding} onthoudingen. BESLUIT:`,
          divided: (tally) => {
            const { ja, nee, onthouding } = sideCounts(tally)
            if (style === 'against')
              return counted(scene, `BESLUIT met ${ja} stemmen tegen ${nee} bij ${onthouding} onthoudingen:`)(tally)
            if (style === 'verbs')
              return counted(scene, `BESLUIT: ${ja} ja, ${nee} neen, ${onthouding} onthoudingen`)(tally)
            const sides = [
              ['hebben ja gestemd', tally.for],
              ['hebben neen gestemd', tally.against],
              ['hebben zich onthouden', tally.abstain],
            ] as const
            return {
              flow: [
                ...sides
                  .filter(([, people]) => people.length > 0)
                  .map(([verb, people]) => para(`${upperFirst(verb)}: ${people.map(name).join(between)}`)),
                para('BESLUIT:'),
              ],
              gold: tallyGold(scene, tally, { counts: false, names: true }),
            }
          },
        })
      : undefined
    const first = tellOutcome(item, {
      approved: (phrase) =>
        item.kind === 'appoint' ? `${phrase} wordt aangesteld.` : `De raad hecht zijn goedkeuring aan ${phrase}.`,
      rejected: (phrase) => `De raad verwerpt ${phrase}.`,
      noted: (phrase) => `De raad neemt kennis van ${phrase}.`,
      postponed: () => 'De raad verdaagt dit punt.',
      withdrawn: () => 'Het punt wordt ingetrokken.',
    }) as string
    const texts = [
      first,
      ...(item.outcome === 'approved'
        ? random.sample(
            [
              'Afschrift van dit besluit wordt gezonden aan de heer gouverneur.',
              'De nodige middelen worden uitgetrokken op het budget van het dienstjaar.',
            ],
            random.int(0, 2),
          )
        : []),
    ]
    const dash = random.pick([' -', '.-', ':'])
    const nummer = String(random.int(1, 24))
    const flow: Flow[] = [
      heading(1, 'UITTREKSEL UIT HET REGISTER DER BERAADSLAGINGEN'),
      heading(2, `${unitLabel(scene)} - ${upperFirst(sitting.body.name)}`),
      para([bold('Zitting van '), printDay(sitting.date, random.pick(['weekday-long', 'long', 'dots']))]),
      lines([[bold('Tegenwoordig: ')], ...groups, `${name(sitting.secretary)}: algemeen directeur`]),
      ...(sitting.excused.length > 0
        ? [para([bold('Verontschuldigd: '), sitting.excused.map(name).join(between)])]
        : []),
      ...(sitting.absent.length > 0 ? [para([bold('Afwezig: '), sitting.absent.map(name).join(between)])] : []),
      para([bold(`Punt ${nummer}: ${item.title}`)]),
      para('De raad,'),
      para('Gelet op het decreet over het lokaal bestuur van 22 december 2017;'),
      para(
        `Gelet op het schrijven van ${printDay(shiftDay(sitting.date, -random.int(15, 70)), 'long')} van de dienst ${item.section};`,
      ),
      para('Na beraadslaging en stemming;'),
      ...(vote?.flow ?? [para('BESLUIT:')]),
      ...texts.map((text, n) => para([bold(`Art. ${n + 1}${dash}`), ` ${text}`])),
      table([
        ['De algemeen directeur,', 'De voorzitter,'],
        [`(get.) ${name(sitting.secretary)}`, `(get.) ${name(sitting.chair)}`],
      ]),
    ]
    return {
      content: await renderDocx(flow, {
        title: 'uittreksel',
        font: random.pick(['Arial', 'Cambria']),
        automatic: false,
        styled: random.chance(0.5),
        foot: 'Voor eensluidend afschrift',
      }),
      gold: [
        goldSitting('uittreksel', {
          ...headGold(scene),
          ...rosterGold(scene, entries),
          agendapunten: [
            goldItem(item, {
              nummer,
              uitkomst: goldOutcome(item.outcome),
              besluit: besluitGold(item),
              artikelen: texts.map((tekst, n) => ({ nummer: `Art. ${n + 1}`, tekst })),
              stemmingen: vote ? [vote.gold] : [],
            }),
          ],
        }),
      ],
    }
  },
}

/** An agenda by department in lists that Word numbers, with a letter per department. */
const agendaDepartments: Family = {
  id: 'own-word-agenda-departments',
  kind: 'agenda',
  format: 'docx',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, { items: [6, 14], closed: 0.3, questions: 0.2 })
    const { sitting } = scene
    const sections = [...new Set(sitting.items.map(({ section }) => section))]
    const mark = random.pick([(n: number) => `${n})`, (n: number) => `${n}.`, (n: number) => `Punt ${n}:`])
    const typed = random.chance(0.6)
    const told = sitting.items.filter(({ closed }) => !closed)
    const ordered: SittingItem[] = []
    const parts = sections.flatMap((section, index): Flow[] => {
      const items = told.filter((item) => item.section === section)
      if (items.length === 0) return []
      const start = ordered.length + 1
      ordered.push(...items)
      return [
        heading(3, random.pick([section, section.toUpperCase(), `${String.fromCharCode(65 + index)}. ${section}`])),
        typed
          ? lines(items.map((item, n) => `${mark(start + n)} ${item.title}`))
          : list(
              'decimal',
              items.map(({ title }) => title),
              { start },
            ),
      ]
    })
    const date = printDay(sitting.date, random.pick(['weekday-long', 'Weekday-long', 'long', 'dots']))
    const time = printTime(sitting.planned, random.pick(['uur-only', 'colon', 'u']))
    const flow: Flow[] = [
      table([
        [[para([bold(unitLabel(scene))])], [para(random.pick(['Agenda', 'DAGORDE', 'Agenda van de zitting']))]],
        [random.pick(sitting.body.printed), `${date} - ${time}`],
      ]),
      para(`Plaats: ${sitting.place}`),
      ...parts,
      para('Inwoners kunnen de openbare vergadering bijwonen of volgen via de livestream.'),
    ]
    return {
      content: await renderDocx(flow, {
        title: 'agenda',
        font: 'Verdana',
        automatic: !typed,
        styled: random.chance(0.6),
        foot: 'bladzijde',
      }),
      gold: [
        goldSitting('agenda', {
          ...headGold(scene),
          geplandeStart: momentGold(scene, sitting.planned),
          agendapunten: ordered.map((item, index) => goldItem(item, { nummer: String(index + 1), besluit: false })),
        }),
      ],
    }
  },
}

export const OWN_WORD: readonly Family[] = [extractRegister, agendaDepartments]
