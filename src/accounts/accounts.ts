import { randomBytes, timingSafeEqual } from 'node:crypto'
import type BetterSqlite3 from 'better-sqlite3'
import { sha256 } from '../document.js'
import { AppError } from '../errors.js'
import { AuditLog } from './audit-log.js'
import { openDeskDatabase } from './desk-database.js'
import { hashPassword, isPassword, passwordFault } from './passwords.js'
import { mayDo, ROLES, type Right, type Role } from './roles.js'
import { Sessions, type Session, type SessionSecrets } from './sessions.js'
import { SignInBrakes } from './sign-in-brakes.js'

/** A person with an account. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly isClosed: boolean
  /** Role by IRI of the bestuurseenheid. */
  readonly roles: Readonly<Record<string, Role>>
}

/** The result of an attempt to sign in. */
export type SignIn =
  | { readonly outcome: 'in'; readonly person: Person; readonly secrets: SessionSecrets }
  | { readonly outcome: 'wrong' }
  /** Too many failures: the password was not checked. */
  | { readonly outcome: 'wait'; readonly seconds: number }

/** Milliseconds that a code works. */
const CODE_LASTS = 24 * 60 * 60_000

const NAME = /^[\p{L}\d][\p{L}\d ._@-]{1,63}$/u

/** The accounts for the desk of a data folder. Every action is recorded in the audit log. */
export class Accounts {
  readonly audit: AuditLog
  readonly #db: BetterSqlite3.Database
  readonly #sessions: Sessions
  readonly #brakes: SignInBrakes

  constructor(
    data: string,
    private readonly now: () => Date,
  ) {
    this.#db = openDeskDatabase(data)
    this.audit = new AuditLog(data)
    this.#sessions = new Sessions(this.#db)
    this.#brakes = new SignInBrakes(this.#db)
  }

  /** Whether there is no account yet: then the first visitor creates one. */
  get isNew(): boolean {
    return this.#db.prepare<[], { n: number }>('SELECT COUNT(*) AS n FROM account').get()?.n === 0
  }

