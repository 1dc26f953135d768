import { printDay, shiftDay } from '../calendar.js'
import { bold, box, heading, lines, list, para, table, type Flow } from '../flow.js'
import { retell, type ForeignTopics } from '../foreign-items.js'
import type { GoldSittingItem } from '../gold-sitting.js'
import { besluitGold } from '../outcomes.js'
import { COMPANIES, STREETS } from '../places.js'
import type { Random } from '../random.js'
import { renderDocx } from '../render-docx.js'
import { renderHtml } from '../render-html.js'
import { renderPdf } from '../render-pdf.js'
import { createScene, goldItem, goldOutcome, goldSitting, headGold, momentGold, type Scene } from '../scene.js'
import type { SittingItem } from '../sitting.js'
import { byRole, counted, roster, rosterGold, sideCounts, tellOutcome, tellVote, type VoteVoice } from '../telling.js'
import { tallyGold } from '../votes.js'
import type { Family } from './family.js'

const GERMAN: ForeignTopics = {
  approve: [
    (random) => {
      const what = random.pick(['Dorfstraße', 'Aachener Straße', 'Kirchstraße', 'Malmedyer Straße'])
      return { title: `Instandsetzung ${what}: Genehmigung des Projekts`, phrase: `das Projekt ${what}` }
    },
    (_, year) => ({ title: `Haushaltsplan ${year + 1}`, phrase: 'den Haushaltsplan' }),
    (random) => {
      const firm = random.pick(COMPANIES)
      return { title: `Vertrag mit ${firm}. Annahme`, phrase: `den Vertrag mit ${firm}` }
    },
    (random) => ({
      title: `Verkauf von ${random.int(3, 90)} Raummetern Holz aus dem Gemeindewald`,
      phrase: 'den Holzverkauf',
    }),
    () => ({ title: 'Abänderung der Geschäftsordnung', phrase: 'die Abänderung der Geschäftsordnung' }),
    (random) => {
      const club = random.pick(['die Feuerwehr', 'den Sportverein', 'die Theatergruppe', 'den Kirchenchor'])
      return { title: `Gewährung eines Sonderzuschusses an ${club}`, phrase: `den Sonderzuschuss an ${club}` }
    },
    (random) => ({
      title: `Gebührenordnung für die Nutzung der Mehrzweckhalle (Saal ${random.int(1, 4)})`,
      phrase: 'die Gebührenordnung',
    }),
  ],
  note: [
    (_, year) => ({ title: `Jahresbericht ${year - 1} des ÖSHZ`, phrase: 'den Jahresbericht des ÖSHZ' }),
    (random) => ({
      title: `Kassenprüfung des ${random.pick(['ersten', 'zweiten', 'dritten'])} Quartals`,
      phrase: 'die Kassenprüfung',
    }),
  ],
  appoint: [
    (random) => {
      const firm = random.pick(COMPANIES)
      return { title: `Wahl eines Gemeindevertreters in ${firm}`, phrase: `die Wahl eines Vertreters in ${firm}` }
    },
  ],
}

