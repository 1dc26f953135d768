import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.js'
import { LimitedThread } from '../../src/sandbox/limited-thread.js'

type Job = 'add' | 'loop' | 'grow' | 'fail' | 'refuse' | 'exit'

describe('LimitedThread', () => {
  const open = (deadline: number): LimitedThread<Job, number> =>
    new LimitedThread<Job, number>('sample-thread', import.meta.url, { deadline, megabytes: 64, maxWaiting: 2 })
  const thread = open(60_000)
  const hasty = open(6_000)
  afterAll(() => Promise.all([thread.close(), hasty.close()]))

  it('runs one job after the other on one warm thread', async () => {
    expect(await Promise.all([thread.run('add'), thread.run('add'), thread.run('add')])).toEqual([1, 2, 3])
    const settled = await Promise.allSettled(Array.from({ length: 5 }, () => thread.run('add')))
    expect(settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))).toEqual([
      expect.objectContaining({ code: 'busy' }),
      expect.objectContaining({ code: 'busy' }),
    ])
  })

  it('passes on failures unchanged, and keeps the thread', async () => {
    await expect(thread.run('refuse')).rejects.toMatchObject({ code: 'input-empty', message: 'nothing in it' })
    const failure: unknown = await thread.run('fail').catch((thrown: unknown) => thrown)
    expect(failure).not.toBeInstanceOf(AppError)
    expect(failure).toMatchObject({ message: 'a fault of ours' })
    expect((failure as Error).stack).toContain('sample-thread')
    expect(await thread.run('add')).toBeGreaterThan(1)
  })

  it.each([
    ['loop', hasty, /stopped after 6 s/u],
    ['grow', thread, /more than 64 MB/u],
    ['exit', thread, /ended with code 3/u],
  ] as const)('ends a job beyond its limits (%s), and runs the next on a new thread', async (job, thread, message) => {
    const failure: unknown = await thread.run(job).catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({ code: 'sandbox-limit' })
    expect((failure as Error).message).toMatch(message)
    expect(await thread.run('add')).toBe(1)
  })
})
