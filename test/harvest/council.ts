import { createHash } from 'node:crypto'

/*
 * Invented councils: who they are, when they sit and what they decide. All of it follows from a seed, so nothing needs
 * storing and two runs are the same. No name, person or identifier here belongs to anybody.
 */

export const VENDORS = ['cevi', 'cipal', 'greenvalley', 'remmicom', 'gelinkt-notuleren'] as const
export type Vendor = (typeof VENDORS)[number]

export const KINDS = ['agenda', 'besluitenlijst', 'notulen'] as const
export type Kind = (typeof KINDS)[number]

export interface Council {
  readonly index: number
  readonly vendor: Vendor
  readonly name: string
  /** Label of its host name: `raadpleeg-klaverbeke`. */
  readonly label: string
  readonly seed: string
}

export interface Item {
  readonly title: string
  readonly description: string
  readonly outcome: string
  /** Indices into the members of the council. */
  readonly for: readonly number[]
  readonly against: readonly number[]
  readonly abstained: readonly number[]
}

export interface Sitting {
  readonly council: Council
  /** 0 is the oldest. */
  readonly index: number
  /** `2025-03-17`, always at eight in the evening. */
  readonly date: string
  readonly items: readonly Item[]
}

export interface Member {
  readonly name: string
  readonly id: string
}

const TREES = [
  'Wilgen',
  'Klaver',
  'Vlier',
  'Meidoorn',
  'Hazel',
  'Elzen',
  'Varen',
  'Brem',
  'Linden',
  'Kamille',
  'Distel',
  'Iepen',
  'Lijster',
  'Sleedoorn',
  'Braam',
  'Guldenroede',
  'Kervel',
  'Salie',
]
const PLACES = [
  'voorde',
  'rode',
  'beke',
  'kouter',
  'wegel',
  'hoeve',
  'akker',
  'donk',
  'schot',
  'lare',
  'gemse',
  'hul',
  'stede',
  'brugge-aan-de-Vliet',
  'berge',
  'moere',
  'poel',
]
const HOSTS: Readonly<Record<Vendor, (name: string) => string>> = {
  cevi: (name) => `lblod-${name}`,
  cipal: (name) => `${name}-echo`,
  greenvalley: (name) => `raadpleeg-${name}`,
  remmicom: (name) => `${name}-meetingburger`,
  'gelinkt-notuleren': (name) => `publicatie-${name}`,
}

const SUBJECTS = [
  [
    'Retributiereglement terrassen',
    'Het reglement bepaalt de retributie voor terrassen op het openbaar domein.',
    'Goedgekeurd',
  ],
  [
    'Jaarrekening kerkfabriek Sint-Godelieve',
    'De gemeenteraad geeft een gunstig advies bij de jaarrekening van de kerkfabriek.',
    'Goedgekeurd',
  ],
  [
    'Aanleg fietspad langs de Molenweg',
    'De voorwaarden en de wijze van gunnen van de opdracht worden vastgesteld.',
    'Goedgekeurd',
  ],
  ['Huishoudelijk reglement bibliotheek', 'Het reglement wordt aangepast aan de nieuwe openingsuren.', 'Goedgekeurd'],
  [
    'Verkoop van een perceel bouwgrond',
    'De verkoop van het perceel wordt aan de gemeenteraad voorgelegd.',
    'Niet goedgekeurd',
  ],
  [
    'Tijdelijke politieverordening zomerkermis',
    'De verordening regelt het verkeer en het parkeren tijdens de kermis.',
    'Goedgekeurd',
  ],
  ['Subsidie voor de jeugdverenigingen', 'De subsidie wordt verdeeld volgens het aantal leden.', 'Goedgekeurd'],
  ['Rapport van de organisatiebeheersing', 'De gemeenteraad neemt kennis van het rapport.', 'Kennis genomen'],
] as const
const FIRST = ['Griet', 'Wannes', 'Lieve', 'Nadia', 'Hilde', 'Stan', 'Amira', 'Wout', 'Leen', 'Dirk']
const LAST = [
  'Vandorpelaer',
  'Elskenier',
  'Torrekensen',
  'Quaghebeker',
  'Verkouterick',
  'Uytterbeker',
  'Grimbaertsen',
  'Hooghuysen',
  'Claessenaer',
  'De Pauwelier',
]

