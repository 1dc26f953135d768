import type { Change } from './change.js'
import { Journal, type JournalOptions } from './journal.js'

/** What a caller appends; sequence and time are the log's to give. */
export type Entry = Omit<Change, 'sequence' | 'time'>

export interface ChangeLogOptions extends JournalOptions {
  /** The clock, so that tests decide the time. */
  readonly now?: () => Date
}

/** The append-only log of changes. Changes appended together stand on one line and so stand or fall together. */
export class ChangeLog {
  readonly #journal: Journal<readonly Change[]>
  readonly #now: () => Date
  #sequence = 0
  #time = ''

  constructor(folder: string, options: ChangeLogOptions = {}) {
    this.#journal = new Journal(folder, options)
    this.#now = options.now ?? (() => new Date())
    // Opening for writing reads the whole log: a damaged line is told before anything is built on it.
    if (options.readonly === true) return
    for (const change of this.since()) {
      this.#sequence = change.sequence
      this.#time = change.time
    }
  }

  /** Sequence number of the last change; 0 for an empty log. */
  get sequence(): number {
    return this.#sequence
  }

  /**
   * Appends changes as one unit and returns them numbered and timed. On return they are on disk. Entries without a
   * triple to insert or delete are refused: a change that changes nothing is not one.
   */
  append(entries: readonly Entry[]): readonly Change[] {
    const empty = entries.find(({ inserts, deletes }) => inserts.length + deletes.length === 0)
    if (empty) throw new Error(`a change of ${empty.graph} that changes nothing`)
    if (entries.length === 0) return []
    const time = this.#nextTime()
    const changes = entries.map((entry, i): Change => ({ sequence: this.#sequence + 1 + i, time, ...entry }))
    this.#journal.append(changes)
    this.#sequence += changes.length
    this.#time = time
    return changes
  }

  /**
   * Now, but always a millisecond after the unit before: consumers of streams and delta files tell units apart by their
   * time.
   */
  #nextTime(): string {
    const now = this.#now().getTime()
    const last = this.#time === '' ? -Infinity : Date.parse(this.#time)
    return new Date(Math.max(now, last + 1)).toISOString()
  }

  /** The changes after `sequence`, oldest first. */
  *since(sequence = 0): Generator<Change> {
    for (const unit of this.unitsSince(sequence)) yield* unit
  }

  /**
   * The units (changes appended together) after `sequence`, oldest first; of one that `sequence` stands in, the rest.
   */
  *unitsSince(sequence = 0): Generator<readonly Change[]> {
    for (const unit of this.#journal.values()) {
      const rest = unit.filter((change) => change.sequence > sequence)
      if (rest.length > 0) yield rest
    }
  }

  /** Sequence of the last change on disk, whoever wrote it; 0 for an empty log. */
  get lastOnDisk(): number {
    return this.#journal.last()?.at(-1)?.sequence ?? 0
  }

  /** Erasure: rewrites every change; sequence numbers stay. See Journal.rewrite. */
  rewrite(rewrite: (change: Change) => Change): void {
    this.#journal.rewrite((changes) => changes.map(rewrite))
  }

  close(): void {
    this.#journal.close()
  }
}
