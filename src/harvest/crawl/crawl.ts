import { setMaxListeners } from 'node:events'
import PQueue from 'p-queue'
import type { Document } from '../../document.js'
import type { Reading } from '../../readers/reading.js'
import { askHost } from './ask-host.js'
import type { CrawlSettings } from '../crawl-settings.js'
import { followReading, noteOutcome } from './follow-reading.js'

/**
 * Milliseconds for which captures are collected before they are read, so that pages of one sitting are mapped together.
 */
const GATHER = 100

/**
 * Requests everything queued in the ledger, and everything found on the way, until nothing is left. Each answer is on
 * disk before it is in the ledger, and in the ledger before it is read; so if the process stops at any moment, the next
 * one continues there. Reading works on what is on disk, beside fetching: a slow host delays no other, and a fast one
 * does not fill the memory. Rejects with the reason of the signal.
 */
export async function crawl(settings: CrawlSettings): Promise<void> {
  const { ledger, signal, sleep } = settings
  const slots = new PQueue({ concurrency: settings.hosts })
  const busy = new Map<string, Promise<void>>()
  const again: Document[] = []
  const stopped = new AbortController()
  const stop = signal ? AbortSignal.any([signal, stopped.signal]) : stopped.signal
  // Every open request listens to it.
  setMaxListeners(0, stop)
  let unread = true
  let failure: { readonly thrown: unknown } | undefined
  let rouse = (): void => undefined

  const fail = (thrown: unknown): void => {
    failure ??= { thrown }
    stopped.abort(thrown)
    rouse()
  }
  const wake = (hosts: Iterable<string>): void => {
    for (const host of hosts) {
      if (busy.has(host)) continue
      const work = askHost(host, settings, slots, stop, (document) => {
        if (document) again.push(document)
        unread = true
        rouse()
      })
      busy.set(
        host,
        work.catch(fail).finally(() => {
          busy.delete(host)
          rouse()
        }),
      )
    }
  }
  const onRead = (reading: Reading): 'publish' | 'set-aside' => {
    const { isKept, hosts } = followReading(reading, settings)
    wake(hosts)
    return isKept ? 'publish' : 'set-aside'
  }

  wake(ledger.queue.waitingHosts())
  while (failure === undefined) {
    if (unread) {
      unread = false
      try {
        for await (const outcome of settings.read(again.splice(0), onRead)) {
          noteOutcome(outcome, settings)
          stop.throwIfAborted()
        }
      } catch (thrown) {
        fail(thrown)
      }
      // Addresses that were put back or found just after their host's queue was finished.
      wake(ledger.queue.waitingHosts())
      if (busy.size > 0) await Promise.race([sleep(GATHER), ...busy.values()])
    } else if (busy.size > 0) {
      await new Promise<void>((resolve) => {
        rouse = resolve
      })
      rouse = (): void => undefined
    } else break
  }
  await Promise.all(busy.values())
  if (failure !== undefined) throw failure.thrown
}
