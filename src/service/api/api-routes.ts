import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import type { Outlet } from '../../publication/outlet/outlet.js'
import { searchJson } from '../../publication/search/results/result-forms.js'
import { searchParameters, searchRequest } from '../../publication/search/search-request.js'
import { isFresh } from '../http/conditional.js'
import { problemOf } from '../http/problem.js'
import type { Search } from '../search/live-search.js'
import { parametersOf } from '../search/search-routes.js'
import { BodyCache } from '../site/site-bodies.js'
import { logFailure } from '../watch/service-log.js'
import { API_VERSION, apiDocument } from './api-document.js'
import { ENDPOINTS, type Endpoint } from './api-endpoints.js'
import { API_PATH, ApiNouns, type Json } from './api-nouns.js'
import { DEVELOPERS_PATH, developersPage } from './developers-page.js'

/** Hits on a page of the search. */
const SEARCH_HITS = 50
const SEARCH_PAGES = 40

/** `/api/v1`: the public model as JSON, with its own description (`openapi.json`). */
export function apiRoutes(outlet: Outlet, search: Search | undefined): FastifyPluginCallback {
  const { site } = outlet
  const start = `${site.baseUrl}${API_PATH}`
  const root = `${new URL(site.baseUrl).pathname}${API_PATH}`
  const nouns = new ApiNouns(site)
  const bodies = new BodyCache()
  const document = apiDocument(site, search !== undefined)

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    version: string,
    make: () => Json | Promise<Json>,
  ): Promise<FastifyReply> => {
    const key = `${version} ${request.raw.url ?? ''}`
    const { bytes, etag } = await bodies.get(key, async () => JSON.stringify(await make()))
    void reply.header('etag', etag).header('cache-control', 'public, max-age=60')
    if (isFresh(request.headers, etag)) return reply.code(304).send()
    return reply.type('application/json').send(bytes)
  }

  return (app, _options, done) => {
    app.setErrorHandler((thrown, request, reply) => {
      const problem = problemOf(thrown, 0)
      logFailure(request, thrown, problem.status)
      if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter))
      const { status, message: title } = problem
      return reply
        .code(status)
        .type('application/problem+json')
        .send(Buffer.from(JSON.stringify({ status, title })))
    })
    app.get(root, (request, reply) =>
      send(request, reply, '', () => ({
        title: site.title,
        version: API_VERSION,
        openapi: `${start}/openapi.json`,
        endpoints: Object.keys(document['paths'] as Json)
          .filter((path) => path !== '/')
          .map((path) => start + path.replaceAll('{id}', ':id')),
      })),
    )
    app.get(`${new URL(site.baseUrl).pathname}${DEVELOPERS_PATH}`, (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(developersPage(outlet, search !== undefined)),
    )
    app.get(`${root}/openapi.json`, (request, reply) => send(request, reply, '', () => document))
    for (const endpoint of ENDPOINTS)
      app.get(`${root}/${endpoint.path.replace('{id}', ':id')}`, (request, reply) =>
        send(request, reply, outlet.version, () =>
          answer(endpoint, request, `${start}/${endpoint.path}`, {
            council: outlet.council,
            nouns,
            id: (request.params as { readonly id?: string }).id ?? '',
            parameters: parametersOf(request),
          }),
        ),
      )
    if (search)
      app.get(`${root}/zoeken`, async (request, reply) => {
        const asked = searchRequest(parametersOf(request))
        const page = Number(parametersOf(request).get('pagina') ?? '1')
        if (!Number.isInteger(page) || page < 1 || page > SEARCH_PAGES)
          throw new AppError('usage', `pagina: a whole number from 1 to ${SEARCH_PAGES}`)
        const found = await search.search(asked, { offset: (page - 1) * SEARCH_HITS, limit: SEARCH_HITS })
        const next = searchParameters(asked)
        next.set('pagina', String(page + 1))
        const hasNext = page < SEARCH_PAGES && page * SEARCH_HITS < found.total
        return send(request, reply, `search ${found.version}`, () =>
          searchJson(site, asked, found, hasNext ? `${start}/zoeken?${next.toString()}` : undefined),
        )
      })
    done()
  }
}

function answer(
  { list, one }: Endpoint,
  request: FastifyRequest,
  address: string,
  asked: Parameters<NonNullable<Endpoint['list']>>[0],
): Json {
  if (list) {
    const { items, next } = list(asked)
    if (next === undefined) return { items }
    const further = new URLSearchParams(asked.parameters)
    further.set('cursor', next)
    return { items, next: `${address}?${further.toString()}` }
  }
  const found = one?.(asked)
  if (!found) throw new AppError('input-not-found', `there is nothing at ${request.url.slice(0, 200)}`)
  return found
}
