import { messageOf } from '../../errors.js'
import { ServerRefusal } from './http-exchange.js'

/** The most that goes into one request. */
export interface BatchLimits {
  readonly items: number
  readonly bytes: number
}

/** Cuts items into batches within the limits; one that is larger by itself goes alone. */
export function* batchesOf<Item>(
  items: Iterable<Item>,
  limits: BatchLimits,
  sizeOf: (item: Item) => number,
): Generator<readonly Item[]> {
  let batch: Item[] = []
  let bytes = 0
  for (const item of items) {
    const size = sizeOf(item)
    if (batch.length > 0 && (batch.length >= limits.items || bytes + size > limits.bytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(item)
    bytes += size
  }
  if (batch.length > 0) yield batch
}

/**
 * Statuses with which servers refuse what is too much for them: Virtuoso says 400 and 500 to what its SQL compiler
 * cannot hold.
 */
const TOO_MUCH: ReadonlySet<number> = new Set([400, 413, 500])

/** Sends a batch, and in halves what the server refuses; what it refuses even alone is its error, `nameOf` the item. */
export async function sendHalving<Item>(
  batch: readonly Item[],
  send: (batch: readonly Item[]) => Promise<void>,
  nameOf: (item: Item) => string,
): Promise<void> {
  try {
    await send(batch)
  } catch (thrown) {
    if (!(thrown instanceof ServerRefusal) || !TOO_MUCH.has(thrown.status)) throw thrown
    const [only] = batch
    if (batch.length === 1 && only !== undefined)
      throw new ServerRefusal('endpoint-failed', `${messageOf(thrown)} (about ${nameOf(only)})`, thrown.status)
    const middle = Math.ceil(batch.length / 2)
    await sendHalving(batch.slice(0, middle), send, nameOf)
    await sendHalving(batch.slice(middle), send, nameOf)
  }
}
