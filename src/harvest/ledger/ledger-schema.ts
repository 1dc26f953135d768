import type BetterSqlite3 from 'better-sqlite3'
import { AppError, messageOf } from '../../errors.js'
import { loadSqlite } from '../../log/state/sqlite.js'

/** Raised when the tables change in a way that an older file does not have. */
const VERSION = '1'

/**
 * Opens the ledger of a data folder. It holds what captures and log do not (validators, how often a page was gone, what
 * was
 * listed where), so that a file of another version is never thrown away. Throws `state-unavailable`.
 */
export function openLedgerFile(path: string, readonly: boolean): BetterSqlite3.Database {
  const Sqlite = loadSqlite()
  let db: BetterSqlite3.Database | undefined
  try {
    db = new Sqlite(path, { readonly, fileMustExist: readonly })
    if (!readonly) prepare(db)
    const version = db.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'version'`).get()?.value
    if (version === VERSION) return db
    db.close()
    throw new AppError(
      'state-unavailable',
      `${path} was written by another version of raadlink (${version ?? 'unknown'}): harvest with that one, or move the file away, which costs one full harvest`,
    )
  } catch (error) {
    db?.close()
    if (error instanceof AppError) throw error
    throw new AppError('state-unavailable', `${path} cannot be opened (${messageOf(error)})`, { cause: error })
  }
}

function prepare(db: BetterSqlite3.Database): void {
  db.pragma('journal_mode = WAL')
  // A killed process loses nothing; after a power cut the last moments are asked for again.
  db.pragma('synchronous = NORMAL')
  db.exec(`
    CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    INSERT OR IGNORE INTO meta (key, value) VALUES ('version', '${VERSION}');
    CREATE TABLE IF NOT EXISTS address (
      source TEXT NOT NULL, address TEXT NOT NULL, host TEXT NOT NULL, how TEXT NOT NULL, found_on TEXT, found_at TEXT NOT NULL,
      depth INTEGER NOT NULL, barren INTEGER NOT NULL DEFAULT 0, rank INTEGER NOT NULL,
      state TEXT NOT NULL, reason TEXT, message TEXT, status INTEGER, etag TEXT, modified TEXT, sha256 TEXT, last_fetched TEXT,
      times_gone INTEGER NOT NULL DEFAULT 0, withdrawn INTEGER NOT NULL DEFAULT 0,
      parsed TEXT, parse_failure TEXT, items INTEGER, findings INTEGER, requests INTEGER NOT NULL DEFAULT 0,
      attempts INTEGER NOT NULL DEFAULT 0, run INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (source, address));
    CREATE INDEX IF NOT EXISTS address_waiting ON address (host, rank) WHERE state = 'queued';
    CREATE INDEX IF NOT EXISTS address_by_address ON address (address);
    CREATE TABLE IF NOT EXISTS edge (source TEXT NOT NULL, page TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (source, page, target)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS run (
      id INTEGER PRIMARY KEY, source TEXT NOT NULL, started TEXT NOT NULL, ended TEXT, state TEXT NOT NULL,
      requests INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0, fetches INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX IF NOT EXISTS run_of_source ON run (source, id);
    CREATE TABLE IF NOT EXISTS source (id TEXT PRIMARY KEY, settings TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS schedule (source TEXT PRIMARY KEY, next TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS feed_page (source TEXT NOT NULL, address TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (source, address)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS feed_publication (
      source TEXT NOT NULL, publication TEXT NOT NULL, version TEXT NOT NULL, time TEXT NOT NULL, address TEXT, PRIMARY KEY (source, publication)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS feed_publication_at ON feed_publication (source, address);
  `)
}
