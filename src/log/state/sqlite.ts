import { accessSync, constants, copyFileSync, existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import { AppError, messageOf } from '../../errors.js'
import { temporaryFolder } from '../changes/temporary-folder.js'
import { topOf } from '../migrations/ladder.js'
import { migrateSqlite, sqliteVersion, type SqliteLadder } from '../migrations/migrate-sqlite.js'

/** A file open for reading; `isCopy`: it is a private copy, which may be written and is removed when it is closed. */
export interface OpenedForReading {
  readonly db: BetterSqlite3.Database
  readonly isCopy: boolean
  readonly close: () => void
}

/**
 * Opens a file for reading while another process writes. In a read-only folder SQLite cannot do that, so a copy in a
 * temporary folder is used and brought up to date there. Throws `state-unavailable` when the file is missing or of
 * another version.
 */
export function openReadonly(path: string, ladder: SqliteLadder): OpenedForReading {
  const Sqlite = loadSqlite()
  if (!isWritable(dirname(path))) return openCopy(path, ladder)
  let db: BetterSqlite3.Database | undefined
  try {
    db = new Sqlite(path, { readonly: true, fileMustExist: true })
    const version = sqliteVersion(db)
    if (version === topOf(ladder)) {
      const opened = db
      return { db, isCopy: false, close: () => void opened.close() }
    }
  } catch (error) {
    db?.close()
    throw new AppError(
      'state-unavailable',
      `${path} cannot be read (${messageOf(error)}): run “raadlink status” on the data folder, which brings its state up to date`,
      { cause: error },
    )
  }
  db.close()
  throw new AppError(
    'state-unavailable',
    `${path} was written by another version of raadlink: run “raadlink status” on the data folder, which brings it up to date`,
  )
}

function openCopy(path: string, ladder: SqliteLadder): OpenedForReading {
  const folder = temporaryFolder('copy')
  const copy = join(folder, basename(path))
  let db: BetterSqlite3.Database | undefined
  const close = (): void => {
    db?.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    for (const suffix of ['', '-wal']) if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix)
    db = openMigrated(copy, ladder)
    return { db, isCopy: true, close }
  } catch (error) {
    close()
    throw error
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Opens a file for writing, creates it when it is missing, and migrates it. Erased data do not stay readable in freed
 * pages. Throws `state-unavailable` for a file of a newer raadlink.
 */
export function openMigrated(path: string, ladder: SqliteLadder): BetterSqlite3.Database {
  const Sqlite = loadSqlite()
  const db = new Sqlite(path)
  try {
    db.pragma('journal_mode = WAL')
    // A killed process loses nothing. After a power failure the last moments may be missing; they are made or requested
    // again.
    db.pragma('synchronous = NORMAL')
    db.pragma('secure_delete = ON')
    migrateSqlite(db, path, ladder)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** The same for a file that can be rebuilt from captures and log: one that SQLite cannot read is deleted. */
export function openRemakeable(path: string, ladder: SqliteLadder): BetterSqlite3.Database {
  try {
    return openMigrated(path, ladder)
  } catch (error) {
    if (!/^SQLITE_(?:CORRUPT|NOTADB)/u.test((error as { code?: string }).code ?? '')) throw error
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
  return openMigrated(path, ladder)
}

/** SQLite is an optional dependency: only data folders need it. */
export function loadSqlite(): typeof BetterSqlite3 {
  const require = createRequire(import.meta.url)
  try {
    const Sqlite = require('better-sqlite3') as typeof BetterSqlite3
    // The package loads without its binding, which is only needed when a file is opened.
    new Sqlite(':memory:').close()
    return Sqlite
  } catch (error) {
    throw new AppError(
      'state-unavailable',
      `data folders need SQLite, and better-sqlite3 could not be loaded (${firstLineOf(messageOf(error))}): run “npm rebuild better-sqlite3” where raadlink is installed, or “npm install better-sqlite3” on a machine with a C++ compiler`,
      { cause: error },
    )
  }
}

/** After the first line Node lists where it looked, which helps nobody here. */
function firstLineOf(message: string): string {
  return message.split('\n')[0] ?? message
}
