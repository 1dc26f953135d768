import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sha256, type Document } from '../../document.js'
import { AppError, messageOf } from '../../errors.js'
import { writeFileAtomically } from './atomic-file.js'
import { Journal, type JournalOptions } from './journal.js'
import { isCapture, isSha256, type CaptureRecord, type ErasedRecord, type Receipt } from './receipt.js'

/** What must be erased from the captures. */
export interface CaptureErasure {
  /** Addresses whose captures are all erased. */
  readonly addresses: readonly string[]
  /** Sha256 of bytes to erase, whatever addresses gave them. */
  readonly hashes?: readonly string[]
  /** Time of the erasure, ISO 8601. */
  readonly time: string
}

/** A difference between files and receipts. */
export interface CaptureFault {
  readonly kind: 'missing' | 'damaged' | 'unknown'
  readonly sha256: string
  /** Addresses that gave the bytes; none for a file without a receipt. */
  readonly addresses: readonly string[]
}

/**
 * Documents as they were received: the bytes, compressed and named by their sha256, and a journal of which address gave
 * which bytes when. Kept for ever unless erased.
 */
export class Captures {
  readonly #folder: string
  readonly #journal: Journal<Receipt>

  constructor(folder: string, options: JournalOptions = {}) {
    this.#folder = folder
    this.#journal = new Journal(join(folder, 'received'), options)
  }

  /** Stores a document; on return its bytes and its receipt are on disk. The same bytes are stored once. */
  keep(document: Document, headers?: Readonly<Record<string, string>>): CaptureRecord {
    this.keepBytes(document)
    const { address, name, retrieved, mediaType, charset, bestuurseenheid } = document
    return this.note({
      address,
      name,
      sha256: document.sha256,
      retrieved,
      mediaType,
      ...(charset !== undefined && { charset }),
      ...(bestuurseenheid !== undefined && { bestuurseenheid }),
      ...(headers && { headers }),
    })
  }

  /** Stores bytes whose receipt is written right after. */
  keepBytes({ sha256: hash, bytes }: Pick<Document, 'sha256' | 'bytes'>): void {
    const path = this.#path(hash)
    if (existsSync(path)) return
    mkdirSync(join(this.#folder, hash.slice(0, 2)), { recursive: true })
    writeFileAtomically(path, gzipSync(bytes, { level: 6 }))
  }

  /** Restores bytes that were lost or damaged and have now been given again. */
  mend({ address, sha256: hash, bytes }: Pick<Document, 'address' | 'sha256' | 'bytes'>): void {
    try {
      this.#bytesOf({ address, sha256: hash })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'capture-missing') throw error
      rmSync(this.#path(hash), { force: true })
      this.keepBytes({ sha256: hash, bytes })
    }
  }

  /** Notes that a stored capture has nothing to publish. */
  setAside(record: CaptureRecord): CaptureRecord {
    return this.note({ ...record, setAside: true })
  }

  /** Writes a receipt without its bytes, which are there already or are lost. */
  note<Noted extends Receipt>(record: Noted): Noted {
    this.#journal.append(record)
    return record
  }

  /** Every receipt of a document, in the order of arrival. */
  *records(): Generator<CaptureRecord> {
    for (const receipt of this.receipts()) if (isCapture(receipt)) yield receipt
  }

  /** Every line of the journal, erasures included, in order. */
  receipts(): Generator<Receipt> {
    return this.#journal.values()
  }

  /** The document of a record, as it was received. Throws `capture-missing` when its bytes are gone or damaged. */
  open(record: CaptureRecord): Document {
    const { address, name, retrieved, mediaType, charset, bestuurseenheid } = record
    return {
      address,
      name,
      retrieved,
      mediaType,
      sha256: record.sha256,
      bytes: this.#bytesOf(record),
      ...(charset !== undefined && { charset }),
      ...(bestuurseenheid !== undefined && { bestuurseenheid }),
    }
  }

  #bytesOf({ address, sha256: hash }: Pick<CaptureRecord, 'address' | 'sha256'>): Uint8Array {
    const path = this.#path(hash)
    if (!existsSync(path))
      throw new AppError(
        'capture-missing',
        `the capture of ${address} (${hash}) is not in ${this.#folder}: it was erased, or the folder is incomplete; restore it from a copy, or take the document in again`,
      )
    const fault = `the capture of ${address} (${hash}) in ${this.#folder} is damaged`
    let bytes: Uint8Array
    try {
      bytes = gunzipSync(readFileSync(path))
    } catch (error) {
      throw new AppError('capture-missing', `${fault} (${messageOf(error)}): restore it from a copy`, { cause: error })
    }
    if (sha256(bytes) !== hash)
      throw new AppError('capture-missing', `${fault}: its bytes have another checksum; restore it from a copy`)
    return bytes
  }

  /** Compares files and receipts in both directions. */
  *verify(): Generator<CaptureFault> {
    const addresses = this.#addressesByHash()
    for (const [hash, given] of addresses) {
      try {
        this.#bytesOf({ address: given[0] ?? '', sha256: hash })
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'capture-missing') throw error
        yield { kind: existsSync(this.#path(hash)) ? 'damaged' : 'missing', sha256: hash, addresses: given }
      }
    }
    for (const hash of this.#files()) if (!addresses.has(hash)) yield { kind: 'unknown', sha256: hash, addresses: [] }
  }

  /**
   * Erases addresses and bytes (personal data): the receipts, the files, and files without a receipt, which a killed
   * process left. The erasure is written first, so that a second run after a crash knows it too.
   */
  erase({ addresses, hashes = [], time }: CaptureErasure): void {
    const gone = new Set(addresses)
    const goneHashes = new Set(hashes)
    const isGone = (receipt: CaptureRecord): boolean => gone.has(receipt.address) || goneHashes.has(receipt.sha256)
    for (const address of gone) this.#noteErasure(address, time)
    this.#journal.rewrite((receipt) => (isCapture(receipt) && isGone(receipt) ? undefined : receipt))
    const kept = this.#addressesByHash()
    for (const hash of this.#files()) if (!kept.has(hash)) rmSync(this.#path(hash))
  }

  #noteErasure(address: string, time: string): void {
    const hashes = new Set<string>()
    let isNoted = false
    for (const receipt of this.receipts()) {
      if (receipt.address !== address) continue
      isNoted = !isCapture(receipt)
      for (const hash of isCapture(receipt) ? [receipt.sha256] : receipt.hashes) hashes.add(hash)
    }
    if (!isNoted) this.note<ErasedRecord>({ address, erased: time, hashes: [...hashes].sort() })
  }

  close(): void {
    this.#journal.close()
  }

  #addressesByHash(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>()
    for (const { address, sha256: hash } of this.records()) {
      const given = found.get(hash)
      if (!given) found.set(hash, [address])
      else if (!given.includes(address)) given.push(address)
    }
    return found
  }

  /** Sha256 of every file of captures. */
  *#files(): Generator<string> {
    for (const folder of readdirSync(this.#folder))
      if (/^[\da-f]{2}$/u.test(folder))
        for (const name of readdirSync(join(this.#folder, folder))) {
          const hash = name.slice(0, -'.gz'.length)
          if (name.endsWith('.gz') && isSha256(hash) && hash.startsWith(folder)) yield hash
        }
  }

  #path(hash: string): string {
    // A receipt may come from someone else's export: only a checksum may name a file.
    if (!isSha256(hash)) throw new AppError('log-damaged', `a receipt in ${this.#folder} has no checksum`)
    return join(this.#folder, hash.slice(0, 2), `${hash}.gz`)
  }
}
