import type { LeftReason } from '../../completeness/left-reasons.js'
import type { FoundLink } from '../follow/follow-rules.js'
import { insertAddress, MESSAGES, MOST_BARREN, RANKS, type Step } from './insert-address.js'
import type { LedgerFile } from './ledger-file.js'
import type { FoundHow } from '../../completeness/ledger-row.js'

/** The limits of a source, as far as the ledger applies them. */
export interface LedgerLimits {
  /** The most addresses that one run requests. */
  readonly pages: number
  /** The most steps from the start, not counting the pages of a list. */
  readonly depth: number
}

/** An address to be requested now. */
export interface Claimed {
  readonly source: string
  readonly address: string
  readonly how: FoundHow
  readonly depth: number
  readonly attempts: number
  readonly etag: string | null
  readonly modified: string | null
  readonly sha256: string | null
  /** 1: it was withdrawn because it was gone. */
  readonly withdrawn: number
}

/** The most pages of lists of one source. */
const MOST_PAGING = 2000

/** The part of the ledger about what to request: addresses are added where a page leads, and taken out host by host. */
export class LedgerQueue {
  readonly #file: LedgerFile

  constructor(file: LedgerFile) {
    this.#file = file
  }

  /** Adds addresses that are not from a page (a feed, a sitemap in robots.txt). */
  add(source: string, addresses: readonly { readonly address: string; readonly how: FoundHow }[], now: string): void {
    this.#file.transaction(() => {
      for (const { address, how } of addresses)
        this.#see(source, { address, how }, { depth: 0, barren: 0, now }, Infinity)
    })
  }

  /**
   * Notes where a page leads. `hasPublications`: whether the page of a list names any; an endless calendar is given up
   * after some that do not.
   */
  found(source: string, page: string, links: readonly FoundLink[], limits: LedgerLimits, now: string): void {
    this.#file.transaction(() => {
      const from = this.#file
        .all<{ depth: number; barren: number; how: FoundHow }>(
          'SELECT depth, barren, how FROM address WHERE source = ? AND address = ?',
          source,
          page,
        )
        .at(0)
      if (!from) throw new Error(`${page} is not in the ledger`)
      this.#file.run('DELETE FROM edge WHERE source = ? AND page = ?', source, page)
      const hasPublications = links.some((link) => link.how === 'link' && !('left' in link))
      const barren = hasPublications ? 0 : from.barren + 1
      for (const link of links) {
        const depth = link.how === 'paging' ? from.depth : from.depth + 1
        this.#see(source, link, { depth, barren: link.how === 'paging' ? barren : 0, on: page, now }, limits.depth)
        if (!('left' in link))
          this.#file.run(
            'INSERT OR IGNORE INTO edge (source, page, target) VALUES (?, ?, ?)',
            source,
            page,
            link.address,
          )
      }
    })
  }

  /** Notes addresses passed on the way to another one: they are known, and not requested by themselves. */
  passed(
    source: string,
    address: string,
    targets: readonly { readonly address: string; readonly left: LeftReason }[],
    now: string,
  ): void {
    this.#file.transaction(() => {
      const depth =
        this.#file
          .all<{ depth: number }>('SELECT depth FROM address WHERE source = ? AND address = ?', source, address)
          .at(0)?.depth ?? 0
      for (const target of targets)
        insertAddress(this.#file, source, target.address, 'link', { depth, barren: 0, on: address, now }, target.left)
    })
  }

  /**
   * A page that did not change still leads to the same addresses: those that left the queue because they were gone are
   * requested again.
   */
  stillLeads(source: string, page: string): void {
    this.#file.run(
      `UPDATE address SET state = 'queued', attempts = 0 WHERE source = ? AND state = 'gone' AND run < ? AND address IN (SELECT target FROM edge WHERE source = ? AND page = ?)`,
      source,
      this.#file.runId(source),
      source,
      page,
    )
  }

  /** Hosts with queued addresses. */
  waitingHosts(): readonly string[] {
    return this.#file
      .all<{ host: string }>(
        `SELECT DISTINCT host FROM address WHERE state = 'queued' AND source IN (SELECT source FROM run WHERE state = 'running') ORDER BY host`,
      )
      .map(({ host }) => host)
  }

  /**
   * Takes the next address of a host: lists before publications, these before copies and annexes. Skips addresses
   * beyond the limit of pages of their source.
   */
  claim(host: string, pagesOf: (source: string) => number): Claimed | undefined {
    return this.#file.transaction(() => {
      for (;;) {
        const row = this.#file
          .all<Claimed>(
            `SELECT source, address, how, depth, attempts, etag, modified, sha256, withdrawn FROM address INDEXED BY address_waiting
           WHERE host = ? AND state = 'queued' AND source IN (SELECT source FROM run WHERE state = 'running') ORDER BY rank, rowid LIMIT 1`,
            host,
          )
          .at(0)
        if (!row) return undefined
        const fetches =
          this.#file
            .all<{ fetches: number }>(`SELECT fetches FROM run WHERE source = ? ORDER BY id DESC LIMIT 1`, row.source)
            .at(0)?.fetches ?? 0
        if (row.attempts === 0 && fetches >= pagesOf(row.source)) {
          this.#file.run(
            `UPDATE address SET state = 'skipped', reason = 'pages', message = ? WHERE source = ? AND state = 'queued'`,
            MESSAGES.pages,
            row.source,
          )
          continue
        }
        this.#file.run(
          `UPDATE address SET state = 'fetching', attempts = attempts + 1 WHERE source = ? AND address = ?`,
          row.source,
          row.address,
        )
        if (row.attempts === 0)
          this.#file.run(`UPDATE run SET fetches = fetches + 1 WHERE id = ?`, this.#file.runId(row.source))
        return row
      }
    })
  }

  /** Puts an address back in the queue, to be requested again in this run. */
  again(source: string, address: string): void {
    this.#file.run(`UPDATE address SET state = 'queued' WHERE source = ? AND address = ?`, source, address)
  }

  /** Number of queued addresses, over all sources. */
  waiting(): number {
    return this.#file.all<{ n: number }>(`SELECT COUNT(*) AS n FROM address WHERE state = 'queued'`).at(0)?.n ?? 0
  }

  #see(source: string, link: FoundLink, from: Step, mostDepth: number): void {
    let left: LeftReason | undefined = 'left' in link ? link.left : undefined
    if (left === undefined && from.depth > mostDepth) left = 'depth'
    if (left === undefined && link.how === 'paging') {
      if (from.barren >= MOST_BARREN) left = 'calendar'
      else if (
        !this.#has(source, link.address) &&
        (this.#file
          .all<{ n: number }>(
            `SELECT COUNT(*) AS n FROM address WHERE source = ? AND how = 'paging' AND state <> 'skipped'`,
            source,
          )
          .at(0)?.n ?? 0) >= MOST_PAGING
      )
        left = 'paging'
    }
    insertAddress(this.#file, source, link.address, link.how, from, left)
    if (left !== undefined) return
    // An address that was skipped or gone for good, and is found again now.
    this.#file.run(
      `UPDATE address SET state = 'queued', attempts = 0, reason = NULL, message = NULL, how = @how, rank = @rank, barren = MIN(barren, @barren), depth = MIN(depth, @depth)
       WHERE source = @source AND address = @address AND (state = 'skipped' OR (state = 'gone' AND run < @run))`,
      {
        source,
        address: link.address,
        how: link.how,
        rank: RANKS[link.how],
        barren: from.barren,
        depth: from.depth,
        run: this.#file.runId(source),
      },
    )
    this.#file.run(
      'UPDATE address SET barren = ?, depth = MIN(depth, ?) WHERE source = ? AND address = ? AND barren > ?',
      from.barren,
      from.depth,
      source,
      link.address,
      from.barren,
    )
  }

  #has(source: string, address: string): boolean {
    return this.#file.all('SELECT 1 AS yes FROM address WHERE source = ? AND address = ?', source, address).length > 0
  }
}
