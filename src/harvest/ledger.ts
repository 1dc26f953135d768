import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import type { SourceSettings } from '../sources/source-settings.js'
import type { FoundLink, LeftReason } from './follow-rules.js'
import { openLedgerFile } from './ledger-schema.js'
import type { FoundHow, LedgerReader, LedgerRow, LedgerRun, LedgerState, ParsedOutcome, RunState } from './ledger-row.js'

/** What a source allows, as far as the ledger decides by it. */
export interface LedgerLimits {
  /** Most addresses that one run asks for. */
  readonly pages: number
  /** Most steps from the start, not counting the pages of a list. */
  readonly depth: number
}

/** An address to be asked for now. */
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

/** What an answer said of an address. */
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

/** What reading a capture gave. */
export interface ParsedRow {
  readonly parsed: ParsedOutcome
  readonly failure?: string | undefined
  readonly items?: number | undefined
  readonly findings?: number | undefined
}

/** Pages of a list in a row without a publication, after which a calendar is left: a year without a sitting does not happen. */
const MOST_BARREN = 12
/** Most pages of lists of one source. */
const MOST_PAGING = 2000
const RANKS: Readonly<Record<FoundHow, number>> = { 'start': 0, 'feed': 0, 'paging': 1, 'sitemap': 1, 'link': 2, 'pdf-twin': 3, 'attachment': 4 }
const MESSAGES: Readonly<Record<LeftReason, string>> = {
  'no-address': 'geen adres dat opgevraagd kan worden', 'elsewhere': 'op een andere site', 'no-publication-link': 'leidt naar geen publicatie', 'identifier': 'naam van een document, geen adres van een pagina',
  'pages': 'meer adressen dan deze bron per keer mag', 'depth': 'te veel stappen van het startadres', 'calendar': `na ${MOST_BARREN} bladzijden van een lijst zonder publicaties`, 'paging': 'meer bladzijden van lijsten dan er kunnen zijn',
}

/**
 * The ledger of a data folder (harvest.sqlite): a row for every address that was ever seen, how it was found and what came of
 * it; the runs; when each source is due. Every change is one transaction: a process may be killed between any two.
 */
export class Ledger implements LedgerReader {
  readonly #db: BetterSqlite3.Database
  readonly #statements = new Map<string, BetterSqlite3.Statement>()

  /** Opens the ledger of a data folder, making it when it is not there. */
  constructor(folder: string, { readonly = false }: { readonly readonly?: boolean } = {}) {
    this.#db = openLedgerFile(join(folder, 'harvest.sqlite'), readonly)
  }

  /** The ledger of a folder; undefined when nothing was ever harvested there. */
  static existing(folder: string): Ledger | undefined {
    return existsSync(join(folder, 'harvest.sqlite')) ? new Ledger(folder) : undefined
  }

  /** The ledger of a folder for reading; undefined when nothing was ever harvested there. */
  static reading(folder: string): Ledger | undefined {
    return existsSync(join(folder, 'harvest.sqlite')) ? new Ledger(folder, { readonly: true }) : undefined
  }

