import { subscriberOf } from '../watch/client-address.js'

export interface ByteLimits {
  /** Maximum number of bytes for all clients together, and for one of them. */
  readonly total: number
  readonly client: number
}

/** Counts the bytes held for clients: incoming bodies, or outgoing answers. */
export class ByteBudget {
  readonly #limits: ByteLimits
  readonly #held = new Map<string, number>()
  #used = 0

  constructor(limits: ByteLimits) {
    this.#limits = limits
  }

  get used(): number {
    return this.#used
  }

  /** Reserves a number of bytes; returns a function that releases them (once), or undefined when there is no room. */
  take(address: string, bytes: number): (() => void) | undefined {
    const client = subscriberOf(address)
    const held = this.#held.get(client) ?? 0
    // A single one may be as large as its own limits allow.
    const fits = this.#used === 0 || (this.#used + bytes <= this.#limits.total && held + bytes <= this.#limits.client)
    if (!fits) return undefined
    this.#add(client, bytes)
    let back = false
    return () => {
      if (!back) this.#add(client, -bytes)
      back = true
    }
  }

  #add(client: string, bytes: number): void {
    this.#used += bytes
    const held = (this.#held.get(client) ?? 0) + bytes
    if (held > 0) this.#held.set(client, held)
    else this.#held.delete(client)
  }
}
