import { printDay, shiftDay, type Tongue } from '../calendar.js'
import { bold, hang, heading, lines, list, para, type Flow } from '../flow.js'
import type { GoldSitting, GoldSittingItem, GoldSittingVote } from '../gold-sitting.js'
import { besluitGold } from '../outcomes.js'
import type { Random } from '../random.js'
import { renderDocx } from '../render-docx.js'
import { renderHtml } from '../render-html.js'
import { renderPdf } from '../render-pdf.js'
import { createScene, goldItem, goldOutcome, goldSitting, headGold, momentGold, type Scene } from '../scene.js'
import type { Seed } from '../seed.js'
import type { Person } from '../people.js'
import type { SittingItem, Tally } from '../sitting.js'
import { joinNames, tallyGold } from '../votes.js'
import type { Family } from './family.js'

/** The words of one language for all that these templates print. */
interface Words {
  readonly tongue: Tongue
  readonly unit: (name: string) => string
  readonly body: readonly string[]
  readonly bodyPhrase: string
  readonly agenda: readonly string[]
  readonly list: readonly string[]
  readonly minutes: readonly string[]
  readonly sittingOf: readonly ((date: string) => string)[]
  readonly at: (hour: string, minute: string) => string
  readonly parts: readonly [string, string]
  readonly present: string
  readonly excused: string
  readonly absent: string
  readonly roles: {
    readonly chair: string
    readonly mayor: string
    readonly aldermen: string
    readonly councillors: string
    readonly secretary: string
  }
  readonly opens: (time: string) => string
  readonly closes: (time: string) => string
  readonly decides: string
  readonly article: (index: number) => string
  readonly single: string
  readonly law: readonly string[]
  readonly outcome: {
    readonly approved: readonly string[]
    readonly rejected: readonly string[]
    readonly noted: readonly string[]
    readonly postponed: readonly string[]
    readonly withdrawn: readonly string[]
  }
  readonly sentence: (item: SittingItem, phrase: string) => string
  readonly things: readonly ((random: Random, year: number) => string)[]
  readonly doneOf: readonly [approve: string, note: string]
  readonly minutesTitle: (date: string) => string
  readonly question: (asker: string) => string
  readonly unanimous: readonly string[]
  readonly counts: readonly [(count: number) => string, (count: number) => string, (count: number) => string]
  readonly by: string
  readonly secret: string
}

const s = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const FRENCH: Words = {
  tongue: 'fr',
  unit: (name) => `Commune de ${name}`,
  body: ['Conseil communal', 'CONSEIL COMMUNAL', 'Conseil communal'],
  bodyPhrase: 'le conseil communal',
  agenda: ['Ordre du jour', 'Convocation et ordre du jour'],
  list: ['Liste des décisions', 'Décisions du conseil communal'],
  minutes: ['Procès-verbal', 'PROCÈS-VERBAL DE LA SÉANCE'],
  sittingOf: [(date) => `Séance du ${date}`, (date) => `Séance publique du ${date}`],
  at: (hour, minute) => (minute === '00' ? `${Number(hour)} heures` : `${Number(hour)}h${minute}`),
  parts: ['Séance publique', 'Huis clos'],
  present: 'Présents',
  excused: 'Excusés',
  absent: 'Absents',
  roles: {
    chair: 'président',
    mayor: 'bourgmestre',
    aldermen: 'échevins',
    councillors: 'conseillers',
    secretary: 'directeur général',
  },
  opens: (time) => `Le président ouvre la séance à ${time}.`,
  closes: (time) => `Le président lève la séance à ${time}.`,
  decides: 'DÉCIDE',
  article: (index) => (index === 1 ? 'Article 1er.' : `Article ${index}.`),
  single: 'Article unique.',
  law: [
    "Vu le décret du 22 décembre 2017 sur l'administration locale, les articles 40 et 41;",
    'Vu la nouvelle loi communale;',
    "Considérant qu'il convient d'actualiser la réglementation;",
    'Sur proposition du collège des bourgmestre et échevins;',
  ],
  outcome: {
    approved: ['Approuvé', 'Adopté'],
    rejected: ['Rejeté', 'Refusé'],
    noted: ['Pris acte'],
    postponed: ['Reporté', 'Ajourné'],
    withdrawn: ['Retiré'],
  },
  sentence: (item, phrase) =>
    ({
      approved: `Le conseil communal approuve ${phrase}.`,
      rejected: `Le conseil communal rejette ${phrase}.`,
      noted: `Le conseil communal prend connaissance : ${phrase}.`,
      postponed: 'Le point est reporté à une prochaine séance.',
      withdrawn: "Le point est retiré de l'ordre du jour.",
      none: '',
    })[item.outcome ?? 'none'],
  things: [
    (random, year) =>
      `le règlement-taxe sur ${random.pick(['les secondes résidences', 'les immeubles inoccupés', 'les imprimés publicitaires'])} pour ${year}`,
    (random) => `la convention avec ${random.pick(['Farys', 'Fluvius', 'la ville de Bruges', "l'asbl Le Cercle"])}`,
    (random) => `l'achat d'un terrain rue ${random.pick(['de la Station', 'du Moulin', 'Haute', 'de Tournai'])}`,
    (_, year) => `le compte annuel ${year - 1}`,
    (random) =>
      `le règlement complémentaire de circulation de la rue ${random.pick(['de la Station', 'du Moulin', 'Haute'])}`,
    (random) => `le subside au ${random.pick(['club de football', 'cercle horticole', 'comité des fêtes'])}`,
    (random, year) => `le rapport annuel ${year - 1} de ${random.pick(['la bibliothèque', 'la médiatrice'])}`,
    (random) => `le cahier des charges pour ${random.int(2, 30)} ordinateurs`,
    (random) => `la dénomination de la rue « ${random.pick(['Louis de Gand', 'des Adoptés', 'du Vote'])} »`,
    () => `le plan pluriannuel adapté`,
  ],
  doneOf: ['approbation', 'prise de connaissance'],
  minutesTitle: (date) => `Procès-verbal de la séance du ${date} - approbation`,
  question: (asker) => `Question orale de ${asker}`,
  unanimous: ["à l'unanimité", "à l'unanimité des voix", 'unanimement'],
  counts: [
    (count) => s(count, 'voix pour', 'voix pour'),
    (count) => s(count, 'voix contre', 'voix contre'),
    (count) => s(count, 'abstention', 'abstentions'),
  ],
  by: 'par',
  secret: 'Au scrutin secret',
}

