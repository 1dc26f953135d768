import { printDay } from './calendar.js'
import { bold, box, heading, lines, list, pairs, para, table, type Flow } from './flow.js'
import { unitLabel } from './heads.js'
import { ANY, day, none, odd, PAGE, PAPER, type LookAlike, type PrintItem } from './look-alike.js'
import { besluitGold } from './outcomes.js'
import { COMPANIES, OTHER_TOWNS, STREETS } from './places.js'
import { goldItem, goldOutcome, type Scene } from './scene.js'
import { counted, rosterGold, roster, sideCounts, tellVote, upperFirst } from './telling.js'

/* The closed look-alikes, with words of their own. */

const somebody = (scene: Scene): string => scene.name(scene.random.pick(scene.sitting.present))
const place = (scene: Scene): string => scene.sitting.municipality.name

const NONE: readonly LookAlike[] = [
  none('utility-convocation', PAPER, (scene, random) => {
    const firm = random.pick(COMPANIES)
    return [
      lines([firm, `Maatschappelijke zetel: ${random.pick(STREETS)} 3, ${random.pick(OTHER_TOWNS)}`]),
      heading(1, 'Uitnodiging buitengewone algemene vergadering'),
      para(`${upperFirst(day(scene, random))}, 18 uur. Aan de gemeente ${place(scene)}, deelgenoot.`),
      para('Dagorde'),
      list('decimal', [
        'Samenstelling van het bureau',
        'Statutenwijziging',
        'Ontslag en benoeming van bestuurders',
        'Varia',
      ]),
      para('Gelieve de beslissing van uw gemeenteraad vooraf over te maken.'),
    ]
  }),
  none('newsletter', ANY, (scene, random) => [
    heading(1, `Nieuwsbrief ${place(scene)} nr. ${random.int(2, 40)}`),
    para(day(scene, random)),
    ...[
      ['Gemeenteraad', `De raad vergadert op ${day(scene, random, 9)} om 20 uur.`],
      ['Uitgelicht', `Het mobiliteitsplan werd goedgekeurd met ruime meerderheid.`],
      ['Kalender', `Rommelmarkt ${random.pick(STREETS)}`],
    ].flatMap(([title = '', text = '']): Flow[] => [heading(2, title), para(text)]),
    para('Uitschrijven | In browser bekijken'),
  ]),
  none('committee-advice-table', ANY, (scene, random) => [
    heading(1, `Commissie ${random.pick(['Welzijn', 'Openbare Werken', 'Algemeen Beleid', 'Onderwijs'])}: adviezen`),
    para(`${unitLabel(scene)} - bijeenkomst ${day(scene, random)}`),
    table(
      [
        ['Punt', 'Onderwerp', 'Advies', 'Voor', 'Tegen'],
        ...scene.sitting.items
          .slice(0, 5)
          .map((item, index) => [
            String(index + 1),
            item.title,
            random.pick(['gunstig', 'ongunstig', 'verdeeld']),
            String(random.int(4, 8)),
            String(random.int(0, 3)),
          ]),
      ],
      { header: true, bordered: true },
    ),
  ]),
  none('union-committee', PAPER, (scene, random) => [
    heading(1, 'Bijzonder onderhandelingscomité'),
    para(`Protocol nr. ${random.int(1, 30)} - ${day(scene, random)}`),
    lines([
      `Voor de overheid: ${scene.name(scene.sitting.mayor)}, voorzitter`,
      'Voor de vakorganisaties: ACV, ACOD, VSOA',
    ]),
    list('decimal', ['Rechtspositieregeling: protocol van akkoord', 'Arbeidsreglement: protocol van niet-akkoord']),
  ]),
  none('association-assembly', PAPER, (scene, random) => [
    heading(1, `vzw ${random.pick(['De Heemkring', 'Sporthal Noord', 'Jeugdhuis De Loft'])}`),
    para(`Verslag algemene ledenvergadering ${day(scene, random)}`),
    para(`Aanwezig: ${scene.sitting.present.slice(0, 9).map(scene.name).join(', ')}`),
    ...['Jaarrekening', 'Begroting', 'Kwijting', 'Bestuursverkiezing'].map((title, index) =>
      para(`${index + 1}. ${title}: ${random.pick(['unaniem goedgekeurd', 'goedgekeurd, 2 onthoudingen'])}`),
    ),
  ]),
  none('mayor-order', PAPER, (scene, random) => [
    heading(1, 'Politiebevel van de burgemeester'),
    para(unitLabel(scene)),
    para(`Gelet op artikel 135 §2 van de Nieuwe Gemeentewet;`),
    para(`Gelet op de kermis in de ${random.pick(STREETS)} van ${day(scene, random, 6)};`),
    para([bold('BESLUIT:')]),
    para('Artikel 1. Alle verkeer is er verboden.'),
    para('Artikel 2. Overtredingen worden bestraft met politiestraffen.'),
    para(`Gedaan te ${place(scene)}, ${day(scene, random)}. De burgemeester, ${scene.name(scene.sitting.mayor)}`),
  ]),
  none('decision-search', PAGE, (scene, random) => [
    heading(1, 'Zoek in de besluiten'),
    para('Filter: orgaan (alle) | jaar (alle) | status (goedgekeurd)'),
    list(
      'bullet',
      scene.sitting.items
        .slice(0, 7)
        .map((item, index) => `${day(scene, random, -28 * (index + 1))} | gemeenteraad | ${item.title} | goedgekeurd`),
    ),
    para('Toon meer'),
  ]),
  none('church-council', PAPER, (scene, random) => [
    heading(1, `Kerkraad ${random.pick(['Sint-Amandus', 'Sint-Bavo', 'Heilige Familie'])} ${place(scene)}`),
    para(`Notulen van de vergadering van ${day(scene, random)}`),
    para([bold('Aanwezig: '), scene.sitting.present.slice(0, 4).map(scene.name).join('; ')]),
    ...['Notulen vorige vergadering', 'Jaarrekening', 'Herstel orgel'].flatMap((title, index): Flow[] => [
      para([bold(`${index + 1}. ${title}`)]),
      para('De kerkraad keurt dit met algemene stemmen goed.'),
    ]),
  ]),
  none('club-magazine', ANY, (scene, random) => [
    heading(1, `Ledenblad ${random.pick(['Okra', 'Ferm', 'Gezinsbond'])} ${place(scene)}`),
    heading(2, 'Agenda'),
    lines([
      `${day(scene, random, 4)}: kaartnamiddag`,
      `${day(scene, random, 11)}: bestuursvergadering`,
      `${day(scene, random, 18)}: uitstap naar ${random.pick(OTHER_TOWNS)}`,
    ]),
    para(`Voorzitter: ${somebody(scene)} - Secretaris: ${somebody(scene)}`),
  ]),
  none('archive-index', PAGE, (scene, random) => [
    heading(1, 'Archief zittingen'),
    para(unitLabel(scene)),
    ...[0, 1, 2].flatMap((back): Flow[] => [
      heading(2, String(scene.sitting.date.year - back)),
      list(
        'bullet',
        [30, 60, 90].map((offset) => `Notulen gemeenteraad ${day(scene, random, -offset - 365 * back)} (pdf)`),
      ),
    ]),
  ]),
  none('party-leaflet', PAPER, (scene, random) => [
    heading(1, `${random.pick(scene.sitting.parties)} ${place(scene)} aan het woord`),
    para(`Op de raad van ${day(scene, random, -8)} stemden wij tegen de belastingverhoging. Toch werd ze goedgekeurd.`),
    list('dash', ['Wij vragen een zwembad', 'Wij vragen veilige schoolroutes']),
    para(`V.U.: ${somebody(scene)}, ${random.pick(STREETS)} ${random.int(1, 99)}`),
  ]),
  none('committee-agenda', ANY, (scene, random) => [
    heading(1, `Agenda raadscommissie ${random.pick(['Ruimte', 'Financiën en Personeel', 'Vrije Tijd'])}`),
    para(`${unitLabel(scene)}, ${day(scene, random)} om 19 uur`),
    list(
      'decimal',
      scene.sitting.items.slice(0, 5).map(({ title }) => `Voorbereiding: ${title}`),
    ),
    para(`Voorzitter van de commissie: ${somebody(scene)}`),
  ]),
  none('members-page', PAGE, (scene) => [
    heading(1, 'Samenstelling van de gemeenteraad'),
    para(unitLabel(scene)),
    ...scene.sitting.present.map((one) =>
      box('lid', [para([bold(scene.name(one))]), para(`${one.party}, raadslid`), para('Contacteer')]),
    ),
  ]),
  none('library-events', ANY, (scene, random) => [
    heading(1, `Bibliotheek ${place(scene)} - agenda`),
    pairs([
      [day(scene, random), `Auteurslezing ${somebody(scene)}, 20 uur`],
      [day(scene, random, 7), 'Voorleesuurtje, 14 uur'],
      [day(scene, random, 14), 'Digicafé, 10 uur'],
    ]),
  ]),
  none('village-council', ANY, (scene, random) => [
    heading(1, `Dorpsraad ${place(scene)} - verslag`),
    para(`${day(scene, random)} in het parochiecentrum`),
    list('decimal', [
      'Verslag vorige bijeenkomst: goedgekeurd',
      `Verkeer ${random.pick(STREETS)}: de schepen neemt kennis van de klachten`,
      'Dorpsfeest',
    ]),
    para(`Verontschuldigd: ${somebody(scene)}`),
  ]),
  none('school-council', PAPER, (scene, random) => [
    heading(1, `Schoolraad GBS ${random.pick(['De Linde', 'Het Park', 'De Springplank'])}`),
    para(`Notulen ${day(scene, random)} - voorzitter ${somebody(scene)}`),
    table([
      ['Aanwezig', scene.sitting.present.slice(0, 5).map(scene.name).join(', ')],
      ['1. Schoolreglement', 'gunstig advies, eenparig'],
      ['2. Vakantiedagen', 'besproken'],
    ]),
  ]),
  none('management-team', PAPER, (scene, random) => [
    heading(1, 'Managementteam'),
    para(`${unitLabel(scene)} - verslag ${day(scene, random)}`),
    para(`Aanwezig: ${scene.name(scene.sitting.secretary)} (algemeen directeur), ${somebody(scene)}`),
    ...scene.sitting.items
      .slice(0, 4)
      .flatMap((item, index): Flow[] => [
        heading(3, `${index + 1} ${item.title}`),
        para('MAT gaat akkoord. Naar CBS.'),
      ]),
  ]),
  none('press-article', ANY, (scene, random) => [
    heading(1, `Oppositie stapt op in ${place(scene)}`),
    para(`${day(scene, random)} | ${somebody(scene)}`),
    para(
      `De gemeenteraad keurde met 14 stemmen tegen 9 de plannen voor de ${random.pick(STREETS)} goed. De fractie ${random.pick(scene.sitting.parties)} verliet de zaal.`,
    ),
    para('Lees ook: Nieuwe schepen legt eed af'),
  ]),
  none('error-503', PAGE, () => [
    heading(1, 'Dienst tijdelijk niet beschikbaar'),
    para('Zittingen, agenda en notulen zijn wegens onderhoud niet te raadplegen. Probeer het later opnieuw.'),
    para('Foutcode 503'),
  ]),
  none('webcast-page', PAGE, (scene, random) => [
    heading(1, 'Herbekijk de raad'),
    para(unitLabel(scene)),
    list(
      'bullet',
      [0, 28, 63].map((offset) => `Opname gemeenteraad ${day(scene, random, -offset)} (2 u 14 min)`),
    ),
    para('De opname vervangt de notulen niet.'),
  ]),
]

