import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type FastifyServerOptions } from 'fastify'
import { problemOf, sendProblem } from './problem.js'
import type { ServiceSettings } from './service-settings.js'
import { siteRoutes } from './site-routes.js'
import { addSparql } from './sparql.js'
import { startPage } from './start-page.js'
import { addValidate } from './validate.js'

/** What pages may load: nothing but themselves. Reports and pages carry their style inside. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], formAction: ["'self'"], baseUri: ["'none'"], frameAncestors: ["'none'"] },
}

/**
 * The service as a Fastify instance that does not listen yet (tests use `inject`). Closing it closes neither store nor
 * checker: whoever opened them does.
 */
export async function buildService(settings: ServiceSettings, logger: FastifyServerOptions['logger'] = false): Promise<FastifyInstance> {
  const { store, outlet, maxDocumentBytes, requestsPerMinute = 6000, trustProxy = false } = settings
  const app = fastify({ logger, trustProxy, routerOptions: { ignoreTrailingSlash: true }, bodyLimit: maxDocumentBytes, requestTimeout: 120_000 })

  await app.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY, crossOriginResourcePolicy: { policy: 'cross-origin' }, strictTransportSecurity: false })
  await app.register(cors, { origin: '*', methods: ['GET', 'HEAD', 'POST'], allowedHeaders: ['accept', 'content-type'], exposedHeaders: ['retry-after'] })
  if (requestsPerMinute > 0) await app.register(rateLimit, { max: requestsPerMinute, timeWindow: 60_000 })

  app.setErrorHandler((thrown, request, reply) => sendProblem(problemOf(thrown, store.status().refill), thrown, request, reply))
  app.setNotFoundHandler((_request, reply) => reply.code(404).type('text/plain; charset=utf-8').send('nothing here: see / and /sparql\n'))

  const checkPage = (_request: FastifyRequest, reply: FastifyReply): FastifyReply => reply.type('text/html; charset=utf-8').send(startPage(store.status(), maxDocumentBytes))
  app.get('/controleren', checkPage)
  // With a dataset to show, its site stands first.
  if (!outlet) app.get('/', checkPage)
  app.get('/health', (_request, reply) => {
    const status = store.status()
    return reply.code(status.ready > 0 ? 200 : 503).header('cache-control', 'no-store').send(status)
  })
  addSparql(app, settings)
  addValidate(app, settings)
  if (outlet) await app.register(siteRoutes(outlet))
  return app
}
