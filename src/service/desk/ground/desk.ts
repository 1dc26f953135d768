import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Accounts } from '../../../accounts/accounts.js'
import { DESK } from '../../../accounts/desk-database.js'
import type { Settings } from '../../../config.js'
import { Corrections } from '../../../dataset/kept/corrections.js'
import { publishPendingCorrections } from '../../../dataset/correct.js'
import { Drafts } from '../../../dataset/drafts/drafts.js'
import { latestDocument } from '../../../dataset/drafts/latest-document.js'
import { PublicationIndex, type PublicationEntry } from '../../../dataset/publication-index.js'
import { ReadingMemory } from '../../../dataset/reading-memory.js'
import type { Document } from '../../../document.js'
import { AppError } from '../../../errors.js'
import { FolderLock } from '../../../log/changes/folder-lock.js'
import { DataFolder } from '../../../log/data-folder.js'
import type { Site } from '../../../publication/site/site.js'
import type { DeskReading } from '../reading/desk-reading.js'
import { DeskReadings, type Kept } from '../reading/desk-readings.js'

/** The desk of one bestuurseenheid over a data folder that the service reads. */
export interface DeskSettings {
  /** Open for reading, and kept up to date by whoever serves. */
  readonly data: DataFolder
  readonly settings: Settings
  /** IRI and name of the bestuurseenheid. */
  readonly eenheid: string
  readonly name: string
  /** The site on which is published; absent: pages are not shown beforehand. */
  readonly site?: Site
  /** Who reads documents; absent: threads of its own. */
  readonly readings?: DeskReadings
  readonly now: () => Date
}

/** What the pages of the desk share. */
export class Desk {
  readonly accounts: Accounts
  /** What was brought and is not public. */
  readonly drafts: Drafts
  readonly readings: DeskReadings
  /** Documents read lately, for who corrects several fields of one. */
  readonly memory = new ReadingMemory()
  /** Who makes the first account shows that the server is theirs with this code, which only its terminal tells. */
  readonly startCode = randomBytes(9).toString('base64url')
  readonly #lock: FolderLock
  readonly #index: PublicationIndex
  /** Work that writes in the folder goes one after the other. */
  #turn: Promise<unknown> = Promise.resolve()

  /**
   * One process has the desk of a folder: two would break the chain of its audit log. Throws AppError `folder-locked`
   * while another has it.
   */
  constructor(readonly about: DeskSettings) {
    this.#lock = takeDesk(about.data.path)
    this.accounts = new Accounts(about.data.path, about.now)
    this.drafts = new Drafts(about.data.path)
    this.readings = about.readings ?? new DeskReadings(about.settings)
    this.#index = new PublicationIndex(about.data)
  }

  /** What is published of this bestuurseenheid, newest change first; what others publish is not the desk's. */
  entries(): readonly PublicationEntry[] {
    this.about.data.refresh()
    this.#index.refresh()
    const { data, eenheid: own } = this.about
    return this.#index.entries.filter(
      ({ eenheid, source }) => (eenheid ?? data.pages.latest(source)?.bestuurseenheid) === own,
    )
  }

  /** The lists that `entries` brought up to date. */
  get index(): PublicationIndex {
    return this.#index
  }

  entry(address: string): PublicationEntry | undefined {
    return this.entries().find(({ source }) => source === address)
  }

  /**
   * The document of this bestuurseenheid at an address, a draft or what is public, and its name. Throws AppError
   * `input-not-found`.
   */
  documentAt(address: string): { readonly document: Document; readonly name: string } {
    const name = this.drafts.at(address)?.name ?? this.entry(address)?.name
    const document = name === undefined ? undefined : latestDocument(address, this.about.data)
    if (name === undefined || !document) throw new AppError('input-not-found', 'Dat document is er niet.')
    return { document, name }
  }

  /** What people corrected until now. */
  corrections(): Corrections {
    return new Corrections(this.about.data.path, { readonly: true })
  }

  /** How far the reading of a document with its corrections is; begins it where it was not asked for yet. */
  reading(document: Document): Kept<DeskReading> {
    const { data } = this.about
    const register = data.register
    const corrections = this.corrections().of(document.address)
    return this.readings.read({ document, corrections, ...(register !== undefined && { register }) })
  }

  /**
   * Publishes what was corrected before a process was killed. While another process has the folder that waits for the
   * next start, or the next correction of that page.
   */
  async begin(): Promise<void> {
    this.readings.warmUp()
    try {
      await this.write((data) => publishPendingCorrections(data, this.about.settings, this.about.name))
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'folder-locked') throw thrown
    }
  }

  /** Does something in the folder as its one writer. Throws AppError `folder-locked` while another process has it. */
  write<Result>(act: (data: DataFolder) => Promise<Result> | Result): Promise<Result> {
    const done = this.#turn.then(async () => {
      const data = DataFolder.existing(this.about.data.path, { now: this.about.now })
      try {
        return await act(data)
      } finally {
        data.close()
      }
    })
    this.#turn = done.catch(() => undefined)
    return done
  }

  /** Closes what the desk opened, once what is under way is done. */
  async close(): Promise<void> {
    await this.#turn
    await this.readings.close()
    this.drafts.close()
    this.accounts.close()
    this.#lock.release()
  }
}

function takeDesk(data: string): FolderLock {
  const folder = join(data, DESK)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return FolderLock.take(folder)
}
