import { describe, expect, it } from 'vitest'
import { requireBuild } from '../cli/require-build.js'
import { runLoad } from './load.js'

requireBuild()

describe('the service under load', () => {
  // The full trial, five minutes with 200 clients, is test/long/load.test.ts.
  it('gives many clients at once the answers it gives one', async () => {
    const { answers, wrong, refused } = await runLoad({ clients: 60, seconds: 6 })
    expect(wrong.slice(0, 5)).toEqual([])
    expect(answers).toBeGreaterThan(100)
    console.log(`${answers} answers, refused: ${JSON.stringify(refused)}`)
  }, 60_000)
})
