import { describe, expect, it } from 'vitest'
import { requireBuild } from '../cli/require-build.js'
import { runLoad } from '../service/load.js'

requireBuild()

describe('the service under load', () => {
  it('answers 200 clients for five minutes without a wrong answer, in memory that stays flat after the first', async () => {
    const { answers, wrong, refused, memory } = await runLoad({ clients: 200, seconds: 300 })
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
    const [second, last] = [mean(memory.slice(60, 120)), mean(memory.slice(-60))]
    console.log(
      `${answers} answers, refused: ${JSON.stringify(refused)}; ${second.toFixed(0)} MB in the second minute, ${last.toFixed(0)} MB in the last`,
    )
    expect(wrong.slice(0, 5)).toEqual([])
    expect(answers).toBeGreaterThan(10_000)
    expect(last).toBeLessThan(second * 1.1)
  }, 600_000)
})
