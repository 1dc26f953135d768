import { performance } from 'node:perf_hooks'
import type pg from 'pg'
import { AppError } from '../../errors.js'
import type { CrawlClient } from '../crawl-settings.js'
import { forgetRests } from './postgres-hosts.js'
import { ANSWERED, answerOf, ASK_TASK, type AskJob, type KeptAnswer } from './postgres-task.js'

/** Milliseconds between two checks for answers without a notification (the listening connection may have broken). */
const LOOK = 1000

interface Kept {
  readonly key: string
  readonly answer: KeptAnswer
  readonly body: Uint8Array | null
}

/**
 * A client for several runs: call `nextRun` when one has ended, so that hosts that were left alone in it are tried
 * again.
 */
export interface PostgresClient extends CrawlClient {
  nextRun(): Promise<void>
}

/**
 * Makes requests through the queue: each address is a job in the serial queue of its host, done by whichever process
 * takes it. An answer stays in the database until the leader has it on disk, so that a new leader finds it and nothing
 * is requested twice. `run` names the run; answers of another run are never used.
 */
export async function openPostgresClient(pool: pg.Pool, run: string): Promise<PostgresClient> {
  const waiting = new Map<
    string,
    { readonly resolve: (kept: Kept) => void; readonly reject: (reason: unknown) => void }
  >()
  const taken = new Set<string>()
  const due = new Map<string, number>()
  const listener = await pool.connect()
  let failure: Error | undefined
  const failAll = (thrown: unknown): void => {
    failure ??= thrown instanceof Error ? thrown : new Error(String(thrown))
    for (const { reject } of waiting.values()) reject(failure)
    waiting.clear()
  }
  const look = async (keys: readonly string[]): Promise<void> => {
    if (keys.length === 0) return
    const { rows } = await pool.query<Kept>(
      'SELECT key, answer, body FROM raadlink_harvest.answer WHERE key = ANY($1)',
      [keys],
    )
    for (const kept of rows) {
      waiting.get(kept.key)?.resolve(kept)
      waiting.delete(kept.key)
    }
  }
  const lookForAll = async (): Promise<void> => {
    const keys = [...waiting.keys()]
    await look(keys)
    const { rows } = await pool.query<{ key: string; last_error: string | null }>(
      'SELECT key, last_error FROM graphile_worker.jobs WHERE key = ANY($1) AND attempts >= max_attempts AND locked_at IS NULL',
      [keys],
    )
    for (const { key, last_error: error } of rows)
      waiting
        .get(key)
        ?.reject(
          new AppError(
            'endpoint-failed',
            `no process could do a job of the queue (${error ?? 'no reason is known'}): the run goes on when it is started again`,
          ),
        )
  }
  listener.on('notification', ({ payload }) => {
    if (payload !== undefined && waiting.has(payload)) look([payload]).catch(failAll)
  })
  listener.on('error', (error) =>
    failAll(
      new AppError(
        'endpoint-failed',
        `the queue is gone (${error.message}): the run goes on when it is started again`,
        { cause: error },
      ),
    ),
  )
  await listener.query(`LISTEN ${ANSWERED}`)
  // What processes gave up on is requested again.
  await pool.query(
    'SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker.jobs WHERE task_identifier = $1 AND attempts >= max_attempts AND locked_at IS NULL))',
    [ASK_TASK],
  )
  const timer = setInterval(() => {
    lookForAll().catch(failAll)
  }, LOOK)

  /**
   * Answers taken before are on disk by now: the crawl notes each answer before it asks the same host again, and all of
   * them before it ends.
   */
  const forget = async (host?: string): Promise<void> => {
    const keys = [...taken].filter((key) => host === undefined || hostOf(key) === host)
    if (keys.length === 0) return
    for (const key of keys) taken.delete(key)
    await pool.query('DELETE FROM raadlink_harvest.answer WHERE key = ANY($1)', [keys])
  }
  const ask = async (
    what: AskJob['what'],
    address: string,
    asked: Omit<AskJob, 'key' | 'what' | 'address'>,
    signal?: AbortSignal,
  ): Promise<Kept> => {
    if (failure !== undefined) throw failure
    signal?.throwIfAborted()
    const { host } = new URL(address)
    const key = `${run} ${what} ${address}`
    await forget(host)
    const answered = new Promise<Kept>((resolve, reject) => waiting.set(key, { resolve, reject }))
    const stop = (): void => waiting.get(key)?.reject(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })
    try {
      await Promise.all([
        answered,
        pool
          .query(
            `SELECT graphile_worker.add_job($1, $2::json, queue_name := $3, job_key := $4, job_key_mode := 'unsafe_dedupe') WHERE NOT EXISTS (SELECT 1 FROM raadlink_harvest.answer WHERE key = $4)`,
            [ASK_TASK, JSON.stringify({ key, what, address, ...asked } satisfies AskJob), host, key],
          )
          .then(async () => look([key])),
      ])
      const kept = await answered
      taken.add(key)
      due.set(host, kept.answer.wait === null ? Infinity : performance.now() + kept.answer.wait)
      return kept
    } finally {
      waiting.delete(key)
      signal?.removeEventListener('abort', stop)
    }
  }

  return {
    async fetch(address, { validators = {}, accept, source: { start, hosts, limits, login }, signal }) {
      const {
        answer: { fetched },
        body,
      } = await ask(
        'address',
        address,
        {
          validators,
          ...(accept !== undefined && { accept }),
          source: { start, hosts, limits, ...(login && { login }) },
        },
        signal,
      )
      if (!fetched) throw new Error(`${address} was answered by its robots file`)
      return answerOf(fetched, body)
    },
    wait: (address) => Math.max(0, (due.get(new URL(address).host) ?? 0) - performance.now()),
    async robots(address) {
      const { answer } = await ask('robots', address, {
        validators: {},
        source: { start: address, hosts: [], limits: {} },
      })
      return { sitemaps: answer.sitemaps ?? [] }
    },
    async nextRun() {
      due.clear()
      await forgetRests(pool)
    },
    async close() {
      clearInterval(timer)
      try {
        await forget()
        await listener.query(`UNLISTEN ${ANSWERED}`)
      } finally {
        listener.release()
      }
    },
  }
}

function hostOf(key: string): string {
  return new URL(key.slice(key.lastIndexOf(' ') + 1)).host
}
