import { messageOf } from '../../errors.js'
import { withoutSession } from '../../rdf/iri.js'
import type { Fetched } from '../../sources/polite/polite-client.js'
import type { CrawlSettings } from '../crawl-settings.js'
import { feedLinks } from '../feed/feed-links.js'
import { feedFormatOf, readFeedPage, type FeedPage } from '../feed/feed-page.js'
import type { Claimed } from '../ledger/ledger-queue.js'
import type { HarvestSource } from '../follow/source.js'

/** What came of an answer as far as feeds go. */
export interface FeedOutcome {
  /** What the crawl is to make of the answer; absent when all of it is in the ledger. */
  readonly answer?: Fetched
  /** By this way no feed is found: the source is crawled. */
  readonly isDeadEnd: boolean
}

type Settings = Pick<CrawlSettings, 'ledger' | 'data' | 'now' | 'tell'>
type Answered = Extract<Fetched, { readonly kind: 'fetched' }>

/**
 * Looks at an answer of a source as a page of its publication feed: at an address that is one, and at a start page,
 * which may be one or lead to one. What is new in it waits in the ledger from then on: one request for each
 * publication, whatever versions it had meanwhile; what its source withdrew is withdrawn at the end of the run.
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
  // Of a site it was a guess; of a feed, or where a feed leads to, something is missing.
  if (!isFollowed) ledger.feed.noFeed(source.id, address)
  keep(settings, claimed, fetched, leads.length === 0 && isFollowed ? failure : undefined)
  return { isDeadEnd: !isFollowed }
}

/** The page of a feed of publications that an answer is; else why it is none. */
async function pageOf(
  { document }: Answered,
  asked: string,
  isFollowed: boolean,
): Promise<{ readonly page?: FeedPage; readonly failure: string }> {
  const failure = 'dit is geen stroom van publicaties (LDES)'
  try {
    const page = feedFormatOf(document) && (await readFeedPage(document, asked))
    // A stream of something else has members too, and none of them says where it is published.
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
 * The capture on disk, and what came of the address in the ledger: after what it says, so that a process that is killed
 * in between asks again.
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
  // What could not be read is asked for whole the next time.
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
 * A page of a feed that is not there (any more). One that was read before: the feed begins anew elsewhere, and is asked
 * for where it begins. One that was never there: what stands on it is missing; only 410 says that nothing does (TREE,
 * 410 is an empty page).
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