const GERMAN: Words = {
  tongue: 'de',
  unit: (name) => `Gemeinde ${name}`,
  body: ['Gemeinderat', 'GEMEINDERAT', 'Gemeinderat'],
  bodyPhrase: 'der Gemeinderat',
  agenda: ['Tagesordnung', 'Einladung und Tagesordnung'],
  list: ['Liste der Beschlüsse', 'Beschlüsse des Gemeinderates'],
  minutes: ['Protokoll', 'Sitzungsprotokoll'],
  sittingOf: [(date) => `Sitzung vom ${date}`, (date) => `Öffentliche Sitzung vom ${date}`],
  at: (hour, minute) => (minute === '00' ? `${Number(hour)} Uhr` : `${hour}.${minute} Uhr`),
  parts: ['Öffentliche Sitzung', 'Geschlossene Sitzung'],
  present: 'Anwesend',
  excused: 'Entschuldigt',
  absent: 'Abwesend',
  roles: {
    chair: 'Vorsitzender',
    mayor: 'Bürgermeister',
    aldermen: 'Schöffen',
    councillors: 'Ratsmitglieder',
    secretary: 'Generaldirektor',
  },
  opens: (time) => `Der Vorsitzende eröffnet die Sitzung um ${time}.`,
  closes: (time) => `Der Vorsitzende schließt die Sitzung um ${time}.`,
  decides: 'BESCHLIESST',
  article: (index) => `Artikel ${index}.`,
  single: 'Einziger Artikel.',
  law: [
    'Aufgrund des Gemeindedekretes vom 23. April 2018, Artikel 35;',
    'Aufgrund des Gesetzes vom 29. Juli 1991;',
    'In Erwägung, dass die Regelung angepasst werden muss;',
    'Auf Vorschlag des Gemeindekollegiums;',
  ],
  outcome: {
    approved: ['Genehmigt', 'Angenommen'],
    rejected: ['Abgelehnt'],
    noted: ['Zur Kenntnis genommen'],
    postponed: ['Vertagt'],
    withdrawn: ['Zurückgezogen'],
  },
  sentence: (item, phrase) =>
    ({
      approved: `Der Gemeinderat genehmigt ${phrase}.`,
      rejected: `Der Gemeinderat lehnt ${phrase} ab.`,
      noted: `Der Gemeinderat nimmt ${phrase} zur Kenntnis.`,
      postponed: 'Der Punkt wird auf die nächste Sitzung vertagt.',
      withdrawn: 'Der Punkt wird zurückgezogen.',
      none: '',
    })[item.outcome ?? 'none'],
  things: [
    (random, year) =>
      `die Steuerordnung über ${random.pick(['Zweitwohnungen', 'leerstehende Gebäude', 'Werbeschriften'])} für ${year}`,
    (random) => `das Abkommen mit ${random.pick(['der Stadt Lüttich', 'Ores', 'der VoG Der Kreis'])}`,
    (random) => `den Ankauf eines Grundstücks in der ${random.pick(['Bahnhofstraße', 'Mühlenstraße', 'Kirchstraße'])}`,
    (_, year) => `die Jahresrechnung ${year - 1}`,
    (random) =>
      `die ergänzende Verkehrsordnung für die ${random.pick(['Bahnhofstraße', 'Mühlenstraße', 'Hauptstraße'])}`,
    (random) => `den Zuschuss an ${random.pick(['den Fußballverein', 'den Musikverein', 'das Festkomitee'])}`,
    (random, year) => `den Jahresbericht ${year - 1} der ${random.pick(['Bibliothek', 'Schule'])}`,
    (random) => `das Lastenheft für ${random.int(2, 30)} Rechner`,
    (random) => `die Benennung der Straße „${random.pick(['Am Ratsplatz', 'Zur Stimme', 'Alter Markt'])}"`,
    () => 'die Anpassung des Haushaltsplans',
  ],
  doneOf: ['Genehmigung', 'Kenntnisnahme'],
  minutesTitle: (date) => `Protokoll der Sitzung vom ${date} - Genehmigung`,
  question: (asker) => `Mündliche Frage von ${asker}`,
  unanimous: ['einstimmig'],
  counts: [
    (count) => s(count, 'Ja-Stimme', 'Ja-Stimmen'),
    (count) => s(count, 'Nein-Stimme', 'Nein-Stimmen'),
    (count) => s(count, 'Enthaltung', 'Enthaltungen'),
  ],
  by: 'mit',
  secret: 'in geheimer Abstimmung',
}

