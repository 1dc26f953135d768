import { describe, expect, it } from 'vitest'
import { requireBuild } from '../cli/require-build.js'
import { killHarvests } from '../harvest/harvest-kill.js'

describe('a harvest that is killed at 50 random instants', () => {
  it('is taken up, ends where an undisturbed one does, and asks again for what was under way only', async () => {
    requireBuild()
    const { kills, different, overAsked } = await killHarvests(50, 5, 6)
    console.log(
      `${kills} kills; other dataset than undisturbed: ${different}; asked again for more than was under way: ${overAsked}`,
    )
    expect({ different, overAsked }).toEqual({ different: 0, overAsked: 0 })
  })
})
