import { AppError } from '../../errors.js'
import type { EngineQuery } from './engine.js'
import type { Intake } from './intake.js'
import type { Change, PreparedLoad } from './messages.js'
import type { PreparedChunk } from './prepare-chunk.js'
import { Replica, type Asking, type Good } from './replica.js'
import type { Spool } from './spool.js'
import type { UpdateOptions } from '../update/update.js'
import { WaitingQueries, type Asker, type Waiting, type WaitingLimits } from './waiting-queries.js'
import type { Growth, Updated } from './writer.js'

export interface PoolSettings extends WaitingLimits {
  readonly replicas: number
  readonly unmerged: readonly string[]
  /** A replica that has grown by this many bytes since it was filled is replaced. */
  readonly recycleGrowth: number
}

interface Slot {
  replica: Replica
  /** `held`: left out of changes until it is filled. */
  state: 'filling' | 'idle' | 'busy' | 'held' | 'lost'
  /** The client it is answering, or answered last. */
  client: string | undefined
  /** Whether that client was slow lately. */
  slow: boolean
  /** Number of the last change in the spool when its filling began. */
  from: number
  filledMemory: number
  failures: number
  /** Counts its fillings: when an earlier one ends, that is ignored. */
  filling: number
}

/** How long a query may go on when nobody waits for its answer any more; shorter than most refills. */
const ABANDONED = 2_000
const MOST_FAILURES = 5
/** Milliseconds past its deadline after which the thread that works on a query is ended in any case. */
const GRACE = 5_000

/**
 * Replicas that each hold all data and answer one query at a time. Past a query's deadline its replica is killed and
 * filled again from the spool while the others answer.
 */
export class ReplicaPool {
  readonly #settings: PoolSettings
  readonly #spool: Spool
  readonly #slots: Slot[] = []
  readonly #waiting: WaitingQueries
  /** Threads that were told to end and may still be running. */
  readonly #ending = new Set<Replica>()
  #closed = false
  #fillings = 0
  #onFilled: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined
  /** Milliseconds the last filling took. */
  refill = 0

  constructor(settings: PoolSettings, spool: Spool) {
    this.#settings = settings
    this.#spool = spool
    this.#waiting = new WaitingQueries(settings)
    for (let i = 0; i < settings.replicas; i++) this.#slots.push(this.#newSlot())
  }

  get ready(): number {
    return this.#slots.filter(({ state }) => state === 'idle' || state === 'busy').length
  }

  get lost(): number {
    return this.#slots.filter(({ state }) => state === 'lost').length
  }

