import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '../../errors.js'
import { temporaryFolder } from '../../log/changes/temporary-folder.js'
import { uuidOf } from '../../rdf/uuid.js'
import { writeDump, type DumpFile } from './dump.js'
import type { Dump } from './dumps.js'

/** How often a dump is started again because the dataset changed while it was written. */
const ATTEMPTS = 5

/**
 * Dumps of a live site as files. Each is written once per version of the dataset, completely or not at all, so that a
 * download can be resumed by range. Files of older versions are removed once newer ones exist; downloads in progress
 * continue.
 */
export class DumpCache {
  readonly #folder: string
  /** One dump is written at a time, so that a client that requests many delays only itself. */
  #last: Promise<unknown> = Promise.resolve()
  readonly #made = new Map<string, { readonly version: string; readonly file: Promise<DumpFile> }>()

  /**
   * `folder` is used only by the cache and is emptied; if it cannot be created (a read-only folder), a temporary one is
   * used.
   */
  constructor(
    folder: string,
    private readonly version: () => string,
  ) {
    this.#folder = usable(folder)
  }

  /**
   * The file of a dump for the current dataset. Throws `busy` when the dataset changes faster than the dump can be
   * written.
   */
  async file(dump: Dump): Promise<DumpFile> {
    const known = this.#made.get(dump.path)
    if (known?.version === this.version()) return known.file
    const version = this.version()
    const file = this.#last.then(() => this.#write(dump))
    this.#last = file.catch(() => undefined)
    this.#made.set(dump.path, { version, file })
    try {
      return await file
    } catch (error) {
      if (this.#made.get(dump.path)?.file === file) this.#made.delete(dump.path)
      throw error
    }
  }

  async #write(dump: Dump): Promise<DumpFile> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const version = this.version()
      const name = `${uuidOf(dump.path)}-${basename(dump.path)}`
      const file = await writeDump(join(this.#folder, `${version}-${name}`), dump.lines())
      if (this.version() === version) {
        for (const other of readdirSync(this.#folder))
          if (other.endsWith(name) && !other.startsWith(`${version}-`))
            rmSync(join(this.#folder, other), { force: true })
        return file
      }
      rmSync(file.path, { force: true })
    }
    throw new AppError('busy', `${dump.path} could not be written: the dataset changes all the time; try again later`)
  }
}

function usable(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    for (const left of readdirSync(folder)) if (left.endsWith('.part')) rmSync(join(folder, left), { force: true })
    return folder
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return temporaryFolder('dumps')
  }
}
