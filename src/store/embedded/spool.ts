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
 * (memory-image.ts) and the changes after it. It lives as long as the process: a data folder's log is the lasting
 * truth, this is its working copy.
 */
export class Spool {
  readonly #folder: string
  readonly #changes = new Map<string, SpooledChange>()
  /** What ends files that are needed no more, but that a replica may be reading. */
  readonly #stale: (() => Promise<void>)[] = []
  #next = 1
  /** The open file of the image that new replicas begin with. */
  image: number | undefined
  /** Number of the last change that is in the image. */
  imaged = 0
  /** Number of the latest change that `changes` tells of. */
  last = 0

  private constructor(folder: string, image: number | undefined) {
    this.#folder = folder
    this.image = image
  }

  /**
   * Opens a spool in a new folder under `parent` (default: the system's folder for temporary files): empty, or with an
   * image to begin with, by its open file, which is the spool's from then on.
   */
  static open(parent = tmpdir(), image?: number): Spool {
    return new Spool(temporaryFolder('store', parent), image)
  }

  /** Where an image of the spool's own can be written. */
  get imageFile(): string {
    return join(this.#folder, 'image')
  }

  /** Number of changes a new replica is filled with after the image. */
  get length(): number {
    return this.#changes.size
  }

  /** Begins anew with an image, an open file, of a replica that has all changes so far: they are needed no more. */
  begin(image: number): void {
    const old = this.image
    if (old !== undefined) this.#stale.push(() => Promise.resolve(closeSync(old)))
    this.image = image
    this.imaged = this.last
    for (const { file } of this.#changes.values()) this.#drop(file)
    this.#changes.clear()
  }

  /**
   * Packs a change: can be begun while it is judged. A chunk of a bulk stays as it is: packing would hold up the
   * engine.
   */
  pack(change: Change): Promise<Uint8Array> {
    return change.kind === 'load' ? Promise.resolve(change.chunk) : gzipped(contentOf(change), { level: 1 })
  }

  /**
   * Adds a change (one at a time) and returns its number. A graph that is replaced again keeps only its last content.
   */
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

  /** All changes in order, to be read before `sweep` is called again. Their syntax was judged when they came in. */
  changes(): readonly SpooledChange[] {
    return [...this.#changes.values()].map((change) =>
      change.kind === 'steps' ? change : { ...change, intake: { ...change.intake, trusted: true } },
    )
  }

  /** Removes files that no change needs; only while no replica is being filled. */
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
