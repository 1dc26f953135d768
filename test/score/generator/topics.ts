import { ALL_FORMS, LONG_FORMS, printDay, shiftDay, type Day } from './calendar.js'
import { printName, type Person } from './people.js'
import { COMPANIES, OTHER_TOWNS, STREETS } from './places.js'
import type { Random } from './random.js'

export type TopicKind = 'approve' | 'establish' | 'note' | 'appoint' | 'motion' | 'minutes'

/** What an item is about. */
export interface Topic {
  readonly kind: TopicKind
  readonly title: string
  /** As a noun phrase inside a sentence: "het reglement op …". */
  readonly phrase: string
  readonly section: string
}

export interface TopicSource {
  readonly random: Random
  readonly date: Day
  readonly people: readonly Person[]
  /** "gemeenteraad": as it stands in "vorige vergadering van de gemeenteraad". */
  readonly bodyWord: string
  readonly own: string
}

type Make = (source: TopicSource) => readonly [phrase: string, kind: 'approve' | 'establish' | 'note', section: string]

/** Things that are approved, established or noted: noun phrase, what is done with it, department. */
const THINGS: readonly Make[] = [
  ({ random }) => [
    `het belastingreglement op ${random.pick(['tweede verblijven', 'leegstaande woningen', 'de afgifte van administratieve stukken', 'ontbrekende parkeerplaatsen', 'verspreiding van niet-geadresseerd reclamedrukwerk', 'nachtwinkels'])} voor ${random.int(2024, 2026)}`,
    'establish',
    'Financiën',
  ],
  ({ random }) => [
    `het retributiereglement op ${random.pick(['het gebruik van de sporthal', 'de inname van het openbaar domein', 'begraafplaatsen', 'de ophaling van grofvuil', 'marktkramen'])}`,
    'establish',
    'Financiën',
  ],
  ({ random, date }) => [
    `de jaarrekening ${date.year - 1} van ${random.pick(['de kerkfabriek Sint-Jan', 'het autonoom gemeentebedrijf', 'de politiezone', 'het OCMW', 'de kerkfabriek Onze-Lieve-Vrouw'])}`,
    'note',
    'Financiën',
  ],
  ({ date }) => [
    `de aanpassing nr. ${date.month} van het meerjarenplan ${date.year - 1}-${date.year + 4}`,
    'establish',
    'Financiën',
  ],
  ({ random }) => [
    `het aanvullend reglement op het wegverkeer in de ${random.pick(STREETS)}`,
    'establish',
    'Mobiliteit',
  ],
  ({ random }) => [
    `de overeenkomst met ${random.pick(COMPANIES)} over ${random.pick(['het onderhoud van waterlopen', 'de levering van elektriciteit', 'de plaatsing van laadpalen', 'gezamenlijke aankopen', 'het beheer van het containerpark'])}`,
    'approve',
    'Omgeving',
  ],
  ({ random }) => [
    `de samenwerkingsovereenkomst met de stad ${random.pick(OTHER_TOWNS)} over ${random.pick(['brandpreventie', 'de bibliotheek', 'energiehuizen', 'de jeugddienst'])}`,
    'approve',
    'Vrije tijd',
  ],
  ({ random }) => [
    `de aankoop van ${random.pick(['een perceel grond', 'een woning', 'de oude pastorie', 'een hoogwerker'])} te ${random.pick(OTHER_TOWNS)}, ${random.pick(STREETS)} ${random.int(1, 240)}`,
    'approve',
    'Patrimonium',
  ],
  ({ random }) => [
    `de kosteloze grondafstand in de ${random.pick(STREETS)} (lot ${random.int(1, 9)}, ${random.int(20, 900)} m²)`,
    'approve',
    'Patrimonium',
  ],
  ({ random }) => [
    `de voorwaarden en de wijze van gunnen van de opdracht "${random.pick(['Herinrichting', 'Rioleringswerken', 'Onderhoudswerken', 'Vernieuwing voetpaden'])} ${random.pick(STREETS)}" (bestek ${random.int(2023, 2026)}/${random.int(10, 99)})`,
    'approve',
    'Openbare werken',
  ],
  ({ random }) => [
    `het huishoudelijk reglement van ${random.pick(['de speelpleinwerking', 'de bibliotheek', 'de buitenschoolse kinderopvang', 'de academie', 'het lokaal dienstencentrum'])}`,
    'establish',
    'Vrije tijd',
  ],
  ({ random }) => [
    `de subsidie aan ${random.pick(['KSA', 'Chiro Sint-Maarten', 'de harmonie', 'vzw De Kring', 'wielerclub De Zwaluw'])} voor ${random.pick(['de jaarlijkse kermis', 'het jubileum', 'nieuwe lokalen', 'de dorpsdag'])}`,
    'approve',
    'Vrije tijd',
  ],
  ({ random, date }) => [
    `de agenda van de algemene vergadering van ${random.pick(COMPANIES)} van ${printDay(shiftDay(date, random.int(12, 70)), random.pick(ALL_FORMS))}`,
    'approve',
    'Intercommunales',
  ],
  ({ random }) => [
    `het politiereglement op ${random.pick(['evenementen', 'zwerfvuil', 'het gebruik van vuurwerk', 'de kermis'])}`,
    'establish',
    'Veiligheid',
  ],
  ({ random }) => [
    `het ruimtelijk uitvoeringsplan "${random.pick(['Centrum', 'Stationsomgeving', 'Zonevreemde bedrijven', 'De Kouter'])}"`,
    'establish',
    'Omgeving',
  ],
  ({ random }) => [
    `de rooilijn en de gemeenteweg nr. ${random.int(2, 78)} ter hoogte van de ${random.pick(STREETS)}`,
    'establish',
    'Omgeving',
  ],
  ({ random, date }) => [
    `het jaarverslag ${date.year - 1} van ${random.pick(['de bibliotheek', 'de milieuraad', 'de klachtenbehandeling', 'de interne organisatiebeheersing', 'het Huis van het Kind'])}`,
    'note',
    'Algemene zaken',
  ],
  ({ random }) => [
    `het besluit van de gouverneur over ${random.pick(['het meerjarenplan', 'de rekening', 'een klacht van een inwoner'])}`,
    'note',
    'Algemene zaken',
  ],
  ({ random }) => [
    `de straatnaamgeving "${random.pick(['Louis Van Gentplein', 'Pastoor Peetersstraat', 'Goedgekeurdhof', 'Oude Stemstraat', 'Jan Breydelplein', 'Brugse Poort'])}"`,
    'approve',
    'Burgerzaken',
  ],
  ({ random }) => [
    `de lijst van ${random.pick(['verworpen uitgaven', 'niet-invorderbare ontvangsten', 'goedgekeurde subsidies', 'ingetrokken reglementen'])} van het ${random.pick(['eerste', 'tweede', 'derde'])} kwartaal`,
    'note',
    'Financiën',
  ],
  ({ random }) => [
    `het bestek voor de levering van ${random.int(2, 40)} ${random.pick(['laptops', 'dienstvoertuigen', 'strooiwagens', 'zitbanken'])}`,
    'approve',
    'ICT',
  ],
  ({ random }) => [
    `de huurovereenkomst voor het pand ${random.pick(STREETS)} ${random.int(1, 99)} bus ${random.int(1, 4)}`,
    'approve',
    'Patrimonium',
  ],
  ({ random }) => [`de erfpacht met ${random.pick(COMPANIES)}`, 'approve', 'Patrimonium'],
  ({ random }) => [
    `het deontologisch kader voor ${random.pick(['digitale opvolging', 'sociale media', 'nevenactiviteiten'])}`,
    'approve',
    'Personeel',
  ],
  ({ random }) => [
    `de wijziging van ${random.pick(['het organogram', 'de rechtspositieregeling', 'het arbeidsreglement', 'de personeelsformatie'])}`,
    'establish',
    'Personeel',
  ],
]

