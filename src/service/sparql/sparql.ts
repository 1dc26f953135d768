import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import { etagOf, isKnown } from '../http/etag.js'
import { problemOf, sendProblem } from '../http/problem.js'
import { baseOf } from '../http/request-parts.js'
import { ServiceDescription } from './service-description.js'
import type { ServiceSettings } from '../limits/service-settings.js'
import { chooseGraphFormat, wantsPage, withCharset } from './sparql-formats.js'
import type { SparqlContext } from './sparql-context.js'
import { queryLimits } from '../limits/sparql-limits.js'
import { sendSparqlPage } from './sparql-page.js'
import { answerQuery } from './sparql-query.js'
import {
  READING,
  READING_AND_WRITING,
  readSparqlRequest,
  WRITING,
  type Allowed,
  type SparqlRequest,
} from './sparql-request.js'
import { checkLocal, checkToken } from '../limits/write-access.js'
import { logFailure } from '../watch/service-log.js'

/** The path for queries, and for updates from clients with the token. */
export const SPARQL_PATH = 'sparql'
const WRITE_PATH = 'write/sparql'
/** Percent-encoding makes a form up to three times as long as its query. */
const FORM_FACTOR = 3

/**
 * The SPARQL 1.1 Protocol: queries at `/sparql`, where browsers get a page and machines the Service Description;
 * updates there when the service is writable, else at `/write/sparql` for clients with the token, if there is one.
 */
export function addSparql(app: FastifyInstance, settings: ServiceSettings, context: SparqlContext): void {
  const { writable = false, writeToken, baseUrl, features = [] } = settings
  const { store, limits } = context
  const description = new ServiceDescription(store, { features, writable })

  const answerUpdate = async (
    asked: SparqlRequest & { readonly operation: 'update' },
    endpoint: string,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const { inserted, removed } = await store.update(asked.text, {
      usingGraphs: asked.usingGraphs,
      usingNamedGraphs: asked.usingNamedGraphs,
      base: endpoint,
      deadline: queryLimits(limits).deadline,
    })
    const figures = inserted === undefined ? '' : `: ${inserted} quads added, ${removed ?? 0} removed`
    return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(`done${figures}\n`)
  }

  const answerDescription = async (
    endpoint: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    if (wantsPage(request.headers.accept)) return sendSparqlPage(reply, undefined)
    const { format, mediaType } = chooseGraphFormat(request.headers.accept, 'the description of this service')
    if (isKnown(etagOf(store.version(), endpoint, 'description', mediaType), request, reply))
      return reply.code(304).send()
    return reply.type(withCharset(mediaType)).send(await description.write(endpoint, format))
  }

  const answerAt =
    (allowed: Allowed, checkWrite: (request: FastifyRequest, reply: FastifyReply) => void) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      void reply.header('vary', 'accept')
      let asked: SparqlRequest | undefined
      try {
        if (allowed === WRITING) checkWrite(request, reply)
        const endpoint = baseOf(request, baseUrl) + SPARQL_PATH
        asked = readSparqlRequest(request, allowed, limits.queryBytes)
        switch (asked.operation) {
          case 'description':
            return await answerDescription(endpoint, request, reply)
          case 'query':
            return await answerQuery(context, asked, endpoint, request, reply)
          case 'update':
            if (allowed !== WRITING) checkWrite(request, reply)
            return await answerUpdate(asked, endpoint, reply)
        }
      } catch (thrown) {
        const problem = problemOf(thrown, store.status().refill)
        void reply.removeHeader('etag').header('cache-control', 'no-store')
        if (!wantsPage(request.headers.accept) || (problem.status >= 500 && !(thrown instanceof AppError)))
          return sendProblem(problem, thrown, request, reply)
        logFailure(request, thrown, problem.status)
        if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter))
        return sendSparqlPage(reply.code(problem.status), asked?.operation === 'query' ? asked.text : undefined, {
          kind: 'problem',
          message: problem.message,
        })
      }
    }

  void app.register((scope, _options, done) => {
    // The protocol decides what a body may be, so every body is read as bytes.
    scope.removeAllContentTypeParsers()
    const bodyLimit = Math.max(FORM_FACTOR * limits.queryBytes, writable ? FORM_FACTOR * limits.writeBytes : 0)
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body)
    })
    const answer = answerAt(writable ? READING_AND_WRITING : READING, checkLocal)
    scope.get(`/${SPARQL_PATH}`, answer)
    scope.post(`/${SPARQL_PATH}`, { bodyLimit }, answer)
    refuseOthers(scope, `/${SPARQL_PATH}`, ['GET', 'HEAD', 'POST', 'OPTIONS'])
    done()
  })
  if (writeToken === undefined) return
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: limits.writeBytes }, (_request, body, parsed) => {
      parsed(null, body)
    })
    // Checked before the body is read, so that clients without permission need not send one.
    scope.addHook('onRequest', (request, reply, next) => {
      try {
        checkToken(request, reply, writeToken)
        next()
      } catch (thrown) {
        next(thrown as Error)
      }
    })
    scope.post(
      `/${WRITE_PATH}`,
      answerAt(WRITING, () => undefined),
    )
    refuseOthers(scope, `/${WRITE_PATH}`, ['POST', 'OPTIONS'])
    done()
  })
}

/** Answers unsupported methods of an address with 405 and the supported ones (RFC 9110, 15.5.6). */
export function refuseOthers(scope: FastifyInstance, url: string, known: readonly string[]): void {
  const others = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'].filter((method) => !known.includes(method))
  scope.route({
    method: others,
    url,
    handler: (request, reply) => {
      void reply.header('allow', known.join(', '))
      throw new AppError('method-not-allowed', `${request.method} is not taken here: ${known.join(', ')}`)
    },
  })
}
