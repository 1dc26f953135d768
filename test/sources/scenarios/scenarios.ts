import type { Scenario } from '../politeness.js'
import { busy } from './busy.js'
import { faults } from './faults.js'
import { pace } from './pace.js'
import { robots } from './robots.js'
import { ways } from './ways.js'

/**
 * Every scenario of politeness and faults, by subject. A table is created for every play, because the servers remember
 * where they are.
 */
export const SCENARIOS: Readonly<Record<string, () => readonly Scenario[]>> = {
  'the pace of a guest': pace,
  'robots.txt': robots,
  'where a guest goes': ways,
  'a busy host': busy,
  'faults of a server': faults,
}

/** The names of all scenarios, with a function to create each. */
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
      if (!scenario) throw new Error(`${name} is no longer in its table`)
      return scenario
    },
  })),
)
