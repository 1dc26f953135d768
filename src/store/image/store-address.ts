import type { Store } from 'oxigraph'

/** In JavaScript an engine object is no more than an address in the engine's memory. */
interface Addressed {
  __wbg_ptr: number
  free: () => void
}

/** Address of a store in the engine's memory. */
export function addressOf(store: Store): number {
  return (store as unknown as Addressed).__wbg_ptr
}

/** Points a store at another address. */
export function setAddress(store: Store, address: number): void {
  Object.assign(store, { __wbg_ptr: address } satisfies Pick<Addressed, '__wbg_ptr'>)
}

/** Frees its memory now: JavaScript's garbage collector does not know its size and might wait long. */
export function freed(store: Store): void {
  const addressed = store as unknown as Partial<Addressed>
  addressed.free?.()
}
