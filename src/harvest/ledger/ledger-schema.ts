import type BetterSqlite3 from 'better-sqlite3'
import { AppError, messageOf } from '../../errors.js'
import type { SqliteLadder } from '../../log/migrations/migrate-sqlite.js'
import { openMigrated, openReadonly } from '../../log/state/sqlite.js'

/** The versions of harvest.sqlite, oldest first; 1 is what 0.1.0 wrote. */
export const LEDGER_LADDER: SqliteLadder = { first: 1, rungs: [] }

/** An open ledger, and how it is closed. */
export interface OpenLedger {
  readonly db: BetterSqlite3.Database
  readonly close: () => void
}

/**
 * Opens the ledger of a data folder and brings it up to date. It holds what captures and log do not (validators, how
 * often a page was gone, what was listed where), so it is never thrown away. For reading, an older version is brought
 * up to date first if possible. Throws `state-unavailable`.
 */
export function openLedgerFile(path: string, readonly: boolean): OpenLedger {
  try {
    if (!readonly) return openToWrite(path)
    try {
      return openReadonly(path, LEDGER_LADDER)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      openToWrite(path).close()
      return openReadonly(path, LEDGER_LADDER)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('state-unavailable', `${path} cannot be opened (${messageOf(error)})`, { cause: error })
  }
}

function openToWrite(path: string): OpenLedger {
  const db = openMigrated(path, LEDGER_LADDER)
  try {
    makeTables(db)
    return { db, close: () => void db.close() }
  } catch (error) {
    db.close()
    throw error
  }
}

function makeTables(db: BetterSqlite3.Database): void {
  db.exec(`
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
