import robotsParser from 'robots-parser'
import type { Followed } from './follow-redirects.js'
import { RequestError, type FailureReason, type RefusalReason } from './request-error.js'
import type { KeptRobots, SharedHosts } from './shared-hosts.js'

/** The rules for us in the robots.txt of a host. */
export interface RobotsRules {
  /** `none`: the host has none, so everything may be fetched. */
  readonly kind: 'read' | 'none'
  readonly allows: (address: string) => boolean
  /** Crawl-delay in milliseconds (not part of RFC 9309, but in use); 0 when absent. */
  readonly crawlDelay: number
  /** Absolute addresses of sitemaps. */
  readonly sitemaps: readonly string[]
}

/** The most bytes read of a robots.txt (RFC 9309, section 2.5: at least 500 KiB). */
export const ROBOTS_BYTES = 512 * 1024
/** A pattern with a star is tried at every position of the path; nobody needs thousands of them. */
const MOST_STARS = 20_000
const LONGEST_DELAY = 86_400
const DAY = 86_400_000
/** Milliseconds before a robots.txt that could not be fetched is requested again. */
const UNREACHABLE = 600_000

/** Failures that concern the host as such, not its robots.txt: every page would meet the same. */
const OF_HOST: ReadonlySet<string> = new Set<FailureReason | RefusalReason>(['private', 'resting'])

/** Its types declare an ES module, but it is CommonJS. */
const parse = robotsParser as unknown as typeof robotsParser.default

/** Reads a robots.txt for one product (RFC 9309, section 2.2); beyond the size limit up to the last whole line. */
export function parseRobots(address: string, body: Uint8Array, product: string): RobotsRules {
  let text = new TextDecoder().decode(body.subarray(0, ROBOTS_BYTES))
  if (body.length >= ROBOTS_BYTES) text = text.slice(0, Math.max(0, text.search(/[\r\n][^\r\n]*$/u)))
  if (text.replace(/[^*]+/gu, '').length > MOST_STARS)
    throw new RequestError('robots-unreachable', `${address}: more than ${MOST_STARS} patterns: it cannot be followed`)
  const robots = parse(address, text)
  const delay = robots.getCrawlDelay(product) ?? 0
  return {
    kind: 'read',
    // Undefined means “not of this host”: no permission.
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
  /** Other processes that use the same hosts: a robots.txt fetched by one is used by all. */
  readonly shared?: Pick<SharedHosts, 'robotsOf' | 'keepRobots'> | undefined
}

/** Requests a robots.txt, following redirects, until nobody waits for it any more. */
type Ask = (url: URL, signal: AbortSignal) => Promise<Followed>

/** The robots.txt of every requested host, each kept for a day (RFC 9309, section 2.4). */
export interface RobotsBook {
  /**
   * The rules for an address, requested with `ask` when unknown. Throws RequestError `robots-unreachable` when they
   * cannot be fetched (then nothing else may be), `resting` when the host is left alone, `private` when it is inside
   * this network. Rejects when the signal is given; the request ends when nobody waits for it any more.
   */
  rulesFor(url: URL, ask: Ask, signal?: AbortSignal): Promise<RobotsRules>
}

/** Opens the collection of robots.txt files: one per scheme, host and port, requested once. */
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
        // A host that is left alone was not requested, so this says nothing about later.
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
          entry.stop.abort(new Error('no longer needed'))
        }
      }
    },
  }
}

/** A requested robots.txt, and how many wait for it. */
interface Entry {
  readonly rules: Promise<RobotsRules>
  readonly stop: AbortController
  known: boolean
  waiting: number
  until: number
}

/** The result of a promise, unless the signal comes first. */
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

/** The rules of a robots.txt that was fetched. Throws RequestError `robots-unreachable`. */
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
    // “Too many requests” means a busy server, not one without rules.
    if (status >= 400 && status < 500 && status !== 429) return { kind: 'none' }
    throw new RequestError('status', `the server answers ${status}`, { status })
  } catch (thrown) {
    if (!(thrown instanceof RequestError) || OF_HOST.has(thrown.reason)) throw thrown
    if (thrown.reason === 'redirects') return { kind: 'none' }
    const { status } = thrown.details
    return {
      kind: 'unreachable',
      message: `${address.href} cannot be fetched, so nothing is fetched there: ${thrown.message}`,
      details: {
        retryAfter: Math.max(UNREACHABLE, thrown.details.retryAfter ?? 0),
        ...(status !== undefined && { status }),
      },
    }
  }
}
