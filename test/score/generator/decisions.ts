import { ALL_FORMS, printDay, shiftDay } from './calendar.js'
import { bold, heading, lines, para, type Flow } from './flow.js'
import type { Random } from './random.js'
import type { Scene } from './scene.js'
import type { Half } from './seed.js'
import type { SittingItem } from './sitting.js'
import { capital } from './votes.js'

export interface PrintedArticle {
  readonly nummer: string
  readonly tekst: string
}

/** The sentence that tells what was decided, as lists of decisions have it. */
export function decisionSentence({ sitting, random }: Scene, item: SittingItem): string {
  const who = capital(sitting.body.phrase)
  switch (item.outcome) {
    case 'noted':
      return random.pick([`${who} neemt kennis van ${item.phrase}.`, `Er wordt kennis genomen van ${item.phrase}.`])
    case 'rejected':
      return random.pick([
        `${who} verwerpt ${item.phrase}.`,
        `${who} keurt ${item.phrase} niet goed.`,
        `${capital(item.phrase)} wordt verworpen.`,
      ])
    case 'postponed':
      return random.pick([
        'Het punt wordt verdaagd naar een volgende vergadering.',
        'Dit punt wordt uitgesteld.',
        `${who} beslist het punt te verdagen.`,
      ])
    case 'withdrawn':
      return random.pick([
        'Het punt wordt ingetrokken.',
        'Dit punt wordt teruggetrokken van de agenda.',
        'De indiener trekt het punt in.',
      ])
    default:
      return item.kind === 'appoint'
        ? random.pick([`${who} duidt ${item.phrase} aan.`, `${who} stelt ${item.phrase} aan.`])
        : item.kind === 'establish'
          ? `${who} stelt ${item.phrase} vast.`
          : `${who} keurt ${item.phrase} goed.`
  }
}

/** The texts of the articles of a decision; none where nothing was decided. */
export function articleTexts(scene: Scene, item: SittingItem): readonly string[] {
  const { random, sitting } = scene
  if (item.outcome !== 'approved' && item.outcome !== 'noted') return []
  const more = [
    'De financieel directeur wordt belast met de uitvoering van deze beslissing.',
    'Dit besluit wordt bezorgd aan de toezichthoudende overheid via het digitaal loket.',
    `Dit reglement treedt in werking op ${printDay(shiftDay(sitting.date, random.int(8, 60)), random.pick(['long', 'long', 'slashes']))}.`,
    `Een afschrift van dit besluit wordt overgemaakt aan de betrokken diensten.`,
    `De uitgave van ${random.int(2, 98)}.${random.int(100, 999)},00 euro wordt geboekt op het krediet ${sitting.date.year}/GBB/0200-00/224007.`,
    'Tegen deze beslissing kan beroep worden ingesteld bij de Raad van State binnen zestig dagen na de bekendmaking.',
    'De voorzitter en de algemeen directeur worden gemachtigd om de akte te ondertekenen.',
  ]
  const extra = random.pick([0, 0, 1, 1, 2, 3])
  return [
    decisionSentence(scene, item),
    ...random.sample(
      item.outcome === 'noted' ? more.slice(3, 4) : more,
      item.outcome === 'noted' ? Math.min(extra, 1) : extra,
    ),
  ]
}

/** How a document heads its articles. */
export interface ArticleWords {
  readonly head: (index: number) => string
  readonly single: string | null
  readonly ownLine: boolean
}

export function articleWords(random: Random): ArticleWords {
  return {
    head: random.pick([
      (index: number) => `Artikel ${index}.`,
      (index: number) => `Artikel ${index}`,
      (index: number) => `Art. ${index}.`,
      (index: number) => `Artikel ${index}:`,
      (index: number) => `Art. ${index} -`,
      (index: number) => `ARTIKEL ${index}`,
      (index: number) => `Artikel ${index} –`,
    ]),
    single: random.pick(['Enig artikel', 'Enig artikel.', 'Enig artikel:', null]),
    ownLine: random.chance(0.4),
  }
}

