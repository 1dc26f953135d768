import { setMaxListeners } from 'node:events'
import PQueue from 'p-queue'
import type { Document } from '../document.js'
import { messageOf } from '../errors.js'
import type { DataFolder } from '../log/data-folder.js'
import { withoutSession } from '../rdf/iri.js'
import type { Reading } from '../readers/reading.js'
import type { Report } from '../report/report.js'
import { canonicalAddress } from '../sources/canonical-address.js'
import type { Fetched, PoliteFetchOptions } from '../sources/polite-client.js'
import { followLinks } from './follow-rules.js'
import type { HarvestEvent } from './harvest-event.js'
import { faultOfFile } from './fault-of-file.js'
import { isDocument, isPublication } from './is-publication.js'
import type { Claimed, Ledger, LedgerLimits } from './ledger.js'
import type { ParsedOutcome } from './ledger-row.js'
import { sitemapLinks } from './sitemap.js'
import type { HarvestSource } from './source.js'

/** What came of reading one capture, as `ingest` tells it. */
export interface ReadOutcome {
  readonly document: Pick<Document, 'address'>
  readonly outcome: 'published' | 'unchanged' | 'set-aside' | 'failed'
  readonly report?: Report
  readonly thrown?: unknown
}

/**
 * Reads and publishes what was received and not read yet, and the documents given besides; `onRead` hears of each as soon as it
 * is read and says whether there is something to publish.
 */
export type ReadCaptures = (again: readonly Document[], onRead: (reading: Reading) => 'publish' | 'set-aside') => AsyncIterable<ReadOutcome>

/** How a crawl asks: the polite client, or whoever asks for it on other machines. */
export interface CrawlClient {
  fetch(address: string, options: PoliteFetchOptions & { readonly source: HarvestSource }): Promise<Fetched>
  /** Milliseconds until a host may be asked again; Infinity: not in this run. */
  wait(address: string): number
  /** The sitemaps that the robots file for an address names. */
  robots(address: string): Promise<{ readonly sitemaps: readonly string[] }>
  close(): Promise<void>
}

/** What a crawl works with. */
export interface CrawlSettings {
  readonly sources: ReadonlyMap<string, HarvestSource>
  readonly ledger: Ledger
  readonly data: DataFolder
  readonly client: CrawlClient
  readonly read: ReadCaptures
  readonly now: () => Date
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Hosts that are asked at the same time; never two requests at once to one. */
  readonly hosts: number
  readonly signal?: AbortSignal | undefined
  readonly tell: (event: HarvestEvent) => void
}

/** Times that one address is asked for in one run, when the client thinks that another try can help. */
const MOST_ATTEMPTS = 3
/** Milliseconds in which captures gather before they are read: pages of one sitting are mapped together. */
const GATHER = 100

/**
 * Asks for everything that waits in the ledger, and for what that leads to, until nothing waits. Each answer is on disk before
 * the ledger says so, and in the ledger before it is read: whatever the instant at which the process stops, the next one goes on.
 * Reading goes on beside fetching, over what stands on disk; so a slow host delays nobody and a fast one fills no memory.
 * Rejects with the reason of the signal when it is given.
 */
export async function crawl(settings: CrawlSettings): Promise<void> {
  const { ledger, signal, sleep } = settings
  const slots = new PQueue({ concurrency: settings.hosts })
  const busy = new Map<string, Promise<void>>()
  const again: Document[] = []
  const stopped = new AbortController()
  const stop = signal ? AbortSignal.any([signal, stopped.signal]) : stopped.signal
  // Every request that is under way listens to it.
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
      busy.set(host, work.catch(fail).finally(() => {
        busy.delete(host)
        rouse()
      }))
    }
  }
  const onRead = (reading: Reading): 'publish' | 'set-aside' => {
    const { isKept, hosts } = followReading(reading, settings)
    wake(hosts)
    return isKept ? 'publish' : 'set-aside'
  }

  wake(ledger.waitingHosts())
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
      // What was put back, or was led to while its host had just come to its end.
      wake(ledger.waitingHosts())
      if (busy.size > 0) await Promise.race([sleep(GATHER), ...busy.values()])
    } else if (busy.size > 0) {
      await new Promise<void>((resolve) => { rouse = resolve })
      rouse = (): void => undefined
    } else break
  }
  await Promise.all(busy.values())
  if (failure !== undefined) throw failure.thrown
}

