import { printDay, shiftDay } from '../calendar.js'
import { bold, heading, lines, list, para, RULE, table, type Flow } from '../flow.js'
import { retell, type ForeignTopics } from '../foreign-items.js'
import type { GoldSittingItem } from '../gold-sitting.js'
import { besluitGold } from '../outcomes.js'
import { COMPANIES, STREETS } from '../places.js'
import type { Random } from '../random.js'
import { renderDocx } from '../render-docx.js'
import { renderHtml } from '../render-html.js'
import { renderPdf } from '../render-pdf.js'
import { createScene, goldItem, goldOutcome, goldSitting, headGold, momentGold, type Scene } from '../scene.js'
import type { SittingItem, Tally } from '../sitting.js'
import { byRole, counted, roster, rosterGold, sideCounts, tellOutcome, tellVote, type VoteVoice } from '../telling.js'
import { tallyGold } from '../votes.js'
import type { Family } from './family.js'

/** A French agenda on a site, German minutes and a German extract, with words of their own. */

const FRENCH_TOPICS: ForeignTopics = {
  approve: [
    (random, year) => {
      const what = random.pick(['les immeubles inoccupés', 'les secondes résidences', 'la délivrance de documents'])
      return { title: `Règlement-taxe sur ${what} - exercice ${year + 1}`, phrase: `le règlement-taxe sur ${what}` }
    },
    (random) => {
      const street = random.pick(STREETS)
      return {
        title: `Règlement complémentaire de circulation : ${street}`,
        phrase: `le règlement complémentaire de circulation (${street})`,
      }
    },
    (random, year) => ({
      title: `Modification budgétaire n° ${random.int(1, 3)} de ${year}`,
      phrase: 'la modification budgétaire',
    }),
    (random) => {
      const firm = random.pick(COMPANIES)
      return { title: `Convention de collaboration avec ${firm} - approbation`, phrase: `la convention avec ${firm}` }
    },
    (random) => ({
      title: `Marché public : fourniture de ${random.int(3, 40)} ordinateurs - conditions et mode de passation`,
      phrase: 'les conditions du marché public',
    }),
    (random) => {
      const club = random.pick(['au club de football', 'à la bibliothèque', 'au comité des fêtes', 'aux scouts'])
      return { title: `Octroi d'un subside ${club}`, phrase: `l'octroi d'un subside ${club}` }
    },
    () => ({
      title: "Règlement d'ordre intérieur de l'accueil extrascolaire",
      phrase: "le règlement d'ordre intérieur",
    }),
    (random) => ({
      title: `Acquisition d'une parcelle sise ${random.pick(STREETS)} ${random.int(2, 180)}`,
      phrase: "l'acquisition de la parcelle",
    }),
  ],
  note: [
    (random, year) => ({
      title: `Fabrique d'église ${random.pick(['Saint-Martin', 'Notre-Dame', 'Saint-Rémi'])} : compte ${year - 1}`,
      phrase: 'le compte de la fabrique',
    }),
    (_, year) => ({ title: `Rapport annuel ${year - 1} de la commission consultative`, phrase: 'le rapport annuel' }),
    () => ({ title: 'Communication des décisions de la tutelle', phrase: 'les décisions de la tutelle' }),
  ],
  appoint: [
    (random) => {
      const firm = random.pick(COMPANIES)
      return {
        title: `Désignation d'un délégué auprès de ${firm}`,
        phrase: `la désignation d'un délégué auprès de ${firm}`,
      }
    },
  ],
}

