import type { Random } from './random.js'

/** Where a sitting is: the unit as a letterhead prints it. */
export interface Municipality {
  readonly name: string
  readonly city: boolean
  readonly postcode: string
}

const FIRST = [
  'Beek',
  'Molen',
  'Broek',
  'Wijn',
  'Kerk',
  'Hoek',
  'Oever',
  'Linden',
  'Elzen',
  'Rozen',
  'Wolven',
  'Steen',
  'Kouter',
  'Donk',
  'Meers',
  'Wester',
  'Ooster',
  'Zand',
  'Varen',
  'Schoon',
  'Dries',
  'Heide',
  'Zuur',
  'Geest',
  'Hulst',
  'Berken',
  'Maal',
  'Nieuwer',
  'Opper',
  'Slang',
]
const LAST = [
  'dorp',
  'gem',
  'hem',
  'kerke',
  'zele',
  'beke',
  'rode',
  'lare',
  'hout',
  'ingen',
  'berg',
  'voorde',
  'meer',
  'dale',
  'brugge',
  'donk',
  'wijk',
  'monde',
  'akker',
  'kapelle',
]
const DOUBLE = ['-Boven', '-Beneden', ' aan de Leie', '-op-den-Berg', '-Sint-Jan', '-Waas']
const REAL = [
  'Aalter',
  'Beveren',
  'Deinze',
  'Diest',
  'Eeklo',
  'Essen',
  'Geel',
  'Heist-op-den-Berg',
  'Ieper',
  'Kortenberg',
  'Lier',
  'Londerzeel',
  'Maldegem',
  'Ninove',
  'Oudenaarde',
  'Sint-Niklaas',
  'Tielt',
  'Torhout',
  'Zemst',
  'Zottegem',
]

export const OTHER_TOWNS = [
  'Gent',
  'Brugge',
  'Antwerpen',
  'Mechelen',
  'Aalst',
  'Kortrijk',
  'Leuven',
  'Hasselt',
  'Lokeren',
  'Dendermonde',
  'Turnhout',
  'Roeselare',
  'Halle',
  'Waregem',
  'Mol',
  'Bree',
]
export const STREETS = [
  'Kerkstraat',
  'Stationsstraat',
  'Gentsesteenweg',
  'Brugse Steenweg',
  'Dorpsstraat',
  'Molenstraat',
  'Oude Baan',
  'Bosdreef',
  'Schoolstraat',
  'Antwerpse Heirweg',
  'Lindelaan',
  'Heirbaan',
  'Nieuwstraat',
  'Burgemeester Claeslaan',
  'Sint-Pietersstraat',
  'Grote Markt',
]
export const COMPANIES = [
  'Infrabouw De Mey nv',
  'Aannemingen Van Gent bv',
  'Studiebureau Lievens',
  'Fluvius',
  'Farys',
  'Verko',
  'Wegenbouw Aerts & Zonen',
  'TMVS dv',
  'IGEMO',
  'Solva',
  'De Watergroep',
  'Cipal dv',
  'Groep Leuven Zorg vzw',
  'Poolstok cv',
  'Iverlek',
  'Imewo',
]

/** Mostly an invented municipality, sometimes a real name, so that linking is tried too. */
export function createMunicipality(random: Random): Municipality {
  const postcode = String(random.int(150, 999) * 10)
  const city = random.chance(0.25)
  if (random.chance(0.15)) return { name: random.pick(REAL), city, postcode }
  const name = random.pick(FIRST) + random.pick(LAST) + (random.chance(0.12) ? random.pick(DOUBLE) : '')
  return { name, city, postcode }
}
