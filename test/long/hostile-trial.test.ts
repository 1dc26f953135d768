import { expect, it } from 'vitest'
import { runHostileTrial } from '../service/hostile-trial.js'

it('10 polite clients beside 16 hostile ones, five minutes', async () => {
  const result = await runHostileTrial({
    seconds: 300,
    politeClients: 10,
    hostileClients: 16,
    kinds: ['queries', 'tables', 'pages', 'uploads'],
  })
  console.info(JSON.stringify(result, null, 1))
  expect(result.polite.p95).toBeLessThan(300)
  expect(result.polite.refused).toEqual({})
  expect(result.peak).toBeLessThan(1_500)
  expect([result.after, ...result.exit]).toEqual([200, 0, null])
})
