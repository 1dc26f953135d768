import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, readdirSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { AppError } from '../errors.js'
import { flushFolder } from './atomic-file.js'
import type { Cause, Change } from './change.js'

/** A segment is closed once it has grown past this many bytes; closed segments are never written again. */
const SEGMENT_BYTES = 64 * 1024 * 1024

/** What a caller appends; sequence and time are the log's to give. */
export interface Entry {
  readonly graph: string
  readonly inserts: readonly string[]
  readonly deletes: readonly string[]
  readonly cause: Cause
}

export interface ChangeLogOptions {
  /** The clock, so that tests decide the time. */
  readonly now?: () => Date
  readonly segmentBytes?: number
}

/**
 * The append-only log of changes: segments of lines `<crc32> <json>`.
 * A line is acknowledged once it is flushed to disk. A crash can leave one unfinished line at the very end of the last
 * segment: it was never acknowledged and is cut off at opening. A damaged line anywhere else is an error, not a repair.
 */
export class ChangeLog {
  readonly #folder: string
  readonly #now: () => Date
  readonly #segmentBytes: number
  #file: number
  #fileBytes: number
  #segment: number
  #sequence = 0
  #time = ''

  constructor(folder: string, options: ChangeLogOptions = {}) {
    this.#folder = folder
    this.#now = options.now ?? (() => new Date())
    this.#segmentBytes = options.segmentBytes ?? SEGMENT_BYTES
    mkdirSync(folder, { recursive: true })
    const last = segmentsOf(folder).at(-1)
    this.#segment = last ?? 1
    const path = this.#path(this.#segment)
    if (last !== undefined) this.#recover(path)
    this.#file = openSync(path, 'a')
    this.#fileBytes = statSync(path).size
    flushFolder(folder)
  }

  /** Sequence number of the last change; 0 for an empty log. */
  get sequence(): number {
    return this.#sequence
  }

  /**
   * Appends changes as one unit and returns them numbered and timed. On return they are on disk.
   * Entries without a triple to insert or delete are refused: a change that changes nothing is not one.
   */
  append(entries: readonly Entry[]): readonly Change[] {
    const empty = entries.find(({ inserts, deletes }) => inserts.length + deletes.length === 0)
    if (empty) throw new Error(`a change of ${empty.graph} that changes nothing`)
    if (entries.length === 0) return []
    const now = this.#now().toISOString()
    const time = now > this.#time ? now : this.#time
    const changes = entries.map((entry, i): Change => ({ sequence: this.#sequence + 1 + i, time, ...entry }))
    const block = Buffer.from(`${frame(changes)}\n`)
    for (let written = 0; written < block.length; ) written += writeSync(this.#file, block, written)
    fsyncSync(this.#file)
    this.#sequence += changes.length
    this.#time = time
    this.#fileBytes += block.length
    if (this.#fileBytes >= this.#segmentBytes) this.#nextSegment()
    return changes
  }

  /** The changes after `sequence`, oldest first, read from disk one segment at a time. */
  *since(sequence = 0): Generator<Change> {
    for (const segment of segmentsOf(this.#folder)) {
      for (const changes of readSegment(this.#path(segment))) for (const change of changes) if (change.sequence > sequence) yield change
    }
  }

  close(): void {
    closeSync(this.#file)
  }

  #nextSegment(): void {
    closeSync(this.#file)
    this.#segment += 1
    this.#file = openSync(this.#path(this.#segment), 'a')
    this.#fileBytes = 0
    flushFolder(this.#folder)
  }

  /** Cuts an unfinished last line off and finds where the log stands. */
  #recover(path: string): void {
    const bytes = readFileSync(path)
    const whole = bytes.lastIndexOf(0x0a) + 1
    if (whole < bytes.length) {
      const file = openSync(path, 'r+')
      try {
        ftruncateSync(file, whole)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    }
    // The last segment may hold no whole line yet; then the one before tells the last sequence.
    for (const segment of segmentsOf(this.#folder).reverse()) {
      const last = [...readSegment(this.#path(segment))].at(-1)?.at(-1)
      if (!last) continue
      this.#sequence = last.sequence
      this.#time = last.time
      return
    }
  }

  #path(segment: number): string {
    return join(this.#folder, `${String(segment).padStart(8, '0')}.log`)
  }
}

/** One acknowledged unit: several changes on one line stand or fall together. */
function frame(changes: readonly Change[]): string {
  const json = JSON.stringify(changes)
  return `${checksum(json)} ${json}`
}

/** CRC-32 in eight hex digits. */
function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0')
}

function segmentsOf(folder: string): number[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^\d{8}\.log$/u.test(name))
    .map((name) => Number(name.slice(0, 8)))
    .sort((a, b) => a - b)
}

function* readSegment(path: string): Generator<readonly Change[]> {
  const bytes = readFileSync(path)
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start)
    if (end < 0) return
    const text = bytes.toString('utf8', start, end)
    const json = text.slice(9)
    if (text.slice(0, 8) !== checksum(json)) {
      throw new AppError('log-damaged', `${path}, line ${line}: the checksum does not match; restore the file from a copy, nothing was changed`)
    }
    yield JSON.parse(json) as readonly Change[]
    start = end + 1
  }
}
