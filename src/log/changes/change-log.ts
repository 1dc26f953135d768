import type { Change } from './change.js'
import { Journal, type JournalOptions } from './journal.js'

/** What a caller appends; the log adds sequence and time. */
export type Entry = Omit<Change, 'sequence' | 'time'>

export interface ChangeLogOptions extends JournalOptions {
  /** The clock, so that tests decide the time. */
  readonly now?: () => Date
}

/** The append-only log of changes. Changes appended together are on one line, so all of them are kept or none. */
export class ChangeLog {
  readonly #journal: Journal<readonly Change[]>
  readonly #now: () => Date
  #sequence = 0
  #time = ''

  constructor(folder: string, options: ChangeLogOptions = {}) {
    this.#journal = new Journal(folder, options)
    this.#now = options.now ?? (() => new Date())
    // Opening for writing reads the whole log, so that a damaged line is reported before anything is added.
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
   * Appends changes as one unit and returns them numbered and timed. On return they are on disk. Changes that neither
   * insert nor delete a triple are refused.
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
   * The current time, but at least a millisecond after the previous unit: consumers of streams and delta files tell
   * units apart by their time.
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
   * The units (changes appended together) after `sequence`, oldest first; when `sequence` is inside a unit, the rest of
   * that unit.
   */
  *unitsSince(sequence = 0): Generator<readonly Change[]> {
    for (const unit of this.#journal.values()) {
      const rest = unit.filter((change) => change.sequence > sequence)
      if (rest.length > 0) yield rest
    }
  }

  /** Sequence of the last change on disk, by whatever process; 0 for an empty log. */
  get lastOnDisk(): number {
    return this.#journal.last()?.at(-1)?.sequence ?? 0
  }

  /** For erasure: rewrites every change; sequence numbers stay. See Journal.rewrite. */
  rewrite(rewrite: (change: Change) => Change): void {
    this.#journal.rewrite((changes) => changes.map(rewrite))
  }

  close(): void {
    this.#journal.close()
  }
}
