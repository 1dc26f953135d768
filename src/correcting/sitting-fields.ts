import { printedName } from '../mapping/identity/identity.js'
import type { DocumentKind, Mandataris, Model, Zitting } from '../model.js'
import { bestuursorgaanClasses } from '../rdf/concepts.js'
import { put, type Field } from './field.js'
import { namesOf, peopleIn } from './people-of-sitting.js'

const KINDS: Readonly<Record<DocumentKind, string>> = {
  agenda: 'agenda',
  'agenda-toegevoegd': 'agenda met toegevoegde punten',
  besluitenlijst: 'besluitenlijst',
  notulen: 'notulen',
  uittreksel: 'uittreksel',
  besluit: 'besluit',
}
/** The bodies of the code list; a document may print them otherwise. */
const BODIES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(bestuursorgaanClasses).map((name) => [name, name]),
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
  {
    name: 'documenttitel',
    label: 'Titel van het document',
    kind: 'text',
    get: ({ publicatie }) => publicatie?.title,
    set: (model, value) => ({ ...model, publicatie: put(model.publicatie ?? {}, 'title', value) }),
  },
]

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
  set: (zitting, value, people) => put(zitting, name, peopleIn(value, people)),
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

/** Those of a sitting who were not there at its start and came later. */
function latecomers({ heeftAanwezige = [], heeftAanwezigeBijStart = [] }: Zitting): readonly Mandataris[] {
  const atStart = new Set(namesOf(heeftAanwezigeBijStart))
  return atStart.size === 0 ? [] : heeftAanwezige.filter((person) => !atStart.has(printedName(person) ?? ''))
}

export const ZITTING_FIELDS: readonly Field<Zitting>[] = [
  {
    name: 'isGehoudenDoor',
    label: 'Orgaan',
    kind: 'choice',
    choices: BODIES,
    get: ({ isGehoudenDoor: organ }) => {
      const printed = organ?.classificatie?.prefLabel ?? organ?.prefLabel
      const folded = printed?.toLocaleLowerCase('nl')
      return Object.keys(BODIES).find((name) => name.toLocaleLowerCase('nl') === folded) ?? printed
    },
    set: (zitting, value) => {
      const bestuurt = zitting.isGehoudenDoor?.bestuurt ?? zitting.isGehoudenDoor?.isTijdspecialisatieVan?.bestuurt
      if (value === null) return put(zitting, 'isGehoudenDoor', bestuurt && { bestuurt })
      return put(zitting, 'isGehoudenDoor', {
        prefLabel: value,
        classificatie: { prefLabel: value },
        ...(bestuurt && { bestuurt }),
      })
    },
  },
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
  {
    name: 'laat',
    label: 'Later gekomen',
    kind: 'names',
    get: (zitting) => namesOf(latecomers(zitting)),
    set: (zitting, value, people) => {
      const late = new Set(latecomers(zitting))
      const others = (zitting.heeftAanwezige ?? []).filter((person) => !late.has(person))
      const all = [...others, ...(peopleIn(value, people) ?? [])]
      return put(zitting, 'heeftAanwezige', all.length > 0 ? all : null)
    },
  },
  attendance('heeftAfwezigeBijStart', 'Afwezig bij het begin'),
  {
    ...attendance('verontschuldigd', 'Verontschuldigd'),
    set: (zitting, value, people) => {
      const excused = peopleIn(value, people) ?? []
      const before = new Set(namesOf(zitting.verontschuldigd))
      const names = new Set(namesOf(excused))
      const isOf = (set: ReadonlySet<string>, person: Mandataris): boolean => set.has(printedName(person) ?? '')
      // Who sends apologies is absent, and was not there.
      const absent = (zitting.heeftAfwezigeBijStart ?? []).filter((each) => !isOf(before, each) && !isOf(names, each))
      const present = (zitting.heeftAanwezigeBijStart ?? []).filter((each) => !isOf(names, each))
      const lists = { heeftAfwezigeBijStart: [...excused, ...absent], heeftAanwezigeBijStart: present }
      return Object.entries({ ...lists, verontschuldigd: excused }).reduce<Zitting>(
        (made, [name, list]) => put(made, name as keyof typeof lists, list.length > 0 ? list : null),
        zitting,
      )
    },
  },
]
