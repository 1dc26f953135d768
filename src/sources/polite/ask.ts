import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib'
import { request, type Dispatcher } from 'undici'
import { RequestError, toRequestError } from './request-error.js'

/** Time limits, in milliseconds, of one exchange. */
export interface RequestTimes {
  /** From the request to the headers of the answer. */
  readonly firstByte: number
  /** Between two parts of the body. */
  readonly silence: number
  /** All of it, connection and body included. */
  readonly total: number
}

export interface AskOptions {
  readonly connections: Dispatcher
  readonly headers: Readonly<Record<string, string>>
  readonly times: RequestTimes
  /** The most bytes of a body, both as sent and unpacked. */
  readonly bytes: number
  /** What to do with a longer body: refuse it, or take its beginning. */
  readonly longer?: 'refuse' | 'cut'
  /** A POST with these fields instead of a GET. */
  readonly form?: URLSearchParams
  readonly signal?: AbortSignal | undefined
  /** Called when the headers of the answer arrive: then the server has certainly seen the request. */
  readonly onAnswer?: () => void
}

/** An answer with its body; the body is only read for a success. */
export interface Answer {
  readonly url: URL
  readonly status: number
  header(name: string): string | undefined
  readonly body: Uint8Array
  /** Bytes of the body as sent. */
  readonly received: number
}

/**
 * Unpacked, a body may be this many times its compressed size (real pages stay below 60); this does not apply to small
 * ones.
 */
const MOST_RATIO = 200
const SMALL = 1024 * 1024
const UNPACK: Readonly<Record<string, (body: Uint8Array, options: ZlibOptions) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  // Servers send `deflate` with and without the zlib header (RFC 9110, section 8.4.1.2, note).
  deflate: (body, options) => ((body[0] ?? 0) % 16 === 8 ? promisify(inflate) : promisify(inflateRaw))(body, options),
}

/**
 * Codings that exist but are not supported (IANA HTTP Content Coding Registry). Any other name, such as a character
 * set, is a mistake of the server: the body is then not compressed.
 */
const NOT_TAKEN: ReadonlySet<string> = new Set([
  'aes128gcm',
  'compress',
  'dcb',
  'dcz',
  'exi',
  'pack200-gzip',
  'x-compress',
  'zstd',
])

const TEXT_TYPE = /^\s*(?:text\/|application\/(?:xhtml\+xml|xml)\b)/iu

/** Compressions in our Accept-Encoding. */
export const ACCEPT_ENCODING = 'gzip, br'

/**
 * One exchange: one request, one answer, no redirects and no retries. Throws RequestError, or the reason of `signal`
 * when that ends it.
 */
export async function ask(url: URL, options: AskOptions): Promise<Answer> {
  const { times, signal, form } = options
  const time = new AbortController()
  const timer = setTimeout(() => time.abort(new Error('the time limit is over')), times.total)
  try {
    signal?.throwIfAborted()
    const {
      statusCode: status,
      headers,
      body,
    } = await request(url, {
      dispatcher: options.connections,
      method: form ? 'POST' : 'GET',
      headers: { ...options.headers, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
      ...(form && { body: form.toString() }),
      signal: signal ? AbortSignal.any([signal, time.signal]) : time.signal,
      headersTimeout: times.firstByte,
      bodyTimeout: times.silence,
    })
    options.onAnswer?.()
    const header = (name: string): string | undefined => {
      const value = headers[name]
      return typeof value === 'string' ? value : value?.[0]
    }
    if (status < 200 || status > 299) {
      // The body of a refusal is not used; a short one is read so that the connection can be reused.
      await body.dump({ limit: 65_536, signal: time.signal })
      return { url, status, header, body: new Uint8Array(), received: 0 }
    }
    return { url, status, header, ...(await readBody(url, body, header, options)) }
  } catch (thrown) {
    if (signal?.aborted === true) throw signal.reason
    throw toRequestError(thrown, url.href, time.signal.aborted)
  } finally {
    clearTimeout(timer)
  }
}

async function readBody(
  url: URL,
  stream: Dispatcher.ResponseData['body'],
  header: Answer['header'],
  { bytes: limit, longer = 'refuse' }: AskOptions,
): Promise<Pick<Answer, 'body' | 'received'>> {
  const tooLarge = (): RequestError => new RequestError('too-large', `${url.href}: more than ${limit} bytes`)
  const codings = (header('content-encoding') ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => Object.hasOwn(UNPACK, each) || NOT_TAKEN.has(each))
  const [coding] = codings
  const said = coding === undefined ? undefined : UNPACK[coding]
  const refuse = async (error: RequestError): Promise<never> => {
    // Reading the rest is what the limits prevent, so the connection is closed.
    stream.on('error', () => undefined)
    stream.destroy()
    throw await Promise.resolve(error)
  }
  if (codings.length > 1 || (coding !== undefined && said === undefined))
    return refuse(
      new RequestError('compression', `${url.href}: compressed in a way that is not supported (${codings.join(', ')})`),
    )
  if (longer === 'refuse' && Number(header('content-length') ?? 0) > limit) return refuse(tooLarge())
  const chunks: Uint8Array[] = []
  let received = 0
  for await (const chunk of stream) {
    const bytes = chunk as Uint8Array
    received += bytes.length
    chunks.push(bytes)
    if (received <= limit) continue
    if (longer === 'refuse' || said !== undefined) throw tooLarge()
    break
  }
  const packed = Buffer.concat(chunks)
  // A page that is compressed without a header: its type says text, its first bytes say gzip.
  const isPacked = TEXT_TYPE.test(header('content-type') ?? '') && packed[0] === 0x1f && packed[1] === 0x8b
  const unpack = said ?? (isPacked ? UNPACK['gzip'] : undefined)
  if (unpack === undefined) return { body: packed.subarray(0, limit), received }
  const most = Math.min(limit, Math.max(SMALL, received * MOST_RATIO))
  try {
    return { body: await unpack(packed, { maxOutputLength: most }), received }
  } catch (thrown) {
    if (thrown instanceof RangeError)
      throw most < limit
        ? new RequestError(
            'compression',
            `${url.href}: unpacks to more than ${MOST_RATIO} times its size`,
            {},
            { cause: thrown },
          )
        : tooLarge()
    throw new RequestError('broken-off', `${url.href}: the compressed answer is damaged`, {}, { cause: thrown })
  }
}
