import { expect, it } from 'vitest'
import { requireBuild } from '../cli/require-build.js'
import { openPostgresServer, postgresPrograms } from '../harvest/postgres-server.js'
import { workerTrials } from '../harvest/worker-trial.js'

it('three processes on one queue end where an ordinary harvest does, whoever is killed half-way, and hold the rate of every host', async () => {
  requireBuild()
  const programs = postgresPrograms()
  if (programs === undefined) throw new Error('this trial needs a PostgreSQL server (Debian: postgresql)')
  const server = await openPostgresServer(programs)
  try {
    const outcomes = await workerTrials(server.url, ['worker', 'leader', 'worker', 'leader'], 6, 12)
    for (const { killed, same, smallestGap, sentAgain } of outcomes)
      console.log(
        `killed: ${killed}; same dataset: ${same}; least gap at a host: ${smallestGap} ms (1000 allowed); documents sent again: ${sentAgain}`,
      )
    expect(outcomes.every(({ same }) => same)).toBe(true)
    expect(Math.min(...outcomes.map(({ smallestGap }) => smallestGap))).toBeGreaterThanOrEqual(1000)
    expect(Math.max(...outcomes.map(({ sentAgain }) => sentAgain))).toBeLessThanOrEqual(6)
  } finally {
    await server.close()
  }
})
