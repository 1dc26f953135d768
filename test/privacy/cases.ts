import { createPeople, printName, type Person } from '../score/generator/people.js'
import { createRandom, type Random } from '../score/generator/random.js'
import type { Half } from '../score/generator/seed.js'

/*
 * Sentences as in decisions: some with one piece of personal data in each, others that only look like it. The halves
 * share some sentences; the `kept` half has wordings on which the rules were not tuned. The expected result follows
 * from how a sentence was made, never from the rules.
 */

export const KINDS = [
  'national-number',
  'bis-number',
  'iban',
  'phone',
  'email',
  'address',
  'birth-date',
  'name',
  'health',
  'social-aid',
] as const
export type Kind = (typeof KINDS)[number]

export interface SeededCase {
  readonly text: string
  readonly kind: Kind
  /** What must be found: a part of `text`. For a context (`health`, `social-aid`), a word in it. */
  readonly target: string
  readonly officeHolders: readonly string[]
}

export interface LookAlike {
  readonly text: string
  /** The kind it looks like. */
  readonly like: Kind
  /** Names of office-holders known to the caller. */
  readonly officeHolders: readonly string[]
}

interface Scene {
  readonly random: Random
  /** A person who holds no office. */
  readonly person: Person
  readonly name: string
  readonly holder: string
}

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => String(random.int(0, 9))).join('')
const two = (value: number): string => String(value).padStart(2, '0')

/** A birth number with its check: Royal Decree of 3 April 1984, with a 2 in front for those born from 2000 on. */
function birthNumber(random: Random, monthShift: number, isValid = true): string {
  const year = random.int(1925, 2023)
  const body = `${two(year % 100)}${two(random.int(1, 12) + monthShift)}${two(random.int(1, 28))}${String(random.int(1, 997)).padStart(3, '0')}`
  const check = 97 - (Number(year >= 2000 ? `2${body}` : body) % 97)
  if (isValid) return `${body}${two(check)}`
  // Wrong in both centuries.
  const both = [97 - (Number(body) % 97), 97 - (Number(`2${body}`) % 97)]
  const wrong = Array.from({ length: 97 }, (_, index) => index + 1).filter((value) => !both.includes(value))
  return `${body}${two(random.pick(wrong))}`
}

function printBirthNumber(random: Random, number: string): string {
  const part = (from: number, to: number): string => number.slice(from, to)
  return random.pick([
    `${part(0, 2)}.${part(2, 4)}.${part(4, 6)}-${part(6, 9)}.${part(9, 11)}`,
    `${part(0, 2)}.${part(2, 4)}.${part(4, 6)}-${part(6, 9)}-${part(9, 11)}`,
    `${part(0, 6)}-${part(6, 9)}-${part(9, 11)}`,
    `${part(0, 6)} ${part(6, 9)} ${part(9, 11)}`,
    `${part(0, 2)} ${part(2, 4)} ${part(4, 6)} ${part(6, 9)} ${part(9, 11)}`,
    number,
  ])
}

function iban(random: Random, isValid = true): string {
  const [country, length] = random.pick([
    ['BE', 12],
    ['BE', 12],
    ['BE', 12],
    ['NL', 14],
    ['DE', 18],
  ] as const)
  const bban = country === 'NL' ? `INGB${digits(random, 10)}` : digits(random, length)
  const numeric = `${bban}${country}00`.replace(/\w/gu, (sign) => parseInt(sign, 36).toString())
  const check = 98n - (BigInt(numeric) % 97n)
  const told = isValid ? check : ((check + BigInt(random.int(1, 60))) % 95n) + 2n
  const wrong = !isValid && told === check ? (told % 95n) + 3n : told
  const whole = `${country}${String(wrong).padStart(2, '0')}${bban}`
  return random.chance(0.6) ? (whole.match(/.{1,4}/gu) ?? []).join(' ') : whole
}

const MONTHS = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

function printDate(random: Random, low: number, high: number): string {
  const year = random.int(low, high)
  const month = random.int(1, 12)
  const day = random.int(1, 28)
  return random.pick([
    `${day} ${MONTHS[month - 1] ?? ''} ${year}`,
    `${day}/${month}/${year}`,
    `${two(day)}.${two(month)}.${year}`,
    `${two(day)}-${two(month)}-${year}`,
  ])
}

