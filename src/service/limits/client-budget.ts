import { subscriberOf } from '../watch/client-address.js'
import type { SparqlLimits } from './sparql-limits.js'

/** A budget that fills evenly, up to what two minutes give; a client may overdraw it. */
interface Bucket {
  left: number
  at: number
}

interface Client {
  running: number
  /** Seconds of slow work, which count less as time passes. */
  readonly slow: { seconds: number; at: number }
  readonly seconds: Bucket
  readonly failures: Bucket
}

/** Why a client has to wait, and for how many seconds. */
export interface Refusal {
  readonly reason: string
  readonly retryAfter: number
}

/** An admitted request; `done` and `leave` must be called once each, in every case. */
export interface Visit {
  /** Whether this client's work was slow lately; then others go first. */
  readonly slow: boolean
  /** Call when work begins: waiting for a turn costs nothing. */
  readonly begin: () => void
  /** Takes more from the budget, for what the work cost others. */
  readonly charge: (seconds: number) => void
  /** Call when the work is done. */
  readonly done: (failed: boolean) => void
  /** Call when the answer is sent or nobody waits for it: the client's next request may come in. */
  readonly leave: () => void
}

/** Number of clients remembered; above it, those with a full budget are forgotten. */
const MOST_CLIENTS = 10_000
const MINUTE = 60_000
/** Seconds from which one piece of work counts as slow. */
const SLOW = 1
/**
 * Seconds of slow work from which a client counts as slow, and the seconds after which most of their weight is gone.
 */
const SLOW_CLIENT = 2
const FORGETTING = 300

/** Keeps track of what each client costs: seconds of work, simultaneous queries, failures. */
export class ClientBudget {
  readonly #limits: Pick<SparqlLimits, 'clientQueries' | 'clientSeconds' | 'clientFailures'>
  readonly #now: () => number
  readonly #apart: boolean
  readonly #clients = new Map<string, Client>()

  /**
   * `now`: milliseconds of a monotonic clock. `apart`: whether clients can be distinguished; if all look like one,
   * nobody goes before the others.
   */
  constructor(
    limits: Pick<SparqlLimits, 'clientQueries' | 'clientSeconds' | 'clientFailures'>,
    now: () => number = () => performance.now(),
    apart = true,
  ) {
    this.#apart = apart
    this.#limits = limits
    this.#now = now
  }

  /** Admits a client's query, or says how long it has to wait. */
  enter(address: string): Visit | Refusal {
    const { clientQueries, clientSeconds, clientFailures } = this.#limits
    const client = this.#client(address)
    if (clientQueries > 0 && client.running >= clientQueries)
      return {
        reason: `${clientQueries} of your requests are already being answered: wait for one to end`,
        retryAfter: 1,
      }
    const seconds = this.#wait(client.seconds, clientSeconds)
    if (seconds > 0)
      return {
        reason: `your requests took more than ${clientSeconds} seconds of work per minute: wait ${seconds} s`,
        retryAfter: seconds,
      }
    const failures = this.#wait(client.failures, clientFailures)
    if (failures > 0)
      return {
        reason: `more than ${clientFailures} of your requests failed in a minute: wait ${failures} s`,
        retryAfter: failures,
      }
    client.running += 1
    let began: number | undefined
    return {
      begin: () => {
        began = this.#now()
      },
      slow: this.#apart && this.#slowness(client) >= SLOW_CLIENT,
      charge: (seconds) => {
        client.seconds.left -= seconds
        client.slow.seconds = this.#slowness(client) + seconds
      },
      done: (failed) => {
        const seconds = began === undefined ? 0 : (this.#now() - began) / 1000
        client.seconds.left -= seconds
        if (seconds > SLOW) client.slow.seconds = this.#slowness(client) + seconds
        if (failed) client.failures.left -= 1
      },
      leave: () => {
        client.running -= 1
      },
    }
  }

  #slowness({ slow }: Client): number {
    const now = this.#now()
    slow.seconds *= Math.exp(-(now - slow.at) / 1000 / FORGETTING)
    slow.at = now
    return slow.seconds
  }

  /** Seconds until a bucket has one second or one failure again; 0 when it has. */
  #wait(bucket: Bucket, aMinute: number): number {
    if (aMinute <= 0) return 0
    const now = this.#now()
    bucket.left = Math.min(2 * aMinute, bucket.left + ((now - bucket.at) * aMinute) / MINUTE)
    bucket.at = now
    return bucket.left >= 1 ? 0 : Math.ceil(((1 - bucket.left) * 60) / aMinute)
  }

  #client(address: string): Client {
    const key = subscriberOf(address)
    const known = this.#clients.get(key)
    if (known) return known
    if (this.#clients.size >= MOST_CLIENTS) this.#forget()
    const at = this.#now()
    const client: Client = {
      running: 0,
      slow: { seconds: 0, at },
      seconds: { left: 2 * this.#limits.clientSeconds, at },
      failures: { left: 2 * this.#limits.clientFailures, at },
    }
    this.#clients.set(key, client)
    return client
  }

  /** Forgets clients without activity for two minutes, by when their budget is full again anyway. */
  #forget(): void {
    const now = this.#now()
    for (const [key, { running, slow, seconds, failures }] of this.#clients) {
      const idle =
        now - Math.max(seconds.at, failures.at) > 2 * MINUTE &&
        seconds.left > 0 &&
        failures.left > 0 &&
        slow.seconds < 1
      if (running === 0 && idle) this.#clients.delete(key)
    }
  }
}
