import { randomUUID } from 'node:crypto'
import { EventEmitter, setMaxListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { AppError, messageOf } from '../../errors.js'
import type { PoliteClient } from '../../sources/polite/polite-client.js'
import type { SharedHosts } from '../../sources/polite/shared-hosts.js'
import type { CrawlClient } from '../crawl-settings.js'
import { openPostgres, quietLogger } from './postgres.js'
import { openPostgresClient } from './postgres-client.js'
import { postgresHosts } from './postgres-hosts.js'
import { breakLockOfTheDead, enroll, freeTheDead, leaveAll } from './postgres-processes.js'
import { ASK_TASK, askForLeader, type AskJob } from './postgres-task.js'

/** How one of several processes works. */
export interface WorkerSettings {
  readonly connectionString: string
  /** The data folder on storage that all processes share. */
  readonly folder: string
  /** Opens the client that makes the requests, given what it shares with the others. */
  readonly openClient: (shared: SharedHosts) => PoliteClient
  /** Addresses that this process requests at the same time. */
  readonly concurrency: number
  readonly signal: AbortSignal
  /**
   * The work of the leader: reads, publishes and writes the data folder. `openClient` makes requests through the queue.
   */
  readonly lead: (openClient: () => CrawlClient, signal: AbortSignal) => Promise<void>
}

const LEADER = 7_252_302
/** Milliseconds between two checks of the other processes. */
const LOOK = 1000
/**
 * Milliseconds within which the database must answer. A silent leader stops itself before the database releases its
 * lock.
 */
const SILENCE = 10_000

/**
 * Works on a shared queue until it is stopped, or until a run ends that was going on meanwhile. Every process makes
 * requests; one of them leads, and only that one writes the data folder. The leader holds an advisory lock, which the
 * database releases when the process dies; then another continues the run. The jobs and hosts of a dead process are
 * released at once, as it held such a lock too. Rejects with `endpoint-failed` when the database is gone.
 */
export async function workOnQueue(settings: WorkerSettings): Promise<void> {
  const { pool, graphile, pg } = await openPostgres(settings.connectionString)
  const lost = new AbortController()
  const stop = AbortSignal.any([settings.signal, lost.signal])
  setMaxListeners(0, stop)
  const lose = (error: unknown): void =>
    lost.abort(
      new AppError(
        'endpoint-failed',
        `the queue is gone (${messageOf(error)}): start again when it is back; nothing is lost`,
        { cause: error },
      ),
    )
  // One connection for the whole life of the process: the others know it by its locks.
  const own = new pg.Client({
    connectionString: settings.connectionString,
    application_name: 'raadlink worker',
    keepAlive: true,
    query_timeout: SILENCE,
  })
  own.on('error', lose)
  try {
    await own.connect()
    const {
      rows: [begun],
    } = await own.query<{ now: string }>('SELECT clock_timestamp()::text AS now')
    const id = await enroll(own)
    const client = settings.openClient(postgresHosts(pool, id))
    const events: WorkerEvents = new EventEmitter()
    events.on('worker:create', ({ worker }) => {
      own
        .query('UPDATE raadlink_harvest.process SET workers = array_append(workers, $2) WHERE id = $1', [
          id,
          worker.workerId,
        ])
        .catch(lose)
    })
    const runner = await graphile.run({
      pgPool: pool,
      concurrency: settings.concurrency,
      noHandleSignals: true,
      pollInterval: LOOK,
      logger: quietLogger({ graphile }),
      events,
      taskList: { [ASK_TASK]: (payload) => askForLeader(payload as AskJob, pool, client, stop) },
    })
    const timer = setInterval(() => {
      freeTheDead(own, id).catch(lose)
    }, LOOK)
    try {
      while (!stop.aborted) {
        // A run that ended while this process was there was this process's run too.
        const {
          rows: [seen],
        } = await own.query<{ ended: boolean; led: boolean }>(
          `SELECT EXISTS (SELECT 1 FROM raadlink_harvest.control WHERE key = 'ended' AND at > $1::timestamptz) AS ended, pg_try_advisory_lock($2) AS led`,
          [begun?.now, LEADER],
        )
        if (seen?.ended === true) break
        if (seen?.led === true) {
          // The previous leader may have died a moment ago.
          await freeTheDead(own, id)
          await leadRun(settings, pool, own, stop)
          break
        }
        await delay(LOOK, undefined, { signal: stop }).catch((thrown: unknown) => {
          if (!stop.aborted) throw thrown
        })
      }
    } finally {
      clearInterval(timer)
      await runner.stop()
      await client.close()
      if (!lost.signal.aborted) await leaveAll(own, id)
    }
  } catch (thrown) {
    throw lost.signal.aborted ? lost.signal.reason : thrown
  } finally {
    await own.end()
    await pool.end()
  }
}

/** Leads a run to its end, also one that another process began. */
async function leadRun(
  { folder, lead }: WorkerSettings,
  pool: pg.Pool,
  own: pg.Client,
  stop: AbortSignal,
): Promise<void> {
  const fresh = randomUUID()
  const {
    rows: [named],
  } = await own.query<{ value: string }>(
    `INSERT INTO raadlink_harvest.control (key, value) VALUES ('run', $1) ON CONFLICT (key) DO UPDATE SET key = EXCLUDED.key RETURNING value`,
    [fresh],
  )
  const run = named?.value ?? fresh
  await breakLockOfTheDead(own, folder)
  const client = await openPostgresClient(pool, run)
  try {
    // The client lives as long as this process leads, over any number of runs.
    await lead(() => ({ ...client, close: () => client.nextRun() }), stop)
  } finally {
    await client.close()
  }
  if (stop.aborted) return
  await pool.query(`DELETE FROM raadlink_harvest.answer WHERE key LIKE $1`, [`${run} %`])
  await own.query(`DELETE FROM raadlink_harvest.control WHERE key = 'run'`)
  await own.query(
    `INSERT INTO raadlink_harvest.control (key, value) VALUES ('ended', $1) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, at = clock_timestamp()`,
    [run],
  )
}
