import { printDay } from './calendar.js'
import { bold, box, heading, lines, list, pairs, para, table, type Flow } from './flow.js'
import { unitLabel } from './heads.js'
import { ANY, day, none, odd, PAGE, PAPER, type LookAlike, type PrintItem } from './look-alike.js'
import { besluitGold } from './outcomes.js'
import { COMPANIES, OTHER_TOWNS, STREETS } from './places.js'
import { goldItem, goldOutcome, type Scene } from './scene.js'
import { counted, sideCounts, tellVote, upperFirst } from './telling.js'

/* More look-alikes with words of their own, on which rules may be tuned. */

const person = (scene: Scene): string => scene.name(scene.random.pick(scene.sitting.present))
const town = (scene: Scene): string => scene.sitting.municipality.name

const NONE: readonly LookAlike[] = [
  none('budget-annex', ANY, (scene) => [
    heading(1, `Bijlage 3 - Financiële nota ${scene.sitting.date.year}`),
    para(unitLabel(scene)),
    table(
      [
        ['Nr.', 'Omschrijving', 'Goedgekeurd krediet', 'Vastgelegd'],
        ...scene.sitting.items.map((item, index) => [
          `${index + 1}`,
          upperFirst(item.section),
          `${(index + 3) * 1250},00`,
          `${(index + 1) * 980},00`,
        ]),
      ],
      { header: true, bordered: true },
    ),
  ]),
  none('coalition-agreement', PAPER, (scene, random) => [
    heading(1, 'Bestuursakkoord'),
    para(`${random.pick(scene.sitting.parties)} en ${town(scene)} Vooruit, ${day(scene, random, -50)}`),
    ...['Veiligheid', 'Wonen', 'Natuur', 'Zorg'].flatMap((theme, index): Flow[] => [
      heading(2, `${index + 1}. ${theme}`),
      para('De raad beslist jaarlijks over de voortgang; wat werd goedgekeurd, voeren we uit.'),
    ]),
    lines([`${person(scene)}, lijsttrekker`, `${scene.name(scene.sitting.mayor)}, kandidaat-burgemeester`]),
  ]),
  none('councillor-proposal', PAPER, (scene, random) => [
    heading(1, 'Voorstel tot bijkomend agendapunt'),
    para(`Indiener: ${person(scene)} (${random.pick(scene.sitting.parties)})`),
    para(`Ingediend bij de algemeen directeur op ${day(scene, random, -6)}`),
    para(`Gelet op de verkeersdrukte in de ${random.pick(STREETS)};`),
    para('Ontwerp van besluit'),
    para('Artikel 1: de dienst Mobiliteit maakt een plan op.'),
    para('Artikel 2: de bewoners worden gehoord.'),
  ]),
  none('login-page', PAGE, () => [
    heading(1, 'Aanmelden'),
    para('Dit onderdeel van Raadsportaal is enkel toegankelijk voor raadsleden.'),
    para('Gebruikersnaam'),
    para('Wachtwoord'),
    para('Wachtwoord vergeten? Meld u aan met itsme of eID.'),
  ]),
  none('petition-form', ANY, (scene) => [
    heading(1, 'Verzoekschrift aan de raad'),
    para(`Terug te bezorgen aan ${unitLabel(scene)}, secretariaat`),
    pairs([
      ['Naam en voornaam', '..............'],
      ['Adres', '..............'],
      ['Onderwerp van het verzoek', '..............'],
      ['Aantal handtekeningen', '..............'],
    ]),
    para(
      'Voorbehouden aan de administratie: ontvangen op ..../..../........; behandeld in zitting van ..../..../........',
    ),
  ]),
  none('police-press', ANY, (scene, random) => [
    heading(1, `Politiezone ${town(scene)} controleert`),
    para(`Persbericht, ${day(scene, random)}`),
    list('bullet', [
      `${random.int(100, 900)} voertuigen gecontroleerd in de ${random.pick(STREETS)}`,
      `${random.int(2, 40)} bestuurders reden te snel`,
      '3 rijbewijzen ingetrokken',
    ]),
    para(`Contact: hoofdcommissaris ${person(scene)}`),
  ]),
  none('safety-council', PAPER, (scene, random) => [
    heading(1, 'Zonale veiligheidsraad - verslag'),
    para(`${day(scene, random)}, politiehuis`),
    para([bold('Aanwezig: '), scene.sitting.present.slice(0, 5).map(scene.name).join('; ')]),
    list('decimal', ['Goedkeuring verslag', 'Zonaal veiligheidsplan: eenparig akkoord', 'Rondvraag']),
  ]),
  none('utility-board', PAPER, (scene, random) => {
    const firm = random.pick(COMPANIES)
    return [
      heading(1, `${firm} - verslag van de raad van bestuur`),
      para(`Vergadering van ${day(scene, random)} te ${random.pick(OTHER_TOWNS)}`),
      para([bold('Aanwezige bestuurders: '), scene.sitting.present.slice(0, 8).map(scene.name).join(', ')]),
      ...['Verslag vorige vergadering', 'Investeringsplan', 'Tarieven'].flatMap((title, index): Flow[] => [
        heading(3, `${index + 1}. ${title}`),
        para('De raad van bestuur keurt het voorstel met eenparigheid van stemmen goed.'),
      ]),
    ]
  }),
  none('culture-programme', ANY, (scene, random) => [
    heading(1, `Agenda CC De ${random.pick(['Kring', 'Molen', 'Werf'])}`),
    ...[0, 3, 9, 16].map((offset, index) =>
      box('voorstelling', [
        heading(3, ['Comedyavond', 'Familievoorstelling', 'Klassiek op zondag', 'Filmforum'][index] ?? ''),
        para(`${day(scene, random, offset)} om 20.00 uur - Raadzaal, ${town(scene)}`),
      ]),
    ),
  ]),
  none('culture-board', ANY, (scene, random) => [
    heading(1, 'Beheersorgaan cultuurcentrum'),
    para(`Notulen ${day(scene, random)}`),
    para(`Verontschuldigd: ${person(scene)}`),
    list('decimal', ['Programmatie voorjaar', 'Tarieven cafetaria: goedgekeurd', 'Volgende bijeenkomst']),
  ]),
  none('governor-letter', PAPER, (scene, random) => [
    lines(['Agentschap Binnenlands Bestuur', 'Afdeling Lokale Samenwerking']),
    para(`Aan het college van burgemeester en schepenen van ${town(scene)}`),
    para(day(scene, random, 30)),
    para(
      `Het besluit van de gemeenteraad van ${day(scene, random)} over ${scene.sitting.items[0]?.title ?? 'de rekening'} geeft geen aanleiding tot opmerkingen.`,
    ),
    para(`Voor de gouverneur, ${person(scene)}`),
  ]),
  none('vacancy', ANY, (scene, random) => [
    heading(1, `Vacature: ${random.pick(['deskundige notulen', 'stafmedewerker secretariaat'])}`),
    para(unitLabel(scene)),
    list('bullet', ['Je bereidt de agenda van de gemeenteraad voor.', 'Je maakt besluitenlijsten en notulen op.']),
    para(`Solliciteren kan tot ${day(scene, random, 25)}.`),
  ]),
  none('privacy-statement', ANY, (scene, random) => [
    heading(1, 'Privacyverklaring'),
    para(`${unitLabel(scene)} verwerkt persoonsgegevens.`),
    list('alpha', ['Wie zijn wij?', 'Welke gegevens?', 'Hoe lang bewaren wij ze?', 'Uw rechten']),
    para(`Versie van ${day(scene, random, -100)}, goedgekeurd door de raad.`),
  ]),
  none('election-results', ANY, (scene, random) => [
    heading(1, `Uitslag verkiezingen ${town(scene)}`),
    table(
      [
        ['Lijst', 'Stemmen', 'Zetels'],
        ...scene.sitting.parties.map((party) => [party, String(random.int(400, 5000)), String(random.int(1, 12))]),
      ],
      { header: true },
    ),
    para(`Blanco en ongeldig: ${random.int(90, 600)}`),
  ]),
  none('poll-results', ANY, (scene, random) => [
    heading(1, `Bevraging ${random.pick(STREETS)}: resultaten`),
    para(`Afgesloten op ${day(scene, random)}`),
    lines([`Voor: ${random.int(40, 300)}`, `Tegen: ${random.int(40, 300)}`, `Geen mening: ${random.int(1, 60)}`]),
    para('Het voorstel van eenrichtingsverkeer werd door de buurt verworpen.'),
  ]),
  none('information-evening', ANY, (scene, random) => [
    heading(1, `Verslag bewonersvergadering ${random.pick(STREETS)}`),
    para(`${day(scene, random)}, 19.30 uur. Aanwezig: 42 bewoners, schepen ${person(scene)}`),
    list('dash', ['Vraag: wanneer starten de werken?', 'Antwoord: na goedkeuring door de gemeenteraad.']),
  ]),
  none('court-ruling', PAPER, (scene, random) => [
    heading(1, `Arrest nr. ${random.int(200000, 260000)} van ${day(scene, random)}`),
    para(`In zake: ${person(scene)} tegen de gemeente ${town(scene)}`),
    para(`Verzoeker vordert de vernietiging van het gemeenteraadsbesluit van ${day(scene, random, -300)}.`),
    para('BESLISSING'),
    list('decimal', ['De Raad van State verwerpt het beroep.', 'De kosten komen ten laste van verzoeker.']),
  ]),
  none('offers-opened', PAPER, (scene, random) => [
    heading(1, 'Proces-verbaal van opening van de offertes'),
    para(`${unitLabel(scene)}, ${day(scene, random)} om 10 uur`),
    table(
      [
        ['Inschrijver', 'Bedrag'],
        ...random.sample(COMPANIES, 3).map((firm) => [firm, `${random.int(20, 90)}.000 euro`]),
      ],
      {
        header: true,
      },
    ),
    para(`Aanwezig: ${person(scene)}, voorzitter van het openingsbureau`),
  ]),
  none('explained', PAGE, (scene) => [
    heading(1, 'Hoe werkt de gemeenteraad?'),
    list('decimal', [
      'Oproeping: de voorzitter stelt de agenda op.',
      'Stemming: de raad beslist bij volstrekte meerderheid; bij staking van stemmen is het voorstel verworpen.',
      'Notulen: die worden op de volgende zitting goedgekeurd.',
    ]),
    para(`De raad van ${town(scene)} telt ${scene.sitting.councillors.length + 7} leden.`),
  ]),
  none('rules-of-procedure', PAPER, (scene, random) => [
    heading(1, 'Huishoudelijk reglement van de gemeenteraad'),
    para(`${unitLabel(scene)} - vastgesteld in zitting van ${day(scene, random, -200)}`),
    heading(2, 'Hoofdstuk 3 - Stemmingen'),
    para('Art. 12. Er wordt gestemd bij handopsteking, behalve bij geheime stemming.'),
    para('Art. 13. De notulen vermelden wie voor, tegen of blanco stemde.'),
    para('Art. 14. De voorzitter opent en sluit de vergadering.'),
  ]),
]

