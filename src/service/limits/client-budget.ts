import { subscriberOf } from '../watch/client-address.js'
import type { SparqlLimits } from './sparql-limits.js'

/** Fills evenly up to twice what a minute gives; what is taken from it may go below nothing. */
interface Bucket {
  left: number
  at: number
}

interface Client {
  running: number
  /** Seconds of slow work, of which ever less counts as time goes by. */
  readonly slow: { seconds: number; at: number }
  readonly seconds: Bucket
  readonly failures: Bucket
}

/** Why a client has to wait, and for how many seconds. */
export interface Refusal {
  readonly reason: string
  readonly retryAfter: number
}

/** What was let in; `done` and `leave` must be called once each, whatever happened. */
export interface Visit {
  /** Whether this client's work was slow lately: others go first. */
  readonly slow: boolean
  /** Work begins now: waiting for a turn costs nothing. */
  readonly begin: () => void
  /** Takes more from the budget: what others lost by this work. */
  readonly charge: (seconds: number) => void
  /** The work is done. */
  readonly done: (failed: boolean) => void
  /** The answer is sent, or nobody waits for it: another may come in. */
  readonly leave: () => void
}

/** Clients kept in mind; beyond it those with a full budget are forgotten. */
const MOST_CLIENTS = 10_000
const MINUTE = 60_000
/** Seconds from which one piece of work is slow. */
const SLOW = 1
/** Seconds of slow work from which a client counts as slow, and the seconds in which they lose most of their weight. */
const SLOW_CLIENT = 2
const FORGETTING = 300

/** Counts what each client costs: seconds of work, queries at a time, failures. */
export class ClientBudget {
  readonly #limits: Pick<SparqlLimits, 'clientQueries' | 'clientSeconds' | 'clientFailures'>
  readonly #now: () => number
  readonly #apart: boolean
  readonly #clients = new Map<string, Client>()

  /**
   * `now`: milliseconds of a clock that only goes forward. `apart`: whether clients can be told apart; where all look
   * like one, nobody goes before the others.
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

  /** Lets a client's query in, or tells how long it has to wait. */
  enter(address: string): Visit | Refusal {
    const { clientQueries, clientSeconds, clientFailures } = this.#limits
    const client = this.#client(address)
    if (clientQueries > 0 && client.running >= clientQueries)
      return {
        reason: `${clientQueries} requests of yours are being answered already: wait for one to end`,
        retryAfter: 1,
      }
    const seconds = this.#wait(client.seconds, clientSeconds)
    if (seconds > 0)
      return {
        reason: `your requests took more than ${clientSeconds} seconds of work a minute: wait ${seconds} s`,
        retryAfter: seconds,
      }
    const failures = this.#wait(client.failures, clientFailures)
    if (failures > 0)
      return {
        reason: `more than ${clientFailures} requests of yours a minute failed: wait ${failures} s`,
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

  /** Seconds until a bucket holds one second or one failure again; 0 when it does. */
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

  /** Forgets those that have used nothing for two minutes, which gives them a full budget again anyway. */
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
