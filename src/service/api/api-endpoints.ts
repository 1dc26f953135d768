import { AppError } from '../../errors.js'
import type { PublicCouncil } from '../../publication/council/council.js'
import type { SittingSummary } from '../../publication/council/public-model.js'
import { uuidOf } from '../../rdf/uuid.js'
import { idOf, type ApiNouns, type Json } from './api-nouns.js'
import { flatPart, limitOf, listPart, type Keyed, type ListPart } from './api-pages.js'
import { pageOf, referenceTo, type Schema } from './api-schemas.js'

/** A parameter of an address. */
export interface Parameter {
  readonly name: string
  readonly description: string
  readonly schema: Schema
  readonly in?: 'query' | 'path'
}

/** What an endpoint is asked. */
export interface ApiRequest {
  readonly council: PublicCouncil
  readonly nouns: ApiNouns
  readonly id: string
  readonly parameters: URLSearchParams
}

/** One endpoint that tells of the public model. */
export interface Endpoint {
  /** Below the start of the API: `zittingen/{id}`. */
  readonly path: string
  readonly operation: string
  readonly summary: string
  readonly parameters: readonly Parameter[]
  readonly schema: Schema
  /** A list, that is paged; else one thing, undefined when there is none. */
  readonly list?: (request: ApiRequest) => ListPart<Json>
  readonly one?: (request: ApiRequest) => Json | undefined
}

const ID: Parameter = {
  name: 'id',
  description: '`id` of the thing, as lists give it.',
  schema: { type: 'string' },
  in: 'path',
}
const PAGING: readonly Parameter[] = [
  {
    name: 'limit',
    description: 'Things on a page; a page may hold fewer.',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  },
  { name: 'cursor', description: 'As the address in `next` of the page before has it.', schema: { type: 'string' } },
]
const BODIES: readonly Parameter[] = [
  { name: 'bestuurseenheid', description: '`id` of a bestuurseenheid.', schema: { type: 'string' } },
  { name: 'bestuursorgaan', description: '`id` of a bestuursorgaan.', schema: { type: 'string' } },
]
const DAYS: readonly Parameter[] = [
  { name: 'van', description: 'First day of a sitting.', schema: { type: 'string', format: 'date' } },
  { name: 'tot', description: 'Last day of a sitting.', schema: { type: 'string', format: 'date' } },
]