const DONE = { approve: 'goedkeuring', establish: 'vaststelling', note: 'kennisname' } as const
const DONE_OF = { approve: 'Goedkeuring van', establish: 'Vaststelling van', note: 'Kennisname van' } as const

/** An approval, a regulation or a report, with the title in one of the shapes in use. */
export function thingTopic(source: TopicSource): Topic {
  const { random } = source
  const [phrase, kind, section] = random.pick(THINGS)(source)
  const bare = phrase.replace(/^(?:het|de|een) /u, '')
  const capital = `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`
  const title = random.pick([
    `${DONE_OF[kind]} ${phrase}`,
    `${capital}: ${DONE[kind]}`,
    `${capital} - ${DONE[kind]}`,
    `${capital} – ${DONE[kind]}`,
    `${capital}. ${DONE[kind].charAt(0).toUpperCase()}${DONE[kind].slice(1)}.`,
    capital,
    `${section}: ${bare} (${DONE[kind]})`,
    `${section} - ${capital}`,
    `${capital}: ${random.pick(['beslissing', 'bespreking en beslissing', 'principiële beslissing'])}`,
  ])
  return { kind, title, phrase, section }
}

export function minutesTopic({ random, date, bodyWord }: TopicSource): Topic {
  const earlier = printDay(shiftDay(date, -random.pick([7, 21, 28, 35, 42])), random.pick(ALL_FORMS))
  const title = random.pick([
    `Goedkeuring notulen van de vergadering van ${earlier}`,
    `Notulen van de zitting van ${earlier}: goedkeuring`,
    `Goedkeuring van de notulen en het zittingsverslag van de ${bodyWord} van ${earlier}`,
    `Vorige zitting (${earlier}) - notulen en zittingsverslag - goedkeuring`,
    `Verslag vorige zitting. Goedkeuring.`,
    `Notulen vorige vergadering - ${earlier}`,
  ])
  return { kind: 'minutes', title, phrase: `de notulen van de vergadering van ${earlier}`, section: 'Algemene zaken' }
}

