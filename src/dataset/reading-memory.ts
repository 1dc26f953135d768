import type { Settings } from '../config.js'
import type { Document } from '../document.js'
import { readDocument } from '../readers/choose/read.js'
import type { Reading } from '../readers/reading.js'

/** Bytes of documents whose readings are held; a reading takes some six times as much. */
const MOST_BYTES = 12 * 1024 * 1024

/** The last documents that were read, as they were read: the same bytes under the same settings are read once. */
export class ReadingMemory {
  readonly #readAnew: typeof readDocument
  readonly #held = new Map<string, { readonly reading: Promise<Reading>; readonly bytes: number }>()

  constructor(readAnew = readDocument) {
    this.#readAnew = readAnew
  }

  /** Reads a document, unless it was read lately. Throws what readDocument throws. */
  read(document: Document, settings: Settings): Promise<Reading> {
    const key = JSON.stringify([
      document.address,
      document.sha256,
      document.mediaType,
      document.bestuurseenheid,
      settings,
    ])
    const found = this.#held.get(key)
    const reading = found?.reading ?? this.#readAnew(document, settings)
    this.#held.delete(key)
    this.#held.set(key, { reading, bytes: document.bytes.length })
    // What failed may succeed another time.
    reading.catch(() => this.#held.delete(key))
    this.#shorten()
    return reading
  }

  #shorten(): void {
    let bytes = [...this.#held.values()].reduce((sum, each) => sum + each.bytes, 0)
    for (const [key, each] of this.#held) {
      if (bytes <= MOST_BYTES || this.#held.size === 1) return
      this.#held.delete(key)
      bytes -= each.bytes
    }
  }
}