/** "1. title", as on an agenda. */
const point: PrintItem = (_, item, index) => ({
  flow: [para(`${index + 1}. ${item.title}`)],
  gold: goldItem(item, { nummer: String(index + 1), besluit: false }),
})
const bare: PrintItem = (_, item) => ({ flow: [para(item.title)], gold: goldItem(item, { besluit: false }) })

const RESULT = {
  approved: 'goedgekeurd',
  rejected: 'verworpen',
  noted: 'kennisgenomen',
  postponed: 'verdaagd',
  withdrawn: 'ingetrokken',
} as const

/** A title with what came of it behind an arrow or in a sentence, and the votes after it. */
function decided(style: 'arrow' | 'sentence' | 'silent'): PrintItem {
  return (scene, item, index) => {
    const vote =
      item.vote && style !== 'silent'
        ? tellVote(scene, item.vote, {
            unanimous: 'Eenparig.',
            secret: ({ ja, nee, onthouding }) => `Geheime stemming: ${ja} ja, ${nee} neen, ${onthouding} onthoudingen.`,
            divided: (tally) => {
              const { ja, nee, onthouding } = sideCounts(tally)
              return counted(scene, `${ja} stemmen voor, ${nee} tegen, ${onthouding} onthoudingen.`)(tally)
            },
          })
        : undefined
    const word = item.outcome === null ? '' : RESULT[item.outcome]
    const title = `${index + 1}) ${item.title}`
    return {
      flow: [
        ...(style === 'arrow'
          ? [para([bold(title), ...(word === '' ? [] : [` → ${word}`])])]
          : [para([bold(title)]), ...(word === '' ? [] : [para(`Dit punt werd ${word}.`)])]),
        ...(vote?.flow ?? []),
      ],
      gold: goldItem(item, {
        nummer: String(index + 1),
        uitkomst: goldOutcome(item.outcome),
        besluit: besluitGold(item),
        stemmingen: vote ? [vote.gold] : [],
      }),
    }
  }
}

