import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { KeptRobots, SharedHosts } from '../../sources/polite/shared-hosts.js'

/**
 * Milliseconds between two checks whether another process left a host. This is rare: the jobs of a host are in one
 * serial queue, and only redirects reach it from elsewhere.
 */
const LOOK = 50

interface HostRow {
  readonly interval: number
  readonly pause: number
  readonly rest: number
  readonly failures: number
  readonly rests: number
}

/**
 * The hosts as shared by processes in PostgreSQL: one process at a host at a time, the time of the next request by the
 * clock of the database, and pace, pauses and rests valid for all. `process` is the id of this process: when one dies
 * at a host the others remove it there, and still keep the distance.
 */
export function postgresHosts(pool: pg.Pool, process: string): SharedHosts {
  return {
    async enter(host, interval, signal) {
      await pool.query('INSERT INTO raadlink_harvest.host (host) VALUES ($1) ON CONFLICT DO NOTHING', [host])
      for (;;) {
        signal?.throwIfAborted()
        // A pace that was unknown when the last process left also counts from then.
        const {
          rows: [state],
        } = await pool.query<HostRow>(
          `UPDATE raadlink_harvest.host SET holder = $2, pace = greatest(pace, $3)
           WHERE host = $1 AND holder IS NULL AND due + greatest(0, $3 - pace) <= raadlink_harvest.milliseconds()
           RETURNING pace AS interval, greatest(0, paused - raadlink_harvest.milliseconds()) AS pause, greatest(0, resting - raadlink_harvest.milliseconds()) AS rest, failures, rests`,
          [host, process, interval],
        )
        if (state) return state
        const {
          rows: [left],
        } = await pool.query<{ wait: number }>(
          'SELECT due + greatest(0, $2 - pace) - raadlink_harvest.milliseconds() AS wait FROM raadlink_harvest.host WHERE host = $1',
          [host, interval],
        )
        await delay(Math.max(left?.wait ?? 0, LOOK), undefined, signal ? { signal } : {})
      }
    },
    async leave(host, { interval, pause, rest, failures, rests }, asked) {
      await pool.query(
        `UPDATE raadlink_harvest.host SET holder = NULL, pace = greatest(pace, $3), failures = $6, rests = $7,
           due = CASE WHEN $8 THEN raadlink_harvest.milliseconds() + greatest(pace, $3) ELSE due END,
           paused = raadlink_harvest.milliseconds() + $4, resting = raadlink_harvest.milliseconds() + $5
         WHERE host = $1 AND holder = $2`,
        [host, process, interval, pause, rest, failures, rests, asked],
      )
    },
    async robotsOf(origin) {
      const {
        rows: [row],
      } = await pool.query<{
        kept: Exclude<KeptRobots, { readonly kind: 'read' }> | { readonly kind: 'read'; readonly address: string }
        body: Buffer | null
        holds: number
      }>(
        'SELECT kept, body, until - raadlink_harvest.milliseconds() AS holds FROM raadlink_harvest.robots WHERE origin = $1 AND until > raadlink_harvest.milliseconds()',
        [origin],
      )
      return (
        row && {
          holds: row.holds,
          kept: row.kept.kind === 'read' ? { ...row.kept, body: row.body ?? new Uint8Array() } : row.kept,
        }
      )
    },
    async keepRobots(origin, kept, holds) {
      const { body, ...rest } = { body: undefined, ...kept }
      await pool.query(
        `INSERT INTO raadlink_harvest.robots (origin, kept, body, until) VALUES ($1, $2, $3, raadlink_harvest.milliseconds() + $4)
         ON CONFLICT (origin) DO UPDATE SET kept = EXCLUDED.kept, body = EXCLUDED.body, until = EXCLUDED.until`,
        [origin, JSON.stringify(rest), body === undefined ? null : Buffer.from(body), holds],
      )
    },
  }
}

/** A new run: hosts that were left alone in the last one are tried again; the time of the next request stays. */
export async function forgetRests(pool: pg.Pool): Promise<void> {
  await pool.query('UPDATE raadlink_harvest.host SET resting = 0, failures = 0, rests = 0')
}
