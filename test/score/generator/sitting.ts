import type { Day } from './calendar.js'
import { createParties, createPeople, type Person } from './people.js'
import { createMunicipality, type Municipality } from './places.js'
import type { Random } from './random.js'
import {
  appointTopic,
  messageTitle,
  minutesTopic,
  motionTopic,
  questionTitle,
  thingTopic,
  type Topic,
  type TopicKind,
  type TopicSource,
} from './topics.js'

export type BodyId = 'gemeenteraad' | 'rmw' | 'college' | 'vast-bureau' | 'bcsd' | 'districtsraad' | 'politieraad'

/** A body: its class and its words in a sentence. */
export interface Body {
  readonly id: BodyId
  /** Name of the class. */
  readonly name: string
  /** Other ways to print it at the head of a document. */
  readonly printed: readonly string[]
  /** With its article, inside a sentence. */
  readonly phrase: string
  readonly chairs: readonly string[]
}

export const BODIES: Readonly<Record<BodyId, Body>> = {
  gemeenteraad: {
    id: 'gemeenteraad',
    name: 'gemeenteraad',
    printed: ['Gemeenteraad', 'gemeenteraad', 'GEMEENTERAAD', 'Gemeenteraad'],
    phrase: 'de gemeenteraad',
    chairs: ['voorzitter', 'voorzitter van de gemeenteraad', 'gemeenteraadsvoorzitter'],
  },
  rmw: {
    id: 'rmw',
    name: 'raad voor maatschappelijk welzijn',
    printed: [
      'Raad voor maatschappelijk welzijn',
      'OCMW-raad',
      'RAAD VOOR MAATSCHAPPELIJK WELZIJN',
      'raad voor maatschappelijk welzijn',
    ],
    phrase: 'de raad voor maatschappelijk welzijn',
    chairs: ['voorzitter'],
  },
  college: {
    id: 'college',
    name: 'college van burgemeester en schepenen',
    printed: [
      'College van burgemeester en schepenen',
      'college van burgemeester en schepenen',
      'COLLEGE VAN BURGEMEESTER EN SCHEPENEN',
      'Schepencollege',
    ],
    phrase: 'het college van burgemeester en schepenen',
    chairs: ['burgemeester', 'burgemeester-voorzitter'],
  },
  'vast-bureau': {
    id: 'vast-bureau',
    name: 'vast bureau',
    printed: ['Vast bureau', 'Vast Bureau', 'VAST BUREAU'],
    phrase: 'het vast bureau',
    chairs: ['voorzitter'],
  },
  bcsd: {
    id: 'bcsd',
    name: 'bijzonder comité voor de sociale dienst',
    printed: ['Bijzonder comité voor de sociale dienst', 'Bijzonder Comité voor de Sociale Dienst'],
    phrase: 'het bijzonder comité voor de sociale dienst',
    chairs: ['voorzitter'],
  },
  districtsraad: {
    id: 'districtsraad',
    name: 'districtsraad',
    printed: ['Districtsraad', 'districtsraad'],
    phrase: 'de districtsraad',
    chairs: ['voorzitter'],
  },
  politieraad: {
    id: 'politieraad',
    name: 'politieraad',
    printed: ['Politieraad', 'politieraad'],
    phrase: 'de politieraad',
    chairs: ['voorzitter'],
  },
}

export interface Tally {
  readonly for: readonly Person[]
  readonly against: readonly Person[]
  readonly abstain: readonly Person[]
  readonly secret: boolean
}

export type Outcome = 'approved' | 'rejected' | 'noted' | 'postponed' | 'withdrawn'

export interface SittingItem {
  readonly title: string
  readonly closed: boolean
  /** Put on the agenda later, by a councillor or as urgent. */
  readonly added: boolean
  readonly kind: TopicKind | 'question' | 'message'
  readonly section: string
  readonly phrase: string
  readonly outcome: Outcome | null
  readonly vote?: Tally
  readonly amendment?: Tally
  /** Everybody who is there at this item. */
  readonly present: readonly Person[]
}

export interface Movement {
  readonly person: Person
  readonly kind: 'joins' | 'leaves'
  /** Index of the first item it holds for. */
  readonly from: number
}