export function appointTopic({ random, people }: TopicSource): Topic {
  const person = printName(random.pick(people), 'first-last')
  const where = random.pick(['de raad van bestuur', 'de algemene vergadering', 'het regionaal bestuurscomité'])
  const company = random.pick(COMPANIES)
  const phrase = `${person} als vertegenwoordiger in ${where} van ${company}`
  const title = random.pick([
    `Aanstelling vertegenwoordiger in ${where} van ${company}`,
    `${company}: aanduiding vertegenwoordiger ${where}`,
    `Aanduiding van ${person} als lid van ${where} van ${company}`,
    `Voordracht kandidaat-bestuurder ${company}`,
  ])
  return { kind: 'appoint', title, phrase, section: 'Intercommunales' }
}

export function motionTopic({ random, people }: TopicSource): Topic {
  const subject = random.pick([
    'een zone 30 rond de scholen',
    'gratis openbaar vervoer voor jongeren',
    'het behoud van het postpunt',
    'meer openbaar groen',
    'de afschaffing van de milieubelasting',
    'een referendum over de fusie',
    'veilige fietspaden langs de gewestweg',
    'het niet goedgekeurde windmolenpark',
  ])
  const { party } = random.pick(people)
  const title = random.pick([
    `Motie over ${subject}`,
    `Voorstel van beslissing over ${subject} (${party})`,
    `Toegevoegd punt fractie ${party}: ${subject}`,
    `Motie van de fractie ${party} voor ${subject}`,
  ])
  return { kind: 'motion', title, phrase: `het voorstel over ${subject}`, section: 'Voorstellen van raadsleden' }
}

/** A question of a councillor or a message: no decision follows. */
export function questionTitle({ random, people }: TopicSource): string {
  const asker = random.pick(people)
  const subject = random.pick([
    `de verkeersveiligheid in de ${random.pick(STREETS)}`,
    'het sluipverkeer',
    `de wateroverlast te ${random.pick(OTHER_TOWNS)}`,
    'de stand van zaken van het zwembad',
    'wachtlijsten in de kinderopvang',
    'het verworpen subsidiedossier',
    'de toekomst van het rusthuis',
    'de verlichting op het kerkplein',
  ])
  return random.pick([
    `Vraag van raadslid ${printName(asker, 'first-last')} over ${subject}`,
    `Mondelinge vraag: ${subject}`,
    `Interpellatie ${printName(asker, 'first-last')} (${asker.party}) - ${subject}`,
    `Vraag over ${subject}`,
  ])
}

export function messageTitle({ random, date }: TopicSource): string {
  return random.pick([
    'Mededelingen',
    'Mededelingen van de voorzitter',
    'Varia',
    `Stand van zaken ${random.pick(STREETS)}`,
    `Toelichting door ${random.pick(COMPANIES)}`,
    `Mededeling: volgende zitting op ${printDay(shiftDay(date, 28), random.pick(LONG_FORMS))}`,
  ])
}
