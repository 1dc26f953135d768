import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Change, SpooledChange } from './messages.js'

const gzipped = promisify(gzip)

/**
 * All changes of a store in order, on disk, from which a new reader is filled. It lives as long as the process: a data
 * folder's log is the lasting truth, this is its working copy.
 */
export class Spool {
  readonly #folder: string
  readonly #changes = new Map<string, SpooledChange>()
  /** Files no change needs any more, but that a reader may be reading. */
  readonly #stale: string[] = []
  #next = 1
  /** Number of the latest change that `changes` tells of. */
  last = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Opens an empty spool in a new folder under `parent` (default: the system's folder for temporary files). */
  static async open(parent = tmpdir()): Promise<Spool> {
    return new Spool(await mkdtemp(join(parent, 'raadlink-store-')))
  }

  /** Packs a change: can be begun while it is judged. */
  pack(change: Change): Promise<Uint8Array> {
    return gzipped(contentOf(change), { level: 1 })
  }

  /** Adds a change (one at a time) and returns its number. A graph that is replaced again keeps only its last content. */
  async append(change: Change, packed: Promise<Uint8Array> = this.pack(change)): Promise<number> {
    const content = await packed
    const number = this.#next++
    const file = join(this.#folder, `${String(number).padStart(8, '0')}.gz`)
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
    if (before) this.#stale.push(before.file)
    // Deleted and set again, so that it moves to the end: a later load may have added to the graph in between.
    this.#changes.delete(key)
    this.#changes.set(key, { kind: 'replace', file, graph: change.graph, intake: change.intake })
    return number
  }

  /** All changes in order, to be read before `sweep` is called again. Their syntax was judged when they came in. */
  changes(): readonly SpooledChange[] {
    return [...this.#changes.values()].map((change) => (change.kind === 'steps' ? change : { ...change, intake: { ...change.intake, trusted: true } }))
  }

  /** Removes files that no change needs; only while no reader is being filled. */
  async sweep(): Promise<void> {
    await Promise.all(this.#stale.splice(0).map((file) => rm(file, { force: true })))
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
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
