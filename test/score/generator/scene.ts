import { isoDay } from './calendar.js'
import type { GoldKind, GoldOutcome, GoldSitting, GoldSittingItem } from './gold-sitting.js'
import { printName, type NameOrder, type Person } from './people.js'
import { createRandom, type Random } from './random.js'
import type { Seed } from './seed.js'
import { createSitting, type Outcome, type Sitting, type SittingItem, type SittingWishes } from './sitting.js'

/** One sitting, told once: the choices that hold for a whole document. */
export interface Scene {
  readonly random: Random
  readonly sitting: Sitting
  readonly order: NameOrder
  /** The name of somebody as this document prints it. */
  readonly name: (person: Person) => string
}

const ORDERS: readonly NameOrder[] = [
  'first-last',
  'first-last',
  'first-last',
  'LAST-first',
  'last-first',
  'first-LAST',
]

/** A scene for a family and seed; the seed alone decides what happens in it. */
export function createScene(seed: Seed, wishes: SittingWishes, orders: readonly NameOrder[] = ORDERS): Scene {
  const random = createRandom(seed)
  const sitting = createSitting(random, wishes)
  const order = random.pick(orders)
  return { random, sitting, order, name: (person) => printName(person, order) }
}

/** The same people and day under another body, as after a joint sitting. */
export function nextScene({ random, sitting, order, name }: Scene, wishes: SittingWishes): Scene {
  return { random, order, name, sitting: createSitting(random, { ...wishes, like: sitting }) }
}

const OUTCOMES: Readonly<Record<Outcome, GoldOutcome>> = {
  approved: 'goedgekeurd',
  rejected: 'verworpen',
  noted: 'kennisgenomen',
  postponed: 'verdaagd',
  withdrawn: 'ingetrokken',
}

export function goldOutcome(outcome: Outcome | null): GoldOutcome | null {
  return outcome === null ? null : OUTCOMES[outcome]
}

/** A gold item of which nothing is told but what `told` says. */
export function goldItem(item: Pick<SittingItem, 'title'>, told: Partial<GoldSittingItem> = {}): GoldSittingItem {
  return {
    nummer: null,
    titel: item.title,
    openbaar: null,
    uitkomst: null,
    besluit: null,
    artikelen: [],
    stemmingen: [],
    ...told,
  }
}

/** A gold sitting of which nothing is told but the kind and what `told` says. */
export function goldSitting(type: GoldKind, told: Partial<GoldSitting>): GoldSitting {
  return {
    type,
    bestuurseenheid: null,
    bestuursorgaan: null,
    datum: null,
    geplandeStart: null,
    start: null,
    einde: null,
    voorzitter: null,
    secretaris: null,
    aanwezig: [],
    verontschuldigd: [],
    afwezig: [],
    aanwezigNeutraal: [],
    agendapunten: [],
    ...told,
  }
}

/** Unit, body and date as gold; most heads print the three. */
export function headGold({ sitting }: Scene): Pick<GoldSitting, 'bestuurseenheid' | 'bestuursorgaan' | 'datum'> {
  return { bestuurseenheid: sitting.municipality.name, bestuursorgaan: sitting.body.name, datum: isoDay(sitting.date) }
}

/** A local moment on the day of the sitting. */
export function momentGold({ sitting }: Scene, time: string): string {
  return `${isoDay(sitting.date)}T${time}`
}
