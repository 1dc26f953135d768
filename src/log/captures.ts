import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sha256 } from '../document.js'
import { AppError } from '../errors.js'
import { writeFileAtomically } from './atomic-file.js'

/** The bytes of documents as they were received, compressed, named by their sha256: kept for ever unless erased. */
export class Captures {
  constructor(private readonly folder: string) {}

  /** Keeps bytes and gives their sha256 in hex; the same bytes are kept once. On return they are on disk. */
  keep(bytes: Uint8Array): string {
    const hash = sha256(bytes)
    const path = this.#path(hash)
    if (!existsSync(path)) {
      mkdirSync(join(this.folder, hash.slice(0, 2)), { recursive: true })
      writeFileAtomically(path, gzipSync(bytes, { level: 6 }))
    }
    return hash
  }

  /** The bytes of a capture. Throws `capture-missing` when they are not here or no longer match their name. */
  read(hash: string): Uint8Array {
    const path = this.#path(hash)
    if (!existsSync(path)) throw new AppError('capture-missing', `the capture ${hash} is not in ${this.folder}; it was erased, or the folder is not whole`)
    const bytes = gunzipSync(readFileSync(path))
    if (sha256(bytes) !== hash) throw new AppError('capture-missing', `the capture ${hash} in ${this.folder} is damaged: its bytes have another checksum; restore it from a copy`)
    return bytes
  }

  has(hash: string): boolean {
    return existsSync(this.#path(hash))
  }

  /** Removes a capture for good (personal data). */
  erase(hash: string): void {
    rmSync(this.#path(hash), { force: true })
  }

  #path(hash: string): string {
    return join(this.folder, hash.slice(0, 2), `${hash}.gz`)
  }
}
