import { describe, expect, it } from 'vitest'
import { play } from './politeness.js'
import { ALL_SCENARIOS, SCENARIOS } from './scenarios/scenarios.js'

describe.each(Object.keys(SCENARIOS))('%s', (about) => {
  it.each(ALL_SCENARIOS.filter((each) => each.about === about).map(({ name, make }) => [name, make] as const))(
    '%s',
    (_, make) => play(make()),
  )
})

it('there are enough of them, and each has its own name', () => {
  expect(new Set(ALL_SCENARIOS.map(({ name }) => name)).size).toBe(ALL_SCENARIOS.length)
  expect(ALL_SCENARIOS.length).toBeGreaterThanOrEqual(80)
})
