import type { StoreStatus } from '../../store/store.js'

/** Threads that did not stop when they were ended; a store without threads tells of none. */
export function stuckOf(status: StoreStatus & { readonly stuck?: number }): number {
  return status.stuck ?? 0
}