const GERMAN_TOPICS: ForeignTopics = {
  approve: [
    (random, year) => {
      const what = random.pick(['Zweitwohnungen', 'leerstehende Gebäude', 'die Müllabfuhr'])
      return { title: `Steuerordnung auf ${what} - Steuerjahr ${year + 1}`, phrase: `die Steuerordnung auf ${what}` }
    },
    (random, year) => ({
      title: `${random.int(1, 3)}. Haushaltsplananpassung ${year}: Verabschiedung`,
      phrase: 'die Haushaltsplananpassung',
    }),
    (random) => {
      const firm = random.pick(COMPANIES)
      return { title: `Abkommen mit ${firm}: Billigung`, phrase: `das Abkommen mit ${firm}` }
    },
    (random) => {
      const what = random.pick(['der Dorfhalle', 'des Kirchplatzes', 'der Gemeindeschule', 'des Radwegs'])
      return { title: `Erneuerung ${what}: Lastenheft und Vergabeart`, phrase: `das Lastenheft zur Erneuerung ${what}` }
    },
    (random) => ({
      title: `Ankauf einer Parzelle, Gemarkung ${random.int(1, 6)}, Flur ${random.pick(['A', 'B', 'C'])}, Nr. ${random.int(10, 400)}`,
      phrase: 'den Ankauf der Parzelle',
    }),
    (random) => {
      const club = random.pick(['den Turnverein', 'den Musikverein Eintracht', 'die Pfadfinder', 'den Verkehrsverein'])
      return { title: `Zuschuss an ${club}`, phrase: `den Zuschuss an ${club}` }
    },
    () => ({ title: 'Polizeiverordnung über Veranstaltungen', phrase: 'die Polizeiverordnung über Veranstaltungen' }),
    (random) => ({
      title: `Ergänzende Verkehrsordnung: Tempo 30 (Abschnitt ${random.int(1, 9)})`,
      phrase: 'die ergänzende Verkehrsordnung',
    }),
  ],
  note: [
    (random, year) => ({
      title: `Rechnung ${year - 1} der Kirchenfabrik ${random.pick(['St. Nikolaus', 'St. Josef', 'St. Katharina'])}`,
      phrase: 'die Rechnung der Kirchenfabrik',
    }),
    (_, year) => ({
      title: `Tätigkeitsbericht ${year - 1} des Beirates für Senioren`,
      phrase: 'den Tätigkeitsbericht',
    }),
    () => ({ title: 'Mitteilung der Beschlüsse der Aufsichtsbehörde', phrase: 'die Beschlüsse der Aufsichtsbehörde' }),
  ],
  appoint: [
    (random) => {
      const firm = random.pick(COMPANIES)
      return {
        title: `Bezeichnung eines Vertreters bei ${firm}`,
        phrase: `die Bezeichnung eines Vertreters bei ${firm}`,
      }
    },
  ],
}

/** A site's page with the points of a coming meeting, open and behind closed doors. */
const frenchAgenda: Family = {
  id: 'own-fr-site-agenda',
  kind: 'agenda',
  format: 'html',
  language: 'fr',
  render: (seed, random) => {
    const scene = createScene(seed, { items: [6, 12], closed: 0.6, questions: 0, bodies: ['gemeenteraad'] })
    const { sitting } = scene
    const items = retell(scene, FRENCH_TOPICS)
    const open = items.filter(({ closed }) => !closed)
    const closed = items.filter((item) => item.closed)
    const mark = random.pick([(n: number) => `${n}.`, (n: number) => `Point ${n} :`, (n: number) => `${n} -`])
    const [hour = '', minute = ''] = sitting.planned.split(':')
    const date = printDay(sitting.date, random.pick(['weekday-long', 'long']), 'fr')
    const unit = `Commune de ${sitting.municipality.name}`
    const print = (item: SittingItem, n: number): Flow => para(`${mark(n)} ${item.title}`)
    const flow: Flow[] = [
      heading(1, random.pick(['Conseil communal - ordre du jour', 'Ordre du jour du Conseil communal'])),
      para([bold(unit)]),
      para(
        random.pick([
          `Le Conseil communal se réunira le ${date} à ${Number(hour)}h${minute} à la maison communale.`,
          `Séance du ${date}, ${Number(hour)} h ${minute}`,
        ]),
      ),
      heading(2, random.pick(['Séance publique', 'EN SÉANCE PUBLIQUE'])),
      ...open.map((item, index) => print(item, index + 1)),
      ...(closed.length > 0
        ? [
            heading(2, random.pick(['Huis clos', 'Séance à huis clos'])),
            ...closed.map((item, index) => print(item, open.length + index + 1)),
          ]
        : []),
      para(`Prochaine séance : ${printDay(shiftDay(sitting.date, 28), 'long', 'fr')}`),
    ]
    return {
      content: renderHtml(flow, { title: unit, chrome: random.pick(['none', 'minimal']), lang: 'fr' }),
      gold: [
        goldSitting('agenda', {
          ...headGold(scene),
          geplandeStart: momentGold(scene, sitting.planned),
          agendapunten: [...open, ...closed].map((item, index) =>
            goldItem(item, {
              nummer: mark(index + 1).replace(/\s*[.:-]$/u, ''),
              openbaar: !item.closed,
              besluit: false,
            }),
          ),
        }),
      ],
    }
  },
}

