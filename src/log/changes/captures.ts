import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sha256, type Document } from '../../document.js'
import { AppError } from '../../errors.js'
import { writeFileAtomically } from './atomic-file.js'
import { Journal, type JournalOptions } from './journal.js'

/** That a document was received: what the bytes alone do not say. */
export interface CaptureRecord {
  readonly address: string
  readonly name: string
  readonly sha256: string
  readonly retrieved: string
  readonly mediaType: string
  readonly charset?: string
  /** IRI of the bestuurseenheid whose document it is, as whoever gave it said. */
  readonly bestuurseenheid?: string
  /** Headers of the answer that matter for asking again and for evidence (etag, last-modified, content-type …). */
  readonly headers?: Readonly<Record<string, string>>
  /** It was read and there is nothing to publish in it: a page that only leads to others, or a copy in another form. */
  readonly setAside?: true
}

/**
 * Documents as they were received: the bytes compressed and named by their sha256, and a journal of which address
 * gave which bytes when. Kept for ever unless erased.
 */
export class Captures {
  readonly #folder: string
  readonly #journal: Journal<CaptureRecord>

  constructor(folder: string, options: JournalOptions = {}) {
    this.#folder = folder
    this.#journal = new Journal(join(folder, 'received'), options)
  }

  /** Keeps a document; on return its bytes and the record of it are on disk. The same bytes are stored once. */
  keep(document: Document, headers?: Readonly<Record<string, string>>): CaptureRecord {
    const path = this.#path(document.sha256)
    if (!existsSync(path)) {
      mkdirSync(join(this.#folder, document.sha256.slice(0, 2)), { recursive: true })
      writeFileAtomically(path, gzipSync(document.bytes, { level: 6 }))
    }
    const { address, name, retrieved, mediaType, charset, bestuurseenheid } = document
    const record = {
      address,
      name,
      sha256: document.sha256,
      retrieved,
      mediaType,
      ...(charset !== undefined && { charset }),
      ...(bestuurseenheid !== undefined && { bestuurseenheid }),
      ...(headers && { headers }),
    }
    this.#journal.append(record)
    return record
  }

  /** Notes of a capture that is kept that there is nothing to publish in it. */
  setAside(record: CaptureRecord): CaptureRecord {
    const aside = { ...record, setAside: true } as const
    this.#journal.append(aside)
    return aside
  }

  /** Every record, in the order of arrival. */
  records(): Generator<CaptureRecord> {
    return this.#journal.values()
  }

  /** The document of a record, as it was received. Throws `capture-missing` when its bytes are gone or damaged. */
  open(record: CaptureRecord): Document {
    const { address, name, retrieved, mediaType, charset, bestuurseenheid } = record
    const path = this.#path(record.sha256)
    if (!existsSync(path))
      throw new AppError(
        'capture-missing',
        `the capture of ${address} (${record.sha256}) is not in ${this.#folder}: it was erased, or the folder is not whole`,
      )
    const bytes = gunzipSync(readFileSync(path))
    if (sha256(bytes) !== record.sha256) {
      throw new AppError(
        'capture-missing',
        `the capture of ${address} (${record.sha256}) in ${this.#folder} is damaged: its bytes have another checksum; restore it from a copy`,
      )
    }
    return {
      address,
      name,
      retrieved,
      mediaType,
      sha256: record.sha256,
      bytes,
      ...(charset !== undefined && { charset }),
      ...(bestuurseenheid !== undefined && { bestuurseenheid }),
    }
  }

  /** Removes an address for good (personal data): its records, and bytes that no other address gave. */
  erase(address: string): void {
    const erased = new Set<string>()
    const kept = new Set<string>()
    for (const record of this.#journal.values()) (record.address === address ? erased : kept).add(record.sha256)
    for (const hash of erased) if (!kept.has(hash)) rmSync(this.#path(hash), { force: true })
    this.#journal.rewrite((record) => (record.address === address ? undefined : record))
  }

  close(): void {
    this.#journal.close()
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), `${hash}.gz`)
  }
}
