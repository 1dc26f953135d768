import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { warmUp } from '../../src/service/warm-up.js'
import { openSampleService } from './sample-service.js'

describe('warmUp', () => {
  let service: Awaited<ReturnType<typeof openSampleService>>
  const answered: { readonly status: number; readonly type: string }[] = []

  beforeAll(async () => {
    service = await openSampleService({ requestsPerMinute: 1000 })
    service.app.addHook('onResponse', (_request, reply, done) => {
      answered.push({ status: reply.statusCode, type: String(reply.getHeader('content-type')) })
      done()
    })
  })
  afterAll(() => service.close())

  it('asks nothing that the service refuses, and nothing on the account of a client', async () => {
    await warmUp(service.app, 1, new AbortController().signal)
    expect(answered.length).toBeGreaterThan(50)
    expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([200]))
    const local = await service.app.inject({ url: '/health' })
    expect(local.headers['x-ratelimit-remaining']).toBe('999')
  })

  it('ends when it is told to, and when requests are too many', async () => {
    answered.length = 0
    await warmUp(service.app, 2, AbortSignal.abort())
    expect(answered).toEqual([])
    await warmUp(service.app, 2, new AbortController().signal)
    expect(answered.filter(({ status }) => status !== 200).length).toBeLessThanOrEqual(2)
    expect(answered.length).toBeLessThan(1000)
  })
})