const ofBody = (scene: Scene): string => `${scene.sitting.body.name} ${town(scene)}`

const COUNCIL: readonly LookAlike[] = [
  odd(
    'agenda-one-point',
    ANY,
    'agenda',
    bare,
    (scene, random) => ({
      before: [heading(1, `Agenda ${ofBody(scene)}`), para(day(scene, random)), para('Enig punt:')],
    }),
    { items: 1 },
  ),
  odd('agenda-programme', ANY, 'agenda', point, (scene, random) => ({
    before: [heading(1, `Programma van de zitting van ${day(scene, random)}`), para(`Agenda van de ${ofBody(scene)}`)],
    after: [para('Nadien: receptie in de foyer.')],
  })),
  odd('agenda-annexed-assembly', PAPER, 'agenda', point, (scene, random) => ({
    before: [heading(1, `Agenda ${ofBody(scene)}`), para(`Zitting van ${day(scene, random)}`)],
    after: [
      para([bold('Ter informatie')]),
      para(`De algemene vergadering van ${random.pick(COMPANIES)} vindt plaats op ${day(scene, random, 40)}.`),
    ],
  })),
  odd('agenda-committees', ANY, 'agenda', point, (scene, random) => ({
    before: [
      heading(1, `Agenda ${ofBody(scene)} - ${day(scene, random)}`),
      lines([
        `Vooraf vergaderen de commissies: Financiën op ${day(scene, random, -7)}, Wonen op ${day(scene, random, -6)}.`,
      ]),
    ],
  })),
  odd('agenda-date-last', PAPER, 'agenda', point, (scene, random) => ({
    before: [heading(1, 'Agenda')],
    after: [para(`Gemeentehuis, ${ofBody(scene)}, zitting van ${day(scene, random)}`)],
  })),
  odd('agenda-erratum', PAPER, 'agenda', point, (scene, random) => ({
    before: [
      para([bold('RECHTZETTING')]),
      para(`Deze agenda vervangt die van ${day(scene, random, -9)}.`),
      heading(1, `Agenda van de ${ofBody(scene)} van ${day(scene, random)}`),
    ],
  })),
  odd('agenda-digital', ANY, 'agenda', point, (scene, random) => ({
    before: [
      heading(1, `Digitale zitting ${ofBody(scene)}`),
      para(`Agenda voor ${day(scene, random)}. Deelnemen via de link in uw mailbox.`),
    ],
  })),
  odd(
    'agenda-table-cells',
    ANY,
    'agenda',
    (_, item, index) => ({
      flow: [table([[String(index + 1), item.title]])],
      gold: goldItem(item, { nummer: String(index + 1), besluit: false }),
    }),
    (scene, random) => ({
      before: [table([[`Agenda ${ofBody(scene)}`, day(scene, random)]])],
    }),
  ),
  odd('agenda-family-day', PAGE, 'agenda', point, (scene, random) => ({
    before: [
      box('reclame', [para(`Kom naar de gezinsdag op ${day(scene, random, 12)}!`)]),
      heading(1, `Agenda ${ofBody(scene)} van ${day(scene, random)}`),
    ],
  })),
  odd('list-flash', ANY, 'besluitenlijst', decided('arrow'), (scene, random) => ({
    before: [
      heading(1, 'Raadsflits'),
      para(`Besluitenlijst van de ${ofBody(scene)}, zitting van ${day(scene, random)}`),
    ],
    after: [para('Vragen? Bel de dienst Communicatie.')],
  })),
  odd('list-previous-date', ANY, 'besluitenlijst', decided('sentence'), (scene, random) => ({
    before: [
      para(`Vorige besluitenlijst: ${day(scene, random, -28)}. Volgende: ${day(scene, random, 28)}.`),
      heading(1, `Besluitenlijst ${ofBody(scene)}`),
      heading(2, `Zitting van ${day(scene, random)}`),
    ],
  })),
  odd('list-questions', PAGE, 'besluitenlijst', decided('sentence'), (scene, random) => ({
    before: [
      heading(1, `Wat is er beslist op ${day(scene, random)}?`),
      para(`Besluitenlijst van de ${ofBody(scene)}`),
      para('Ben je het niet eens met een besluit? Dien dan klacht in.'),
    ],
  })),
  odd('list-signed-first', PAPER, 'besluitenlijst', decided('arrow'), (scene, random) => ({
    before: [
      lines([`Voor echt verklaard: ${scene.name(scene.sitting.secretary)}`]),
      heading(1, `Besluitenlijst - ${ofBody(scene)}`),
      para(day(scene, random)),
    ],
    gold: { secretaris: null },
  })),
  odd('list-street-first', ANY, 'besluitenlijst', decided('sentence'), (scene, random) => ({
    before: [
      lines([`${random.pick(STREETS)} ${random.int(1, 60)}`, `9000 ${random.pick(OTHER_TOWNS)} (drukker)`]),
      heading(1, `Besluitenlijst van de ${ofBody(scene)} - ${day(scene, random)}`),
    ],
  })),
  odd('list-tenders', ANY, 'besluitenlijst', decided('arrow'), (scene, random) => ({
    before: [heading(1, `Besluitenlijst ${ofBody(scene)}`), para(`Zitting: ${day(scene, random)}`)],
    after: [
      heading(2, 'Lopende overheidsopdrachten'),
      table(
        [
          ['Opdracht', 'Indienen voor'],
          [`Riolering ${random.pick(STREETS)}`, day(scene, random, 33)],
        ],
        { header: true },
      ),
    ],
  })),
  odd('minutes-no-votes', ANY, 'notulen', decided('silent'), (scene, random) => ({
    before: [heading(1, `Notulen ${ofBody(scene)}`), para(`Zitting van ${day(scene, random)}`)],
  })),
  odd(
    'minutes-short',
    PAPER,
    'notulen',
    decided('sentence'),
    (scene, random) => ({
      before: [
        para([
          bold(`Notulen zitting ${ofBody(scene)} ${printDay(scene.sitting.date, random.pick(['slashes', 'dots']))}`),
        ]),
      ],
    }),
    { items: 2 },
  ),
  odd(
    'extract-mail',
    ANY,
    'uittreksel',
    decided('sentence'),
    (scene, random) => ({
      before: [
        lines([
          'Van: secretariaat',
          'Aan: dienst Financiën',
          `Verzonden: ${day(scene, random, 3)}`,
          'Onderwerp: uittreksel',
        ]),
        heading(1, `Uittreksel uit de notulen van de ${ofBody(scene)}`),
        para(`Zitting van ${day(scene, random)}`),
      ],
    }),
    { items: 1 },
  ),
  odd(
    'extract-notary',
    PAPER,
    'uittreksel',
    decided('sentence'),
    (scene, random) => ({
      before: [
        lines([`Geassocieerde notarissen te ${random.pick(OTHER_TOWNS)}`, 'Bijlage bij akte']),
        heading(1, 'Uittreksel uit de notulen'),
        para(`${upperFirst(ofBody(scene))}, zitting van ${day(scene, random)}`),
      ],
    }),
    { items: 1 },
  ),
  odd(
    'extract-certificate',
    PAPER,
    'uittreksel',
    decided('sentence'),
    (scene, random) => ({
      before: [
        heading(1, `Uittreksel uit het notulenboek - ${ofBody(scene)}`),
        para(`Zitting van ${day(scene, random)}`),
      ],
      after: [para(`Bekendgemaakt via de webtoepassing op ${day(scene, random, 6)}.`)],
    }),
    { items: 1 },
  ),
]

export const OWN_LOOK_ALIKES: readonly LookAlike[] = [...NONE, ...COUNCIL]
