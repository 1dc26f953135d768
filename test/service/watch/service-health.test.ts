import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { healthOf } from '../../../src/service/watch/service-health.js'
import type { LogLag } from '../../../src/service/watch/service-metrics.js'
import type { Store, StoreStatus } from '../../../src/store/store.js'
import { openSampleStore } from '../../store/sample-store.js'
import { openSampleService } from '../sample-service.js'

const STATUS: StoreStatus = {
  quads: 1,
  merged: 1,
  version: 1,
  ready: 2,
  replicas: 2,
  refill: 0,
  stuck: 0,
  warnings: [],
}

describe('the health of a service', () => {
  it.each([
    ['all is well', {}, {}, true, true],
    ['no reader is ready', { ready: 0 }, {}, true, false],
    ['a thread hangs', { stuck: 1 }, {}, false, false],
    ['it stops', {}, { stopping: () => true }, true, false],
    ['it follows the log', {}, { lag: () => ({ sequence: 9, reached: 8, seconds: 2 }) }, true, true],
    ['it lost the log', {}, { lag: () => ({ sequence: 9, reached: 1, seconds: 700 }) }, true, false],
  ])('when %s', (_name, status, watch, live, ready) => {
    const health = healthOf({ status: () => ({ ...STATUS, ...status }), ...watch })
    expect(health).toMatchObject({ live, ready })
    expect(health.reasons.length > 0).toBe(!live || !ready)
  })
})

describe('over HTTP', () => {
  let store: Store
  let app: FastifyInstance
  let stuck = 0
  let stopping = false
  let lag: LogLag = { sequence: 12, reached: 10, seconds: 3 }
  beforeAll(async () => {
    store = await openSampleStore()
    const status = (): StoreStatus => ({ ...store.status(), stuck })
    const watched: Store = { ...bound(store), status }
    ;({ app } = await openSampleService({
      store: watched,
      watch: {
        lag: () => lag,
        stopping: () => stopping,
        checks: () => ({ running: 1, waiting: 4 }),
        crawl: () => ({ fetched: 5, failed: 2 }),
      },
    }))
  })
  afterAll(async () => {
    await app.close()
    await store.close()
  })
  const statuses = (): Promise<readonly number[]> =>
    Promise.all(['/health', '/health/live', '/health/ready'].map(async (url) => (await app.inject(url)).statusCode))

  it('has separate answers for supervisors and proxies', async () => {
    expect(await statuses()).toEqual([200, 200, 200])
    stopping = true
    expect(await statuses()).toEqual([503, 200, 503])
    stopping = false
    stuck = 1
    expect(await statuses()).toEqual([503, 503, 503])
    expect((await app.inject('/health')).json<{ health: { reasons: string[] } }>().health.reasons).toEqual([
      'a thread of the store does not stop',
    ])
    stuck = 0
    lag = { ...lag, seconds: 3_600 }
    expect(await statuses()).toEqual([503, 200, 503])
    lag = { ...lag, seconds: 3 }
    expect(await statuses()).toEqual([200, 200, 200])
  })

  it('counts requests, queries, queues, the log and the crawl', async () => {
    const ask = (text: string): Promise<unknown> => app.inject({ url: `/sparql?query=${encodeURIComponent(text)}` })
    await ask('SELECT * { ?s ?p ?o } LIMIT 1')
    await ask('ASK { <a:b> ?p ?o }')
    await ask('SELECT * {')
    const { headers, body } = await app.inject('/metrics')
    expect(headers['content-type']).toContain('text/plain')
    const value = (name: string): number =>
      Number(
        body
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1],
      )
    expect(value('raadlink_requests_total{method="GET",route="/sparql",status="200"}')).toBe(2)
    expect(value('raadlink_requests_total{method="GET",route="/sparql",status="400"}')).toBe(1)
    expect(value('raadlink_query_seconds_count{outcome="answered"}')).toBe(2)
    expect(value('raadlink_queries{state="waiting"}')).toBe(0)
    expect(value('raadlink_queries{state="running"}')).toBe(0)
    expect(value('raadlink_checks_waiting')).toBe(4)
    expect(value('raadlink_log_lag_changes')).toBe(2)
    expect(value('raadlink_log_lag_seconds')).toBe(3)
    expect(value('raadlink_crawl_addresses{state="failed"}')).toBe(2)
    expect(value('raadlink_store_quads')).toBe(store.status().quads)
    // Nothing about the queries.
    expect(body).not.toContain('SELECT')
  })
})

/** The methods of a store, for replacing one of them. */
function bound(store: Store): Store {
  return {
    query: (...given) => store.query(...given),
    load: (...given) => store.load(...given),
    replaceGraph: (...given) => store.replaceGraph(...given),
    dropGraph: (...given) => store.dropGraph(...given),
    update: (...given) => store.update(...given),
    version: () => store.version(),
    status: () => store.status(),
    close: () => store.close(),
  }
}
