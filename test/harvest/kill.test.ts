import { describe, expect, it } from 'vitest'
import { requireBuild } from '../cli/require-build.js'
import { killHarvests } from './harvest-kill.js'

describe('a killed harvest (test/long: at 50 moments)', () => {
  it('is continued, ends with the dataset of an undisturbed one, and repeats only open requests', async () => {
    requireBuild()
    const { different, overAsked } = await killHarvests(1, 2, 2)
    expect({ different, overAsked }).toEqual({ different: 0, overAsked: 0 })
  }, 300_000)
})
