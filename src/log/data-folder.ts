import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '../document.js'
import { AppError, isReadOnly } from '../errors.js'
import { Captures } from './changes/captures.js'
import { ChangeLog, type Entry } from './changes/change-log.js'
import type { Cause, Change, GraphRole } from './changes/change.js'
import { finishErasure, isErasing, startErasure, type ErasureRequest } from './erasure.js'
import { FolderLock } from './changes/folder-lock.js'
import { isRegisterPending, keepRegister, keptRegister, settleRegister } from './kept-register.js'
import { FOLDER_LADDER } from './migrations/folder-ladder.js'
import { folderVersion, markNewFolder, migrateFolder } from './migrations/folder-format.js'
import { rungsAbove, topOf } from './migrations/ladder.js'
import type { Merge } from './state/merge.js'
import type { Pages } from './state/pages.js'
import { State, type GraphHead } from './state/state.js'
import { forgetState, makeNextState, statePath, takeNextState } from './state/swap-state.js'
import type { Versions } from './state/versions.js'
import { verifyFolder, type FolderFault } from './verify-folder.js'
import { sweepLeftovers } from './sweep.js'

/** What a named graph must hold from now on, as sorted N-Triples lines; empty to withdraw it. */
export interface DesiredGraph {
  readonly graph: string
  readonly role: GraphRole
  readonly triples: readonly string[]
  /** The cause of this graph's change, when it differs from that of the others. */
  readonly cause?: Cause
}

export interface DataFolderOptions {
  readonly now?: () => Date
  readonly segmentBytes?: number
  /** For reading only: no lock is taken and nothing is written. */
  readonly readonly?: boolean
}

/**
 * A dataset on disk: captures, log, and the state that follows from them. One process writes at a time; others may
 * read.
 */
export class DataFolder {
  readonly captures: Captures
  readonly #log: ChangeLog
  readonly #lock: FolderLock | undefined
  readonly #now: () => Date
  #state: State
  #inode: number | undefined

