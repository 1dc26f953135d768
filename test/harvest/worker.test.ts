import { describe, expect, it } from 'vitest'
import { requireBuild } from '../cli/require-build.js'
import { openPostgresServer, postgresPrograms } from './postgres-server.js'
import { workerTrials } from './worker-trial.js'

const programs = postgresPrograms()
const isRequired = process.env['RAADLINK_REQUIRE_SHARED'] === '1'
if (programs === undefined && !isRequired)
  console.warn('skipped: harvesting on several machines needs a PostgreSQL server here (Debian: postgresql)')

describe.skipIf(programs === undefined && !isRequired)(
  'three processes on one queue (test/long: larger, each kind killed)',
  () => {
    it('end with the dataset of an ordinary harvest when the leader is killed, and keep the rate of every host', async () => {
      requireBuild()
      const server = await openPostgresServer(programs!)
      try {
        const [outcome] = await workerTrials(server.url, ['leader'], 2, 3)
        expect(outcome).toMatchObject({ killed: 'leader', same: true })
        expect(outcome!.smallestGap).toBeGreaterThanOrEqual(1000)
        expect(outcome!.sentAgain).toBeLessThanOrEqual(2)
      } finally {
        await server.close()
      }
    }, 300_000)
  },
)