  /** Creates the first account, an admin. Throws AppError `not-authorised` when there already is one. */
  async makeFirst(name: string, password: string, eenheid: string): Promise<Person> {
    const hash = await this.#checked(name, password)
    return this.#db.transaction(() => {
      if (!this.isNew) throw new AppError('not-authorised', 'Er is al een account. Meld u aan.')
      return this.#insert(name, hash, eenheid, 'admin', name)
    })()
  }

  /** Creates an account with a role. Throws `usage` for an invalid name or password, or a name that is taken. */
  async make(
    { name, password, eenheid, role }: { name: string; password: string; eenheid: string; role: Role },
    by: Person,
  ): Promise<Person> {
    this.#mustManage(by, eenheid)
    const hash = await this.#checked(name, password)
    if (this.#byName(name)) throw new AppError('usage', 'Die naam is al in gebruik.')
    return this.#insert(name, hash, eenheid, role, by.name)
  }

  /** Gives a person a role, replacing the current one. Ends that person's sessions. */
  grant(id: number, eenheid: string, role: Role, by: Person): void {
    this.#mustManage(by, eenheid)
    const person = this.#known(id)
    this.#db.transaction(() => {
      this.#db
        .prepare('INSERT OR REPLACE INTO granted (account, eenheid, role) VALUES (?, ?, ?)')
        .run(id, eenheid, role)
      if (!this.#hasAdmin(eenheid)) throw new AppError('usage', 'Er moet altijd een beheerder overblijven.')
      this.#sessions.closeAll(id)
    })()
    this.#note(by.name, `role-${role}`, person.name, eenheid)
  }

  /**
   * Closes an account permanently and ends its sessions. Only for admins of every bestuurseenheid for which the account
   * has a role.
   */
  closeAccount(id: number, by: Person): void {
    const person = this.#known(id)
    for (const eenheid of Object.keys(person.roles)) this.#mustManage(by, eenheid)
    this.#db.transaction(() => {
      this.#db.prepare('UPDATE account SET closed = 1 WHERE id = ?').run(id)
      for (const eenheid of Object.keys(person.roles))
        if (!this.#hasAdmin(eenheid)) throw new AppError('usage', 'Er moet altijd een beheerder overblijven.')
      this.#sessions.closeAll(id)
    })()
    this.#note(by.name, 'account-closed', person.name)
  }

  /**
   * Changes the user's own password and ends all their sessions, so that they must sign in again. Throws
   * `not-authorised`, `usage`.
   */
  async changePassword(id: number, old: string, password: string): Promise<void> {
    const { name } = this.#known(id)
    await this.#braked([`password ${id}`], async () => {
      if (!(await isPassword(old, this.#hashOf(id)))) throw new AppError('not-authorised', 'Dat is niet uw wachtwoord.')
    })
    const hash = await this.#checked(name, password)
    this.#db.transaction(() => {
      this.#db.prepare('UPDATE account SET password = ? WHERE id = ?').run(hash, id)
      this.#sessions.closeAll(id)
    })()
    this.#note(name, 'password-changed')
  }

  /**
   * A code with which a person who forgot the password can choose another one, once, within a day. Whoever manages
   * every bestuurseenheid of that person may give one; absent `by`: whoever has the terminal of the server.
   */
  giveCode(id: number, by?: Person): string {
    const person = this.#known(id)
    if (by) for (const eenheid of Object.keys(person.roles)) this.#mustManage(by, eenheid)
    if (person.isClosed) throw new AppError('usage', 'Dat account is gesloten.')
    const code = randomBytes(12).toString('base64url')
    this.#db
      .prepare('INSERT OR REPLACE INTO code (account, hash, until) VALUES (?, ?, ?)')
      .run(id, sha256(code), this.#time() + CODE_LASTS)
    this.#note(by?.name ?? 'server', 'code-given', person.name)
    return code
  }

  /**
   * Sets a new password with a code, which then no longer works, and ends all sessions. Throws `not-authorised` for a
   * code that is wrong, used or too old, whoever it is given for; `usage` for a text that cannot be a password.
   */
  async useCode(name: string, code: string, password: string, network: string): Promise<void> {
    const person = this.#byName(name)
    const row =
      person &&
      !person.isClosed &&
      this.#db
        .prepare<[number, number], { hash: string }>('SELECT hash FROM code WHERE account = ? AND until > ?')
        .get(person.id, this.#time())
    await this.#braked([`code ${name.toLowerCase().slice(0, 64)}`, `network ${network}`], () => {
      const given = Buffer.from(sha256(code))
      if (!row || !timingSafeEqual(given, Buffer.from(row.hash)))
        throw new AppError('not-authorised', 'Die naam en die code horen niet bij elkaar, of de code is te oud.')
    })
    if (!person) return
    const hash = await this.#checked(name, password)
    this.#db.transaction(() => {
      // Of two at once only one may use it.
      if (this.#db.prepare('DELETE FROM code WHERE account = ?').run(person.id).changes === 0)
        throw new AppError('not-authorised', 'Die code is al gebruikt.')
      this.#db.prepare('UPDATE account SET password = ? WHERE id = ?').run(hash, person.id)
      this.#sessions.closeAll(person.id)
    })()
    this.#note(person.name, 'password-reset')
  }

  /** The account of a name. Throws `input-not-found`. */
  named(name: string): Person {
    const person = this.#byName(name)
    if (!person) throw new AppError('input-not-found', 'Dat account bestaat niet.')
    return person
  }

  /**
   * Signs a person in. `network`: where the attempt comes from, for the brakes. A wrong password and an unknown account
   * get the same answer.
   */
  async signIn(name: string, password: string, network: string): Promise<SignIn> {
    const keys = [`name ${name.toLowerCase().slice(0, 64)}`, `network ${network}`]
    const wait = this.#brakes.waitOf(keys, this.#time())
    if (wait > 0) return { outcome: 'wait', seconds: Math.ceil(wait / 1_000) }
    this.#brakes.attempt(keys, this.#time())
    const person = this.#byName(name)
    const isRight = await isPassword(password, person && !person.isClosed ? this.#hashOf(person.id) : undefined)
    if (!isRight || !person) {
      // Text that is not an account name may be a password typed in the wrong field, so it is not logged.
      this.#note(person?.name ?? '?', 'sign-in-failed')
      return { outcome: 'wrong' }
    }
    this.#brakes.release(keys)
    const secrets = this.#sessions.open(person.id, this.#time())
    this.#note(person.name, 'signed-in')
    return { outcome: 'in', person, secrets }
  }

  /** The owner of a session; undefined when it has ended or the account was closed. */
  who(token: string): { readonly person: Person; readonly session: Session } | undefined {
    const session = this.#sessions.find(token, this.#time())
    const person = session && this.person(session.account)
    return session && person && !person.isClosed ? { person, session } : undefined
  }

  signOut(token: string): void {
    const found = this.who(token)
    this.#sessions.close(token)
    if (found) this.#note(found.person.name, 'signed-out')
  }

  person(id: number): Person | undefined {
    const row = this.#db
      .prepare<[number], { id: number; name: string; closed: number }>(
        'SELECT id, name, closed FROM account WHERE id = ?',
      )
      .get(id)
    return row && { id: row.id, name: row.name, isClosed: row.closed === 1, roles: this.#rolesOf(row.id) }
  }

  /** Everyone, by name. */
  people(): readonly Person[] {
    return this.#db
      .prepare<[], { id: number }>('SELECT id FROM account ORDER BY name')
      .all()
      .flatMap(({ id }) => this.person(id) ?? [])
  }

  /** Records an action of a person at the desk. */
  note(by: Pick<Person, 'name'>, act: string, eenheid?: string, about?: string): void {
    this.#note(by.name, act, about, eenheid)
  }

  close(): void {
    this.audit.close()
    this.#db.close()
  }

  #note(who: string, act: string, about?: string, eenheid?: string): void {
    this.audit.note({
      time: this.now().toISOString(),
      who,
      act,
      ...(eenheid !== undefined && { eenheid }),
      ...(about !== undefined && { about }),
    })
  }

  #insert(name: string, hash: string, eenheid: string, role: Role, by: string): Person {
    const id = this.#db.transaction(() => {
      const made = this.#db.prepare('INSERT INTO account (name, password) VALUES (?, ?)').run(name, hash)
      this.#db
        .prepare('INSERT INTO granted (account, eenheid, role) VALUES (?, ?, ?)')
        .run(made.lastInsertRowid, eenheid, role)
      return Number(made.lastInsertRowid)
    })()
    this.#note(by, `account-made-${role}`, name, eenheid)
    return this.#known(id)
  }

  async #checked(name: string, password: string): Promise<string> {
    if (!NAME.test(name)) throw new AppError('usage', 'Kies een naam van 2 tot 64 letters, cijfers en . _ @ -')
    const fault = passwordFault(password, name)
    if (fault !== undefined) throw new AppError('usage', fault)
    return hashPassword(password)
  }

  #byName(name: string): Person | undefined {
    const row = this.#db.prepare<[string], { id: number }>('SELECT id FROM account WHERE name = ?').get(name)
    return row && this.person(row.id)
  }

  #known(id: number): Person {
    const person = this.person(id)
    if (!person) throw new AppError('input-not-found', 'Dat account bestaat niet.')
    return person
  }

  #hashOf(id: number): string | undefined {
    return this.#db.prepare<[number], { password: string }>('SELECT password FROM account WHERE id = ?').get(id)
      ?.password
  }

  #rolesOf(id: number): Readonly<Record<string, Role>> {
    const rows = this.#db
      .prepare<[number], { eenheid: string; role: string }>('SELECT eenheid, role FROM granted WHERE account = ?')
      .all(id)
    return Object.fromEntries(
      rows.flatMap(({ eenheid, role }) => {
        const known = ROLES.find((each) => each === role)
        return known ? [[eenheid, known] as const] : []
      }),
    )
  }

  #hasAdmin(eenheid: string): boolean {
    return this.people().some(({ isClosed, roles }) => !isClosed && roles[eenheid] === 'admin')
  }

  #mustManage(by: Person, eenheid: string): void {
    if (!may(by, 'manage', eenheid)) throw new AppError('not-authorised', 'Daarvoor moet u beheerder zijn.')
  }

  /** Does something that guesses: it costs more time after each failure. Throws `not-authorised` while it must wait. */
  async #braked(keys: readonly string[], attempt: () => Promise<void> | void): Promise<void> {
    const wait = this.#brakes.waitOf(keys, this.#time())
    if (wait > 0)
      throw new AppError(
        'not-authorised',
        `Te veel pogingen. Wacht ${Math.ceil(wait / 1_000)} seconden en probeer het opnieuw.`,
      )
    this.#brakes.attempt(keys, this.#time())
    await attempt()
    this.#brakes.release(keys)
  }

  #time(): number {
    return this.now().getTime()
  }
}

/** Whether a person has a right for a bestuurseenheid. */
export function may(person: Person, right: Right, eenheid: string): boolean {
  return !person.isClosed && mayDo(Object.hasOwn(person.roles, eenheid) ? person.roles[eenheid] : undefined, right)
}
