import { canonicalAddress } from '../../sources/canonical-address.js'
import type { FeedMember, FeedPage } from '../feed/feed-page.js'
import { insertAddress, MESSAGES } from './insert-address.js'
import type { LedgerFile } from './ledger-file.js'

/** A page of a feed as it was received. */
export interface ReceivedFeedPage extends Pick<FeedPage, 'isClosed' | 'links' | 'members'> {
  /** The address that was asked for. */
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

/** Why what a source withdrew is withdrawn. */
export const TOMBSTONE = 'ingetrokken door de bron, zegt haar stroom'

/**
 * The part of the ledger that knows of publication feeds: which pages were read and which of those never change again,
 * and the last version of each publication. By that, a version that was had is never asked for again, whatever the page
 * it stands on.
 */
export class LedgerFeed {
  readonly #file: LedgerFile

  constructor(file: LedgerFile) {
    this.#file = file
  }

  /** Whether what a source publishes is known by its feed. */
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
   * Queues what a new run over a followed source asks for: where it begins, the pages of the feed that may change, and
   * what was not had before.
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
   * Notes what a page of the feed says: where it leads, which publications are new or changed (they wait now), and
   * which are withdrawn.
   */
  note(source: string, { address: page, foundAt, isClosed, links, members, isOwn, now }: ReceivedFeedPage): void {
    this.#file.transaction(() => {
      for (const address of links)
        this.#lead(source, address, foundAt, now, isOwn(address) ? undefined : 'out-of-reach')
      for (const member of members) this.#noteMember(source, member, foundAt, isOwn, now)
      for (const address of new Set([page, foundAt])) this.#mark(source, address, isClosed ? 'closed' : 'open')
    })
  }

  /** Notes that a page is no page of a publication feed: it is not asked for again as one. */
  noFeed(source: string, page: string): void {
    this.#mark(source, page, 'other')
  }

  /**
   * Leaves what waits besides the feed: a source with a feed is not crawled. Other pages that might have been feeds are
   * left too.
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
   * A page of the feed is gone: the feed begins elsewhere, or is no more. Everything that is known of its pages is
   * forgotten, and where it begins is asked for again, in this run. Which versions were had stays known.
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
    // Two publications may stand on one page.
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

  /** A page of the feed that may change and was not asked for in this run waits now. */
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
   * `closed`: never changes again. `other`: no page of a feed. `lost`: was one and is gone. Only an open page is asked
   * for in every run.
   */
  #mark(source: string, address: string, state: 'open' | 'closed' | 'other' | 'lost'): void {
    this.#file.run('INSERT OR REPLACE INTO feed_page (source, address, state) VALUES (?, ?, ?)', source, address, state)
  }
}

/**
 * Whether a version is a later one than the one that is known; of two of one instant it is not known which is, so the
 * other one is asked for again.
 */
function isNewer({ version, time }: FeedMember, known: Known | undefined): boolean {
  return !known || time > known.time || (time === known.time && version !== known.version)
}
