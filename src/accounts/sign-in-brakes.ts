import type BetterSqlite3 from 'better-sqlite3'

/** Failures without a delay, since people mistype. */
const FREE = 4
const FIRST_WAIT = 2_000
const LONGEST_WAIT = 15 * 60_000
/** Milliseconds without attempts after which the count is forgotten. */
const FORGOTTEN = 24 * 60 * 60_000

/**
 * Slows down password guessing: a wait of 2 s from the fifth failure in a row, doubled after each further one. Failures
 * are counted per account and per network, so that neither many names nor many machines help.
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

  /** Milliseconds to wait before the next attempt; 0 for none. */
  waitOf(keys: readonly string[], now: number): number {
    return Math.max(0, ...keys.map((key) => (this.#find.get(key)?.until ?? 0) - now))
  }

  /** Counts an attempt before its password is checked, so that many simultaneous attempts do not all get through. */
  attempt(keys: readonly string[], now: number): void {
    this.#sweep.run(now - FORGOTTEN)
    for (const key of keys) {
      const failures = (this.#find.get(key)?.failures ?? 0) + 1
      const wait = failures <= FREE ? 0 : Math.min(FIRST_WAIT * 2 ** (failures - FREE - 1), LONGEST_WAIT)
      this.#put.run(key, failures, now + wait, now)
    }
  }

  /** Clears the counts after a successful attempt. */
  release(keys: readonly string[]): void {
    for (const key of keys) this.#drop.run(key)
  }
}
