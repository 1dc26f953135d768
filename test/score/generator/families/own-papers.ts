import { printDay, printTime, shiftDay } from '../calendar.js'
import { bold, hang, heading, lines, list, para, PAGE_BREAK, RULE, table, type Flow } from '../flow.js'
import type { GoldSittingItem } from '../gold-sitting.js'
import { unitLabel } from '../heads.js'
import { besluitGold } from '../outcomes.js'
import { OTHER_TOWNS, STREETS } from '../places.js'
import { renderPdf } from '../render-pdf.js'
import { createScene, goldItem, goldOutcome, goldSitting, headGold, momentGold } from '../scene.js'
import type { SittingItem } from '../sitting.js'
import {
  counted,
  pickOutcomes,
  roman,
  roster,
  rosterGold,
  sideCounts,
  tellOutcome,
  tellVote,
  upperFirst,
  withNames,
  type VoteVoice,
} from '../telling.js'
import { printName } from '../people.js'
import { capital, tallyGold } from '../votes.js'
import type { Family } from './family.js'

/** Papers that bring their own words: a letter of convocation, a ledger and minutes with a table of contents. */

/** A letter that calls the members together: the date in its first sentence, Roman numbers, sub-points. */
const convocation: Family = {
  id: 'own-paper-convocation',
  kind: 'agenda',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const scene = createScene(seed, {
      items: [5, 12],
      closed: 0.5,
      bodies: ['gemeenteraad', 'rmw', 'districtsraad', 'gemeenteraad'],
    })
    const { sitting, name } = scene
    const { municipality, body } = sitting
    const sent = shiftDay(sitting.date, -random.int(8, 11))
    const date = printDay(sitting.date, random.pick(['weekday-long', 'long']))
    const time = printTime(sitting.planned, random.pick(['uur-only', 'u', 'dot-uur', 'h']))
    const mark = random.pick([(n: number) => `${roman(n)}.`, (n: number) => `${n})`, (n: number) => `${n}.-`])
    const [publicHead, closedHead] = random.pick([
      ['OPENBARE VERGADERING', 'BESLOTEN VERGADERING'],
      ['A. Openbare zitting', 'B. Geheime zitting'],
      ['In openbare zitting', 'In besloten zitting'],
    ] as const)
    const open = sitting.items.filter(({ closed }) => !closed)
    const closed = sitting.items.filter((item) => item.closed)
    const restart = random.chance(0.4)
    const number = (item: SittingItem): number =>
      item.closed ? closed.indexOf(item) + 1 + (restart ? 0 : open.length) : open.indexOf(item) + 1
    const print = (item: SittingItem): Flow => hang(mark(number(item)), [para(item.title)])
    const flow: Flow[] = [
      lines([
        [bold(unitLabel(scene).toUpperCase())],
        `${random.pick(STREETS)} ${random.int(1, 90)} - ${municipality.postcode} ${municipality.name}`,
      ]),
      para(`${municipality.name}, ${printDay(sent, random.pick(['long', 'slashes']))}`, { align: 'right' }),
      lines([
        'Aan de leden van de raad',
        random.pick(['Bijlagen: 1 bundel', `Ons kenmerk: SEC/${sitting.date.year}/${random.int(10, 99)}`]),
      ]),
      para('Geachte mevrouw, geachte heer,'),
      para(
        random.pick([
          `Wij nodigen u uit op de vergadering van ${body.phrase} die plaatsvindt op ${date} om ${time} in ${sitting.place}.`,
          `Mag ik u verzoeken de zitting van ${body.phrase} bij te wonen, die gehouden wordt op ${date} te ${time}?`,
          `Namens het bestuur roep ik u bijeen voor de zitting van ${body.phrase} van ${date}, ${time}.`,
        ]),
      ),
      para(
        random.pick([
          'Op de dagorde staan de volgende punten.',
          'De agenda luidt als volgt:',
          'De volgende punten worden behandeld:',
        ]),
      ),
      heading(3, publicHead),
      ...open.map(print),
      ...(closed.length > 0 ? [heading(3, closedHead), ...closed.map(print)] : []),
      para('De dossiers liggen ter inzage op het secretariaat tijdens de kantooruren.'),
      para('Met de meeste hoogachting,'),
      lines([name(sitting.secretary), 'algemeen directeur', name(sitting.chair), sitting.chairTitle]),
    ]
    return {
      content: await renderPdf(flow, {
        title: 'brief',
        font: random.pick(['Times', 'Helvetica']),
        size: random.pick([10, 11]),
        margin: 62,
        gutter: 34,
        foot: '{n}/{m}',
      }),
      gold: [
        goldSitting('agenda', {
          ...headGold(scene),
          geplandeStart: momentGold(scene, sitting.planned),
          voorzitter: name(sitting.chair),
          secretaris: name(sitting.secretary),
          agendapunten: [...open, ...closed].map((item) =>
            goldItem(item, {
              nummer: mark(number(item)).replace(/[.)-]+$/u, ''),
              openbaar: !item.closed,
              besluit: false,
            }),
          ),
        }),
      ],
    }
  },
}

