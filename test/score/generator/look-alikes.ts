import { printDay } from './calendar.js'
import { bold, box, heading, lines, list, pairs, para, table, type Flow } from './flow.js'
import type { FamilyFormat } from './families/family.js'
import { ANY, day, none, PAGE, PAPER, type LookAlike, type PlacedLookAlike } from './look-alike.js'
import { CLOSED_LOOK_ALIKES } from './closed-look-alikes.js'
import { OWN_LOOK_ALIKES } from './own-look-alikes.js'
import type { GoldSitting } from './gold-sitting.js'
import { toDocument, type GeneratedDocument } from './generated-document.js'
import { unitLabel } from './heads.js'
import { COMPANIES, OTHER_TOWNS, STREETS } from './places.js'
import { createRandom, type Random } from './random.js'
import { renderDocx } from './render-docx.js'
import { renderHtml } from './render-html.js'
import { renderPdf } from './render-pdf.js'
import { createScene, goldItem, goldOutcome, goldSitting, headGold, type Scene } from './scene.js'
import { printVote, voteWords } from './votes.js'
import { besluitGold, outcomeLine, outcomeWords } from './outcomes.js'

const OTHERS: readonly LookAlike[] = [
  none('committee-report', ANY, (scene, random) => {
    const committee = random.pick([
      'Gemeenteraadscommissie Ruimtelijke Ordening',
      'Raadscommissie Financiën',
      'Commissie Mobiliteit',
      'Verenigde commissie',
      'Deontologische commissie',
    ])
    const { sitting, name } = scene
    return [
      heading(1, `Verslag ${committee}`),
      para(`${unitLabel(scene)}, ${day(scene, random)}`),
      para([bold('Aanwezig: '), sitting.present.slice(0, 7).map(name).join(', ')]),
      ...sitting.items
        .slice(0, 5)
        .flatMap((item, index): Flow[] => [
          heading(3, `${index + 1}. ${item.title}`),
          para('De schepen licht het dossier toe. Er zijn enkele vragen van de commissieleden.'),
          para('De commissie geeft gunstig advies aan de gemeenteraad.'),
        ]),
    ]
  }),
  none('policy-note', ANY, (scene, random) => [
    heading(1, `Beleidsnota ${scene.sitting.date.year}-${scene.sitting.date.year + 5}`),
    para(unitLabel(scene)),
    ...['Financiën', 'Mobiliteit', 'Vrije tijd', 'Omgeving'].flatMap((section, index): Flow[] => [
      heading(2, `${index + 1}. ${section}`),
      para(
        `Tegen ${random.int(2026, 2030)} wil het bestuur ${random.pick(['de uitgaven beheersen', 'meer fietspaden aanleggen', 'het verenigingsleven versterken'])}. De gemeenteraad keurde het meerjarenplan goed op ${day(scene, random, -90)}.`,
      ),
      list('bullet', ['Actie 1: overleg met de sector', 'Actie 2: jaarlijkse evaluatie']),
    ]),
  ]),
  none('annex-regulation', ANY, (scene, random) => [
    heading(
      1,
      random.pick([
        'Belastingreglement op tweede verblijven',
        'Reglement speelpleinwerking',
        'Retributiereglement markten',
      ]),
    ),
    para(`Goedgekeurd door de gemeenteraad op ${day(scene, random, -40)}`),
    ...[1, 2, 3, 4, 5, 6].flatMap((index): Flow[] => [
      heading(3, `Artikel ${index}`),
      para(
        random.pick([
          'De belasting is verschuldigd door de eigenaar.',
          'Het tarief bedraagt 25 euro per dag.',
          'Dit reglement treedt in werking op 1 januari.',
          'Aanvragen worden ingediend bij de dienst.',
        ]),
      ),
    ]),
  ]),
  none('motion-text', PAPER, (scene, random) => [
    heading(1, `Motie ${random.pick(['voor meer groen', 'tegen de sluiting van het postkantoor', 'over de fusie'])}`),
    para(
      `Ingediend door ${scene.name(random.pick(scene.sitting.councillors))} (${random.pick(scene.sitting.parties)})`,
    ),
    para('Overwegende dat de inwoners recht hebben op een leefbare gemeente;'),
    para(`Overwegende dat de raad op ${day(scene, random, -200)} een gelijkaardig voorstel verwierp;`),
    para([bold('Vraagt aan het college:')]),
    list('decimal', ['Een plan op te maken.', 'De raad jaarlijks te informeren.']),
  ]),
  none('form', ANY, (scene, random) => [
    heading(
      1,
      random.pick([
        'Aanvraagformulier subsidie',
        'Aanvraag inname openbaar domein',
        'Formulier spreekrecht gemeenteraad',
      ]),
    ),
    para(unitLabel(scene)),
    table(
      [
        ['Naam', ''],
        ['Voornaam', ''],
        ['Adres', ''],
        ['Datum van de gemeenteraad', ''],
        ['Onderwerp', ''],
      ],
      { bordered: true },
    ),
    para('Ik verklaar deze aanvraag naar waarheid te hebben ingevuld.'),
    lines(['Voor: ........', 'Tegen: ........', 'Handtekening']),
  ]),
  none('search-results', PAGE, (scene, random) => [
    heading(1, 'Zoekresultaten'),
    para(`${random.int(12, 90)} resultaten voor "gemeenteraad"`),
    ...scene.sitting.items
      .slice(0, 6)
      .map((item, index) =>
        box('resultaat', [
          heading(3, item.title),
          para(`Gemeenteraad - ${day(scene, random, -30 * index)} - Besluitenlijst`),
          para('... goedgekeurd met eenparigheid van stemmen ...'),
        ]),
      ),
    para('Vorige 1 2 3 4 Volgende'),
  ]),
  none('error-page', PAGE, (scene, random) => [
    heading(1, random.pick(['Pagina niet gevonden', '404 - De pagina bestaat niet', 'Er is een fout opgetreden'])),
    para(`De notulen van de gemeenteraad die u zoekt, zijn verplaatst. ${unitLabel(scene)}`),
    list('bullet', ['Naar de zittingen', 'Naar de startpagina']),
  ]),
  none('news-item', ANY, (scene, random) => [
    heading(
      1,
      random.pick(['Gemeenteraad keurt budget goed', 'Raad stemt over nieuw zwembad', 'Kort verslag uit de raad']),
    ),
    para(`${day(scene, random)} - Nieuws uit ${scene.sitting.municipality.name}`),
    para(
      `De gemeenteraad heeft maandag het nieuwe meerjarenplan goedgekeurd. ${random.pick(scene.sitting.parties)} stemde tegen. Burgemeester ${scene.name(scene.sitting.mayor)} is tevreden.`,
    ),
    para(
      `"We investeren in de ${random.pick(STREETS)}", zegt schepen ${scene.name(random.pick(scene.sitting.aldermen))}.`,
    ),
  ]),
  none('tender-notice', ANY, (scene, random) => [
    heading(1, 'Aankondiging van een opdracht'),
    pairs([
      ['Aanbestedende overheid', unitLabel(scene)],
      ['Voorwerp', `Herinrichting ${random.pick(STREETS)}`],
      ['Opening van de offertes', `${day(scene, random, 30)} om 10.00 uur`],
      ['Gunningswijze', 'openbare procedure'],
    ]),
    list('decimal', ['Administratieve bepalingen', 'Technische bepalingen', 'Inventaris']),
  ]),
  none('parliamentary-question', PAPER, (scene, random) => [
    heading(1, 'Schriftelijke vraag'),
    para(`nr. ${random.int(10, 900)} van ${scene.name(random.pick(scene.sitting.councillors))}`),
    para(`datum: ${day(scene, random)}`),
    para('aan de minister van Binnenlands Bestuur'),
    heading(2, 'Lokale besturen - Digitale notulen'),
    list('decimal', [
      'Hoeveel gemeenten publiceren hun notulen?',
      'Hoe vaak werd een besluit van een gemeenteraad vernietigd?',
    ]),
    heading(2, 'Antwoord'),
    para('De gegevens zijn opgenomen in bijlage.'),
  ]),
  none('public-inquiry', ANY, (scene, random) => [
    heading(1, 'Bekendmaking openbaar onderzoek'),
    para(
      `Het college van burgemeester en schepenen van ${scene.sitting.municipality.name} deelt mee dat van ${day(scene, random, 5)} tot ${day(scene, random, 35)} een openbaar onderzoek loopt over een omgevingsvergunning in de ${random.pick(STREETS)}.`,
    ),
    para('Bezwaren worden gericht aan het college.'),
  ]),
  none('company-meeting', PAPER, (scene, random) => [
    heading(1, `${random.pick(COMPANIES)} - algemene vergadering`),
    para(`Agenda van ${day(scene, random)} om 18.00 uur te ${random.pick(OTHER_TOWNS)}`),
    list('decimal', [
      'Verslag van de raad van bestuur',
      'Goedkeuring van de jaarrekening',
      'Kwijting aan de bestuurders',
      'Statutaire benoemingen',
    ]),
  ]),
  none('calendar-page', PAGE, (scene, random) => [
    heading(1, 'Vergaderkalender'),
    para(unitLabel(scene)),
    table(
      [
        ['Datum', 'Orgaan', 'Uur'],
        ...[0, 28, 56, 84].map((offset) => [day(scene, random, offset), 'Gemeenteraad', '20:00']),
      ],
      { header: true },
    ),
  ]),
  none('advisory-board', ANY, (scene, random) => [
    heading(
      1,
      `Verslag ${random.pick(['jeugdraad', 'cultuurraad', 'GECORO', 'milieuraad', 'seniorenraad'])} ${scene.sitting.municipality.name}`,
    ),
    para(`Vergadering van ${day(scene, random)}`),
    para([bold('Aanwezig: '), scene.sitting.present.slice(0, 6).map(scene.name).join(', ')]),
    ...['Goedkeuring vorig verslag', 'Werking', 'Varia'].flatMap((title, index): Flow[] => [
      heading(3, `${index + 1}. ${title}`),
      para('Het verslag wordt goedgekeurd.'),
    ]),
  ]),
]

