import type PQueue from 'p-queue'
import type { Document } from '../../document.js'
import { canonicalAddress } from '../../sources/canonical-address.js'
import { limitsOf, type CrawlSettings } from '../crawl-settings.js'
import { noteFeed } from './feed.js'
import { FEED_ACCEPT } from '../feed/feed-page.js'
import type { Claimed } from '../ledger/ledger-queue.js'
import { isErased, noteErased } from './erased-address.js'
import { noteAnswer } from './note-answer.js'
import { sitemapsNamed } from './read-sitemap.js'
import type { HarvestSource } from '../follow/source.js'
import { toldInDutch } from './why-not-had.js'

/** Runs must end, whatever a host asks for in Retry-After. */
const LONGEST_REST = 3_600_000

/**
 * Requests the queued addresses of one host one after the other. `captured` is called for every document once it is on
 * disk; it gets the document itself when it must be read again although it was known.
 */
export async function askHost(
  host: string,
  settings: CrawlSettings,
  slots: PQueue,
  signal: AbortSignal,
  captured: (again?: Document) => void,
): Promise<void> {
  const { ledger, sources, client, sleep } = settings
  const pagesOf = (source: string): number => limitsOf(sources.get(source)).pages
  for (;;) {
    signal.throwIfAborted()
    const claimed = ledger.queue.claim(host, pagesOf)
    if (!claimed) return
    const source = sources.get(claimed.source)
    if (!source) throw new Error(`source ${claimed.source} has a run and is not harvested`)
    if (isErased(settings.data, claimed)) {
      noteErased(settings, claimed)
      captured()
      continue
    }
    const wait = client.wait(claimed.address)
    if (wait > (settings.longestRest ?? LONGEST_REST)) {
      const message =
        wait === Infinity
          ? `${host} antwoordde te vaak niet en wordt met rust gelaten`
          : `${host} vroeg langer te wachten dan een ronde duurt`
      noteAnswer(
        settings,
        claimed,
        { kind: 'failed', reason: 'resting', message, again: false, requests: 0, bytes: 0, redirectedTo: [] },
        captured,
      )
      continue
    }
    if (wait > 0) await sleep(wait, signal)
    const fetched = toldInDutch(
      await slots.add(() =>
        client.fetch(claimed.address, {
          validators: {
            ...(claimed.etag !== null && { etag: claimed.etag }),
            ...(claimed.modified !== null && { lastModified: claimed.modified }),
          },
          signal,
          source,
          site: source.site,
          ...(claimed.how === 'feed' && { accept: FEED_ACCEPT }),
          ...(source.login && { login: source.login }),
          ...(source.limits.requestsPerSecond !== undefined && { requestsPerSecond: source.limits.requestsPerSecond }),
          ...(source.limits.bytes !== undefined && { bytes: source.limits.bytes }),
        }),
      ),
    )
    const { answer, isDeadEnd } = await noteFeed(settings, claimed, source, fetched)
    if (answer) noteAnswer(settings, claimed, answer, captured)
    else captured()
    if (isDeadEnd && claimed.attempts === 0) await addSitemaps(claimed, source, settings, signal)
  }
}

/** Adds the sitemaps in the robots.txt of a site. */
async function addSitemaps(
  claimed: Claimed,
  source: HarvestSource,
  { client, ledger, now }: CrawlSettings,
  signal: AbortSignal,
): Promise<void> {
  const addresses = (await sitemapsNamed(claimed.address, client, signal))
    .flatMap((each) => canonicalAddress(each) ?? [])
    .filter((address) => source.isOwn(address))
  ledger.queue.add(
    claimed.source,
    addresses.map((address) => ({ address, how: 'sitemap' as const })),
    now().toISOString(),
  )
}
