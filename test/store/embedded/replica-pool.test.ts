import { spawn } from 'node:child_process'
import { text as textOf } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Replica } from '../../../src/store/embedded/replica.js'
import { ReplicaPool } from '../../../src/store/embedded/replica-pool.js'
import { Spool } from '../../../src/store/embedded/spool.js'
import type { Asker } from '../../../src/store/embedded/waiting-queries.js'
import { HOSTILE } from '../query/hostile-queries.js'

const LIMITS = { replicas: 2, unmerged: [], recycleGrowth: 2 ** 30, maxWaiting: 50, maxWait: 60_000 }
const RUNAWAY =
  'ASK { VALUES ?a { 1 2 3 4 5 6 7 8 9 } VALUES ?b { 1 2 3 4 5 6 7 8 9 } VALUES ?c { 1 2 3 4 5 6 7 8 9 } VALUES ?d { 1 2 3 4 5 6 7 8 9 } VALUES ?e { 1 2 3 4 5 6 7 8 9 } VALUES ?f { 1 2 3 4 5 6 7 8 9 } VALUES ?g { 1 2 3 4 5 6 7 8 9 } VALUES ?h { 1 2 3 4 5 6 7 8 9 } VALUES ?i { 1 2 3 4 5 6 7 8 9 } FILTER(?a + ?b + ?c + ?d + ?e + ?f + ?g + ?h + ?i = 0) }'
const asking = (text: string) => ({ text, sent: text, form: 'ask', format: 'json', maxRows: 10 }) as const
const breaking = `ASK { FILTER(${'!'.repeat(3_000)}true) }`

describe('the pool of replicas', () => {
  let spool: Spool
  let pool: ReplicaPool
  const ask = async (text: string, asker: Partial<Asker> = {}): Promise<string> =>
    Buffer.from(await pool.query(asking(text), { deadline: 20_000, ...asker })).toString()
  beforeEach(() => {
    spool = Spool.open()
    pool = new ReplicaPool(LIMITS, spool)
  })
  afterEach(async () => {
    await pool.close()
    await spool.close()
  })

  it('keeps working when a query breaks the engine, which ends that replica with a clear error', async () => {
    for (let i = 0; i < 3; i++) {
      await expect(ask(breaking)).rejects.toMatchObject({
        code: 'store-failed',
        message: expect.stringMatching(/^the engine broke down \(.*\) and is started again$/u) as string,
      })
      expect(await ask('ASK {}')).toContain('true')
    }
    expect(pool.stuck).toBe(0)
  })

  it('tells a caller before the answer that its query cost a replica', async () => {
    const told: string[] = []
    const lost = (name: string) => (milliseconds: number) => void told.push(`${name} ${milliseconds >= 0}`)
    await ask(breaking, { onLost: lost('broken') }).catch(() => told.push('refused'))
    await ask(RUNAWAY, { deadline: 200, onLost: lost('late') }).catch(() => told.push('stopped'))
    await ask('ASK {}', { onLost: lost('well') })
    await ask('ASK { ?s', { onLost: lost('wrong') }).catch(() => told.push('no query'))
    expect(told).toEqual(['broken true', 'refused', 'late true', 'stopped', 'no query'])
  })

  // Whether it is answered in time depends on the deadline only.
  const QUICK = ['!', 'BIND', 'OPTIONAL', 'a list', 'IN', 'a path that excludes']
  it.each(HOSTILE.filter(({ name }) => QUICK.includes(name)))(
    'survives $name at the limit',
    async ({ make, allowed }) => {
      const text = make(allowed)
      const form = text.startsWith('ASK') ? 'ask' : 'select'
      const end = await pool.query({ ...asking(text), form }, { deadline: 10_000 }).then(
        () => 'answered',
        (thrown: unknown) => (thrown as { readonly code: string }).code,
      )
      expect(['answered', 'query-timeout']).toContain(end)
    },
  )

  it('notices that a thread cannot be ended, reports it, and answers with the others', async () => {
    const child = spawn(process.execPath, [
      '--import',
      'tsx',
      fileURLToPath(new URL('stuck-thread.ts', import.meta.url)),
    ])
    const errors = textOf(child.stderr)
    const output = await textOf(child.stdout)
    expect(await errors).toBe('')
    expect(JSON.parse(output)).toEqual({
      failure: 'the query was stopped after 5 s: narrow it down or add a LIMIT',
      after: '{"head":{},"boolean":true}',
      stuck: 1,
      ready: 2,
    })
  })
})

it('a replica that does not answer in time is ended, and its owner is told', async () => {
  const deaths: string[] = []
  const replica = new Replica([], (_dead, error) => deaths.push(error.message))
  await replica.ask({ kind: 'count' })
  const waits = replica.ask({ kind: 'query', query: asking(RUNAWAY) }, { patience: 300 })
  const behind = replica.ask({ kind: 'count' })
  await expect(waits).rejects.toThrow('a replica of the store did not answer for 0 s and was ended')
  await expect(behind).rejects.toMatchObject({ code: 'store-failed' })
  expect(deaths).toHaveLength(1)
  await expect(replica.ask({ kind: 'count' })).rejects.toMatchObject({ code: 'store-failed' })
  await replica.kill(new Error('the test is over'))
  expect(replica.stuck).toBe(false)
})