/** The same items as a list of decisions under a head that is the odd thing. */
function council(
  id: string,
  formats: readonly FamilyFormat[],
  head: (scene: Scene, random: Random) => { readonly flow: readonly Flow[]; readonly gold?: Partial<GoldSitting> },
  many = true,
): LookAlike {
  return {
    id,
    council: true,
    formats,
    compose: (scene, random) => {
      const { flow, gold = {} } = head(scene, random)
      const words = voteWords(random)
      const outcomes = outcomeWords(random)
      const items = many ? scene.sitting.items : scene.sitting.items.slice(0, 1)
      const told = items.map((item, index) => {
        const { text, votes } = outcomeLine(scene, item, outcomes, words, 'counts', true)
        return {
          flow: [para([bold(`${index + 1}. ${item.title}`)]), ...(text === null ? [] : [para(`${text}.`)])],
          gold: goldItem(item, {
            nummer: String(index + 1),
            uitkomst: goldOutcome(item.outcome),
            besluit: besluitGold(item),
            stemmingen: votes,
          }),
        }
      })
      return {
        flow: [...flow, ...told.flatMap((one) => one.flow)],
        gold: [
          goldSitting('besluitenlijst', { ...headGold(scene), ...gold, agendapunten: told.map((one) => one.gold) }),
        ],
      }
    },
  }
}

