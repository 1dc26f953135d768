import { subscriberOf } from '../watch/client-address.js'

export interface ByteLimits {
  /** Bytes that may be held for all clients together, and for one of them. */
  readonly total: number
  readonly client: number
}

/** Bytes that are held for clients: bodies that come in, or answers that go out. */
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

  /** Takes room for so many bytes; gives what gives it back, once, or nothing when there is none left. */
  take(address: string, bytes: number): (() => void) | undefined {
    const client = subscriberOf(address)
    const held = this.#held.get(client) ?? 0
    // What is alone may be as large as its own limits allow.
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
