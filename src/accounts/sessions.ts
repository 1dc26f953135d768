import { randomBytes, timingSafeEqual } from 'node:crypto'
import type BetterSqlite3 from 'better-sqlite3'
import { sha256 } from '../document.js'

/** A session ends when it is idle for this long (milliseconds), and in any case after a working day. */
const IDLE = 60 * 60_000
const LONGEST = 12 * 60 * 60_000

/** What the browser of a signed-in person keeps. */
export interface SessionSecrets {
  /** For the cookie. */
  readonly token: string
  /** For the hidden field of every form (CSRF). */
  readonly formToken: string
}

export interface Session {
  readonly account: number
  /** Whether a form was created for this session. */
  readonly isOwnForm: (formToken: string) => boolean
  /** Value of the hidden field in its forms. */
  readonly formToken: string
}

/** Sessions in SQLite: tokens of 256 random bits, of which only hashes are kept. */
export class Sessions {
  constructor(private readonly db: BetterSqlite3.Database) {}

  /** Opens a session with a new token, so that a token planted before sign-in is useless. */
  open(account: number, now: number): SessionSecrets {
    const token = randomBytes(32).toString('base64url')
    this.db.prepare('DELETE FROM session WHERE made < ? OR used < ?').run(now - LONGEST, now - IDLE)
    this.db
      .prepare('INSERT INTO session (token, form, account, made, used) VALUES (?, ?, ?, ?, ?)')
      .run(sha256(token), sha256(formTokenOf(token)), account, now, now)
    return { token, formToken: formTokenOf(token) }
  }

  /** The session of a token, whose idle time starts again; undefined when it has ended or never existed. */
  find(token: string, now: number): Session | undefined {
    const row = this.db
      .prepare<[string], { account: number; form: string; made: number; used: number }>(
        'SELECT account, form, made, used FROM session WHERE token = ?',
      )
      .get(sha256(token))
    if (!row) return undefined
    if (now - row.made > LONGEST || now - row.used > IDLE) {
      this.close(token)
      return undefined
    }
    this.db.prepare('UPDATE session SET used = ? WHERE token = ?').run(now, sha256(token))
    return {
      account: row.account,
      formToken: formTokenOf(token),
      isOwnForm: (formToken) => timingSafeEqual(Buffer.from(sha256(formToken)), Buffer.from(row.form)),
    }
  }

  close(token: string): void {
    this.db.prepare('DELETE FROM session WHERE token = ?').run(sha256(token))
  }

  /** Ends every session of a person. */
  closeAll(account: number): void {
    this.db.prepare('DELETE FROM session WHERE account = ?').run(account)
  }
}

/** The form token of a session: derived from the session token, which cannot be derived from it. */
function formTokenOf(token: string): string {
  return sha256(`form ${token}`)
}
