import { expect, it } from 'vitest'
import { ClientBudget, type Visit } from '../../../src/service/limits/client-budget.js'
import { openSampleService } from '../sample-service.js'

const visit = (entered: ReturnType<ClientBudget['enter']>): Visit => {
  if ('reason' in entered) throw new Error(entered.reason)
  return entered
}

const end = (each: Visit, failed: boolean): void => {
  each.done(failed)
  each.leave()
}

it('allows a client its seconds per minute, twice that at once, and then makes it wait', () => {
  let now = 0
  const budget = new ClientBudget({ clientQueries: 0, clientSeconds: 60, clientFailures: 0 }, () => now)
  const visits = Array.from({ length: 5 }, () => visit(budget.enter('10.0.0.1')))
  // Waiting for a turn costs nothing.
  now += 60_000
  for (const each of visits) each.begin()
  now += 50_000
  for (const each of visits) end(each, false)
  // 120 to begin with, 110 more in the 110 seconds since, 250 used, and one second is needed.
  expect(budget.enter('10.0.0.1')).toMatchObject({ retryAfter: 21 })
  end(visit(budget.enter('10.0.0.2')), false)
  now += 20_000
  expect(budget.enter('10.0.0.1')).toMatchObject({ retryAfter: 1 })
  now += 1_000
  end(visit(budget.enter('10.0.0.1')), false)
})

it('counts simultaneous queries and failures, by subscriber', () => {
  let now = 0
  const budget = new ClientBudget({ clientQueries: 2, clientSeconds: 0, clientFailures: 1 }, () => now)
  const [one] = [visit(budget.enter('2001:db8:1:2::1')), visit(budget.enter('2001:db8:1:2:ffff::9'))]
  expect(budget.enter('2001:db8:1:2::3')).toHaveProperty('retryAfter', 1)
  visit(budget.enter('2001:db8:1:3::1'))
  end(one, true)
  end(visit(budget.enter('2001:db8:1:2::1')), true)
  expect(budget.enter('2001:db8:1:2::1')).toHaveProperty('reason')
  now += 61_000
  end(visit(budget.enter('2001:db8:1:2::1')), false)
  visit(budget.enter('10.0.0.1'))
  visit(budget.enter('::ffff:10.0.0.1'))
  expect(budget.enter('10.0.0.1')).toHaveProperty('reason')
})

it('charges a client for what others lost by it, and keeps its place until the answer is sent', () => {
  const now = 0
  const budget = new ClientBudget({ clientQueries: 1, clientSeconds: 60, clientFailures: 0 }, () => now)
  const first = visit(budget.enter('10.0.0.1'))
  first.begin()
  first.charge(150)
  first.done(false)
  expect(budget.enter('10.0.0.1')).toMatchObject({ reason: expect.stringContaining('being answered') as string })
  first.leave()
  expect(budget.enter('10.0.0.1')).toMatchObject({ retryAfter: 31 })
})

it('remembers for minutes whose work was slow, but not who sends many requests', () => {
  let now = 0
  const budget = new ClientBudget({ clientQueries: 0, clientSeconds: 0, clientFailures: 0 }, () => now)
  const work = (client: string, milliseconds: number): boolean => {
    const each = visit(budget.enter(client))
    each.begin()
    now += milliseconds
    end(each, false)
    return each.slow
  }
  expect(work('10.0.0.1', 5_000)).toBe(false)
  expect(work('10.0.0.1', 10)).toBe(true)
  for (let i = 0; i < 1_000; i++) expect(work('10.0.0.2', 100)).toBe(false)
  expect(work('10.0.0.1', 10)).toBe(true)
  now += 300_000
  expect(work('10.0.0.1', 10)).toBe(false)
})

it('answers 429 with Retry-After, by the address of the connection whatever the headers say', async () => {
  const { app, close } = await openSampleService({ limits: { clientFailures: 1 } })
  try {
    const fail = (forged: string): Promise<{ statusCode: number; headers: Record<string, unknown> }> =>
      app.inject({
        url: `/sparql?query=${encodeURIComponent('SELECT * { ?s ?p }')}`,
        headers: { 'x-forwarded-for': forged, forwarded: `for=${forged}`, 'x-real-ip': forged },
      })
    const answers = [await fail('1.1.1.1'), await fail('2.2.2.2'), await fail('3.3.3.3')]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 429])
    expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThan(0)
  } finally {
    await close()
  }
})

it('uses the address from a named proxy, and from no other', async () => {
  for (const [trustProxy, expected] of [
    [['127.0.0.1'], [400, 400, 400]],
    [['192.0.2.1'], [400, 400, 429]],
  ] as const) {
    const { app, close } = await openSampleService({ limits: { clientFailures: 1 }, trustProxy })
    try {
      const statuses: number[] = []
      for (const client of ['1.1.1.1', '2.2.2.2', '3.3.3.3'])
        statuses.push(
          (
            await app.inject({
              url: `/sparql?query=${encodeURIComponent('SELECT * { ?s ?p }')}`,
              headers: { 'x-forwarded-for': client },
            })
          ).statusCode,
        )
      expect(statuses).toEqual(expected)
    } finally {
      await close()
    }
  }
})
