import { closeSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { temporaryFolder } from '../../log/changes/temporary-folder.js'
import type { Change, SpooledChange } from './messages.js'

const gzipped = promisify(gzip)

/**
 * All changes of a store in order, on disk, from which a new replica is filled; or an image of a replica's memory
 * (engine-memory.ts) and the changes after it. It lives as long as the process: it is a working copy, and the log of
 * the data folder is what lasts.
 */
export class Spool {
  readonly #folder: string
  readonly #changes = new Map<string, SpooledChange>()
  /** Removes files that are no longer needed but that a replica may still be reading. */
  readonly #stale: (() => Promise<void>)[] = []
  #next = 1
  /** The open file of the image that new replicas begin with. */
  image: number | undefined
  /** Number of the last change included in the image. */
  imaged = 0
  /** Number of the latest change in `changes`. */
  last = 0

  private constructor(folder: string, image: number | undefined) {
    this.#folder = folder
    this.image = image
  }

  /**
   * Opens a spool in a new folder under `parent` (default: the system's folder for temporary files): empty, or with an
   * image as an open file, which the spool then owns.
   */
  static open(parent = tmpdir(), image?: number): Spool {
    return new Spool(temporaryFolder('store', parent), image)
  }

  /** Where the spool can write an image of its own. */
  get imageFile(): string {
    return join(this.#folder, 'image')
  }

  /** Number of changes that a new replica applies after the image. */
  get length(): number {
    return this.#changes.size
  }

  /** Starts again from an image (an open file) of a replica that has all changes so far, which are then dropped. */
  begin(image: number): void {
    const old = this.image
    if (old !== undefined) this.#stale.push(() => Promise.resolve(closeSync(old)))
    this.image = image
    this.imaged = this.last
    for (const { file } of this.#changes.values()) this.#drop(file)
    this.#changes.clear()
  }

  /**
   * Compresses a change; this can start while it is checked. A chunk of a bulk load stays as it is, because compressing
   * would hold up the engine.
   */
  pack(change: Change): Promise<Uint8Array> {
    return change.kind === 'load' ? Promise.resolve(change.chunk) : gzipped(contentOf(change), { level: 1 })
  }

  /** Adds a change (one at a time) and returns its number. Only the last content of a replaced graph is kept. */
  async append(change: Change, packed: Promise<Uint8Array> = this.pack(change)): Promise<number> {
    const content = await packed
    const number = this.#next++
    const file = join(this.#folder, `${String(number).padStart(8, '0')}.${change.kind === 'load' ? 'nq' : 'gz'}`)
    await writeFile(file, content)
    this.last = number
    if (change.kind === 'load') {
      this.#changes.set(`load ${number}`, { kind: 'load', file, intake: change.intake })
      return number
    }
    if (change.kind === 'steps') {
      this.#changes.set(`steps ${number}`, { kind: 'steps', file })
      return number
    }
    const key = `replace ${change.graph}`
    const before = this.#changes.get(key)
    if (before) this.#drop(before.file)
    // Deleted and set again, so that it moves to the end: a later load may have added to the graph in between.
    this.#changes.delete(key)
    this.#changes.set(key, { kind: 'replace', file, graph: change.graph, intake: change.intake })
    return number
  }

  /** All changes in order, to be read before `sweep` is called again. Their syntax was checked when they came in. */
  changes(): readonly SpooledChange[] {
    return [...this.#changes.values()].map((change) =>
      change.kind === 'steps' ? change : { ...change, intake: { ...change.intake, trusted: true } },
    )
  }

  /** Removes files that no change needs. Only call it while no replica is being filled. */
  async sweep(): Promise<void> {
    await Promise.all(this.#stale.splice(0).map((end) => end()))
  }

  async close(): Promise<void> {
    await this.sweep()
    if (this.image !== undefined) closeSync(this.image)
    await rm(this.#folder, { recursive: true, force: true })
  }

  #drop(file: string): void {
    this.#stale.push(() => rm(file, { force: true }))
  }
}

function contentOf(change: Change): Uint8Array | string {
  switch (change.kind) {
    case 'load':
      return change.chunk
    case 'replace':
      return change.triples
    case 'steps':
      return JSON.stringify(change.steps)
  }
}