/** Articles as a document prints them, with what they are called there. */
export function printArticles(
  texts: readonly string[],
  words: ArticleWords,
): { readonly flow: readonly Flow[]; readonly gold: readonly PrintedArticle[] } {
  const heads = texts.map((_, index) =>
    texts.length === 1 && words.single !== null ? words.single : words.head(index + 1),
  )
  const gold = texts.map((tekst, index) => ({ nummer: (heads[index] ?? '').replace(/[.:–-]+$/u, '').trim(), tekst }))
  const flow = texts.flatMap((text, index): Flow[] => {
    const head = heads[index] ?? ''
    return words.ownLine ? [lines([[bold(head)], text])] : [para([bold(head), ` ${text}`])]
  })
  return { flow, gold }
}

/** Laws and earlier decisions, with dates that are not the sitting's. */
export function grounds({ random, sitting }: Scene): readonly string[] {
  const earlier = printDay(shiftDay(sitting.date, -random.int(60, 900)), random.pick(ALL_FORMS))
  return random.sample(
    [
      'Het decreet van 22 december 2017 over het lokaal bestuur, artikel 40 en 41',
      'Het bestuursdecreet van 7 december 2018',
      'De wet van 29 juli 1991 betreffende de uitdrukkelijke motivering van de bestuurshandelingen',
      'Het besluit van de Vlaamse Regering van 30 maart 2018 over de beleids- en beheerscyclus van de lokale besturen',
      'De nieuwe gemeentewet, artikel 119',
      `Het besluit van de gemeenteraad van ${earlier} houdende delegatie`,
      'De omzendbrief KB/ABB 2019/2 van 15 februari 2019',
      'Artikel 2 van de wet van 17 juni 2016 inzake overheidsopdrachten',
      `De beslissing van het college van ${earlier}`,
    ],
    random.int(1, 4),
  )
}

/** Reasons and history: what a reader must not take for what happens at this sitting. */
export function reasons({ random, sitting, name }: Scene, item: SittingItem): readonly string[] {
  const earlier = printDay(shiftDay(sitting.date, -random.int(20, 400)), random.pick(ALL_FORMS))
  return random.sample(
    [
      `Op ${earlier} ontving het bestuur een voorstel van de dienst ${item.section}.`,
      'Het is wenselijk om de bestaande regeling te actualiseren.',
      `Op ${earlier} werd het vorige voorstel door de raad goedgekeurd.`,
      `Het advies van de adviesraad van ${earlier} is gunstig.`,
      `De dienst stelde vast dat artikel 4 van het vorige reglement niet meer wordt toegepast.`,
      `${capital(random.pick(['schepen', 'raadslid']))} ${name(random.pick(sitting.councillors.length > 0 ? sitting.councillors : sitting.aldermen))} lichtte het dossier toe in de commissie.`,
      'De nodige kredieten zijn voorzien in het meerjarenplan.',
      'Er werden drie offertes ontvangen; één offerte werd geweerd wegens onregelmatigheid.',
      'De raming bedraagt 24.500 euro, 21% btw inbegrepen.',
    ],
    random.int(1, 4),
  )
}

/** "Gelet op …; Overwegende dat …;", the old way to give laws and reasons. */
export function recitals(scene: Scene, item: SittingItem): readonly string[] {
  const { random, sitting } = scene
  const earlier = printDay(shiftDay(sitting.date, -random.int(20, 400)), random.pick(ALL_FORMS))
  const considered = random.sample(
    [
      'Overwegende dat het wenselijk is om de bestaande regeling te actualiseren;',
      `Overwegende dat het vorige voorstel op ${earlier} door de raad werd goedgekeurd;`,
      `Overwegende dat de dienst ${item.section} een gunstig advies verleende op ${earlier};`,
      'Overwegende dat artikel 4 van het vorige reglement niet meer wordt toegepast;',
      'Overwegende dat de nodige kredieten voorzien zijn in het meerjarenplan;',
      'Op voorstel van het college van burgemeester en schepenen;',
      'Na beraadslaging;',
    ],
    random.int(1, 4),
  )
  return [...grounds(scene).map((law) => `Gelet op ${law.charAt(0).toLowerCase()}${law.slice(1)};`), ...considered]
}

