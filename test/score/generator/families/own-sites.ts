import { isoDay, printDay, printTime, shiftDay } from '../calendar.js'
import { bold, box, heading, lines, list, pairs, para, table, type Flow } from '../flow.js'
import type { GoldSittingItem, GoldSittingVote } from '../gold-sitting.js'
import { unitLabel } from '../heads.js'
import { besluitGold } from '../outcomes.js'
import { STREETS } from '../places.js'
import type { Random } from '../random.js'
import { renderHtml } from '../render-html.js'
import { createScene, goldItem, goldOutcome, goldSitting, headGold, momentGold, type Scene } from '../scene.js'
import type { SittingItem } from '../sitting.js'
import { counted, pickOutcomes, sideCounts, tellOutcome, tellVote, upperFirst, type VoteVoice } from '../telling.js'
import { tallyGold } from '../votes.js'
import type { Family } from './family.js'

/*
 * Sites that bring their own words: the municipality stands in the site's name, votes in marks of their own, and what
 * came of an item often before its title.
 */

/** A site's own header and foot; the name of the municipality stands nowhere else. */
function siteFrame(scene: Scene, random: Random): (body: string) => string {
  const { name } = scene.sitting.municipality
  const brand = random.pick([unitLabel(scene), name, `${unitLabel(scene)} online`])
  const menu = random.shuffle(['Inwoner', 'Ondernemen', 'Bezoeken', 'Bestuur en beleid', 'Meldpunt']).slice(0, 4)
  return (body) =>
    `<div id="top"><a class="brand" href="/">${brand}</a><ul class="mainnav">${menu.map((one) => `<li><a href="#">${one}</a></li>`).join('')}</ul></div>\n` +
    `<div class="wrap">\n<div class="main-col">\n${body}\n</div>\n` +
    `<div class="side-col"><h4>Snel naar</h4><p><a href="#">Afspraak maken</a><br><a href="#">Melding wegdek ${random.pick(STREETS)}</a></p></div>\n</div>\n` +
    `<div class="foot">${unitLabel(scene)} | ${scene.sitting.municipality.postcode} ${name} | <a href="#">Disclaimer</a></div>`
}

/** Cards for the items of an agenda, in parts by department, without a number or as "Punt 3". */
const agendaCards: Family = {
  id: 'own-site-agenda-cards',
  kind: 'agenda',
  format: 'html',
  language: 'nl',
  hard: 'no number',
  render: (seed, random) => {
    const scene = createScene(seed, { items: [5, 12], closed: 0.5, bodies: ['gemeenteraad', 'rmw', 'gemeenteraad'] })
    const { sitting, name } = scene
    const body = random.pick(sitting.body.printed)
    const date = printDay(sitting.date, random.pick(['weekday-long', 'long', 'slashes']))
    const time = printTime(sitting.planned, random.pick(['dot-uur', 'u', 'uur-only']))
    const numbered = random.chance(0.4)
    const told = random.chance(0.7) && sitting.items.some(({ closed }) => closed)
    const card = (item: SittingItem, index: number): Flow =>
      box(
        'punt',
        [
          ...(numbered ? [para(`Punt ${index + 1}`, { cls: 'punt-nr' })] : []),
          heading(3, item.title),
          para([
            { text: item.section, cls: 'label' },
            ' ',
            { text: `Bevoegd: ${name(random.pick(sitting.aldermen))}`, cls: 'label' },
          ]),
          ...(random.chance(0.3) ? [list('bullet', ['Ontwerp van besluit (pdf)', 'Nota (pdf)'])] : []),
        ],
        'article',
      )
    const open = sitting.items.filter(({ closed }) => !closed)
    const closed = sitting.items.filter((item) => item.closed)
    const printed = told ? sitting.items : open
    const flow = [
      heading(1, random.pick([`Dagorde ${body}`, `Op de agenda van de ${sitting.body.name}`, `${body}: agenda`])),
      box('wanneer', [
        para([{ text: upperFirst(date), cls: 'datum' }, ', ', { text: time, cls: 'uur' }]),
        para(upperFirst(sitting.place)),
      ]),
      ...(told ? [heading(2, random.pick(['Openbaar gedeelte', 'Openbaar']))] : []),
      ...open.map(card),
      ...(told
        ? [
            heading(2, random.pick(['Niet-openbaar gedeelte', 'Besloten gedeelte'])),
            ...closed.map((item, index) => card(item, open.length + index)),
          ]
        : []),
      box('later', [
        heading(4, 'Later op de kalender'),
        para(`${upperFirst(sitting.body.name)}: ${printDay(shiftDay(sitting.date, 35), 'long')}`),
        para(`Raadscommissies: ${printDay(shiftDay(sitting.date, 28), 'long')}`),
      ]),
    ]
    return {
      content: renderHtml(flow, {
        title: `Dagorde - ${unitLabel(scene)}`,
        chrome: 'none',
        frame: siteFrame(scene, random),
      }),
      gold: [
        goldSitting('agenda', {
          ...headGold(scene),
          geplandeStart: momentGold(scene, sitting.planned),
          agendapunten: printed.map((item, index) =>
            goldItem(item, {
              nummer: numbered ? String(index + 1) : null,
              openbaar: told ? !item.closed : null,
              besluit: false,
            }),
          ),
        }),
      ],
    }
  },
}

