import { createDocument, type Document } from '../../document.js'
import { ACCEPT_ENCODING, type Answer } from './ask.js'
import { openPoliteAsk, type Tally } from './ask-politely.js'
import { canonicalAddress } from '../canonical-address.js'
import { isAllowed } from './connections.js'
import { ACCEPT } from './fetch-document.js'
import { checkedUrl, followRedirects } from './follow-redirects.js'
import { openLoginDesk, type Login, type PostToken } from './login.js'
import { parseContentType } from '../media-types.js'
import { POLITE_DEFAULTS, type PoliteSettings } from './polite-settings.js'
import { isRefusal, RequestError, type FailureReason, type RefusalReason } from './request-error.js'
import { openRobotsBook, ROBOTS_BYTES, type RobotsRules } from './robots.js'
import { ownAddresses, type OwnAddresses } from '../own-addresses.js'

/** A server's validators of a version, for conditional requests. */
export interface Validators {
  readonly etag?: string
  readonly lastModified?: string
}

/**
 * The cost of a request and its redirects; robots.txt, redirects, tokens and retries count with the address that needed
 * them.
 */
export interface Cost {
  /** Requests that were sent. */
  readonly requests: number
  /** Bytes of bodies as they came over the wire. */
  readonly bytes: number
  /** The redirects of the address, in order; the last one may not have been requested (robots.txt, another site). */
  readonly redirectedTo: readonly string[]
}

/** The result for an address. */
export type Fetched = Cost &
  (
    | {
        readonly kind: 'fetched'
        /** Its address is canonical, and the one where it was finally found. */
        readonly document: Document
        readonly validators: Validators
      }
    /** 304: the version of the validators is still current. */
    | { readonly kind: 'unchanged' }
    | { readonly kind: 'gone'; readonly status: 404 | 410 }
    /** Not to be retried in this run. */
    | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly message: string }
    | {
        readonly kind: 'failed'
        readonly reason: FailureReason
        readonly message: string
        readonly status?: number
        /** Milliseconds after which a retry makes sense, when the server or the gate says so. */
        readonly retryAfter?: number
        /** Whether a retry in this run can help at all. */
        readonly again: boolean
      }
  )

export interface PoliteFetchOptions {
  readonly validators?: Validators
  readonly login?: Login
  readonly signal?: AbortSignal
  readonly accept?: string
  /** Where redirects may lead; by default the site of the address itself. */
  readonly site?: OwnAddresses
  /** The most requests per second to the host; the lowest limit ever given for it holds. */
  readonly requestsPerSecond?: number
  /** The most bytes of the document. */
  readonly bytes?: number
}

export interface PoliteClient {
  /** Requests an address politely. Rejects only when the signal is given or the client is closed. */
  fetch(address: string, options?: PoliteFetchOptions): Promise<Fetched>
  /**
   * Milliseconds until a host may be requested again; 0 = now. Infinity when it failed so often that it is left alone
   * for this run.
   */
  wait(address: string): number
  /**
   * The robots.txt for an address. Throws RequestError `robots-unreachable`, `resting` when the host is left alone, or
   * `private`.
   */
  robots(address: string): Promise<RobotsRules>
  close(): Promise<void>
}

/** Failures that no retry in the run can solve. */
const LASTING: ReadonlySet<string> = new Set<FailureReason>(['no-host', 'certificate', 'login'])
const TOKEN_BYTES = 65_536

/**
 * Opens a client that is a guest on every host: robots.txt first (RFC 9309), one request at a time, at the pace of the
 * host and never above the configured rate, pauses when asked to wait or when the host fails, nothing inside this
 * network, no secret to anybody else. Clock, sleep, randomness, lookup and secrets are parameters.
 */
