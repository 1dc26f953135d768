import { describe, expect, it } from 'vitest'
import { requireBuild } from '../cli/require-build.js'
import { killTrial } from '../log/kill-trial.js'

describe('a process that is killed at 100 random instants while it works on a data folder', () => {
  it('loses nothing it acknowledged, and the next one ends where an undisturbed one does', async () => {
    requireBuild()
    const { kills, missed, lost, different, leftovers, survivors } = await killTrial(100, 4)
    console.log(
      `${kills} kills (${missed} runs were done before); acknowledged and lost: ${lost.length}; other dataset than undisturbed: ${different}; files left: ${leftovers.length}; erased and still there: ${survivors}`,
    )
    expect({ lost, different, leftovers, survivors }).toEqual({ lost: [], different: 0, leftovers: [], survivors: 0 })
  })
})
