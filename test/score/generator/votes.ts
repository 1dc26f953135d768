import type { GoldSittingVote } from './gold-sitting.js'
import type { Person } from './people.js'
import type { Random } from './random.js'
import type { Scene } from './scene.js'
import type { Half } from './seed.js'
import type { Tally } from './sitting.js'

/** Ways to tell a vote that was not unanimous. */
export type VoteStyle =
  'counts' | 'named' | 'named-lines' | 'named-lines-counted' | 'names-only-lines' | 'party' | 'dissent' | 'count-lines'

/** A printed vote: a fragment that fits behind "goedgekeurd", lines of their own, and what a reader learns. */
export interface PrintedVote {
  readonly fragment: string
  readonly lines: readonly string[]
  readonly unanimous: boolean
  readonly gold: GoldSittingVote
}

type Side = 'for' | 'against' | 'abstain'
const SIDES: readonly Side[] = ['for', 'against', 'abstain']

/** The words of one document for votes. */
export interface VoteWords {
  readonly count: (side: Side, count: number) => string
  readonly heads: readonly [string, string, string]
  /** How an empty side is printed in lines; null: not at all. */
  readonly empty: string | null
  readonly unanimous: string
  readonly by: string
  readonly between: string
  readonly lastBetween: string
  readonly named: (count: string, names: string) => string
  readonly headMark: string
  readonly secret: string
}

const NUMBERS = [
  'nul',
  'één',
  'twee',
  'drie',
  'vier',
  'vijf',
  'zes',
  'zeven',
  'acht',
  'negen',
  'tien',
  'elf',
  'twaalf',
  'dertien',
  'veertien',
  'vijftien',
  'zestien',
  'zeventien',
  'achttien',
  'negentien',
  'twintig',
  'eenentwintig',
  'tweeëntwintig',
  'drieëntwintig',
  'vierentwintig',
  'vijfentwintig',
  'zesentwintig',
  'zevenentwintig',
]
const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

const COUNTS: readonly VoteWords['count'][] = [
  (side, count) =>
    ({
      for: `${count} ${plural(count, 'stem', 'stemmen')} voor`,
      against: `${count} ${plural(count, 'stem', 'stemmen')} tegen`,
      abstain: `${count} ${plural(count, 'onthouding', 'onthoudingen')}`,
    })[side],
  (side, count) =>
    ({
      for: `${count} ${plural(count, 'ja-stem', 'ja-stemmen')}`,
      against: `${count} ${plural(count, 'neen-stem', 'neen-stemmen')}`,
      abstain: `${count} ${plural(count, 'onthouding', 'onthoudingen')}`,
    })[side],
  (side, count) =>
    ({ for: `${count} stem(men) voor`, against: `${count} stem(men) tegen`, abstain: `${count} onthouding(en)` })[side],
  (side, count) =>
    ({
      for: `${count} voor`,
      against: `${count} tegen`,
      abstain: `${count} ${plural(count, 'onthouding', 'onthoudingen')}`,
    })[side],
  (side, count) =>
    ({
      for: `${count} ${plural(count, 'stem', 'stemmen')} vóór`,
      against: `${count} ${plural(count, 'stem', 'stemmen')} tegen`,
      abstain: `${count} ${plural(count, 'onthouding', 'onthoudingen')}`,
    })[side],
  (side, count) =>
    ({
      for: `${count} ${plural(count, 'voorstem', 'voorstemmen')}`,
      against: `${count} ${plural(count, 'tegenstem', 'tegenstemmen')}`,
      abstain: `${count} ${plural(count, 'onthouding', 'onthoudingen')}`,
    })[side],
]
const OWN_COUNTS: Readonly<Record<Half, readonly VoteWords['count'][]>> = {
  tuning: [
    (side, count) =>
      ({
        for: `${count} ja`,
        against: `${count} nee`,
        abstain: `${count} ${plural(count, 'onthouding', 'onthoudingen')}`,
      })[side],
    (side, count) =>
      ({
        for: `${NUMBERS[count]} ${plural(count, 'stem', 'stemmen')} voor`,
        against: `${NUMBERS[count]} ${plural(count, 'stem', 'stemmen')} tegen`,
        abstain: `${NUMBERS[count]} ${plural(count, 'onthouding', 'onthoudingen')}`,
      })[side],
  ],
  kept: [
    (side, count) =>
      ({
        for: `${count} ${plural(count, 'raadslid', 'raadsleden')} voor`,
        against: `${count} ${plural(count, 'raadslid', 'raadsleden')} tegen`,
        abstain: `${count} ${plural(count, 'onthouding', 'onthoudingen')}`,
      })[side],
    (side, count) =>
      ({
        for: `${NUMBERS[count]} (${count}) ${plural(count, 'stem', 'stemmen')} voor`,
        against: `${NUMBERS[count]} (${count}) ${plural(count, 'stem', 'stemmen')} tegen`,
        abstain: `${NUMBERS[count]} (${count}) ${plural(count, 'onthouding', 'onthoudingen')}`,
      })[side],
    (side, count) =>
      ({
        for: `${count} JA`,
        against: `${count} NEEN`,
        abstain: `${count} ${plural(count, 'ONTHOUDING', 'ONTHOUDINGEN')}`,
      })[side],
  ],
}
const HEADS: readonly VoteWords['heads'][] = [
  ['Stemmen voor', 'Stemmen tegen', 'Onthoudingen'],
  ['Voor', 'Tegen', 'Onthouding'],
  ['Ja', 'Neen', 'Onthouding'],
  ['Voorstanders', 'Tegenstanders', 'Onthouders'],
  ['VOOR', 'TEGEN', 'ONTHOUDEN'],
]
const OWN_HEADS: Readonly<Record<Half, readonly VoteWords['heads'][]>> = {
  tuning: [
    ['Stemden voor', 'Stemden tegen', 'Onthielden zich'],
    ['Hebben voor gestemd', 'Hebben tegen gestemd', 'Hebben zich onthouden'],
    ['Ja-stemmen', 'Nee-stemmen', 'Onthoudingen'],
  ],
  kept: [
    ['Stemmen ja', 'Stemmen nee', 'Onthouden zich'],
    ['Akkoord', 'Niet akkoord', 'Onthouding'],
    ['Hebben ja gestemd', 'Hebben neen gestemd', 'Hebben zich onthouden'],
    ['Voorstemmen', 'Tegenstemmen', 'Onthoudingen'],
  ],
}
const UNANIMOUS = ['met eenparigheid van stemmen', 'eenparig', 'met algemene stemmen', 'unaniem']
const OWN_UNANIMOUS = {
  tuning: ['met unanimiteit van stemmen', 'bij eenparigheid van stemmen', 'met algemeenheid van stemmen'],
  kept: ['met eenparige stemmen', 'bij unanimiteit', 'bij algemeenheid van stemmen'],
}

