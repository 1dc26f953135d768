import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { AppError } from '../../errors.js'
import { flushFolder } from '../../log/changes/atomic-file.js'
import { systemReason } from '../../sources/system-reason.js'

/**
 * A file that is written piece by piece and appears complete, under its name, when it is finished. Throws AppError
 * `output-unwritable`.
 */
export class GrowingFile {
  readonly #name: string
  readonly #path: string
  #file: number | undefined

  constructor(name: string, folder: string) {
    this.#name = name
    this.#path = resolve(folder, name)
  }

  get #part(): string {
    return `${this.#path}.${process.pid}.part`
  }

  append(data: string | Uint8Array): void {
    this.#try(() => {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data
      const file = this.#opened()
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
    })
  }

  /** Gives the file its name; does nothing when nothing was written. */
  finish(): void {
    const file = this.#file
    if (file === undefined) return
    this.#try(() => {
      fsyncSync(file)
      closeSync(file)
      this.#file = undefined
      renameSync(this.#part, this.#path)
      flushFolder(dirname(this.#path))
    })
  }

  abandon(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
    rmSync(this.#part, { force: true })
  }

  /** What has been written so far, in portions. */
  *read(): Generator<Uint8Array> {
    if (this.#file === undefined) return
    const from = openSync(this.#part, 'r')
    try {
      const portion = Buffer.alloc(1 << 20)
      for (let length = readSync(from, portion); length > 0; length = readSync(from, portion))
        yield portion.subarray(0, length)
    } finally {
      closeSync(from)
    }
  }

  #opened(): number {
    if (this.#file === undefined) {
      mkdirSync(dirname(this.#path), { recursive: true })
      this.#file = openSync(this.#part, 'w')
    }
    return this.#file
  }

  #try(act: () => void): void {
    try {
      act()
    } catch (thrown) {
      this.abandon()
      throw new AppError('output-unwritable', `${this.#name}: ${systemReason(thrown)}`, { cause: thrown })
    }
  }
}
