import { expect, it } from 'vitest'
import { ALL_SCENARIOS } from '../sources/scenarios/scenarios.js'
import { accountForScenarios, oneOfEachOutcome } from './account-for-scenarios.js'

// The client alone plays every scenario (test/sources/politeness.test.ts); test/long plays all of them through the
// ledger.
accountForScenarios(oneOfEachOutcome())

it('has a scenario of every outcome', () => {
  const outcomes = (scenarios: typeof ALL_SCENARIOS): ReadonlySet<string> =>
    new Set(scenarios.flatMap(({ make }) => make().gives))
  expect(outcomes(oneOfEachOutcome())).toEqual(outcomes(ALL_SCENARIOS))
})
