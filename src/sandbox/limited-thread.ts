import type { Transferable, Worker } from 'node:worker_threads'
import { AppError, messageOf, type ErrorCode } from '../errors.js'
import { startThread } from './start-thread.js'

export interface ThreadLimits {
  /** Milliseconds one job may take. */
  readonly deadline: number
  /** Megabytes of JavaScript heap the thread may have. */
  readonly megabytes: number
  /** Jobs that may wait for their turn. */
  readonly maxWaiting: number
}

/** What such a thread posts back (see job-thread.ts). */
export type JobReply<Result> =
  | { readonly ok: true; readonly result: Result }
  | {
      readonly ok: false
      readonly code: ErrorCode | undefined
      readonly message: string
      readonly stack: string | undefined
    }

/**
 * A thread for work on hostile input: one job at a time, killed past its time or memory and started again for the next.
 * The thread stays warm between jobs.
 */
export class LimitedThread<Job, Result> {
  readonly #start: () => Worker
  readonly #limits: ThreadLimits
  #thread: Worker | undefined
  /** Ends the current job. */
  #end: ((settle: Settle<Result>) => void) | undefined
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** `name` and `caller` say where the entry is, as for `startThread`; `data` is what all jobs share. */
  constructor(name: string, caller: string, limits: ThreadLimits, data?: unknown) {
    this.#limits = limits
    this.#start = () => startThread(name, caller, data, { maxOldGenerationSizeMb: limits.megabytes })
  }

  /**
   * Runs a job when its turn comes. Rejects with the job's own AppError, `sandbox-limit` past a limit, or `busy` when
   * too many wait or `signal` says that the client no longer waits for the result, which ends the thread.
   */
  run(job: Job, transfer: readonly Transferable[] = [], signal?: AbortSignal): Promise<Result> {
    if (this.#waiting > this.#limits.maxWaiting)
      return Promise.reject(new AppError('busy', 'too many documents are waiting already: try again in a moment'))
    this.#waiting += 1
    const turn = this.#last
      .then(() => this.#work(job, transfer, signal))
      .finally(() => {
        this.#waiting -= 1
      })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async close(): Promise<void> {
    const thread = this.#thread
    if (!thread) return
    this.#lose(thread, new AppError('busy', 'the service is stopping'))
    await thread.terminate()
  }

  #work(job: Job, transfer: readonly Transferable[], signal: AbortSignal | undefined): Promise<Result> {
    const { deadline } = this.#limits
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) throw new AppError('busy', 'the client no longer waits for this')
      const thread = (this.#thread ??= this.#started())
      const timer = setTimeout(() => {
        this.#lose(thread, new AppError('sandbox-limit', `processing was stopped after ${deadline / 1000} s`))
      }, deadline)
      const abandon = (): void => {
        this.#lose(thread, new AppError('busy', 'the client no longer waits for this'))
      }
      signal?.addEventListener('abort', abandon, { once: true })
      this.#end = (settle) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abandon)
        this.#end = undefined
        settle(resolve, reject)
      }
      thread.postMessage(job, transfer)
    })
  }

  /** A new thread, whose messages and end are passed to the current job. */
  #started(): Worker {
    const thread = this.#start()
    thread.on('message', (reply: JobReply<Result>) => {
      this.#end?.((resolve, reject) => {
        if (reply.ok) resolve(reply.result)
        else reject(failureOf(reply))
      })
    })
    thread.on('error', (error: unknown) => {
      const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      this.#lose(
        thread,
        outOfMemory
          ? new AppError(
              'sandbox-limit',
              `processing needed more than ${this.#limits.megabytes} MB of memory and was stopped`,
            )
          : new Error(messageOf(error), { cause: error }),
      )
    })
    thread.on('exit', (code) => {
      this.#lose(thread, new AppError('sandbox-limit', `processing ended with code ${code}`))
    })
    return thread
  }

  /** Ends a thread and its job; the next job gets a new one. */
  #lose(thread: Worker, error: Error): void {
    if (this.#thread !== thread) return
    this.#thread = undefined
    void thread.terminate()
    this.#end?.((_resolve, reject) => {
      reject(error)
    })
  }
}

type Settle<Result> = (resolve: (result: Result) => void, reject: (error: Error) => void) => void

function failureOf({ code, message, stack }: Extract<JobReply<unknown>, { ok: false }>): Error {
  if (code !== undefined) return new AppError(code, message)
  return Object.assign(new Error(message), stack !== undefined && { stack })
}
