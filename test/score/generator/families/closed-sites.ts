import { isoDay, printDay, printTime, shiftDay } from '../calendar.js'
import { bold, box, heading, lines, list, para, table, type Flow } from '../flow.js'
import type { GoldSittingItem } from '../gold-sitting.js'
import { unitLabel } from '../heads.js'
import { besluitGold } from '../outcomes.js'
import { OTHER_TOWNS, STREETS } from '../places.js'
import { renderHtml } from '../render-html.js'
import { createScene, goldItem, goldOutcome, goldSitting, headGold, momentGold } from '../scene.js'
import type { SittingItem } from '../sitting.js'
import {
  counted,
  pickOutcomes,
  roster,
  rosterGold,
  sideCounts,
  tellOutcome,
  tellVote,
  unanimousGold,
  isUnanimous,
  upperFirst,
  type VoteVoice,
} from '../telling.js'
import { tallyGold } from '../votes.js'
import type { Family } from './family.js'

/** Nested lists by subject; no municipality is named anywhere. */
const agendaSubjects: Family = {
  id: 'closed-site-agenda-subjects',
  kind: 'agenda',
  format: 'html',
  language: 'nl',
  render: (seed, random) => {
    const scene = createScene(seed, { items: [6, 14], closed: 0.3, questions: 0.3, bodies: ['gemeenteraad', 'rmw'] })
    const { sitting } = scene
    const open = sitting.items.filter(({ closed }) => !closed)
    const sections = [...new Set(open.map(({ section }) => section))]
    const scheme = random.pick([
      (group: number, n: number) => `${String.fromCharCode(65 + group)}.${n}`,
      (group: number, n: number) => `${group + 1}.${n}`,
      (group: number, n: number) => `${String.fromCharCode(65 + group)}${n}`,
    ])
    const groupMark = (group: number): string => scheme(group, 0).replace(/\.?0$/u, '')
    const headed = random.chance(0.6)
    const sign = random.pick([' ', '. ', ' - '])
    const gold: GoldSittingItem[] = []
    const groups = sections.map((section, group) => {
      const title = `${groupMark(group)}. ${section}`
      if (!headed) gold.push({ ...goldItem({ title: section }), neutraal: true })
      const items = open
        .filter((item) => item.section === section)
        .map((item, n) => {
          const nummer = scheme(group, n + 1)
          gold.push(goldItem(item, { nummer, besluit: false }))
          return `${nummer}${sign}${item.title}`
        })
      return { title, items }
    })
    const date = printDay(sitting.date, random.pick(['long', 'dots', 'weekday-long', 'short-weekday']))
    const time = printTime(sitting.planned, random.pick(['h', 'dot-uur', 'colon']))
    const body =
      sitting.body.id === 'rmw' ? random.pick(['OCMW-raad', 'Raad voor maatschappelijk welzijn']) : 'Gemeenteraad'
    const flow: Flow[] = [
      heading(1, random.pick([`Agendapunten ${body.toLowerCase()}`, `Ontwerpagenda ${body}`, `${body} | agenda`])),
      list('bullet', [`Wanneer: ${date}, ${time}`, `Waar: ${sitting.place}`, 'Openbaar: ja, iedereen is welkom']),
      ...(headed
        ? groups.flatMap(({ title, items }): Flow[] => [heading(3, title), list('bullet', items, { cls: 'punten' })])
        : [
            list(
              'bullet',
              groups.map(({ title, items }): Flow[] => [para([bold(title)]), list('bullet', items)]),
            ),
          ]),
      para(`Vorige zitting: ${printDay(shiftDay(sitting.date, -28), 'long')}. Volgende zitting: nog te bepalen.`),
    ]
    return {
      content: renderHtml(flow, {
        title: random.pick(['Agendapunten', 'Raadsinformatie', 'Document']),
        chrome: 'none',
        frame: (body) =>
          `<table role="presentation" width="100%"><tr><td><a href="/">Start</a> &gt; <a href="/raad">Raad</a></td></tr><tr><td id="inhoud">\n${body}\n</td></tr><tr><td><small>Laatst bijgewerkt door de webmaster</small></td></tr></table>`,
      }),
      gold: [
        goldSitting('agenda', {
          ...headGold(scene),
          bestuurseenheid: null,
          geplandeStart: momentGold(scene, sitting.planned),
          agendapunten: gold,
        }),
      ],
    }
  },
}