/** A ledger: number, subject, what was decided, and the votes as three figures. */
const ledger: Family = {
  id: 'own-paper-ledger',
  kind: 'decision list',
  format: 'pdf',
  language: 'nl',
  hard: 'votes in tables',
  render: async (seed, random) => {
    const scene = createScene(seed, { items: [6, 14], closed: 0, questions: 0, others: 0.25, divided: 0.5 })
    const { sitting } = scene
    const words = pickOutcomes(random, {
      approved: ['Akkoord', 'Goedgekeurd', 'Aangenomen'],
      rejected: ['Verworpen', 'Niet akkoord'],
      noted: ['Kennis genomen', 'Ter kennisname'],
      postponed: ['Verdaagd', 'Uitgesteld'],
      withdrawn: ['Ingetrokken', 'Afgevoerd van de agenda'],
    })
    const four = random.chance(0.5)
    const scheme = random.pick([
      (n: number) =>
        `${sitting.date.year}/${sitting.body.id === 'rmw' ? 'RMW' : 'GR'}/${String(n + 20).padStart(3, '0')}`,
      (n: number) => String(n),
      (n: number) => `${n}.`,
    ])
    const gold: GoldSittingItem[] = []
    const rows = sitting.items.map((item, index) => {
      const sides = item.vote && sideCounts(item.vote)
      const secret = item.vote?.secret === true
      // A bare unanimous vote is told by figures here as well.
      gold.push(
        goldItem(item, {
          nummer: scheme(index + 1).replace(/\.$/u, ''),
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: item.vote ? [tallyGold(scene, item.vote, { counts: true, names: false })] : [],
        }),
      )
      const outcome = item.outcome === null ? '' : words[item.outcome]
      const figures = sides
        ? four
          ? [String(sides.ja), String(sides.nee), String(sides.onthouding)]
          : [`${sides.ja} ja - ${sides.nee} neen - ${sides.onthouding} onth.`]
        : four
          ? ['', '', '']
          : ['-']
      return [scheme(index + 1), item.title, secret ? `${outcome} (geheime stemming)` : outcome, ...figures]
    })
    const date = printDay(sitting.date, random.pick(['long', 'weekday-long', 'slashes', 'dots']))
    const flow: Flow[] = [
      heading(1, `${unitLabel(scene)} - ${random.pick(['lijst van de genomen besluiten', 'besluitenlijst'])}`),
      para(
        random.pick([
          `${capital(random.pick(sitting.body.printed))}, zitting van ${date}`,
          `Zitting ${random.pick(sitting.body.printed)} d.d. ${date}`,
        ]),
      ),
      table(
        [
          ['Nr.', random.pick(['Onderwerp', 'Dossier']), 'Besluit', ...(four ? ['Ja', 'Neen', 'Onth.'] : ['Stemming'])],
          ...rows,
        ],
        { header: true, bordered: random.chance(0.7), widths: four ? [2.2, 6, 2.6, 0.9, 1, 1.1] : [2.2, 5.4, 2.6, 3] },
      ),
      para(
        `De volledige tekst kan worden ingekeken op het secretariaat. Klachten: binnen dertig dagen na ${printDay(shiftDay(sitting.date, 8), 'slashes')}.`,
      ),
    ]
    return {
      content: await renderPdf(flow, {
        title: 'lijst',
        font: random.pick(['Helvetica', 'Times']),
        size: random.pick([9.5, 10]),
        margin: 44,
        foot: 'Pagina {n} van {m}',
      }),
      gold: [goldSitting('besluitenlijst', { ...headGold(scene), agendapunten: gold })],
    }
  },
}