/** Asks for what waits of one host, one address after the other. `captured` hears of every document that is on disk, with the document itself when it must be read again although it was known. */
async function askHost(host: string, settings: CrawlSettings, slots: PQueue, signal: AbortSignal, captured: (again?: Document) => void): Promise<void> {
  const { ledger, sources, client, sleep } = settings
  const pagesOf = (source: string): number => sources.get(source)?.limits.pages ?? DEFAULT_LIMITS.pages
  for (;;) {
    signal.throwIfAborted()
    const claimed = ledger.claim(host, pagesOf)
    if (!claimed) return
    const source = sources.get(claimed.source)
    if (!source) throw new Error(`source ${claimed.source} has a run and is not harvested`)
    const wait = client.wait(claimed.address)
    if (wait === Infinity) {
      note(settings, claimed, { kind: 'failed', reason: 'resting', message: `${host} antwoordde te vaak niet en wordt met rust gelaten`, again: false, requests: 0, bytes: 0 }, captured)
      continue
    }
    if (wait > 0) await sleep(wait, signal)
    const fetched = await slots.add(() =>
      client.fetch(claimed.address, {
        validators: { ...(claimed.etag !== null && { etag: claimed.etag }), ...(claimed.modified !== null && { lastModified: claimed.modified }) },
        signal,
        source,
        site: source.site,
        ...(source.login && { login: source.login }),
        ...(source.limits.requestsPerSecond !== undefined && { requestsPerSecond: source.limits.requestsPerSecond }),
        ...(source.limits.bytes !== undefined && { bytes: source.limits.bytes }),
      }),
    )
    note(settings, claimed, fetched, captured)
    if (claimed.how === 'start' && claimed.attempts === 0) await addSitemaps(claimed, source, settings, signal)
  }
}

/** The sitemaps that the robots file of a site names. A robots file that cannot be had was told with the address itself. */
async function addSitemaps(claimed: Claimed, source: HarvestSource, { client, ledger, now }: CrawlSettings, signal: AbortSignal): Promise<void> {
  const rules = await client.robots(claimed.address).catch((thrown: unknown) => {
    signal.throwIfAborted()
    if (thrown instanceof Error && thrown.name === 'RequestError') return undefined
    throw thrown
  })
  const addresses = (rules?.sitemaps ?? []).flatMap((each) => canonicalAddress(each) ?? []).filter((address) => source.isOwn(address))
  ledger.add(claimed.source, addresses.map((address) => ({ address, how: 'sitemap' as const })), now().toISOString())
}

/** Puts an answer on disk, then in the ledger. */
function note(settings: CrawlSettings, claimed: Claimed, fetched: Fetched, captured: (again?: Document) => void): void {
  const { ledger, now, tell } = settings
  const { source, address } = claimed
  const { requests, bytes } = fetched
  const time = now().toISOString()
  switch (fetched.kind) {
    case 'fetched': {
      capture(settings, claimed, fetched, captured)
      return
    }
    case 'unchanged':
      ledger.settle(source, address, { state: 'unchanged', status: 304, lastFetched: time, requests, bytes })
      ledger.stillLeads(source, address)
      if (claimed.withdrawn === 1) captured(latestOf(settings, address))
      break
    case 'gone':
      ledger.settle(source, address, { state: 'gone', status: fetched.status, requests, bytes })
      break
    case 'refused':
      ledger.settle(source, address, { state: 'refused', reason: fetched.reason, message: fetched.message, requests, bytes })
      break
    case 'failed':
      ledger.settle(source, address, { state: 'failed', reason: fetched.reason, message: fetched.message, status: fetched.status, requests, bytes })
      if (fetched.again && claimed.attempts + 1 < MOST_ATTEMPTS) {
        ledger.again(source, address)
        return
      }
  }
  const message = 'message' in fetched ? fetched.message : undefined
  const status = fetched.kind === 'unchanged' ? 304 : 'status' in fetched ? fetched.status : undefined
  tell({ event: 'asked', source, address, state: fetched.kind, requests, bytes, ...(status !== undefined && { status }), ...(message !== undefined && { message }) })
}

