import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sha256, type Document } from '../../document.js'
import { AppError } from '../../errors.js'
import { flushFolder, writeFileAtomically } from '../../log/changes/atomic-file.js'
import { Journal } from '../../log/changes/journal.js'

/** A document without its bytes. */
type About = Omit<Document, 'bytes'>

/** A document that was brought and is not public: what the bytes alone do not say. */
export interface Draft extends About {
  /** Its own name: a UUID. */
  readonly id: string
  readonly by: string
  /** When it is published by itself, ISO 8601 in UTC; absent: when somebody says so. */
  readonly publishAt?: string
  /** Who said so. */
  readonly publishBy?: string
  /** Why publishing it failed the last time. */
  readonly failure?: string
}

/** A line of the journal. `left`: it is a draft no more. */
type Entry =
  | { readonly kind: 'brought'; readonly id: string; readonly by: string; readonly about: About }
  | { readonly kind: 'planned'; readonly id: string; readonly at: string; readonly by: string; readonly time: string }
  | {
      readonly kind: 'unplanned'
      readonly id: string
      readonly by: string
      readonly time: string
      readonly why?: string
    }
  | {
      readonly kind: 'left'
      readonly id: string
      readonly outcome: 'published' | 'dropped'
      readonly by: string
      readonly time: string
    }

/** Folder of the drafts in a data folder. */
export const DRAFTS = 'concepten'

/**
 * The drafts of a data folder, beside its log: nothing that publishes looks here. A draft is acknowledged once its
 * bytes and its line are on disk. One process writes them.
 */
export class Drafts {
  readonly #folder: string
  readonly #journal: Journal<Entry> | undefined
  readonly #brought = new Map<string, Extract<Entry, { readonly kind: 'brought' }>>()
  readonly #plans = new Map<string, Pick<Draft, 'publishAt' | 'publishBy' | 'failure'>>()

  constructor(data: string, { readonly = false }: { readonly readonly?: boolean } = {}) {
    this.#folder = join(data, DRAFTS)
    const journal = join(this.#folder, 'journaal')
    if (!readonly) mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    this.#journal = readonly && !existsSync(journal) ? undefined : new Journal(journal, { readonly })
    for (const entry of this.#journal?.values() ?? []) this.#apply(entry)
  }

  /** Newest first. */
  list(): readonly Draft[] {
    return [...this.#brought.values()]
      .map(({ id, by, about }) => ({ ...about, id, by, ...this.#plans.get(id) }))
      .reverse()
  }

  find(id: string): Draft | undefined {
    return this.list().find((draft) => draft.id === id)
  }

  at(address: string): Draft | undefined {
    return this.list().find((draft) => draft.address === address)
  }

  /** Keeps a document as a draft. */
  bring(document: Document, { id, by }: Pick<Draft, 'id' | 'by'>): Draft {
    const { bytes, ...about } = document
    writeFileAtomically(this.#pathOf(document.sha256), bytes)
    this.#keep({ kind: 'brought', id, by, about })
    return { ...about, id, by }
  }

  /** The document of a draft. Throws AppError `capture-missing` when its bytes are lost or are others. */
  open({ id, name }: Draft): Document {
    const about = this.#brought.get(id)?.about
    const path = about && this.#pathOf(about.sha256)
    const bytes = path !== undefined && existsSync(path) ? readFileSync(path) : undefined
    if (!about || !bytes || sha256(bytes) !== about.sha256)
      throw new AppError('capture-missing', `the bytes of the draft ${name} are lost: bring it again`)
    return { ...about, bytes }
  }

  /** Says when a draft is published. */
  plan(id: string, { at, by, time }: { readonly at: string; readonly by: string; readonly time: string }): void {
    this.#keep({ kind: 'planned', id, at, by, time })
  }

  /** It is not published by itself after all; `why`: what went wrong. */
  unplan(id: string, about: { readonly by: string; readonly time: string; readonly why?: string }): void {
    this.#keep({ kind: 'unplanned', id, ...about })
  }

  /** It was published, or thrown away: its bytes go from here. */
  leave(
    id: string,
    about: { readonly outcome: 'published' | 'dropped'; readonly by: string; readonly time: string },
  ): void {
    const draft = this.find(id)
    this.#keep({ kind: 'left', id, ...about })
    if (!draft || this.list().some(({ sha256: hash }) => hash === draft.sha256)) return
    rmSync(this.#pathOf(draft.sha256), { force: true })
    flushFolder(this.#folder)
  }

  close(): void {
    this.#journal?.close()
  }

  #pathOf(hash: string): string {
    return join(this.#folder, hash)
  }

  #keep(entry: Entry): void {
    if (!this.#journal) throw new Error('the drafts were opened for reading')
    this.#journal.append(entry)
    this.#apply(entry)
  }

  #apply(entry: Entry): void {
    switch (entry.kind) {
      case 'brought':
        this.#brought.set(entry.id, entry)
        break
      case 'planned':
        this.#plans.set(entry.id, { publishAt: entry.at, publishBy: entry.by })
        break
      case 'unplanned':
        this.#plans.set(entry.id, entry.why === undefined ? {} : { failure: entry.why })
        break
      case 'left':
        this.#brought.delete(entry.id)
        this.#plans.delete(entry.id)
    }
  }
}
