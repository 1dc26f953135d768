import { afterEach, describe, expect, it } from 'vitest'
import { FairThreads } from '../../src/sandbox/fair-threads.js'

type Job = 'add' | 'loop' | 'grow' | 'fail' | 'refuse' | 'exit'
const LIMITS = { deadline: 3_000, megabytes: 64, threads: 2, maxWaiting: 6, maxOfClient: 4, maxWait: 60_000 }

describe('FairThreads', () => {
  let threads: FairThreads<Job, number>
  afterEach(() => threads.close())

  it('does not keep a client waiting behind another’s hostile jobs', async () => {
    threads = new FairThreads('sample-thread', import.meta.url, LIMITS)
    const hostile = Array.from({ length: 4 }, () => threads.run('loop', { client: 'hostile' }))
    for (const each of hostile) each.catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(threads.running).toBe(1)
    const start = performance.now()
    expect(await threads.run('add', { client: 'polite' })).toBe(1)
    expect(performance.now() - start).toBeLessThan(LIMITS.deadline)
    expect(threads.waiting).toBeGreaterThan(1)
  }, 60_000)

  it('limits the queue, also per client', async () => {
    threads = new FairThreads('sample-thread', import.meta.url, { ...LIMITS, maxWaiting: 5, maxOfClient: 2 })
    const run = (client: string): Promise<number> => threads.run('loop', { client })
    const jobs = ['a', 'a', 'a', 'b', 'b', 'b'].map(run)
    for (const each of jobs) each.catch(() => undefined)
    await expect(run('a')).rejects.toMatchObject({ code: 'too-many-queries' })
    run('c').catch(() => undefined)
    await expect(run('d')).rejects.toMatchObject({ code: 'busy' })
  }, 60_000)

  it('drops a job that nobody waits for, and stops it when it runs', async () => {
    threads = new FairThreads('sample-thread', import.meta.url, { ...LIMITS, deadline: 30_000 })
    const gone = new AbortController()
    const jobs = Array.from({ length: 2 }, () => threads.run('loop', { client: 'a', signal: gone.signal }))
    const settled = Promise.allSettled(jobs)
    await new Promise((resolve) => setTimeout(resolve, 300))
    gone.abort()
    for (const each of await settled) expect(each).toMatchObject({ status: 'rejected', reason: { code: 'busy' } })
    expect(await threads.run('add', { client: 'a' })).toBe(1)
  }, 60_000)

  it('limits how long a job waits', async () => {
    threads = new FairThreads('sample-thread', import.meta.url, { ...LIMITS, maxWait: 100 })
    threads.run('loop', { client: 'a' }).catch(() => undefined)
    await expect(threads.run('add', { client: 'a' })).rejects.toMatchObject({ code: 'busy' })
  }, 60_000)
})
