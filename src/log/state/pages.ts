import type BetterSqlite3 from 'better-sqlite3'
import { isCapture, type CaptureRecord, type ErasedRecord, type Receipt } from '../changes/receipt.js'
import type { Cause, Change } from '../changes/change.js'
import type { SittingFacts } from '../changes/sitting-facts.js'

/** A resource that was itself withdrawn: it stays out whatever pages say about it. */
export interface Withdrawal {
  readonly subject: string
  readonly time: string
  readonly cause: Cause
}

/**
 * What is known of pages and single resources besides triples: latest captures, which of them were read, withdrawals.
 */
export class Pages {
  constructor(private readonly db: BetterSqlite3.Database) {
    db.exec(`
      CREATE TABLE IF NOT EXISTS page (address TEXT PRIMARY KEY, retrieved TEXT NOT NULL, sha256 TEXT NOT NULL, record TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS settled (address TEXT PRIMARY KEY, sha256 TEXT NOT NULL, failure TEXT);
      CREATE TABLE IF NOT EXISTS facts (address TEXT PRIMARY KEY, content TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS fact_key (key TEXT NOT NULL, address TEXT NOT NULL, PRIMARY KEY (key, address)) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS fact_key_address ON fact_key (address);
      CREATE TABLE IF NOT EXISTS unread (address TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS erased (address TEXT PRIMARY KEY, time TEXT NOT NULL, hashes TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS withdrawal (subject TEXT PRIMARY KEY, time TEXT NOT NULL, cause TEXT NOT NULL);
    `)
  }

  /**
   * Applies the part of a change that is not triples, inside the caller's transaction: `left` is the number of triples
   * its graph holds now.
   */
  apply({ role, time, cause }: Change, left: number): void {
    const { kind, address, capture, subject, facts } = cause
    if (subject !== undefined) {
      if (kind === 'publish') this.db.prepare('DELETE FROM withdrawal WHERE subject = ?').run(subject)
      else
        this.db
          .prepare('INSERT OR REPLACE INTO withdrawal (subject, time, cause) VALUES (?, ?, ?)')
          .run(subject, time, JSON.stringify(cause))
    }
    if (role !== 'stated' || address === undefined) return
    if (facts !== undefined || left === 0) this.#setFacts(address, facts)
    if (capture !== undefined) this.settle(address, capture)
  }

  /** For every published page, by address: how to recognise its sittings on other pages. */
  facts(): ReadonlyMap<string, SittingFacts> {
    const rows = this.db
      .prepare<[], { address: string; content: string }>('SELECT address, content FROM facts ORDER BY address')
      .all()
    return new Map(rows.map(({ address, content }) => [address, JSON.parse(content) as SittingFacts]))
  }

  /**
   * The same, only for pages that may concern the sittings (or their bodies) of some pages or of given facts: all pages
   * that share a name with them, or with a page that does.
   */
  factsNear(addresses: Iterable<string>, facts: Iterable<SittingFacts>): ReadonlyMap<string, SittingFacts> {
    const near = new Map<string, SittingFacts>()
    const seen = new Set<string>()
    const [content, sharing] = [
      this.db.prepare<[string], { content: string }>('SELECT content FROM facts WHERE address = ?'),
      this.db.prepare<[string], { address: string }>('SELECT address FROM fact_key WHERE key = ?'),
    ]
    const waiting = [...addresses]
    const follow = (found: SittingFacts): void => {
      for (const key of keysOf(found)) {
        if (seen.has(key)) continue
        seen.add(key)
        waiting.push(...sharing.all(key).map(({ address }) => address))
      }
    }
    for (const each of facts) follow(each)
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      const row = near.has(address) ? undefined : content.get(address)
      if (!row) continue
      const found = JSON.parse(row.content) as SittingFacts
      near.set(address, found)
      follow(found)
    }
    return new Map([...near].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  #setFacts(address: string, facts: SittingFacts | undefined): void {
    this.db.prepare('DELETE FROM fact_key WHERE address = ?').run(address)
    if (!facts) {
      this.db.prepare('DELETE FROM facts WHERE address = ?').run(address)
      return
    }
    this.db.prepare('INSERT OR REPLACE INTO facts (address, content) VALUES (?, ?)').run(address, JSON.stringify(facts))
    const insert = this.db.prepare('INSERT INTO fact_key (key, address) VALUES (?, ?)')
    for (const key of keysOf(facts)) insert.run(key, address)
  }

  /** Whether a page states anything now. */
  isPublished(address: string): boolean {
    return (
      this.db.prepare<[string], { n: number }>('SELECT COUNT(*) AS n FROM facts WHERE address = ?').get(address)?.n ===
      1
    )
  }

  /** Addresses of the pages that state anything now. */
  published(): readonly string[] {
    return this.db
      .prepare<[], { address: string }>('SELECT address FROM facts ORDER BY address')
      .all()
      .map(({ address }) => address)
  }

  /** Resources that were themselves withdrawn and stay out. */
  withdrawals(): readonly Withdrawal[] {
    return this.db
      .prepare<[], { subject: string; time: string; cause: string }>(
        'SELECT subject, time, cause FROM withdrawal ORDER BY subject',
      )
      .all()
      .map(({ cause, ...row }) => ({ ...row, cause: JSON.parse(cause) as Cause }))
  }

