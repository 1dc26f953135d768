// Must come first: it has to be in place when the engine is loaded.
import { ENGINE_INSTANCE, type EngineInstance } from './engine-instance.js'
import { Store } from 'oxigraph'
import { AppError } from '../../errors.js'
import { readImageHeader, readImageMemory, writeImageFile } from './image-file.js'
import { addressOf, freed, setAddress } from './store-address.js'

const PAGE = 65_536

/**
 * The memory of this thread's engine as a file. All stores of a thread live in one WebAssembly memory. Copied into a
 * fresh engine of the same version, they are the same stores at once, without parsing a line.
 */
export interface EngineMemory {
  /**
   * Writes the memory to a file, with the addresses of these stores and `state` (JSON). Call it only between two calls
   * of the engine. Throws `store-failed` when the memory holds something that cannot be kept.
   */
  readonly save: (file: string, stores: readonly Store[], state: unknown) => void
  /**
   * Loads an image (an open file) into the engine's memory, makes these stores the saved ones, in their order, and
   * returns the state. Only for an engine that has done nothing yet: its earlier objects would point into the old
   * memory. Throws `store-failed` for an image of another engine, a plain error for a damaged one; the engine must not
   * be used after that.
   */
  readonly restore: (descriptor: number, stores: readonly Store[]) => unknown
}

/** What an image holds beside the memory. */
interface Kept {
  readonly addresses: readonly number[]
  readonly state: unknown
}

/**
 * The only way to images. They depend on internals of wasm-bindgen, which are tested once per thread, at its start;
 * `undefined` when the test fails. Then no images are kept, and stores are filled by replaying all changes.
 */
export function engineMemory(instance: EngineInstance | undefined = ENGINE_INSTANCE): EngineMemory | undefined {
  if (instance === undefined || !isAsExpected(instance)) return undefined
  return {
    save: (file, stores, state) => {
      const kept: Kept = { addresses: stores.map(addressOf), state }
      writeImageFile(file, instance.memory.buffer, { ...tableOf(instance), state: kept })
    },
    restore: (descriptor, stores) => {
      const { addresses, state } = readMemory(instance, descriptor) as Kept
      for (const [i, store] of stores.entries()) setAddress(store, addresses[i] ?? 0)
      return state
    },
  }
}

/** Whether a store is just an address in this memory: two stores that swap addresses have swapped their quads. */
function isAsExpected({ memory, __wbindgen_externrefs: table }: EngineInstance): boolean {
  const [one, two] = [new Store(), new Store()]
  const sizes = (): string => `${one.size} ${two.size}`
  try {
    // As text: terms would be engine objects too, freed whenever JavaScript's garbage collector decides.
    one.load('<urn:s> <urn:p> <urn:o> .', { format: 'application/n-triples' })
    const [first, second] = [addressOf(one), addressOf(two)]
    const isAddress = (address: unknown): boolean =>
      typeof address === 'number' && address > 0 && address < memory.buffer.byteLength
    if (!isAddress(first) || !isAddress(second) || first === second || !(table.length > 0)) return false
    setAddress(one, second)
    setAddress(two, first)
    const areSwapped = sizes() === '0 1'
    setAddress(one, first)
    setAddress(two, second)
    return areSwapped && sizes() === '1 0'
  } catch {
    return false
  } finally {
    // Freed before an image replaces this memory.
    freed(one)
    freed(two)
  }
}

/** The size of the engine's table of JavaScript values, and the texts in it. */
function tableOf({ __wbindgen_externrefs: table }: EngineInstance): { table: number; texts: Record<number, string> } {
  const texts: Record<number, string> = {}
  for (let at = 0; at < table.length; at++) {
    const value = table.get(at)
    if (typeof value === 'string') texts[at] = value
    // Between calls the engine holds no other values. Those of a later version might mean nothing in another thread.
    else if (value !== undefined && value !== null && typeof value !== 'boolean')
      throw new AppError('store-failed', `the engine keeps a JavaScript ${typeof value}, so its memory cannot be kept`)
  }
  return { table: table.length, texts }
}

function readMemory({ memory, __wbindgen_externrefs: table }: EngineInstance, descriptor: number): unknown {
  const { header } = readImageHeader(descriptor)
  if (header.bytes < memory.buffer.byteLength || header.table < table.length)
    throw new AppError('store-failed', 'the image is smaller than an engine that did nothing yet')
  memory.grow((header.bytes - memory.buffer.byteLength) / PAGE)
  table.grow(header.table - table.length)
  readImageMemory(descriptor, memory.buffer)
  for (const [at, text] of Object.entries(header.texts)) table.set(Number(at), text)
  return header.state
}
