import { describe, expect, it } from 'vitest'
import { requireBuild } from '../cli/require-build.js'
import { killTrial } from './kill-trial.js'

describe('a process that is killed while it works on a data folder (test/long: at 100 moments)', () => {
  it('loses nothing that was acknowledged, and the next one ends like an undisturbed one', async () => {
    requireBuild()
    const { lost, different, leftovers, survivors } = await killTrial(2, 4)
    expect({ lost, different, leftovers, survivors }).toEqual({ lost: [], different: 0, leftovers: [], survivors: 0 })
  }, 300_000)
})