/** Minutes behind a table of contents, with a name and an office per line, and the vote before the articles. */
const minutesWithContents: Family = {
  id: 'own-paper-minutes-contents',
  kind: 'minutes',
  format: 'pdf',
  language: 'nl',
  render: async (seed, random) => {
    const base = createScene(seed, { items: [5, 9], closed: 0.3, divided: 0.5, others: 0.2 }, ['first-last'])
    const upper = random.chance(0.4)
    const scene = upper ? withNames(base, (person) => printName(person, 'first-last').toUpperCase()) : base
    const { sitting, name } = scene
    const date = printDay(sitting.date, random.pick(['weekday-long', 'long', 'slashes']))
    const entries = roster(scene, {
      chair: 'voorzitter',
      chairAndMayor: 'burgemeester-voorzitter',
      mayor: 'burgemeester',
      alderman: sitting.body.id === 'rmw' ? 'lid vast bureau' : 'schepen',
      councillor: 'raadslid',
    })
    const attendance: Flow[] = [
      para([bold(random.pick(['Aanwezig', 'Waren aanwezig']))]),
      lines([
        ...entries.map(({ person, role }) => `${name(person)}, ${role}`),
        `${name(sitting.secretary)}, algemeen directeur`,
      ]),
      ...(sitting.excused.length > 0
        ? [
            para([bold(random.pick(['Verontschuldigd', 'Afwezig met kennisgeving']))]),
            lines(sitting.excused.map((person) => `${name(person)}, raadslid`)),
          ]
        : []),
      ...(sitting.absent.length > 0
        ? [para([bold('Afwezig')]), lines(sitting.absent.map((person) => `${name(person)}, raadslid`))]
        : []),
    ]
    const style = random.pick(['members', 'against', 'named', 'lines'] as const)
    const separator = random.pick([', ', ' - '])
    const voice: VoteVoice = {
      unanimous: random.pick(['De raad keurt dit punt eenparig goed.', 'Met algemene stemmen,', 'Stemming: unaniem.']),
      secret: ({ ja, nee, onthouding }) =>
        `Na geheime stemming worden ${ja + nee + onthouding} stembriefjes geteld: ${ja} ja, ${nee} neen en ${onthouding} onthoudingen.`,
      divided: (tally) => {
        const { ja, nee, onthouding } = sideCounts(tally)
        const sides = [
          ['stemmen ja', 'Ja-stemmen', tally.for],
          ['stemmen neen', 'Neen-stemmen', tally.against],
          ['onthouden zich', 'Onthoudingen', tally.abstain],
        ] as const
        if (style === 'members')
          return counted(
            scene,
            `${ja} leden stemmen ja, ${nee} leden stemmen neen en ${onthouding} leden onthouden zich.`,
          )(tally)
        if (style === 'against')
          return counted(scene, `Met ${ja} stemmen tegen ${nee} en bij ${onthouding} onthoudingen:`)(tally)
        if (style === 'named')
          return {
            flow: [
              para(
                `${sides
                  .filter(([, , people]) => people.length > 0)
                  .map(([verb, , people]) => `${people.length} leden ${verb} (${people.map(name).join(', ')})`)
                  .join('; ')}.`,
              ),
            ],
            gold: tallyGold(scene, tally, { counts: true, names: true }),
          }
        return {
          flow: [
            lines(
              sides
                .filter(([, , people]) => people.length > 0)
                .map(([, label, people]) => `${label} (${people.length}): ${people.map(name).join(separator)}`),
            ),
          ],
          gold: tallyGold(scene, tally, { counts: true, names: true }),
        }
      },
    }
    const who = upperFirst(sitting.body.phrase)
    const mark = random.pick([(n: number) => `${n}.`, (n: number) => `Punt ${n}`, (n: number) => `${n}`])
    const gold: GoldSittingItem[] = []
    const treated = sitting.items.flatMap((item, index): Flow[] => {
      const title = heading(2, `${mark(index + 1)} ${item.title}`)
      const nummer = mark(index + 1).replace(/\.$/u, '')
      if (item.outcome === null) {
        gold.push(goldItem(item, { nummer, besluit: false }))
        return [
          title,
          para(`De burgemeester geeft toelichting. ${name(random.pick(sitting.councillors))} dankt voor de uitleg.`),
        ]
      }
      // "keurt eenparig goed" fits what is approved; nothing that is lost is unanimous.
      const vote = item.vote ? tellVote(scene, item.vote, voice) : undefined
      const first = tellOutcome(item, {
        approved: (phrase) =>
          item.kind === 'appoint' ? `${phrase} wordt aangeduid.` : `${upperFirst(phrase)} wordt goedgekeurd.`,
        rejected: (phrase) => `${upperFirst(phrase)} wordt niet aangenomen.`,
        noted: (phrase) => `${who} neemt kennis van ${phrase}.`,
        postponed: () => `${who} stelt dit punt uit tot een volgende zitting.`,
        withdrawn: () => 'De indiener trekt dit punt in.',
      }) as string
      const decided = item.outcome === 'approved' || item.outcome === 'noted'
      const texts = decided
        ? [
            first,
            ...random.sample(
              [
                'Van dit besluit wordt kennis gegeven aan de financiële dienst.',
                'De uitvoering wordt opgedragen aan het college.',
              ],
              random.int(0, 2),
            ),
          ]
        : []
      gold.push(
        goldItem(item, {
          nummer,
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          artikelen: texts.map((tekst, n) => ({ nummer: `Artikel ${n + 1}`, tekst })),
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return [
        title,
        para(
          random.pick([
            `De dienst ${item.section} bereidde dit dossier voor.`,
            `Op ${printDay(shiftDay(sitting.date, -random.int(20, 200)), 'long')} nam het college hierover een principebeslissing.`,
            `In ${random.pick(OTHER_TOWNS)} loopt een gelijkaardig project.`,
          ]),
        ),
        ...(vote?.flow ?? []),
        ...(decided ? [para([bold(random.pick(['BESLUIT', 'Besluit']))])] : [para(first)]),
        ...texts.map((text, n) => para([bold(`Artikel ${n + 1}.`), ` ${text}`])),
      ]
    })
    const opened = printTime(sitting.opened, random.pick(['u', 'dot-uur', 'colon-uur']))
    const closed = printTime(sitting.closedAt, random.pick(['u', 'dot-uur', 'colon-uur']))
    const flow: Flow[] = [
      heading(1, random.pick(['NOTULEN', 'Notulen van de zitting'])),
      lines([unitLabel(scene), random.pick(sitting.body.printed), `Zitting van ${date}`]),
      RULE,
      heading(3, 'Inhoud'),
      lines(
        sitting.items.map(
          (item, index) =>
            `${mark(index + 1)} ${item.title} ${'.'.repeat(random.int(8, 24))} ${2 + Math.floor(index / 2)}`,
        ),
      ),
      PAGE_BREAK,
      ...attendance,
      para(`De voorzitter opent de zitting om ${opened}.`),
      ...treated,
      para(`Niets meer op de agenda zijnde, sluit de voorzitter de zitting om ${closed}.`),
      list('dash', [`${name(sitting.secretary)}, algemeen directeur`, `${name(sitting.chair)}, voorzitter`]),
    ]
    return {
      content: await renderPdf(flow, {
        title: 'notulen',
        font: random.pick(['Helvetica', 'Times']),
        size: 10.5,
        margin: 58,
        head: `${unitLabel(scene)} - ${sitting.body.name} - ${printDay(sitting.date, 'slashes')}`,
        foot: '{n} / {m}',
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

export const OWN_PAPERS: readonly Family[] = [convocation, ledger, minutesWithContents]
