import { lookup as lookupHost, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, fetch, type Dispatcher, type Response } from 'undici'
import type { Limits } from '../config.js'
import { createDocument, type Document } from '../document.js'
import { AppError, messageOf } from '../errors.js'
import { parseContentType } from './media-types.js'
import { isPrivateAddress } from './private-address.js'

export interface FetchOptions {
  readonly limits: Pick<Limits, 'bytes' | 'fetchMilliseconds'>
  readonly userAgent: string
  /** Whether an address on this machine or its network may be fetched; a redirect from the public web never gets there. */
  readonly allowPrivate: boolean
  readonly now: () => Date
}

const MOST_REDIRECTS = 5
const ACCEPT = 'text/html, application/xhtml+xml, application/pdf;q=0.8, text/turtle;q=0.7, application/ld+json;q=0.7, */*;q=0.1'

/**
 * Fetches one address a user gave: http or https only, within a size and a time, each redirect checked like the first address.
 * The document's address is the one it was finally found at. Throws AppError: `input-not-found` (404, 410, unknown host),
 * `input-unreadable` (any other refusal), `input-too-large`.
 */
export async function fetchDocument(address: string, options: FetchOptions): Promise<Document> {
  const signal = AbortSignal.timeout(options.limits.fetchMilliseconds)
  let url = checkedUrl(address, address)
  const startsPrivate = options.allowPrivate && (await pointsInside(url))
  const dispatcher = new Agent({ connect: { lookup: guardedLookup(startsPrivate) }, maxHeaderSize: 65_536 })
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (!startsPrivate && isPrivateAddress(url.hostname)) throw insideError(url)
      const response = await request(url, { dispatcher, signal, userAgent: options.userAgent })
      const location = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || location === null) return await toDocument(address, url, response, options)
      await response.body?.cancel()
      if (!URL.canParse(location, url.href)) throw new AppError('input-unreadable', `${address}: redirects to “${location}”, which is no address`)
      url = checkedUrl(new URL(location, url).href, address)
    }
    throw new AppError('input-unreadable', `${address}: more than ${MOST_REDIRECTS} redirects`)
  } catch (thrown) {
    throw asFailure(thrown, address, options)
  } finally {
    await dispatcher.destroy()
  }
}

function checkedUrl(address: string, start: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/u.test(url.protocol)) throw new AppError('input-unreadable', `${start}: only http and https addresses are fetched, not “${address}”`)
  if (url.username !== '' || url.password !== '') throw new AppError('input-unreadable', `${start}: addresses with a user name or password are not fetched`)
  url.hash = ''
  return url
}

function request(url: URL, { dispatcher, signal, userAgent }: { readonly dispatcher: Dispatcher; readonly signal: AbortSignal; readonly userAgent: string }): Promise<Response> {
  return fetch(url, { dispatcher, signal, redirect: 'manual', headers: { 'accept': ACCEPT, 'accept-language': 'nl', 'user-agent': userAgent } })
}

async function toDocument(name: string, url: URL, response: Response, options: FetchOptions): Promise<Document> {
  if (!response.ok) {
    await response.body?.cancel()
    const code = response.status === 404 || response.status === 410 ? 'input-not-found' : 'input-unreadable'
    throw new AppError(code, `${name}: the server answers ${response.status} ${response.statusText}`.trimEnd())
  }
  const bytes = await readBody(response, name, options.limits.bytes)
  return createDocument(bytes, { address: url.href, name, ...parseContentType(response.headers.get('content-type')), retrieved: options.now().toISOString() })
}

/** The body, decompressed, counted while it comes in: the limit holds for what a small compressed answer grows into. */
async function readBody(response: Response, name: string, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array
    size += bytes.length
    if (size > limit) throw new AppError('input-too-large', `${name}: more than ${limit} bytes (the limit is RAADLINK_MAX_BYTES)`)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** Resolves names as the system does, and refuses the connection when a name leads inside. The check and the connection use the same answer. */
function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookupHost(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const inside = allowPrivate ? undefined : addresses.find(({ address }) => isPrivateAddress(address))
      if (inside) return callback(new AppError('input-unreadable', `${hostname} leads to ${inside.address}, an address inside this network`), '', 0)
      const [first] = addresses
      if (options.all) return callback(null, addresses)
      return callback(null, first?.address ?? '', first?.family)
    })
  }
}

async function pointsInside(url: URL): Promise<boolean> {
  if (isPrivateAddress(url.hostname)) return true
  const addresses = await new Promise<readonly LookupAddress[]>((resolve) => {
    // A name that does not resolve fails again, with its reason, when the connection is made.
    lookupHost(url.hostname, { all: true }, (error, found) => resolve(error ? [] : found))
  })
  return addresses.some(({ address }) => isPrivateAddress(address))
}

function insideError(url: URL): AppError {
  return new AppError('input-unreadable', `${url.hostname} is an address inside this network`)
}

function asFailure(thrown: unknown, address: string, { limits }: FetchOptions): AppError {
  if (thrown instanceof AppError) return thrown
  for (let cause = thrown; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AppError) return new AppError(cause.code, `${address}: ${cause.message}`, { cause: thrown })
    if (cause.name === 'TimeoutError') return new AppError('input-unreadable', `${address}: no complete answer within ${limits.fetchMilliseconds} ms`, { cause: thrown })
    const code: unknown = 'code' in cause ? cause.code : undefined
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new AppError('input-not-found', `${address}: there is no such host`, { cause: thrown })
    if (code === 'ECONNREFUSED') return new AppError('input-unreadable', `${address}: nothing answers there (connection refused)`, { cause: thrown })
    if (cause.cause === undefined) return new AppError('input-unreadable', `${address}: ${messageOf(cause)}`, { cause: thrown })
  }
  return new AppError('input-unreadable', `${address}: ${messageOf(thrown)}`, { cause: thrown })
}
