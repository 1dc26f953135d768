import { describe, expect, it } from 'vitest'
import { WaitingQueries } from '../../../src/store/embedded/waiting-queries.js'

const ASKING = { kind: 'count' } as const

describe('WaitingQueries', () => {
  it('drops a query at once that was cancelled before it starts', async () => {
    const waiting = new WaitingQueries({ maxWaiting: 2, maxWait: 60_000 })
    const controller = new AbortController()
    const answer = waiting.add(ASKING, { deadline: 1, signal: controller.signal })
    controller.abort()
    await expect(answer).rejects.toMatchObject({ code: 'busy' })
    expect(waiting.next(() => 0, 1)).toBeUndefined()
  })

  it('rejects a query that is cancelled later or waits too long', async () => {
    const waiting = new WaitingQueries({ maxWaiting: 2, maxWait: 20 })
    const controller = new AbortController()
    const given = waiting.add(ASKING, { deadline: 1, signal: controller.signal })
    const patient = waiting.add(ASKING, { deadline: 1 })
    await expect(waiting.add(ASKING, { deadline: 1 })).rejects.toMatchObject({ code: 'busy' })
    queueMicrotask(() => {
      queueMicrotask(() => {
        controller.abort()
      })
    })
    await expect(given).rejects.toMatchObject({ message: expect.stringContaining('no longer waits') as string })
    await expect(patient).rejects.toMatchObject({ message: expect.stringContaining('in time') as string })
  })

  it('sets no timer for a query that starts at once', async () => {
    const waiting = new WaitingQueries({ maxWaiting: 2, maxWait: 5 })
    void waiting.add(ASKING, { deadline: 1 })
    const taken = waiting.next(() => 0, 1)
    await Promise.resolve()
    expect(taken).not.toHaveProperty('timer')
  })
})
