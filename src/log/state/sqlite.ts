import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import type BetterSqlite3 from 'better-sqlite3'
import { AppError, messageOf } from '../../errors.js'

/** Raised when the tables change: an older state is thrown away and made again from captures and log. */
const VERSION = 3

/**
 * Opens the file for reading beside the process that writes. Throws `state-unavailable` when it is not there or of
 * another version.
 */
export function openReadonly(path: string): BetterSqlite3.Database {
  const Sqlite = loadSqlite()
  let db: BetterSqlite3.Database | undefined
  try {
    db = new Sqlite(path, { readonly: true, fileMustExist: true })
    if (isCurrent(db)) return db
  } catch (error) {
    throw new AppError(
      'state-unavailable',
      `${path} cannot be read (${messageOf(error)}): run “raadlink status” on the data folder, which brings its state up to date`,
      { cause: error },
    )
  }
  db.close()
  throw new AppError(
    'state-unavailable',
    `${path} was written by another version of raadlink: run “raadlink rebuild” on the data folder`,
  )
}

function isCurrent(db: BetterSqlite3.Database): boolean {
  return (
    db.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'version'`).get()?.value === String(VERSION)
  )
}

/**
 * Opens the file; a state of another version, or one that SQLite cannot read, is thrown away: captures and log make it
 * again.
 */
export function openState(path: string): BetterSqlite3.Database {
  const Sqlite = loadSqlite()
  try {
    const db = prepare(new Sqlite(path))
    if (isCurrent(db)) return db
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
    INSERT OR IGNORE INTO meta (key, value) VALUES ('version', '${VERSION}');
  `)
  return db
}

/** SQLite is an optional dependency: without it everything but data folders works. */
export function loadSqlite(): typeof BetterSqlite3 {
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
