import { createDocument, type Document } from '../../document.js'
import { withoutSession } from '../../rdf/iri.js'
import { canonicalAddress } from '../../sources/canonical-address.js'
import type { Fetched } from '../../sources/polite/polite-client.js'
import { DEFAULT_ATTEMPTS, limitsOf, type CrawlSettings } from '../crawl-settings.js'
import { isErased, noteErased } from './erased-address.js'
import { faultOfFile } from '../follow/fault-of-file.js'
import type { Claimed } from '../ledger/ledger-queue.js'
import { readSitemap } from './read-sitemap.js'
import { whyNotHad } from './why-not-had.js'

/** Stores an answer on disk, then in the ledger. */
export function noteAnswer(
  settings: CrawlSettings,
  claimed: Claimed,
  fetched: Fetched,
  captured: (again?: Document) => void,
): void {
  const { ledger, now, tell } = settings
  const { source, address } = claimed
  const { requests, bytes } = fetched
  const time = now().toISOString()
  noteRedirects(settings, claimed, fetched)
  switch (fetched.kind) {
    case 'fetched': {
      capture(settings, claimed, fetched, captured)
      return
    }
    case 'unchanged':
      ledger.outcomes.settle(source, address, { state: 'unchanged', status: 304, lastFetched: time, requests, bytes })
      ledger.queue.stillLeads(source, address)
      if (claimed.withdrawn === 1) captured(latestOf(settings, address))
      else if (isOfOtherUnit(settings, source, address)) readAgain(settings, source, address, captured)
      break
    case 'gone':
      ledger.outcomes.settle(source, address, {
        state: 'gone',
        message: whyNotHad(fetched),
        status: fetched.status,
        requests,
        bytes,
      })
      break
    case 'refused':
      ledger.outcomes.settle(source, address, {
        state: 'refused',
        reason: fetched.reason,
        message: fetched.message,
        requests,
        bytes,
      })
      break
    case 'failed':
      ledger.outcomes.settle(source, address, {
        state: 'failed',
        reason: fetched.reason,
        message: fetched.message,
        status: fetched.status,
        requests,
        bytes,
      })
      if (fetched.again && claimed.attempts + 1 < (settings.attempts ?? DEFAULT_ATTEMPTS)) {
        ledger.queue.again(source, address)
        return
      }
  }
  const message = fetched.kind === 'unchanged' ? undefined : whyNotHad(fetched, settings.language)
  const status = fetched.kind === 'unchanged' ? 304 : 'status' in fetched ? fetched.status : undefined
  tell({
    event: 'asked',
    source,
    address,
    state: fetched.kind,
    requests,
    bytes,
    ...(status !== undefined && { status }),
    ...(message !== undefined && { message }),
  })
}

/** Notes the addresses of redirects as known; the result is noted for the address that was requested. */
function noteRedirects({ ledger, now, sources }: CrawlSettings, { source, address }: Claimed, fetched: Fetched): void {
  const found = fetched.kind === 'fetched' ? withoutSession(fetched.document.address) : undefined
  const passed = fetched.redirectedTo
    .map((each) => canonicalAddress(each) ?? each)
    .filter((each) => each !== address && each !== found)
  const isOnSite = sources.get(source)?.site ?? ((): boolean => false)
  if (passed.length > 0)
    ledger.queue.passed(
      source,
      address,
      passed.map((each) => ({ address: each, left: isOnSite(each) ? 'redirect' : 'elsewhere' })),
      now().toISOString(),
    )
}

