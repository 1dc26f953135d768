import { describe, expect, it } from 'vitest'
import { requireBuild } from '../cli/require-build.js'
import { killHarvests } from './harvest-kill.js'

describe('a harvest that is killed (test/long: at 50 instants)', () => {
  it('is taken up, ends where an undisturbed one does, and asks again for what was under way only', async () => {
    requireBuild()
    const { different, overAsked } = await killHarvests(1, 2, 2)
    expect({ different, overAsked }).toEqual({ different: 0, overAsked: 0 })
  }, 300_000)
})
