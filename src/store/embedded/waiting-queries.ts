import { AppError } from '../../errors.js'
import type { Asking, Good, Replica } from './replica.js'

/** The client of a query, and what may end the query before its answer. */
export interface Asker {
  readonly deadline: number
  readonly signal?: AbortSignal | undefined
  readonly onStart?: (() => void) | undefined
  /** Called before the answer when this query cost a replica, with the milliseconds that the last filling took. */
  readonly onLost?: ((milliseconds: number) => void) | undefined
  /** One client never holds all replicas, so that others are answered. Absent: clients are not told apart. */
  readonly client?: string | undefined
  /** Whether this client's queries were slow lately: such clients together never hold all replicas. */
  readonly slow?: boolean | undefined
}

/** A query that waits for a replica. */
export interface Waiting extends Asker {
  readonly asking: Asking
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
  /** Set once it has to wait. */
  timer?: NodeJS.Timeout
}

export interface WaitingLimits {
  /** Queries that may wait for a replica, and for how many milliseconds. */
  readonly maxWaiting: number
  readonly maxWait: number
}

interface Answer {
  readonly replica: Replica
  readonly good: Good
}

/** Queries in order of arrival, until a replica is free. */
export class WaitingQueries {
  readonly #limits: WaitingLimits
  readonly #waiting: Waiting[] = []

  constructor(limits: WaitingLimits) {
    this.#limits = limits
  }

  /**
   * Adds a query; fulfilled with the replica and its answer. Rejects with `busy` when it waited too long or too many
   * queries wait.
   */
  add(asking: Asking, asker: Asker): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { signal } = asker
      if (signal?.aborted) throw new AppError('busy', 'the client no longer waits for this answer')
      if (this.#waiting.length >= this.#limits.maxWaiting)
        throw new AppError('busy', 'too many queries are waiting already: try again in a moment')
      const waiting: Waiting = { ...asker, asking, resolve, reject }
      this.#waiting.push(waiting)
      // Most get a replica at once and need no timer.
      queueMicrotask(() => {
        if (this.#waiting.includes(waiting)) this.#wait(waiting)
      })
    })
  }

  #wait(waiting: Waiting): void {
    waiting.timer = setTimeout(() => {
      this.#leave(waiting)
      waiting.reject(new AppError('busy', 'no replica of the store became free in time: try again in a moment'))
    }, this.#limits.maxWait)
    const abandon = (): void => {
      if (this.#leave(waiting)) waiting.reject(new AppError('busy', 'the client no longer waits for this answer'))
    }
    // It may have been cancelled before it had to wait.
    if (waiting.signal?.aborted === true) abandon()
    else waiting.signal?.addEventListener('abort', abandon, { once: true })
  }

  /**
   * Removes and returns the query that has waited longest among the clients with the fewest replicas; skips clients
   * that would then hold more than `share`. `held`: how many replicas answer a client now; `slowToo`: whether there is
   * room for slow clients.
   */
  next(held: (client: string) => number, share: number, slowToo = true): Waiting | undefined {
    let best: { readonly waiting: Waiting; readonly held: number } | undefined
    for (const waiting of this.#waiting) {
      if (waiting.slow === true && !slowToo) continue
      const holds = waiting.client === undefined ? 0 : held(waiting.client)
      if (holds > 0 && holds >= share) continue
      if (!best || holds < best.held) best = { waiting, held: holds }
      if (holds === 0) break
    }
    if (best) this.#leave(best.waiting)
    return best?.waiting
  }

  rejectAll(error: Error): void {
    for (const waiting of [...this.#waiting]) {
      this.#leave(waiting)
      waiting.reject(error)
    }
  }

  #leave(waiting: Waiting): boolean {
    clearTimeout(waiting.timer)
    const at = this.#waiting.indexOf(waiting)
    if (at >= 0) this.#waiting.splice(at, 1)
    return at >= 0
  }
}
