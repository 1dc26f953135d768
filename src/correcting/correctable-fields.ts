import { printedName } from '../mapping/identity/identity.js'
import type {
  Agendapunt,
  DocumentKind,
  LanguageText,
  Mandataris,
  Model,
  Stemming,
  Uitkomst,
  Zitting,
} from '../model.js'
import { isValidDate, isValidDateTime } from '../rdf/date-time.js'
import { persoonOf } from '../readers/prose/observe/person-names.js'
import type { CorrectedValue } from './correction.js'

/** Names of people as printed, and the mandatarissen of the sitting that bear them. */
export type PeopleOf = (names: readonly string[]) => readonly Mandataris[]

/** What a form must know of a field, whatever it stands on. */
export interface FieldForm {
  readonly name: string
  /** For people. */
  readonly label: string
  /** `names`: one a line. */
  readonly kind: 'text' | 'date' | 'moment' | 'count' | 'truth' | 'choice' | 'names'
  readonly choices?: Readonly<Record<string, string>>
}

/** A field of one noun: how it is read, and how a value is put in its place (null: taken away). */
export interface Field<Noun> extends FieldForm {
  readonly get: (noun: Noun) => CorrectedValue | undefined
  readonly set: (noun: Noun, value: CorrectedValue | null, people: PeopleOf) => Noun
}

const KINDS: Readonly<Record<DocumentKind, string>> = {
  agenda: 'agenda',
  'agenda-toegevoegd': 'agenda met toegevoegde punten',
  besluitenlijst: 'besluitenlijst',
  notulen: 'notulen',
  uittreksel: 'uittreksel',
  besluit: 'besluit',
}
const OUTCOMES: Readonly<Record<Uitkomst, string>> = {
  goedgekeurd: 'goedgekeurd',
  verworpen: 'verworpen',
  kennisgenomen: 'kennis genomen',
  verdaagd: 'verdaagd',
  ingetrokken: 'ingetrokken',
  aanvaard: 'aanvaard',
}

/** A noun without a field, or with another value of it. */
function put<Noun extends object>(noun: Noun, field: keyof Noun, value: unknown): Noun {
  const copy: Noun = { ...noun }
  if (value === null || value === undefined) Reflect.deleteProperty(copy, field)
  else Reflect.set(copy, field, value)
  return copy
}

const namesOf = (people: readonly Mandataris[] | undefined): readonly string[] | undefined => {
  const names = (people ?? []).flatMap((person) => printedName(person) ?? [])
  return names.length > 0 ? names : undefined
}
const asPeople = (value: CorrectedValue | null, people: PeopleOf): readonly Mandataris[] | null =>
  Array.isArray(value) ? people(value as readonly string[]) : null

const moment = (name: 'geplandeStart' | 'startedAtTime' | 'endedAtTime', label: string): Field<Zitting> => ({
  name,
  label,
  kind: 'moment',
  get: (zitting) => zitting[name],
  set: (zitting, value) => put(zitting, name, value),
})

const attendance = (
  name: 'heeftAanwezigeBijStart' | 'heeftAfwezigeBijStart' | 'verontschuldigd',
  label: string,
): Field<Zitting> => ({
  name,
  label,
  kind: 'names',
  get: (zitting) => namesOf(zitting[name]),
  set: (zitting, value, people) => put(zitting, name, asPeople(value, people)),
})

const office = (name: 'heeftVoorzitter' | 'heeftSecretaris', label: string): Field<Zitting> => ({
  name,
  label,
  kind: 'text',
  get: (zitting) => zitting[name] && printedName(zitting[name]),
  set: (zitting, value, people) => {
    const [person] = typeof value === 'string' ? people([value]) : []
    return put(zitting, name, person && { ...person, ...(name === 'heeftSecretaris' && { functionaris: true }) })
  },
})

/** A field of the first handling of an item, which is made where there is none. */
function inHandling(form: FieldForm, name: 'uitkomst' | 'openbaar'): Field<Agendapunt> {
  return {
    ...form,
    get: (item) => item.behandelingen?.[0]?.[name],
    set: (item, value) => {
      const [first = {}, ...others] = item.behandelingen ?? []
      // The sentence that was read told of the outcome that is corrected.
      const without = name === 'uitkomst' ? put(first, 'uitkomstTekst', null) : first
      return { ...item, behandelingen: [put(without, name, value), ...others] }
    },
  }
}