const FRENCH: ForeignTopics = {
  approve: [
    (random, year) => {
      const what = random.pick(['les panneaux publicitaires', 'les terrasses', 'les dépôts sauvages'])
      return { title: `Taxe communale sur ${what} (${year}-${year + 5}). Décision.`, phrase: `la taxe sur ${what}` }
    },
    (random) => {
      const street = random.pick(STREETS)
      return { title: `Travaux de réfection - ${street} - cahier des charges`, phrase: 'le cahier des charges' }
    },
    (random) => {
      const firm = random.pick(COMPANIES)
      return { title: `Assemblée générale de ${firm} : points à l'ordre du jour`, phrase: `l'ordre du jour de ${firm}` }
    },
    (random) => ({
      title: `Cession à titre gratuit d'une bande de terrain de ${random.int(11, 600)} m²`,
      phrase: 'la cession à titre gratuit',
    }),
    () => ({ title: 'Statut pécuniaire du personnel. Modification.', phrase: 'la modification du statut pécuniaire' }),
    (random) => {
      const club = random.pick(['la chorale', 'le cercle horticole', 'les pensionnés', 'le club de pétanque'])
      return { title: `Subvention pour ${club}`, phrase: `la subvention pour ${club}` }
    },
    (random) => ({
      title: `Occupation de la salle polyvalente : tarif n° ${random.int(1, 8)}`,
      phrase: "le tarif d'occupation",
    }),
  ],
  note: [
    (_, year) => ({ title: `Compte ${year - 1} du CPAS`, phrase: 'le compte du CPAS' }),
    (random) => ({
      title: `Situation de caisse au 30 ${random.pick(['juin', 'septembre', 'novembre'])}`,
      phrase: 'la situation de caisse',
    }),
  ],
  appoint: [
    (random) => {
      const firm = random.pick(COMPANIES)
      return { title: `Représentation de la commune au sein de ${firm}`, phrase: `la représentation auprès de ${firm}` }
    },
  ],
}

/** A page of a German-speaking municipality: points in an ordered list, the day in the title. */
const germanAgenda: Family = {
  id: 'closed-de-site-agenda',
  kind: 'agenda',
  format: 'html',
  language: 'de',
  render: (seed, random) => {
    const scene = createScene(seed, { items: [5, 12], closed: 0.5, questions: 0, bodies: ['gemeenteraad'] })
    const { sitting } = scene
    const items = retell(scene, GERMAN)
    const open = items.filter(({ closed }) => !closed)
    const closed = items.filter((item) => item.closed)
    const [hour = '', minute = ''] = sitting.planned.split(':')
    const date = printDay(sitting.date, random.pick(['weekday-long', 'long', 'Weekday-long']), 'de')
    const unit = `Gemeinde ${sitting.municipality.name}`
    const typed = random.pick([null, (n: number) => `TOP ${n}: `, (n: number) => `${n}) `])
    const print = (part: readonly SittingItem[], start: number): readonly Flow[] =>
      typed === null
        ? [
            list(
              'decimal',
              part.map(({ title }) => title),
              { start },
            ),
          ]
        : part.map((item, index) => para(`${typed(start + index)}${item.title}`))
    const flow: Flow[] = [
      heading(
        1,
        random.pick([`Tagesordnung der Gemeinderatssitzung vom ${date}`, `Gemeinderat: Tagesordnung - ${date}`]),
      ),
      box('ort', [
        para(unit),
        para(`Beginn: ${hour}${minute === '00' ? '' : `.${minute}`} Uhr, Sitzungssaal des Rathauses`),
      ]),
      heading(2, random.pick(['Öffentliche Sitzung', 'A. Öffentlicher Teil'])),
      ...print(open, 1),
      ...(closed.length > 0
        ? [
            heading(2, random.pick(['Geschlossene Sitzung', 'B. Nicht öffentlicher Teil'])),
            ...print(closed, open.length + 1),
          ]
        : []),
      para(`Die nächste Sitzung findet am ${printDay(shiftDay(sitting.date, 28), 'long', 'de')} statt.`),
    ]
    return {
      content: renderHtml(flow, {
        title: `Tagesordnung - ${unit}`,
        chrome: random.pick(['none', 'minimal']),
        lang: 'de',
      }),
      gold: [
        goldSitting('agenda', {
          ...headGold(scene),
          geplandeStart: momentGold(scene, sitting.planned),
          agendapunten: [...open, ...closed].map((item, index) =>
            goldItem(item, {
              nummer: typed === null ? null : typed(index + 1).replace(/[):]\s$/u, ''),
              openbaar: !item.closed,
              besluit: false,
            }),
          ),
        }),
      ],
    }
  },
}

const ROLES = {
  chair: 'Président',
  chairAndMayor: 'Bourgmestre-Président',
  mayor: 'Bourgmestre',
  alderman: 'Échevins',
  councillor: 'Conseillers',
}

