import { join } from 'node:path'
import { Captures } from '../changes/captures.js'
import { ChangeLog } from '../changes/change-log.js'
import type { Ladder } from './ladder.js'

/** The versions of captures and log, oldest first. */
export const FOLDER_LADDER: Ladder<string> = {
  first: 1,
  rungs: [
    {
      to: 2,
      why: 'The journal of receipts says which addresses were erased, so that no harvest brings them back.',
      climb: noteErased,
    },
  ],
}

/** In 0.1.0 only the log said what was erased. Anything received again since then is there on purpose. */
function noteErased(folder: string): void {
  const log = new ChangeLog(join(folder, 'log'))
  const captures = new Captures(join(folder, 'captures'))
  try {
    const known = new Set<string>()
    for (const { address } of captures.receipts()) known.add(address)
    const erased = new Map<string, string>()
    for (const { cause, time } of log.since())
      if (cause.kind === 'erase' && cause.address !== undefined && !known.has(cause.address))
        erased.set(cause.address, time)
    for (const [address, time] of erased) captures.note({ address, erased: time, hashes: [] })
  } finally {
    captures.close()
    log.close()
  }
}
