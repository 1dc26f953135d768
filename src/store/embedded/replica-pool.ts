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
  /** Bytes by which a replica may grow over what it had after filling before it is replaced. */
  readonly recycleGrowth: number
}

interface Slot {
  replica: Replica
  /** `held`: kept from changes until it is filled. */
  state: 'filling' | 'idle' | 'busy' | 'held' | 'lost'
  /** Whom it answers, or answered last. */
  client: string | undefined
  /** Whether that client was slow lately. */
  slow: boolean
  /** Number of the spool's last change that its filling included. */
  from: number
  filledMemory: number
  failures: number
  /** Changes with each new filling: the end of an earlier one no longer counts then. */
  filling: number
}

/** How long a query may go on when nobody waits for its answer any more: shorter than most refills. */
const ABANDONED = 2_000
const MOST_FAILURES = 5
/** Milliseconds past its deadline after which a thread that still works on a query is ended, whoever waits for it. */
const GRACE = 5_000

/**
 * Replicas that each hold all data. One query at a time a replica; past its deadline the replica is killed and filled
 * anew from the spool while the others answer.
 */
export class ReplicaPool {
  readonly #settings: PoolSettings
  readonly #spool: Spool
  readonly #slots: Slot[] = []
  readonly #waiting: WaitingQueries
  /** Threads that were ended and may not have stopped yet. */
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

  /** Threads that go on although they were ended: they hold a core until the process ends. */
  get stuck(): number {
    return [...this.#ending].filter(({ stuck }) => stuck).length
  }

  /** Bytes of the largest replica. */
  get memory(): number {
    return Math.max(0, ...this.#slots.map(({ replica }) => replica.memory))
  }

  /** Answers a query on the next free replica. Rejects with `busy`, `query-timeout`, or what the engine says. */
  async query(query: EngineQuery, asker: Asker): Promise<Uint8Array> {
    const { good } = await this.#ask({ kind: 'query', query }, asker)
    return good.body ?? new Uint8Array()
  }

  /**
   * Does an update on the next free replica. Its steps are for the others. Rejects as `query` does; then nothing was
   * done.
   */
  async update(
    text: string,
    options: UpdateOptions,
    asker: Pick<Asker, 'deadline' | 'onLost'>,
  ): Promise<{ readonly replica: Replica; readonly updated: Updated }> {
    const { replica, good } = await this.#ask({ kind: 'update', text, options }, asker)
    if (!good.updated) throw new AppError('store-failed', 'a replica of the store did not tell what it did')
    return { replica, updated: good.updated }
  }

  async #ask(asking: Asking, asker: Asker): Promise<{ readonly replica: Replica; readonly good: Good }> {
    if (this.#closed) throw new AppError('store-failed', 'the store is closed')
    const answer = this.#waiting.add(asking, asker)
    this.#serve()
    return answer
  }

  /** Has one replica judge and apply a change, a free one if there is any. Rejects with `rdf-syntax` and the like. */
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
        // A replica that died meanwhile (its query ran past the deadline) judged nothing: the next one does.
        if (slot.replica === replica || attempt > this.#slots.length || moved.length > 0) throw error
      }
    }
  }

  /**
   * Passes a judged change, the spool's number `number`, on to the replicas that have not got it. Fulfilled when all
   * have applied it.
   */
  async pass(change: Change, number: number, judge: Replica): Promise<void> {
    const trusted: Change =
      change.kind === 'steps' ? change : { ...change, intake: { ...change.intake, trusted: true } }
    const others = this.#slots.filter(
      ({ replica, from, state }) => replica !== judge && from < number && state !== 'held' && state !== 'lost',
    )
    // What goes wrong here ends the replica, and its successor is filled with the change.
    await Promise.allSettled(others.map(({ replica }) => replica.ask({ kind: 'change', change: trusted })))
  }

  /**
   * Has a replica that is free, if there is one, judge and cut a chunk of a bulk for another to take in. Rejects with
   * `rdf-syntax`.
   */
  async prepare(chunk: Uint8Array, intake: Intake): Promise<PreparedChunk | undefined> {
    const slot = this.#slots.find(({ state }) => state === 'held')
    return slot && (await slot.replica.ask({ kind: 'prepare', chunk, intake })).prepared
  }

  /** Has one replica write its memory to a file, a free one if there is any: it answers nothing meanwhile. */
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

  /** Fulfilled when one replica is filled; rejects when the first that was tried could not be. */
  filled(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.ready > 0) resolve()
      else this.#onFilled = { resolve, reject }
    })
  }

  /** Counts on every replica, so that all know their statistics again after a bulk; what the first says counts. */
  async count(): Promise<Growth> {
    const counting = this.#slots
      .filter(({ state }) => state !== 'held' && state !== 'lost')
      .map(async (slot) => {
        const { growth } = await slot.replica.ask({ kind: 'count' })
        // What a replica took in by loading is not what it grew by answering and forgetting.
        slot.filledMemory = Math.max(slot.filledMemory, slot.replica.memory)
        return growth
      })
    try {
      return (await Promise.any(counting)) ?? { quads: 0, merged: 0 }
    } catch (cause) {
      throw new AppError('store-failed', 'no replica of the store is left', { cause })
    }
  }

  /** Keeps all empty replicas but one from the changes that follow, until `release`; tells whether there are any. */
  hold(): boolean {
    const [, ...others] = this.#slots.filter(({ state }) => state === 'idle' || state === 'filling')
    for (const slot of others) Object.assign(slot, { state: 'held', filling: this.#fillings++ })
    return others.length > 0
  }

  /** Fills the replicas that were held with all that came meanwhile, while the rest answers. */
  release(): void {
    for (const slot of this.#slots.filter(({ state }) => state === 'held')) {
      if (this.#spool.image !== undefined) {
        // An image can only be given to an engine that did nothing yet.
        void this.#replace(
          slot,
          slot.replica,
          new AppError('store-failed', 'a replica that judged a bulk was replaced'),
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

  /** Whether a replica is left for the others when one more goes to a client that was slow lately. */
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
        kill(new AppError('busy', 'nobody waits for this answer any more'))
      }, ABANDONED)
    }
    signal?.addEventListener('abort', abandon, { once: true })
    try {
      const good = await replica.ask(asking, { patience: deadline + GRACE })
      // What others made it grow before is not this query's.
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

  /** A replica being filled; in `slot`, when it takes another's place. */
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
      // The replica's end is told to `#onDeath`, which decides what follows.
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
    // One that dies while being filled would die again at once: wait longer each time, then give the slot up.
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