const announced =
  (mark: (n: number) => string): PrintItem =>
  (_, item, index) => ({
    flow: [para(`${mark(index + 1)} ${item.title}`)],
    gold: goldItem(item, { nummer: mark(index + 1).replace(/[^\p{L}\d]/gu, '') || null, besluit: false }),
  })

const CAME_OF_IT = {
  approved: 'Aangenomen',
  rejected: 'Verworpen',
  noted: 'Kennis genomen',
  postponed: 'Uitgesteld',
  withdrawn: 'Ingetrokken',
} as const

type Shape = 'pipe' | 'block' | 'capitals' | 'sentence'

/** A title with what came of it in one of the shapes, and the votes. */
function settled(shape: Shape): PrintItem {
  return (scene, item, index) => {
    const vote = item.vote
      ? tellVote(scene, item.vote, {
          unanimous: 'Met eenparigheid.',
          secret: ({ ja, nee, onthouding }) => `Geheim gestemd: ${ja} voor, ${nee} tegen, ${onthouding} onthoudingen.`,
          divided: (tally) => {
            const { ja, nee, onthouding } = sideCounts(tally)
            return counted(scene, `Stemmen voor: ${ja}. Stemmen tegen: ${nee}. Onthoudingen: ${onthouding}.`)(tally)
          },
        })
      : undefined
    const word = item.outcome === null ? null : CAME_OF_IT[item.outcome]
    const number = String(index + 1)
    const flow: readonly Flow[] =
      shape === 'pipe'
        ? [para([number, item.title, ...(word === null ? [] : [word])].join(' | '))]
        : shape === 'capitals'
          ? [
              para([bold(`${number}. ${item.title.toUpperCase()}`)]),
              ...(word === null ? [] : [para(word.toUpperCase())]),
            ]
          : shape === 'sentence'
            ? [
                para([bold(`${number}. ${item.title}`)]),
                ...(word === null ? [] : [para(`Gevolg: ${word.toLowerCase()}.`)]),
              ]
            : [heading(3, `Punt ${number} - ${item.title}`), ...(word === null ? [] : [para([bold(word)])])]
    return {
      flow: [...flow, ...(vote?.flow ?? [])],
      gold: goldItem(item, {
        nummer: number,
        uitkomst: goldOutcome(item.outcome),
        besluit: besluitGold(item),
        stemmingen: vote ? [vote.gold] : [],
      }),
    }
  }
}

