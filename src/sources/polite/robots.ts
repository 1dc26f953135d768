import robotsParser from 'robots-parser'
import type { Followed } from './follow-redirects.js'
import { RequestError, type FailureReason, type RefusalReason } from './request-error.js'
import type { KeptRobots, SharedHosts } from './shared-hosts.js'

/** What the robots.txt of a host says to us. */
export interface RobotsRules {
  /** `none`: the host has none, so everything may be fetched. */
  readonly kind: 'read' | 'none'
  readonly allows: (address: string) => boolean
  /** Crawl-delay in milliseconds (no part of RFC 9309, but asked for); 0 when none is asked. */
  readonly crawlDelay: number
  /** Absolute addresses of sitemaps. */
  readonly sitemaps: readonly string[]
}

/** What is read of a robots.txt at most (RFC 9309, section 2.5: at least 500 KiB). */
export const ROBOTS_BYTES = 512 * 1024
/** A pattern with a star is tried at every place of the path; nobody means thousands of them. */
const MOST_STARS = 20_000
const LONGEST_DELAY = 86_400
const DAY = 86_400_000
/** How long a robots.txt that could not be had is not asked for again. */
const UNREACHABLE = 600_000

/** What says nothing of robots.txt, but of the host as such: every page of it would meet the same. */
const OF_HOST: ReadonlySet<string> = new Set<FailureReason | RefusalReason>(['private', 'resting'])

/** Its types speak of an ES module, and it is a CommonJS one. */
const parse = robotsParser as unknown as typeof robotsParser.default

/**
 * Reads a robots.txt as it is for one product (RFC 9309, section 2.2); a text beyond the limit is read up to its last
 * whole line.
 */
export function parseRobots(address: string, body: Uint8Array, product: string): RobotsRules {
  let text = new TextDecoder().decode(body.subarray(0, ROBOTS_BYTES))
  if (body.length >= ROBOTS_BYTES) text = text.slice(0, Math.max(0, text.search(/[\r\n][^\r\n]*$/u)))
  if (text.replace(/[^*]+/gu, '').length > MOST_STARS)
    throw new RequestError('robots-unreachable', `${address}: more than ${MOST_STARS} patterns: it cannot be followed`)
  const robots = parse(address, text)
  const delay = robots.getCrawlDelay(product) ?? 0
  return {
    kind: 'read',
    // Undefined is “not of this host”: no permission.
    allows: (one) => robots.isAllowed(one, product) === true,
    crawlDelay: delay > 0 ? Math.min(delay, LONGEST_DELAY) * 1000 : 0,
    sitemaps: robots
      .getSitemaps()
      .flatMap((each) => (URL.canParse(each, address) ? [new URL(each, address).href] : [])),
  }
}

export interface RobotsSettings {
  /** Product token of our User-Agent (RFC 9309, section 2.2.1). */
  readonly product: string
  readonly now: () => Date
  /** Other processes that ask the same hosts: what one of them had, all follow. */
  readonly shared?: Pick<SharedHosts, 'robotsOf' | 'keepRobots'> | undefined
}

/** Asks for a robots.txt, redirects followed, until nobody waits for it any more. */
type Ask = (url: URL, signal: AbortSignal) => Promise<Followed>

/** The robots.txt of every host that was asked, each kept for a day (RFC 9309, section 2.4). */
export interface RobotsBook {
  /**
   * The rules for an address, asked for by `ask` when they are not known. Throws RequestError `robots-unreachable` when
   * they cannot be had: then nothing may be fetched; `resting` when the host is left alone, `private` when it is inside
   * this network; rejects when the signal is given, and the asking ends when nobody waits for it any more.
   */
  rulesFor(url: URL, ask: Ask, signal?: AbortSignal): Promise<RobotsRules>
}