/** A document's words for votes, drawn once. */
export function voteWords(random: Random): VoteWords {
  const count = random.pick(random.words(COUNTS, OWN_COUNTS))
  return {
    count,
    heads: random.pick(random.words(HEADS, OWN_HEADS)),
    empty: random.pick([null, null, 'geen', 'nihil', '/', '-']),
    unanimous: random.pick(random.words(UNANIMOUS, OWN_UNANIMOUS)),
    by: random.pick(['met', 'met', 'bij']),
    between: random.pick([', ', ', ', ' - ', ' en ', '; ']),
    lastBetween: random.pick([' en ', ', ', ' en ']),
    named: random.pick([
      (counted: string, names: string) => `${counted} (${names})`,
      (counted: string, names: string) => `${counted} (${names})`,
      (counted: string, names: string) => `${counted}: ${names}`,
      (counted: string, names: string) => `${counted}, namelijk ${names},`,
    ]),
    headMark: random.pick([': ', ': ', ' : ', ' - ']),
    secret: random.pick(
      random.words(['Er wordt geheim gestemd', 'Bij geheime stemming'], {
        tuning: ['Na geheime stemming'],
        kept: ['Geheime stemming', 'In geheime stemming'],
      }),
    ),
  }
}

export function joinNames(
  scene: Scene,
  people: readonly Person[],
  style: 'comma' | 'and' | 'semicolon' = 'comma',
): string {
  const names = people.map(scene.name)
  // Names that hold a comma themselves can only be told apart by another sign.
  if (style === 'semicolon' || scene.order === 'last-comma-first') return names.join('; ')
  if (style === 'and' && names.length > 1) return `${names.slice(0, -1).join(', ')} en ${names[names.length - 1]}`
  return names.join(', ')
}

