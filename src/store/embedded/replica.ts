import type { Worker } from 'node:worker_threads'
import { AppError } from '../../errors.js'
import { startThread } from '../../sandbox/start-thread.js'
import type { Reply, Request } from './messages.js'

export type Good = Extract<Reply, { ok: true }>
export type Asking = Request extends infer Each ? (Each extends Request ? Omit<Each, 'id'> : never) : never

/** Options of a request. */
export interface AskOptions {
  /** Buffers to be moved to the thread. */
  readonly moved?: readonly ArrayBuffer[]
  /** Milliseconds of work after which the thread counts as hanging and is ended. */
  readonly patience?: number
}

interface Asked {
  readonly patience: number
  readonly resolve: (reply: Good) => void
  readonly reject: (error: Error) => void
}

/**
 * Time limits, in milliseconds, for requests without a deadline of their own: many times what they take on a full
 * store.
 */
const PATIENCE: Readonly<Record<Request['kind'], number>> = {
  query: 600_000,
  update: 600_000,
  change: 120_000,
  prepare: 120_000,
  count: 300_000,
  image: 300_000,
  fill: 900_000,
}
/** A thread that still runs this many milliseconds after it was told to end counts as stuck. */
const ENDING = 5_000

/**
 * The main thread's side of a replica thread: sends requests, watches their time, ends the thread. Requests are handled
 * in order.
 */
export class Replica {
  readonly #thread: Worker
  readonly #onDeath: (replica: Replica, error: Error) => void
  /** In the order in which the thread handles them. */
  readonly #asked = new Map<number, Asked>()
  #next = 1
  #dead: Error | undefined
  #ending: Promise<void> | undefined
  #watch: NodeJS.Timeout | undefined
  /** Bytes of the thread, as last reported. */
  memory = 0
  /** Whether the thread keeps running after it was ended: only the end of the process frees what it holds. */
  stuck = false

  /** `onDeath` is called once, when the thread ended, broke down or hung by itself; not after `kill`. */
  constructor(unmerged: readonly string[], onDeath: (replica: Replica, error: Error) => void) {
    this.#onDeath = onDeath
    // The default stack of 4 MB overflows on queries of a few hundred UNIONs.
    this.#thread = startThread('replica-thread', import.meta.url, { unmerged }, { stackSizeMb: 16 })
    this.#thread.on('message', (reply: Reply) => {
      this.memory = reply.memory
      const asked = this.#asked.get(reply.id)
      this.#asked.delete(reply.id)
      this.#watchFirst()
      if (reply.ok) {
        asked?.resolve(reply)
        return
      }
      const error = new AppError(reply.code, reply.message)
      asked?.reject(error)
      if (reply.fatal) this.#die(error)
    })
    this.#thread.on('error', (cause) => {
      const why = cause instanceof Error ? cause.message : String(cause)
      this.#die(new AppError('store-failed', `a replica of the store ended: ${why}`, { cause }))
    })
    this.#thread.on('exit', (code) => {
      this.stuck = false
      this.#die(new AppError('store-failed', `a replica of the store ended with code ${code}`))
    })
  }

  /** Sends a request; rejects with the thread's AppError, or with the error that ended it. */
  ask(request: Asking, { moved = [], patience = PATIENCE[request.kind] }: AskOptions = {}): Promise<Good> {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      if (this.#dead) {
        reject(this.#dead)
        return
      }
      this.#asked.set(id, { resolve, reject, patience })
      if (this.#asked.size === 1) this.#watchFirst()
      this.#thread.postMessage({ ...request, id }, moved)
    })
  }

  /**
   * Ends the thread now, whatever it is doing; open requests are rejected with this error. Fulfilled when it has ended
   * or is known to be stuck.
   */
  async kill(error: Error): Promise<void> {
    if (!this.#dead) this.#end(error)
    await this.#terminate()
  }

  /** Starts the time limit of the request that the thread now works on. */
  #watchFirst(): void {
    clearTimeout(this.#watch)
    const [first] = this.#asked.values()
    if (!first || this.#dead) return
    this.#watch = setTimeout(() => {
      const seconds = Math.round(first.patience / 1000)
      this.#die(new AppError('store-failed', `a replica of the store did not answer for ${seconds} s and was ended`))
    }, first.patience)
    this.#watch.unref()
  }

  #die(error: Error): void {
    if (this.#dead) return
    this.#end(error)
    void this.#terminate()
    this.#onDeath(this, error)
  }

  #end(error: Error): void {
    this.#dead = error
    clearTimeout(this.#watch)
    for (const { reject } of this.#asked.values()) reject(error)
    this.#asked.clear()
  }

  #terminate(): Promise<void> {
    return (this.#ending ??= new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.stuck = true
        resolve()
      }, ENDING)
      void this.#thread.terminate().then(() => {
        clearTimeout(timer)
        this.stuck = false
        resolve()
      })
    }))
  }
}