function capture({ ledger, data, now, tell, sources }: CrawlSettings, claimed: Claimed, fetched: Extract<Fetched, { readonly kind: 'fetched' }>, captured: (again?: Document) => void): void {
  const { source, address } = claimed
  const { document: found, validators, requests, bytes } = fetched
  // A page is known by its address without a session, as everywhere in the dataset.
  const document = { ...found, address: withoutSession(found.address) }
  const known = data.pages.latest(document.address)
  const isSame = known?.sha256 === document.sha256 && claimed.sha256 === document.sha256
  if (!isSame) data.receive(document, { ...(validators.etag !== undefined && { etag: validators.etag }), ...(validators.lastModified !== undefined && { 'last-modified': validators.lastModified }) })
  const settled = { state: isSame ? 'unchanged' : 'fetched', status: 200, sha256: document.sha256, lastFetched: document.retrieved, ...validators, requests, bytes } as const
  const hasMoved = document.address !== address

  if (claimed.how === 'sitemap') {
    data.setAside(document)
    const isOwn = sources.get(source)?.isOwn ?? ((): boolean => false)
    ledger.settle(source, address, settled)
    ledger.found(source, address, sitemapLinks(document, isOwn), limitsOf(sources.get(source)), now().toISOString())
    ledger.parsedNothing(source, address)
  } else {
    ledger.settle(source, address, hasMoved ? { ...settled, reason: 'moved', message: `verhuisd naar ${document.address}` } : settled)
    if (hasMoved) {
      ledger.movedTo(source, address, document.address, settled, now().toISOString())
      ledger.parsedNothing(source, address)
    }
    if (claimed.how === 'attachment' || claimed.how === 'pdf-twin') {
      // Beside the page they belong to they are kept, not read: only whether they can be opened at all is looked at.
      data.setAside(document)
      const fault = faultOfFile(document)
      if (fault === undefined) ledger.parsedNothing(source, document.address)
      else ledger.parsed(document.address, { parsed: 'failed', failure: fault })
    }
  }
  tell({ event: 'asked', source, address, state: settled.state, status: 200, requests, bytes })
  if (isSame) ledger.stillLeads(source, address)
  // The same bytes as before it was withdrawn because it was gone: it is there again.
  captured(isSame && claimed.withdrawn === 1 ? document : undefined)
}

function latestOf({ data }: CrawlSettings, address: string): Document | undefined {
  const latest = data.pages.latest(address)
  return latest && data.captures.open(latest)
}

/** Where a reading leads: into the ledger; and whether there is something to publish in it. */
export function followReading(reading: Reading, { ledger, sources, now }: Pick<CrawlSettings, 'ledger' | 'sources' | 'now'>): { readonly isKept: boolean; readonly hosts: ReadonlySet<string> } {
  const { address } = reading.document
  const hosts = new Set<string>()
  // Taken in by hand: nobody's page to follow, and meant to be published.
  let isKept = true
  for (const [i, { source: id, how }] of ledger.rowsOf(address).entries()) {
    const own = isPublication(reading, how)
    isKept = i === 0 ? own : isKept || own
    const source = sources.get(id)
    if (!source || how === 'pdf-twin' || how === 'attachment') continue
    const links = followLinks(reading.links, { address, how, isDocument: isDocument(reading, how) }, source.isOwn)
    ledger.found(id, address, links, limitsOf(source), now().toISOString())
    for (const link of links) if (!('left' in link)) hosts.add(new URL(link.address).host)
  }
  return { isKept, hosts }
}

/** Notes what came of reading a capture, and tells it. */
export function noteOutcome({ document: { address }, outcome, report, thrown }: ReadOutcome, { ledger, tell }: Pick<CrawlSettings, 'ledger' | 'tell'>): void {
  const parsed: ParsedOutcome = outcome === 'set-aside' ? 'no-publication' : outcome
  const [items, findings] = [report?.items.length, report?.diagnostics.length]
  const errors = report?.diagnostics.filter(({ severity }) => severity === 'error').length
  const failure = thrown === undefined ? undefined : messageOf(thrown)
  ledger.parsed(address, { parsed, failure, items, findings })
  tell({ event: 'read', address, outcome: parsed, ...(items !== undefined && { items }), ...(findings !== undefined && { findings }), ...(errors !== undefined && { errors }), ...(failure !== undefined && { message: failure }) })
}

/** What a source is allowed when it does not say. Ten times the publications of the largest council known. */
export const DEFAULT_LIMITS: LedgerLimits = { pages: 50_000, depth: 6 }

function limitsOf(source: HarvestSource | undefined): LedgerLimits {
  return { pages: source?.limits.pages ?? DEFAULT_LIMITS.pages, depth: source?.limits.depth ?? DEFAULT_LIMITS.depth }
}
