import type { Captures } from './changes/captures.js'
import type { ChangeLog } from './changes/change-log.js'
import { isCapture } from './changes/receipt.js'

/**
 * A contradiction inside a data folder. `missing`, `damaged`: bytes with a receipt. `unknown`: bytes without a receipt,
 * left by a killed process. `unreceived`: a change from a capture without a receipt. `gap`: sequence numbers that are
 * missing in the log.
 */
export interface FolderFault {
  readonly kind: 'missing' | 'damaged' | 'unknown' | 'unreceived' | 'gap'
  /** The addresses concerned, or the numbers of a gap. */
  readonly about: readonly string[]
  /** Checksum of the bytes; absent for a gap. */
  readonly sha256?: string
}

/** Compares captures, receipts and log in every direction. Throws `log-damaged` at a damaged line. */
export function* verifyFolder(captures: Captures, log: ChangeLog): Generator<FolderFault> {
  for (const { kind, sha256, addresses } of captures.verify()) yield { kind, about: addresses, sha256 }
  const known = new Set<string>()
  const erased = new Set<string>()
  for (const receipt of captures.receipts()) {
    if (isCapture(receipt)) known.add(`${receipt.address} ${receipt.sha256}`)
    else erased.add(receipt.address)
  }
  let last = 0
  for (const { sequence, cause } of log.since()) {
    if (sequence !== last + 1) yield { kind: 'gap', about: [`${last + 1}–${sequence - 1}`] }
    last = sequence
    const { address, capture } = cause
    if (address === undefined || capture === undefined) continue
    const name = `${address} ${capture}`
    if (known.has(name) || erased.has(address)) continue
    known.add(name)
    yield { kind: 'unreceived', about: [address], sha256: capture }
  }
}
