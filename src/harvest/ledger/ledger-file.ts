import type BetterSqlite3 from 'better-sqlite3'
import { openLedgerFile, type OpenLedger } from './ledger-schema.js'

/** The file of a ledger with its prepared statements, shared by the parts of the ledger. */
export class LedgerFile {
  readonly #db: BetterSqlite3.Database
  readonly #opened: OpenLedger
  readonly #statements = new Map<string, BetterSqlite3.Statement>()

  /** Opens the file, and creates it when it is missing. Throws `state-unavailable`. */
  constructor(path: string, readonly: boolean) {
    this.#opened = openLedgerFile(path, readonly)
    this.#db = this.#opened.db
  }

  /** Runs changes in one transaction: a process may be killed between any two. */
  transaction<Result>(change: () => Result): Result {
    return this.#db.transaction(change)()
  }

  run(sql: string, ...values: readonly unknown[]): void {
    this.#prepared(sql).run(...values)
  }

  all<Found>(sql: string, ...values: readonly unknown[]): Found[] {
    return this.#prepared(sql).all(...values) as Found[]
  }

  /** The last run of a source. Throws when none was begun. */
  runId(source: string): number {
    const row = this.all<{ id: number }>('SELECT id FROM run WHERE source = ? ORDER BY id DESC LIMIT 1', source).at(0)
    if (!row) throw new Error(`no run of ${source} was started`)
    return row.id
  }

  close(): void {
    this.#opened.close()
  }

  #prepared(sql: string): BetterSqlite3.Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}