  /**
   * Opens a data folder. Creates it when it is missing, migrates it when an older raadlink wrote it, removes what
   * killed processes left, and brings its state up to the log, which may be ahead after a crash. Throws `folder-locked`
   * while another process has it, `log-damaged` when the log is damaged, `state-unavailable` when a newer raadlink
   * wrote it.
   */
  constructor(
    readonly path: string,
    { readonly = false, ...options }: DataFolderOptions = {},
  ) {
    this.#now = options.now ?? ((): Date => new Date())
    if (!readonly) mkdirSync(path, { recursive: true })
    this.#lock = readonly ? undefined : FolderLock.take(path)
    try {
      if (readonly) rungsAbove(FOLDER_LADDER, folderVersion(path), path)
      else prepareFolder(path)
      this.captures = new Captures(join(path, 'captures'), { readonly })
      this.#log = new ChangeLog(join(path, 'log'), { ...options, readonly })
      if (!readonly && isErasing(path)) finishErasure(path, this.captures, this.#log, () => forgetState(path))
      this.#state = this.#openState()
      this.#inode = inodeOf(statePath(path))
    } catch (error) {
      this.#lock?.release()
      throw error
    }
  }

  /** Opens a folder that must exist. */
  static existing(path: string, options: DataFolderOptions = {}): DataFolder {
    mustExist(path)
    return new DataFolder(path, options)
  }

  /**
   * Opens an existing folder for reading, while another process may be writing in it; see `refresh`. Its state is
   * brought up to the log first, unless a writer has the folder or it is read-only.
   */
  static reading(path: string): DataFolder {
    mustExist(path)
    if (!isCaughtUp(path)) {
      try {
        new DataFolder(path).close()
      } catch (error) {
        const isBusy = error instanceof AppError && error.code === 'folder-locked'
        if (!isBusy && !isReadOnly(error)) throw error
      }
    }
    return new DataFolder(path, { readonly: true })
  }

  /** Sequence of the last change: the version of the dataset. */
  get sequence(): number {
    return this.#state.sequence
  }

  /** Number of erasures. After one, earlier reading cannot be continued and must start again. */
  get erasures(): number {
    return this.#state.erasures
  }

  /** Whether an erasure is in progress, in this process or another. */
  get erasing(): boolean {
    return isErasing(this.path)
  }

  /**
   * For readers: switches to a state that the writer has rebuilt, and reads further in the log when the state is this
   * process's own copy.
   */
  refresh(): void {
    if (this.#lock) return
    const inode = inodeOf(statePath(this.path))
    if (inode === undefined || inode === this.#inode) {
      if (this.#state.isWritable) this.#catchUp(this.#state)
      return
    }
    const state = this.#openState()
    this.#state.close()
    this.#state = state
    this.#inode = inode
  }

  /**
   * Stores a document; on return it is on disk. Returns false when the latest receipt of the address already has these
   * bytes.
   */
  receive(document: Document, headers?: Readonly<Record<string, string>>): boolean {
    const latest = this.pages.latest(document.address)
    if (latest?.sha256 === document.sha256 && latest.retrieved >= document.retrieved) {
      // Bytes that were lost or damaged are back.
      if (this.pages.settled(document.address)?.failure != null) this.captures.mend(document)
      return false
    }
    this.#state.receive([this.captures.keep(document, headers)])
    return true
  }

  /**
   * Notes that a received document has nothing to publish: it is kept, and not read again by itself. Other bytes of the
   * same address are judged separately. The caller withdraws what the page stated before.
   */
  setAside({ address, sha256 }: Pick<Document, 'address' | 'sha256'>): void {
    const latest = this.pages.latest(address)
    if (latest?.sha256 !== sha256 || latest.setAside) return
    this.#state.receive([this.captures.setAside(latest)])
  }

  /**
   * Makes named graphs hold what they should: appends exactly the differences, as one unit, or nothing when there are
   * none.
   */
  publish(desired: readonly DesiredGraph[], cause: Cause): readonly Change[] {
    const entries = desired.flatMap(({ graph, role, triples, cause: own }): Entry[] => {
      const before = new Set(this.#state.triplesOf(graph))
      const after = new Set(triples)
      const inserts = [...after].filter((triple) => !before.has(triple)).sort()
      const deletes = [...before].filter((triple) => !after.has(triple)).sort()
      return inserts.length + deletes.length === 0 ? [] : [{ graph, role, inserts, deletes, cause: own ?? cause }]
    })
    const changes = this.#log.append(entries)
    if (changes.length > 0) this.#state.apply([changes])
    return changes
  }

  /**
   * Erases what was withdrawn with cause `erase` from captures, log and state, leaving tombstones. If the process is
   * killed meanwhile, the next one that opens the folder finishes it.
   */
  erase(request: Omit<ErasureRequest, 'time'>): void {
    startErasure(this.path, { ...request, time: this.#now().toISOString() })
    finishErasure(this.path, this.captures, this.#log, () => this.#remake())
  }

  /**
   * Rebuilds everything but captures and log beside the existing files, and swaps it in when complete. A failure
   * (damaged log, full disk) leaves the old files.
   */
  rebuild(): void {
    this.#remake()
  }

  /** Everything missing or damaged in captures and log; changes nothing. */
  *verify(): Generator<FolderFault> {
    yield* verifyFolder(this.captures, this.#log)
  }

  /** The changes after a sequence number, oldest first, up to the state. */
  *changes(since = 0): Generator<Change> {
    for (const unit of this.units(since)) yield* unit
  }

  /** The same in units: changes appended together. */
  *units(since = 0): Generator<readonly Change[]> {
    const last = this.sequence
    for (const unit of this.#log.unitsSince(since)) {
      if ((unit[0]?.sequence ?? 0) > last) return
      yield unit
    }
  }

  /** The changes by which a resource itself was withdrawn, oldest first. */
  withdrawalsOf(subject: string): readonly Change[] {
    return [...this.changes()].filter(({ cause }) => cause.subject === subject && cause.kind !== 'publish')
  }

  /** The head of one graph; undefined when it never held anything. */
  head(graph: string): GraphHead | undefined {
    return this.#state.head(graph)
  }

  heads(): readonly GraphHead[] {
    return this.#state.heads()
  }

  triplesOf(graph: string): readonly string[] {
    return this.#state.triplesOf(graph)
  }

  /** The public graphs as one set, and how each unit of the log changed it. */
  get merge(): Merge {
    return this.#state.merge
  }

  /** Every version of the resources in the versioned classes. */
  get versions(): Versions {
    return this.#state.versions
  }

  /** Latest captures, which of them were read, what is withdrawn. */
  get pages(): Pages {
    return this.#state.pages
  }

  /** The text of the register of people with which everything here is read. */
  get register(): string | undefined {
    return keptRegister(this.path)
  }

  /** Whether some documents were still read with another register: `remap` reads them again. */
  get isRegisterPending(): boolean {
    return isRegisterPending(this.path)
  }

  /** Stores a register of people. Returns false when it is the same as before. */
  keepRegister(text: string): boolean {
    return keepRegister(this.path, text, this.pages.published().length > 0)
  }

  /** Notes that everything was read with the current register. */
  settleRegister(): void {
    settleRegister(this.path)
  }

  close(): void {
    this.#state.close()
    this.#log.close()
    this.captures.close()
    this.#lock?.release()
  }

  #openState(): State {
    const state = new State(statePath(this.path), this.#lock === undefined)
    try {
      if (state.isWritable) this.#catchUp(state)
      return state
    } catch (error) {
      state.close()
      throw error
    }
  }

  #remake(): void {
    makeNextState(this.path, (next) => {
      this.#catchUp(next)
      // Captures and log do not record which documents could not be read.
      for (const { address, failure } of this.pages.failures()) {
        const latest = next.pages.latest(address)
        if (latest && latest.sha256 === this.pages.latest(address)?.sha256)
          next.pages.settle(address, latest.sha256, failure)
      }
    })
    this.#state.close()
    takeNextState(this.path)
    this.#state = this.#openState()
    this.#inode = inodeOf(statePath(this.path))
  }

  #catchUp(state: State): void {
    const last = this.#lock ? this.#log.sequence : this.#log.lastOnDisk
    if (state.sequence > last) {
      throw new AppError(
        'log-damaged',
        `the state of ${this.path} is ahead of its log (${state.sequence} > ${last}): a part of the log is missing; restore it from a copy, or remove state.sqlite to go on with what is there`,
      )
    }
    const batch: (readonly Change[])[] = []
    for (const unit of this.#log.unitsSince(state.sequence)) {
      batch.push(unit)
      if (batch.length === 500) state.apply(batch.splice(0))
    }
    state.apply(batch)
    const receipts = [...this.captures.receipts()]
    if (receipts.length > state.received) state.receive(receipts.slice(state.received))
  }
}

/** Marks a new folder with the newest version, or migrates an old one; nobody else may be using it. */
function prepareFolder(path: string): void {
  if (!existsSync(join(path, 'log'))) markNewFolder(path, FOLDER_LADDER)
  migrateFolder(path, FOLDER_LADDER)
  sweepLeftovers(path)
  takeNextState(path)
}

function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino
}

function mustExist(path: string): void {
  if (!existsSync(join(path, 'log')))
    throw new AppError(
      'input-not-found',
      `${path} is no data folder: make one with “raadlink ingest <pages> --data ${path}”`,
    )
}

/** Whether the state is up to the log, without reading all of the log. */
function isCaughtUp(path: string): boolean {
  if (isErasing(path) || folderVersion(path) !== topOf(FOLDER_LADDER)) return false
  try {
    const state = new State(statePath(path), true)
    const reached = state.sequence
    state.close()
    return reached === new ChangeLog(join(path, 'log'), { readonly: true }).lastOnDisk
  } catch (error) {
    // Missing, damaged or of another version: opening the folder for writing rebuilds it.
    if (error instanceof AppError && error.code === 'state-unavailable') return false
    throw error
  }
}
