import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LedgerFeed } from './ledger-feed.js'
import { LedgerFile } from './ledger-file.js'
import { LedgerOutcomes } from './ledger-outcomes.js'
import { LedgerQueue } from './ledger-queue.js'
import type { FoundHow, LedgerReader, LedgerRow, LedgerRun } from '../../completeness/ledger-row.js'
import { ledgerRows } from './ledger-rows.js'
import { LedgerRuns } from './ledger-runs.js'

/**
 * The ledger of a data folder (harvest.sqlite): a row for every address ever seen, how it was found and what came of
 * it; the runs; when each source is due. Every change is one transaction: a process may be killed between any two.
 */
export class Ledger implements LedgerReader {
  readonly queue: LedgerQueue
  readonly outcomes: LedgerOutcomes
  readonly runs: LedgerRuns
  readonly feed: LedgerFeed
  readonly #file: LedgerFile

  /** Opens the ledger of a data folder, and creates it when it is missing. */
  constructor(folder: string, { readonly = false }: { readonly readonly?: boolean } = {}) {
    this.#file = new LedgerFile(join(folder, 'harvest.sqlite'), readonly)
    this.queue = new LedgerQueue(this.#file)
    this.outcomes = new LedgerOutcomes(this.#file)
    this.feed = new LedgerFeed(this.#file)
    this.runs = new LedgerRuns(this.#file, this.feed)
  }

  /** The ledger of a folder; undefined when nothing was ever harvested there. */
  static existing(folder: string): Ledger | undefined {
    return existsSync(join(folder, 'harvest.sqlite')) ? new Ledger(folder) : undefined
  }

  /** The ledger of a folder for reading; undefined when nothing was ever harvested there. */
  static reading(folder: string): Ledger | undefined {
    return existsSync(join(folder, 'harvest.sqlite')) ? new Ledger(folder, { readonly: true }) : undefined
  }

  /** The pages that a page led to when it was last read. */
  targets(source: string, page: string): readonly string[] {
    return this.#file
      .all<{ target: string }>('SELECT target FROM edge WHERE source = ? AND page = ? ORDER BY target', source, page)
      .map(({ target }) => target)
  }

  /** How an address was found, for each source that has it. */
  rowsOf(address: string): readonly { readonly source: string; readonly how: FoundHow }[] {
    return this.#file.all<{ source: string; how: FoundHow }>(
      'SELECT source, how FROM address WHERE address = ? ORDER BY source',
      address,
    )
  }

  sources(): readonly string[] {
    return this.runs.sources()
  }

  rows(source: string): Generator<LedgerRow> {
    return ledgerRows(this.#file, source)
  }

  lastRun(source: string): LedgerRun | undefined {
    return this.runs.last(source)
  }

  close(): void {
    this.#file.close()
  }
}