  /**
   * Notes that a capture of an address was read, or with `failure` that it cannot be; it is not read again by itself.
   */
  settle(address: string, sha: string, failure?: string): void {
    this.db
      .prepare('INSERT OR REPLACE INTO settled (address, sha256, failure) VALUES (?, ?, ?)')
      .run(address, sha, failure ?? null)
    this.#noteUnread(address)
  }

  /** The latest capture of an address must be read again, because something other than its bytes has changed. */
  unsettle(address: string): void {
    this.db.prepare('DELETE FROM settled WHERE address = ?').run(address)
    this.#noteUnread(address)
  }

  /** The last capture of an address that was read, and why it could not be, if so. */
  settled(address: string): { readonly sha256: string; readonly failure: string | null } | undefined {
    return this.db
      .prepare<[string], { sha256: string; failure: string | null }>(
        'SELECT sha256, failure FROM settled WHERE address = ?',
      )
      .get(address)
  }

  /** Addresses whose latest capture was not read yet: the process was stopped in between. */
  unsettled(): readonly string[] {
    return this.db
      .prepare<[], { address: string }>('SELECT address FROM unread ORDER BY address')
      .all()
      .map(({ address }) => address)
  }

  #noteUnread(address: string): void {
    this.db.prepare('DELETE FROM unread WHERE address = ?').run(address)
    this.db
      .prepare(
        `INSERT INTO unread (address) SELECT page.address FROM page LEFT JOIN settled ON page.address = settled.address AND page.sha256 = settled.sha256
         WHERE page.address = ? AND settled.address IS NULL AND json_extract(record, '$.setAside') IS NULL`,
      )
      .run(address)
  }

  /** Addresses whose latest capture could not be read, and why. */
  failures(): readonly { readonly address: string; readonly failure: string }[] {
    return this.db
      .prepare<[], { address: string; failure: string }>(
        'SELECT page.address, failure FROM page JOIN settled USING (address, sha256) WHERE failure IS NOT NULL ORDER BY page.address',
      )
      .all()
  }

  /**
   * Takes in the next receipts of the captures, inside the caller's transaction. The last received one of an address
   * counts, whatever its time: one wrong clock must not hide later versions.
   */
  receive(receipts: readonly Receipt[]): void {
    for (const receipt of receipts) {
      if (isCapture(receipt)) this.#received(receipt)
      else this.#erased(receipt)
      this.#noteUnread(receipt.address)
    }
  }

  #received(record: CaptureRecord): void {
    this.db.prepare('DELETE FROM erased WHERE address = ?').run(record.address)
    this.db
      .prepare('INSERT OR REPLACE INTO page (address, retrieved, sha256, record) VALUES (?, ?, ?, ?)')
      .run(record.address, record.retrieved, record.sha256, JSON.stringify(record))
  }

  #erased({ address, erased, hashes }: ErasedRecord): void {
    for (const table of ['page', 'settled']) this.db.prepare(`DELETE FROM ${table} WHERE address = ?`).run(address)
    this.db
      .prepare('INSERT OR REPLACE INTO erased (address, time, hashes) VALUES (?, ?, ?)')
      .run(address, erased, JSON.stringify(hashes))
  }

  /** Whether what an address gave was erased, and nobody gave it again on purpose. */
  isErased(address: string): boolean {
    return (
      this.db.prepare<[string], { one: 1 }>('SELECT 1 AS one FROM erased WHERE address = ?').get(address)?.one === 1
    )
  }

  /** Whether these bytes were erased, whatever address gave them. */
  areBytesErased(sha256: string): boolean {
    return (
      this.db
        .prepare<[string], { one: 1 }>(
          'SELECT 1 AS one FROM erased, json_each(erased.hashes) AS hash WHERE hash.value = ? LIMIT 1',
        )
        .get(sha256)?.one === 1
    )
  }

  /** The addresses that were erased, and when. */
  erased(): readonly { readonly address: string; readonly time: string }[] {
    return this.db
      .prepare<[], { address: string; time: string }>('SELECT address, time FROM erased ORDER BY address')
      .all()
  }

  /** The latest receipt of an address. */
  latest(address: string): CaptureRecord | undefined {
    const row = this.db.prepare<[string], { record: string }>('SELECT record FROM page WHERE address = ?').get(address)
    return row && (JSON.parse(row.record) as CaptureRecord)
  }

  /** The latest receipt of every address, by address. */
  all(): readonly CaptureRecord[] {
    return this.db
      .prepare<[], { record: string }>('SELECT record FROM page ORDER BY address')
      .all()
      .map(({ record }) => JSON.parse(record) as CaptureRecord)
  }
}

/** All names by which pages may be related: of sittings, and of the bodies that hold them. */
function keysOf({ sittings, bodies }: SittingFacts): ReadonlySet<string> {
  return new Set([
    ...sittings.flatMap(({ iri, organ }) => (organ === undefined ? [iri] : [iri, organ])),
    ...bodies.flat(),
  ])
}