/** A grid with a column per side, told by a legend or in full. */
const decisionsGrid: Family = {
  id: 'closed-site-decisions-grid',
  kind: 'decision list',
  format: 'html',
  language: 'nl',
  hard: 'votes in tables',
  render: (seed, random) => {
    const scene = createScene(seed, { items: [6, 14], closed: 0, questions: 0.1, others: 0.3, divided: 0.55 })
    const { sitting } = scene
    const words = pickOutcomes(random, {
      approved: ['Goedgekeurd', 'Ingestemd', 'Vastgesteld'],
      rejected: ['Afgewezen', 'Niet aanvaard', 'Verworpen'],
      noted: ['Voor kennisgeving aangenomen', 'Akte genomen', 'Kennisgenomen'],
      postponed: ['Aangehouden', 'Verdaagd'],
      withdrawn: ['Geschrapt van de agenda', 'Ingetrokken'],
    })
    const legend = random.chance(0.4)
    const marks = legend
      ? ['V', 'T', 'O']
      : random.pick([
          ['Voor', 'Tegen', 'Onthouding'],
          ['# voor', '# tegen', '# onthouding'],
          ['Stemmen voor', 'Stemmen tegen', 'Onthielden zich'],
        ])
    const unanimousWord = random.pick([null, 'unaniem', 'iedereen voor'])
    const last = random.chance(0.5)
    const gold: GoldSittingItem[] = []
    const rows = sitting.items.map((item, index): (string | Flow[])[] => {
      const { vote } = item
      const bare = vote !== undefined && isUnanimous(vote) && unanimousWord !== null
      const counts = vote && sideCounts(vote)
      gold.push(
        goldItem(item, {
          nummer: String(index + 1),
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen:
            vote === undefined
              ? []
              : [bare ? unanimousGold(scene, vote) : tallyGold(scene, vote, { counts: true, names: false })],
        }),
      )
      const figures = bare
        ? [unanimousWord, '', '']
        : counts
          ? [counts.ja, counts.nee, counts.onthouding].map(String)
          : ['', '', '']
      const outcome = `${item.outcome === null ? '' : words[item.outcome]}${vote?.secret ? ' (bij geheime stemming)' : ''}`
      return last
        ? [String(index + 1), item.title, ...figures, outcome]
        : [String(index + 1), outcome, item.title, ...figures]
    })
    const date = random.pick([
      isoDay(sitting.date),
      printDay(sitting.date, 'long'),
      printDay(sitting.date, 'weekday-long'),
      printDay(sitting.date, 'dashes'),
    ])
    const flow: Flow[] = [
      heading(1, random.pick([`Raadsbesluiten ${date}`, `Stemoverzicht en besluiten - ${date}`])),
      para(
        `${unitLabel(scene)}, ${random.pick(sitting.body.printed)}. ${random.pick(['Dit is de lijst van besluiten', 'Besluitenlijst'])} in de zin van het decreet lokaal bestuur.`,
      ),
      ...(legend ? [para('V = stemmen voor, T = stemmen tegen, O = onthoudingen')] : []),
      table([last ? ['Nr', 'Punt', ...marks, 'Beslissing'] : ['Nr', 'Beslissing', 'Punt', ...marks], ...rows], {
        header: true,
        cls: 'table table-striped',
        bordered: random.chance(0.3),
      }),
    ]
    return {
      content: renderHtml(flow, {
        title: `Raadsbesluiten ${date}`,
        chrome: random.pick(['none', 'portal', 'minimal']),
      }),
      gold: [goldSitting('besluitenlijst', { ...headGold(scene), agendapunten: gold })],
    }
  },
}

