import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Accounts, may, type Person, type SignIn } from '../../src/accounts/accounts.js'
import { brokenAt, type AuditEntry } from '../../src/accounts/audit-log.js'
import { hashPassword, passwordFault } from '../../src/accounts/passwords.js'
import { mayDo, RIGHTS, ROLES, type Right } from '../../src/accounts/roles.js'

const HERE = 'http://data.lblod.info/id/bestuurseenheden/1'
const THERE = 'http://data.lblod.info/id/bestuurseenheden/2'
const PASSWORD = 'een lang wachtwoord'

let folder: string
let clock: number
let accounts: Accounts
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-accounts-'))
  clock = Date.parse('2026-03-02T09:00:00Z')
  accounts = new Accounts(folder, () => new Date(clock))
})
afterEach(() => {
  accounts.close()
  rmSync(folder, { recursive: true, force: true })
})
const admin = (): Promise<Person> => accounts.makeFirst('An Beheer', PASSWORD, HERE)
const signIn = (name: string, password: string, network = '192.0.2.1'): Promise<SignIn> =>
  accounts.signIn(name, password, network)
async function tokenOf(name: string, password = PASSWORD): Promise<string> {
  const found = await signIn(name, password)
  if (found.outcome !== 'in') throw new Error(found.outcome)
  return found.secrets.token
}

describe('roles', () => {
  it.each(ROLES)('%s has the rights of its level and below, and no others', (role) => {
    const allowed = (Object.keys(RIGHTS) as Right[]).filter((right) => mayDo(role, right))
    expect(allowed).toEqual(
      {
        reader: ['see'],
        editor: ['see', 'correct'],
        publisher: ['see', 'correct', 'publish'],
        admin: Object.keys(RIGHTS),
      }[role],
    )
  })

  it('apply to one bestuurseenheid only, and give nobody else rights', async () => {
    const an = await admin()
    expect(may(an, 'manage', HERE)).toBe(true)
    for (const right of Object.keys(RIGHTS) as Right[]) {
      expect(may(an, right, THERE)).toBe(false)
      expect(may(an, right, 'constructor')).toBe(false)
    }
  })
})

