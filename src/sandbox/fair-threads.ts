import type { Transferable } from 'node:worker_threads'
import { AppError } from '../errors.js'
import { LimitedThread, type ThreadLimits } from './limited-thread.js'

export interface FairLimits extends Omit<ThreadLimits, 'maxWaiting'> {
  /** Threads, each with one job at a time. */
  readonly threads: number
  /** Jobs that may wait, of all clients and of one. */
  readonly maxWaiting: number
  readonly maxOfClient: number
  /** Milliseconds a job may wait for its turn. */
  readonly maxWait: number
}

/** The client of a job, and what may end the job early. */
export interface JobTurn {
  readonly client: string
  /** Aborted when the client no longer waits for the result: the job is dropped or stopped. */
  readonly signal?: AbortSignal | undefined
  /** Called when work on the job begins. */
  readonly onStart?: (() => void) | undefined
}

interface WaitingJob<Job, Result> extends JobTurn {
  readonly job: Job
  readonly transfer: readonly Transferable[]
  readonly resolve: (result: Promise<Result>) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

interface Place<Job, Result> {
  readonly thread: LimitedThread<Job, Result>
  client: string | undefined
}

/**
 * Threads for hostile input that clients share fairly: the client with the fewest running jobs is next, and one client
 * never has all threads. The queue is limited, also per client.
 */
export class FairThreads<Job, Result> {
  readonly #limits: FairLimits
  readonly #places: readonly Place<Job, Result>[]
  readonly #waiting: WaitingJob<Job, Result>[] = []

  /** `name` and `caller` say where the entry is, as for `startThread`. */
  constructor(name: string, caller: string, limits: FairLimits) {
    this.#limits = limits
    this.#places = Array.from({ length: limits.threads }, () => ({
      thread: new LimitedThread<Job, Result>(name, caller, { ...limits, maxWaiting: 0 }),
      client: undefined,
    }))
  }

  get running(): number {
    return this.#places.filter(({ client }) => client !== undefined).length
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /**
   * Runs a job when its turn comes. Rejects with the job's own AppError, `sandbox-limit` past a limit, `busy` when too
   * many wait, `too-many-queries` when too many of this client do.
   */
  run(job: Job, turn: JobTurn, transfer: readonly Transferable[] = []): Promise<Result> {
    const { maxWaiting, maxOfClient, maxWait } = this.#limits
    return new Promise((resolve, reject) => {
      if (turn.signal?.aborted === true) throw new AppError('busy', 'the client no longer waits for this')
      if (this.#waiting.filter(({ client }) => client === turn.client).length >= maxOfClient)
        throw new AppError('too-many-queries', `${maxOfClient} documents of yours wait already: wait for one to end`)
      if (this.#waiting.length >= maxWaiting)
        throw new AppError('busy', 'too many documents are waiting already: try again in a moment')
      const drop = (message: string): void => {
        const at = this.#waiting.indexOf(waiting)
        if (at < 0) return
        this.#waiting.splice(at, 1)
        clearTimeout(waiting.timer)
        reject(new AppError('busy', message))
      }
      const timer = setTimeout(() => {
        drop('no thread became free in time: try again in a moment')
      }, maxWait)
      const waiting: WaitingJob<Job, Result> = { ...turn, job, transfer, resolve, reject, timer }
      turn.signal?.addEventListener(
        'abort',
        () => {
          drop('the client no longer waits for this')
        },
        { once: true },
      )
      this.#waiting.push(waiting)
      this.#serve()
    })
  }

  async close(): Promise<void> {
    for (const { reject, timer } of this.#waiting.splice(0)) {
      clearTimeout(timer)
      reject(new AppError('busy', 'the service is stopping'))
    }
    await Promise.all(this.#places.map(({ thread }) => thread.close()))
  }

  #serve(): void {
    for (const place of this.#places) {
      if (place.client !== undefined) continue
      const next = this.#next()
      if (!next) return
      place.client = next.client
      void this.#work(place, next)
    }
  }

  async #work(
    place: Place<Job, Result>,
    { job, transfer, signal, onStart, resolve, timer }: WaitingJob<Job, Result>,
  ): Promise<void> {
    clearTimeout(timer)
    onStart?.()
    const result = place.thread.run(job, transfer, signal)
    resolve(result)
    await result.catch(() => undefined)
    place.client = undefined
    this.#serve()
  }

  /** Removes and returns the job that has waited longest among the clients with the fewest running. */
  #next(): WaitingJob<Job, Result> | undefined {
    const share = Math.max(1, this.#places.length - 1)
    const held = (client: string): number => this.#places.filter((place) => place.client === client).length
    const [best] = this.#waiting
      .filter(({ client }) => held(client) < share)
      .sort((a, b) => held(a.client) - held(b.client))
    if (best) this.#waiting.splice(this.#waiting.indexOf(best), 1)
    return best
  }
}