/** A field of the first vote on an item. */
function inVote(form: FieldForm, get: Field<Stemming>['get'], set: Field<Stemming>['set']): Field<Agendapunt> {
  return {
    ...form,
    get: (item) => {
      const vote = item.behandelingen?.[0]?.heeftStemming?.[0]
      return vote && get(vote)
    },
    set: (item, value, people) => {
      const [handling = {}, ...handlings] = item.behandelingen ?? []
      const [vote, ...votes] = handling.heeftStemming ?? []
      if (!vote && value === null) return item
      return {
        ...item,
        behandelingen: [{ ...handling, heeftStemming: [set(vote ?? {}, value, people), ...votes] }, ...handlings],
      }
    },
  }
}

const voteCount = (name: 'aantalVoorstanders' | 'aantalTegenstanders' | 'aantalOnthouders', label: string) =>
  inVote(
    { name, label, kind: 'count' },
    (vote) => vote[name],
    // A count stands in the place of "met eenparigheid".
    (vote, value) => put(put(vote, name, value), 'unaniem', value === null ? vote.unaniem : null),
  )

/** Names of one side; their number is the count of that side. */
const voters = (
  name: 'heeftVoorstander' | 'heeftTegenstander' | 'heeftOnthouder',
  count: 'aantalVoorstanders' | 'aantalTegenstanders' | 'aantalOnthouders',
  label: string,
): Field<Agendapunt> =>
  inVote(
    { name, label, kind: 'names' },
    (vote) => namesOf(vote[name]),
    (vote, value, people) => {
      const side = asPeople(value, people)
      const named = put(vote, name, side)
      const told = side === null ? named : put(put(named, count, side.length), 'unaniem', null)
      const all = [...(told.heeftVoorstander ?? []), ...(told.heeftTegenstander ?? []), ...(told.heeftOnthouder ?? [])]
      return put(told, 'heeftStemmer', all.length > 0 ? all : null)
    },
  )

export const DOCUMENT_FIELDS: readonly Field<Model>[] = [
  {
    name: 'kind',
    label: 'Soort document',
    kind: 'choice',
    choices: KINDS,
    get: ({ publicatie }) => publicatie?.kind,
    set: (model, value) => ({ ...model, publicatie: put(model.publicatie ?? {}, 'kind', value) }),
  },
]

export const ZITTING_FIELDS: readonly Field<Zitting>[] = [
  {
    name: 'datum',
    label: 'Dag van de zitting, als er geen uur staat',
    kind: 'date',
    get: ({ datum }) => datum,
    set: (zitting, value) => put(zitting, 'datum', value),
  },
  moment('geplandeStart', 'Gepland begin'),
  moment('startedAtTime', 'Begonnen'),
  moment('endedAtTime', 'Geëindigd'),
  {
    name: 'atLocation',
    label: 'Plaats',
    kind: 'text',
    get: ({ atLocation }) => atLocation?.label,
    set: (zitting, value) => put(zitting, 'atLocation', value === null ? null : { label: value }),
  },
  office('heeftVoorzitter', 'Voorzitter'),
  office('heeftSecretaris', 'Secretaris of algemeen directeur'),
  attendance('heeftAanwezigeBijStart', 'Aanwezig bij het begin'),
  attendance('heeftAfwezigeBijStart', 'Afwezig bij het begin'),
  attendance('verontschuldigd', 'Verontschuldigd'),
]

