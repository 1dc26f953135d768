import { messageOf } from '../../errors.js'
import { withoutSession } from '../../rdf/iri.js'
import type { Fetched } from '../../sources/polite/polite-client.js'
import type { CrawlSettings } from '../crawl-settings.js'
import { feedLinks } from '../feed/feed-links.js'
import { feedFormatOf, readFeedPage, type FeedPage } from '../feed/feed-page.js'
import type { Claimed } from '../ledger/ledger-queue.js'
import type { HarvestSource } from '../follow/source.js'

/** What an answer means for feeds. */
export interface FeedOutcome {
  /** The answer, if the crawl must still handle it; absent when all of it is in the ledger. */
  readonly answer?: Fetched
  /** No feed can be found this way: crawl the source. */
  readonly isDeadEnd: boolean
}

type Settings = Pick<CrawlSettings, 'ledger' | 'data' | 'now' | 'tell'>
type Answered = Extract<Fetched, { readonly kind: 'fetched' }>

/**
 * Treats an answer as a page of the publication feed of its source: at a known feed address, and at a start page, which
 * may be a feed or lead to one. New publications are queued: one request each, however many versions there were
 * meanwhile. What the source withdrew is withdrawn at the end of the run.
 */
export async function noteFeed(
  settings: Settings,
  claimed: Claimed,
  source: HarvestSource,
  fetched: Fetched,
): Promise<FeedOutcome> {
  const { ledger, now } = settings
  const { how, address } = claimed
  if (how !== 'feed' && how !== 'start') return { answer: fetched, isDeadEnd: false }
  const isFollowed = source.kind === 'feed' || ledger.feed.isFollowed(source.id)
  if (fetched.kind !== 'fetched')
    return {
      answer:
        how === 'feed' && isFollowed && fetched.kind === 'gone'
          ? goneFrom(settings, claimed, source, fetched)
          : fetched,
      isDeadEnd: !isFollowed,
    }

  const { page, failure } = await pageOf(fetched, address, isFollowed)
  if (page) {
    notePage(settings, claimed, source, fetched, page)
    return { isDeadEnd: false }
  }
  const leads =
    how === 'start' || source.kind === 'feed' ? feedLinks(fetched.document).filter((each) => source.isOwn(each)) : []
  ledger.feed.candidates(source.id, address, leads, now().toISOString())
  if (how === 'start') return { answer: fetched, isDeadEnd: leads.length === 0 && !isFollowed }
  // For a site it was only a guess; for a feed, or an address that a feed leads to, something is missing.
  if (!isFollowed) ledger.feed.noFeed(source.id, address)
  keep(settings, claimed, fetched, leads.length === 0 && isFollowed ? failure : undefined)
  return { isDeadEnd: !isFollowed }
}

/** The feed page in an answer; otherwise the reason why it is not one. */
async function pageOf(
  { document }: Answered,
  asked: string,
  isFollowed: boolean,
): Promise<{ readonly page?: FeedPage; readonly failure: string }> {
  const failure = 'dit is geen stroom van publicaties (LDES)'
  try {
    const page = feedFormatOf(document) && (await readFeedPage(document, asked))
    // A stream of something else has members too, but none says where it is published.
    const isOfPublications =
      page &&
      (page.members.length === 0 ||
        page.members.some(({ location, isDeleted }) => location !== undefined || (isFollowed && isDeleted)))
    return { ...(isOfPublications && { page }), failure }
  } catch (thrown) {
    return { failure: messageOf(thrown) }
  }
}

function notePage(
  settings: Settings,
  claimed: Claimed,
  source: HarvestSource,
  fetched: Answered,
  page: FeedPage,
): void {
  const { ledger, now } = settings
  const wasFollowed = ledger.feed.isFollowed(source.id)
  ledger.feed.note(source.id, {
    ...page,
    address: claimed.address,
    foundAt: fetched.document.address,
    isOwn: source.isOwn,
    now: now().toISOString(),
  })
  if (source.kind === 'site' && !wasFollowed && ledger.feed.isFollowed(source.id))
    ledger.feed.leaveRest(source.id, source.start)
  keep(settings, claimed, fetched, undefined)
}

/**
 * Stores the capture on disk, then the result in the ledger: in that order, so that a process killed in between asks
 * again.
 */
function keep(
  { ledger, data, now, tell }: Settings,
  { source, address, sha256 }: Claimed,
  { document: found, validators, requests, bytes }: Answered,
  failure: string | undefined,
): void {
  const document = { ...found, address: withoutSession(found.address) }
  data.receive(document)
  data.setAside(document)
  const state = document.sha256 === sha256 ? 'unchanged' : 'fetched'
  // A page that could not be read is requested without conditions the next time.
  const settled = {
    state,
    status: 200,
    sha256: document.sha256,
    lastFetched: document.retrieved,
    ...(failure === undefined && validators),
    requests,
    bytes,
  } as const
  const hasMoved = document.address !== address
  ledger.outcomes.settle(
    source,
    address,
    hasMoved ? { ...settled, reason: 'moved', message: `verhuisd naar ${document.address}` } : settled,
  )
  if (hasMoved) ledger.outcomes.movedTo(source, address, document.address, settled, now().toISOString())
  for (const each of new Set([address, document.address])) {
    if (failure === undefined) ledger.outcomes.parsedNothing(source, each)
    else ledger.outcomes.parsed(each, { parsed: 'failed', failure })
  }
  tell({ event: 'asked', source, address, state, status: 200, requests, bytes })
  if (failure !== undefined) tell({ event: 'read', address, outcome: 'failed', message: failure })
}

/**
 * A missing page of a feed. If it was read before, the feed has moved: read it again from its start. If it was never
 * there, what is on it is missing; only 410 means that there is nothing (TREE: 410 is an empty page).
 */
function goneFrom(
  { ledger }: Settings,
  { address }: Claimed,
  source: HarvestSource,
  gone: Extract<Fetched, { readonly kind: 'gone' }>,
): Fetched {
  const { status, requests, bytes, redirectedTo } = gone
  const isBeginning = source.kind === 'feed' && address === source.start
  if (!isBeginning && ledger.feed.isPage(source.id, address)) {
    ledger.feed.lost(source.id, address)
    return gone
  }
  if (!isBeginning && status === 410) return gone
  return {
    kind: 'failed',
    reason: 'status',
    message: `${address}: deze bladzijde van de stroom is er niet (${status})`,
    status,
    again: false,
    requests,
    bytes,
    redirectedTo,
  }
}
