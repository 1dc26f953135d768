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

/** What came of reading one capture, as `ingest` tells it. */
export interface ReadOutcome {
  readonly document: Pick<Document, 'address'>
  readonly outcome: 'published' | 'unchanged' | 'set-aside' | 'failed' | 'compared'
  readonly report?: Report
  readonly thrown?: unknown
}

/**
 * Reads and publishes what was received and not read yet, and the documents given besides; `onRead` hears of each as
 * soon as it is read and says whether there is something to publish.
 */
export type ReadCaptures = (
  again: readonly Document[],
  onRead: (reading: Reading) => 'publish' | 'set-aside',
) => AsyncIterable<ReadOutcome>

/** How a crawl asks: the polite client, or whoever asks for it on other machines. */
export interface CrawlClient {
  fetch(address: string, options: PoliteFetchOptions & { readonly source: HarvestSource }): Promise<Fetched>
  /** Milliseconds until a host may be asked again; Infinity: not in this run. */
  wait(address: string): number
  /** The sitemaps that the robots file for an address names. */
  robots(address: string): Promise<{ readonly sitemaps: readonly string[] }>
  close(): Promise<void>
}

/** What a crawl works with. */
export interface CrawlSettings {
  readonly sources: ReadonlyMap<string, HarvestSource>
  readonly ledger: Ledger
  readonly data: DataFolder
  readonly client: CrawlClient
  readonly read: ReadCaptures
  /** Of what is told while it goes on; what is kept is Dutch. Default Dutch. */
  readonly language?: keyof Text
  readonly now: () => Date
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Hosts that are asked at the same time; never two requests at once to one. */
  readonly hosts: number
  /**
   * Milliseconds that a run waits for a host that asks for it; of one that asks for more the rest is left for the next
   * run. Default an hour.
   */
  readonly longestRest?: number
  /**
   * Times that one address is asked for in one run at most, when the client thinks that another try can help. Default
   * three.
   */
  readonly attempts?: number
  readonly signal?: AbortSignal | undefined
  readonly tell: (event: HarvestEvent) => void
}

/** Tries of one address in one run when nothing else is said. */
export const DEFAULT_ATTEMPTS = 3

/** What a source is allowed when it does not say. Ten times the publications of the largest council known. */
export const DEFAULT_LIMITS: LedgerLimits = { pages: 50_000, depth: 6 }

/** What a source is allowed. */
export function limitsOf(source: HarvestSource | undefined): LedgerLimits {
  return { pages: source?.limits.pages ?? DEFAULT_LIMITS.pages, depth: source?.limits.depth ?? DEFAULT_LIMITS.depth }
}
