import { createHash } from 'node:crypto'
import type BetterSqlite3 from 'better-sqlite3'
import { openMigrated } from '../../log/state/sqlite.js'

/** A thing as followers know it. */
export interface ToldThing {
  readonly iri: string
  /** Hash of what is reported about it: a different hash is a change. */
  readonly hash: string
  readonly kind: 'agendapunt' | 'besluit'
  readonly path: string
  readonly title: string
  readonly orgaan?: string
  readonly day?: string
  readonly outcome?: string
  readonly modified: string
}

export type ChangeKind = 'nieuw' | 'gewijzigd' | 'verdwenen'

/** A change that is reported to a follower. For a thing that is gone, only its name is left. */
export interface ToldChange {
  readonly kind: ChangeKind
  readonly thing: ToldThing | Pick<ToldThing, 'iri' | 'path'>
}

/** A change on its way to a follower. */
export interface Outgoing {
  /** The same for every attempt, so that a receiver can recognise duplicates. */
  readonly id: string
  readonly follower: string
  readonly change: ToldChange
  /** Number of attempts before this one. */
  readonly attempts: number
  /** When it was recorded, ISO 8601. */
  readonly time: string
}

interface OutgoingRow extends Omit<Outgoing, 'change'> {
  readonly change: string
}

/**
 * Keeps what each follower has been told. Each change is recorded once, in one transaction with the record of what the
 * follower knows, so that no restart reports it twice or loses it. Times are milliseconds since 1970.
 */
export class ToldFile {
  readonly #db: BetterSqlite3.Database

  /**
   * Opens the file, and creates it when it does not exist. Throws `state-unavailable` for a file of a newer raadlink.
   */
  constructor(path: string) {
    this.#db = openMigrated(path, { first: 1, rungs: [] })
    // Another thread writes to it too.
    this.#db.pragma('busy_timeout = 20000')
    this.#db.pragma('synchronous = FULL')
    this.#db.exec(`
      CREATE TABLE IF NOT EXISTS follower (id TEXT PRIMARY KEY, time TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS told (follower TEXT NOT NULL, iri TEXT NOT NULL, hash TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (follower, iri)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS outgoing (
        number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, follower TEXT NOT NULL, iri TEXT NOT NULL, change TEXT,
        state TEXT NOT NULL, attempts INTEGER NOT NULL, due INTEGER NOT NULL, status TEXT, time TEXT NOT NULL);
      DROP INDEX IF EXISTS outgoing_due;
      CREATE INDEX IF NOT EXISTS outgoing_of ON outgoing (follower, state, due);
      DELETE FROM outgoing WHERE state = 'arrived';
    `)
  }

  /**
   * Records the current results for a follower, and the changes to report. A new follower is assumed to know everything
   * that exists when it begins. Returns the number of changes.
   */
  note(follower: string, things: Iterable<ToldThing>, now: Date): number {
    return this.#db.transaction(() => {
      const time = now.toISOString()
      const isNew =
        this.#db.prepare('INSERT OR IGNORE INTO follower (id, time) VALUES (?, ?)').run(follower, time).changes === 1
      const known = new Map(
        this.#db
          .prepare<[string], { iri: string; hash: string; path: string }>(
            'SELECT iri, hash, path FROM told WHERE follower = ?',
          )
          .all(follower)
          .map(({ iri, ...row }) => [iri, row]),
      )
      const put = this.#db.prepare('INSERT OR REPLACE INTO told (follower, iri, hash, path) VALUES (?, ?, ?, ?)')
      let changes = 0
      for (const thing of things) {
        const before = known.get(thing.iri)
        known.delete(thing.iri)
        if (before?.hash === thing.hash) continue
        put.run(follower, thing.iri, thing.hash, thing.path)
        if (isNew) continue
        this.#tell(follower, { kind: before ? 'gewijzigd' : 'nieuw', thing }, time, now)
        changes += 1
      }
      for (const [iri, { path }] of known) {
        this.#db.prepare('DELETE FROM told WHERE follower = ? AND iri = ?').run(follower, iri)
        this.#tell(follower, { kind: 'verdwenen', thing: { iri, path } }, time, now)
        changes += 1
      }
      return changes
    })()
  }

  /** Removes the followers that are not among these, with the changes still to be sent to them. */
  keepFollowers(followers: ReadonlySet<string>): void {
    const all = this.#db.prepare<[], { id: string }>('SELECT id FROM follower').all()
    for (const { id } of all.filter((each) => !followers.has(each.id)))
      this.#db.transaction(() => {
        this.#db.prepare('DELETE FROM told WHERE follower = ?').run(id)
        this.#db.prepare(`DELETE FROM outgoing WHERE follower = ?`).run(id)
        this.#db.prepare('DELETE FROM follower WHERE id = ?').run(id)
      })()
  }

  /** Changes to send to a follower now, oldest first; at most `most`. */
  due(follower: string, now: Date, most: number): readonly Outgoing[] {
    return this.#db
      .prepare<[string, number, number], OutgoingRow>(
        `SELECT id, follower, change, attempts, time FROM outgoing
         WHERE follower = ? AND state = 'waiting' AND due <= ? ORDER BY number LIMIT ?`,
      )
      .all(follower, now.getTime(), most)
      .map((row) => ({ ...row, change: JSON.parse(row.change) as ToldChange }))
  }

  /** Forgets changes that arrived. */
  arrived(...ids: readonly string[]): void {
    const forget = this.#db.prepare('DELETE FROM outgoing WHERE id = ?')
    this.#db.transaction(() => {
      for (const id of ids) forget.run(id)
    })()
  }

  /** Records that an attempt failed: the next is at `again`, or there is none. */
  failed(id: string, status: string, again: Date | undefined): void {
    if (!again)
      this.#db
        .prepare(
          `UPDATE outgoing SET state = 'given-up', status = ?, attempts = attempts + 1, change = NULL WHERE id = ?`,
        )
        .run(status, id)
    else
      this.#db
        .prepare('UPDATE outgoing SET attempts = attempts + 1, due = ?, status = ? WHERE id = ?')
        .run(again.getTime(), status, id)
  }

  /** The number of changes that wait, and of those that were given up. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      this.#db
        .prepare<[], { state: string; n: number }>('SELECT state, count(*) AS n FROM outgoing GROUP BY state')
        .all()
        .map(({ state, n }) => [state, n]),
    )
  }

  close(): void {
    this.#db.close()
  }

  #tell(follower: string, change: ToldChange, time: string, now: Date): void {
    const { iri } = change.thing
    // Changes still to be sent are outdated; nothing more may be said about a thing that is gone.
    if (change.kind === 'verdwenen')
      this.#db.prepare(`DELETE FROM outgoing WHERE follower = ? AND iri = ? AND state = 'waiting'`).run(follower, iri)
    const id = createHash('sha256')
      .update(JSON.stringify([follower, change, this.#number()]))
      .digest('hex')
      .slice(0, 32)
    this.#db
      .prepare(
        `INSERT INTO outgoing (id, follower, iri, change, state, attempts, due, time) VALUES (?, ?, ?, ?, 'waiting', 0, ?, ?)`,
      )
      .run(`msg_${id}`, follower, iri, JSON.stringify(change), now.getTime(), time)
  }

  /** A number that no earlier change had. */
  #number(): number {
    const row = this.#db.prepare<[], { seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'outgoing'`).get()
    return (row?.seq ?? 0) + 1
  }
}
