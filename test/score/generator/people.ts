import type { Random } from './random.js'

/** Somebody of the council; `last` holds the particles. */
export interface Person {
  readonly first: string
  readonly last: string
  readonly woman: boolean
  readonly party: string
}

/** Ways to print a name. */
export type NameOrder = 'first-last' | 'LAST-first' | 'last-first' | 'last-comma-first' | 'first-LAST' | 'initial-last'

const WOMEN =
  'Ann An Anja Annelies Annemie Anne-Marie Barbara Bieke Carine Caroline Christel Dorien Eef Elke Els Emma Evelien Fatima Greet Griet Hilde Ilse Inge Isabelle Jolien Joke Karen Karolien Katleen Katrien Kim Kristien Leen Lies Lieve Liesbeth Lore Lutgarde Maaike Marijke Marleen Marie-Claire Martine Mia Mieke Myriam Nadia Nele Nancy Patricia Rita Ria Sabine Saskia Sofie Stéphanie Tine Veerle Véronique Yasmina Zoë'.split(
    ' ',
  )
const MEN =
  'Ahmed Bart Bert Björn Bruno Carlo Christophe Danny Dirk Dries Eddy Erik Filip Frank Frederik Geert Gert Gerrit Guido Guy Hans Hendrik Herman Jan Jan-Baptist Jean-Pierre Jef Jelle Jeroen Johan Joris Jürgen Karel Kevin Koen Kris Lieven Louis Luc Ludo Marc Marnix Mario Mathias Mehmet Michaël Nico Paul Peter Pieter Pieter-Jan Piet Raf Renaat Rik Roel Rudy Sam Stefaan Steven Thomas Tim Tom Walter Werner Wim Willy Wouter Yves'.split(
    ' ',
  )

const LASTS = (
  'Peeters|Janssens|Maes|Jacobs|Mertens|Willems|Claes|Goossens|Wouters|De Smet|De Clercq|De Backer|De Cock|De Vos|De Wachter|De Meyer|De Bruyn|De Graeve|De Ridder|De Raedt|Desmedt|Devos|Declercq|Dewulf|Dhaene|' +
  "D'Hondt|D'Haeseleer|D'Hoker|T'Jampens|Van den Bossche|Van den Broeck|Van den Eynde|Van der Auwera|Van der Linden|Van de Velde|Van de Walle|Van Acker|Van Belle|Van Hoof|Van Hove|Van Loo|Van Looy|Van Steenkiste|van 't Hof|van der Meer|van Dijk|Vanden Berghe|Vanden Heede|Vander Elst|Vander Stichelen|Vandenberghe|Vandermeersch|Vandeputte|Vanhaverbeke|Vanhoutte|Verbeke|Verhaegen|Verhelst|Verhoeven|Verlinden|Vermeulen|Verstraete|" +
  'Aerts|Baert|Beeckman|Bogaert|Bosmans|Callens|Ceulemans|Cools|Cornelis|Coppens|Daems|Deprez|Dierckx|Draulans|Engelen|Eeckhout|Feys|Geerts|Geens|Gijsels|Hermans|Hendrickx|Heylen|Huysmans|Ingels|Joossens|Kerkhof|Lambrecht|Lauwers|Leemans|Lenaerts|Luyten|Martens|Matthys|Michiels|Moens|Moerman|Naessens|Nijs|Nuyts|Op de Beeck|Pauwels|Raes|Roels|Rombouts|Saelens|Segers|Smets|Somers|Staelens|Stevens|Sterckx|Thijs|Timmermans|Tack|Uyttendaele|Uyttersprot|Windels|Wyckmans|Ysebaert|' +
  'Van Gent|Van Damme|Van Aalst|Van Brugge|Van Mechelen|Van Lier|Van Leuven|Van Ypersele|Van Dessel|Van Geel|Van Kerckhoven|Stemgee|De Raeve|Voordeckers|Teghem|Van Overbeke|Punter|Heirbaut|' +
  'El Amrani|Ben Haddou|Yilmaz|Özdemir|Bouazza|da Silva|Kowalska|Nguyen|Lemaître|Dufour|Delacroix|Peña|Müller'
).split('|')
const DOUBLES = [
  'De Vos-Peeters',
  'Janssens-Maes',
  'Van Hove-Claes',
  'Coppens-Verlinden',
  'Moens-De Ridder',
  'Vandeputte-Baert',
  'Raes-Van Acker',
]

const PARTIES = [
  'CD&V',
  'cd&v',
  'N-VA',
  'Open Vld',
  'Vooruit',
  'Groen',
  'Vlaams Belang',
  'PVDA',
  'sp.a',
  'Lijst Burgemeester',
  'Samen',
  'GIB',
  'Team 9',
  'Leefbaar',
  'VOLUIT',
  'Plus+',
  'Onafhankelijk',
  'Positief',
  'DNA',
]

/** Parties that are told apart also in lower case. */
export function createParties(random: Random, count: number): readonly string[] {
  const seen = new Set<string>()
  return random
    .shuffle(PARTIES)
    .filter((party) => !seen.has(party.toLowerCase()) && seen.add(party.toLowerCase()))
    .slice(0, count)
}

/** People whose first and last names are each used once, so that every printed form tells who is meant. */
export function createPeople(random: Random, count: number, parties: readonly string[]): readonly Person[] {
  const lasts = random.sample([...LASTS, ...random.sample(DOUBLES, 2)], count)
  const women = random.shuffle(WOMEN)
  const men = random.shuffle(MEN)
  return lasts.map((last, index) => {
    const woman = random.chance(0.42)
    const first = (woman ? women : men)[index % (woman ? women : men).length] ?? 'Jo'
    return {
      first,
      last,
      woman,
      party: parties[Math.min(parties.length - 1, Math.floor(random.next() ** 1.6 * parties.length))] ?? '',
    }
  })
}

/** A name in one of its printed forms. */
export function printName({ first, last }: Person, order: NameOrder): string {
  switch (order) {
    case 'first-last':
      return `${first} ${last}`
    case 'LAST-first':
      return `${last.toUpperCase()} ${first}`
    case 'last-first':
      return `${last} ${first}`
    case 'last-comma-first':
      return `${last}, ${first}`
    case 'first-LAST':
      return `${first} ${last.toUpperCase()}`
    case 'initial-last':
      return `${first
        .split('-')
        .map((part) => `${part.charAt(0)}.`)
        .join('-')} ${last}`
  }
}