function street(random: Random): string {
  const name = random.pick(
    random.words(['Kerkstraat', 'Molenweg', 'Beekdreef', 'Oude Gentsesteenweg', 'Hoogveldlaan', 'Dorpsplein'], {
      tuning: ['Lindendreef', 'Stationsstraat', 'Kapellebaan', 'Wolvenhoek'],
      kept: [
        'Rozenlei',
        'Kasteeldreef',
        'Kleine Heirweg',
        'Begijnhof',
        'Zandvoortkaai',
        'Smissestraat',
        'Sint-Jansvest',
      ],
    }),
  )
  const number = random.int(1, 240)
  return `${name} ${random.pick([String(number), `${number}A`, `${number} bus ${random.int(1, 12)}`, `nr. ${number}`])}`
}

function town(random: Random): string {
  return `${random.int(10, 99)}${random.int(1, 9)}0 ${random.pick(['Voorbeeldegem', 'Molendonk', 'Kouterbeke', 'Zandhoven'])}`
}

function mobile(random: Random): string {
  const front = `04${random.int(60, 99)}`
  const rest = digits(random, 6)
  const pairs = (rest.match(/../gu) ?? []).join(' ')
  return random.pick([
    `${front} ${pairs}`,
    `${front}/${rest.slice(0, 2)}.${rest.slice(2, 4)}.${rest.slice(4)}`,
    `+32 ${front.slice(1)} ${pairs}`,
    `${front}${rest}`,
  ])
}

function landline(random: Random): string {
  const [zone, length] = random.pick([
    ['02', 7],
    ['09', 7],
    ['03', 7],
    ['052', 6],
    ['056', 6],
  ] as const)
  const rest = `${random.int(2, 8)}${digits(random, length - 1)}`
  const grouped =
    length === 7 ? `${rest.slice(0, 3)} ${rest.slice(3, 5)} ${rest.slice(5)}` : (rest.match(/../gu) ?? []).join(' ')
  return random.pick([
    `${zone} ${grouped}`,
    `${zone}/${grouped.replaceAll(' ', '.')}`,
    `+32 ${zone.slice(1)} ${grouped}`,
  ])
}

function email(random: Random, { first, last }: Person): string {
  const fold = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/[^a-z-]/giu, '')
      .toLowerCase()
  return `${random.pick([`${fold(first)}.${fold(last)}`, `${fold(first)}${random.int(10, 99)}`, `${fold(last)}.${fold(first)}`])}@${random.pick(['telepost.example', 'mijnpost.example', 'webbrief.example'])}`
}

type Sentence = (scene: Scene) => { readonly text: string; readonly target: string }

const told =
  (make: (target: string, scene: Scene) => string, draw: (scene: Scene) => string): Sentence =>
  (scene) => {
    const target = draw(scene)
    return { text: make(target, scene), target }
  }
const all = (
  draw: (scene: Scene) => string,
  ...make: readonly ((target: string, scene: Scene) => string)[]
): readonly Sentence[] => make.map((each) => told(each, draw))

const nationalNumber = ({ random }: Scene): string => printBirthNumber(random, birthNumber(random, 0))
const bisNumber = ({ random }: Scene): string => printBirthNumber(random, birthNumber(random, random.pick([20, 40])))
const anyIban = ({ random }: Scene): string => iban(random)
const anyPhone = ({ random }: Scene): string => (random.chance(0.7) ? mobile(random) : landline(random))
const privateMail = ({ random, person }: Scene): string => email(random, person)
const privateAddress = ({ random }: Scene): string => street(random)
const birthDate = ({ random }: Scene): string => printDate(random, 1930, 2015)
const ownName = ({ name }: Scene): string => name

