import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether the client has this already (RFC 9110, 13.1): If-None-Match is compared weakly and alone decides when it is
 * there,
 * else If-Modified-Since, in whole seconds.
 */
export function isFresh(headers: IncomingHttpHeaders, etag: string, lastModified?: string): boolean {
  const known = headers['if-none-match']
  if (known !== undefined) return known.trim() === '*' || known.split(',').some((each) => weak(each) === weak(etag))
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return (
    lastModified !== undefined && !Number.isNaN(since) && Math.floor(Date.parse(lastModified) / 1000) * 1000 <= since
  )
}

function weak(etag: string): string {
  // A proxy that compressed an answer may have marked its tag.
  return etag
    .trim()
    .replace(/^W\//u, '')
    .replace(/-(?:gzip|br|df)"$/u, '"')
}

export interface ByteRange {
  readonly start: number
  /** The last byte, included. */
  readonly end: number
}

/**
 * The part of a file that is asked for (RFC 9110, 14.2). Undefined: all of it, also for several ranges at once, other
 * units,
 * and an If-Range that names another version; `unsatisfiable` when it begins behind the end.
 */
export function rangeOf(
  headers: IncomingHttpHeaders,
  size: number,
  etag: string,
): ByteRange | 'unsatisfiable' | undefined {
  const condition = headers['if-range']
  // Dates are too coarse to tell versions apart: only the strong tag counts.
  if (typeof condition === 'string' && condition.trim() !== etag) return undefined
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/u.exec(headers.range?.replaceAll(' ', '') ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') return Number(to) === 0 ? 'unsatisfiable' : { start: Math.max(0, size - Number(to)), end: size - 1 }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (start >= size) return 'unsatisfiable'
  return to !== '' && Number(to) < start ? undefined : { start, end }
}
