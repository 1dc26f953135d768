import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { FastifyInstance } from 'fastify'
import type { StoreStatus } from '../../store/store.js'
import { NOBODY } from './client-address.js'
import { routeOf } from './service-log.js'

/** How far the store is behind the log of its data folder. */
export interface LogLag {
  /** The newest change in the log, or the newest that the store has. */
  readonly sequence: number
  readonly reached: number
  /** Seconds since the store was last up to date with it. */
  readonly seconds: number
}

/** Values measured elsewhere and read on request. */
export interface MetricSources {
  readonly status: () => StoreStatus
  readonly lag?: (() => LogLag) | undefined
  /** Bytes of requests and answers in progress. */
  readonly bytes: () => { readonly coming: number; readonly going: number }
  /** Pages being checked, and pages waiting for it. */
  readonly checks?: (() => { readonly running: number; readonly waiting: number }) | undefined
  /** Number of addresses in the harvest ledger by state, if there is one. */
  readonly crawl?: (() => Readonly<Record<string, number>>) | undefined
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** The metrics of a service, in the text format of Prometheus. Each service has its own registry: nothing is global. */
export class ServiceMetrics {
  readonly #registry = new Registry()
  readonly #requests = this.#counter('requests_total', 'Answers sent', ['method', 'route', 'status'])
  readonly #requestSeconds = this.#histogram('request_seconds', 'From the request to the end of its answer', ['route'])
  readonly #querySeconds = this.#histogram('query_seconds', 'Work on queries, waiting not counted', ['outcome'])
  readonly #queryWait = this.#histogram('query_wait_seconds', 'Waiting for a replica', [])
  readonly #kills = this.#counter('query_kills_total', 'Queries that cost a replica', [])
  readonly #queries = new Gauge({
    name: 'raadlink_queries',
    help: 'Queries under way, by state',
    labelNames: ['state'],
    registers: [this.#registry],
  })

  constructor(sources: MetricSources) {
    this.#queries.set({ state: 'waiting' }, 0)
    this.#queries.set({ state: 'running' }, 0)
    const { status, lag, bytes, checks, crawl } = sources
    this.#gauge('store_quads', 'Quads in named graphs', () => status().quads)
    this.#gauge('store_replicas', 'Replicas there should be', () => status().replicas)
    this.#gauge('store_replicas_ready', 'Replicas that can answer', () => status().ready)
    this.#gauge('store_threads_stuck', 'Threads that did not stop when they were ended', () => status().stuck)
    this.#gauge('store_refill_seconds', 'What the last filling of a replica took', () => status().refill / 1000)
    this.#gauge('request_bytes', 'Bytes of requests that are held', () => bytes().coming)
    this.#gauge('answer_bytes', 'Bytes of answers that are being sent', () => bytes().going)
    if (lag) {
      this.#gauge('log_sequence', 'The newest change in the log', () => lag().sequence)
      this.#gauge('log_lag_changes', 'Changes of the log that the store lacks', () => lag().sequence - lag().reached)
      this.#gauge('log_lag_seconds', 'Since the store last held all of the log', () => lag().seconds)
    }
    if (checks) {
      this.#gauge('checks_running', 'Pages that are being checked', () => checks().running)
      this.#gauge('checks_waiting', 'Pages that wait for a check', () => checks().waiting)
    }
    if (crawl) {
      new Gauge({
        name: 'raadlink_crawl_addresses',
        help: 'Addresses in the ledger of the harvest, by state',
        labelNames: ['state'],
        registers: [this.#registry],
        collect() {
          this.reset()
          for (const [state, rows] of Object.entries(crawl())) this.set({ state }, rows)
        },
      })
    }
  }

  /** Adds metrics of the process itself: memory, processor, event loop delay. Call once per process. */
  withProcess(): this {
    collectDefaultMetrics({ register: this.#registry })
    return this
  }

  /** Counts every answer of a service. */
  watch(app: FastifyInstance): void {
    app.addHook('onResponse', (request, reply, done) => {
      if (request.ip !== NOBODY) {
        const route = routeOf(request)
        this.#requests.inc({ method: request.method, route, status: reply.statusCode })
        this.#requestSeconds.observe({ route }, reply.elapsedTime / 1000)
      }
      done()
    })
  }

  /** Counts a query; returns callbacks for its progress. */
  query(): { readonly begin: () => void; readonly end: (outcome: string) => void } {
    const came = performance.now()
    let began: number | undefined
    this.#queries.inc({ state: 'waiting' })
    return {
      begin: () => {
        began = performance.now()
        this.#queries.dec({ state: 'waiting' })
        this.#queries.inc({ state: 'running' })
        this.#queryWait.observe((began - came) / 1000)
      },
      end: (outcome) => {
        this.#queries.dec({ state: began === undefined ? 'waiting' : 'running' })
        if (began !== undefined) this.#querySeconds.observe({ outcome }, (performance.now() - began) / 1000)
      },
    }
  }

  killed(): void {
    this.#kills.inc()
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  write(): Promise<string> {
    return this.#registry.metrics()
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name: `raadlink_${name}`, help, labelNames, registers: [this.#registry] })
  }

  #histogram<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Histogram<Label> {
    return new Histogram({
      name: `raadlink_${name}`,
      help,
      labelNames: [...labelNames],
      buckets: SECONDS,
      registers: [this.#registry],
    })
  }

  #gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name: `raadlink_${name}`,
      help,
      registers: [this.#registry],
      collect() {
        this.set(value())
      },
    })
  }
}