/** Tells a vote in one style; unanimity and secrecy are told in words whatever the style asks for. */
export function printVote(
  scene: Scene,
  tally: Tally,
  words: VoteWords,
  style: VoteStyle,
  namesStyle: 'comma' | 'and' | 'semicolon' = 'comma',
): PrintedVote {
  const actual = { voor: tally.for.length, tegen: tally.against.length, onthouding: tally.abstain.length }
  const nothing: GoldSittingVote = {
    voor: null,
    tegen: null,
    onthouding: null,
    unaniem: false,
    geheim: false,
    voorstanders: [],
    tegenstanders: [],
    onthouders: [],
    amendement: false,
    werkelijk: actual,
  }
  const sides = SIDES.filter((side) => tally[side].length > 0)
  const counts = {
    voor: nullIfNone(actual.voor),
    tegen: nullIfNone(actual.tegen),
    onthouding: nullIfNone(actual.onthouding),
  }
  const countText = joinCounts(
    sides.map((side) => words.count(side, tally[side].length)),
    words,
  )
  const names = (side: Side): string => joinNames(scene, tally[side], namesStyle)
  const named = {
    voorstanders: tally.for.map(scene.name),
    tegenstanders: tally.against.map(scene.name),
    onthouders: tally.abstain.map(scene.name),
  }
  const lines = (value: (side: Side) => string): string[] =>
    SIDES.flatMap((side, index) =>
      tally[side].length > 0
        ? [`${words.heads[index]}${words.headMark}${value(side)}`]
        : words.empty === null
          ? []
          : [`${words.heads[index]}${words.headMark}${words.empty}`],
    )
  if (tally.secret) {
    const fragment = `${words.by} ${countText}`
    const sentence = `${words.secret}: ${fragment}`
    return {
      fragment: sentence.charAt(0).toLowerCase() + sentence.slice(1),
      lines: [`${sentence}.`],
      unanimous: false,
      gold: { ...nothing, ...counts, geheim: true },
    }
  }
  const unanimous = sides.length === 1 && sides[0] === 'for'
  if (
    unanimous &&
    style !== 'named-lines' &&
    style !== 'names-only-lines' &&
    style !== 'count-lines' &&
    style !== 'named-lines-counted'
  ) {
    return {
      fragment: words.unanimous,
      lines: [`${capital(words.unanimous)}.`],
      unanimous,
      gold: { ...nothing, unaniem: true },
    }
  }
  switch (style) {
    case 'counts':
      return {
        fragment: `${words.by} ${countText}`,
        lines: [`${capital(words.by)} ${countText}.`],
        unanimous,
        gold: { ...nothing, ...counts },
      }
    case 'named': {
      const text = joinCounts(
        sides.map((side) => words.named(words.count(side, tally[side].length), names(side))),
        { ...words, between: '; ' },
      ).replace(/,$/u, '')
      return {
        fragment: `${words.by} ${text}`,
        lines: [`${capital(words.by)} ${text}.`],
        unanimous,
        gold: { ...nothing, ...counts, ...named },
      }
    }
    case 'named-lines':
      return { fragment: `${words.by} ${countText}`, lines: lines(names), unanimous, gold: { ...nothing, ...named } }
    case 'names-only-lines':
      return { fragment: '', lines: lines(names), unanimous, gold: { ...nothing, ...named } }
    case 'named-lines-counted':
      return {
        fragment: `${words.by} ${countText}`,
        lines: sides.map((side) => `${words.count(side, tally[side].length)}: ${names(side)}`),
        unanimous,
        gold: { ...nothing, ...counts, ...named },
      }
    case 'count-lines':
      return {
        fragment: `${words.by} ${countText}`,
        lines: SIDES.map((side, index) => `${words.heads[index]}${words.headMark}${tally[side].length}`),
        unanimous,
        gold: { ...nothing, ...actual },
      }
    case 'party': {
      const text = joinCounts(
        sides.map((side) => `${words.count(side, tally[side].length)} (${byParty(tally[side])})`),
        words,
      )
      return {
        fragment: `${words.by} ${text}`,
        lines: [`${capital(words.by)} ${text}.`],
        unanimous,
        gold: { ...nothing, ...counts },
      }
    }
    case 'dissent': {
      const text = joinCounts(
        sides.map((side) =>
          side === 'for'
            ? words.count(side, tally[side].length)
            : `${words.count(side, tally[side].length)} (${names(side)})`,
        ),
        words,
      )
      return {
        fragment: `${words.by} ${text}`,
        lines: [`${capital(words.by)} ${text}.`],
        unanimous,
        gold: { ...nothing, ...counts, tegenstanders: named.tegenstanders, onthouders: named.onthouders },
      }
    }
  }
}

/** A vote of which only the counts are printed, in cells or marks of their own. */
export function tallyGold(
  scene: Scene,
  tally: Tally,
  told: { readonly counts: boolean; readonly names: boolean },
): GoldSittingVote {
  const names = (people: readonly Person[]): string[] => (told.names ? people.map(scene.name) : [])
  const actual = { voor: tally.for.length, tegen: tally.against.length, onthouding: tally.abstain.length }
  const counts = told.counts ? actual : { voor: null, tegen: null, onthouding: null }
  return {
    ...counts,
    unaniem: false,
    geheim: tally.secret,
    voorstanders: names(tally.for),
    tegenstanders: names(tally.against),
    onthouders: names(tally.abstain),
    amendement: false,
    werkelijk: actual,
  }
}

export function byParty(people: readonly Person[]): string {
  const counted = new Map<string, number>()
  for (const { party } of people) counted.set(party, (counted.get(party) ?? 0) + 1)
  return [...counted].map(([party, count]) => `${count} ${party}`).join(', ')
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function joinCounts(
  parts: readonly string[],
  { between, lastBetween }: Pick<VoteWords, 'between' | 'lastBetween'>,
): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(between)}${between === ', ' ? lastBetween : between}${parts[parts.length - 1]}`
}

function nullIfNone(count: number): number | null {
  return count === 0 ? null : count
}
