import type BetterSqlite3 from 'better-sqlite3'
import { rungsAbove, topOf, type Ladder } from './ladder.js'

export type SqliteLadder = Ladder<BetterSqlite3.Database>

/**
 * Migrates an open SQLite file to the top of its ladder. Each rung is one transaction that also sets its version, so a
 * process killed in between leaves a file of one version or the next. A new file gets the top version, and its tables
 * from the code that opens it. Throws `state-unavailable` for an unknown version.
 */
export function migrateSqlite(db: BetterSqlite3.Database, path: string, ladder: SqliteLadder): void {
  db.exec('CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)')
  db.prepare(`INSERT OR IGNORE INTO meta (key, value) VALUES ('version', ?)`).run(String(topOf(ladder)))
  for (const { to, climb } of rungsAbove(ladder, sqliteVersion(db) ?? 0, path))
    db.transaction(() => {
      climb(db)
      db.prepare(`UPDATE meta SET value = ? WHERE key = 'version'`).run(String(to))
    })()
}

/** The version of a file; undefined when it has none. */
export function sqliteVersion(db: BetterSqlite3.Database): number | undefined {
  const row = db.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'version'`).get()
  return row && Number(row.value)
}
