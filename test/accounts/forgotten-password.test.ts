import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Accounts, type Person } from '../../src/accounts/accounts.js'

const HERE = 'http://data.lblod.info/id/bestuurseenheden/1'
const THERE = 'http://data.lblod.info/id/bestuurseenheden/2'
const [OLD, NEW] = ['een lang wachtwoord', 'een ander lang wachtwoord']
const NETWORK = '192.0.2.1'

let folder: string
let clock: number
let accounts: Accounts
let admin: Person
let editor: Person
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'raadlink-accounts-'))
  clock = Date.parse('2026-03-02T09:00:00Z')
  accounts = new Accounts(folder, () => new Date(clock))
  admin = await accounts.makeFirst('An Beheer', OLD, HERE)
  editor = await accounts.make({ name: 'Bart', password: OLD, eenheid: HERE, role: 'editor' }, admin)
})
afterEach(() => {
  accounts.close()
  rmSync(folder, { recursive: true, force: true })
})
const outcome = async (name: string, password: string): Promise<string> =>
  (await accounts.signIn(name, password, NETWORK)).outcome

describe('a forgotten password', () => {
  it('is replaced with a code, once', async () => {
    const code = accounts.giveCode(editor.id, admin)
    await expect(accounts.useCode('Bart', code, 'kort', NETWORK)).rejects.toThrow('minstens 12 tekens')
    await accounts.useCode('Bart', code, NEW, NETWORK)
    expect(await outcome('Bart', NEW)).toBe('in')
    expect(await outcome('Bart', OLD)).toBe('wrong')
    await expect(accounts.useCode('Bart', code, OLD, NETWORK)).rejects.toThrow('horen niet bij elkaar')
    expect(accounts.audit.entries().map(({ act }) => act)).toContain('password-reset')
  })

  it('takes a code of that person that is a day old at most', async () => {
    const code = accounts.giveCode(editor.id, admin)
    await expect(accounts.useCode('An Beheer', code, NEW, NETWORK)).rejects.toThrow('horen niet bij elkaar')
    clock += 24 * 60 * 60_000 + 1
    await expect(accounts.useCode('Bart', code, NEW, NETWORK)).rejects.toThrow('te oud')
  })

  it('makes whoever guesses wait, also for the right code', async () => {
    const code = accounts.giveCode(editor.id, admin)
    for (let i = 0; i < 5; i++)
      await expect(accounts.useCode('Bart', `gok ${i}`, NEW, NETWORK)).rejects.toThrow('horen niet bij elkaar')
    await expect(accounts.useCode('Bart', code, NEW, NETWORK)).rejects.toThrow('Wacht 2 seconden')
  })

  it('is no business of who manages another council', () => {
    const other = { ...admin, roles: { [THERE]: 'admin' as const } }
    expect(() => accounts.giveCode(editor.id, other)).toThrow('beheerder')
    expect(() => accounts.giveCode(admin.id, editor)).toThrow('beheerder')
  })

  it('of the last admin is replaced from the terminal', async () => {
    await accounts.useCode('An Beheer', accounts.giveCode(accounts.named('An Beheer').id), NEW, NETWORK)
    expect(await outcome('An Beheer', NEW)).toBe('in')
    expect(accounts.audit.entries().find(({ act }) => act === 'code-given')?.who).toBe('server')
  })
})

it('makes whoever guesses the password of an open session wait', async () => {
  for (let i = 0; i < 5; i++)
    await expect(accounts.changePassword(editor.id, `gok ${i}`, NEW)).rejects.toThrow('niet uw wachtwoord')
  await expect(accounts.changePassword(editor.id, OLD, NEW)).rejects.toThrow('Wacht 2 seconden')
})