const SEEDED: Readonly<Record<Kind, Readonly<Record<'both' | Half, readonly Sentence[]>>>> = {
  'national-number': {
    both: all(
      nationalNumber,
      (n, { name }) => `De concessie wordt verleend aan ${name} (rijksregisternummer ${n}).`,
      (n) => `Rijksregisternr.: ${n}`,
    ),
    tuning: all(nationalNumber, (n) => `Aanvrager met INSZ ${n} vraagt de terugbetaling van het voorschot.`),
    kept: all(
      nationalNumber,
      (n, { name }) => `${name}, ${n}, is ingeschreven in het bevolkingsregister.`,
      (n) => `Volgens het dossier betreft het de inschrijving onder nummer ${n} van het kind.`,
    ),
  },
  'bis-number': {
    both: all(
      bisNumber,
      (n) => `De betrokkene beschikt over bisnummer ${n}.`,
      (n) => `INSZ: ${n}`,
    ),
    tuning: all(bisNumber, (n, { name }) => `Mevrouw ${name} (bis ${n}) krijgt een referentieadres.`),
    kept: all(
      bisNumber,
      (n) => `Het identificatienummer van de sociale zekerheid van de werknemer is ${n}.`,
      (n) => `Student: ${n}, tewerkgesteld van 1 juli tot 31 augustus.`,
    ),
  },
  iban: {
    both: all(
      anyIban,
      (n) => `Het bedrag wordt gestort op rekening ${n}.`,
      (n, { name }) => `Uit te betalen aan ${name}, IBAN ${n}`,
    ),
    tuning: all(anyIban, (n) => `Rekeningnummer: ${n} op naam van de huurder.`),
    kept: all(
      anyIban,
      (n) => `De waarborg van 750 euro gaat terug naar ${n}.`,
      (n) => `Begunstigde (${n}) ontvangt de premie in twee schijven.`,
    ),
  },
  phone: {
    both: all(
      anyPhone,
      (n, { name }) => `De aanvrager ${name} is te bereiken op ${n}.`,
      (n) => `Gsm aanvrager: ${n}`,
    ),
    tuning: all(anyPhone, (n, { name }) => `Contactpersoon van de feestvierders is ${name}, tel. ${n}.`),
    kept: all(
      anyPhone,
      (n, { name }) => `Mevrouw ${name} (${n}) meldde de schade aan haar gevel.`,
      (n) => `De buurman belde op maandag en liet zijn nummer ${n} achter.`,
    ),
  },
  email: {
    both: all(
      privateMail,
      (n, { name }) => `${name} diende bezwaar in via ${n}.`,
      (n) => `E-mail aanvrager: ${n}`,
    ),
    tuning: all(privateMail, (n) => `Antwoord te sturen aan ${n} voor het einde van de maand.`),
    kept: all(
      privateMail,
      (n) => `De huurder (${n}) vraagt uitstel van betaling.`,
      (n) => `Gelet op de mail van ${n} over de wateroverlast;`,
    ),
  },
  address: {
    both: all(
      privateAddress,
      (n, { name, random }) => `De heer ${name}, wonende te ${n}, ${town(random)}, vraagt een toelating.`,
      (n, { name }) => `${name}, gedomicilieerd ${n}, krijgt een toelage.`,
    ),
    tuning: all(
      privateAddress,
      (n, { name, random }) => `Aanvraag van ${name} - ${n} - ${town(random)} voor een huisvuilzak.`,
      (n) => `De woning van de verzoeker in de ${n} is onbewoonbaar.`,
    ),
    kept: all(
      privateAddress,
      (n, { name, random }) => `Mevrouw ${name} verblijft op het adres ${n} te ${town(random)}.`,
      (n, { name, random }) => `Bezwaarindiener: ${name}, ${n}, ${town(random)}`,
      (n, { name }) => `Het gezin ${name} woont sinds maart in de ${n}.`,
    ),
  },
  'birth-date': {
    both: all(
      birthDate,
      (n, { name }) => `${name}, geboren op ${n}, wordt vast benoemd.`,
      (n) => `Geboortedatum: ${n}`,
    ),
    tuning: all(birthDate, (n, { name }) => `Mevrouw ${name} (° ${n}) vraagt een grafconcessie.`),
    kept: all(
      birthDate,
      (n, { name }) => `De heer ${name}, geboren te Voorbeeldegem op ${n}, vraagt een standplaats.`,
      (n, { name }) => `${name} (geb. ${n}) wordt in dienst genomen.`,
      (n) => `De overledene zag het levenslicht op ${n} en had de geboorteplaats Molendonk; geboortedatum ${n}.`,
    ),
  },
  name: {
    both: all(
      ownName,
      (n) => `De aanvraag werd ingediend door de heer ${n}.`,
      (n) => `Mevrouw ${n} wordt aangesteld als poetsvrouw in contractueel verband.`,
      (n) => `Aan verzoeker ${n} wordt een standplaats toegewezen op de wekelijkse markt.`,
    ),
    tuning: all(
      ownName,
      (n) => `Ontslag op eigen verzoek van ${n}, administratief medewerker.`,
      (n) => `De eigenaars, dhr. ${n} en echtgenote, gaan akkoord.`,
      (n) => `Grafconcessie voor wijlen ${n} wordt verlengd.`,
    ),
    kept: all(
      ownName,
      (n) => `Bezwaarschrift van ${n} tegen de verkaveling is ontvankelijk maar ongegrond.`,
      (n) => `Kandidaat ${n} slaagde als eerste voor de selectieproef.`,
      (n) => `Mw. ${n} verkoopt het perceel aan de gemeente.`,
      (n) => `Huurovereenkomst met ${n} voor de woning boven de bibliotheek.`,
    ),
  },
  health: {
    both: [
      ({ name }) => ({ text: `De heer ${name} is afwezig wegens ziekte sinds maart.`, target: 'ziekte' }),
      ({ name }) => ({
        text: `Aan ${name} wordt verlof toegestaan op grond van een medisch attest.`,
        target: 'medisch',
      }),
    ],
    tuning: [
      ({ name }) => ({
        text: `Mevrouw ${name} is definitief arbeidsongeschikt verklaard.`,
        target: 'arbeidsongeschikt',
      }),
      () => ({ text: 'Betrokkene werd opgenomen in een psychiatrisch ziekenhuis.', target: 'psychiatrisch' }),
    ],
    kept: [
      ({ name }) => ({ text: `${name} kreeg een arbeidsongeval en heeft een blijvende handicap.`, target: 'handicap' }),
      () => ({
        text: 'De werknemer legt een doktersbriefje voor en blijft zes weken thuis met een burn-out.',
        target: 'burn-out',
      }),
      ({ name }) => ({ text: `De behandelende arts van mevrouw ${name} stelde de diagnose vast.`, target: 'diagnose' }),
    ],
  },
  'social-aid': {
    both: [
      ({ name }) => ({ text: `Aan ${name} wordt een leefloon toegekend vanaf 1 april.`, target: 'leefloon' }),
      () => ({
        text: 'De cliënt krijgt steun in de vorm van een budgetmeter; betrokkene is in schuldbemiddeling.',
        target: 'schuldbemiddeling',
      }),
    ],
    tuning: [
      ({ name }) => ({ text: `Mevrouw ${name} ontvangt een equivalent leefloon.`, target: 'leefloon' }),
      ({ name }) => ({ text: `De installatiepremie van ${name} wordt goedgekeurd.`, target: 'installatiepremie' }),
    ],
    kept: [
      ({ name }) => ({
        text: `Terugvordering van ten onrechte ontvangen steun lastens ${name}, recht op maatschappelijke integratie.`,
        target: 'maatschappelijke integratie',
      }),
      () => ({
        text: 'De steunaanvrager vraagt een tussenkomst in de medische kosten en huurachterstal.',
        target: 'steunaanvrager',
      }),
      ({ name }) => ({ text: `De heer ${name} staat onder budgetbeheer bij het OCMW.`, target: 'budgetbeheer' }),
    ],
  },
}

