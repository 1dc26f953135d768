import { messageOf } from '../../errors.js'
import type { Reading } from '../../readers/reading.js'
import type { Document } from '../../document.js'
import type { Fetched, PoliteClient } from '../../sources/polite/polite-client.js'
import { feedLinks } from '../feed/feed-links.js'
import { FEED_ACCEPT, readFeedPage } from '../feed/feed-page.js'
import type { LeftReason } from '../../completeness/left-reasons.js'
import { followLinks } from '../follow/follow-rules.js'
import { isDocument } from '../follow/is-publication.js'
import type { FoundHow } from '../../completeness/ledger-row.js'
import type { Text } from '../../rules/rule.js'
import type { HarvestSource } from '../follow/source.js'
import { vendorOf } from '../follow/vendor-paths.js'
import { whyNotHad } from './why-not-had.js'

/** A publication feed that a source leads to, or is. */
export interface CheckedFeed {
  readonly address: string
  /** Publications on the requested page; undefined when it is not a feed of publications. */
  readonly members?: number
}

/** What is at the start address of a source, as a harvest would see it. */
export interface SourceCheck {
  readonly source: string
  readonly start: string
  readonly outcome: Exclude<Fetched['kind'], 'unchanged'>
  /** Why there was no answer, or why the answer cannot be read. */
  readonly message?: string
  /** Where it was found, if elsewhere. */
  readonly foundAt?: string
  readonly mediaType?: string
  /** The system that publishes it, judging by the addresses. */
  readonly vendor?: string
  /** Whether there is a robots.txt: yes, no, or it could not be fetched. */
  readonly robots: {
    readonly kind: 'read' | 'none' | 'unreachable'
    readonly allowsStart: boolean
    /** Seconds. */ readonly crawlDelay: number
    readonly sitemaps: readonly string[]
  }
  /** `feed`: the address is one. `site`: a page. Absent when nothing could be read. */
  readonly kind?: 'site' | 'feed'
  readonly feeds: readonly CheckedFeed[]
  /** Number of links a harvest would follow, by what they lead to. */
  readonly links: Readonly<Partial<Record<FoundHow, number>>>
  /** Number of links it would not follow, by reason. */
  readonly left: Readonly<Partial<Record<LeftReason, number>>>
  /** Whether a harvest can get anywhere from here. */
  readonly isUsable: boolean
}

type CheckClient = Pick<PoliteClient, 'fetch' | 'robots'>

/**
 * Requests the start address of a source and the feeds it may lead to, politely, and reports what a harvest would do
 * with it. Nothing is stored. `read` reads a document as the harvest does.
 */
export async function checkSource(
  source: HarvestSource,
  client: CheckClient,
  read: (document: Document) => Promise<Reading>,
  language: keyof Text = 'nl',
): Promise<SourceCheck> {
  const { id, start, site, login } = source
  const options = { site, ...(login && { login }) }
  const fetched = await client.fetch(start, { ...options, ...(source.kind === 'feed' && { accept: FEED_ACCEPT }) })
  const common = {
    source: id,
    start,
    robots: await robotsOf(client, start),
    feeds: [],
    links: {},
    left: {},
    isUsable: false,
  }
  if (fetched.kind === 'unchanged') throw new Error('a request without a condition got “not modified”')
  if (fetched.kind !== 'fetched')
    return {
      ...common,
      outcome: fetched.kind,
      message:
        fetched.kind === 'gone'
          ? `${language === 'nl' ? 'de server antwoordt' : 'the server answers'} ${fetched.status}`
          : whyNotHad(fetched, language),
    }

  const { document } = fetched
  const found = {
    ...common,
    outcome: fetched.kind,
    mediaType: document.mediaType,
    ...(document.address !== start && { foundAt: document.address }),
  }
  try {
    const members = await membersOf(document)
    if (members !== undefined)
      return { ...found, kind: 'feed', feeds: [{ address: document.address, members }], isUsable: true }
    const reading = await read(document)
    const links = followLinks(
      reading.links,
      { address: document.address, how: 'start', isDocument: isDocument(reading, 'start') },
      source.isOwn,
    )
    const followed = links.filter((link) => !('left' in link))
    const vendor = vendorOf([document.address, ...followed.map(({ address }) => address)])
    const feeds: CheckedFeed[] = []
    for (const address of feedLinks(document).filter((each) => source.isOwn(each))) {
      const answer = await client.fetch(address, { ...options, accept: FEED_ACCEPT })
      const count = answer.kind === 'fetched' ? await membersOf(answer.document) : undefined
      feeds.push({ address, ...(count !== undefined && { members: count }) })
    }
    return {
      ...found,
      kind: 'site',
      ...(vendor !== undefined && { vendor }),
      feeds,
      links: counted(followed.map(({ how }) => how)),
      left: counted(links.flatMap((link) => ('left' in link ? link.left : []))),
      isUsable: followed.length > 0 || feeds.some(({ members: count }) => count !== undefined),
    }
  } catch (thrown) {
    return { ...found, message: messageOf(thrown) }
  }
}

async function robotsOf(client: CheckClient, start: string): Promise<SourceCheck['robots']> {
  try {
    const { kind, allows, crawlDelay, sitemaps } = await client.robots(start)
    return { kind, allowsStart: allows(start), crawlDelay: crawlDelay / 1000, sitemaps }
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.name !== 'RequestError') throw thrown
    return { kind: 'unreachable', allowsStart: false, crawlDelay: 0, sitemaps: [] }
  }
}

/** Number of publications on a page of a publication feed; undefined for anything else. */
async function membersOf(document: Document): Promise<number | undefined> {
  const page = await readFeedPage(document, document.address)
  const publications = page?.members.filter(({ location }) => location !== undefined)
  return page && publications && (publications.length > 0 || page.members.length === 0)
    ? publications.length
    : undefined
}

function counted<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