export const ITEM_FIELDS: readonly Field<Agendapunt>[] = [
  {
    name: 'nummer',
    label: 'Nummer',
    kind: 'text',
    get: ({ nummer }) => nummer,
    set: (item, value) => put(item, 'nummer', value),
  },
  {
    name: 'title',
    label: 'Titel',
    kind: 'text',
    get: ({ title }) => title?.[0]?.value,
    set: retitle,
  },
  {
    name: 'geplandOpenbaar',
    label: 'Gepland in openbare zitting',
    kind: 'truth',
    get: ({ geplandOpenbaar }) => geplandOpenbaar,
    set: (item, value) => put(item, 'geplandOpenbaar', value),
  },
  inHandling({ name: 'openbaar', label: 'In openbare zitting behandeld', kind: 'truth' }, 'openbaar'),
  inHandling({ name: 'uitkomst', label: 'Uitkomst', kind: 'choice', choices: OUTCOMES }, 'uitkomst'),
  voteCount('aantalVoorstanders', 'Stemmen voor'),
  voteCount('aantalTegenstanders', 'Stemmen tegen'),
  voteCount('aantalOnthouders', 'Onthoudingen'),
  inVote(
    { name: 'geheim', label: 'Geheime stemming', kind: 'truth' },
    ({ geheim }) => geheim,
    (vote, value) => put(vote, 'geheim', value),
  ),
  voters('heeftVoorstander', 'aantalVoorstanders', 'Stemden voor'),
  voters('heeftTegenstander', 'aantalTegenstanders', 'Stemden tegen'),
  voters('heeftOnthouder', 'aantalOnthouders', 'Onthielden zich'),
]

/** An item with another title. Decisions and votes that bore the title of the item bear the new one. */
function retitle(item: Agendapunt, value: CorrectedValue | null): Agendapunt {
  const old = item.title?.[0]
  const title = typeof value === 'string' ? { ...old, value } : undefined
  const renamed = (text: LanguageText): LanguageText =>
    title && text.value === old?.value ? { ...text, ...title } : text
  return {
    ...put(item, 'title', title && [title]),
    ...(item.behandelingen && {
      behandelingen: item.behandelingen.map((handling) => ({
        ...handling,
        ...(handling.generated && {
          generated: handling.generated.map((decision) => ({
            ...decision,
            ...(decision.title && { title: decision.title.map(renamed) }),
          })),
        }),
        ...(handling.heeftStemming && {
          heeftStemming: handling.heeftStemming.map((vote) => ({
            ...vote,
            ...(vote.onderwerp && { onderwerp: renamed(vote.onderwerp) }),
          })),
        }),
      })),
    }),
  }
}

/** Why a value cannot stand in a field, in Dutch; undefined when it can. */
export function faultOf({ kind, choices = {} }: FieldForm, value: CorrectedValue | null): string | undefined {
  if (value === null) return undefined
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= 2_000 ? undefined : 'vul een tekst in'
    case 'date':
      return typeof value === 'string' && value.length === 10 && isValidDate(value)
        ? undefined
        : 'vul een dag in die bestaat, zoals 2025-01-27'
    case 'moment':
      return typeof value === 'string' && isValidDateTime(value.length === 16 ? `${value}:00` : value)
        ? undefined
        : 'vul een dag en uur in, zoals 2025-01-27T20:00'
    case 'count':
      return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 1_000
        ? undefined
        : 'vul een aantal in'
    case 'truth':
      return typeof value === 'boolean' ? undefined : 'kies ja of nee'
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(choices, value) ? undefined : 'kies een van de mogelijkheden'
    case 'names':
      return Array.isArray(value) &&
        value.length <= 200 &&
        value.every((name) => typeof name === 'string' && name.trim() !== '' && name.length <= 200) &&
        new Set(value).size === value.length
        ? undefined
        : 'zet elke naam één keer, op een eigen regel'
  }
}

/** Names as people: those of the sitting that bear one, else somebody of that name. */
export function peopleOfSitting(zitting: Zitting): PeopleOf {
  const known = new Map<string, Mandataris>()
  for (const person of [
    ...(zitting.heeftAanwezigeBijStart ?? []),
    ...(zitting.heeftAanwezige ?? []),
    ...(zitting.heeftAfwezigeBijStart ?? []),
    ...(zitting.verontschuldigd ?? []),
    ...[zitting.heeftVoorzitter, zitting.heeftSecretaris].flatMap((person) => person ?? []),
  ]) {
    const name = printedName(person)
    if (name !== undefined && !known.has(name)) known.set(name, person)
  }
  return (names) => names.map((name) => known.get(name) ?? { isBestuurlijkeAliasVan: persoonOf(name) })
}