type Plain = (scene: Scene) => string

const LOOK_ALIKES: Readonly<Record<Kind, Readonly<Record<'both' | Half, readonly Plain[]>>>> = {
  'national-number': {
    both: [
      ({ random }) => `Dossiernummer ${birthNumber(random, 0, false)} werd volledig verklaard.`,
      ({ random }) => `Ondernemingsnummer 0${random.int(200, 899)}.${digits(random, 3)}.${digits(random, 3)}`,
      ({ random }) => `Omgevingsloket OMV_${random.int(2018, 2025)}${digits(random, 6)}`,
    ],
    tuning: [({ random }) => `Factuur ${digits(random, 8)} van 12.400,50 euro wordt goedgekeurd.`],
    kept: [
      ({ random }) =>
        `Perceel kadastraal gekend 2e afdeling, sectie B, nummer ${random.int(100, 999)}/2 C, oppervlakte ${random.int(10, 99)} a ${random.int(10, 99)} ca.`,
      ({ random }) => `Bestelbon ${printBirthNumber(random, birthNumber(random, 0, false))} bij de leverancier.`,
    ],
  },
  'bis-number': {
    both: [({ random }) => `Artikelnummer ${birthNumber(random, 40, false)} in het magazijn wordt afgeschreven.`],
    tuning: [({ random }) => `Polisnummer ${birthNumber(random, 20, false)} van de brandverzekering.`],
    kept: [({ random }) => `EAN-code van de meter: 5414488${digits(random, 11)}`],
  },
  iban: {
    both: [
      ({ random }) => `Referentie ${iban(random, false)} in het archief.`,
      ({ random }) => `Gestructureerde mededeling +++${digits(random, 3)}/${digits(random, 4)}/${digits(random, 5)}+++`,
    ],
    tuning: [
      ({ random }) => `BTW BE 0${random.int(400, 899)}.${digits(random, 3)}.${digits(random, 3)} van de aannemer`,
    ],
    kept: [
      ({ random }) => `Lastenboek BE${digits(random, 5)}-${digits(random, 3)} perceel 2`,
      ({ random }) => `Btw-nummer BE0${digits(random, 9)}`,
    ],
  },
  phone: {
    both: [
      ({ random }) => `Meer info bij de dienst burgerzaken, tel. ${landline(random)}.`,
      ({ random }) => `Bestek nummer 2024/${digits(random, 3)} met een raming van ${random.int(10, 99)} 450 21 euro`,
    ],
    tuning: [({ random }) => `Gemeentehuis Voorbeeldegem, Dorpsplein 1, telefoon ${landline(random)}`],
    kept: [
      ({ random }) => `Het onthaal van het OCMW is bereikbaar op ${landline(random)} tijdens de kantooruren.`,
      ({ random }) =>
        `Ramingsbedrag: 0${random.int(2, 9)} ${digits(random, 3)} ${digits(random, 2)},${digits(random, 2)} euro (actie ${digits(random, 4)})`,
    ],
  },
  email: {
    both: [
      () => 'Vragen kunnen gesteld worden via info@voorbeeldegem.example.',
      () => 'Bezwaren te richten aan omgeving@voorbeeldegem.example',
    ],
    tuning: [() => 'E-mail: secretariaat@voorbeeldegem.example'],
    kept: [
      () => 'Inschrijven kan op sportdienst@molendonk.example tot 1 mei.',
      () => 'Contact: burgerzaken@molendonk.example of het loket',
    ],
  },
  address: {
    both: [
      ({ random }) => `Heraanleg van de ${street(random).replace(/ \S+$/u, '')} tussen de kerk en de school.`,
      ({ random }) => `De zitting gaat door in het gemeentehuis, ${street(random)}, ${town(random)}.`,
    ],
    tuning: [
      ({ random }) =>
        `Aanvullend reglement op het wegverkeer: parkeerverbod in de ${street(random)} tot ${random.int(2, 90)}.`,
    ],
    kept: [
      ({ random }) =>
        `Omgevingsvergunning voor het bouwen van een magazijn door NV Bouwwerken, maatschappelijke zetel ${street(random)}, ${town(random)}.`,
      ({ random }) => `De bibliotheek (${street(random)}) is gesloten op feestdagen.`,
    ],
  },
  'birth-date': {
    both: [
      ({ random }) => `Gelet op het decreet van ${printDate(random, 1976, 2017)};`,
      ({ random }) => `De overeenkomst loopt tot en met ${printDate(random, 2024, 2030)}.`,
    ],
    tuning: [({ random }) => `Gelet op de beslissing van de gemeenteraad van ${printDate(random, 1990, 2024)};`],
    kept: [
      ({ random }) =>
        `Koninklijk besluit van ${printDate(random, 1970, 2010)} houdende maatregelen voor de geboortepremie`,
      ({ random }) => `Notulen van de vorige zitting van ${printDate(random, 2015, 2025)} worden goedgekeurd.`,
    ],
  },
  name: {
    both: [
      ({ holder }) => `Schepen ${holder} licht het punt toe.`,
      ({ holder }) => `Aanwezig: ${holder}, burgemeester; voorzitter en leden van de raad.`,
      ({ holder }) => `Raadslid ${holder} vraagt het woord.`,
      () => 'De opdracht wordt gegund aan Van Hove Bouwwerken NV.',
    ],
    tuning: [
      ({ holder }) => `${holder}, algemeen directeur, neemt nota.`,
      () => 'Gelet op het Decreet Lokaal Bestuur en het Vlaams Reglement;',
      ({ holder }) => `Stemmen voor: ${holder} en de overige leden van Open Vld`,
    ],
    kept: [
      ({ holder }) => `Op voorstel van ${holder} beslist de raad het punt te verdagen.`,
      ({ holder }) => `De heer ${holder} verlaat de vergadering.`,
      ({ holder }) => `Namens de fractie antwoordt mevrouw ${holder} dat de werken starten.`,
      ({ holder }) => `Tegen: ${holder}. Onthouding: geen.`,
      () => 'De Koning Boudewijnstichting en het Agentschap Binnenlands Bestuur keurden het project goed.',
      () => 'Samenwerking met Natuurpunt Groot Molendonk en Kind en Gezin wordt verlengd.',
    ],
  },
  health: {
    both: [
      () => 'De verzekering arbeidsongevallen van het personeel wordt gegund.',
      () => 'Parkeerplaats voor personen met een handicap op het Dorpsplein.',
    ],
    tuning: [() => 'Subsidie voor ziekenzorg en de plaatselijke afdeling van het Rode Kruis.'],
    kept: [
      () => 'Het ziekenhuisnetwerk legt de rekeningen voor aan de raad.',
      () => 'De rechtspositieregeling bepaalt het ziekteverlof van het personeel.',
      () => 'Het wooncentrum vraagt erkenning voor bijkomende bedden psychiatrische zorg.',
    ],
  },
  'social-aid': {
    both: [
      () => 'Het budget voor leefloon wordt in het meerjarenplan verhoogd.',
      () => 'Samenwerkingsovereenkomst over schuldbemiddeling met het CAW.',
    ],
    tuning: [() => 'Reglement voor de tussenkomst in de kosten van dringende hulp wordt aangepast.'],
    kept: [
      () => 'De federale toelage voor het recht op maatschappelijke integratie stijgt.',
      () => 'Jaarverslag budgetbeheer en collectieve schuldenregeling 2023',
    ],
  },
}

