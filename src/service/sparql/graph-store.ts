import { randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import { writeRdf } from '../../rdf/formats/formats.js'
import type { Store } from '../../store/store.js'
import { GRAPH_FORMATS } from '../../store/query/result-formats.js'
import { mayChange } from '../http/conditional.js'
import { etagOf, hasAnyway, isKnown } from '../http/etag.js'
import { GRAPH_STORE_PATH, readGraphTarget, readPayload, type GraphTarget } from './graph-store-request.js'
import { problemOf, sendProblem } from '../http/problem.js'
import { baseOf } from '../http/request-parts.js'
import type { ServiceSettings } from '../limits/service-settings.js'
import { chooseGraphFormat, withCharset } from './sparql-formats.js'
import type { SparqlContext } from './sparql-context.js'
import { queryLimits } from '../limits/sparql-limits.js'
import { refuseOthers } from './sparql.js'
import { checkLocal, checkToken } from '../limits/write-access.js'
import { subscriberOf } from '../watch/client-address.js'
import { abandoned } from '../limits/when-over.js'
import { withinBudget } from '../limits/within-budget.js'

/** Maximum number of files in one form. */
const MOST_FILES = 20

const ALL = 'CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }'

/** What a method does to the graph named in the request. */
type Operation = (context: Context, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

interface Context extends SparqlContext {
  readonly target: GraphTarget
  readonly base: string
}

/**
 * The operations, with their sections in the SPARQL 1.1 Graph Store HTTP Protocol. HEAD (5.6) is GET without the body;
 * there is no PATCH (5.7).
 */
const OPERATIONS: readonly {
  readonly section: string
  readonly method: 'GET' | 'PUT' | 'DELETE' | 'POST'
  readonly writes: boolean
  readonly answer: Operation
}[] = [
  { section: '5.2', method: 'GET', writes: false, answer: getGraph },
  { section: '5.3', method: 'PUT', writes: true, answer: putGraph },
  { section: '5.4', method: 'DELETE', writes: true, answer: deleteGraph },
  { section: '5.5', method: 'POST', writes: true, answer: postGraph },
]

/**
 * The Graph Store Protocol: reading at `/graph-store` for everyone; writing there when the service is writable, else at
 * `/write/graph-store` for clients with the token, if there is one.
 */
export function addGraphStore(app: FastifyInstance, settings: ServiceSettings, context: SparqlContext): void {
  const { writable = false, writeToken, baseUrl } = settings
  const { store, limits } = context

  const serve = (
    path: string,
    writing: boolean,
    check: (request: FastifyRequest, reply: FastifyReply, writes: boolean) => void,
  ): void => {
    void app.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers()
      void scope.register(multipart, {
        limits: { fileSize: limits.writeBytes, files: MOST_FILES, parts: MOST_FILES, fields: 0 },
      })
      scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: limits.writeBytes }, (_request, body, parsed) => {
        parsed(null, body)
      })
      // Checked before the body is read, so that clients without permission need not send one.
      scope.addHook('onRequest', (request, reply, next) => {
        try {
          check(
            request,
            reply,
            OPERATIONS.some(({ method, writes }) => writes && method === request.method),
          )
          next()
        } catch (thrown) {
          next(thrown as Error)
        }
      })
      const served = OPERATIONS.filter(({ writes }) => writing || !writes)
      for (const url of [path, `${path}/*`]) {
        for (const { method, writes, answer } of served) {
          scope.route({
            method,
            url,
            handler: async (request, reply) => {
              void reply.header('vary', 'accept')
              try {
                const base = baseOf(request, baseUrl)
                if (writes) await checkConditions(store, readGraphTarget(request, base), request)
                return await answer({ ...context, base, target: readGraphTarget(request, base) }, request, reply)
              } catch (thrown) {
                void reply.removeHeader('etag').header('cache-control', 'no-store')
                return sendProblem(problemOf(thrown, store.status().refill), thrown, request, reply)
              }
            },
          })
        }
        refuseOthers(scope, url, [...served.map(({ method }) => method), 'HEAD', 'OPTIONS'])
      }
      done()
    })
  }
  serve(`/${GRAPH_STORE_PATH}`, writable, (request, _reply, writes) => {
    if (writable && writes) checkLocal(request)
  })
  if (writeToken !== undefined)
    serve(`/write/${GRAPH_STORE_PATH}`, true, (request, reply) => {
      checkToken(request, reply, writeToken)
    })
}