function printed(scene: Scene): string {
  return `${scene.sitting.body.name} ${scene.sitting.municipality.name}`
}

const COUNCIL: readonly LookAlike[] = [
  council(
    'single-item',
    ANY,
    (scene, random) => ({ flow: [heading(1, `Besluitenlijst ${printed(scene)}`), para(day(scene, random))] }),
    false,
  ),
  council('lower-case', ANY, (scene, random) => ({
    flow: [
      para(`besluitenlijst ${printed(scene).toLowerCase()}`),
      para(`zitting van ${printDay(scene.sitting.date, random.pick(['long', 'slashes'] as const))}`),
    ],
  })),
  council('odd-title', ANY, (scene, random) => ({
    flow: [
      heading(1, random.pick(['Wat besliste de raad?', 'Uit de raad', 'Raadsnieuws: alle beslissingen'])),
      para(
        `Beslissingen van de ${printed(scene)} van ${day(scene, random)}. Dit is de besluitenlijst van deze zitting.`,
      ),
    ],
  })),
  council('quoted-letterhead', PAPER, (scene, random) => ({
    flow: [
      heading(1, `Besluitenlijst ${printed(scene)}`),
      heading(2, `Zitting van ${day(scene, random)}`),
      para([bold('Ter informatie: brief van de Vlaamse overheid')]),
      lines(['Agentschap Binnenlands Bestuur', 'Havenlaan 88, 1000 Brussel', `Datum: ${day(scene, random, -12)}`]),
      para('Hieronder volgen de besluiten van de zitting.'),
    ],
  })),
  council(
    'urgent-sitting',
    ANY,
    (scene, random) => ({
      flow: [
        heading(1, `Besluitenlijst spoedzitting ${printed(scene)}`),
        para(`Buitengewone zitting van ${day(scene, random)}`),
      ],
    }),
    false,
  ),
  council('long-preface', ANY, (scene, random) => ({
    flow: [
      para(
        'In toepassing van het decreet over het lokaal bestuur maakt het bestuur de lijst met besluiten bekend. Inwoners kunnen klacht indienen bij de toezichthoudende overheid.',
      ),
      para(
        `De volgende lijst werd opgemaakt na de vergadering van de ${printed(scene)} van ${day(scene, random)} en bekendgemaakt op ${day(scene, random, 8)}.`,
      ),
      heading(2, 'Besluitenlijst'),
    ],
  })),
  council('letterhead-only', PAPER, (scene, random) => ({
    flow: [
      lines([unitLabel(scene), day(scene, random)]),
      heading(2, `Lijst van besluiten - ${scene.sitting.body.name}`),
    ],
  })),
  council('publication-date-first', ANY, (scene, random) => ({
    flow: [
      para(`Gepubliceerd op ${day(scene, random, 7)}`),
      heading(1, `Besluitenlijst ${printed(scene)} van ${day(scene, random)}`),
      para(`Laatst gewijzigd: ${day(scene, random, 9)}`),
    ],
  })),
  council('english-menu', PAGE, (scene, random) => ({
    flow: [
      para('Skip to content | Home | News | Contact'),
      heading(1, `Besluitenlijst ${printed(scene)} - ${day(scene, random)}`),
    ],
  })),
  council('committee-mentioned', ANY, (scene, random) => ({
    flow: [
      heading(1, `Besluitenlijst ${printed(scene)}`),
      para(`Zitting van ${day(scene, random)}. De raadscommissies vergaderden op ${day(scene, random, -6)}.`),
    ],
  })),
  council('abbreviated', ANY, (scene, random) => ({
    flow: [
      heading(
        1,
        `${scene.sitting.body.id === 'rmw' ? 'RMW' : 'GR'} ${printDay(scene.sitting.date, random.pick(['slashes', 'dots'] as const))}: besluitenlijst`,
      ),
      para(`Besluitenlijst van de ${printed(scene)}`),
    ],
  })),
  council('draft-mark', PAPER, (scene, random) => ({
    flow: [
      para([bold('ONTWERP - onder voorbehoud van goedkeuring')]),
      heading(1, `Besluitenlijst ${printed(scene)}`),
      para(day(scene, random)),
    ],
  })),
  {
    id: 'vote-sheet',
    council: true,
    formats: PAPER,
    compose: (scene, random) => {
      const item = scene.sitting.items.find(({ vote }) => vote !== undefined && !vote.secret) ?? scene.sitting.items[0]
      if (!item) throw new Error('a sitting has items')
      const vote = item.vote ? printVote(scene, item.vote, voteWords(random), 'named') : undefined
      return {
        flow: [
          heading(1, `Uittreksel notulen ${printed(scene)}`),
          para(day(scene, random)),
          heading(2, item.title),
          ...(vote ? vote.lines.map((line) => para(line)) : []),
        ],
        gold: [
          goldSitting('uittreksel', {
            ...headGold(scene),
            agendapunten: [
              goldItem(item, {
                uitkomst: vote ? goldOutcome(item.outcome) : null,
                stemmingen: vote ? [vote.gold] : [],
              }),
            ],
          }),
        ],
      }
    },
  },
]

