/*
 * The ledger of a harvest, as its readers see it: `ledger.ts` writes it, `completeness.ts` and the status of a data
 * folder read it. Types only, so that neither side depends on the other.
 */

/** How an address was found. */
export type FoundHow = 'start' | 'link' | 'paging' | 'pdf-twin' | 'attachment' | 'sitemap' | 'feed'

/**
 * The state of an address. Only `queued` and `fetching` still wait: a run that ends with one of them is not complete.
 * `refused` is not retried in the run (robots, private address, too large). `skipped` was not requested because of a
 * written rule (beyond the depth or number of pages of its source, not on its host), or was only passed in a redirect.
 */
export type LedgerState = 'queued' | 'fetching' | 'fetched' | 'unchanged' | 'refused' | 'failed' | 'gone' | 'skipped'

/** Every state of an address, in the order in which they are shown. */
export const LEDGER_STATES = [
  'fetched',
  'unchanged',
  'gone',
  'refused',
  'failed',
  'skipped',
  'queued',
  'fetching',
] as const satisfies readonly LedgerState[]

/**
 * The result of reading a capture: that of `ingest`, or that there was nothing to read for the dataset (a list page).
 */
export type ParsedOutcome = 'published' | 'unchanged' | 'failed' | 'no-publication'

/** One address of one source. */
export interface LedgerRow {
  readonly source: string
  /** Canonical. */
  readonly address: string
  readonly foundHow: FoundHow
  /** Address of the page that led here; absent for a start address. */
  readonly foundOn?: string
  /** When it was first seen (xsd:dateTime). */
  readonly foundAt: string
  /** Steps from the start address. */
  readonly depth: number
  readonly state: LedgerState
  /** Why it was refused, failed or skipped: a word of the closed list of its origin. */
  readonly reason?: string
  /** The same for people. */
  readonly message?: string
  /** HTTP status of the last answer. */
  readonly status?: number
  readonly etag?: string
  readonly lastModified?: string
  readonly sha256?: string
  /** When a body or a 304 was last received (xsd:dateTime). */
  readonly lastFetched?: string
  /** How many times in a row it was gone (404, 410). */
  readonly timesGone: number
  /** Withdrawn from the dataset because it was gone as often as the rule of its source says. */
  readonly withdrawn?: boolean
  readonly parsed?: ParsedOutcome
  /** Why it could not be read, when `parsed` is `failed`. */
  readonly parseFailure?: string
  readonly items?: number
  readonly findings?: number
  /** Requests made for it, in all runs together. */
  readonly requests: number
}

/** How a run of a source ended; `running` for one that has not, or was killed. */
export type RunState = 'running' | 'complete' | 'partial' | 'failed'

/** One run over one source. */
export interface LedgerRun {
  readonly source: string
  readonly started: string
  readonly ended?: string
  readonly state: RunState
  readonly requests: number
  readonly bytes: number
}

/** What can be read of a ledger. */
export interface LedgerReader {
  /** Ids of the sources that were ever harvested, sorted. */
  sources(): readonly string[]
  /** Every address of a source, sorted. */
  rows(source: string): Iterable<LedgerRow>
  /** The last run of a source, also one that is still going on. */
  lastRun(source: string): LedgerRun | undefined
}
