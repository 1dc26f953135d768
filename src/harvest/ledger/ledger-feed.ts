import { canonicalAddress } from '../../sources/canonical-address.js'
import type { FeedMember, FeedPage } from '../feed/feed-page.js'
import { insertAddress, MESSAGES } from './insert-address.js'
import type { LedgerFile } from './ledger-file.js'

/** A page of a feed as it was received. */
export interface ReceivedFeedPage extends Pick<FeedPage, 'isClosed' | 'links' | 'members'> {
  /** The address that was requested. */
  readonly address: string
  /** The address that answered. */
  readonly foundAt: string
  readonly isOwn: (address: string) => boolean
  readonly now: string
}

interface Known {
  readonly version: string
  readonly time: string
  readonly address: string | null
}

/** The reason given for withdrawals by the source. */
export const TOMBSTONE = 'ingetrokken door de bron, zegt haar stroom'

/**
 * The part of the ledger about publication feeds: which pages were read, which of those never change again, and the
 * last version of each publication. Thanks to this a known version is never requested again, on whatever page it is.
 */
export class LedgerFeed {
  readonly #file: LedgerFile

  constructor(file: LedgerFile) {
    this.#file = file
  }

  /** Whether the publications of a source are known from its feed. */
  isFollowed(source: string): boolean {
    return (
      this.#file.all(
        `SELECT 1 FROM feed_page JOIN feed_publication USING (source) WHERE source = ? AND state IN ('open', 'closed') LIMIT 1`,
        source,
      ).length > 0
    )
  }

  /** Whether an address was read as a page of the feed of a source. */
  isPage(source: string, address: string): boolean {
    return (
      this.#file.all(
        `SELECT 1 FROM feed_page WHERE source = ? AND address = ? AND state IN ('open', 'closed')`,
        source,
        address,
      ).length > 0
    )
  }

  /**
   * Queues what a new run over a source with a feed requests: its start, the pages of the feed that may change, and
   * what was not fetched before.
   */
  begin(source: string): void {
    this.#file.run(
      `UPDATE address SET state = 'queued', attempts = 0
       WHERE source = ? AND (state IN ('failed', 'refused', 'queued', 'fetching') OR (state = 'gone' AND how NOT IN ('start', 'feed') AND withdrawn = 0 AND sha256 IS NOT NULL AND reason IS NOT 'tombstone')
         OR (state = 'skipped' AND reason = 'pages')
         OR (how IN ('start', 'feed') AND state <> 'skipped' AND NOT EXISTS (SELECT 1 FROM feed_page WHERE feed_page.source = address.source AND feed_page.address = address.address AND feed_page.state <> 'open')))`,
      source,
    )
  }

  /** Queues pages that may be the beginning of a feed. */
  candidates(source: string, on: string, addresses: readonly string[], now: string): void {
    this.#file.transaction(() => {
      for (const address of addresses) this.#lead(source, address, on, now)
    })
  }

  /**
   * Notes the content of a feed page: where it leads, which publications are new or changed (queued now), and which are
   * withdrawn.
   */
  note(source: string, { address: page, foundAt, isClosed, links, members, isOwn, now }: ReceivedFeedPage): void {
    this.#file.transaction(() => {
      for (const address of links)
        this.#lead(source, address, foundAt, now, isOwn(address) ? undefined : 'out-of-reach')
      for (const member of members) this.#noteMember(source, member, foundAt, isOwn, now)
      for (const address of new Set([page, foundAt])) this.#mark(source, address, isClosed ? 'closed' : 'open')
    })
  }

  /** Notes that a page is not a page of a publication feed: it is not tried as one again. */
  noFeed(source: string, page: string): void {
    this.#mark(source, page, 'other')
  }

  /**
   * Removes everything outside the feed from the queue: a source with a feed is not crawled. Other candidates for a
   * feed are skipped too.
   */
  leaveRest(source: string, start: string): void {
    this.#file.run(
      `UPDATE address SET state = 'skipped', reason = 'feed', message = ?
       WHERE source = ? AND state = 'queued' AND address NOT IN (SELECT address FROM feed_publication WHERE feed_publication.source = address.source AND address IS NOT NULL)
         AND (how <> 'feed' OR found_on = ?)`,
      MESSAGES.feed,
      source,
      start,
    )
  }

  /**
   * A page of the feed is gone: the feed has moved or no longer exists. Forgets everything about its pages and queues
   * its start again, in this run. Known versions stay known.
   */
  lost(source: string, page: string): void {
    this.#file.transaction(() => {
      this.#file.run('DELETE FROM feed_page WHERE source = ?', source)
      this.#mark(source, page, 'lost')
      this.#file.run(
        `UPDATE address SET etag = NULL, modified = NULL WHERE source = ? AND how IN ('start', 'feed')`,
        source,
      )
      this.#file.run(
        `UPDATE address SET state = 'queued', attempts = 0
         WHERE source = ? AND ((found_on IS NULL AND how IN ('start', 'feed') AND state IN ('fetched', 'unchanged')) OR (state = 'skipped' AND reason = 'feed'))`,
        source,
      )
    })
  }

  #noteMember(source: string, member: FeedMember, on: string, isOwn: (address: string) => boolean, now: string): void {
    const { publication, version, time, location, isDeleted } = member
    const known = this.#file
      .all<Known>(
        'SELECT version, time, address FROM feed_publication WHERE source = ? AND publication = ?',
        source,
        publication,
      )
      .at(0)
    if (!isNewer(member, known)) return
    const address = location === undefined ? undefined : canonicalAddress(location, on)
    if (!isDeleted && address === undefined) {
      insertAddress(this.#file, source, location ?? version, 'link', { depth: 0, barren: 0, on, now }, 'out-of-reach')
      return
    }
    const place = isDeleted ? null : (address ?? null)
    this.#file.run(
      'INSERT OR REPLACE INTO feed_publication (source, publication, version, time, address) VALUES (?, ?, ?, ?, ?)',
      source,
      publication,
      version,
      time,
      place,
    )
    const old = known?.address ?? (isDeleted ? (address ?? null) : null)
    // Two publications may be on one page.
    if (
      old !== null &&
      old !== place &&
      this.#file.all('SELECT 1 FROM feed_publication WHERE source = ? AND address = ?', source, old).length === 0
    )
      this.#withdraw(source, old)
    if (place === null) return
    insertAddress(
      this.#file,
      source,
      place,
      'link',
      { depth: 0, barren: 0, on, now },
      isOwn(place) ? undefined : 'out-of-reach',
    )
    if (isOwn(place))
      this.#file.run(
        `UPDATE address SET state = 'queued', attempts = 0, reason = NULL, message = NULL, times_gone = 0, how = CASE WHEN how IN ('start', 'feed') THEN how ELSE 'link' END, rank = MIN(rank, 2) WHERE source = ? AND address = ?`,
        source,
        place,
      )
  }

  #withdraw(source: string, address: string): void {
    this.#file.run(
      `UPDATE address SET state = 'gone', reason = 'tombstone', message = ?, run = ?, withdrawn = CASE WHEN sha256 IS NULL THEN 1 ELSE withdrawn END WHERE source = ? AND address = ?`,
      TOMBSTONE,
      this.#file.runId(source),
      source,
      address,
    )
  }

  /** Queues a page of the feed that may change and was not requested in this run. */
  #lead(source: string, address: string, on: string, now: string, left?: 'out-of-reach'): void {
    insertAddress(this.#file, source, address, 'feed', { depth: 0, barren: 0, on, now }, left)
    if (left !== undefined) return
    this.#file.run(
      `UPDATE address SET state = 'queued', attempts = 0, reason = NULL, message = NULL, how = CASE how WHEN 'start' THEN how ELSE 'feed' END, rank = 0
       WHERE source = ? AND address = ? AND state IN ('fetched', 'unchanged', 'gone', 'skipped', 'queued') AND (run < ? OR state = 'skipped') AND NOT EXISTS (SELECT 1 FROM feed_page WHERE feed_page.source = address.source AND feed_page.address = address.address AND feed_page.state IN ('closed', 'other'))`,
      source,
      address,
      this.#file.runId(source),
    )
  }

  /**
   * `closed`: never changes again. `other`: not a page of a feed. `lost`: was one and is gone. Only an open page is
   * requested in every run.
   */
  #mark(source: string, address: string, state: 'open' | 'closed' | 'other' | 'lost'): void {
    this.#file.run('INSERT OR REPLACE INTO feed_page (source, address, state) VALUES (?, ?, ?)', source, address, state)
  }
}

/**
 * Whether a version is later than the known one. Two versions of the same moment cannot be ordered, so the other one
 * counts as later.
 */
function isNewer({ version, time }: FeedMember, known: Known | undefined): boolean {
  return !known || time > known.time || (time === known.time && version !== known.version)
}