export function openPoliteClient(settings: PoliteSettings): PoliteClient {
  const { userAgent, now, allowPrivate = false } = settings
  const hosts = openPoliteAsk(settings)
  const robots = openRobotsBook({ product: userAgent.split('/')[0] ?? userAgent, now, shared: settings.shared })
  const desk = openLoginDesk({
    now,
    secret: settings.secret ?? (() => undefined),
    isInside: (url) => isAllowed(allowPrivate, url.host),
  })

  const rulesFor = async (url: URL, tally: Tally, signal?: AbortSignal): Promise<RobotsRules> => {
    const headers = { accept: 'text/plain, */*;q=0.1', 'accept-encoding': 'identity' }
    const rules = await robots.rulesFor(
      url,
      (address, stop) =>
        followRedirects(address, (hop, from) =>
          hosts
            .ask(hop, { headers, tally, bytes: ROBOTS_BYTES, longer: 'cut', signal: stop })
            .catch((thrown: unknown) => {
              // A fault of another host only means that this host's rules are unavailable.
              throw from && thrown instanceof RequestError
                ? new RequestError('robots-unreachable', thrown.message, thrown.details, { cause: thrown })
                : thrown
            }),
        ),
      signal,
    )
    hosts.gateOf(url).slowDown(rules.crawlDelay)
    return rules
  }

  const fetchAt = async (
    address: string,
    options: PoliteFetchOptions,
    tally: Tally,
    redirectedTo: string[],
  ): Promise<Outcome> => {
    const {
      validators = {},
      login,
      signal,
      site = ownAddresses(address),
      bytes = settings.bytes ?? POLITE_DEFAULTS.bytes,
    } = options
    const headers = {
      accept: options.accept ?? ACCEPT,
      'accept-encoding': ACCEPT_ENCODING,
      ...(validators.etag !== undefined && { 'if-none-match': validators.etag }),
      ...(validators.lastModified !== undefined && { 'if-modified-since': validators.lastModified }),
    }
    const askWithLogin = async (url: URL): Promise<Answer> => {
      const post: PostToken = (where, form, authorization) =>
        hosts.ask(where, {
          headers: { accept: 'application/json', authorization },
          tally,
          bytes: TOKEN_BYTES,
          form,
          signal,
        })
      const send = (authorization: string | undefined): Promise<Answer> =>
        hosts.ask(url, {
          headers: { ...headers, ...(authorization !== undefined && { authorization }) },
          tally,
          bytes,
          signal,
        })
      const authorization = login && (await desk.authorization(login, url, post))
      const answer = await send(authorization)
      if (answer.status !== 401 || login?.kind !== 'oauth2' || authorization === undefined) return answer
      return send(await desk.authorization(login, url, post, authorization))
    }
    const { answer } = await followRedirects(checkedUrl(address), async (url, from) => {
      if (from) redirectedTo.push(url.href)
      if (from && !site(url.href))
        throw new RequestError(
          'other-site',
          `${address}: redirects to ${url.origin}, which is not the site of the source`,
        )
      if (options.requestsPerSecond !== undefined) hosts.gateOf(url).slowDown(1000 / options.requestsPerSecond)
      signal?.throwIfAborted()
      const rules = await rulesFor(url, tally, signal)
      if (!rules.allows(url.href))
        throw new RequestError('robots', `${url.href}: robots.txt of ${url.host} asks to leave it alone`)
      return askWithLogin(url)
    })
    return outcomeOf(address, answer, validators, now())
  }

  return {
    async fetch(address, options = {}) {
      const tally: Tally = { requests: 0, bytes: 0 }
      const redirectedTo: string[] = []
      try {
        return { ...(await fetchAt(address, options, tally, redirectedTo)), ...tally, redirectedTo }
      } catch (thrown) {
        if (!(thrown instanceof RequestError)) throw thrown
        return { ...outcomeOfError(thrown), ...tally, redirectedTo }
      }
    },
    wait: (address) => hosts.gateOf(new URL(address)).wait(),
    robots: async (address) => rulesFor(checkedUrl(address), { requests: 0, bytes: 0 }),
    close: () => hosts.close(),
  }
}

type WithoutCost<Kind> = Kind extends Cost ? Omit<Kind, keyof Cost> : never
type Outcome = WithoutCost<Fetched>

function outcomeOf(name: string, { url, status, header, body }: Answer, validators: Validators, now: Date): Outcome {
  if (status === 304 && (validators.etag ?? validators.lastModified) !== undefined) return { kind: 'unchanged' }
  if (status === 404 || status === 410) return { kind: 'gone', status }
  // 203 is a 200 changed by a proxy; other successes have no complete document.
  if (status !== 200 && status !== 203)
    return {
      kind: 'failed',
      reason: 'status',
      message: `${url.href}: the server answers ${status}`,
      status,
      again: status >= 500,
    }
  const [etag, lastModified] = [header('etag'), header('last-modified')]
  const address = canonicalAddress(url.href) ?? url.href
  return {
    kind: 'fetched',
    document: createDocument(body, {
      address,
      name,
      ...parseContentType(header('content-type') ?? null),
      retrieved: now.toISOString(),
    }),
    validators: { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) },
  }
}

function outcomeOfError({ reason, message, details }: RequestError): Outcome {
  if (isRefusal(reason)) return { kind: 'refused', reason, message }
  return {
    kind: 'failed',
    reason,
    message,
    again: !LASTING.has(reason) && !(reason === 'resting' && details.retryAfter === undefined),
    ...details,
  }
}
