import { createHash, timingSafeEqual } from 'node:crypto'
import { isIPv4 } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import { isFromElsewhere } from '../http/origin.js'

/** Whether a listening address or host name is this machine itself. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/u, '$1').toLowerCase()
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'))
}

/** Throws `not-authorised` unless the request has the bearer token (RFC 6750, section 2.1). */
export function checkToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const sent = /^bearer +([\w~+/.-]+=*) *$/iu.exec(request.headers.authorization ?? '')?.[1]
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  if (sent !== undefined && timingSafeEqual(digest(sent), digest(token))) return
  void reply.header(
    'www-authenticate',
    sent === undefined ? 'Bearer realm="raadlink"' : 'Bearer realm="raadlink", error="invalid_token"',
  )
  throw new AppError(
    'not-authorised',
    sent === undefined
      ? 'writing needs the bearer token of this service'
      : 'this is not the bearer token of this service',
  )
}

/**
 * Throws `sparql-forbidden` for a write without a token that a page of another site may have sent: one with another
 * origin, or to a name that is not this machine's (which a foreign name server may point here).
 */
export function checkLocal(request: FastifyRequest): void {
  if (!isLoopback(request.hostname))
    throw new AppError('sparql-forbidden', 'writing without a token is for this machine only')
  if (isFromElsewhere(request)) throw new AppError('sparql-forbidden', 'pages of other sites may not write here')
}
