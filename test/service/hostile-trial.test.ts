import { expect, it } from 'vitest'
import { runHostileTrial } from './hostile-trial.js'

it('10 polite clients are answered beside hostile queries, tables, pages and uploads (short form of test/long)', async () => {
  const result = await runHostileTrial({
    seconds: 15,
    politeClients: 10,
    hostileClients: 8,
    kinds: ['queries', 'tables', 'pages', 'uploads'],
  })
  console.info(JSON.stringify(result, null, 1))
  // Machines that test are busy: times are printed here, and held by the full trial.
  expect(result.polite.answers).toBeGreaterThan(0)
  expect(result.peak).toBeLessThan(1_500)
  expect([result.after, ...result.exit]).toEqual([200, 0, null])
}, 120_000)
