import type { FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'

/**
 * The body as text and its media type, lower case and without parameters. Throws `media-type-unsupported` or `usage`
 * unless it is UTF-8 and not packed.
 */
export function bodyText(request: FastifyRequest): { readonly mediaType?: string; readonly text: string } {
  const packed = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (packed !== 'identity')
    throw new AppError('media-type-unsupported', `bodies are taken as they are, not packed (${packed.slice(0, 100)})`)
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase())
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replace(/"/gu, '')
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8' && charset !== 'us-ascii')
    throw new AppError('media-type-unsupported', `the character set must be UTF-8, not ${charset.slice(0, 100)}`)
  return { ...(type !== '' && { mediaType: type }), text: utf8(request.body) }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** A body as text. Throws `usage` unless it is UTF-8. */
export function utf8(body: unknown): string {
  if (!(body instanceof Uint8Array)) return ''
  try {
    return UTF8.decode(body)
  } catch (cause) {
    throw new AppError('usage', 'the body is not UTF-8', { cause })
  }
}

/** Checks the IRI of a graph; throws `usage`. */
export function graphIri(iri: string): string {
  if (/^[A-Za-z][\w+.-]*:[^\s<>"{}|\\^`]*$/u.test(iri)) return iri
  throw new AppError('usage', `“${iri.slice(0, 200)}” is not the absolute IRI of a graph`)
}

/**
 * The address below which the service stands, as told or else as the request names it. Throws `usage` for a host that
 * is none.
 */
export function baseOf(request: FastifyRequest, baseUrl: string | undefined): string {
  if (baseUrl !== undefined) return baseUrl
  if (!/^[A-Za-z0-9._-]+(?::\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](?::\d{1,5})?$/u.test(request.host))
    throw new AppError('usage', 'the header Host names no host')
  return `${request.protocol}://${request.host}/`
}
