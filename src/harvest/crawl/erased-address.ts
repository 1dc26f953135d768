import type { DataFolder } from '../../log/data-folder.js'
import type { CrawlSettings } from '../crawl-settings.js'
import { MESSAGES } from '../ledger/insert-address.js'
import type { Claimed } from '../ledger/ledger-queue.js'

/** Whether what an address gave was erased. A harvest does not bring it back; giving the document on purpose does. */
export function isErased({ pages }: Pick<DataFolder, 'pages'>, { address }: Pick<Claimed, 'address'>): boolean {
  return pages.isErased(address)
}

/** Notes that an address is skipped because it was erased; `spent` is the cost of finding out. */
export function noteErased(
  { ledger }: Pick<CrawlSettings, 'ledger'>,
  { source, address }: Pick<Claimed, 'source' | 'address'>,
  spent: { readonly requests: number; readonly bytes: number } = { requests: 0, bytes: 0 },
): void {
  ledger.outcomes.settle(source, address, { state: 'skipped', reason: 'erased', message: MESSAGES.erased, ...spent })
}
