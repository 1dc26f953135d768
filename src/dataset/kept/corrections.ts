import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { standingCorrections, type Correction, type KeptCorrection } from '../../correcting/correction.js'
import { AppError } from '../../errors.js'
import { Journal } from '../../log/changes/journal.js'

/** A line of the journal: what was sent together is kept together. `published`: what was corrected of a page up to that version is in the log of changes. */
type Entry =
  | { readonly kind: 'correct'; readonly address: string; readonly corrections: readonly Correction[] }
  | { readonly kind: 'undo'; readonly id: string; readonly address: string; readonly by: string; readonly time: string }
  | { readonly kind: 'published'; readonly address: string; readonly version: number }

/** Folder of the corrections in a data folder. */
export const CORRECTIONS = 'correcties'

/**
 * The corrections of a data folder, beside its log: what is acknowledged is on disk. A page has a version, the number
 * of its corrections and undoings; who changes it says which version was seen, so that nobody overwrites what another
 * did.
 */
export class Corrections {
  readonly #journal: Journal<Entry> | undefined
  #entries: Entry[]

  constructor(data: string, { readonly = false }: { readonly readonly?: boolean } = {}) {
    const folder = join(data, CORRECTIONS)
    this.#journal = readonly && !existsSync(folder) ? undefined : new Journal(folder, { readonly })
    this.#entries = [...(this.#journal?.values() ?? [])]
  }

  /** Version of a page: how often it was corrected, undoings included. */
  version(address: string): number {
    return this.#entries.filter((entry) => entry.kind !== 'published' && entry.address === address).length
  }

  /** What holds now of a page, oldest first: of one field the newest that was not undone. */
  of(address: string): readonly Correction[] {
    return standingCorrections(this.history(address))
  }

  /** Every correction that was made of a page, oldest first. */
  history(address: string): readonly KeptCorrection[] {
    const own = this.#entries.filter((entry) => entry.address === address)
    const undone = new Map(own.flatMap((entry) => (entry.kind === 'undo' ? [[entry.id, entry] as const] : [])))
    return own.flatMap((entry): KeptCorrection[] => {
      if (entry.kind !== 'correct') return []
      return entry.corrections.map((correction) => {
        const undoing = undone.get(correction.id)
        return { ...correction, ...(undoing && { undone: { by: undoing.by, time: undoing.time } }) }
      })
    })
  }

  /**
   * Keeps corrections of a page, all or none. Throws AppError `precondition-failed` when the page was corrected since
   * `seen`.
   */
  add(address: string, corrections: readonly Correction[], seen: number): void {
    this.#mustBeSeen(address, seen)
    this.#keep({ kind: 'correct', address, corrections })
  }

  /**
   * Undoes a correction; what it stood in the place of holds again. Throws `precondition-failed`, `input-not-found`.
   */
  undo(undoing: Omit<Extract<Entry, { readonly kind: 'undo' }>, 'kind'>, seen: number): void {
    this.#mustBeSeen(undoing.address, seen)
    const known = this.history(undoing.address).find(({ id }) => id === undoing.id)
    if (!known || known.undone) throw new AppError('input-not-found', `there is no correction ${undoing.id} to undo`)
    this.#keep({ kind: 'undo', ...undoing })
  }

  /** Addresses of pages whose last correction is not in what is published: a process was killed in between. */
  pending(): readonly string[] {
    const published = new Map<string, number>()
    for (const entry of this.#entries) if (entry.kind === 'published') published.set(entry.address, entry.version)
    const addresses = new Set(this.#entries.map(({ address }) => address))
    return [...addresses].filter((address) => this.version(address) > (published.get(address) ?? 0))
  }

  /** Notes that a page is published as it is corrected now. */
  settle(address: string): void {
    this.#keep({ kind: 'published', address, version: this.version(address) })
  }

  /** Forgets every correction of pages for good: what they hold may be what must be erased. */
  forget(addresses: ReadonlySet<string>): void {
    if (!this.#entries.some(({ address }) => addresses.has(address))) return
    this.#journal?.rewrite((entry) => (addresses.has(entry.address) ? undefined : entry))
    this.#entries = this.#entries.filter(({ address }) => !addresses.has(address))
  }

  close(): void {
    this.#journal?.close()
  }

  #keep(entry: Entry): void {
    if (!this.#journal) throw new Error('the corrections were opened for reading')
    this.#journal.append(entry)
    this.#entries.push(entry)
  }

  #mustBeSeen(address: string, seen: number): void {
    const version = this.version(address)
    if (version !== seen)
      throw new AppError(
        'precondition-failed',
        `${address} was corrected by somebody else meanwhile (version ${version}, not ${seen}): look at it again`,
      )
  }
}
