import { createHash } from 'node:crypto'
import type { Body } from '../../publication/site/resource.js'

/** A form of a page as it is sent. */
export interface MadeBody {
  readonly bytes: Buffer
  /** Weak: the same page may go out compressed or not (RFC 9110, 8.8.3). */
  readonly etag: string
}

/** Most bytes that are kept. */
const ROOM = 64 * 1024 * 1024

/** Bodies made lately: a page that many ask for is made once a version of the dataset. The oldest leave first. */
export class BodyCache {
  readonly #kept = new Map<string, MadeBody>()
  #bytes = 0

  /** The body under a key, which names the version of the dataset too. */
  async get(key: string, make: () => Body | Promise<Body>): Promise<MadeBody> {
    const known = this.#kept.get(key)
    if (known) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known
    }
    const body = await make()
    const bytes =
      typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    const made = { bytes, etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` }
    this.#keep(key, made)
    return made
  }

  #keep(key: string, made: MadeBody): void {
    const size = sizeOf(key, made)
    if (size > ROOM / 4 || this.#kept.has(key)) return
    this.#kept.set(key, made)
    this.#bytes += size
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= ROOM) return
      this.#kept.delete(oldest)
      this.#bytes -= sizeOf(oldest, old)
    }
  }
}

/** Bytes that an entry holds: an address may be far longer than its answer. */
function sizeOf(key: string, { bytes }: MadeBody): number {
  return 2 * key.length + bytes.length
}
