import type { Store } from 'oxigraph'

/** An object of the engine is, in JavaScript, no more than an address in the engine's memory. */
interface Addressed {
  __wbg_ptr: number
  free: () => void
}

/** Where in the engine's memory a store is. */
export function addressOf(store: Store): number {
  return (store as unknown as Addressed).__wbg_ptr
}

/** Makes a store the one that is at another address. */
export function setAddress(store: Store, address: number): void {
  Object.assign(store, { __wbg_ptr: address } satisfies Pick<Addressed, '__wbg_ptr'>)
}

/**
 * Gives its memory back now: otherwise it would wait for JavaScript's garbage collection, which knows nothing of its
 * size.
 */
export function freed(store: Store): void {
  const addressed = store as unknown as Partial<Addressed>
  addressed.free?.()
}
