import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { AppError } from '../../errors.js'
import { flushFolder, writeFileAtomically } from './atomic-file.js'

export interface JournalOptions {
  readonly segmentBytes?: number
  readonly readonly?: boolean
}

/** A segment is closed when it is larger than this many bytes. */
const SEGMENT_BYTES = 64 * 1024 * 1024

/**
 * An append-only file of JSON values in segments of lines `<crc32> <json>`. A value is acknowledged once its line is
 * flushed to disk. A crash can leave one unfinished line at the end of the last segment: it was never acknowledged and
 * is cut off at opening. A damaged line anywhere else is an error and is not repaired.
 */
export class Journal<Value> {
  readonly #folder: string
  readonly #segmentBytes: number
  #segment: number
  /** The open file; absent when reading only. */
  #file: number | undefined
  #bytes = 0
  readonly #readonly: boolean

  /** `readonly`: nothing is created, cut or written, so that a process may read while another writes. */
  constructor(folder: string, { segmentBytes = SEGMENT_BYTES, readonly = false }: JournalOptions = {}) {
    this.#folder = folder
    this.#segmentBytes = segmentBytes
    this.#segment = 1
    this.#readonly = readonly
    if (readonly) return
    mkdirSync(folder, { recursive: true })
    const last = this.#segments().at(-1)
    this.#segment = last ?? 1
    if (last !== undefined) cutUnfinishedLine(this.#path(last))
    this.#file = openSync(this.#path(this.#segment), 'a')
    this.#bytes = statSync(this.#path(this.#segment)).size
    flushFolder(folder)
  }

  /**
   * Appends a value; on return it is on disk. When writing fails (a full disk), the part that was written is cut off
   * again and the error is thrown; when even that fails, no values are accepted until the next opening.
   */
  append(value: Value): void {
    const file = this.#writable()
    const line = frame(value)
    try {
      for (let written = 0; written < line.length;) written += writeSync(file, line, written)
      fsyncSync(file)
    } catch (error) {
      this.#cutBack(file)
      throw error
    }
    this.#bytes += line.length
    if (this.#bytes >= this.#segmentBytes) this.#nextSegment()
  }

  #cutBack(file: number): void {
    try {
      ftruncateSync(file, this.#bytes)
      fsyncSync(file)
    } catch {
      // The half line stays until the next opening cuts it off; a line after it would be lost in the damage.
      this.close()
    }
  }

  /** All values, oldest first, read from disk one segment at a time. Throws `log-damaged`. */
  *values(): Generator<Value> {
    for (const segment of this.#segments()) yield* readSegment<Value>(this.#path(segment))
  }

  /**
   * The last value, read from the end of the last segment that has one; undefined for an empty journal. Throws
   * `log-damaged`.
   */
  last(): Value | undefined {
    for (const segment of this.#segments().reverse()) {
      const bytes = readFileSync(this.#path(segment))
      const end = bytes.lastIndexOf(0x0a)
      if (end >= 0)
        return parsed(
          bytes.toString('utf8', bytes.lastIndexOf(0x0a, end - 1) + 1, end),
          `${this.#path(segment)}, last line`,
        ) as Value
    }
    return undefined
  }

  /**
   * Rewrites every value for erasure, the only case in which finished lines change. Segments are replaced one by one,
   * each atomically; run it again after a crash (`rewrite` must return the same for values it has already rewritten).
   */
  rewrite(rewrite: (value: Value) => Value | undefined): void {
    closeSync(this.#writable())
    for (const segment of this.#segments()) {
      const path = this.#path(segment)
      const lines = [...readSegment<Value>(path)].map(rewrite).filter((value) => value !== undefined)
      writeFileAtomically(path, Buffer.concat(lines.map(frame)))
    }
    this.#file = openSync(this.#path(this.#segment), 'a')
    this.#bytes = statSync(this.#path(this.#segment)).size
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }

  #writable(): number {
    if (this.#file !== undefined) return this.#file
    if (this.#readonly) throw new Error(`${this.#folder} was opened for reading`)
    throw new AppError('output-unwritable', `${this.#folder} accepts nothing more: a write to it failed before`)
  }

  #nextSegment(): void {
    const next = openSync(this.#path(this.#segment + 1), 'a')
    closeSync(this.#writable())
    this.#segment += 1
    this.#file = next
    this.#bytes = 0
    flushFolder(this.#folder)
  }

  #segments(): number[] {
    return readdirSync(this.#folder)
      .filter((name) => /^\d{8}\.log$/u.test(name))
      .map((name) => Number(name.slice(0, 8)))
      .sort((a, b) => a - b)
  }

  #path(segment: number): string {
    return join(this.#folder, `${String(segment).padStart(8, '0')}.log`)
  }
}

function frame(value: unknown): Buffer {
  const json = JSON.stringify(value)
  return Buffer.from(`${checksum(json)} ${json}\n`)
}

/** CRC-32 in eight hex digits. */
function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0')
}

function cutUnfinishedLine(path: string): void {
  const bytes = readFileSync(path)
  const whole = bytes.lastIndexOf(0x0a) + 1
  if (whole === bytes.length) return
  const file = openSync(path, 'r+')
  try {
    ftruncateSync(file, whole)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function* readSegment<Value>(path: string): Generator<Value> {
  if (!existsSync(path)) return
  const bytes = readFileSync(path)
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start)
    // Another process is writing this line at the moment: not acknowledged yet.
    if (end < 0) return
    yield parsed(bytes.toString('utf8', start, end), `${path}, line ${line}`) as Value
    start = end + 1
  }
}

function parsed(line: string, place: string): unknown {
  const json = line.slice(9)
  if (line.slice(0, 8) !== checksum(json))
    throw new AppError(
      'log-damaged',
      `${place}: the checksum does not match; restore the file from a copy, nothing was changed`,
    )
  return JSON.parse(json)
}