/** All, with the part they belong to. */
export const LOOK_ALIKES: readonly PlacedLookAlike[] = [
  ...[...OTHERS, ...COUNCIL].map((kind) => ({ ...kind, part: 'kept' as const })),
  ...OWN_LOOK_ALIKES.map((kind) => ({ ...kind, part: 'tuning' as const })),
  ...CLOSED_LOOK_ALIKES.map((kind) => ({ ...kind, part: 'closed' as const })),
]

/** One look-alike in one of its formats: the same bytes for the same seed. */
export async function generateLookAlike(kind: PlacedLookAlike, seed: number): Promise<GeneratedDocument> {
  const text = `${kind.id}:${seed}`
  const scene = createScene(
    { text, half: kind.part },
    {
      bodies: kind.bodies ?? (kind.council ? ['gemeenteraad', 'rmw'] : ['gemeenteraad']),
      items: [5, 9],
      closed: 0,
      questions: 0,
    },
    ['first-last'],
  )
  const random = createRandom({ text: `${text}:look`, half: kind.part })
  const format = random.pick(kind.formats)
  const { flow, gold } = kind.compose(scene, random)
  const name = `${kind.council ? 'council' : 'other'}-${kind.id}-${seed}`
  const content =
    format === 'html'
      ? renderHtml(flow, {
          title: unitLabel(scene),
          chrome: random.pick(['none', 'cms', 'portal'] as const),
          site: unitLabel(scene),
        })
      : format === 'pdf'
        ? await renderPdf(flow, { title: name, font: 'Helvetica', size: 10.5, margin: 56 })
        : await renderDocx(flow, { title: name, font: 'Calibri', automatic: false, styled: true })
  return toDocument(name, format, { content, gold })
}
