import { randomUUID } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { crc32 } from 'node:zlib'
import { AppError } from '../../errors.js'

/** The header of an image, before the memory. */
export interface ImageHeader {
  readonly id: string
  /** The engine whose memory it is: no other engine can use it. */
  readonly engine: string
  readonly bytes: number
  readonly crc: number
  /** Size of the engine's table of JavaScript values, and the texts in it. */
  readonly table: number
  readonly texts: Readonly<Record<number, string>>
  /** What the writer wants back. */
  readonly state: unknown
}

const PART = 64 * 2 ** 20
/** Bytes before the header, which hold its length. */
const LENGTH = 8

const engine = (): string =>
  `oxigraph ${(createRequire(import.meta.url)('oxigraph/package.json') as { readonly version: string }).version}, image 3`

/** Writes memory with its header to a file. A checksum detects a file cut short by a power failure. */
export function writeImageFile(
  file: string,
  memory: ArrayBuffer,
  about: Pick<ImageHeader, 'table' | 'texts' | 'state'>,
): void {
  let crc = 0
  for (const part of partsOf(memory)) crc = crc32(part, crc)
  const head = Buffer.from(
    JSON.stringify({
      ...about,
      id: randomUUID(),
      engine: engine(),
      bytes: memory.byteLength,
      crc,
    } satisfies ImageHeader),
  )
  const length = Buffer.alloc(LENGTH)
  length.writeBigUInt64LE(BigInt(head.byteLength))
  const part = `${file}.part`
  const descriptor = openSync(part, 'w', 0o600)
  try {
    for (const bytes of [length, head, ...partsOf(memory)]) writeWhole(descriptor, bytes)
  } catch (thrown) {
    rmSync(part, { force: true })
    throw thrown
  } finally {
    closeSync(descriptor)
  }
  renameSync(part, file)
}

/**
 * The header of an image in an open file. Throws `store-failed` when it is not an image of this engine or is not
 * complete.
 */
export function readImageHeader(descriptor: number): { readonly header: ImageHeader; readonly offset: number } {
  const length = Buffer.alloc(LENGTH)
  readWhole(descriptor, length, 0)
  const size = Number(length.readBigUInt64LE())
  const total = fstatSync(descriptor).size
  if (size > total - LENGTH) throw new AppError('store-failed', 'the image of the store is incomplete')
  const head = Buffer.alloc(size)
  readWhole(descriptor, head, LENGTH)
  const header = JSON.parse(head.toString('utf8')) as ImageHeader
  if (header.engine !== engine())
    throw new AppError('store-failed', `the image of the store is of another engine (${header.engine})`)
  if (total !== LENGTH + size + header.bytes) throw new AppError('store-failed', 'the image of the store is incomplete')
  return { header, offset: LENGTH + size }
}

/**
 * Reads the memory of an image into a buffer of its size. Throws a plain error for damaged bytes; the buffer is spoiled
 * then.
 */
export function readImageMemory(descriptor: number, memory: ArrayBuffer): void {
  const { header, offset } = readImageHeader(descriptor)
  let crc = 0
  for (const part of partsOf(memory)) {
    readWhole(descriptor, part, offset + part.byteOffset)
    crc = crc32(part, crc)
  }
  if (crc !== header.crc) throw new Error('the image of the store was damaged on disk')
}

function* partsOf(memory: ArrayBuffer): Generator<Uint8Array> {
  for (let at = 0; at < memory.byteLength; at += PART)
    yield new Uint8Array(memory, at, Math.min(PART, memory.byteLength - at))
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength;) at += writeSync(descriptor, bytes, at, bytes.byteLength - at)
}

function readWhole(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.byteLength;) {
    const read = readSync(descriptor, bytes, at, bytes.byteLength - at, position + at)
    if (read === 0) throw new AppError('store-failed', 'the image of the store is incomplete')
    at += read
  }
}
