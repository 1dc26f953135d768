import type { Limits } from '../../config.js'
import { createDocument, type Document } from '../../document.js'
import { AppError } from '../../errors.js'
import { ACCEPT_ENCODING, ask, type Answer } from './ask.js'
import { insideError, openConnections, systemLookup } from './connections.js'
import { checkedUrl, followRedirects } from './follow-redirects.js'
import { parseContentType } from '../media-types.js'
import { isPrivateAddress } from './private-address.js'
import { RequestError, toInputError } from './request-error.js'

export interface FetchOptions {
  readonly limits: Pick<Limits, 'bytes' | 'fetchMilliseconds'>
  readonly userAgent: string
  /** Whether an address on this machine or its network may be fetched; a redirect from the public web never may. */
  readonly allowPrivate: boolean
  readonly now: () => Date
}

/** Media types in order of preference. */
export const ACCEPT =
  'text/html, application/xhtml+xml, application/pdf;q=0.8, text/turtle;q=0.7, application/ld+json;q=0.7, */*;q=0.1'

/**
 * Fetches one address given by a user: http or https only, within limits of size and time, each redirect checked like
 * the first address. The document's address is the one where it was finally found. Throws AppError: `input-not-found`
 * (404, 410, unknown host), `input-unreadable` (any other refusal), `input-too-large`.
 */
export async function fetchDocument(address: string, options: FetchOptions): Promise<Document> {
  const {
    limits: { bytes, fetchMilliseconds },
    userAgent,
  } = options
  const overdue = new RequestError('total-time', `${address}: no complete answer within ${fetchMilliseconds} ms`)
  const time = new AbortController()
  const timer = setTimeout(() => time.abort(overdue), fetchMilliseconds)
  const times = { firstByte: fetchMilliseconds, silence: fetchMilliseconds, total: fetchMilliseconds }
  const headers = {
    accept: ACCEPT,
    'accept-language': 'nl',
    'accept-encoding': ACCEPT_ENCODING,
    'user-agent': userAgent,
  }
  let connections: ReturnType<typeof openConnections> | undefined
  try {
    const start = checkedUrl(address)
    const allowPrivate = options.allowPrivate && (await pointsInside(start))
    const open = (connections = openConnections({ allowPrivate, connect: fetchMilliseconds }))
    const { answer } = await followRedirects(start, (url) => {
      if (!allowPrivate && isPrivateAddress(url.hostname)) throw insideError(url.hostname)
      return ask(url, { connections: open, headers, times, bytes, signal: time.signal })
    })
    return toDocument(address, answer, options.now())
  } catch (thrown) {
    throw thrown instanceof RequestError ? asFailure(thrown, address, bytes) : thrown
  } finally {
    clearTimeout(timer)
    await connections?.destroy()
  }
}

function toDocument(name: string, { url, status, header, body }: Answer, now: Date): Document {
  if (status < 200 || status > 299)
    throw new RequestError('status', `${name}: the server answers ${status}`, { status })
  return createDocument(body, {
    address: url.href,
    name,
    ...parseContentType(header('content-type') ?? null),
    retrieved: now.toISOString(),
  })
}

async function pointsInside(url: URL): Promise<boolean> {
  if (isPrivateAddress(url.hostname)) return true
  // A name that cannot be resolved fails again, with its reason, when connecting.
  const addresses = await systemLookup(url.hostname).catch(() => [])
  return addresses.some(({ address }) => isPrivateAddress(address))
}

function asFailure(error: RequestError, address: string, bytes: number): AppError {
  const failure = toInputError(error)
  const isNamed = failure.message.includes(address) || error.reason === 'credentials' || error.reason === 'address'
  const hint = error.reason === 'too-large' ? ` (the limit of ${bytes} bytes is RAADLINK_MAX_BYTES)` : ''
  return new AppError(failure.code, `${isNamed ? '' : `${address}: `}${failure.message}${hint}`, { cause: error })
}
