import type { Scenario } from '../politeness.js'
import { busy } from './busy.js'
import { faults } from './faults.js'
import { pace } from './pace.js'
import { robots } from './robots.js'
import { ways } from './ways.js'

/**
 * Every scenario of politeness and faults, by what it is about. A table is made anew for every play: the servers
 * remember how far they are.
 */
export const SCENARIOS: Readonly<Record<string, () => readonly Scenario[]>> = {
  'the pace of a guest': pace,
  'robots.txt': robots,
  'where a guest goes': ways,
  'a busy host': busy,
  'faults of a server': faults,
}

/** The names of all scenarios, with a way to have one anew. */
export const ALL_SCENARIOS: readonly {
  readonly about: string
  readonly name: string
  readonly make: () => Scenario
}[] = Object.entries(SCENARIOS).flatMap(([about, table]) =>
  table().map(({ name }, index) => ({
    about,
    name,
    make: () => {
      const scenario = table()[index]
      if (!scenario) throw new Error(`${name} is not in its table any more`)
      return scenario
    },
  })),
)
