import { randomBytes } from 'node:crypto'
import { Accounts } from '../../../accounts/accounts.js'
import type { Settings } from '../../../config.js'
import { publishPendingCorrections } from '../../../dataset/correct.js'
import { PublicationIndex, type PublicationEntry } from '../../../dataset/publication-index.js'
import { AppError } from '../../../errors.js'
import { DataFolder } from '../../../log/data-folder.js'

/** The desk of one bestuurseenheid over a data folder that the service reads. */
export interface DeskSettings {
  /** Open for reading, and kept up to date by whoever serves. */
  readonly data: DataFolder
  readonly settings: Settings
  /** IRI and name of the bestuurseenheid. */
  readonly eenheid: string
  readonly name: string
  readonly now: () => Date
}

/** What the pages of the desk share. */
export class Desk {
  readonly accounts: Accounts
  /** Who makes the first account shows that the server is theirs with this code, which only its terminal tells. */
  readonly startCode = randomBytes(9).toString('base64url')
  readonly #index: PublicationIndex
  /** Work that writes in the folder goes one after the other. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(readonly about: DeskSettings) {
    this.accounts = new Accounts(about.data.path, about.now)
    this.#index = new PublicationIndex(about.data)
  }

  /** What is published of this bestuurseenheid, newest change first; what others publish is not the desk's. */
  entries(): readonly PublicationEntry[] {
    this.about.data.refresh()
    this.#index.refresh()
    return this.#index.entries.filter(({ eenheid }) => eenheid === this.about.eenheid)
  }

  /** The lists that `entries` brought up to date. */
  get index(): PublicationIndex {
    return this.#index
  }

  entry(address: string): PublicationEntry | undefined {
    return this.entries().find(({ source }) => source === address)
  }

  /**
   * Publishes what was corrected before a process was killed. While another process has the folder that waits for the
   * next start, or the next correction of that page.
   */
  async begin(): Promise<void> {
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
    this.accounts.close()
  }
}