  /** Threads that kept running after they were ended: they hold a core until the process ends. */
  get stuck(): number {
    return [...this.#ending].filter(({ stuck }) => stuck).length
  }

  /** Bytes of the largest replica. */
  get memory(): number {
    return Math.max(0, ...this.#slots.map(({ replica }) => replica.memory))
  }

  /** Answers a query on the next free replica. Rejects with `busy`, `query-timeout` or the engine's error. */
  async query(query: EngineQuery, asker: Asker): Promise<Uint8Array> {
    const { good } = await this.#ask({ kind: 'query', query }, asker)
    return good.body ?? new Uint8Array()
  }

  /**
   * Runs an update on the next free replica and passes its steps to the others. Rejects as `query` does; then nothing
   * was done.
   */
  async update(
    text: string,
    options: UpdateOptions,
    asker: Pick<Asker, 'deadline' | 'onLost'>,
  ): Promise<{ readonly replica: Replica; readonly updated: Updated }> {
    const { replica, good } = await this.#ask({ kind: 'update', text, options }, asker)
    if (!good.updated) throw new AppError('store-failed', 'a replica of the store did not report what it did')
    return { replica, updated: good.updated }
  }

  async #ask(asking: Asking, asker: Asker): Promise<{ readonly replica: Replica; readonly good: Good }> {
    if (this.#closed) throw new AppError('store-failed', 'the store is closed')
    const answer = this.#waiting.add(asking, asker)
    this.#serve()
    return answer
  }

  /** Has one replica check and apply a change, a free one if possible. Rejects with e.g. `rdf-syntax`. */
  async judge(
    change: Change | PreparedLoad,
  ): Promise<{ readonly replica: Replica; readonly growth: Growth | undefined }> {
    const moved =
      change.kind === 'prepared'
        ? [change.prepared.named.buffer as ArrayBuffer, change.prepared.merged.buffer as ArrayBuffer]
        : []
    for (let attempt = 1; ; attempt++) {
      const slot =
        this.#slots.find(({ state }) => state === 'idle') ??
        this.#slots.find(({ state }) => state === 'busy') ??
        this.#slots.find(({ state }) => state === 'filling')
      if (!slot) throw new AppError('store-failed', 'no replica of the store is left')
      const { replica } = slot
      try {
        const { growth } = await replica.ask({ kind: 'change', change }, { moved })
        return { replica, growth }
      } catch (error) {
        // A replica that died meanwhile (its query passed the deadline) checked nothing: try the next one.
        if (slot.replica === replica || attempt > this.#slots.length || moved.length > 0) throw error
      }
    }
  }

  /**
   * Passes a checked change, number `number` in the spool, on to the replicas that do not have it. Fulfilled when all
   * have applied it.
   */
  async pass(change: Change, number: number, judge: Replica): Promise<void> {
    const trusted: Change =
      change.kind === 'steps' ? change : { ...change, intake: { ...change.intake, trusted: true } }
    const others = this.#slots.filter(
      ({ replica, from, state }) => replica !== judge && from < number && state !== 'held' && state !== 'lost',
    )
    // An error here ends the replica; its successor is filled with the change.
    await Promise.allSettled(others.map(({ replica }) => replica.ask({ kind: 'change', change: trusted })))
  }

  /**
   * Has a free replica, if there is one, check and prepare a chunk of a bulk load for another to add. Rejects with
   * `rdf-syntax`.
   */
  async prepare(chunk: Uint8Array, intake: Intake): Promise<PreparedChunk | undefined> {
    const slot = this.#slots.find(({ state }) => state === 'held')
    return slot && (await slot.replica.ask({ kind: 'prepare', chunk, intake })).prepared
  }

  /** Has one replica, a free one if possible, write its memory to a file; meanwhile it answers nothing. */
  async writeImage(file: string): Promise<void> {
    const slot = this.#slots.find(({ state }) => state === 'idle') ?? this.#slots.find(({ state }) => state === 'busy')
    if (!slot) throw new AppError('store-failed', 'no replica of the store is left')
    const { replica, state } = slot
    slot.state = 'busy'
    try {
      await replica.ask({ kind: 'image', file })
    } finally {
      if (state === 'idle' && slot.replica === replica) {
        slot.state = 'idle'
        this.#serve()
      }
    }
  }

  /** Fulfilled when one replica is filled; rejects when the first one tried could not be. */
  filled(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.ready > 0) resolve()
      else this.#onFilled = { resolve, reject }
    })
  }

  /** Counts on every replica, so that all have statistics again after a bulk load; returns the first one's result. */
  async count(): Promise<Growth> {
    const counting = this.#slots
      .filter(({ state }) => state !== 'held' && state !== 'lost')
      .map(async (slot) => {
        const { growth } = await slot.replica.ask({ kind: 'count' })
        // Memory taken by loading does not count as growth through answering.
        slot.filledMemory = Math.max(slot.filledMemory, slot.replica.memory)
        return growth
      })
    try {
      return (await Promise.any(counting)) ?? { quads: 0, merged: 0 }
    } catch (cause) {
      throw new AppError('store-failed', 'no replica of the store is left', { cause })
    }
  }

  /** Leaves all empty replicas but one out of the following changes, until `release`; returns whether there are any. */
  hold(): boolean {
    const [, ...others] = this.#slots.filter(({ state }) => state === 'idle' || state === 'filling')
    for (const slot of others) Object.assign(slot, { state: 'held', filling: this.#fillings++ })
    return others.length > 0
  }

  /** Fills the replicas that were held back with all changes since, while the others answer. */
  release(): void {
    for (const slot of this.#slots.filter(({ state }) => state === 'held')) {
      if (this.#spool.image !== undefined) {
        // Only an engine that has done nothing yet can take an image.
        void this.#replace(
          slot,
          slot.replica,
          new AppError('store-failed', 'a replica that checked a bulk load was replaced'),
        )
        continue
      }
      const filling = this.#fillings++
      Object.assign(slot, { state: 'filling', from: this.#spool.last, filling })
      void this.#fill(slot, slot.replica, filling)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    const error = new AppError('store-failed', 'the store is closed')
    this.#waiting.rejectAll(error)
    await Promise.all(this.#slots.map(({ replica }) => replica.kill(error)))
  }

  #serve(): void {
    for (const slot of this.#slots) {
      if (slot.state !== 'idle') continue
      const next = this.#waiting.next(
        (client) => this.#slots.filter((each) => each.state === 'busy' && each.client === client).length,
        Math.max(1, this.#slots.length - this.lost - 1),
        this.#hasRoomForSlow(),
      )
      if (!next) return
      void this.#run(slot, next)
    }
  }

  /** Whether a replica is left for the others when one more goes to a slow client. */
  #hasRoomForSlow(): boolean {
    const slow = this.#slots.filter(({ state, slow }) => state === 'busy' && slow).length
    return this.#slots.length - this.lost === 1 || slow < this.ready - 1
  }

  async #run(slot: Slot, waiting: Waiting): Promise<void> {
    const { asking, deadline, signal, onStart, onLost, client, resolve, reject } = waiting
    slot.state = 'busy'
    slot.client = client
    slot.slow = waiting.slow === true
    const { replica } = slot
    const before = replica.memory
    onStart?.()
    const kill = (error: AppError): void => {
      void this.#replace(slot, replica, error)
    }
    const timer = setTimeout(() => {
      kill(
        new AppError(
          'query-timeout',
          `the query was stopped after ${deadline / 1000} s: narrow it down or add a LIMIT`,
        ),
      )
    }, deadline)
    let abandoned: NodeJS.Timeout | undefined
    const abandon = (): void => {
      abandoned = setTimeout(() => {
        kill(new AppError('busy', 'the client no longer waits for this answer'))
      }, ABANDONED)
    }
    signal?.addEventListener('abort', abandon, { once: true })
    try {
      const good = await replica.ask(asking, { patience: deadline + GRACE })
      // Growth caused by earlier queries is not this query's fault.
      if (this.#hasOutgrown(slot) && replica.memory - before > this.#settings.recycleGrowth / 2) onLost?.(this.refill)
      resolve({ replica, good })
    } catch (error) {
      if (slot.replica !== replica) onLost?.(this.refill)
      reject(error as Error)
    } finally {
      clearTimeout(timer)
      clearTimeout(abandoned)
      signal?.removeEventListener('abort', abandon)
    }
    if (slot.replica !== replica) return
    if (this.#hasOutgrown(slot)) {
      await this.#replace(
        slot,
        replica,
        new AppError('store-failed', 'a replica that had grown too large was replaced'),
      )
      return
    }
    slot.state = 'idle'
    this.#serve()
  }

  #hasOutgrown({ replica, filledMemory }: Slot): boolean {
    return replica.memory > filledMemory + this.#settings.recycleGrowth
  }

  /** Kills a replica and puts a new one in its slot. */
  async #replace(slot: Slot, old: Replica, error: AppError): Promise<void> {
    if (slot.replica !== old) return
    Object.assign(slot, this.#newSlot(slot))
    await this.#end(old, error)
  }

  async #end(replica: Replica, error: Error): Promise<void> {
    this.#ending.add(replica)
    await replica.kill(error)
    if (!replica.stuck) this.#ending.delete(replica)
  }

  /** A new replica that is being filled; in `slot` when it replaces another. */
  #newSlot(slot?: Slot): Slot {
    const replica = new Replica(this.#settings.unmerged, (dead, error) => {
      this.#onDeath(dead, error)
    })
    const fresh: Slot = {
      replica,
      state: 'filling',
      client: undefined,
      slow: false,
      from: this.#spool.last,
      filledMemory: 0,
      failures: slot?.failures ?? 0,
      filling: this.#fillings++,
    }
    const target = slot ?? fresh
    void this.#fill(target, replica, fresh.filling)
    return fresh
  }

  async #fill(slot: Slot, replica: Replica, filling: number): Promise<void> {
    const start = performance.now()
    const changes = this.#spool.changes()
    try {
      await replica.ask({ kind: 'fill', image: this.#spool.image, changes })
    } catch (thrown) {
      // The end of a replica is reported to `#onDeath`, which decides what happens next.
      this.#onFilled?.reject(thrown as Error)
      return
    }
    this.#onFilled?.resolve()
    if (slot.replica !== replica || slot.filling !== filling) return
    if (changes.length > 0 || this.#spool.image !== undefined) this.refill = performance.now() - start
    Object.assign(slot, { state: 'idle', filledMemory: replica.memory, failures: 0 })
    if (!this.#slots.some(({ state }) => state === 'filling')) await this.#spool.sweep()
    this.#serve()
  }

  #onDeath(dead: Replica, error: Error): void {
    void this.#end(dead, error)
    const slot = this.#slots.find(({ replica }) => replica === dead)
    if (!slot || this.#closed) return
    if (slot.state !== 'filling') {
      Object.assign(slot, this.#newSlot(slot))
      return
    }
    // A replica that dies while being filled would die again at once: wait longer each time, then give the slot up.
    slot.failures += 1
    if (slot.failures >= MOST_FAILURES) {
      slot.state = 'lost'
      if (this.lost === this.#slots.length) this.#waiting.rejectAll(error)
      return
    }
    setTimeout(
      () => {
        if (!this.#closed && slot.replica === dead) Object.assign(slot, this.#newSlot(slot))
      },
      250 * 2 ** slot.failures,
    ).unref()
  }
}