export interface Sitting {
  readonly municipality: Municipality
  readonly body: Body
  readonly date: Day
  readonly planned: string
  readonly opened: string
  readonly closedAt: string
  readonly place: string
  readonly parties: readonly string[]
  readonly chair: Person
  readonly chairTitle: string
  readonly mayor: Person
  readonly aldermen: readonly Person[]
  readonly councillors: readonly Person[]
  readonly secretary: Person
  /** Members of the list of those present; the secretary is not one. */
  readonly present: readonly Person[]
  readonly excused: readonly Person[]
  readonly absent: readonly Person[]
  readonly movements: readonly Movement[]
  readonly items: readonly SittingItem[]
}

/** What a template asks of its sitting. */
export interface SittingWishes {
  readonly bodies?: readonly BodyId[]
  readonly items?: readonly [number, number]
  /** Share of the items in a closed part. */
  readonly closed?: number
  readonly questions?: number
  /** Share of decisions that are not unanimous. */
  readonly divided?: number
  readonly movements?: boolean
  /** Share of items that end otherwise than by approval: noted, rejected, postponed, withdrawn. */
  readonly others?: number
  readonly amendments?: number
  readonly like?: Sitting
}

/** An invented sitting, whole and without contradiction. */
export function createSitting(random: Random, wishes: SittingWishes = {}): Sitting {
  const municipality = wishes.like?.municipality ?? createMunicipality(random)
  const body =
    BODIES[
      random.pick<BodyId>(wishes.bodies ?? ['gemeenteraad', 'gemeenteraad', 'gemeenteraad', 'rmw', 'districtsraad'])
    ]
  const small = body.id === 'college' || body.id === 'vast-bureau' || body.id === 'bcsd'
  const parties = wishes.like?.parties ?? createParties(random, random.int(3, 5))
  const people = wishes.like
    ? [wishes.like.secretary, wishes.like.mayor, ...wishes.like.aldermen, ...wishes.like.councillors]
    : createPeople(random, small ? random.int(6, 9) : random.int(15, 27), parties)
  const [secretary, mayor, ...others] = people as [Person, Person, ...Person[]]
  const aldermen = others.slice(0, small ? others.length : random.int(3, 5))
  const councillors = others.slice(aldermen.length)
  const chair =
    wishes.like && !small ? wishes.like.chair : small ? mayor : random.chance(0.75) ? random.pick(councillors) : mayor
  const members = people.slice(1)
  const free = random.shuffle(members.filter((person) => person !== chair && person !== mayor))
  const excused = wishes.like?.excused ?? free.splice(0, random.pick([0, 1, 1, 2, 3]))
  const absent = wishes.like?.absent ?? (small ? [] : free.splice(0, random.pick([0, 0, 0, 1])))
  const present = members.filter((person) => !excused.includes(person) && !absent.includes(person))
  const date = wishes.like?.date ?? { year: random.int(2019, 2026), month: random.int(1, 12), day: random.int(2, 28) }
  const [low, high] = wishes.items ?? [6, 14]
  const count = random.int(low, high)
  const movements =
    wishes.movements && !small
      ? createMovements(
          random,
          free.filter((person) => present.includes(person)),
          count,
        )
      : []
  const source: TopicSource = { random, date, people: members, bodyWord: body.name, own: municipality.name }
  const items = createItems(source, wishes, present, movements, count, body)
  const hour = small
    ? random.pick(['08:30', '09:00', '14:00', '16:30'])
    : random.pick(['19:00', '19:30', '20:00', '20:00', '18:30'])
  return {
    municipality,
    body,
    date,
    planned: hour,
    opened: later(hour, random.int(0, 12)),
    closedAt: later(hour, random.int(25, 170)),
    place: random.pick([
      'raadzaal van het gemeentehuis',
      'Raadzaal',
      'gemeentehuis, Markt 1',
      'trouwzaal',
      'Oud Stadhuis',
      'administratief centrum',
    ]),
    parties,
    chair,
    chairTitle: random.pick(body.chairs),
    mayor,
    aldermen,
    councillors,
    secretary,
    present,
    excused,
    absent,
    movements,
    items,
  }
}

function createMovements(random: Random, free: readonly Person[], count: number): readonly Movement[] {
  return free.slice(0, random.int(1, 2)).map((person) => ({
    person,
    kind: random.chance(0.5) ? ('joins' as const) : ('leaves' as const),
    from: random.int(1, count - 2),
  }))
}