function frenchVoice(scene: Scene, random: Random): VoteVoice {
  const style = random.pick(['voix', 'contre', 'named'] as const)
  return {
    unanimous: random.pick(["Décide, à l'unanimité :", 'À l’unanimité des membres présents, le Conseil décide :']),
    secret: ({ ja, nee, onthouding }) =>
      `Au scrutin secret, le résultat est le suivant : ${ja} oui, ${nee} non, ${onthouding} abstention(s).`,
    divided: (tally) => {
      const { ja, nee, onthouding } = sideCounts(tally)
      if (style === 'voix')
        return counted(scene, `Décide, par ${ja} voix pour, ${nee} voix contre et ${onthouding} abstentions :`)(tally)
      if (style === 'contre')
        return counted(scene, `Par ${ja} oui contre ${nee} non et ${onthouding} abstentions ;`)(tally)
      const sides = [
        ['Ont voté pour', tally.for],
        ['Ont voté contre', tally.against],
        ['Se sont abstenus', tally.abstain],
      ] as const
      return {
        flow: [
          lines(
            sides
              .filter(([, people]) => people.length > 0)
              .map(([label, people]) => `${label} : ${people.map(scene.name).join(', ')}`),
          ),
        ],
        gold: tallyGold(scene, tally, { counts: false, names: true }),
      }
    },
  }
}

function frenchResult(item: SittingItem): string {
  return tellOutcome(item, {
    approved: (phrase) => `Le Conseil communal approuve ${phrase}.`,
    rejected: (phrase) => `Le Conseil communal rejette ${phrase}.`,
    noted: (phrase) => `Le Conseil communal prend acte : ${phrase}.`,
    postponed: () => 'Le point est reporté à une séance ultérieure.',
    withdrawn: () => 'Le point est retiré.',
  }) as string
}

function frenchAttendance(scene: Scene, between: string): readonly Flow[] {
  const { sitting, name } = scene
  return [
    lines([
      [bold('Présents :')],
      ...byRole(roster(scene, ROLES)).map(({ role, people }) => `${people.map(name).join(between)}, ${role} ;`),
      `${name(sitting.secretary)}, Directeur général.`,
    ]),
    ...(sitting.excused.length > 0 ? [para([bold('Excusés : '), sitting.excused.map(name).join(between)])] : []),
    ...(sitting.absent.length > 0 ? [para([bold('Absents : '), sitting.absent.map(name).join(between)])] : []),
  ]
}

