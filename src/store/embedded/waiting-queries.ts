import { AppError } from '../../errors.js'
import type { Asking, Good, Replica } from './replica.js'

/** Who asks, and how a query ends before its answer. */
export interface Asker {
  readonly deadline: number
  readonly signal?: AbortSignal | undefined
  readonly onStart?: (() => void) | undefined
  /** Told, before the answer, when this query cost a replica: the milliseconds that filling one took the last time. */
  readonly onLost?: ((milliseconds: number) => void) | undefined
  /** One client never holds all replicas, so that another is answered. Absent: not told apart. */
  readonly client?: string | undefined
  /** Whose queries were slow lately: they never hold all replicas together. */
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

/** Queries in the order in which they came, until a replica is free for them. */
export class WaitingQueries {
  readonly #limits: WaitingLimits
  readonly #waiting: Waiting[] = []

  constructor(limits: WaitingLimits) {
    this.#limits = limits
  }

  /**
   * Adds a query; fulfilled with what whoever takes it resolves it with. Rejects with `busy` when it waited too long,
   * or too many wait.
   */
  add(asking: Asking, asker: Asker): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { signal } = asker
      if (signal?.aborted) throw new AppError('busy', 'nobody waits for this answer any more')
      if (this.#waiting.length >= this.#limits.maxWaiting)
        throw new AppError('busy', 'too many queries wait already: try again in a moment')
      const waiting: Waiting = { ...asker, asking, resolve, reject }
      this.#waiting.push(waiting)
      // Most are taken at once.
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
      if (this.#leave(waiting)) waiting.reject(new AppError('busy', 'nobody waits for this answer any more'))
    }
    // It may have been cancelled before it had to wait.
    if (waiting.signal?.aborted === true) abandon()
    else waiting.signal?.addEventListener('abort', abandon, { once: true })
  }

  /**
   * Takes out whoever waits longest among the clients that are being answered least; nobody who would then be answered
   * by more than `share` replicas. `held`: how many replicas answer a client now; `slowToo`: whether there is room for
   * who was slow lately.
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