/** The endpoints: a row each. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: 'bestuurseenheden',
    operation: 'listBestuurseenheden',
    summary: 'Municipalities and others whose bodies hold sittings, by name',
    parameters: PAGING,
    schema: pageOf('Bestuurseenheid'),
    list: ({ council, nouns, parameters }) => {
      const all = new Map(council.councils.map((each) => [each.path, nouns.council(each)]))
      return flatPart([...all.keys()], (path) => all.get(path), asked(parameters))
    },
  },
  {
    path: 'bestuurseenheden/{id}',
    operation: 'getBestuurseenheid',
    summary: 'One bestuurseenheid',
    parameters: [ID],
    schema: referenceTo('Bestuurseenheid'),
    one: ({ council, nouns, id }) => {
      const found = council.councils.find(({ path }) => idOf(path) === id)
      return found && nouns.council(found)
    },
  },
  {
    path: 'bestuursorganen',
    operation: 'listBestuursorganen',
    summary: 'Bodies that hold sittings, by name',
    parameters: [...BODIES.slice(0, 1), ...PAGING],
    schema: pageOf('Bestuursorgaan'),
    list: ({ council, nouns, parameters }) => {
      const unit = parameters.get('bestuurseenheid')
      const wanted = council.bodies.filter((body) => unit === null || idOf(body.council?.path ?? '') === unit)
      const all = new Map(wanted.map((body) => [body.path, nouns.body(body)]))
      return flatPart([...all.keys()], (path) => all.get(path), asked(parameters))
    },
  },
  {
    path: 'bestuursorganen/{id}',
    operation: 'getBestuursorgaan',
    summary: 'One bestuursorgaan',
    parameters: [ID],
    schema: referenceTo('Bestuursorgaan'),
    one: ({ council, nouns, id }) => {
      const found = council.bodies.find(({ path }) => idOf(path) === id)
      return found && nouns.body(found)
    },
  },
  {
    path: 'zittingen',
    operation: 'listZittingen',
    summary: 'Sittings, the latest day first',
    parameters: [...BODIES, ...DAYS, ...PAGING],
    schema: pageOf('Zitting'),
    list: ({ council, nouns, parameters }) => {
      const all = new Map(wantedSittings(council, parameters).map((sitting) => [sitting.iri, sitting]))
      return flatPart(
        [...all.keys()],
        (iri) => map(all.get(iri), (sitting) => nouns.sitting(sitting)),
        asked(parameters),
      )
    },
  },
  {
    path: 'zittingen/{id}',
    operation: 'getZitting',
    summary: 'One sitting with who was there and its items',
    parameters: [ID],
    schema: referenceTo('ZittingDetails'),
    one: ({ council, nouns, id }) =>
      map(council.sitting(`zittingen/${id}`), (sitting) => nouns.sittingDetails(sitting)),
  },
  {
    path: 'agendapunten',
    operation: 'listAgendapunten',
    summary: 'Items of sittings, the latest sitting first, in the order of the agenda',
    parameters: [...BODIES, ...DAYS, ...PAGING],
    schema: pageOf('Agendapunt'),
    list: (request) =>
      ofSittings(request, (sitting) =>
        sitting.items.map((item) => ({ key: item.path, item: request.nouns.item(item, sitting) })),
      ),
  },
  {
    path: 'agendapunten/{id}',
    operation: 'getAgendapunt',
    summary: 'One item with its votes and decisions',
    parameters: [ID],
    schema: referenceTo('Agendapunt'),
    one: ({ council, nouns, id }) =>
      map(council.item(`punten/${id}`), ({ item, sitting }) => nouns.item(item, sitting)),
  },
  {
    path: 'besluiten',
    operation: 'listBesluiten',
    summary: 'Decisions, the latest sitting first; then those of which no item is told',
    parameters: [...BODIES, ...DAYS, ...PAGING],
    schema: pageOf('Besluit'),
    list: (request) => {
      const { council, nouns, parameters } = request
      const isFiltered = [...BODIES, ...DAYS].some(({ name }) => parameters.has(name))
      return ofSittings(
        request,
        (sitting) =>
          sitting.items.flatMap((item) =>
            item.decisions.map((decision) => ({
              key: decision.iri,
              item: nouns.decision(decision, { item, sitting }),
            })),
          ),
        isFiltered ? [] : [...council.looseDecisionPaths],
        (path) => map(council.looseDecision(path), ({ decision, ...around }) => nouns.decision(decision, around)),
      )
    },
  },
  {
    path: 'besluiten/{id}',
    operation: 'getBesluit',
    summary: 'One decision',
    parameters: [ID],
    schema: referenceTo('Besluit'),
    one: ({ council, nouns, id }) => {
      const [first = '', second] = id.split('.')
      if (second === undefined)
        return map(council.looseDecision(`besluiten/${first}`), ({ decision, ...around }) =>
          nouns.decision(decision, around),
        )
      return map(council.item(`punten/${first}`), ({ item, sitting }) =>
        map(
          item.decisions.find(({ iri }) => uuidOf(iri) === second),
          (decision) => nouns.decision(decision, { item, sitting }),
        ),
      )
    },
  },
  {
    path: 'stemmingen',
    operation: 'listStemmingen',
    summary: 'Votes, the latest sitting first',
    parameters: [...BODIES, ...DAYS, ...PAGING],
    schema: pageOf('Stemming'),
    list: (request) =>
      ofSittings(request, (sitting) =>
        sitting.items.flatMap((item) =>
          item.votes.map((vote, i) => ({
            key: `${item.path} ${i}`,
            item: request.nouns.vote(vote, item, sitting),
          })),
        ),
      ),
  },
  {
    path: 'personen',
    operation: 'listPersonen',
    summary: 'People whom documents name as members of a body',
    parameters: PAGING,
    schema: pageOf('Persoon'),
    list: ({ council, nouns, parameters }) =>
      flatPart(
        [...council.personPaths].sort(),
        (path) => map(council.person(path), (person) => brief(nouns.person(person))),
        {
          ...asked(parameters),
          limit: Math.min(limitOf(parameters), 20),
        },
      ),
  },
  {
    path: 'personen/{id}',
    operation: 'getPersoon',
    summary: 'Somebody with the sittings in which they are named and how they voted where names are given',
    parameters: [ID],
    schema: referenceTo('Persoon'),
    one: ({ council, nouns, id }) => map(council.person(`personen/${id}`), (person) => nouns.person(person)),
  },
]

/** A page of what sittings give; `others` come behind the last sitting. */
function ofSittings(
  { council, parameters }: ApiRequest,
  give: (sitting: NonNullable<ReturnType<PublicCouncil['sitting']>>) => readonly Keyed<Json>[],
  others: readonly string[] = [],
  giveOther: (key: string) => Json | undefined = () => undefined,
): ListPart<Json> {
  const sittings = new Set(wantedSittings(council, parameters).map(({ iri }) => iri))
  const open = (key: string): readonly Keyed<Json>[] => {
    const sitting = sittings.has(key) ? council.sitting(key) : undefined
    if (sitting) return give(sitting)
    return [giveOther(key)].flatMap((item) => (item ? [{ key: '.', item }] : []))
  }
  return listPart([...sittings, ...others], open, asked(parameters))
}

function wantedSittings(council: PublicCouncil, parameters: URLSearchParams): readonly SittingSummary[] {
  const [unit, body] = [parameters.get('bestuurseenheid'), parameters.get('bestuursorgaan')]
  const [from, to] = [dayOf(parameters, 'van'), dayOf(parameters, 'tot')]
  return council.sittings.filter(
    ({ body: own, day }) =>
      (unit === null || idOf(own?.council?.path ?? '') === unit) &&
      (body === null || idOf(own?.path ?? '') === body) &&
      (from === undefined || (day ?? '') >= from) &&
      (to === undefined || (day !== undefined && day <= to)),
  )
}

function dayOf(parameters: URLSearchParams, name: string): string | undefined {
  const day = parameters.get(name) ?? undefined
  if (day !== undefined && (!/^\d{4}-\d{2}-\d{2}$/u.test(day) || Number.isNaN(Date.parse(day))))
    throw new AppError('usage', `${name}: a day like 2025-02-03`)
  return day
}

function asked(parameters: URLSearchParams): { readonly cursor: string | undefined; readonly limit: number } {
  return { cursor: parameters.get('cursor') ?? undefined, limit: limitOf(parameters) }
}

/** Somebody in a list: the sittings are told at their own address. */
function brief(person: Json): Json {
  return { ...person, zittingen: undefined }
}

function map<From, To>(value: From | undefined, make: (value: From) => To): To | undefined {
  return value === undefined ? undefined : make(value)
}