const whose = (scene: Scene): string => `${scene.sitting.body.name} van ${place(scene)}`

const COUNCIL: readonly LookAlike[] = [
  odd(
    'list-welfare',
    ANY,
    'besluitenlijst',
    settled('block'),
    (scene, random) => ({
      before: [heading(1, `Besluitenlijst OCMW-raad ${place(scene)}`), para(`Zitting van ${day(scene, random)}`)],
    }),
    { bodies: ['rmw'] },
  ),
  odd('list-stamps', PAPER, 'besluitenlijst', settled('sentence'), (scene, random) => ({
    before: [
      lines([`Aangeplakt op ${day(scene, random, 5)}`, `Verwijderd op ${day(scene, random, 45)}`]),
      heading(1, `Besluitenlijst ${whose(scene)}`),
      para(`Vergadering van ${day(scene, random)}`),
    ],
  })),
  odd('list-sentences', ANY, 'besluitenlijst', settled('sentence'), (scene, random) => ({
    before: [
      para(`In de zitting van ${day(scene, random)} nam de ${whose(scene)} de volgende besluiten (besluitenlijst).`),
    ],
  })),
  odd(
    'agenda-emoji',
    PAGE,
    'agenda',
    announced((n) => `${n}️⃣`),
    (scene, random) => ({
      before: [heading(1, `📢 Agenda ${whose(scene)}`), para(`📅 ${day(scene, random)}`)],
    }),
  ),
  odd(
    'agenda-hours',
    ANY,
    'agenda',
    (_, item, index) => ({
      flow: [para(`20:${String(10 + index * 4).padStart(2, '0')}  ${item.title}`)],
      gold: goldItem(item, { besluit: false }),
    }),
    (scene, random) => ({
      before: [heading(1, `Agenda met tijdschema - ${whose(scene)}`), para(`Zitting van ${day(scene, random)}`)],
    }),
  ),
  odd(
    'list-district',
    ANY,
    'besluitenlijst',
    settled('block'),
    (scene, random) => ({
      before: [heading(1, `Districtsraad - besluitenlijst`), para(`${unitLabel(scene)}, ${day(scene, random)}`)],
    }),
    { bodies: ['districtsraad'] },
  ),
  odd(
    'agenda-lower',
    ANY,
    'agenda',
    announced((n) => `${n}.`),
    (scene, random) => ({
      before: [para('agenda'), para(`${whose(scene).toLowerCase()}, zitting van ${day(scene, random)}`)],
    }),
  ),
  odd(
    'list-bureau',
    ANY,
    'besluitenlijst',
    settled('block'),
    (scene, random) => ({
      before: [heading(1, 'Besluitenlijst vast bureau'), para(`${unitLabel(scene)} - ${day(scene, random)}`)],
    }),
    { bodies: ['vast-bureau'] },
  ),
  odd('list-quotes', PAGE, 'besluitenlijst', settled('block'), (scene, random) => ({
    before: [
      heading(1, `Besluitenlijst ${whose(scene)}, ${day(scene, random)}`),
      box('citaat', [para(`"Wij wachten al sinds ${day(scene, random, -400)} op een fietspad" - buurtbewoner`)]),
    ],
  })),
  odd('minutes-no-attendance', ANY, 'notulen', settled('sentence'), (scene, random) => ({
    before: [heading(1, `Notulen van de ${whose(scene)}`), para(`Zitting van ${day(scene, random)}`)],
    after: [para('De aanwezigheidslijst wordt niet gepubliceerd.')],
  })),
  odd('minutes-letter', PAPER, 'notulen', settled('sentence'), (scene, random) => ({
    before: [para(`Beste raadsleden, hierbij de notulen van de ${whose(scene)} van ${day(scene, random)}.`)],
    after: [para('Opmerkingen zijn welkom tot de volgende zitting.')],
  })),
  odd(
    'list-college',
    ANY,
    'besluitenlijst',
    settled('sentence'),
    (scene, random) => ({
      before: [
        heading(1, 'Besluitenlijst schepencollege'),
        para(`${unitLabel(scene)}, zitting van ${day(scene, random)}`),
      ],
    }),
    { bodies: ['college'] },
  ),
  odd('list-disclaimer', ANY, 'besluitenlijst', settled('block'), (scene, random) => ({
    before: [
      para('Aan dit document kunnen geen rechten worden ontleend. Enkel de goedgekeurde notulen hebben bewijskracht.'),
      heading(1, `Besluitenlijst - ${whose(scene)} - ${day(scene, random)}`),
    ],
  })),
  odd(
    'extract-copy',
    PAPER,
    'uittreksel',
    settled('sentence'),
    (scene, random) => ({
      before: [
        lines(['KOPIE', `Afgedrukt op ${day(scene, random, 90)}`]),
        heading(1, `Uittreksel uit de notulen van de ${whose(scene)}`),
        para(`Zitting van ${day(scene, random)}`),
      ],
    }),
    { items: 1 },
  ),
  odd('list-pipes', ANY, 'besluitenlijst', settled('pipe'), (scene, random) => ({
    before: [
      para(`Besluitenlijst | ${whose(scene)} | ${printDay(scene.sitting.date, random.pick(['slashes', 'long']))}`),
    ],
  })),
  odd(
    'minutes-speech',
    PAPER,
    'notulen',
    settled('block'),
    (scene, random) => {
      const entries = roster(scene, {
        chair: 'voorzitter',
        chairAndMayor: 'burgemeester-voorzitter',
        mayor: 'burgemeester',
        alderman: 'schepen',
        councillor: 'raadslid',
      })
      return {
        before: [
          heading(1, `Notulen ${whose(scene)}`),
          para(`Zitting van ${day(scene, random)}`),
          lines([
            [bold('Aanwezig:')],
            ...entries.map(({ person, role }) => `${scene.name(person)}, ${role}`),
            `${scene.name(scene.sitting.secretary)}, algemeen directeur`,
          ]),
          para([bold('Toespraak van de voorzitter')]),
          para(
            'Beste collega’s, vorig jaar hebben we veel voorstellen goedgekeurd en enkele verworpen. Dank aan iedereen.',
          ),
        ],
        gold: { ...rosterGold(scene, entries), verontschuldigd: [], afwezig: [] },
      }
    },
    { bodies: ['gemeenteraad'] },
  ),
  odd(
    'extract-bare',
    ANY,
    'uittreksel',
    settled('sentence'),
    (scene, random) => ({
      before: [para(`Uittreksel ${whose(scene)} ${day(scene, random)}`)],
    }),
    { items: 1 },
  ),
  odd('list-typos', ANY, 'besluitenlijst', settled('sentence'), (scene, random) => ({
    before: [heading(1, `Besluiten lijst ${whose(scene)}`), para(`Ziting van ${day(scene, random)}`)],
  })),
  odd('list-date-last', PAPER, 'besluitenlijst', settled('block'), (scene, random) => ({
    before: [heading(1, `Besluitenlijst van de ${whose(scene)}`)],
    after: [para(`Aldus besloten in zitting van ${day(scene, random)}.`)],
  })),
  odd('list-capitals', ANY, 'besluitenlijst', settled('capitals'), (scene, random) => ({
    before: [para([bold(`BESLUITENLIJST ${whose(scene).toUpperCase()}`)]), para(day(scene, random).toUpperCase())],
  })),
]

export const CLOSED_LOOK_ALIKES: readonly LookAlike[] = [...NONE, ...COUNCIL]
