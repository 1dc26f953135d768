import type pg from 'pg'
import { createDocument, type DocumentDetails } from '../../document.js'
import type { Fetched, PoliteClient, Validators } from '../../sources/polite/polite-client.js'
import { ownAddresses } from '../../sources/own-addresses.js'
import type { SourceSettings } from '../../sources/list/source-settings.js'
import { sitemapsNamed } from '../crawl/read-sitemap.js'

/** Name of the task that requests one address. */
export const ASK_TASK = 'raadlink_ask'
/** Channel on which answers are announced. */
export const ANSWERED = 'raadlink_answered'

/** One address to request, as queued. Of a login it holds only the names of the variables with the secrets. */
export interface AskJob {
  /** Names the address within the run; the answer is stored under it. */
  readonly key: string
  /** `robots`: only its robots.txt. */
  readonly what: 'address' | 'robots'
  readonly address: string
  readonly validators: Validators
  readonly accept?: string
  readonly source: Pick<SourceSettings, 'start' | 'hosts' | 'limits' | 'login'>
}

type KeptFetched =
  | Exclude<Fetched, { readonly kind: 'fetched' }>
  | (Omit<Extract<Fetched, { readonly kind: 'fetched' }>, 'document'> & { readonly document: DocumentDetails })

/** An answer as it is stored; the bytes of a document are stored beside it. */
export interface KeptAnswer {
  readonly sitemaps?: readonly string[]
  readonly fetched?: KeptFetched
  /** Milliseconds until the host may be asked again; null: not in this run. */
  readonly wait: number | null
}

/**
 * Requests one address on behalf of the leader, and stores the answer for it. The client keeps the pace of the host
 * over all processes (`postgresHosts`). An address whose answer is waiting is not requested again.
 */
export async function askForLeader(
  job: AskJob,
  pool: pg.Pool,
  client: PoliteClient,
  signal: AbortSignal,
): Promise<void> {
  const { key, what, address } = job
  if ((await pool.query('SELECT 1 FROM raadlink_harvest.answer WHERE key = $1', [key])).rowCount === 1) return
  const { body, ...answer } =
    what === 'robots'
      ? { body: null, sitemaps: await sitemapsNamed(address, client, signal) }
      : await fetchFor(job, client, signal)
  const wait = client.wait(address)
  const kept: KeptAnswer = { ...answer, wait: Number.isFinite(wait) ? wait : null }
  await pool.query(
    `WITH kept AS (INSERT INTO raadlink_harvest.answer (key, answer, body) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING) SELECT pg_notify($4, $1)`,
    [key, JSON.stringify(kept), body, ANSWERED],
  )
}

async function fetchFor(
  { address, validators, accept, source: { start, hosts, limits, login } }: AskJob,
  client: PoliteClient,
  signal: AbortSignal,
): Promise<{ readonly fetched: KeptFetched; readonly body: Buffer | null }> {
  const fetched = await client.fetch(address, {
    validators,
    signal,
    site: ownAddresses(start, hosts),
    ...(accept !== undefined && { accept }),
    ...(login && { login }),
    ...(limits.requestsPerSecond !== undefined && { requestsPerSecond: limits.requestsPerSecond }),
    ...(limits.bytes !== undefined && { bytes: limits.bytes }),
  })
  if (fetched.kind !== 'fetched') return { fetched, body: null }
  const { bytes, address: foundAt, name, mediaType, charset, retrieved } = fetched.document
  return {
    fetched: {
      ...fetched,
      document: { address: foundAt, name, mediaType, retrieved, ...(charset !== undefined && { charset }) },
    },
    body: Buffer.from(bytes),
  }
}

/** Restores an answer from its stored form. */
export function answerOf(fetched: KeptFetched, body: Uint8Array | null): Fetched {
  return fetched.kind === 'fetched'
    ? { ...fetched, document: createDocument(body ?? new Uint8Array(), fetched.document) }
    : fetched
}
