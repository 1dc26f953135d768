import { AppError } from '../../errors.js'
import { ENGINE_INSTANCE } from './engine-instance.js'
import { readImageHeader, readImageMemory, writeImageFile } from './image-file.js'

/*
 * The memory of this thread's engine as a file. All stores of a thread live in one WebAssembly memory; copied into a
 * fresh
 * engine of the same version it is the same stores, in a moment and without parsing a line.
 */

const PAGE = 65_536

/**
 * Writes the engine's memory to a file, with `state` (JSON), which must tell where in it the stores are. Between two
 * calls of
 * the engine only: nothing may be under way in it. Throws `store-failed` when the engine cannot be read.
 */
export function writeImage(file: string, state: unknown): void {
  const { memory, __wbindgen_externrefs: table } = instance()
  const texts: Record<number, string> = {}
  for (let at = 0; at < table.length; at++) {
    const value = table.get(at)
    if (typeof value === 'string') texts[at] = value
    // Between calls the engine holds on to nothing else. Should a later version do so, it would mean nothing in another
    // thread.
    else if (value !== undefined && value !== null && typeof value !== 'boolean')
      throw new AppError('store-failed', `the engine keeps a JavaScript ${typeof value}, so its memory cannot be kept`)
  }
  writeImageFile(file, memory.buffer, { table: table.length, texts, state })
}

/**
 * Gives the engine the memory of an image, by an open file, and returns the image's state. Only for an engine that did
 * nothing
 * yet: objects of it that were made before point into the memory it had. Throws `store-failed` for what is no image of
 * this
 * engine, a plain error for one that is damaged; the engine is of no use then.
 */
export function readImage(descriptor: number): unknown {
  const { memory, __wbindgen_externrefs: table } = instance()
  const { header } = readImageHeader(descriptor)
  if (header.bytes < memory.buffer.byteLength || header.table < table.length)
    throw new AppError('store-failed', 'the image is smaller than an engine that did nothing yet')
  memory.grow((header.bytes - memory.buffer.byteLength) / PAGE)
  table.grow(header.table - table.length)
  readImageMemory(descriptor, memory.buffer)
  for (const [at, text] of Object.entries(header.texts)) table.set(Number(at), text)
  return header.state
}

function instance(): NonNullable<typeof ENGINE_INSTANCE> {
  if (!ENGINE_INSTANCE) throw new AppError('store-failed', 'this engine does not let its memory be read')
  return ENGINE_INSTANCE
}
