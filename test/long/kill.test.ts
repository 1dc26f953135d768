import { describe, expect, it } from 'vitest'
import { requireBuild } from '../cli/require-build.js'
import { killTrial } from '../log/kill-trial.js'

describe('a process that is killed at 100 random instants while it works on a data folder', () => {
  it('loses nothing it acknowledged, and the next one ends where an undisturbed one does', async () => {
    requireBuild()
    const { trials, killed, lost, different } = await killTrial(100, 4)
    console.log(`${trials} trials, killed before the end in ${killed}; acknowledged and lost: ${lost.length}; other dataset than undisturbed: ${different}`)
    expect(killed).toBeGreaterThan(80)
    expect({ lost, different }).toEqual({ lost: [], different: 0 })
  })
})
