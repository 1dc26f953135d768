import type BetterSqlite3 from 'better-sqlite3'

/** Failures that cost nothing: people mistype. */
const FREE = 4
const FIRST_WAIT = 2_000
const LONGEST_WAIT = 15 * 60_000
/** What nobody tried for so long is forgotten. */
const FORGOTTEN = 24 * 60 * 60_000

/**
 * Makes who guesses passwords wait: from the fifth failure in a row on 2 s, and twice as long after each next one.
 * Counted for the account and for the network it comes from, so that neither many names nor many machines help.
 */
export class SignInBrakes {
  readonly #find: BetterSqlite3.Statement<[string], { failures: number; until: number; last: number }>
  readonly #put: BetterSqlite3.Statement<[string, number, number, number]>
  readonly #drop: BetterSqlite3.Statement<[string]>
  readonly #sweep: BetterSqlite3.Statement<[number]>

  constructor(db: BetterSqlite3.Database) {
    this.#find = db.prepare('SELECT failures, until, last FROM brake WHERE key = ?')
    this.#put = db.prepare('INSERT OR REPLACE INTO brake (key, failures, until, last) VALUES (?, ?, ?, ?)')
    this.#drop = db.prepare('DELETE FROM brake WHERE key = ?')
    this.#sweep = db.prepare('DELETE FROM brake WHERE last < ?')
  }

  /** Milliseconds to wait before the next attempt; 0: none. */
  waitOf(keys: readonly string[], now: number): number {
    return Math.max(0, ...keys.map((key) => (this.#find.get(key)?.until ?? 0) - now))
  }

  /** Counts an attempt before its password is looked at: many at once must not all pass. */
  attempt(keys: readonly string[], now: number): void {
    this.#sweep.run(now - FORGOTTEN)
    for (const key of keys) {
      const failures = (this.#find.get(key)?.failures ?? 0) + 1
      const wait = failures <= FREE ? 0 : Math.min(FIRST_WAIT * 2 ** (failures - FREE - 1), LONGEST_WAIT)
      this.#put.run(key, failures, now + wait, now)
    }
  }

  /** The attempt was right: what was counted for these is forgotten. */
  release(keys: readonly string[]): void {
    for (const key of keys) this.#drop.run(key)
  }
}