/** Words over the sections of a decision. */
export interface SectionWords {
  readonly facts: string
  readonly law: string
  readonly reasons: string
  readonly money: string
  readonly vote: string
  readonly decision: string
}

const SECTIONS: readonly SectionWords[] = [
  {
    facts: 'Feiten en context',
    law: 'Juridische grond',
    reasons: 'Argumentatie',
    money: 'Financiële gevolgen',
    vote: 'Stemming',
    decision: 'Besluit',
  },
  {
    facts: 'Voorgeschiedenis',
    law: 'Wettelijke basis',
    reasons: 'Overwegingen',
    money: 'Financiën',
    vote: 'Stemming',
    decision: 'Beslissing',
  },
]
const OWN_SECTIONS: Readonly<Record<Half, readonly SectionWords[]>> = {
  tuning: [
    {
      facts: 'Aanleiding en context',
      law: 'Regelgeving',
      reasons: 'Motivering',
      money: 'Financiële impact',
      vote: 'Resultaat van de stemming',
      decision: 'BESLUIT',
    },
    {
      facts: 'Waarover gaat het?',
      law: 'Op welke regels steunen we?',
      reasons: 'Waarom dit besluit?',
      money: 'Wat kost het?',
      vote: 'Hoe is er gestemd?',
      decision: 'Wat is beslist?',
    },
    {
      facts: 'Samenvatting',
      law: 'Juridisch kader',
      reasons: 'Onderbouwing',
      money: 'Kostprijs',
      vote: 'Stemverslag',
      decision: 'Dictum',
    },
  ],
  kept: [
    {
      facts: 'Situering',
      law: 'Rechtsgronden',
      reasons: 'Advies en motivatie',
      money: 'Budget',
      vote: 'Stemresultaat',
      decision: 'Beslist',
    },
    {
      facts: 'Toelichting',
      law: 'Bevoegdheid en juridisch kader',
      reasons: 'Beoordeling',
      money: 'Financieel advies',
      vote: 'Publieke stemming',
      decision: 'Beschikkend gedeelte',
    },
    {
      facts: 'Wat vooraf ging',
      law: 'Verwijzing naar wetgeving',
      reasons: 'Ons standpunt',
      money: 'Centen',
      vote: 'Zo stemde de raad',
      decision: 'Dit besliste de raad',
    },
    {
      facts: 'Probleemstelling',
      law: 'Toepasselijke bepalingen',
      reasons: 'Afweging',
      money: 'Begrotingsweerslag',
      vote: 'Uitslag stemming',
      decision: 'Uitspraak',
    },
  ],
}

export function sectionWords(random: Random): SectionWords {
  return random.pick(random.words(SECTIONS, OWN_SECTIONS))
}

/** The preamble of a decision under section heads at a level. */
export function preamble(scene: Scene, item: SittingItem, words: SectionWords, level: number): readonly Flow[] {
  const head = (text: string): Flow => (level > 6 ? para([bold(text)]) : heading(level, text))
  const { random } = scene
  const law = grounds(scene)
  return [
    ...(random.chance(0.8) ? [head(words.facts), ...reasons(scene, item).map((text) => para(text))] : []),
    ...(random.chance(0.8)
      ? [
          head(words.law),
          random.chance(0.5)
            ? { kind: 'list' as const, style: 'bullet' as const, items: law.map((text) => [para(text)]) }
            : lines(law.map((text) => `${text};`)),
        ]
      : []),
    ...(random.chance(0.5) ? [head(words.reasons), ...reasons(scene, item).map((text) => para(text))] : []),
    ...(random.chance(0.3) ? [head(words.money), para('De uitgave is voorzien in het meerjarenplan.')] : []),
  ]
}
