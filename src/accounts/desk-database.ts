import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import type { SqliteLadder } from '../log/migrations/migrate-sqlite.js'
import { openMigrated } from '../log/state/sqlite.js'

/** The versions of the file, oldest first. */
const LADDER: SqliteLadder = { first: 1, rungs: [] }

/** Folder of the desk in a data folder. */
export const DESK = 'bureau'

/** Opens the file with people, sessions and brakes, and creates it when it does not exist. */
export function openDeskDatabase(data: string): BetterSqlite3.Database {
  const folder = join(data, DESK)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const db = openMigrated(join(folder, 'accounts.sqlite'), LADDER)
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.exec(`
    CREATE TABLE IF NOT EXISTS account (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, password TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE IF NOT EXISTS granted (
      account INTEGER NOT NULL REFERENCES account (id), eenheid TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (account, eenheid)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS session (
      token TEXT PRIMARY KEY, form TEXT NOT NULL, account INTEGER NOT NULL REFERENCES account (id), made INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS code (
      account INTEGER PRIMARY KEY REFERENCES account (id), hash TEXT NOT NULL, until INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS brake (key TEXT PRIMARY KEY, failures INTEGER NOT NULL, until INTEGER NOT NULL, last INTEGER NOT NULL) WITHOUT ROWID;
  `)
  return db
}
