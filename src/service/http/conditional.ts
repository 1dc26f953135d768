import type { IncomingHttpHeaders } from 'node:http'
import fresh from 'fresh'
import parseRange from 'range-parser'

/**
 * Whether the client has this already (RFC 9110, 13.1): If-None-Match is compared weakly and alone decides when it is
 * there, else If-Modified-Since, in whole seconds.
 */
export function isFresh(headers: IncomingHttpHeaders, etag: string, lastModified?: string): boolean {
  const known = headers['if-none-match']
  return fresh(
    {
      ...headers,
      // A proxy that compressed an answer may have marked its tag.
      ...(known !== undefined && { 'if-none-match': known.trim().replace(/-(?:gzip|br|df)"/gu, '"') }),
      // Speaks to caches on the way (RFC 9111, 5.2.1.4). Fetch adds it to every conditional request.
      'cache-control': undefined,
    },
    { etag, ...(lastModified !== undefined && { 'last-modified': new Date(lastModified).toUTCString() }) },
  )
}

/**
 * Whether a change may be made (RFC 9110, 13.1.1 and 13.1.2): If-Match wants the thing to be there, with one of these
 * tags; If-None-Match wants it not to be there, or not with one of them. `etags`: those of its forms; undefined: it is
 * not there.
 */
export function mayChange(headers: IncomingHttpHeaders, etags: readonly string[] | undefined): boolean {
  const names = (condition: string): boolean =>
    etags?.some((etag) => isFresh({ 'if-none-match': condition }, etag)) === true
  const { 'if-match': wanted, 'if-none-match': unwanted } = headers
  return (wanted === undefined || names(wanted)) && (unwanted === undefined || !names(unwanted))
}

export interface ByteRange {
  readonly start: number
  /** The last byte, included. */
  readonly end: number
}

/**
 * The part of a file that is asked for (RFC 9110, 14.2). Undefined: all of it, also for several ranges at once, other
 * units, and an If-Range that names another version; `unsatisfiable` when it begins behind the end.
 */
export function rangeOf(
  headers: IncomingHttpHeaders,
  size: number,
  etag: string,
): ByteRange | 'unsatisfiable' | undefined {
  const condition = headers['if-range']
  // Dates are too coarse to tell versions apart: only the strong tag counts.
  if (typeof condition === 'string' && condition.trim() !== etag) return undefined
  if (headers.range?.trim().startsWith('bytes=') !== true) return undefined
  const ranges = parseRange(size, headers.range.replaceAll(' ', ''))
  if (ranges === -1) return 'unsatisfiable'
  const [range, ...others] = ranges === -2 ? [] : ranges
  return others.length === 0 ? range : undefined
}