const GERMAN_ROLES = {
  chair: 'Vorsitzender',
  chairAndMayor: 'Bürgermeister-Vorsitzender',
  mayor: 'Bürgermeister',
  alderman: 'Schöffen',
  councillor: 'Ratsmitglieder',
}

function germanVoice(scene: Scene, random: Random): VoteVoice {
  const style = random.pick(['counts', 'against', 'named'] as const)
  return {
    unanimous: random.pick(['Beschließt einstimmig:', 'Der Rat beschließt einstimmig.']),
    secret: ({ ja, nee, onthouding }) =>
      `In geheimer Abstimmung mit ${ja} Ja-Stimmen, ${nee} Nein-Stimmen und ${onthouding} Enthaltungen:`,
    divided: (tally: Tally) => {
      const { ja, nee, onthouding } = sideCounts(tally)
      if (style === 'counts')
        return counted(
          scene,
          `Beschließt mit ${ja} Ja-Stimmen, ${nee} Nein-Stimmen und ${onthouding} Enthaltungen:`,
        )(tally)
      if (style === 'against')
        return counted(scene, `Beschließt mit ${ja} Stimmen gegen ${nee} bei ${onthouding} Enthaltungen:`)(tally)
      const sides = [
        ['Ja', tally.for],
        ['Nein', tally.against],
        ['Enthaltung', tally.abstain],
      ] as const
      return {
        flow: [
          lines(
            sides
              .filter(([, people]) => people.length > 0)
              .map(([label, people]) => `${label} (${people.length}): ${people.map(scene.name).join(', ')}`),
          ),
        ],
        gold: tallyGold(scene, tally, { counts: true, names: true }),
      }
    },
  }
}

function germanResult(item: SittingItem): string {
  return tellOutcome(item, {
    approved: (phrase) => `Der Gemeinderat genehmigt ${phrase}.`,
    rejected: (phrase) => `Der Gemeinderat lehnt ${phrase} ab.`,
    noted: (phrase) => `Der Gemeinderat nimmt ${phrase} zur Kenntnis.`,
    postponed: () => 'Der Punkt wird vertagt.',
    withdrawn: () => 'Der Punkt wird zurückgezogen.',
  }) as string
}

function germanAttendance(scene: Scene, between: string): readonly Flow[] {
  const { sitting, name } = scene
  const groups = byRole(roster(scene, GERMAN_ROLES))
  return [
    para([
      bold('Anwesend: '),
      `${groups.map(({ role, people }) => `${people.map(name).join(between)}, ${role}`).join('; ')}; ${name(sitting.secretary)}, Generaldirektor.`,
    ]),
    ...(sitting.excused.length > 0 ? [para([bold('Entschuldigt: '), sitting.excused.map(name).join(between)])] : []),
    ...(sitting.absent.length > 0 ? [para([bold('Abwesend: '), sitting.absent.map(name).join(between)])] : []),
  ]
}

