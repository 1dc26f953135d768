import type { Settings } from '../../config.js'
import { LimitedThread } from '../../sandbox/limited-thread.js'
import type { CheckJob } from './check-thread.js'
import type { Check } from '../limits/service-settings.js'

/** Time and memory one uploaded document may take; the largest real page known needs a tenth of it. */
const LIMITS = { deadline: 60_000, megabytes: 900, maxWaiting: 20 }
/** Where scans are read, a page of one takes some seconds. */
const DEADLINE_WITH_SCANS = 300_000

/**
 * Checks uploaded documents in a thread of their own, one at a time. Close it, or its thread keeps the process alive.
 */
export function openChecker(settings: Settings): { readonly check: Check; readonly close: () => Promise<void> } {
  const thread = new LimitedThread<CheckJob, string>(
    'check-thread',
    import.meta.url,
    settings.ocrData === undefined ? LIMITS : { ...LIMITS, deadline: DEADLINE_WITH_SCANS },
  )
  return {
    check: (request, form, language) => thread.run({ ...request, form, language, settings }),
    close: () => thread.close(),
  }
}
