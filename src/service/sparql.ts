import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.js'
import { readQueryText, type QueryForm } from '../store/query-text.js'
import { formatsOfForm, type ResultFormat } from '../store/result-formats.js'
import type { QueryAnswer } from '../store/store.js'
import { negotiate, type Offer } from './negotiate.js'
import { problemOf, sendProblem } from './problem.js'
import type { ServiceSettings } from './service-settings.js'
import { sparqlPage } from './sparql-page.js'
import { readSparqlRequest, type SparqlRequest } from './sparql-request.js'

const DEFAULT_MAX_QUERY = 64 * 1024
/** Percent-encoding makes a form up to three times as long as its query. */
const FORM_FACTOR = 3

/** The SPARQL 1.1 Protocol for queries at `/sparql`, and at the same address a page for browsers. Updates are refused. */
export function addSparql(app: FastifyInstance, settings: ServiceSettings): void {
  const { store, maxQueryBytes = DEFAULT_MAX_QUERY } = settings

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    void reply.header('vary', 'accept')
    const accept = request.headers.accept
    const wantsPage = negotiate(accept, PAGE_OR_DATA)?.value === 'page'
    let asked: SparqlRequest | undefined
    try {
      asked = readSparqlRequest(request, maxQueryBytes)
      if (asked.query === undefined) {
        if (wantsPage) return await sendPage(reply, 200, sparqlPage(undefined))
        throw new AppError('usage', 'the parameter “query” is missing')
      }
      const base = `${request.protocol}://${request.host}/sparql`
      const { form } = readQueryText(asked.query, { base })
      const chosen = choose(form, asked.as, accept)
      const result = await store.query(asked.query, {
        format: chosen.format, base, defaultGraphs: asked.defaultGraphs, namedGraphs: asked.namedGraphs, signal: abandoned(reply),
      })
      if (chosen.mediaType === undefined) return await sendPage(reply, 200, sparqlPage(asked.query, outcomeOf(result)))
      return await reply.type(withCharset(chosen.mediaType)).send(Buffer.from(result.body.buffer, result.body.byteOffset, result.body.byteLength))
    } catch (thrown) {
      const problem = problemOf(thrown, store.status().refill)
      if (!wantsPage || problem.status >= 500 && !(thrown instanceof AppError)) return sendProblem(problem, thrown, request, reply)
      if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter))
      return sendPage(reply, problem.status, sparqlPage(asked?.query, { kind: 'problem', message: problem.message }))
    }
  }

  void app.register((scope, _options, done) => {
    // The protocol decides what a body may be, so every body arrives as bytes.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: FORM_FACTOR * maxQueryBytes }, (_request, body, parsed) => { parsed(null, body) })
    scope.get('/sparql', answer)
    scope.post('/sparql', answer)
    done()
  })
}

const PAGE_OR_DATA: readonly Offer<'data' | 'page'>[] = [
  // Everything a client of the protocol may ask for stands before the page: only who likes HTML best gets it.
  { value: 'data', mediaTypes: [...new Set((['select', 'construct'] as const).flatMap((form) => formatsOfForm(form).flatMap(({ mediaType, aliases }) => [mediaType, ...aliases])))] },
  { value: 'page', mediaTypes: ['text/html'] },
]

interface Choice {
  readonly format: ResultFormat
  /** Absent: the answer is shown on the page. */
  readonly mediaType?: string
}

/** What the answer is written in: as the form of the page asks, else as the Accept header does. Throws `not-acceptable`. */
function choose(form: QueryForm, as: string | undefined, accept: string | undefined): Choice {
  const formats = formatsOfForm(form)
  const onPage: Choice = { format: form === 'select' || form === 'ask' ? 'json' : 'turtle' }
  if (as !== undefined && as !== 'html') {
    const named = formats.find(({ name }) => name === as)
    if (named) return { format: named.name, mediaType: named.mediaType }
    throw new AppError('not-acceptable', `a ${form.toUpperCase()} query is answered as ${formats.map(({ name }) => name).join(', ')}; asked was ${as}`)
  }
  const chosen = negotiate<Choice>(accept, [
    ...formats.map(({ name, mediaType, aliases }) => ({ value: { format: name }, mediaTypes: [mediaType, ...aliases] })),
    { value: onPage, mediaTypes: ['text/html'] },
  ])
  if (!chosen) throw new AppError('not-acceptable', `a ${form.toUpperCase()} query is answered as ${formats.map(({ mediaType }) => mediaType).join(', ')}`)
  return chosen.value === onPage ? onPage : { format: chosen.value.format, mediaType: chosen.mediaType }
}

function outcomeOf({ form, body }: QueryAnswer): { readonly kind: 'rows'; readonly json: string } | { readonly kind: 'graph'; readonly turtle: string } {
  const text = Buffer.from(body).toString('utf8')
  return form === 'select' || form === 'ask' ? { kind: 'rows', json: text } : { kind: 'graph', turtle: text }
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page)
}

/** JSON and XML say themselves that they are UTF-8; text types do not. */
function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType
}

/** Aborted when the client goes away before it has its answer. */
function abandoned(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => { if (!reply.raw.writableFinished) controller.abort() })
  return controller.signal
}
