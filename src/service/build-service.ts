import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify'
import { addAssets } from './pages/assets.js'
import { addGraphStore } from './sparql/graph-store.js'
import { problemOf, sendProblem } from './http/problem.js'
import type { ServiceSettings } from './limits/service-settings.js'
import { SECURITY_HEADERS } from './limits/security-headers.js'
import { siteRoutes } from './site/site-routes.js'
import { addSparql } from './sparql/sparql.js'
import { sparqlContext } from './sparql/sparql-context.js'
import { startPage } from './pages/start-page.js'
import { addValidate } from './validate/validate-route.js'

/** What is text; the rest is packed already or not worth it. */
const COMPRESSIBLE =
  /^(?:text\/|application\/(?:sparql-results\+|json|ld\+json|xml|rdf\+xml|n-triples|n-quads|trig|vnd\.api\+json|atom\+xml|feed\+json)|image\/svg\+xml)/u

/**
 * The service as a Fastify instance that does not listen yet (tests use `inject`). Closing it closes neither store nor
 * checker: whoever opened them does.
 */
export async function buildService(
  settings: ServiceSettings,
  logger: FastifyServerOptions['logger'] = false,
): Promise<FastifyInstance> {
  const { store, outlet, maxDocumentBytes, requestsPerMinute = 6000, trustProxy = [] } = settings
  const app = fastify({
    logger,
    trustProxy: trustProxy.length > 0 && [...trustProxy],
    routerOptions: { ignoreTrailingSlash: true },
    bodyLimit: maxDocumentBytes,
    requestTimeout: 120_000,
  })

  app.addHook('onRequest', (_request, reply, next) => {
    void reply.headers(SECURITY_HEADERS)
    next()
  })
  // No method but those of reading and no Authorization: pages of other sites read, and never write.
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: ['accept', 'content-type', 'if-none-match'],
    exposedHeaders: ['retry-after', 'etag', 'link', 'allow'],
  })
  await app.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    threshold: 1024,
    customTypes: COMPRESSIBLE,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  if (requestsPerMinute > 0) await app.register(rateLimit, { max: requestsPerMinute, timeWindow: 60_000 })

  app.setErrorHandler((thrown, request, reply) =>
    sendProblem(problemOf(thrown, store.status().refill), thrown, request, reply),
  )
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('text/plain; charset=utf-8').send('nothing here: see / and /sparql\n'),
  )

  const checkPage = (_request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.type('text/html; charset=utf-8').send(startPage(store.status(), maxDocumentBytes))
  app.get('/controleren', checkPage)
  // With a dataset to show, its site stands first.
  if (!outlet) app.get('/', checkPage)
  app.get('/health', (_request, reply) => {
    const status = store.status()
    return reply
      .code(status.ready > 0 ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(status)
  })
  const context = sparqlContext(settings)
  addSparql(app, settings, context)
  addGraphStore(app, settings, context)
  addValidate(app, settings)
  addAssets(app)
  if (outlet) await app.register(siteRoutes(outlet))
  return app
}