async function getGraph(context: Context, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { store, limits, bytes, target } = context
  if (target.kind === 'store')
    throw new AppError('usage', 'no graph is named: give “graph” or “default” in the query of the address')
  const { format, mediaType } = chooseGraphFormat(request.headers.accept, 'a graph')
  const version = store.version()
  const name = target.kind === 'graph' ? `<${target.iri}>` : 'default'
  // The tag for this version was given for an existing graph.
  if (isKnown(etagOf(version, 'graph', name, mediaType), request, reply)) return reply.code(304).send()
  const { body } = await withinBudget(context, request, reply, async (turn) => {
    if (target.kind === 'graph') await mustExist(store, target.iri)
    return store.query(ALL, {
      format,
      ...queryLimits(limits),
      ...turn,
      signal: abandoned(reply),
      ...(limits.clientQueries > 0 && { client: subscriberOf(request.ip) }),
      ...(target.kind === 'graph' && { defaultGraphs: [target.iri] }),
    })
  })
  if (store.version() !== version) void reply.removeHeader('etag')
  if (hasAnyway(request)) return reply.code(304).send()
  bytes.send(request, reply, body.byteLength)
  return reply.type(withCharset(mediaType)).send(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
}

async function putGraph(
  { store, target, base }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (target.kind === 'store')
    throw new AppError('usage', 'no graph is named: give “graph” or “default” in the query of the address')
  if (target.kind === 'default') {
    const quads = await readPayload(request, `${base}graph-store`)
    await store.update(`DROP DEFAULT ; INSERT DATA {\n${writeRdf(quads, 'ntriples')}}`)
    return reply.code(204).send()
  }
  const quads = await readPayload(request, target.iri)
  const existed = await exists(store, target.iri)
  await store.replaceGraph(target.iri, quads)
  // Writing no triples creates no graph: empty graphs do not exist.
  return reply.code(existed || quads.length === 0 ? 204 : 201).send()
}

async function deleteGraph(
  { store, target }: Context,
  _request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (target.kind === 'store') throw new AppError('usage', 'no graph is named: the store as a whole cannot be deleted')
  if (target.kind === 'default') {
    await store.update('DROP DEFAULT')
  } else {
    await mustExist(store, target.iri)
    await store.dropGraph(target.iri)
  }
  return reply.code(204).send()
}

/** Adds to a graph; triples posted to the store itself become a new graph with a new address. */
async function postGraph(
  { store, target, base }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (target.kind === 'default') {
    const quads = await readPayload(request, `${base}graph-store`)
    await store.update(`INSERT DATA {\n${writeRdf(quads, 'ntriples')}}`)
    return reply.code(204).send()
  }
  const iri = target.kind === 'graph' ? target.iri : `${base}${GRAPH_STORE_PATH}/${randomUUID()}`
  const quads = await readPayload(request, iri)
  const existed = target.kind === 'graph' && (await exists(store, iri))
  await store.load([Buffer.from(writeRdf(quads, 'ntriples'))], iri)
  if (existed || quads.length === 0) return reply.code(204).send()
  if (target.kind === 'store') void reply.header('location', iri)
  return reply.code(201).send()
}

/** Throws `precondition-failed` unless the graph meets the conditions of the request (RFC 9110, 13.1). */
async function checkConditions(store: Store, target: GraphTarget, { headers }: FastifyRequest): Promise<void> {
  if (headers['if-match'] === undefined && headers['if-none-match'] === undefined) return
  const there = target.kind === 'default' || (target.kind === 'graph' && (await exists(store, target.iri)))
  const name = target.kind === 'graph' ? `<${target.iri}>` : 'default'
  const version = store.version()
  // A client that has read the graph in any format knows it.
  const tags = GRAPH_FORMATS.flatMap(({ mediaType, aliases }) =>
    [mediaType, ...aliases].map((type) => etagOf(version, 'graph', name, type)),
  )
  if (!mayChange(headers, there ? tags : undefined))
    throw new AppError('precondition-failed', `the graph ${name} does not meet If-Match or If-None-Match`)
}

async function exists(store: Store, iri: string): Promise<boolean> {
  const { body } = await store.query(`ASK { GRAPH <${iri}> {} }`, { format: 'json' })
  return (JSON.parse(Buffer.from(body).toString('utf8')) as { readonly boolean: boolean }).boolean
}

async function mustExist(store: Store, iri: string): Promise<void> {
  if (!(await exists(store, iri))) throw new AppError('input-not-found', `there is no graph <${iri}>`)
}
