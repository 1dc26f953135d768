import { createHash } from 'node:crypto'
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import {
  CSV_HITS,
  feedRequest,
  searchCsv,
  searchFeed,
  searchJson,
} from '../../publication/search/results/result-forms.js'
import {
  SEARCH_FORMS,
  SEARCH_PATH,
  searchAddress,
  type SearchForm,
} from '../../publication/search/results/search-links.js'
import { PAGE_HITS, REACHED, searchPage } from '../../publication/search/results/search-page.js'
import { searchRequest, type SearchRequest } from '../../publication/search/search-request.js'
import type { Site } from '../../publication/site/site.js'
import { isFresh } from '../http/conditional.js'
import { negotiate } from '../http/negotiate.js'
import type { Search } from './live-search.js'

/** Hits of one page of its JSON. */
const JSON_HITS = 100
const FEED_HITS = 50

/**
 * `GET /zoeken`: the search for people, and the same as CSV, JSON, Atom and JSON Feed by the ending or by negotiation.
 * `canMail`: it can be followed by e-mail too.
 */
export function searchRoutes(search: Search, site: Site, canMail = false): FastifyPluginCallback {
  const root = new URL(site.baseUrl).pathname
  const context = { search, site, canMail }
  return (app, _options, done) => {
    app.get(root + SEARCH_PATH, async (request, reply) => {
      void reply.header('vary', 'accept')
      return answer(context, formOf(request), request, reply)
    })
    for (const form of Object.keys(SEARCH_FORMS) as SearchForm[])
      app.get(`${root}${SEARCH_PATH}.${form}`, (request, reply) => answer(context, form, request, reply))
    done()
  }
}

/** The parameters of a request as they were sent. */
export function parametersOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(request.raw.url?.split(/\?(.*)/su)[1] ?? '')
}

interface Context {
  readonly search: Search
  readonly site: Site
  readonly canMail: boolean
}

async function answer(
  context: Context,
  form: SearchForm,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const parameters = parametersOf(request)
  const body = await bodyOf(context, form, searchRequest(parameters), pageOf(parameters, form))
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  void reply.header('etag', etag).header('cache-control', 'public, max-age=60')
  if (isFresh(request.headers, etag)) return reply.code(304).send()
  return reply.type(SEARCH_FORMS[form]).send(Buffer.from(body))
}

async function bodyOf(
  { search, site, canMail }: Context,
  form: SearchForm,
  request: SearchRequest,
  page: number,
): Promise<string> {
  switch (form) {
    case 'html': {
      const slice = { offset: (page - 1) * PAGE_HITS, limit: PAGE_HITS }
      return searchPage(site, request, await search.search(request, slice), page, canMail)
    }
    case 'csv':
      return searchCsv(site, (await search.search(request, { offset: 0, limit: CSV_HITS })).hits)
    case 'json': {
      const found = await search.search(request, { offset: (page - 1) * JSON_HITS, limit: JSON_HITS })
      const reached = Math.min(found.total, REACHED)
      const next = page * JSON_HITS < reached ? searchAddress(site, request, 'json', page + 1) : undefined
      return `${JSON.stringify(searchJson(site, request, found, next), null, 2)}\n`
    }
    case 'atom':
    case 'feed.json': {
      const found = await search.search(feedRequest(request), { offset: 0, limit: FEED_HITS, literal: true })
      return searchFeed(site, request, found, form === 'atom' ? 'atom' : 'json')
    }
  }
}

function pageOf(parameters: URLSearchParams, form: SearchForm): number {
  const text = parameters.get('pagina') ?? '1'
  const most = Math.ceil(REACHED / (form === 'json' ? JSON_HITS : PAGE_HITS))
  if (!/^[1-9]\d{0,3}$/u.test(text) || Number(text) > most)
    throw new AppError('usage', `pagina: a whole number from 1 to ${most}`)
  return Number(text)
}

function formOf({ headers }: FastifyRequest): SearchForm {
  const forms = (Object.keys(SEARCH_FORMS) as SearchForm[]).map((form) => ({
    value: form,
    mediaTypes: [SEARCH_FORMS[form].split(';')[0] ?? ''],
  }))
  const chosen = negotiate(headers.accept, forms)
  if (!chosen) throw new AppError('not-acceptable', `this is served as ${Object.values(SEARCH_FORMS).join(', ')}`)
  return chosen.value
}
