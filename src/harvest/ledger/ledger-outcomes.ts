import { LIMIT_REASONS } from '../../completeness/left-reasons.js'
import { insertAddress } from './insert-address.js'
import type { LedgerFile } from './ledger-file.js'
import type { FoundHow, LedgerState, ParsedOutcome } from '../../completeness/ledger-row.js'

/** What an answer said about an address. */
export interface Settled {
  readonly state: LedgerState
  readonly reason?: string | undefined
  readonly message?: string | undefined
  readonly status?: number | undefined
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  readonly sha256?: string | undefined
  readonly lastFetched?: string | undefined
  readonly requests?: number
  readonly bytes?: number
}

/** The result of reading a capture. */
export interface ParsedRow {
  readonly parsed: ParsedOutcome
  readonly failure?: string | undefined
  readonly items?: number | undefined
  readonly findings?: number | undefined
}

/** The part of the ledger about results: of requesting an address, of reading it, of its being gone. */
export class LedgerOutcomes {
  readonly #file: LedgerFile

  constructor(file: LedgerFile) {
    this.#file = file
  }

  /** Notes the result of requesting an address. Validators and checksum stay when the answer had none. */
  settle(source: string, address: string, settled: Settled): void {
    const { state, reason, message, status, etag, lastModified, sha256, lastFetched, requests = 1, bytes = 0 } = settled
    this.#file.transaction(() => {
      const run = this.#file.runId(source)
      const isBody = sha256 !== undefined
      this.#file.run(
        `UPDATE address SET state = @state, reason = @reason, message = @message, status = @status, run = @run, requests = requests + @requests,
           etag = CASE WHEN @isBody THEN @etag ELSE etag END, modified = CASE WHEN @isBody THEN @modified ELSE modified END,
           sha256 = COALESCE(@sha256, sha256), last_fetched = COALESCE(@lastFetched, last_fetched),
           times_gone = CASE @state WHEN 'gone' THEN times_gone + 1 WHEN 'fetched' THEN 0 WHEN 'unchanged' THEN 0 ELSE times_gone END
         WHERE source = @source AND address = @address`,
        {
          source,
          address,
          state,
          run,
          requests,
          isBody: isBody ? 1 : 0,
          reason: reason ?? null,
          message: message ?? null,
          status: status ?? null,
          etag: etag ?? null,
          modified: lastModified ?? null,
          sha256: sha256 ?? null,
          lastFetched: lastFetched ?? null,
        },
      )
      this.#file.run('UPDATE run SET requests = requests + ?, bytes = bytes + ? WHERE id = ?', requests, bytes, run)
    })
  }

  /** An answer came from another address than the requested one: that one is now known, and fetched. */
  movedTo(source: string, from: string, to: string, settled: Settled, now: string): void {
    this.#file.transaction(() => {
      const row = this.#file
        .all<{ depth: number; how: FoundHow }>(
          'SELECT depth, how FROM address WHERE source = ? AND address = ?',
          source,
          from,
        )
        .at(0)
      insertAddress(this.#file, source, to, row?.how === 'start' ? 'link' : (row?.how ?? 'link'), {
        depth: row?.depth ?? 0,
        barren: 0,
        on: from,
        now,
      })
      this.settle(source, to, { ...settled, requests: 0, bytes: 0 })
      this.#file.run('INSERT OR IGNORE INTO edge (source, page, target) VALUES (?, ?, ?)', source, from, to)
    })
  }

  /** Notes the result of reading the capture of an address, for every source that has the address. */
  parsed(address: string, { parsed, failure, items, findings }: ParsedRow): void {
    this.#file.run(
      'UPDATE address SET parsed = ?, parse_failure = ?, items = ?, findings = ?, withdrawn = 0 WHERE address = ?',
      parsed,
      failure ?? null,
      items ?? null,
      findings ?? null,
      address,
    )
  }

  /** The same for one source, when there was nothing to read. */
  parsedNothing(source: string, address: string): void {
    this.#file.run(
      `UPDATE address SET parsed = 'no-publication', parse_failure = NULL, items = NULL, findings = NULL WHERE source = ? AND address = ?`,
      source,
      address,
    )
  }

  /** Addresses with a capture but no result of reading: the process was stopped in between. */
  unparsed(source: string): readonly string[] {
    return this.#file
      .all<{ address: string }>(
        `SELECT address FROM address WHERE source = ? AND state IN ('fetched', 'unchanged') AND parsed IS NULL ORDER BY address`,
        source,
      )
      .map(({ address }) => address)
  }

  /**
   * Addresses that were gone this many times in a row, in different runs, or that the feed of their source withdrew,
   * and that are not withdrawn yet.
   */
  toWithdraw(
    source: string,
    times: number,
  ): readonly {
    readonly address: string
    readonly status: number
    readonly times: number
    readonly reason: string | null
  }[] {
    return this.#file.all(
      `SELECT address, status, times_gone AS times, reason FROM address WHERE source = ? AND state = 'gone' AND (times_gone >= ? OR reason = 'tombstone') AND withdrawn = 0 AND sha256 IS NOT NULL ORDER BY address`,
      source,
      times,
    )
  }

  withdrawn(source: string, address: string): void {
    this.#file.run('UPDATE address SET withdrawn = 1 WHERE source = ? AND address = ?', source, address)
  }

  /** Counts of a source by state; `notRead` are captures that could not be read. */
  counts(source: string): {
    readonly states: Readonly<Partial<Record<LedgerState, number>>>
    readonly notRead: number
    readonly overLimit: number
  } {
    const states = Object.fromEntries(
      this.#file
        .all<{ state: LedgerState; n: number }>(
          'SELECT state, COUNT(*) AS n FROM address WHERE source = ? GROUP BY state',
          source,
        )
        .map(({ state, n }) => [state, n]),
    )
    const count = (where: string): number =>
      this.#file.all<{ n: number }>(`SELECT COUNT(*) AS n FROM address WHERE source = ? AND ${where}`, source).at(0)
        ?.n ?? 0
    return {
      states,
      notRead: count(`parsed = 'failed' AND state IN ('fetched', 'unchanged')`),
      overLimit: count(`state = 'skipped' AND reason IN (${[...LIMIT_REASONS].map((each) => `'${each}'`).join(', ')})`),
    }
  }
}