/** The requested number of cases of each kind, drawn from the sentences of one half. */
function draw<Made, Case>(
  table: Readonly<Record<Kind, Readonly<Record<'both' | Half, readonly Made[]>>>>,
  half: Half,
  perKind: number,
  make: (made: Made, kind: Kind, scene: Scene) => Case,
): readonly Case[] {
  return KINDS.flatMap((kind) =>
    Array.from({ length: perKind }, (_, index) => {
      const random = createRandom({ text: `privacy ${half} ${kind} ${index}`, half })
      const [person, holder] = createPeople(random, 2, ['Samen'])
      if (!person || !holder) throw new Error('nobody was made')
      const sentences = [...table[kind].both, ...table[kind][half]]
      const name = printName(person, random.pick(['first-last', 'first-last', 'first-LAST', 'LAST-first'] as const))
      const scene = { random, person, name, holder: printName(holder, 'first-last') }
      const sentence = sentences[index % sentences.length]
      if (sentence === undefined) throw new Error(`no sentence for ${kind}`)
      return make(sentence, kind, scene)
    }),
  )
}

/** Sentences with personal data: `perKind` of each kind. */
export function seededCases(half: Half, perKind = 15): readonly SeededCase[] {
  return draw(SEEDED, half, perKind, (sentence, kind, scene) => ({
    ...sentence(scene),
    kind,
    officeHolders: [scene.holder],
  }))
}

/** Sentences without personal data. */
export function lookAlikes(half: Half, perKind = 15): readonly LookAlike[] {
  return draw(LOOK_ALIKES, half, perKind, (sentence, like, scene) => ({
    text: sentence(scene),
    like,
    officeHolders: [scene.holder],
  }))
}
