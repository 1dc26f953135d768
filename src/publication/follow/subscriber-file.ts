import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type BetterSqlite3 from 'better-sqlite3'
import { AppError } from '../../errors.js'
import { openMigrated } from '../../log/state/sqlite.js'
import { searchParameters, searchRequest, type SearchRequest } from '../search/search-request.js'
import type { Follower } from './note-changes.js'

/** When somebody is written to: each day, each week, or in the week before a sitting. */
export const RHYTHMS = ['dagelijks', 'wekelijks', 'zitting'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** What a link in a message is for. */
export type Purpose = 'bevestig' | 'stop'

/** Somebody who follows a search by e-mail. */
export interface Subscriber extends Follower {
  readonly address: string
  readonly rhythm: Rhythm
}

const HOUR = 3_600_000
/** Milliseconds until the next message may go out. */
const PERIODS: Readonly<Record<Rhythm, number>> = { dagelijks: 24 * HOUR, wekelijks: 7 * 24 * HOUR, zitting: 24 * HOUR }
/** Who does not confirm in this time is forgotten. */
const PATIENCE = 48 * HOUR
/** Messages in a row that a server refuses for good before an address is forgotten. */
const MOST_REFUSALS = 5

interface Row {
  readonly id: string
  readonly address: Buffer
  readonly search: string
  readonly rhythm: Rhythm
}

/**
 * Who follows a search by e-mail: a file of its own, outside every data folder. Addresses are encrypted (AES-256-GCM)
 * with a key that is not in it, and erased when somebody stops. Times are milliseconds since 1970.
 */
export class SubscriberFile {
  readonly #db: BetterSqlite3.Database
  readonly #cipherKey: Buffer
  readonly #proofKey: Buffer

  /** `key`: 32 bytes. Throws `usage` for a file that was made with another key. */
  constructor(path: string, key: Buffer) {
    const derived = (use: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `raadlink mail ${use}`, 32))
    this.#cipherKey = derived('cipher')
    this.#proofKey = derived('proof')
    this.#db = openMigrated(path, { first: 1, rungs: [] })
    this.#db.pragma('secure_delete = ON')
    this.#db.exec(`
      CREATE TABLE IF NOT EXISTS subscriber (
        id TEXT PRIMARY KEY, address BLOB NOT NULL, who TEXT NOT NULL UNIQUE, search TEXT NOT NULL, rhythm TEXT NOT NULL,
        confirmed INTEGER NOT NULL, due INTEGER NOT NULL, refusals INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS sealed (mark BLOB NOT NULL);
    `)
    const mark = this.#db.prepare<[], { mark: Buffer }>('SELECT mark FROM sealed').get()?.mark
    if (!mark) this.#db.prepare('INSERT INTO sealed (mark) VALUES (?)').run(this.#sealed('raadlink', 'mark'))
    else if (this.#opened(mark, 'mark') === undefined) {
      this.#db.close()
      throw new AppError('usage', `${path} was made with another key: give the key it was made with, or another file`)
    }
  }

  /**
   * Notes that somebody wants to follow a search, until it is confirmed. Undefined when the same was asked before and
   * waits, or is followed already: then nobody is written to again.
   */
  ask(address: string, request: SearchRequest, rhythm: Rhythm, now: Date): string | undefined {
    this.#db.prepare('DELETE FROM subscriber WHERE confirmed = 0 AND due < ?').run(now.getTime())
    const id = randomBytes(18).toString('base64url')
    const search = searchParameters(request).toString()
    const who = this.#mac(['who', address.toLowerCase(), search, rhythm])
    const { changes } = this.#db
      .prepare(
        'INSERT OR IGNORE INTO subscriber (id, address, who, search, rhythm, confirmed, due) VALUES (?, ?, ?, ?, ?, 0, ?)',
      )
      .run(id, this.#sealed(address, id), who, search, rhythm, now.getTime() + PATIENCE)
    return changes === 1 ? id : undefined
  }

  /** What shows that a link was sent to who has an id. */
  proofOf(purpose: Purpose, id: string): string {
    return this.#mac([purpose, id])
  }

  /** Whether somebody confirmed who asked; once more is fine. */
  confirm(id: string, proof: string, now: Date): boolean {
    if (!this.#isProof('bevestig', id, proof)) return false
    this.#db
      .prepare(
        `UPDATE subscriber SET confirmed = 1, due = ? + CASE rhythm WHEN 'wekelijks' THEN ${PERIODS.wekelijks} ELSE ${PERIODS.dagelijks} END
         WHERE id = ? AND confirmed = 0 AND due >= ?`,
      )
      .run(now.getTime(), id, now.getTime())
    return this.#db.prepare('SELECT 1 FROM subscriber WHERE id = ? AND confirmed = 1').get(id) !== undefined
  }

  /** Erases who stops; whether the link was good. Who is gone already stays so. */
  stop(id: string, proof: string): boolean {
    if (!this.#isProof('stop', id, proof)) return false
    this.erase(id)
    return true
  }

  /** Erases an address with all that was noted of it. */
  erase(id: string): void {
    this.#db.prepare('DELETE FROM subscriber WHERE id = ?').run(id)
    // What was written before must not stay beside the file.
    this.#db.pragma('wal_checkpoint(TRUNCATE)')
  }

  /** Everybody who confirmed, as those who note changes know them: without an address. */
  followers(): readonly Follower[] {
    return this.#db
      .prepare<[], { id: string; search: string }>('SELECT id, search FROM subscriber WHERE confirmed = 1')
      .all()
      .map(({ id, search }) => ({ id, request: searchRequest(new URLSearchParams(search)) }))
  }

  /** Who may be written to now. */
  due(now: Date): readonly Subscriber[] {
    return this.#db
      .prepare<[number], Row>('SELECT id, address, search, rhythm FROM subscriber WHERE confirmed = 1 AND due <= ?')
      .all(now.getTime())
      .flatMap(({ id, address, search, rhythm }) => {
        const opened = this.#opened(address, id)
        return opened === undefined
          ? []
          : [{ id, address: opened, rhythm, request: searchRequest(new URLSearchParams(search)) }]
      })
  }

  /** Notes that somebody was written to, or had nothing to be told. */
  told({ id, rhythm }: Pick<Subscriber, 'id' | 'rhythm'>, now: Date): void {
    this.#db
      .prepare('UPDATE subscriber SET due = ?, refusals = 0 WHERE id = ?')
      .run(now.getTime() + PERIODS[rhythm], id)
  }

  /** Notes that a message did not go out: it is tried again in an hour. Who is refused for good is forgotten. */
  failed({ id }: Pick<Subscriber, 'id'>, isRefused: boolean, now: Date): void {
    this.#db
      .prepare('UPDATE subscriber SET due = ?, refusals = refusals + ? WHERE id = ?')
      .run(now.getTime() + HOUR, isRefused ? 1 : 0, id)
    const row = this.#db.prepare<[string], { refusals: number }>('SELECT refusals FROM subscriber WHERE id = ?').get(id)
    if ((row?.refusals ?? 0) >= MOST_REFUSALS) this.erase(id)
  }

  close(): void {
    this.#db.close()
  }

  #sealed(text: string, about: string): Buffer {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#cipherKey, nonce).setAAD(Buffer.from(about))
    const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), bytes])
  }

  /** Undefined for what another key sealed, or somebody changed. */
  #opened(sealed: Buffer, about: string): string | undefined {
    const decipher = createDecipheriv('aes-256-gcm', this.#cipherKey, sealed.subarray(0, 12))
      .setAAD(Buffer.from(about))
      .setAuthTag(sealed.subarray(12, 28))
    try {
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
    } catch {
      // Authentication failed: that is the answer.
      return undefined
    }
  }

  #mac(parts: readonly string[]): string {
    return createHmac('sha256', this.#proofKey).update(JSON.stringify(parts)).digest('base64url')
  }

  #isProof(purpose: Purpose, id: string, proof: string): boolean {
    const [given, own] = [Buffer.from(proof), Buffer.from(this.proofOf(purpose, id))]
    return given.length === own.length && timingSafeEqual(given, own)
  }
}
