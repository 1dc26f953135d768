import type { Settings } from '../../config.js'
import { FairThreads } from '../../sandbox/fair-threads.js'
import type { CheckJob } from './check-thread.js'
import type { Check } from '../limits/service-settings.js'

/**
 * Time and memory one uploaded document may take: the largest real page known needs a tenth of it. Two at a time, so
 * that one client never keeps all others waiting.
 */
const LIMITS = {
  deadline: 60_000,
  megabytes: 640,
  threads: 2,
  maxWaiting: 20,
  maxOfClient: 8,
  maxWait: 120_000,
}
/** Where scans are read, a page of one takes some seconds. */
const DEADLINE_WITH_SCANS = 300_000

export interface Checker {
  readonly check: Check
  readonly load: () => { readonly running: number; readonly waiting: number }
  /** Ends its threads, which keep the process alive. */
  readonly close: () => Promise<void>
}

/** Checks uploaded documents in threads of their own, which clients share fairly. */
export function openChecker(settings: Settings, limits: Partial<typeof LIMITS> = {}): Checker {
  const threads = new FairThreads<CheckJob, string>('check-thread', import.meta.url, {
    ...LIMITS,
    ...(settings.ocrData !== undefined && { deadline: DEADLINE_WITH_SCANS }),
    ...limits,
  })
  return {
    // The bytes go over to the thread: a copy would hold them twice.
    check: (request, form, language, turn) =>
      threads.run({ ...request, form, language, settings }, turn, ownBytes(request.document.bytes)),
    load: () => ({ running: threads.running, waiting: threads.waiting }),
    close: () => threads.close(),
  }
}

/** The memory of a document, where it holds nothing else. */
function ownBytes({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}
