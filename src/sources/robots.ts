import robotsParser from 'robots-parser'
import type { Followed } from './follow-redirects.js'
import { RequestError } from './request-error.js'

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

/** Its types speak of an ES module, and it is a CommonJS one. */
const parse = robotsParser as unknown as typeof robotsParser.default

/** Reads a robots.txt as it is for one product (RFC 9309, section 2.2); a text beyond the limit is read up to its last whole line. */
export function parseRobots(address: string, body: Uint8Array, product: string): RobotsRules {
  let text = new TextDecoder().decode(body.subarray(0, ROBOTS_BYTES))
  if (body.length >= ROBOTS_BYTES) text = text.slice(0, Math.max(0, text.search(/[\r\n][^\r\n]*$/u)))
  if (text.replace(/[^*]+/gu, '').length > MOST_STARS) throw new RequestError('robots-unreachable', `${address}: more than ${MOST_STARS} patterns: it cannot be followed`)
  const robots = parse(address, text)
  const delay = robots.getCrawlDelay(product) ?? 0
  return {
    kind: 'read',
    // Undefined is “not of this host”: no permission.
    allows: (one) => robots.isAllowed(one, product) === true,
    crawlDelay: delay > 0 ? Math.min(delay, LONGEST_DELAY) * 1000 : 0,
    sitemaps: robots.getSitemaps().flatMap((each) => (URL.canParse(each, address) ? [new URL(each, address).href] : [])),
  }
}

export interface RobotsSettings {
  /** Product token of our User-Agent (RFC 9309, section 2.2.1). */
  readonly product: string
  readonly now: () => Date
}

/** Asks for a robots.txt, redirects followed. */
type Ask = (url: URL) => Promise<Followed>

/** The robots.txt of every host that was asked, each kept for a day (RFC 9309, section 2.4). */
export interface RobotsBook {
  /** The rules for an address, asked for by `ask` when they are not known. Throws RequestError `robots-unreachable` when they cannot be had: then nothing may be fetched; `resting` when the host is left alone. */
  rulesFor(url: URL, ask: Ask): Promise<RobotsRules>
}

/** Opens the book of robots.txt files: per scheme, host and port, asked for once. */
export function openRobotsBook({ product, now }: RobotsSettings): RobotsBook {
  const kept = new Map<string, { readonly rules: Promise<RobotsRules>; until: number }>()
  return {
    rulesFor(url, ask) {
      const known = kept.get(url.origin)
      if (known && now().getTime() < known.until) return known.rules
      const address = new URL('/robots.txt', url)
      const entry = { rules: fetchRobots(address, product, ask), until: now().getTime() + DAY }
      // A host that is left alone was not asked: that says nothing for later.
      entry.rules.catch((thrown: unknown) => { entry.until = isResting(thrown) ? 0 : now().getTime() + UNREACHABLE })
      kept.set(url.origin, entry)
      return entry.rules
    },
  }
}

/** RFC 9309, section 2.3.1: absent (4xx, or too many redirects) allows all; unreachable (5xx, no answer) allows nothing. */
async function fetchRobots(address: URL, product: string, ask: Ask): Promise<RobotsRules> {
  const none: RobotsRules = { kind: 'none', allows: () => true, crawlDelay: 0, sitemaps: [] }
  try {
    const { answer: { status, body } } = await ask(address)
    if (status >= 200 && status < 300) return parseRobots(address.href, body, product)
    // “Too many requests” is a busy server, not one without rules.
    if (status >= 400 && status < 500 && status !== 429) return none
    throw new RequestError('status', `the server answers ${status}`, { status })
  } catch (thrown) {
    if (!(thrown instanceof RequestError) || isResting(thrown)) throw thrown
    if (thrown.reason === 'redirects') return none
    const { status } = thrown.details
    throw new RequestError('robots-unreachable', `${address.href} cannot be had, so nothing is fetched there: ${thrown.message}`, { retryAfter: Math.max(UNREACHABLE, thrown.details.retryAfter ?? 0), ...(status !== undefined && { status }) }, { cause: thrown })
  }
}

function isResting(thrown: unknown): boolean {
  return thrown instanceof RequestError && thrown.reason === 'resting'
}
