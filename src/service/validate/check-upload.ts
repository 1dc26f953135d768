import type { Settings } from '../../config.js'
import { FairThreads } from '../../sandbox/fair-threads.js'
import type { CheckJob } from './check-thread.js'
import type { Check } from '../limits/service-settings.js'

/**
 * Limits on time (milliseconds) and memory for one uploaded document: the largest known real page needs a tenth of it.
 * There are two threads, so that one client never makes all others wait.
 */
const LIMITS = {
  deadline: 60_000,
  megabytes: 640,
  threads: 2,
  maxWaiting: 20,
  maxOfClient: 8,
  maxWait: 120_000,
}
/** With text recognition, for which a page takes some seconds. */
const DEADLINE_WITH_SCANS = 300_000

export interface Checker {
  readonly check: Check
  readonly load: () => { readonly running: number; readonly waiting: number }
  /** Ends the threads, which keep the process alive. */
  readonly close: () => Promise<void>
}

/** Checks uploaded documents in separate threads, which clients share fairly. */
export function openChecker(settings: Settings, limits: Partial<typeof LIMITS> = {}): Checker {
  const threads = new FairThreads<CheckJob, string>('check-thread', import.meta.url, {
    ...LIMITS,
    ...(settings.ocrData !== undefined && { deadline: DEADLINE_WITH_SCANS }),
    ...limits,
  })
  return {
    // The bytes are transferred to the thread; a copy would take twice the memory.
    check: (request, form, language, turn) =>
      threads.run({ ...request, form, language, settings }, turn, ownBytes(request.document.bytes)),
    load: () => ({ running: threads.running, waiting: threads.waiting }),
    close: () => threads.close(),
  }
}

/** The memory of a document, if nothing else uses it. */
function ownBytes({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}
