import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Notified } from '../../dataset/timelines.js'
import { Journal } from '../../log/changes/journal.js'

/**
 * What is kept of a notification, never with a key. `attempt` is written before sending, so that a notification whose
 * answer was lost is known to have been sent; `accepted`: what the Loket made of it; `known`: the Loket already had it;
 * `refused`: why it was not accepted.
 */
export type MeldingReceipt = {
  readonly time: string
  readonly resource: string
  readonly href: string
  readonly organization: string
  readonly endpoint: string
} & (
  | { readonly outcome: 'attempt' | 'known' }
  | { readonly outcome: 'accepted'; readonly submission: string; readonly job?: string }
  | { readonly outcome: 'refused'; readonly status: number; readonly reason: string }
)

/** The receipts of a data folder, next to its log: nothing else records that something was notified. */
export class MeldingReceipts {
  readonly #journal: Journal<MeldingReceipt>

  constructor(data: string, { readonly = false }: { readonly readonly?: boolean } = {}) {
    this.#journal = new Journal(join(data, MELDINGEN), { readonly })
  }

  /** Returns once the receipt is on disk. */
  keep(receipt: MeldingReceipt): void {
    this.#journal.append(receipt)
  }

  all(): readonly MeldingReceipt[] {
    return [...this.#journal.values()]
  }

  /**
   * What was notified at an endpoint, and when. For what the Loket already had, this is the time of the first attempt
   * whose answer was lost; without one (somebody else sent it), the time of its answer.
   */
  notified(endpoint?: string): readonly Notified[] {
    const found = new Map<string, string>()
    const attempts = new Map<string, string>()
    for (const { resource, outcome, time, endpoint: to } of this.all()) {
      if (endpoint !== undefined && to !== endpoint) continue
      const key = `${to} ${resource}`
      if (outcome === 'attempt') attempts.set(key, attempts.get(key) ?? time)
      else if (outcome === 'refused') attempts.delete(key)
      else if (!found.has(resource)) found.set(resource, outcome === 'known' ? (attempts.get(key) ?? time) : time)
    }
    return [...found].map(([resource, time]) => ({ resource, time }))
  }

  close(): void {
    this.#journal.close()
  }
}

/** Folder of the receipts in a data folder. */
const MELDINGEN = 'meldingen'

/** What was notified from a data folder at an endpoint; empty when no notification was ever sent. */
export function notifiedFrom(data: string, endpoint: string): readonly Notified[] {
  if (!existsSync(join(data, MELDINGEN))) return []
  const receipts = new MeldingReceipts(data, { readonly: true })
  try {
    return receipts.notified(endpoint)
  } finally {
    receipts.close()
  }
}