/** Minutes on paper, decisions in articles. */
const frenchMinutes: Family = {
  id: 'closed-fr-paper-minutes',
  kind: 'minutes',
  format: 'pdf',
  language: 'fr',
  render: async (seed, random) => {
    const scene = createScene(
      seed,
      { items: [5, 9], closed: 0, questions: 0, divided: 0.5, others: 0.2, bodies: ['gemeenteraad'] },
      ['first-last', 'last-first', 'first-LAST'],
    )
    const { sitting, name } = scene
    const voice = frenchVoice(scene, random)
    const mark = random.pick([(n: number) => `${n}.`, (n: number) => `${n}) `, (n: number) => `Point ${n}.`])
    const gold: GoldSittingItem[] = []
    const treated = retell(scene, FRENCH).flatMap((item, index): Flow[] => {
      const vote = item.vote ? tellVote(scene, item.vote, voice) : undefined
      const text = frenchResult(item)
      const articled = item.outcome === 'approved'
      gold.push(
        goldItem(item, {
          nummer: mark(index + 1).replace(/[.)]\s*$/u, ''),
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          artikelen: articled ? [{ nummer: 'Article 1', tekst: text }] : [],
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return [
        heading(3, `${mark(index + 1)} ${item.title}`),
        para(`Vu la proposition du Collège du ${printDay(shiftDay(sitting.date, -random.int(7, 40)), 'long', 'fr')} ;`),
        ...(vote?.flow ?? []),
        articled ? para([bold('Article 1er.'), ` ${text}`]) : para(text),
      ]
    })
    const [hour = '', minute = ''] = sitting.opened.split(':')
    const [lastHour = '', lastMinute = ''] = sitting.closedAt.split(':')
    const flow: Flow[] = [
      heading(1, random.pick(['Procès-verbal de la séance', 'PROCÈS-VERBAL'])),
      para([bold(`Commune de ${sitting.municipality.name}`)]),
      para(`Conseil communal - séance du ${printDay(sitting.date, random.pick(['long', 'weekday-long']), 'fr')}`),
      ...frenchAttendance(scene, ', '),
      para(`La séance est ouverte à ${Number(hour)}h${minute}.`),
      ...treated,
      para(`La séance est levée à ${Number(lastHour)}h${lastMinute}.`),
      lines(['Par le Conseil,', `${name(sitting.secretary)}, Directeur général`, `${name(sitting.chair)}, Président`]),
    ]
    return {
      content: await renderPdf(flow, {
        title: 'pv',
        font: 'Helvetica',
        size: 10.5,
        margin: 56,
        foot: 'Page {n} sur {m}',
      }),
      gold: [
        goldSitting('notulen', {
          ...headGold(scene),
          ...rosterGold(scene, roster(scene, ROLES)),
          start: momentGold(scene, sitting.opened),
          einde: momentGold(scene, sitting.closedAt),
          agendapunten: gold,
        }),
      ],
    }
  },
}

/** An extract from the register of deliberations. */
const frenchExtract: Family = {
  id: 'closed-fr-word-extract',
  kind: 'extract',
  format: 'docx',
  language: 'fr',
  render: async (seed, random) => {
    const scene = createScene(
      seed,
      { items: [6, 8], closed: 0, questions: 0, divided: 0.6, others: 0.1, bodies: ['gemeenteraad'] },
      ['first-last', 'LAST-first'],
    )
    const { sitting, name } = scene
    const items = retell(scene, FRENCH)
    const item = (items.find(({ outcome }) => outcome === 'approved') ?? items[0]) as SittingItem
    const vote = item.vote ? tellVote(scene, item.vote, frenchVoice(scene, random)) : undefined
    const text = frenchResult(item)
    const flow: Flow[] = [
      heading(1, 'EXTRAIT DU REGISTRE AUX DÉLIBÉRATIONS DU CONSEIL COMMUNAL'),
      para(
        random.pick([
          `Commune de ${sitting.municipality.name}`,
          `COMMUNE DE ${sitting.municipality.name.toUpperCase()}`,
        ]),
      ),
      para([bold('Séance du '), printDay(sitting.date, random.pick(['long', 'weekday-long']), 'fr')]),
      ...frenchAttendance(scene, random.pick([', ', ' - ', ' ; '])),
      para([bold('Objet : '), item.title]),
      para('Le Conseil, réuni en séance publique,'),
      para("Vu la Nouvelle loi communale, notamment l'article 117 ;"),
      ...(vote?.flow ?? []),
      para([bold('Article 1er :'), ` ${text}`]),
      table([
        ['Le Directeur général,', 'Le Président,'],
        [name(sitting.secretary), name(sitting.chair)],
      ]),
    ]
    return {
      content: await renderDocx(flow, {
        title: 'Extrait',
        font: 'Calibri',
        automatic: false,
        styled: random.chance(0.5),
      }),
      gold: [
        goldSitting('uittreksel', {
          ...headGold(scene),
          ...rosterGold(scene, roster(scene, ROLES)),
          agendapunten: [
            goldItem(item, {
              uitkomst: goldOutcome(item.outcome),
              besluit: besluitGold(item),
              artikelen: [{ nummer: 'Article 1', tekst: text }],
              stemmingen: vote ? [vote.gold] : [],
            }),
          ],
        }),
      ],
    }
  },
}

export const CLOSED_FOREIGN: readonly Family[] = [germanAgenda, frenchMinutes, frenchExtract]
