import { messageOf } from '../../errors.js'
import type { Reading } from '../../readers/reading.js'
import { limitsOf, type CrawlSettings, type ReadOutcome } from '../crawl-settings.js'
import { followLinks } from '../follow/follow-rules.js'
import { isDocument, isPublication } from '../follow/is-publication.js'
import type { ParsedOutcome } from '../../completeness/ledger-row.js'

/** Puts the links of a reading in the ledger; returns whether there is something to publish in it. */
export function followReading(
  reading: Reading,
  { ledger, sources, now }: Pick<CrawlSettings, 'ledger' | 'sources' | 'now'>,
): { readonly isKept: boolean; readonly hosts: ReadonlySet<string> } {
  const { address } = reading.document
  const hosts = new Set<string>()
  // Documents added by hand have no links to follow and are meant to be published.
  let isKept = true
  for (const [i, { source: id, how }] of ledger.rowsOf(address).entries()) {
    if (ledger.feed.isPage(id, address)) return { isKept: false, hosts }
    const own = isPublication(reading, how)
    isKept = i === 0 ? own : isKept || own
    const source = sources.get(id)
    if (!source || how === 'pdf-twin' || how === 'attachment') continue
    const found = followLinks(reading.links, { address, how, isDocument: isDocument(reading, how) }, source.isOwn)
    const links =
      source.kind === 'feed' || ledger.feed.isFollowed(id)
        ? found.map((link) => ({ left: 'feed' as const, ...link }))
        : found
    ledger.queue.found(id, address, links, limitsOf(source), now().toISOString())
    for (const link of links) if (!('left' in link)) hosts.add(new URL(link.address).host)
  }
  return { isKept, hosts }
}

/** Notes and reports the result of reading a capture. */
export function noteOutcome(
  { document: { address }, outcome, report, thrown }: ReadOutcome,
  { ledger, tell }: Pick<CrawlSettings, 'ledger' | 'tell'>,
): void {
  if (outcome === 'compared') {
    tell({ event: 'compared', address, differences: report?.diagnostics.length ?? 0 })
    return
  }
  const parsed: ParsedOutcome = outcome === 'set-aside' ? 'no-publication' : outcome
  const [items, findings] = [report?.items.length, report?.diagnostics.length]
  const errors = report?.diagnostics.filter(({ severity }) => severity === 'error').length
  const failure = thrown === undefined ? undefined : messageOf(thrown)
  ledger.outcomes.parsed(address, { parsed, failure, items, findings })
  tell({
    event: 'read',
    address,
    outcome: parsed,
    ...(items !== undefined && { items }),
    ...(findings !== undefined && { findings }),
    ...(errors !== undefined && { errors }),
    ...(failure !== undefined && { message: failure }),
  })
}
