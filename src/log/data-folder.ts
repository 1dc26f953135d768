import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '../document.js'
import { AppError } from '../errors.js'
import { Captures, type CaptureRecord } from './captures.js'
import { ChangeLog, type Entry } from './change-log.js'
import type { Cause, Change, GraphRole } from './change.js'
import { FolderLock } from './folder-lock.js'
import type { Merge } from './merge.js'
import { State, type GraphHead } from './state.js'
import type { Versions } from './versions.js'

/** What a named graph is to hold from now on, as sorted N-Triples lines; empty to withdraw it. */
export interface DesiredGraph {
  readonly graph: string
  readonly role: GraphRole
  readonly triples: readonly string[]
}

export interface DataFolderOptions {
  readonly now?: () => Date
  readonly segmentBytes?: number
}

/** A dataset on disk: captures, log, and the state that follows from them. One process at a time. */
export class DataFolder {
  readonly captures: Captures
  readonly #log: ChangeLog
  readonly #state: State
  readonly #lock: FolderLock

  /**
   * Opens a data folder, making it when it is not there, and brings its state up to the log: after a crash the state may lag.
   * Throws `folder-locked` while another process has it, `log-damaged` when the log is not whole.
   */
  constructor(readonly path: string, options: DataFolderOptions = {}) {
    mkdirSync(path, { recursive: true })
    this.#lock = FolderLock.take(path)
    try {
      this.captures = new Captures(join(path, 'captures'))
      this.#log = new ChangeLog(join(path, 'log'), options)
      this.#state = new State(join(path, 'state.sqlite'))
      this.#catchUp()
    } catch (error) {
      this.#lock.release()
      throw error
    }
  }

  /** Opens a folder that must exist: for commands that only read one. */
  static existing(path: string, options: DataFolderOptions = {}): DataFolder {
    if (!existsSync(join(path, 'log'))) throw new AppError('input-not-found', `${path} is no data folder: make one with “raadlink ingest <pages> --data ${path}”`)
    return new DataFolder(path, options)
  }

  /** Sequence of the last change: the version of the dataset. */
  get sequence(): number {
    return this.#log.sequence
  }

  /** Keeps a document; on return it is on disk. False when this very receipt (address, bytes) is the latest already. */
  receive(document: Document, headers?: Readonly<Record<string, string>>): boolean {
    const latest = this.#state.page(document.address)
    if (latest?.sha256 === document.sha256 && latest.retrieved >= document.retrieved) return false
    this.#state.receive([this.captures.keep(document, headers)])
    return true
  }

  /** Brings named graphs to what they are to hold: appends exactly the differences, as one unit, and nothing where there are none. */
  publish(desired: readonly DesiredGraph[], cause: Cause): readonly Change[] {
    const entries = desired.flatMap(({ graph, role, triples }): Entry[] => {
      const before = new Set(this.#state.triplesOf(graph))
      const after = new Set(triples)
      const inserts = [...after].filter((triple) => !before.has(triple)).sort()
      const deletes = [...before].filter((triple) => !after.has(triple)).sort()
      return inserts.length + deletes.length === 0 ? [] : [{ graph, role, inserts, deletes, cause }]
    })
    const changes = this.#log.append(entries)
    if (changes.length > 0) this.#state.apply([changes])
    return changes
  }

  /** The changes after a sequence number, oldest first. */
  changes(since = 0): Generator<Change> {
    return this.#log.since(since)
  }

  heads(): readonly GraphHead[] {
    return this.#state.heads()
  }

  triplesOf(graph: string): readonly string[] {
    return this.#state.triplesOf(graph)
  }

  /** The public graphs as one set, and what each unit of the log changed of it. */
  get merge(): Merge {
    return this.#state.merge
  }

  /** Every version of the resources that are kept version by version. */
  get versions(): Versions {
    return this.#state.versions
  }

  /** The latest receipt of every address. */
  pages(): readonly CaptureRecord[] {
    return this.#state.pages()
  }

  page(address: string): CaptureRecord | undefined {
    return this.#state.page(address)
  }

  close(): void {
    this.#state.close()
    this.#log.close()
    this.captures.close()
    this.#lock.release()
  }

  #catchUp(): void {
    if (this.#state.sequence > this.#log.sequence) {
      throw new AppError('log-damaged', `the state of ${this.path} is ahead of its log (${this.#state.sequence} > ${this.#log.sequence}): a part of the log is missing; restore it from a copy, or remove state.sqlite to go on with what is there`)
    }
    const batch: (readonly Change[])[] = []
    for (const unit of this.#log.unitsSince(this.#state.sequence)) {
      batch.push(unit)
      if (batch.length === 500) this.#state.apply(batch.splice(0))
    }
    this.#state.apply(batch)
    const records = [...this.captures.records()]
    if (records.length > this.#state.received) this.#state.receive(records.slice(this.#state.received))
  }
}