function createItems(
  source: TopicSource,
  wishes: SittingWishes,
  present: readonly Person[],
  movements: readonly Movement[],
  count: number,
  body: Body,
): readonly SittingItem[] {
  const { random } = source
  const titles = new Set<string>()
  const closedFrom = random.chance(wishes.closed ?? 0.4) ? count - random.int(1, 2) : count
  const items: SittingItem[] = []
  while (items.length < count) {
    const index = items.length
    const there = present.filter(
      (person) =>
        !movements.some(
          (movement) =>
            movement.person === person && (movement.kind === 'joins' ? index < movement.from : index >= movement.from),
        ),
    )
    const item = createItem(source, wishes, there, index, index >= closedFrom, closedFrom, body)
    // The same subject twice would leave open which is which.
    const subject = item.phrase === '' ? item.title : item.phrase
    if (titles.has(subject)) continue
    titles.add(subject)
    items.push(item)
  }
  return items
}

function createItem(
  source: TopicSource,
  wishes: SittingWishes,
  present: readonly Person[],
  index: number,
  closed: boolean,
  closedFrom: number,
  body: Body,
): SittingItem {
  const { random } = source
  const council = body.id === 'gemeenteraad' || body.id === 'rmw' || body.id === 'districtsraad'
  const late = index >= closedFrom - 2 && !closed
  if (council && late && random.chance(wishes.questions ?? 0.4)) {
    const kind = random.chance(0.7) ? 'question' : 'message'
    const title = kind === 'question' ? questionTitle(source) : messageTitle(source)
    return { title, closed, added: false, kind, section: 'Vragen', phrase: '', outcome: null, present }
  }
  const topic = createTopic(source, index, closed, council && late)
  const roll = random.next()
  const others = wishes.others ?? 0.15
  const outcome: Outcome =
    topic.kind === 'note'
      ? 'noted'
      : topic.kind === 'minutes' || roll > others
        ? 'approved'
        : roll > others * 0.55
          ? 'rejected'
          : roll > others * 0.25
            ? 'postponed'
            : 'withdrawn'
  const base = {
    title: topic.title,
    closed,
    added: council && late && topic.kind === 'motion',
    kind: topic.kind,
    section: topic.section,
    phrase: topic.phrase,
    outcome: outcome === 'rejected' && !council ? ('postponed' as const) : outcome,
    present,
  }
  if (base.outcome === 'withdrawn' || base.outcome === 'postponed' || base.outcome === 'noted') return base
  const divided = base.outcome === 'rejected' || random.chance(wishes.divided ?? 0.4)
  const vote = createTally(random, present, base.outcome === 'approved', divided, topic.kind === 'appoint')
  const amendment =
    base.outcome === 'approved' && !vote.secret && random.chance(wishes.amendments ?? 0)
      ? createTally(random, present, random.chance(0.3), true, false)
      : undefined
  return { ...base, vote, ...(amendment && { amendment }) }
}

function createTopic(source: TopicSource, index: number, closed: boolean, late: boolean): Topic {
  const { random } = source
  if (index === 0 && random.chance(0.75)) return minutesTopic(source)
  if (late && random.chance(0.5)) return motionTopic(source)
  if (random.chance(closed ? 0.6 : 0.1)) return appointTopic(source)
  return thingTopic(source)
}

/** Sides that follow the parties, so that they look like real ones. */
export function createTally(
  random: Random,
  present: readonly Person[],
  carried: boolean,
  divided: boolean,
  secret: boolean,
): Tally {
  if (!divided) return { for: present, against: [], abstain: [], secret }
  const parties = random.shuffle([...new Set(present.map(({ party }) => party))])
  for (let attempt = 0; attempt < 30; attempt++) {
    const sides = new Map(parties.map((party) => [party, random.pick(['for', 'for', 'against', 'abstain'] as const)]))
    const side = (person: Person): 'for' | 'against' | 'abstain' =>
      secret && random.chance(0.3)
        ? random.pick(['for', 'against', 'abstain'] as const)
        : (sides.get(person.party) ?? 'for')
    const votes = present.map((person) => [person, side(person)] as const)
    const of = (wanted: string): readonly Person[] =>
      votes.filter(([, given]) => given === wanted).map(([person]) => person)
    const tally = { for: of('for'), against: of('against'), abstain: of('abstain'), secret }
    const enough = carried
      ? tally.for.length > tally.against.length &&
        tally.for.length < present.length &&
        tally.for.length * 2 > present.length
      : tally.against.length > tally.for.length && tally.for.length > 0
    if (enough) return tally
  }
  const split = Math.ceil(present.length * 0.7)
  const [many, few] = [present.slice(0, split), present.slice(split)]
  return carried ? { for: many, against: few, abstain: [], secret } : { for: few, against: many, abstain: [], secret }
}

function later(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const total = hour * 60 + minute + minutes
  return `${String(Math.floor(total / 60) % 24).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
