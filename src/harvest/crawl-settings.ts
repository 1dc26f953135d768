import type { Text } from '../rules/rule.js'
import type { Document } from '../document.js'
import type { DataFolder } from '../log/data-folder.js'
import type { Reading } from '../readers/reading.js'
import type { Report } from '../report/report.js'
import type { Fetched, PoliteFetchOptions } from '../sources/polite/polite-client.js'
import type { HarvestEvent } from './harvest-event.js'
import type { Ledger } from './ledger/ledger.js'
import type { LedgerLimits } from './ledger/ledger-queue.js'
import type { HarvestSource } from './follow/source.js'

/** The result of reading one capture, as `ingest` reports it. */
export interface ReadOutcome {
  readonly document: Pick<Document, 'address'>
  readonly outcome: 'published' | 'unchanged' | 'set-aside' | 'failed' | 'compared'
  readonly report?: Report
  readonly thrown?: unknown
}

/**
 * Reads and publishes captures that were not read yet, and the given documents; `onRead` is called for each as soon as
 * it is read and returns whether there is something to publish.
 */
export type ReadCaptures = (
  again: readonly Document[],
  onRead: (reading: Reading) => 'publish' | 'set-aside',
) => AsyncIterable<ReadOutcome>

/** How a crawl makes requests: the polite client itself, or one that passes them to other machines. */
export interface CrawlClient {
  fetch(address: string, options: PoliteFetchOptions & { readonly source: HarvestSource }): Promise<Fetched>
  /** Milliseconds until a host may be asked again; Infinity: not in this run. */
  wait(address: string): number
  /** The sitemaps in the robots.txt for an address. */
  robots(address: string): Promise<{ readonly sitemaps: readonly string[] }>
  close(): Promise<void>
}

/** What a crawl needs. */
export interface CrawlSettings {
  readonly sources: ReadonlyMap<string, HarvestSource>
  readonly ledger: Ledger
  readonly data: DataFolder
  readonly client: CrawlClient
  readonly read: ReadCaptures
  /** The language of progress messages; what is stored is Dutch. Default Dutch. */
  readonly language?: keyof Text
  readonly now: () => Date
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Hosts that are asked at the same time; there is never more than one request at a time to a host. */
  readonly hosts: number
  /**
   * The longest time, in milliseconds, that a run waits for a host that asks for a pause. When a host asks for more,
   * its addresses are left for the next run. Default one hour.
   */
  readonly longestRest?: number
  /**
   * How often one address is requested in one run at most, when the client thinks that retrying may help. Default
   * three.
   */
  readonly attempts?: number
  readonly signal?: AbortSignal | undefined
  readonly tell: (event: HarvestEvent) => void
}

/** Default for `attempts`. */
export const DEFAULT_ATTEMPTS = 3

/** The limits of a source that sets none: ten times the publications of the largest known council. */
export const DEFAULT_LIMITS: LedgerLimits = { pages: 50_000, depth: 6 }

/** The limits of a source. */
export function limitsOf(source: HarvestSource | undefined): LedgerLimits {
  return { pages: source?.limits.pages ?? DEFAULT_LIMITS.pages, depth: source?.limits.depth ?? DEFAULT_LIMITS.depth }
}