/** The council with a number. Vendors take turns; `vendors` may leave some out. */
export function councilOf(index: number, seed: string, vendors: readonly Vendor[] = VENDORS): Council {
  const vendor = vendors[index % vendors.length] ?? 'cevi'
  const round = Math.floor(index / (TREES.length * PLACES.length))
  const name = `${TREES[index % TREES.length] ?? ''}${PLACES[Math.floor(index / TREES.length) % PLACES.length] ?? ''}${round > 0 ? `-${round}` : ''}`
  return { index, vendor, name, label: HOSTS[vendor](name.toLowerCase()), seed: `${seed}/${index}` }
}

/**
 * A sitting: one per month, the last of `count` in the month `until` (`2025-06`), on a day from 10 to 24 so that summer
 * time never changes in the evening of a sitting.
 */
export function sittingOf(council: Council, index: number, count: number, until: string): Sitting {
  const [year = 0, month = 0] = until.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - (count - 1 - index), 1))
  const day = 10 + (number(council.seed, 'day', index) % 15)
  const date = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), day)).toISOString().slice(0, 10)
  const start = number(council.seed, 'subject', index)
  const items = Array.from({ length: 2 + (number(council.seed, 'items', index) % 4) }, (_, i) => {
    const [title, description, outcome] = SUBJECTS[(start + i * 3) % SUBJECTS.length] ?? SUBJECTS[0]
    return {
      title: `${title} (${date.slice(0, 4)}/${index + 1}.${i + 1})`,
      description,
      outcome,
      ...votes(council, index, i, outcome),
    }
  })
  return { council, index, date, items }
}

function votes(
  council: Council,
  sitting: number,
  item: number,
  outcome: string,
): Pick<Item, 'for' | 'against' | 'abstained'> {
  const members = membersOf(council).map((_, i) => i)
  const [few, one] = [
    members.slice(0, number(council.seed, 'against', sitting, item) % 2),
    number(council.seed, 'abstained', sitting, item) % 2,
  ]
  const abstained = members.slice(few.length, few.length + one)
  const rest = members.slice(few.length + one)
  return outcome === 'Niet goedgekeurd'
    ? { for: few, against: rest, abstained }
    : { for: rest, against: few, abstained }
}

/** Five members and, last, the secretary. */
export function membersOf({ seed }: Council): readonly Member[] {
  const start = number(seed, 'member')
  return Array.from({ length: 5 }, (_, i) => ({
    name: `${FIRST[(start + i) % FIRST.length] ?? ''} ${LAST[(start + 3 * i) % LAST.length] ?? ''}`,
    id: hex(24, seed, 'mandataris', i).toUpperCase(),
  }))
}

/** Hex digits that follow from the words. */
export function hex(length: number, ...words: readonly (string | number)[]): string {
  return createHash('sha512').update(words.join(' ')).digest('hex').slice(0, length)
}

/** A number that follows from the words. */
export function number(...words: readonly (string | number)[]): number {
  return Number.parseInt(hex(8, ...words), 16)
}

/** A UUID (version 5 in its shape) that follows from the words. */
export function uuid(...words: readonly (string | number)[]): string {
  const digits = hex(32, ...words)
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-5${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`
}

/** A Green Valley number: `25.0941.5384.3381`. */
export function dotted(...words: readonly (string | number)[]): string {
  const digits = Array.from({ length: 3 }, (_, i) => String(number(...words, i) % 10_000).padStart(4, '0'))
  return ['25', ...digits].join('.')
}

/** The instant of a sitting, with the offset of Brussels: `2025-03-17T20:00:00+01:00`. */
export function momentOf(date: string, time = '20:00:00'): string {
  const month = Number(date.slice(5, 7))
  return `${date}T${time}${month >= 4 && month <= 10 ? '+02:00' : '+01:00'}`
}

/** A date some days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

/**
 * When a document of a sitting was published: agendas ten days before, lists eight days after, minutes a month after.
 */
export function publishedOn({ date }: Sitting, kind: Kind): string {
  return daysAfter(date, { agenda: -10, besluitenlijst: 8, notulen: 30 }[kind])
}
