import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { apiRoutes } from './api/api-routes.js'
import { addAssets } from './pages/assets.js'
import { deskRoutes } from './desk/desk-routes.js'
import { addGraphStore } from './sparql/graph-store.js'
import { problemOf, sendProblem } from './http/problem.js'
import { addBytesUnderWay } from './limits/bytes-under-way.js'
import { subscriberOf } from './watch/client-address.js'
import type { ServiceSettings } from './limits/service-settings.js'
import { SECURITY_HEADERS } from './limits/security-headers.js'
import { searchRoutes } from './search/search-routes.js'
import { siteRoutes } from './site/site-routes.js'
import { addSparql } from './sparql/sparql.js'
import { sparqlContext } from './sparql/sparql-context.js'
import { sendNothingHere } from './pages/missing-page.js'
import { startPage } from './pages/start-page.js'
import { addValidate } from './validate/validate-route.js'
import { addHealth } from './watch/service-health.js'
import { logRequests, requestIds } from './watch/service-log.js'
import { digestRoutes } from './follow/digest-routes.js'
import { ServiceMetrics } from './watch/service-metrics.js'

/** What is text; the rest is packed already or not worth it. */
const COMPRESSIBLE =
  /^(?:text\/|application\/(?:sparql-results\+|json|ld\+json|xml|rdf\+xml|n-triples|n-quads|trig|vnd\.api\+json|problem\+json|atom\+xml|feed\+json)|image\/svg\+xml)/u

/**
 * The service as a Fastify instance that does not listen yet (tests use `inject`). Closing it closes neither store nor
 * checker: whoever opened them does. `log`: absent, nothing is logged.
 */
export async function buildService(settings: ServiceSettings, log?: FastifyBaseLogger): Promise<FastifyInstance> {
  const {
    store,
    outlet,
    desk,
    maxDocumentBytes,
    requestsPerMinute = 6000,
    trustProxy = [],
    apart = true,
    watch,
  } = settings
  const app = fastify({
    ...(log && { loggerInstance: log }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(),
    trustProxy: trustProxy.length > 0 && [...trustProxy],
    routerOptions: { ignoreTrailingSlash: true },
    bodyLimit: maxDocumentBytes,
    requestTimeout: 120_000,
  })

  app.addHook('onRequest', (request, reply, next) => {
    void reply.headers(SECURITY_HEADERS).header('x-request-id', request.id)
    next()
  })
  if (log) logRequests(app)
  // No method but those of reading and no Authorization: pages of other sites read, and never write.
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: ['accept', 'content-type', 'if-none-match'],
    exposedHeaders: ['retry-after', 'etag', 'link', 'allow', 'x-request-id'],
  })
  await app.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    threshold: 1024,
    customTypes: COMPRESSIBLE,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  if (requestsPerMinute > 0)
    await app.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: 60_000,
      keyGenerator: ({ ip }) => subscriberOf(ip),
    })
  const bytes = addBytesUnderWay(app, apart)
  const metrics = new ServiceMetrics({
    status: () => store.status(),
    bytes: () => ({ coming: bytes.coming(), going: bytes.going() }),
    ...watch,
  })
  if (watch?.process === true) metrics.withProcess()
  metrics.watch(app)

  app.setErrorHandler((thrown, request, reply) =>
    sendProblem(problemOf(thrown, store.status().refill), thrown, request, reply),
  )
  app.setNotFoundHandler(sendNothingHere)

  const checkPage = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.type('text/html; charset=utf-8').send(startPage(store.status(), maxDocumentBytes))
  app.get('/controleren', checkPage)
  // With a dataset to show, its site stands first.
  if (!outlet) app.get('/', checkPage)
  addHealth(app, { status: () => store.status(), ...watch })
  app.get('/metrics', async (_request, reply) =>
    reply
      .type(metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.write()),
  )
  const context = sparqlContext(settings, metrics, bytes)
  addSparql(app, settings, context)
  addGraphStore(app, settings, context)
  addValidate(app, settings, context)
  addAssets(app)
  if (desk) await app.register(deskRoutes(desk))
  const { search, digests } = settings
  if (outlet && search) await app.register(searchRoutes(search, outlet.site, digests !== undefined))
  if (outlet && digests) await app.register(digestRoutes(digests, outlet.site))
  if (outlet) await app.register(apiRoutes(outlet, search))
  if (outlet) await app.register(siteRoutes(outlet))
  return app
}