/** Minutes in which people speak, with parties in brackets, and the list of those present at the end. */
const minutesSpoken: Family = {
  id: 'closed-site-minutes-spoken',
  kind: 'minutes',
  format: 'html',
  language: 'nl',
  hard: 'no number',
  render: (seed, random) => {
    const scene = createScene(
      seed,
      {
        items: [5, 9],
        closed: 0,
        questions: 0.4,
        divided: 0.6,
        others: 0.2,
        bodies: ['gemeenteraad', 'gemeenteraad', 'districtsraad'],
      },
      ['first-last', 'last-first', 'first-LAST'],
    )
    const { sitting, name } = scene
    const withParty = (person: SittingItem['present'][number]): string => `${name(person)} (${person.party})`
    const speakers = sitting.present
    const style = random.pick(['ja', 'voor', 'sentence', 'score'] as const)
    const between = random.pick([', ', ' - ', '; '])
    const voice: VoteVoice = {
      unanimous: random.pick([
        'Iedereen stemt voor.',
        'Alle leden stemmen in met het voorstel.',
        'Stemming: eenparigheid.',
      ]),
      secret: ({ ja, nee, onthouding }) =>
        `De stemming is geheim. De telling geeft ${ja} stemmen voor, ${nee} stemmen tegen en ${onthouding} onthoudingen.`,
      divided: (tally) => {
        const { ja, nee, onthouding } = sideCounts(tally)
        if (style === 'sentence')
          return counted(
            scene,
            `Voor het voorstel stemmen ${ja} leden, tegen ${nee} leden; ${onthouding === 0 ? 'niemand onthoudt zich' : `${onthouding} ${onthouding === 1 ? 'lid onthoudt' : 'leden onthouden'} zich`}.`,
          )(tally)
        if (style === 'score')
          return counted(scene, `Stemuitslag: ${ja} voor - ${nee} tegen - ${onthouding} onthouding`)(tally)
        const labels =
          style === 'ja'
            ? ['Stemmen ja', 'Stemmen neen', 'Onthouden zich']
            : ['Zijn voor', 'Zijn tegen', 'Onthouden zich']
        const sides = [tally.for, tally.against, tally.abstain]
        return {
          flow: [
            lines(
              sides.flatMap((people, index) =>
                people.length === 0
                  ? []
                  : [
                      `${labels[index] ?? ''}: ${people.map(style === 'ja' ? name : withParty).join(between)} (${people.length})`,
                    ],
              ),
            ),
          ],
          gold: tallyGold(scene, tally, { counts: true, names: true }),
        }
      },
    }
    const gold: GoldSittingItem[] = []
    const treated = sitting.items.flatMap((item): Flow[] => {
      const talk = random
        .sample(speakers, random.int(1, 3))
        .map((person) =>
          para([
            bold(`${withParty(person)}: `),
            random.pick([
              'Wij vragen al jaren om een oplossing. Waarom werd het vorige voorstel verworpen?',
              `In ${random.pick(OTHER_TOWNS)} werd dat op 12 maart met 17 stemmen goedgekeurd.`,
              `De bewoners van de ${random.pick(STREETS)} zijn niet gehoord.`,
              'Onze fractie zal zich straks niet onthouden.',
              'Ik dank de diensten voor hun werk.',
            ]),
          ]),
        )
      if (item.outcome === null) {
        gold.push(goldItem(item, { besluit: false }))
        return [heading(3, item.title), ...talk]
      }
      const vote = item.vote ? tellVote(scene, item.vote, voice) : undefined
      const result = tellOutcome(item, {
        approved: () => random.pick(['Het voorstel is goedgekeurd.', 'De raad stemt in met het voorstel.']),
        rejected: () => random.pick(['Het voorstel is verworpen.', 'Het voorstel wordt afgewezen.']),
        noted: (phrase) => `De raad neemt akte van ${phrase}.`,
        postponed: () =>
          random.pick(['Dit punt wordt uitgesteld.', 'Het punt schuift door naar een volgende zitting.']),
        withdrawn: () => 'Het punt wordt van de agenda geschrapt.',
      }) as string
      gold.push(
        goldItem(item, {
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return [heading(3, item.title), ...talk, ...(vote?.flow ?? []), para([bold(result)])]
    })
    const entries = roster(scene, {
      chair: 'voorzitter',
      chairAndMayor: 'burgemeester-voorzitter',
      mayor: 'burgemeester',
      alderman: 'schepen',
      councillor: 'raadslid',
    })
    const date = printDay(sitting.date, random.pick(['weekday-long', 'long']))
    const flow: Flow[] = [
      heading(1, random.pick(['Verslag van de zitting', 'Zittingsverslag', 'Notulen'])),
      para(
        `${upperFirst(sitting.body.name)} van ${sitting.municipality.name} - ${date}. De zitting begon om ${printTime(sitting.opened, 'colon-uur')} en eindigde om ${printTime(sitting.closedAt, 'colon-uur')}.`,
      ),
      ...treated,
      heading(3, random.pick(['Presentielijst', 'Wie was aanwezig?', 'Aanwezigheden'])),
      box('leden', [
        para([bold('Aanwezig')]),
        list('bullet', [
          ...entries.map(({ person, role }) =>
            role === 'raadslid' ? withParty(person) : `${withParty(person)}, ${role}`,
          ),
          `${name(sitting.secretary)}, algemeen directeur`,
        ]),
        ...(sitting.excused.length > 0
          ? [para([bold('Verontschuldigd')]), list('bullet', sitting.excused.map(withParty))]
          : []),
        ...(sitting.absent.length > 0 ? [para([bold('Afwezig')]), list('bullet', sitting.absent.map(withParty))] : []),
      ]),
    ]
    return {
      content: renderHtml(flow, {
        title: 'Verslag',
        chrome: random.pick(['none', 'portal', 'cms']),
        site: unitLabel(scene),
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

export const CLOSED_SITES: readonly Family[] = [agendaSubjects, decisionsGrid, minutesSpoken]
