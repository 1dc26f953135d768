import { messageOf } from '../../errors.js'
import { ServerRefusal } from './http-exchange.js'

/** The maximum of one request. */
export interface BatchLimits {
  readonly items: number
  readonly bytes: number
}

/** Splits items into batches within the limits; a larger item goes alone. */
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
 * Statuses with which servers refuse requests that are too large: Virtuoso answers 400 and 500 when its SQL compiler
 * cannot handle one.
 */
const TOO_MUCH: ReadonlySet<number> = new Set([400, 413, 500])

/**
 * Sends a batch. When the server refuses it, sends each half, and so on; a refusal of a single item is an error that
 * names it by `nameOf`.
 */
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