/** Minutes on paper with one article per decision. */
const germanMinutes: Family = {
  id: 'own-de-paper-minutes',
  kind: 'minutes',
  format: 'pdf',
  language: 'de',
  render: async (seed, random) => {
    const scene = createScene(
      seed,
      { items: [5, 9], closed: 0, questions: 0, divided: 0.5, others: 0.2, bodies: ['gemeenteraad'] },
      ['first-last', 'last-first'],
    )
    const { sitting, name } = scene
    const voice = germanVoice(scene, random)
    const gold: GoldSittingItem[] = []
    const treated = retell(scene, GERMAN_TOPICS).flatMap((item, index): Flow[] => {
      const vote = item.vote ? tellVote(scene, item.vote, voice) : undefined
      const text = germanResult(item)
      const articled = item.outcome === 'approved'
      gold.push(
        goldItem(item, {
          nummer: String(index + 1),
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          artikelen: articled ? [{ nummer: 'Artikel 1', tekst: text }] : [],
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return [
        heading(3, `${index + 1}. ${item.title}`),
        para('Aufgrund des Gemeindedekrets vom 23. April 2018;'),
        ...(vote?.flow ?? []),
        articled ? para([bold('Artikel 1'), ` - ${text}`]) : para(text),
      ]
    })
    const [hour = '', minute = ''] = sitting.opened.split(':')
    const [lastHour = '', lastMinute = ''] = sitting.closedAt.split(':')
    const flow: Flow[] = [
      heading(1, random.pick(['Protokoll', 'Sitzungsprotokoll'])),
      para(`Gemeinde ${sitting.municipality.name} - Gemeinderat`),
      para(`Sitzung vom ${printDay(sitting.date, random.pick(['long', 'dots']), 'de')}`),
      ...germanAttendance(scene, ', '),
      RULE,
      para(`Der Vorsitzende eröffnet die Sitzung um ${hour}.${minute} Uhr.`),
      ...treated,
      para(`Die Sitzung wird um ${lastHour}.${lastMinute} Uhr geschlossen.`),
      lines([`${name(sitting.secretary)}, Generaldirektor`, `${name(sitting.chair)}, Vorsitzender`]),
    ]
    return {
      content: await renderPdf(flow, { title: 'Protokoll', font: 'Times', size: 11, margin: 60, foot: 'Seite {n}' }),
      gold: [
        goldSitting('notulen', {
          ...headGold(scene),
          ...rosterGold(scene, roster(scene, GERMAN_ROLES)),
          start: momentGold(scene, sitting.opened),
          einde: momentGold(scene, sitting.closedAt),
          agendapunten: gold,
        }),
      ],
    }
  },
}

/** An extract from the book of minutes. */
const germanExtract: Family = {
  id: 'own-de-word-extract',
  kind: 'extract',
  format: 'docx',
  language: 'de',
  render: async (seed, random) => {
    const scene = createScene(
      seed,
      { items: [6, 8], closed: 0, questions: 0, divided: 0.6, others: 0.1, bodies: ['gemeenteraad'] },
      ['first-last', 'LAST-first'],
    )
    const { sitting, name } = scene
    const items = retell(scene, GERMAN_TOPICS)
    const item = (items.find(({ outcome }) => outcome === 'approved') ?? items[0]) as SittingItem
    const vote = item.vote ? tellVote(scene, item.vote, germanVoice(scene, random)) : undefined
    const text = germanResult(item)
    const nummer = String(random.int(1, 20))
    const flow: Flow[] = [
      heading(1, 'AUSZUG AUS DEM PROTOKOLLBUCH DES GEMEINDERATES'),
      para(`Gemeinde ${sitting.municipality.name}`),
      para([bold('Sitzung vom '), printDay(sitting.date, random.pick(['long', 'Weekday-long']), 'de')]),
      ...germanAttendance(scene, random.pick([', ', ' - '])),
      heading(2, `Punkt ${nummer}: ${item.title}`),
      para('Der Gemeinderat,'),
      list('dash', ['Aufgrund des Gemeindedekrets vom 23. April 2018;', 'Nach Beratung;']),
      ...(vote?.flow ?? []),
      para([bold('Artikel 1:'), ` ${text}`]),
      table([
        ['Der Generaldirektor', 'Der Vorsitzende'],
        [name(sitting.secretary), name(sitting.chair)],
      ]),
    ]
    return {
      content: await renderDocx(flow, {
        title: 'Auszug',
        font: 'Calibri',
        automatic: false,
        styled: random.chance(0.5),
      }),
      gold: [
        goldSitting('uittreksel', {
          ...headGold(scene),
          ...rosterGold(scene, roster(scene, GERMAN_ROLES)),
          agendapunten: [
            goldItem(item, {
              nummer,
              uitkomst: goldOutcome(item.outcome),
              besluit: besluitGold(item),
              artikelen: [{ nummer: 'Artikel 1', tekst: text }],
              stemmingen: vote ? [vote.gold] : [],
            }),
          ],
        }),
      ],
    }
  },
}

export const OWN_FOREIGN: readonly Family[] = [frenchAgenda, germanMinutes, germanExtract]
