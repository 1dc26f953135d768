import type { Worker } from 'node:worker_threads'
import { AppError } from '../../errors.js'
import { startThread } from '../../sandbox/start-thread.js'
import type { Reply, Request } from './messages.js'

export type Good = Extract<Reply, { ok: true }>
export type Asking = Request extends infer Each ? (Each extends Request ? Omit<Each, 'id'> : never) : never

/** The owner's end of one replica thread: asks, waits, kills. What is asked is done in order. */
export class Replica {
  readonly #thread: Worker
  readonly #waiting = new Map<
    number,
    { readonly resolve: (reply: Good) => void; readonly reject: (error: Error) => void }
  >()
  #next = 1
  #dead: Error | undefined
  /** Bytes of the thread as it last told. */
  memory = 0

  /** `onDeath` is called once, when the thread ended or broke down by itself; not after `kill`. */
  constructor(unmerged: readonly string[], onDeath: (replica: Replica, error: Error) => void) {
    // The default stack of 4 MB overflows on queries of a few hundred UNIONs.
    this.#thread = startThread('replica-thread', import.meta.url, { unmerged }, { stackSizeMb: 16 })
    const died = (error: Error): void => {
      if (this.#dead) return
      this.#end(error)
      onDeath(this, error)
    }
    this.#thread.on('message', (reply: Reply) => {
      this.memory = reply.memory
      const waiting = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      if (reply.ok) waiting?.resolve(reply)
      else waiting?.reject(new AppError(reply.code, reply.message))
      if (!reply.ok && reply.fatal) {
        void this.#thread.terminate()
        died(new AppError(reply.code, reply.message))
      }
    })
    this.#thread.on('error', (cause) => {
      died(
        new AppError(
          'store-failed',
          `a replica of the store ended: ${cause instanceof Error ? cause.message : String(cause)}`,
          { cause },
        ),
      )
    })
    this.#thread.on('exit', (code) => {
      died(new AppError('store-failed', `a replica of the store ended with code ${code}`))
    })
  }

  /**
   * Asks the thread; rejects with the thread's AppError, or with the error of its end. `moved`: memory that goes over
   * to it.
   */
  ask(request: Asking, moved: readonly ArrayBuffer[] = []): Promise<Good> {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      if (this.#dead) {
        reject(this.#dead)
        return
      }
      this.#waiting.set(id, { resolve, reject })
      this.#thread.postMessage({ ...request, id }, moved)
    })
  }

  /** Ends the thread now, whatever it is doing; all that waits is rejected with this error. */
  async kill(error: Error): Promise<void> {
    if (!this.#dead) this.#end(error)
    await this.#thread.terminate()
  }

  #end(error: Error): void {
    this.#dead = error
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