describe('accounts', () => {
  it('creates the first one only once, as an admin', async () => {
    expect(accounts.isNew).toBe(true)
    expect(await admin()).toMatchObject({ name: 'An Beheer', roles: { [HERE]: 'admin' } })
    expect(accounts.isNew).toBe(false)
    await expect(accounts.makeFirst('Bea', PASSWORD, HERE)).rejects.toMatchObject({ code: 'not-authorised' })
    const both = ['Cas Een', 'Cas Twee'].map((name) => accounts.makeFirst(name, PASSWORD, HERE))
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('lets only an admin of the bestuurseenheid create others', async () => {
    const an = await admin()
    const bea = await accounts.make({ name: 'Bea', password: PASSWORD, eenheid: HERE, role: 'editor' }, an)
    const asked = { name: 'Cas', password: PASSWORD, eenheid: HERE, role: 'reader' } as const
    await expect(accounts.make(asked, bea)).rejects.toMatchObject({ code: 'not-authorised' })
    await expect(accounts.make({ ...asked, eenheid: THERE }, an)).rejects.toMatchObject({ code: 'not-authorised' })
    await expect(accounts.make({ ...asked, name: 'BEA' }, an)).rejects.toMatchObject({ code: 'usage' })
    await expect(accounts.make({ ...asked, name: '<b>' }, an)).rejects.toMatchObject({ code: 'usage' })
  })

  it('always keep at least one admin', async () => {
    const an = await admin()
    expect(() => accounts.grant(an.id, HERE, 'reader', an)).toThrow(/beheerder/u)
    expect(() => accounts.closeAccount(an.id, an)).toThrow(/beheerder/u)
    expect(accounts.person(an.id)).toMatchObject({ isClosed: false, roles: { [HERE]: 'admin' } })
  })

  it('store only an argon2id hash of a password, and only hashes of a session', async () => {
    await admin()
    const token = await tokenOf('an beheer')
    const kept = readdirSync(join(folder, 'bureau'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
      .join('')
    expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
    expect(kept).not.toContain(PASSWORD)
    expect(kept).not.toContain(token)
    expect(await hashPassword(PASSWORD)).not.toBe(await hashPassword(PASSWORD))
  })

  it.each([
    ['kort', 'te kort'],
    ['aaaaaaaaaaaaaaaa', 'één teken'],
    ['wachtwoord van bea', 'met de naam'],
    ['x'.repeat(201), 'te lang'],
  ])('refuse %s as a password: %s', (password) => expect(passwordFault(password, 'Bea')).toMatch(/^Kies/u))
})

describe('sign-in', () => {
  it('gives the same answer for a wrong password, an unknown and a closed account', async () => {
    const an = await admin()
    const bea = await accounts.make({ name: 'Bea', password: PASSWORD, eenheid: HERE, role: 'editor' }, an)
    accounts.closeAccount(bea.id, an)
    const answers = await Promise.all([
      signIn('An Beheer', 'een ander wachtwoord', '192.0.2.2'),
      signIn('Niemand', PASSWORD, '192.0.2.3'),
      signIn('Bea', PASSWORD, '192.0.2.4'),
    ])
    expect(answers).toEqual([{ outcome: 'wrong' }, { outcome: 'wrong' }, { outcome: 'wrong' }])
  })

  it('slows down guessing, whatever name or machine comes next', async () => {
    await admin()
    for (let i = 0; i < 5; i++)
      expect((await signIn('An Beheer', 'fout fout fout', `192.0.2.${i}`)).outcome).toBe('wrong')
    expect(await signIn('An Beheer', PASSWORD, '198.51.100.9')).toEqual({ outcome: 'wait', seconds: 2 })
    for (let i = 0; i < 5; i++) await signIn(`Naam ${i}`, 'fout fout fout', '203.0.113.5')
    expect((await signIn('Nog Een', PASSWORD, '203.0.113.5')).outcome).toBe('wait')
    clock += 3_000
    expect((await signIn('An Beheer', PASSWORD, '198.51.100.9')).outcome).toBe('in')
  })

  it('lets only five of 1,000 simultaneous guesses check a password', async () => {
    await admin()
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) => signIn('An Beheer', `gok nummer ${i}!`, `192.0.2.${i % 250}`)),
    )
    const count = (outcome: string): number => answers.filter((each) => each.outcome === outcome).length
    expect(count('wrong')).toBe(5)
    expect(count('wait')).toBe(995)
  })
})

describe('sessions', () => {
  it('identify a person until they sign out, and each have their own forms', async () => {
    await admin()
    const [one, two] = [await tokenOf('An Beheer'), await tokenOf('An Beheer')]
    expect(one).not.toBe(two)
    const [first, second] = [accounts.who(one)!.session, accounts.who(two)!.session]
    expect(first.isOwnForm(first.formToken)).toBe(true)
    expect(first.isOwnForm(second.formToken)).toBe(false)
    expect(first.isOwnForm('')).toBe(false)
    accounts.signOut(one)
    expect(accounts.who(one)).toBeUndefined()
    expect(accounts.who(two)).toBeDefined()
    expect(accounts.who('geraden')).toBeUndefined()
  })

  it('end after an hour without use, and after twelve hours of use', async () => {
    await admin()
    const idle = await tokenOf('An Beheer')
    clock += 61 * 60_000
    expect(accounts.who(idle)).toBeUndefined()
    const used = await tokenOf('An Beheer')
    for (let minutes = 0; minutes < 12 * 60; minutes += 30) {
      clock += 30 * 60_000
      if (minutes < 12 * 60 - 30) expect(accounts.who(used), `${minutes}`).toBeDefined()
    }
    clock += 60_000
    expect(accounts.who(used)).toBeUndefined()
  })

  it('end with the account, with its role and with its password', async () => {
    const an = await admin()
    const bea = await accounts.make({ name: 'Bea', password: PASSWORD, eenheid: HERE, role: 'editor' }, an)
    const first = await tokenOf('Bea')
    accounts.grant(bea.id, HERE, 'reader', an)
    expect(accounts.who(first)).toBeUndefined()
    const second = await tokenOf('Bea')
    await expect(accounts.changePassword(bea.id, 'iets anders', 'een nieuw wachtwoord')).rejects.toMatchObject({
      code: 'not-authorised',
    })
    await accounts.changePassword(bea.id, PASSWORD, 'een nieuw wachtwoord')
    expect(accounts.who(second)).toBeUndefined()
    const third = await tokenOf('Bea', 'een nieuw wachtwoord')
    accounts.closeAccount(bea.id, an)
    expect(accounts.who(third)).toBeUndefined()
  })

  it('survive a restart', async () => {
    await admin()
    const token = await tokenOf('An Beheer')
    accounts.close()
    accounts = new Accounts(folder, () => new Date(clock))
    expect(accounts.who(token)?.person.name).toBe('An Beheer')
  })
})

describe('the audit log', () => {
  async function filled(): Promise<readonly AuditEntry[]> {
    const an = await admin()
    const token = await tokenOf('An Beheer')
    await signIn('An Beheer', 'fout fout fout')
    accounts.note(an, 'corrected', HERE, 'https://voorbeeldegem.example/notulen')
    accounts.signOut(token)
    return accounts.audit.entries()
  }

  it('records who did what, and no password', async () => {
    const entries = await filled()
    expect(entries.map(({ who, act }) => [who, act])).toEqual([
      ['An Beheer', 'account-made-admin'],
      ['An Beheer', 'signed-in'],
      ['An Beheer', 'sign-in-failed'],
      ['An Beheer', 'corrected'],
      ['An Beheer', 'signed-out'],
    ])
    expect(brokenAt(entries)).toBeUndefined()
    expect(JSON.stringify(entries)).not.toMatch(/wachtwoord|fout fout/u)
  })

  it('does not keep unknown names, which may be passwords in the wrong field', async () => {
    await admin()
    await signIn('een lang wachtwoord', '')
    expect(accounts.audit.entries().at(-1)).toMatchObject({ who: '?', act: 'sign-in-failed' })
  })

  it('reveals entries that were changed, removed, inserted, moved or cut off', async () => {
    const entries = await filled()
    const last = accounts.audit.last
    const [a, b, c, d, e] = entries as readonly [AuditEntry, AuditEntry, AuditEntry, AuditEntry, AuditEntry]
    expect(brokenAt([a, { ...b, who: 'Bea' }, c, d, e])).toBe(2)
    expect(brokenAt([a, b, d, e])).toBe(3)
    expect(brokenAt([a, b, b, c, d, e])).toBe(3)
    expect(brokenAt([a, c, b, d, e])).toBe(2)
    expect(brokenAt([b, c, d, e])).toBe(1)
    expect(brokenAt([a, b, c])).toBeUndefined()
    expect(brokenAt([a, b, c], last)).toBe(5)
    expect(brokenAt(entries, last)).toBeUndefined()
  })

  it('continues after a restart', async () => {
    await filled()
    accounts.close()
    accounts = new Accounts(folder, () => new Date(clock))
    await signIn('An Beheer', PASSWORD)
    expect(accounts.audit.entries().map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6])
    expect(brokenAt(accounts.audit.entries())).toBeUndefined()
  })
})
