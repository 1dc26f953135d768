// First of all: it must be there when the engine is loaded.
import { ENGINE_INSTANCE, type EngineInstance } from './engine-instance.js'
import { Store } from 'oxigraph'
import { AppError } from '../../errors.js'
import { readImageHeader, readImageMemory, writeImageFile } from './image-file.js'
import { addressOf, freed, setAddress } from './store-address.js'

const PAGE = 65_536

/**
 * The memory of this thread's engine as a file. All stores of a thread live in one WebAssembly memory; copied into a
 * fresh engine of the same version it is the same stores, in a moment and without parsing a line.
 */
export interface EngineMemory {
  /**
   * Writes the memory to a file, with where these stores are in it, and `state` (JSON). Between two calls of the engine
   * only: nothing may be under way in it. Throws `store-failed` when it holds what cannot be kept.
   */
  readonly save: (file: string, stores: readonly Store[], state: unknown) => void
  /**
   * Gives the engine the memory of an image, by an open file, makes these stores those that were saved, in their order,
   * and returns the state. Only for an engine that did nothing yet: objects of it that were made before point into the
   * memory it had. Throws `store-failed` for what is no image of this engine, a plain error for one that is damaged;
   * the engine is of no use then.
   */
  readonly restore: (descriptor: number, stores: readonly Store[]) => unknown
}

/** What stands in an image beside the memory. */
interface Kept {
  readonly addresses: readonly number[]
  readonly state: unknown
}

/**
 * The only way to images. They lean on what wasm-bindgen happens to do, so that is tested once a thread, at its start;
 * `undefined` when it is not as expected. Then nothing is kept, and stores are filled with all changes instead.
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

/** Whether a store is its address in this memory: two stores that get each other's hold each other's quads. */
function isAsExpected({ memory, __wbindgen_externrefs: table }: EngineInstance): boolean {
  const [one, two] = [new Store(), new Store()]
  const sizes = (): string => `${one.size} ${two.size}`
  try {
    // As text: terms would be objects of the engine too, which are freed when it suits JavaScript.
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
    // Before an image takes the place of all this.
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
    // Between calls the engine holds on to nothing else. What a later version might mean nothing in another thread.
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