/** What came of it as a badge before the title, and the votes in three marks or a sentence. */
const decisionBadges: Family = {
  id: 'own-site-decisions-badges',
  kind: 'decision list',
  format: 'html',
  language: 'nl',
  hard: 'outcome first',
  render: (seed, random) => {
    const scene = createScene(seed, { items: [5, 12], closed: 0, questions: 0.2, others: 0.3, divided: 0.5 })
    const { sitting } = scene
    const badge = pickOutcomes(random, {
      approved: ['Akkoord', 'Goedgekeurd', 'Aangenomen'],
      rejected: ['Niet akkoord', 'Verworpen'],
      noted: ['Kennisgenomen', 'Kennisname'],
      postponed: ['Uitgesteld', 'Verdaagd'],
      withdrawn: ['Van de agenda gehaald', 'Ingetrokken'],
    })
    const marks = random.pick([
      ['Ja', 'Neen', 'Onthouding'],
      ['Voor', 'Tegen', 'Onthouding'],
      ['Stemmen ja', 'Stemmen neen', 'Onthoudingen'],
    ] as const)
    const style = random.pick(['marks', 'sentence', 'against'] as const)
    const divided: VoteVoice['divided'] = (tally) => {
      const { ja, nee, onthouding } = sideCounts(tally)
      if (style === 'marks')
        return {
          flow: [
            box(
              'stemmen',
              [ja, nee, onthouding].map((count, index) =>
                para([{ text: marks[index] ?? '', cls: 'zijde' }, ' ', { text: String(count), cls: 'aantal' }]),
              ),
            ),
          ],
          gold: tallyGold(scene, tally, { counts: true, names: false }),
        }
      return counted(
        scene,
        style === 'sentence'
          ? `Van de ${ja + nee + onthouding} aanwezige leden stemden er ${ja} voor en ${nee} tegen. ${onthouding === 0 ? 'Niemand onthield zich.' : `Er waren ${onthouding} onthoudingen.`}`
          : `${ja} stemmen tegen ${nee}, bij ${onthouding} onthoudingen.`,
      )(tally)
    }
    const voice: VoteVoice = {
      unanimous: random.pick(['Alle aanwezige leden stemden voor.', 'Unaniem', 'Eenparig goedgekeurd.']),
      secret: ({ ja, nee, onthouding }) =>
        `Geheime stemming: ${ja} ja, ${nee} neen, ${onthouding} ${random.pick(['onthouding(en)', 'blanco'])}.`,
      divided,
    }
    const gold: GoldSittingItem[] = []
    const cards = sitting.items.map((item): Flow => {
      const vote = item.vote ? tellVote(scene, item.vote, voice) : undefined
      // "Eenparig goedgekeurd" tells of what was approved alone; a lost item is never unanimous here.
      gold.push(
        goldItem(item, {
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return box('beslissing', [
        para([{ text: item.outcome === null ? 'Bespreking' : badge[item.outcome], cls: `badge badge-${item.kind}` }]),
        heading(3, item.title),
        ...(vote?.flow ?? []),
      ])
    })
    const date = printDay(sitting.date, random.pick(['weekday-long', 'long', 'dots', 'slashes']))
    const flow = [
      heading(
        1,
        random.pick([
          `Beslissingen van de ${sitting.body.name} van ${date}`,
          `Overzicht beslissingen ${sitting.body.name}, zitting van ${date}`,
        ]),
      ),
      para(
        random.pick([
          'Besluitenlijst. U vindt hier per punt wat de raad besliste.',
          'Deze besluitenlijst is geen vervanging van de notulen.',
        ]),
      ),
      ...cards,
      para(`Bekendgemaakt op ${printDay(shiftDay(sitting.date, random.int(3, 9)), 'slashes')}`),
    ]
    return {
      content: renderHtml(flow, {
        title: `Besluitenlijst | ${unitLabel(scene)}`,
        chrome: 'none',
        frame: siteFrame(scene, random),
      }),
      gold: [goldSitting('besluitenlijst', { ...headGold(scene), agendapunten: gold })],
    }
  },
}

/** One decision on a page of its own: properties first, then the text under questions. */
const decisionPage: Family = {
  id: 'own-site-decision-page',
  kind: 'extract',
  format: 'html',
  language: 'nl',
  hard: 'definition list',
  render: (seed, random) => {
    const scene = createScene(seed, {
      items: [6, 9],
      closed: 0,
      questions: 0,
      others: 0.12,
      divided: 0.6,
      bodies: ['gemeenteraad', 'rmw', 'college'],
    })
    const { sitting, name } = scene
    const at = sitting.items.findIndex(({ vote }) => vote !== undefined)
    const index = Math.max(0, at)
    const item = sitting.items[index] as SittingItem
    const number = random.pick([
      `${sitting.date.year}/${sitting.body.id === 'college' ? 'CBS' : sitting.body.id === 'rmw' ? 'RMW' : 'GR'}/${String(random.int(1, 180)).padStart(3, '0')}`,
      `Punt ${index + 1}`,
      `${index + 1}`,
    ])
    const who = upperFirst(sitting.body.phrase)
    const sentence = tellOutcome(item, {
      approved: (phrase) =>
        item.kind === 'appoint' ? `${who} wijst ${phrase} aan.` : `${who} gaat akkoord met ${phrase}.`,
      rejected: (phrase) => `${who} gaat niet akkoord met ${phrase}.`,
      noted: (phrase) => `${who} neemt kennis van ${phrase}.`,
      postponed: () => 'De behandeling wordt verschoven naar een volgende zitting.',
      withdrawn: () => 'Dit punt wordt van de agenda gehaald.',
    })
    const result = pickOutcomes(random, {
      approved: ['Goedgekeurd', 'Aanvaard'],
      rejected: ['Verworpen', 'Niet goedgekeurd'],
      noted: ['Kennisname'],
      postponed: ['Verdaagd'],
      withdrawn: ['Ingetrokken'],
    })
    const named = random.chance(0.5)
    const separator = random.pick([', ', ' - ', '; '])
    const vote = item.vote
      ? tellVote(scene, item.vote, {
          unanimous: random.pick(['Unaniem goedgekeurd', 'Eenparigheid van stemmen']),
          secret: ({ ja, nee, onthouding }) =>
            `Geheim: ${ja} stemmen ja, ${nee} stemmen neen, ${onthouding} onthoudingen`,
          divided: (tally) => ({
            flow: [
              lines(
                (
                  [
                    ['Stemden ja', tally.for],
                    ['Stemden neen', tally.against],
                    ['Onthielden zich', tally.abstain],
                  ] as const
                ).map(([label, people]) =>
                  named && people.length > 0
                    ? `${label}: ${people.map(name).join(separator)} (${people.length})`
                    : `${label}: ${people.length}`,
                ),
              ),
            ],
            gold: tallyGold(scene, tally, { counts: true, names: named }),
          }),
        })
      : undefined
    const properties: (readonly [string, string | readonly Flow[]])[] = [
      ['Bestuur', unitLabel(scene)],
      ['Orgaan', random.pick(sitting.body.printed)],
      [
        random.pick(['Zitting van', 'Beslist op', 'Datum']),
        printDay(sitting.date, random.pick(['long', 'slashes', 'dashes'])),
      ],
      ['Nummer', number],
      ['Resultaat', item.outcome === null ? '' : result[item.outcome]],
      ...(vote ? [['Stemming', vote.flow] as const] : []),
    ]
    const heads = random.pick([
      ['Aanleiding', 'Regels', 'Beslissing'],
      ['Waarom?', 'Op basis van', 'Wat beslissen we?'],
    ] as const)
    const articles = [
      sentence ?? '',
      ...(item.outcome === 'approved' && random.chance(0.6)
        ? ['De dienst brengt alle betrokkenen schriftelijk op de hoogte.']
        : []),
    ]
    const article = random.pick([(n: number) => `Artikel ${n}`, (n: number) => `Art. ${n}`])
    const flow = [
      para(random.pick(['Uittreksel uit de notulen', 'Besluit (uittreksel)'])),
      heading(1, item.title),
      random.chance(0.6)
        ? pairs(properties, 'kenmerken')
        : table(
            properties.map(([label, value]) => [[para([bold(label)])], typeof value === 'string' ? value : value]),
            { cls: 'kenmerken' },
          ),
      heading(2, heads[0]),
      para(
        `De dienst ${item.section} legde op ${printDay(shiftDay(sitting.date, -random.int(9, 60)), 'slashes')} een ontwerp voor.`,
      ),
      heading(2, heads[1]),
      list('bullet', [
        'Decreet lokaal bestuur van 22 december 2017, artikel 40',
        'Bestuursdecreet van 7 december 2018, titel II',
      ]),
      heading(2, heads[2]),
      ...articles.map((text, n) => para([bold(`${article(n + 1)}:`), ` ${text}`])),
    ]
    const stemmingen: readonly GoldSittingVote[] = vote ? [vote.gold] : []
    return {
      content: renderHtml(flow, {
        title: item.title,
        chrome: random.pick(['none', 'portal', 'cms']),
        site: unitLabel(scene),
      }),
      gold: [
        goldSitting('uittreksel', {
          ...headGold(scene),
          datum: isoDay(sitting.date),
          agendapunten: [
            goldItem(item, {
              nummer: number,
              uitkomst: goldOutcome(item.outcome),
              besluit: besluitGold(item),
              artikelen: articles.map((tekst, n) => ({ nummer: article(n + 1), tekst })),
              stemmingen,
            }),
          ],
        }),
      ],
    }
  },
}

export const OWN_SITES: readonly Family[] = [agendaCards, decisionBadges, decisionPage]
