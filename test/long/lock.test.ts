import { describe, expect, it } from 'vitest'
import { requireBuild } from '../cli/require-build.js'
import { lockTrial } from '../log/lock-trial.js'

describe('processes that take over the lock of a dead one at the same instant', () => {
  it('are one holder in each of 100 trials, and leave nothing beside the lock', async () => {
    requireBuild()
    const trial = await lockTrial(100, 6)
    console.log(JSON.stringify(trial))
    expect(trial).toEqual({ trials: 100, severalHolders: 0, nobody: 0, leftovers: [] })
  })
})
