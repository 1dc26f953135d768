import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import { ByteBudget } from './byte-budget.js'
import { whenOver } from './when-over.js'

const MIB = 2 ** 20
/** Bodies up to this size (queries and forms) have their own room, so that large uploads never block them. */
const SMALL = 128 * 1024
/** The slowest that a client may read its answer (bytes per second), after the first seconds. */
const SLOWEST = 64 * 1024
const PATIENCE = 30_000
const RETRY_AFTER = 5

/** Limits the memory for requests and answers. */
export interface BytesUnderWay {
  readonly coming: () => number
  readonly going: () => number
  /**
   * Reserves room for an answer until it is sent, and closes the connection of a client that does not read it. Throws
   * `busy` when too much is being sent already.
   */
  readonly send: (request: FastifyRequest, reply: FastifyReply, bytes: number) => void
}

/**
 * Reserves room for the body of each request before it is read, for as long as the request lasts: its stated length, or
 * else the maximum. When there is no room, the request is refused with 503 and Retry-After. `apart`: whether clients
 * can be distinguished, so that one of them gets only a part.
 */
export function addBytesUnderWay(app: FastifyInstance, apart: boolean): BytesUnderWay {
  const share = apart ? 4 : 1.5
  const large = new ByteBudget({ total: 192 * MIB, client: (192 * MIB) / share })
  const small = new ByteBudget({ total: 32 * MIB, client: (32 * MIB) / share })
  const going = new ByteBudget({ total: 256 * MIB, client: (256 * MIB) / Math.min(share, 2) })

  app.addHook('onRequest', (request, reply, next) => {
    const { headers, routeOptions } = request
    const most = routeOptions.bodyLimit
    const chunked = headers['transfer-encoding'] !== undefined
    const bytes = chunked ? most : Number(headers['content-length'] ?? 0)
    // A body that is too large is refused unread.
    if (!(bytes > 0) || bytes > most) {
      next()
      return
    }
    const release = (bytes > SMALL ? large : small).take(request.ip, bytes)
    if (release) {
      whenOver(reply, release)
      next()
      return
    }
    void reply.header('retry-after', String(RETRY_AFTER)).header('connection', 'close')
    next(new AppError('busy', 'too much is being sent to this service at once: try again in a moment'))
  })

  return {
    coming: () => large.used + small.used,
    going: () => going.used,
    send: (request, reply, bytes) => {
      const release = going.take(request.ip, bytes)
      if (!release) throw new AppError('busy', 'too many large answers are being sent at once: try again in a moment')
      const cut = setTimeout(
        () => {
          reply.raw.destroy()
        },
        PATIENCE + (bytes / SLOWEST) * 1000,
      ).unref()
      whenOver(reply, () => {
        clearTimeout(cut)
        release()
      })
    },
  }
}
