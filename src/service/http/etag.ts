import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isFresh } from './conditional.js'

/**
 * Weak, as one representation is sent packed and not packed; made of the dataset's version, the request and the
 * representation.
 */
export function etagOf(...parts: readonly string[]): string {
  return `W/"${hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 27)}"`
}

/**
 * Sets the tag on the answer; true when the client has it already, and 304 says all. “*” is no tag: whether there is
 * any answer is not known before it is made.
 */
export function isKnown(etag: string, request: FastifyRequest, reply: FastifyReply): boolean {
  void reply.header('etag', etag).header('cache-control', 'no-cache')
  const known = request.headers['if-none-match']
  return (
    (request.method === 'GET' || request.method === 'HEAD') && known?.trim() !== '*' && isFresh(request.headers, etag)
  )
}

/** Whether the client wants no answer if there is any (`If-None-Match: *`): asked once the answer is made. */
export function hasAnyway(request: FastifyRequest): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && request.headers['if-none-match']?.trim() === '*'
}
