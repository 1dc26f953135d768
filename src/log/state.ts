import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync, gzipSync } from 'node:zlib'
import type BetterSqlite3 from 'better-sqlite3'
import { sha256 } from '../document.js'
import { AppError, messageOf } from '../errors.js'
import type { CaptureRecord } from './captures.js'
import type { Cause, Change, GraphRole } from './change.js'
import { Merge } from './merge.js'
import { Versions } from './versions.js'

/** Raised when the tables change: an older state is thrown away and made again from captures and log. */
const VERSION = 1

/** The head of a named graph: what it holds after the last change. */
export interface GraphHead {
  readonly graph: string
  readonly role: GraphRole
  readonly triples: number
  /** Sha256 over the sorted N-Triples lines; of the empty text when everything was withdrawn. */
  readonly hash: string
  /** Sequence and time of the last change of it. */
  readonly sequence: number
  readonly time: string
  readonly cause: Cause
}

/**
 * Where the log stands, in SQLite: the triples of each graph now, the last capture of each address, what is withdrawn.
 * Holds nothing that captures and log do not; `apply` is the only way in.
 */
export class State {
  readonly merge: Merge
  readonly versions: Versions
  readonly #db: BetterSqlite3.Database

  /** Opens the file, or makes it anew when it is missing, of another version or damaged. */
  constructor(path: string) {
    this.#db = open(path)
    this.merge = new Merge(this.#db)
    this.versions = new Versions(this.#db)
  }

  /** Sequence of the last change that was applied. */
  get sequence(): number {
    return Number(this.#meta('sequence') ?? 0)
  }

  /** Number of capture records that were applied. */
  get received(): number {
    return Number(this.#meta('received') ?? 0)
  }

  /** Applies units (changes appended together) that come next in the log, all or none. */
  apply(units: readonly (readonly Change[])[]): void {
    this.#db.transaction(() => {
      for (const unit of units) {
        for (const change of unit) this.#applyToGraph(change)
        const net = this.merge.apply(unit)
        if (net) this.versions.apply(net, this.merge)
      }
    })()
  }

  #applyToGraph(change: Change): void {
    if (change.sequence !== this.sequence + 1) throw new AppError('log-damaged', `the log goes from change ${this.sequence} to ${change.sequence}: a part of it is missing`)
    const triples = new Set(this.triplesOf(change.graph))
    for (const triple of change.deletes) triples.delete(triple)
    for (const triple of change.inserts) triples.add(triple)
    const text = [...triples].sort().join('\n')
    this.#db
      .prepare('INSERT OR REPLACE INTO graph (iri, role, content, triples, hash, sequence, time, cause) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(change.graph, change.role, gzipSync(text, { level: 1 }), triples.size, sha256(text), change.sequence, change.time, JSON.stringify(change.cause))
    this.#setMeta('sequence', change.sequence)
  }

  /** Notes receipts that come next in the captures; of one address the latest retrieved stands (ties: the higher checksum), whatever order they come in. */
  receive(records: readonly CaptureRecord[]): void {
    this.#db.transaction(() => {
      for (const record of records) {
        this.#db
          .prepare(
            `INSERT INTO page (address, retrieved, sha256, record) VALUES (@address, @retrieved, @sha256, @record)
             ON CONFLICT (address) DO UPDATE SET retrieved = @retrieved, sha256 = @sha256, record = @record
             WHERE @retrieved > retrieved OR (@retrieved = retrieved AND @sha256 >= sha256)`,
          )
          .run({ address: record.address, retrieved: record.retrieved, sha256: record.sha256, record: JSON.stringify(record) })
      }
      this.#setMeta('received', this.received + records.length)
    })()
  }

  /** The triples of a graph as sorted N-Triples lines; none for a graph that is not known. */
  triplesOf(graph: string): readonly string[] {
    const row = this.#db.prepare<[string], { content: Buffer }>('SELECT content FROM graph WHERE iri = ?').get(graph)
    const text = row ? gunzipSync(row.content).toString() : ''
    return text === '' ? [] : text.split('\n')
  }

  /** The heads of all graphs by IRI, those that were emptied included. */
  heads(): readonly GraphHead[] {
    return this.#db
      .prepare<[], { iri: string; role: GraphRole; triples: number; hash: string; sequence: number; time: string; cause: string }>(
        'SELECT iri, role, triples, hash, sequence, time, cause FROM graph ORDER BY iri',
      )
      .all()
      .map(({ iri, cause, ...row }) => ({ graph: iri, ...row, cause: JSON.parse(cause) as Cause }))
  }

  /** The latest receipt of an address. */
  page(address: string): CaptureRecord | undefined {
    const row = this.#db.prepare<[string], { record: string }>('SELECT record FROM page WHERE address = ?').get(address)
    return row && (JSON.parse(row.record) as CaptureRecord)
  }

  /** The latest receipt of every address, by address. */
  pages(): readonly CaptureRecord[] {
    return this.#db
      .prepare<[], { record: string }>('SELECT record FROM page ORDER BY address')
      .all()
      .map(({ record }) => JSON.parse(record) as CaptureRecord)
  }

  close(): void {
    this.#db.close()
  }

  #meta(key: string): string | undefined {
    return this.#db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value
  }

  #setMeta(key: string, value: string | number): void {
    this.#db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, String(value))
  }
}

/** Opens the file; a state of another version, or one that SQLite cannot read, is thrown away: captures and log make it again. */
function open(path: string): BetterSqlite3.Database {
  const Sqlite = loadSqlite()
  try {
    const db = prepare(new Sqlite(path))
    const version = db.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'version'`).get()
    if (version?.value === String(VERSION)) return db
    db.close()
  } catch (error) {
    if (!/^SQLITE_(?:CORRUPT|NOTADB)/u.test((error as { code?: string }).code ?? '')) throw error
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
  return prepare(new Sqlite(path))
}

function prepare(db: BetterSqlite3.Database): BetterSqlite3.Database {
  // Captures and log are the truth and are flushed; the state may lag behind them after a power cut, never be wrong.
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  // What is erased must not stay readable in freed pages.
  db.pragma('secure_delete = ON')
  db.exec(`
    CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS graph (
      iri TEXT PRIMARY KEY, role TEXT NOT NULL, content BLOB NOT NULL, triples INTEGER NOT NULL, hash TEXT NOT NULL,
      sequence INTEGER NOT NULL, time TEXT NOT NULL, cause TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS page (address TEXT PRIMARY KEY, retrieved TEXT NOT NULL, sha256 TEXT NOT NULL, record TEXT NOT NULL);
    INSERT OR IGNORE INTO meta (key, value) VALUES ('version', '${VERSION}');
  `)
  return db
}

/** SQLite is an optional dependency: without it everything but data folders works. */
function loadSqlite(): typeof BetterSqlite3 {
  try {
    return createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite3
  } catch (error) {
    throw new AppError(
      'state-unavailable',
      `data folders need SQLite, and better-sqlite3 could not be loaded (${messageOf(error)}): install it again with “npm install better-sqlite3” on a machine with a C++ compiler`,
      { cause: error },
    )
  }
}