  /**
   * Begins a run over a source, or takes up the one that was not ended: every address that is known and still stands is asked
   * for again, those of an unended run where it was left. True when a run was taken up.
   */
  begin(settings: SourceSettings, now: string): boolean {
    const { id: source, start, kind } = settings
    const how = kind === 'feed' ? 'feed' : 'start'
    return this.#db.transaction(() => {
      this.#run('INSERT OR REPLACE INTO source (id, settings) VALUES (?, ?)', source, JSON.stringify({ ...settings, login: undefined }))
      const isTakenUp = this.lastRun(source)?.state === 'running'
      if (isTakenUp) {
        this.#run(`UPDATE address SET state = 'queued' WHERE source = ? AND state = 'fetching'`, source)
      } else {
        this.#run(`INSERT INTO run (source, started, state) VALUES (?, ?, 'running')`, source, now)
        this.#run(
          `UPDATE address SET state = 'queued', attempts = 0
           WHERE source = ? AND (state IN ('fetched', 'unchanged', 'failed', 'refused', 'queued', 'fetching') OR (state = 'gone' AND withdrawn = 0 AND sha256 IS NOT NULL)
             OR (state = 'skipped' AND reason = 'pages'))`,
          source,
        )
      }
      this.#insert(source, start, how, { depth: 0, barren: 0, now })
      this.#run(
        `UPDATE address SET how = ?, rank = 0, depth = 0, state = CASE WHEN state IN ('skipped', 'gone') THEN 'queued' ELSE state END
         WHERE source = ? AND address = ? AND run < ?`,
        how, source, start, this.#runId(source),
      )
      return isTakenUp
    })()
  }

  /** The settings of every source that was ever harvested, as they were the last time, without its login. */
  settings(): readonly SourceSettings[] {
    return this.#all<{ settings: string }>('SELECT settings FROM source ORDER BY id').map(({ settings }) => JSON.parse(settings) as SourceSettings)
  }

  /** Adds addresses from elsewhere than a page (a feed, a sitemap named by the robots file). */
  add(source: string, addresses: readonly { readonly address: string; readonly how: FoundHow }[], now: string): void {
    this.#db.transaction(() => {
      for (const { address, how } of addresses) this.#see(source, { address, how }, { depth: 0, barren: 0, now }, Infinity)
    })()
  }

  /** Notes where a page leads. `hasPublications`: whether the page of a list names any; a calendar without end is left after some that do not. */
  found(source: string, page: string, links: readonly FoundLink[], limits: LedgerLimits, now: string): void {
    this.#db.transaction(() => {
      const from = this.#all<{ depth: number; barren: number; how: FoundHow }>('SELECT depth, barren, how FROM address WHERE source = ? AND address = ?', source, page).at(0)
      if (!from) throw new Error(`${page} is not in the ledger`)
      this.#run('DELETE FROM edge WHERE source = ? AND page = ?', source, page)
      const hasPublications = links.some((link) => link.how === 'link' && !('left' in link))
      const barren = hasPublications ? 0 : from.barren + 1
      for (const link of links) {
        const depth = link.how === 'paging' ? from.depth : from.depth + 1
        this.#see(source, link, { depth, barren: link.how === 'paging' ? barren : 0, on: page, now }, limits.depth)
        if (!('left' in link)) this.#run('INSERT OR IGNORE INTO edge (source, page, target) VALUES (?, ?, ?)', source, page, link.address)
      }
    })()
  }

  /** The pages that a page led to when it was last read. */
  targets(source: string, page: string): readonly string[] {
    return this.#all<{ target: string }>('SELECT target FROM edge WHERE source = ? AND page = ? ORDER BY target', source, page).map(({ target }) => target)
  }

  /** A page that did not change leads where it led: what left the queue meanwhile because it was gone is asked for again. */
  stillLeads(source: string, page: string): void {
    this.#run(`UPDATE address SET state = 'queued', attempts = 0 WHERE source = ? AND state = 'gone' AND run < ? AND address IN (SELECT target FROM edge WHERE source = ? AND page = ?)`, source, this.#runId(source), source, page)
  }

  /** Hosts with addresses that wait. */
  waitingHosts(): readonly string[] {
    return this.#all<{ host: string }>(`SELECT DISTINCT host FROM address WHERE state = 'queued' AND source IN (SELECT source FROM run WHERE state = 'running') ORDER BY host`).map(({ host }) => host)
  }

  /** Takes the next address of a host for asking: lists before publications, these before copies and annexes. Passed over is what is past the pages of its source. */
  claim(host: string, pagesOf: (source: string) => number): Claimed | undefined {
    return this.#db.transaction(() => {
      for (;;) {
        const row = this.#all<Claimed>(
          `SELECT source, address, how, depth, attempts, etag, modified, sha256, withdrawn FROM address INDEXED BY address_waiting
           WHERE host = ? AND state = 'queued' AND source IN (SELECT source FROM run WHERE state = 'running') ORDER BY rank, rowid LIMIT 1`,
          host,
        ).at(0)
        if (!row) return undefined
        const fetches = this.#all<{ fetches: number }>(`SELECT fetches FROM run WHERE source = ? ORDER BY id DESC LIMIT 1`, row.source).at(0)?.fetches ?? 0
        if (row.attempts === 0 && fetches >= pagesOf(row.source)) {
          this.#run(`UPDATE address SET state = 'skipped', reason = 'pages', message = ? WHERE source = ? AND state = 'queued'`, MESSAGES.pages, row.source)
          continue
        }
        this.#run(`UPDATE address SET state = 'fetching', attempts = attempts + 1 WHERE source = ? AND address = ?`, row.source, row.address)
        if (row.attempts === 0) this.#run(`UPDATE run SET fetches = fetches + 1 WHERE id = ?`, this.#runId(row.source))
        return row
      }
    })()
  }

  /** Notes what came of asking for an address. Validators and checksum stay when the answer had none. */
  settle(source: string, address: string, settled: Settled): void {
    const { state, reason, message, status, etag, lastModified, sha256, lastFetched, requests = 1, bytes = 0 } = settled
    this.#db.transaction(() => {
      const run = this.#runId(source)
      const isBody = sha256 !== undefined
      this.#run(
        `UPDATE address SET state = @state, reason = @reason, message = @message, status = @status, run = @run, requests = requests + @requests,
           etag = CASE WHEN @isBody THEN @etag ELSE etag END, modified = CASE WHEN @isBody THEN @modified ELSE modified END,
           sha256 = COALESCE(@sha256, sha256), last_fetched = COALESCE(@lastFetched, last_fetched),
           times_gone = CASE @state WHEN 'gone' THEN times_gone + 1 WHEN 'fetched' THEN 0 WHEN 'unchanged' THEN 0 ELSE times_gone END
         WHERE source = @source AND address = @address`,
        {
          source, address, state, run, requests, isBody: isBody ? 1 : 0,
          reason: reason ?? null, message: message ?? null, status: status ?? null, etag: etag ?? null, modified: lastModified ?? null, sha256: sha256 ?? null, lastFetched: lastFetched ?? null,
        },
      )
      this.#run('UPDATE run SET requests = requests + ?, bytes = bytes + ? WHERE id = ?', requests, bytes, run)
    })()
  }

  /** An answer came from another address than was asked for: that one is known now, and has been fetched. */
  movedTo(source: string, from: string, to: string, settled: Settled, now: string): void {
    this.#db.transaction(() => {
      const row = this.#all<{ depth: number; how: FoundHow }>('SELECT depth, how FROM address WHERE source = ? AND address = ?', source, from).at(0)
      this.#insert(source, to, row?.how === 'start' ? 'link' : (row?.how ?? 'link'), { depth: row?.depth ?? 0, barren: 0, on: from, now })
      this.settle(source, to, { ...settled, requests: 0, bytes: 0 })
      this.#run('INSERT OR IGNORE INTO edge (source, page, target) VALUES (?, ?, ?)', source, from, to)
    })()
  }

  /** Puts an address back in the queue, to be asked for again in this run. */
  again(source: string, address: string): void {
    this.#run(`UPDATE address SET state = 'queued' WHERE source = ? AND address = ?`, source, address)
  }

  /** Notes what reading the capture of an address gave, for every source that has the address. */
  parsed(address: string, { parsed, failure, items, findings }: ParsedRow): void {
    this.#run('UPDATE address SET parsed = ?, parse_failure = ?, items = ?, findings = ?, withdrawn = 0 WHERE address = ?', parsed, failure ?? null, items ?? null, findings ?? null, address)
  }

  /** The same for one source, where there was nothing to read. */
  parsedNothing(source: string, address: string): void {
    this.#run(`UPDATE address SET parsed = 'no-publication', parse_failure = NULL, items = NULL, findings = NULL WHERE source = ? AND address = ?`, source, address)
  }

  /** Addresses of which a capture was received and nothing is noted of its reading: the process was stopped in between. */
  unparsed(source: string): readonly string[] {
    return this.#all<{ address: string }>(`SELECT address FROM address WHERE source = ? AND state IN ('fetched', 'unchanged') AND parsed IS NULL ORDER BY address`, source).map(({ address }) => address)
  }

  /** How many addresses wait, of all sources. */
  waiting(): number {
    return this.#all<{ n: number }>(`SELECT COUNT(*) AS n FROM address WHERE state = 'queued'`).at(0)?.n ?? 0
  }

  /** How an address was found, by each source that has it. */
  rowsOf(address: string): readonly { readonly source: string; readonly how: FoundHow }[] {
    return this.#all<{ source: string; how: FoundHow }>('SELECT source, how FROM address WHERE address = ? ORDER BY source', address)
  }

  /** Addresses that were gone so many times in a row, in different runs, and are not withdrawn yet. */
  toWithdraw(source: string, times: number): readonly { readonly address: string; readonly status: number; readonly times: number }[] {
    return this.#all(`SELECT address, status, times_gone AS times FROM address WHERE source = ? AND state = 'gone' AND times_gone >= ? AND withdrawn = 0 AND sha256 IS NOT NULL ORDER BY address`, source, times)
  }

  withdrawn(source: string, address: string): void {
    this.#run('UPDATE address SET withdrawn = 1 WHERE source = ? AND address = ?', source, address)
  }

  /** Counts of a source by state; `notRead` are captures that could not be read. */
  counts(source: string): { readonly states: Readonly<Partial<Record<LedgerState, number>>>; readonly notRead: number; readonly overLimit: number } {
    const states = Object.fromEntries(this.#all<{ state: LedgerState; n: number }>('SELECT state, COUNT(*) AS n FROM address WHERE source = ? GROUP BY state', source).map(({ state, n }) => [state, n]))
    const count = (where: string): number => this.#all<{ n: number }>(`SELECT COUNT(*) AS n FROM address WHERE source = ? AND ${where}`, source).at(0)?.n ?? 0
    return { states, notRead: count(`parsed = 'failed' AND state IN ('fetched', 'unchanged')`), overLimit: count(`state = 'skipped' AND reason IN ('pages', 'depth', 'paging')`) }
  }

  /** Ends the run of a source. */
  end(source: string, state: Exclude<RunState, 'running'>, now: string): void {
    this.#run('UPDATE run SET state = ?, ended = ? WHERE id = ?', state, now, this.#runId(source))
  }

  /** Sources whose run was not ended. */
  running(): readonly string[] {
    return this.#all<{ source: string }>(`SELECT DISTINCT source FROM run WHERE state = 'running' ORDER BY source`).map(({ source }) => source)
  }

  /** When a source is due, if that was ever noted. */
  due(source: string): string | undefined {
    return this.#all<{ next: string }>('SELECT next FROM schedule WHERE source = ?', source).at(0)?.next
  }

  setDue(source: string, next: string): void {
    this.#run('INSERT OR REPLACE INTO schedule (source, next) VALUES (?, ?)', source, next)
  }

  /** How far a feed was followed: a text of its reader. */
  bookmark(source: string): string | undefined {
    return this.#all<{ value: string }>('SELECT value FROM bookmark WHERE source = ?', source).at(0)?.value
  }

  setBookmark(source: string, value: string): void {
    this.#run('INSERT OR REPLACE INTO bookmark (source, value) VALUES (?, ?)', source, value)
  }

  sources(): readonly string[] {
    return this.#all<{ source: string }>('SELECT DISTINCT source FROM run ORDER BY source').map(({ source }) => source)
  }

  *rows(source: string): Generator<LedgerRow> {
    let after = ''
    for (;;) {
      const page = this.#all<Row>('SELECT * FROM address WHERE source = ? AND address > ? ORDER BY address LIMIT 1000', source, after)
      yield* page.map(rowOf)
      const last = page.at(-1)
      if (!last || page.length < 1000) return
      after = last.address
    }
  }

  lastRun(source: string): LedgerRun | undefined {
    const row = this.#all<Omit<LedgerRun, 'ended'> & { ended: string | null }>('SELECT source, started, ended, state, requests, bytes FROM run WHERE source = ? ORDER BY id DESC LIMIT 1', source).at(0)
    return row && { ...row, ended: undefined, ...(row.ended !== null && { ended: row.ended }) } as LedgerRun
  }

  close(): void {
    this.#db.close()
  }

  #runId(source: string): number {
    const row = this.#all<{ id: number }>('SELECT id FROM run WHERE source = ? ORDER BY id DESC LIMIT 1', source).at(0)
    if (!row) throw new Error(`no run of ${source} was begun`)
    return row.id
  }

  #see(source: string, link: FoundLink, from: Step, mostDepth: number): void {
    let left: LeftReason | undefined = 'left' in link ? link.left : undefined
    if (left === undefined && from.depth > mostDepth) left = 'depth'
    if (left === undefined && link.how === 'paging') {
      if (from.barren >= MOST_BARREN) left = 'calendar'
      else if (!this.#has(source, link.address) && (this.#all<{ n: number }>(`SELECT COUNT(*) AS n FROM address WHERE source = ? AND how = 'paging' AND state <> 'skipped'`, source).at(0)?.n ?? 0) >= MOST_PAGING) left = 'paging'
    }
    this.#insert(source, link.address, link.how, from, left)
    if (left !== undefined) return
    // What was left alone, or gone for good, and is led to now.
    this.#run(
      `UPDATE address SET state = 'queued', attempts = 0, reason = NULL, message = NULL, how = @how, rank = @rank, barren = MIN(barren, @barren), depth = MIN(depth, @depth)
       WHERE source = @source AND address = @address AND (state = 'skipped' OR (state = 'gone' AND run < @run))`,
      { source, address: link.address, how: link.how, rank: RANKS[link.how], barren: from.barren, depth: from.depth, run: this.#runId(source) },
    )
    this.#run('UPDATE address SET barren = ?, depth = MIN(depth, ?) WHERE source = ? AND address = ? AND barren > ?', from.barren, from.depth, source, link.address, from.barren)
  }

  #has(source: string, address: string): boolean {
    return this.#all('SELECT 1 AS yes FROM address WHERE source = ? AND address = ?', source, address).length > 0
  }

  #insert(source: string, address: string, how: FoundHow, { depth, barren, on, now }: Step, left?: LeftReason): void {
    this.#run(
      `INSERT OR IGNORE INTO address (source, address, host, how, found_on, found_at, depth, barren, rank, state, reason, message)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      source, address, URL.canParse(address) ? new URL(address).host : '', how, on ?? null, now, depth, barren, RANKS[how], left === undefined ? 'queued' : 'skipped', left ?? null, left === undefined ? null : MESSAGES[left],
    )
  }

  #prepared(sql: string): BetterSqlite3.Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #run(sql: string, ...values: readonly unknown[]): void {
    this.#prepared(sql).run(...values)
  }

  #all<Found>(sql: string, ...values: readonly unknown[]): Found[] {
    return this.#prepared(sql).all(...values) as Found[]
  }
}

/** How far a link is from the start. */
interface Step {
  readonly depth: number
  readonly barren: number
  readonly on?: string
  readonly now: string
}

interface Row {
  readonly source: string
  readonly address: string
  readonly how: FoundHow
  readonly found_on: string | null
  readonly found_at: string
  readonly depth: number
  readonly state: LedgerState
  readonly reason: string | null
  readonly message: string | null
  readonly status: number | null
  readonly etag: string | null
  readonly modified: string | null
  readonly sha256: string | null
  readonly last_fetched: string | null
  readonly times_gone: number
  readonly withdrawn: number
  readonly parsed: ParsedOutcome | null
  readonly parse_failure: string | null
  readonly items: number | null
  readonly findings: number | null
  readonly requests: number
}

function rowOf(row: Row): LedgerRow {
  return {
    source: row.source, address: row.address, foundHow: row.how, foundAt: row.found_at, depth: row.depth, state: row.state, timesGone: row.times_gone, requests: row.requests,
    ...(row.found_on !== null && { foundOn: row.found_on }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.message !== null && { message: row.message }),
    ...(row.status !== null && { status: row.status }),
    ...(row.etag !== null && { etag: row.etag }),
    ...(row.modified !== null && { lastModified: row.modified }),
    ...(row.sha256 !== null && { sha256: row.sha256 }),
    ...(row.last_fetched !== null && { lastFetched: row.last_fetched }),
    ...(row.withdrawn === 1 && { withdrawn: true }),
    ...(row.parsed !== null && { parsed: row.parsed }),
    ...(row.parse_failure !== null && { parseFailure: row.parse_failure }),
    ...(row.items !== null && { items: row.items }),
    ...(row.findings !== null && { findings: row.findings }),
  }
}