interface Told {
  readonly item: SittingItem
  readonly title: string
  readonly sentence: string
  readonly number: string
}

interface Ready {
  readonly scene: Scene
  readonly items: readonly Told[]
  readonly date: string
  readonly time: string
  readonly head: Pick<GoldSitting, 'bestuurseenheid' | 'bestuursorgaan' | 'datum' | 'geplandeStart'>
}

/** A council's sitting whose items have titles in the language of the words. */
function prepare(seed: Seed, words: Words): Ready {
  const scene = createScene(seed, { bodies: ['gemeenteraad'], closed: 0.3, items: [4, 9], others: 0.2, questions: 0.2 })
  const { random, sitting, name } = scene
  const seen = new Set<string>()
  const items = sitting.items.flatMap((item): Told[] => {
    const phrase = words.things[random.int(0, words.things.length - 1)]?.(random, sitting.date.year) ?? ''
    const bare = phrase.replace(/^(?:le |la |les |l'|die |den |das |der )/u, '')
    const earlier = printDay(shiftDay(sitting.date, -28), 'long', words.tongue)
    const title =
      item.outcome === null
        ? words.question(name(random.pick(sitting.councillors)))
        : item.kind === 'minutes'
          ? words.minutesTitle(earlier)
          : `${bare.charAt(0).toUpperCase()}${bare.slice(1)}${random.chance(0.5) ? ` - ${words.doneOf[item.outcome === 'noted' ? 1 : 0]}` : ''}`
    const subject = item.outcome === null || item.kind === 'minutes' ? title : phrase
    if (seen.has(subject)) return []
    seen.add(subject)
    return [{ item: { ...item, title }, title, sentence: words.sentence(item, phrase), number: String(seen.size) }]
  })
  const [hour = '', minute = ''] = sitting.planned.split(':')
  return {
    scene,
    items,
    date: printDay(sitting.date, random.pick(['long', 'weekday-long'] as const), words.tongue),
    time: words.at(hour, minute),
    head: { ...headGold(scene), geplandeStart: null },
  }
}

function vote(
  scene: Scene,
  tally: Tally,
  words: Words,
  named: boolean,
): { readonly text: string; readonly gold: GoldSittingVote } {
  const { random } = scene
  const sides: readonly (readonly Person[])[] = [tally.for, tally.against, tally.abstain]
  const plain = tallyGold(scene, tally, { counts: true, names: false })
  if (!tally.secret && tally.against.length + tally.abstain.length === 0)
    return {
      text: random.pick(words.unanimous),
      gold: { ...plain, voor: null, tegen: null, onthouding: null, unaniem: true },
    }
  const text = sides
    .flatMap((people, index) =>
      people.length === 0
        ? []
        : [
            `${words.counts[index]?.(people.length) ?? ''}${named && !tally.secret ? ` (${joinNames(scene, people)})` : ''}`,
          ],
    )
    .join(', ')
  const counts = {
    voor: tally.for.length || null,
    tegen: tally.against.length || null,
    onthouding: tally.abstain.length || null,
  }
  return {
    text: tally.secret ? `${words.secret}, ${words.by} ${text}` : `${words.by} ${text}`,
    gold: { ...tallyGold(scene, tally, { counts: true, names: named && !tally.secret }), ...counts },
  }
}

function attendance(
  { scene: { sitting, name }, scene }: Ready,
  words: Words,
): { readonly flow: readonly Flow[]; readonly gold: Partial<GoldSitting> } {
  const { chair, mayor, present, secretary } = sitting
  const here = (people: readonly Person[]): Person[] =>
    people.filter((person) => present.includes(person) && person !== chair && person !== mayor)
  const groups: [readonly Person[], string][] = [
    [[chair], chair === mayor ? `${words.roles.mayor}-${words.roles.chair}` : words.roles.chair],
    ...(chair === mayor ? [] : [[[mayor], words.roles.mayor] as [Person[], string]]),
    [here(sitting.aldermen), words.roles.aldermen],
    [here(sitting.councillors), words.roles.councillors],
    [[secretary], words.roles.secretary],
  ]
  const filled = groups.filter(([people]) => people.length > 0)
  return {
    flow: [
      lines([[bold(`${words.present} :`)], ...filled.map(([people, role]) => `${joinNames(scene, people)}, ${role}`)]),
      ...(sitting.excused.length > 0 ? [para([bold(`${words.excused} : `), joinNames(scene, sitting.excused)])] : []),
      ...(sitting.absent.length > 0 ? [para([bold(`${words.absent} : `), joinNames(scene, sitting.absent)])] : []),
    ],
    gold: {
      voorzitter: name(chair),
      secretaris: name(secretary),
      aanwezig: filled.flatMap(([people]) => people).map(name),
      aanwezigNeutraal: [name(secretary)],
      verontschuldigd: sitting.excused.map(name),
      afwezig: sitting.absent.map(name),
    },
  }
}

function head(
  { scene, date, time, head: gold }: Ready,
  words: Words,
  what: string,
  timed: boolean,
): { readonly flow: readonly Flow[]; readonly gold: Ready['head'] } {
  const { random, sitting } = scene
  const body = random.pick(words.body)
  const unit = words.unit(sitting.municipality.name)
  const of = random.pick(words.sittingOf)(date)
  const when = timed ? `${of} ${words.tongue === 'fr' ? 'à' : 'um'} ${time}` : of
  return {
    flow: random.pick([
      [lines([unit, body]), heading(1, what), heading(2, when)],
      [heading(1, `${unit} - ${body}`), heading(2, what), para(when)],
    ]),
    gold: { ...gold, geplandeStart: timed ? momentGold(scene, sitting.planned) : null },
  }
}

function agenda(
  words: Words,
  seed: Seed,
  random: Random,
): { readonly flow: readonly Flow[]; readonly gold: GoldSitting } {
  const ready = prepare(seed, words)
  const top = head(ready, words, random.pick(words.agenda), true)
  const flow: Flow[] = [...top.flow]
  for (const closed of [false, true]) {
    const those = ready.items.filter(({ item }) => item.closed === closed)
    if (those.length > 0)
      flow.push(
        heading(3, words.parts[closed ? 1 : 0]),
        ...those.map(({ number, title }) => hang(`${number}.`, [para(title)])),
      )
  }
  return {
    flow,
    gold: goldSitting('agenda', {
      ...top.gold,
      agendapunten: ready.items.map(({ item, number }) =>
        goldItem(item, { nummer: number, openbaar: !item.closed, besluit: false }),
      ),
    }),
  }
}

function decisions(
  words: Words,
  seed: Seed,
  random: Random,
): { readonly flow: readonly Flow[]; readonly gold: GoldSitting } {
  const ready = prepare(seed, words)
  const top = head(ready, words, random.pick(words.list), random.chance(0.4))
  const gold: GoldSittingItem[] = []
  const flow = ready.items.flatMap(({ item, title, number, sentence }): Flow[] => {
    const told = item.vote ? vote(ready.scene, item.vote, words, false) : undefined
    gold.push(
      goldItem(item, {
        nummer: number,
        uitkomst: goldOutcome(item.outcome),
        besluit: besluitGold(item),
        stemmingen: told ? [told.gold] : [],
      }),
    )
    return [
      para([bold(`${number}. ${title}`)]),
      ...(item.outcome === null
        ? []
        : [
            para(sentence),
            para(`${ready.scene.random.pick(words.outcome[item.outcome])}${told ? ` ${told.text}` : ''}.`),
          ]),
    ]
  })
  return { flow: [...top.flow, ...flow], gold: goldSitting('besluitenlijst', { ...top.gold, agendapunten: gold }) }
}

function minutes(
  words: Words,
  seed: Seed,
  random: Random,
): { readonly flow: readonly Flow[]; readonly gold: GoldSitting } {
  const ready = prepare(seed, words)
  const { scene } = ready
  const top = head(ready, words, random.pick(words.minutes), random.chance(0.4))
  const there = attendance(ready, words)
  const named = random.chance(0.5)
  const clock = (time: string): string => words.at(...(time.split(':') as [string, string]))
  const gold: GoldSittingItem[] = []
  const flow: Flow[] = [...top.flow, ...there.flow, para(words.opens(clock(scene.sitting.opened)))]
  for (const { item, title, number, sentence } of ready.items) {
    const told = item.vote ? vote(scene, item.vote, words, named) : undefined
    const articles = item.outcome === 'approved' ? [{ nummer: words.single.replace(/\.$/u, ''), tekst: sentence }] : []
    gold.push(
      goldItem(item, {
        nummer: number,
        uitkomst: goldOutcome(item.outcome),
        besluit: besluitGold(item),
        artikelen: articles,
        stemmingen: told ? [told.gold] : [],
      }),
    )
    flow.push(heading(3, `${number}. ${title}`))
    if (item.outcome === null) continue
    if (item.outcome !== 'postponed' && item.outcome !== 'withdrawn')
      flow.push(...scene.random.sample(words.law, 2).map((text) => para(text)))
    if (told) flow.push(para([bold(`${words.decides} ${told.text.charAt(0).toLowerCase()}${told.text.slice(1)}:`)]))
    flow.push(para(articles.length > 0 ? [bold(words.single), ` ${sentence}`] : sentence))
  }
  flow.push(para(words.closes(clock(scene.sitting.closedAt))))
  return {
    flow,
    gold: goldSitting('notulen', {
      ...top.gold,
      ...there.gold,
      start: momentGold(scene, scene.sitting.opened),
      einde: momentGold(scene, scene.sitting.closedAt),
      agendapunten: gold,
    }),
  }
}

const PDF_LOOK = { title: 'document', font: 'Times', size: 10.5, margin: 56, gutter: 26 } as const
const DOCX_LOOK = { title: 'document', font: 'Calibri', automatic: false, styled: true } as const

function families(language: 'fr' | 'de', words: Words): readonly Family[] {
  return [
    {
      id: `${language}-html-minutes`,
      kind: 'minutes',
      format: 'html',
      language,
      render: (seed, random) => {
        const { flow, gold } = minutes(words, seed, random)
        return {
          content: renderHtml(flow, {
            title: 'document',
            chrome: random.pick(['none', 'portal'] as const),
            lang: language,
          }),
          gold: [gold],
        }
      },
    },
    {
      id: `${language}-html-list`,
      kind: 'decision list',
      format: 'html',
      language,
      render: (seed, random) => {
        const { flow, gold } = decisions(words, seed, random)
        return {
          content: renderHtml([...flow, list('bullet', ['PDF'])], {
            title: 'document',
            chrome: 'none',
            lang: language,
          }),
          gold: [gold],
        }
      },
    },
    {
      id: `${language}-pdf-agenda`,
      kind: 'agenda',
      format: 'pdf',
      language,
      render: async (seed, random) => {
        const { flow, gold } = agenda(words, seed, random)
        return { content: await renderPdf(flow, PDF_LOOK), gold: [gold] }
      },
    },
    {
      id: `${language}-docx-minutes`,
      kind: 'minutes',
      format: 'docx',
      language,
      render: async (seed, random) => {
        const { flow, gold } = minutes(words, seed, random)
        return { content: await renderDocx(flow, DOCX_LOOK), gold: [gold] }
      },
    },
  ]
}

/** Templates of facility municipalities and of East Belgium. */
export const FOREIGN: readonly Family[] = [...families('fr', FRENCH), ...families('de', GERMAN)]