/** Opens the book of robots.txt files: per scheme, host and port, asked for once. */
export function openRobotsBook({ product, now, shared }: RobotsSettings): RobotsBook {
  const kept = new Map<string, Entry>()
  const had = async (
    url: URL,
    ask: Ask,
    signal: AbortSignal,
  ): Promise<{ readonly kept: KeptRobots; readonly holds: number }> => {
    const known = await shared?.robotsOf(url.origin)
    if (known) return known
    const kept = await fetchRobots(new URL('/robots.txt', url), (address) => ask(address, signal))
    const holds = kept.kind === 'unreachable' ? UNREACHABLE : DAY
    await shared?.keepRobots(url.origin, kept, holds)
    return { kept, holds }
  }
  const open = (url: URL, ask: Ask): Entry => {
    const stop = new AbortController()
    const rules = had(url, ask, stop.signal).then(({ kept, holds }) => {
      entry.until = now().getTime() + holds
      return rulesOf(kept, product)
    })
    const entry: Entry = { rules, stop, known: false, waiting: 0, until: Infinity }
    rules.then(
      () => {
        entry.known = true
      },
      (thrown: unknown) => {
        entry.known = true
        // A host that is left alone was not asked: that says nothing for later.
        const wasAsked = thrown instanceof RequestError && thrown.reason !== 'resting'
        entry.until = wasAsked ? Math.min(entry.until, now().getTime() + UNREACHABLE) : 0
      },
    )
    kept.set(url.origin, entry)
    return entry
  }
  return {
    async rulesFor(url, ask, signal) {
      const known = kept.get(url.origin)
      const entry = known && now().getTime() < known.until ? known : open(url, ask)
      entry.waiting++
      try {
        return await unlessGivenUp(entry.rules, signal)
      } finally {
        entry.waiting--
        if (entry.waiting === 0 && !entry.known) {
          entry.until = 0
          entry.stop.abort(new Error('nobody waits for it'))
        }
      }
    },
  }
}

/** A robots.txt that was asked for, and who waits for it. */
interface Entry {
  readonly rules: Promise<RobotsRules>
  readonly stop: AbortController
  known: boolean
  waiting: number
  until: number
}

/** What a promise gives, unless the signal comes first. */
async function unlessGivenUp<Result>(promise: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return promise
  signal.throwIfAborted()
  let giveUp: (() => void) | undefined
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        giveUp = () => {
          reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)))
        }
        signal.addEventListener('abort', giveUp)
      }),
    ])
  } finally {
    if (giveUp) signal.removeEventListener('abort', giveUp)
  }
}

const NONE: RobotsRules = { kind: 'none', allows: () => true, crawlDelay: 0, sitemaps: [] }

/** The rules of a robots.txt that was had. Throws RequestError `robots-unreachable`. */
function rulesOf(kept: KeptRobots, product: string): RobotsRules {
  if (kept.kind === 'unreachable') throw new RequestError('robots-unreachable', kept.message, kept.details)
  return kept.kind === 'none' ? NONE : parseRobots(kept.address, kept.body, product)
}

/**
 * RFC 9309, section 2.3.1: absent (4xx, or too many redirects) allows all; unreachable (5xx, no answer) allows nothing.
 */
async function fetchRobots(address: URL, ask: (url: URL) => Promise<Followed>): Promise<KeptRobots> {
  try {
    const {
      answer: { status, body },
    } = await ask(address)
    if (status >= 200 && status < 300) return { kind: 'read', address: address.href, body }
    // “Too many requests” is a busy server, not one without rules.
    if (status >= 400 && status < 500 && status !== 429) return { kind: 'none' }
    throw new RequestError('status', `the server answers ${status}`, { status })
  } catch (thrown) {
    if (!(thrown instanceof RequestError) || OF_HOST.has(thrown.reason)) throw thrown
    if (thrown.reason === 'redirects') return { kind: 'none' }
    const { status } = thrown.details
    return {
      kind: 'unreachable',
      message: `${address.href} cannot be had, so nothing is fetched there: ${thrown.message}`,
      details: {
        retryAfter: Math.max(UNREACHABLE, thrown.details.retryAfter ?? 0),
        ...(status !== undefined && { status }),
      },
    }
  }
}
