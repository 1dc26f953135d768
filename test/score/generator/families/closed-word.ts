import { printDay, printTime, shiftDay } from '../calendar.js'
import { bold, heading, lines, pairs, para, type Flow } from '../flow.js'
import type { GoldSittingItem } from '../gold-sitting.js'
import { unitLabel } from '../heads.js'
import { besluitGold } from '../outcomes.js'
import { printName } from '../people.js'
import { renderDocx } from '../render-docx.js'
import { createScene, goldItem, goldOutcome, goldSitting, headGold, momentGold } from '../scene.js'
import {
  byRole,
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
import { byParty, tallyGold } from '../votes.js'
import type { Family } from './family.js'

/** Headings that Word numbers, names in capitals between dashes, votes by group. */
const minutesHeadings: Family = {
  id: 'closed-word-minutes-headings',
  kind: 'minutes',
  format: 'docx',
  language: 'nl',
  render: async (seed, random) => {
    const base = createScene(seed, { items: [5, 9], closed: 0.4, divided: 0.5, others: 0.2, questions: 0.3 }, [
      'first-last',
      'first-LAST',
    ])
    const scene = random.chance(0.5) ? withNames(base, (person) => printName(person, 'first-last').toUpperCase()) : base
    const { sitting, name } = scene
    const numbered = random.pick([
      { level: 2, text: '%1.' },
      { level: 2, text: 'Punt %1' },
      { level: 2, text: '%1.', roman: true },
      { level: 2, text: '%1)' },
    ])
    const numberOf = (n: number): string => ('roman' in numbered ? roman(n) : String(n))
    const between = random.pick([' - ', ', ', '; '])
    const entries = roster(scene, {
      chair: 'voorzitter',
      chairAndMayor: 'burgemeester-voorzitter',
      mayor: 'burgemeester',
      alderman: sitting.body.id === 'rmw' ? 'leden van het vast bureau' : 'schepenen',
      councillor: 'raadsleden',
    })
    const atEnd = random.chance(0.4)
    const attendance: Flow[] = [
      ...byRole(entries).map(({ role, people }) =>
        para([bold(`${upperFirst(role)}: `), people.map(name).join(between)]),
      ),
      para([bold('Algemeen directeur: '), name(sitting.secretary)]),
      ...(sitting.excused.length > 0
        ? [
            para([
              bold(random.pick(['Verontschuldigd: ', 'Liet(en) zich verontschuldigen: '])),
              sitting.excused.map(name).join(between),
            ]),
          ]
        : []),
      ...(sitting.absent.length > 0 ? [para([bold('Afwezig: '), sitting.absent.map(name).join(between)])] : []),
    ]
    const style = random.pick(['group', 'majority', 'names', 'dissent'] as const)
    const voice: VoteVoice = {
      unanimous: random.pick([
        'Het voorstel krijgt de instemming van alle leden.',
        'Stemming: eenstemmig.',
        'Unaniem aanvaard.',
      ]),
      secret: ({ ja, nee, onthouding }) =>
        `Bij geheime stemming behaalt het voorstel ${ja} ja-stemmen, ${nee} neen-stemmen en ${onthouding} onthoudingen.`,
      divided: (tally) => {
        const { ja, nee, onthouding } = sideCounts(tally)
        if (style === 'majority')
          return counted(
            scene,
            `Met meerderheid van stemmen (${ja} ja-stemmen / ${nee} neen-stemmen / ${onthouding} onthoudingen)`,
          )(tally)
        const sides = [
          ['Voor', tally.for],
          ['Tegen', tally.against],
          ['Onthouding', tally.abstain],
        ] as const
        const told = sides.filter(([, people]) => people.length > 0)
        if (style === 'group')
          return counted(scene, [
            told.map(([label, people]) => `${label} ${people.length} (${byParty(people)})`).join('; '),
          ])(tally)
        if (style === 'names')
          return {
            flow: told.map(([label, people]) =>
              para([bold(`${label} (${people.length}): `), people.map(name).join(between)]),
            ),
            gold: tallyGold(scene, tally, { counts: true, names: true }),
          }
        const gold = tallyGold(scene, tally, { counts: true, names: true })
        return {
          flow: [
            para(
              `Het voorstel haalt ${ja} ja-stemmen.${nee > 0 ? ` Neen stemmen (${nee}): ${tally.against.map(name).join(', ')}.` : ''}${onthouding > 0 ? ` Onthouden zich (${onthouding}): ${tally.abstain.map(name).join(', ')}.` : ''}`,
            ),
          ],
          gold: { ...gold, voorstanders: [] },
        }
      },
    }
    const gold: GoldSittingItem[] = []
    const treated = sitting.items.flatMap((item, index): Flow[] => {
      const nummer = numberOf(index + 1)
      const openbaar = sitting.items.some(({ closed }) => closed) ? !item.closed : null
      const part: Flow[] = item.closed && !sitting.items[index - 1]?.closed ? [para([bold('BESLOTEN ZITTING')])] : []
      if (item.outcome === null) {
        gold.push(goldItem(item, { nummer, openbaar, besluit: false }))
        return [...part, heading(2, item.title), para('De bevoegde schepen antwoordt op de gestelde vragen.')]
      }
      const vote = item.vote ? tellVote(scene, item.vote, voice) : undefined
      const text = tellOutcome(item, {
        approved: (phrase) => (item.kind === 'appoint' ? `De raad kiest ${phrase}.` : `De raad aanvaardt ${phrase}.`),
        rejected: (phrase) => `De raad wijst ${phrase} af.`,
        noted: (phrase) => `De raad neemt ${phrase} voor kennisgeving aan.`,
        postponed: () => 'De raad verdaagt de behandeling van dit punt.',
        withdrawn: () => 'De voorzitter deelt mee dat dit punt is ingetrokken.',
      }) as string
      const articled = item.outcome === 'approved'
      gold.push(
        goldItem(item, {
          nummer,
          openbaar,
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          artikelen: articled ? [{ nummer: 'Art. 1', tekst: text }] : [],
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return [
        ...part,
        heading(2, item.title),
        para(
          `Dossier ${item.section}, neergelegd op ${printDay(shiftDay(sitting.date, -random.int(8, 30)), 'slashes')}.`,
        ),
        ...(vote?.flow ?? []),
        ...(articled ? [para([bold('Art. 1'), ` ${text}`])] : [para(text)]),
      ]
    })
    const hasClosed = sitting.items.some(({ closed }) => closed)
    const flow: Flow[] = [
      heading(1, random.pick(['NOTULEN', 'Notulen van de raadszitting'])),
      lines([
        unitLabel(scene),
        random.pick(sitting.body.printed),
        printDay(sitting.date, random.pick(['weekday-long', 'long', 'dashes'])),
      ]),
      ...(atEnd ? [] : attendance),
      para(`De zitting vangt aan om ${printTime(sitting.opened, random.pick(['uur-only', 'h', 'dot-u']))}.`),
      ...(hasClosed ? [para([bold('OPENBARE ZITTING')])] : []),
      ...treated,
      para(`Einde om ${printTime(sitting.closedAt, random.pick(['uur-only', 'h', 'dot-u']))}.`),
      ...(atEnd ? [para([bold('Aanwezig waren:')]), ...attendance] : []),
    ]
    return {
      content: await renderDocx(flow, {
        title: 'verslag',
        font: 'Calibri',
        automatic: true,
        styled: true,
        numbered,
        foot: 'pagina',
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

/** Labels before each part of an item. */
const decisionsLabels: Family = {
  id: 'closed-word-decisions-labels',
  kind: 'decision list',
  format: 'docx',
  language: 'nl',
  hard: 'definition list',
  render: async (seed, random) => {
    const scene = createScene(seed, {
      items: [5, 12],
      closed: 0,
      questions: 0,
      others: 0.25,
      divided: 0.5,
      bodies: ['gemeenteraad', 'rmw', 'districtsraad', 'gemeenteraad'],
    })
    const { sitting } = scene
    const labels = random.pick([
      ['Voorwerp', 'Gevolg', 'Uitslag van de stemming'],
      ['Titel van het punt', 'Beslissing van de raad', 'Stemmen'],
      ['Agendapunt', 'Resultaat', 'Gestemd als volgt'],
    ] as const)
    const words = pickOutcomes(random, {
      approved: ['De raad stemt in', 'Goedkeuring verleend', 'Aanvaard'],
      rejected: ['Niet aanvaard', 'Afgewezen', 'Goedkeuring geweigerd'],
      noted: ['Ter kennis gebracht', 'De raad neemt akte', 'Kennis genomen'],
      postponed: ['Verdaagd', 'Doorgeschoven naar een volgende zitting'],
      withdrawn: ['Ingetrokken', 'Geschrapt van de dagorde'],
    })
    const style = random.pick(['ja', 'of', 'against'] as const)
    const voice: VoteVoice = {
      unanimous: random.pick(['eenstemmig', 'alle leden voor', 'eenparig']),
      secret: ({ ja, nee, onthouding }) => `geheim - ja ${ja}, neen ${nee}, onthouding ${onthouding}`,
      divided: (tally) => {
        const { ja, nee, onthouding } = sideCounts(tally)
        return counted(
          scene,
          style === 'ja'
            ? `ja: ${ja}, neen: ${nee}, onthouding: ${onthouding}`
            : style === 'of'
              ? `${ja} van de ${ja + nee + onthouding} leden voor, ${nee} tegen, ${onthouding} onthouden`
              : `${ja} stemmen tegen ${nee}, met ${onthouding} onthoudingen`,
        )(tally)
      },
    }
    const heads = random.pick([(n: number) => `Punt ${n}`, (n: number) => `Agendapunt ${n}`, (n: number) => `${n})`])
    const gold: GoldSittingItem[] = []
    const blocks = sitting.items.flatMap((item, index): Flow[] => {
      const vote = item.vote ? tellVote(scene, item.vote, voice) : undefined
      gold.push(
        goldItem(item, {
          nummer: heads(index + 1).replace(/\)$/u, ''),
          uitkomst: goldOutcome(item.outcome),
          besluit: besluitGold(item),
          stemmingen: vote ? [vote.gold] : [],
        }),
      )
      return [
        heading(3, heads(index + 1)),
        pairs([
          [`${labels[0]}:`, item.title],
          ...(item.outcome === null ? [] : [[`${labels[1]}:`, words[item.outcome]] as const]),
          ...(vote ? [[`${labels[2]}:`, vote.flow] as const] : []),
        ]),
      ]
    })
    const flow: Flow[] = [
      heading(1, random.pick(['Besluitenlijst', 'Lijst van de raadsbesluiten'])),
      pairs([
        ['Bestuur:', unitLabel(scene)],
        ['Raad:', random.pick(sitting.body.printed)],
        ['Vergaderd op:', printDay(sitting.date, random.pick(['long', 'slashes', 'weekday-long']))],
      ]),
      ...blocks,
    ]
    return {
      content: await renderDocx(flow, {
        title: 'lijst',
        font: 'Arial',
        automatic: false,
        styled: random.chance(0.5),
        head: random.chance(0.5) ? unitLabel(scene) : 'Secretariaat',
      }),
      gold: [goldSitting('besluitenlijst', { ...headGold(scene), agendapunten: gold })],
    }
  },
}

export const CLOSED_WORD: readonly Family[] = [minutesHeadings, decisionsLabels]