function capture(
  { ledger, data, now, tell, sources }: CrawlSettings,
  claimed: Claimed,
  fetched: Extract<Fetched, { readonly kind: 'fetched' }>,
  captured: (again?: Document) => void,
): void {
  const { source, address } = claimed
  const { document: found, validators, requests, bytes } = fetched
  // A page is known by its address without a session, as everywhere in the dataset.
  const unit = sources.get(source)?.bestuurseenheid
  const document = {
    ...found,
    address: withoutSession(found.address),
    ...(unit !== undefined && { bestuurseenheid: unit }),
  }
  // An erased page that another address leads to, or the same bytes at another address.
  if (isErased(data, document) || data.pages.areBytesErased(document.sha256)) {
    noteErased({ ledger }, claimed, { requests, bytes })
    captured()
    return
  }
  const known = data.pages.latest(document.address)
  const isSame = known?.sha256 === document.sha256 && claimed.sha256 === document.sha256
  const hasOtherUnit = known !== undefined && known.bestuurseenheid !== unit
  if (!isSame || hasOtherUnit)
    data.receive(document, {
      ...(validators.etag !== undefined && { etag: validators.etag }),
      ...(validators.lastModified !== undefined && { 'last-modified': validators.lastModified }),
    })
  const settled = {
    state: isSame ? 'unchanged' : 'fetched',
    status: 200,
    sha256: document.sha256,
    lastFetched: document.retrieved,
    ...validators,
    requests,
    bytes,
  } as const
  const hasMoved = document.address !== address

  if (claimed.how === 'sitemap') {
    data.setAside(document)
    const isOwn = sources.get(source)?.isOwn ?? ((): boolean => false)
    const { links, fault } = readSitemap(document, isOwn)
    ledger.outcomes.settle(source, address, settled)
    ledger.queue.found(source, address, links, limitsOf(sources.get(source)), now().toISOString())
    if (fault === undefined) ledger.outcomes.parsedNothing(source, address)
    else ledger.outcomes.parsed(address, { parsed: 'failed', failure: fault })
  } else {
    ledger.outcomes.settle(
      source,
      address,
      hasMoved ? { ...settled, reason: 'moved', message: `verhuisd naar ${document.address}` } : settled,
    )
    if (hasMoved) {
      ledger.outcomes.movedTo(source, address, document.address, settled, now().toISOString())
      ledger.outcomes.parsedNothing(source, address)
    }
    if (claimed.how === 'attachment' || claimed.how === 'pdf-twin') {
      // Files beside the page they belong to are stored, not read: only check whether they can be opened.
      data.setAside(document)
      const fault = faultOfFile(document)
      if (fault === undefined) ledger.outcomes.parsedNothing(source, document.address)
      else ledger.outcomes.parsed(document.address, { parsed: 'failed', failure: fault })
    }
  }
  tell({ event: 'asked', source, address, state: settled.state, status: 200, requests, bytes })
  if (isSame) ledger.queue.stillLeads(source, address)
  if (hasOtherUnit) data.pages.unsettle(document.address)
  // The same bytes as before it was withdrawn for being gone: it is back.
  captured(isSame && claimed.withdrawn === 1 ? document : undefined)
}

/** Whether the latest capture of an address was received when its source belonged to another bestuurseenheid. */
function isOfOtherUnit({ data, sources }: CrawlSettings, source: string, address: string): boolean {
  const latest = data.pages.latest(address)
  return latest !== undefined && latest.bestuurseenheid !== sources.get(source)?.bestuurseenheid
}

/** Receives a known document again with the current bestuurseenheid, which decides how it is read. */
function readAgain(settings: CrawlSettings, source: string, address: string, captured: () => void): void {
  const { data, sources, now } = settings
  const latest = latestOf(settings, address)
  if (!latest) return
  const { bytes, name, mediaType, charset } = latest
  const unit = sources.get(source)?.bestuurseenheid
  data.receive(
    createDocument(bytes, {
      address,
      name,
      mediaType,
      retrieved: now().toISOString(),
      ...(charset !== undefined && { charset }),
      ...(unit !== undefined && { bestuurseenheid: unit }),
    }),
  )
  data.pages.unsettle(address)
  captured()
}

function latestOf({ data }: CrawlSettings, address: string): Document | undefined {
  const latest = data.pages.latest(address)
  return latest && data.captures.open(latest)
}
