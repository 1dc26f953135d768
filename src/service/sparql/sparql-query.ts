import type { FastifyReply, FastifyRequest } from 'fastify'
import { isWord, tokensOf } from '../../store/query/query-tokens.js'
import { readQueryText } from '../../store/query/query-text.js'
import type { QueryAnswer } from '../../store/store.js'
import { etagOf, hasAnyway, isKnown } from '../http/etag.js'
import { subscriberOf } from '../watch/client-address.js'
import { abandoned } from '../limits/when-over.js'
import { logQuery } from '../watch/service-log.js'
import { chooseFormat, withCharset } from './sparql-formats.js'
import { queryLimits } from '../limits/sparql-limits.js'
import { sendSparqlPage, SHOWN_BYTES, SHOWN_ROWS, type Outcome } from './sparql-page.js'
import type { SparqlRequest } from './sparql-request.js'
import type { SparqlContext } from './sparql-context.js'
import { withinBudget } from '../limits/within-budget.js'

/** Functions with a different value on each call (SPARQL 1.1 Query, 17.4); answers with them are not cached. */
const VOLATILE = ['now', 'rand', 'uuid', 'struuid', 'bnode'] as const

/**
 * Answers a query in the format the client prefers; 304, without running the query, when the client already has the
 * answer.
 */
export async function answerQuery(
  context: SparqlContext,
  asked: SparqlRequest & { readonly operation: 'query' },
  endpoint: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { store, limits, bytes } = context
  const { form } = readQueryText(asked.text, { base: endpoint })
  const chosen = chooseFormat(form, asked.as, request.headers.accept)
  const version = store.version()
  const etag = etagOf(
    version,
    endpoint,
    asked.text,
    JSON.stringify([asked.defaultGraphs, asked.namedGraphs]),
    chosen.mediaType ?? 'page',
  )
  const lasting = !tokensOf(asked.text).some((token) => VOLATILE.some((name) => isWord(token, name)))
  if (!lasting) void reply.header('cache-control', 'no-store')
  else if (isKnown(etag, request, reply)) return reply.code(304).send()

  // The page shows a limited number of rows and says so; one extra row shows whether there are more.
  const onPage = chosen.mediaType === undefined
  const text = onPage ? readQueryText(asked.text, { base: endpoint, maxRows: SHOWN_ROWS }).text : asked.text
  logQuery(request, asked.text, form)
  const result = await withinBudget(context, request, reply, (turn) =>
    store.query(text, {
      format: chosen.format,
      base: endpoint,
      defaultGraphs: asked.defaultGraphs,
      namedGraphs: asked.namedGraphs,
      ...queryLimits(limits),
      signal: abandoned(reply),
      ...turn,
      ...(limits.clientQueries > 0 && { client: subscriberOf(request.ip) }),
    }),
  )
  // The data changed meanwhile, so it may be the answer for either version.
  if (store.version() !== version) void reply.removeHeader('etag')
  if (lasting && hasAnyway(request)) return reply.code(304).send()
  if (chosen.mediaType === undefined) return sendSparqlPage(reply, asked.text, outcomeOf(result))
  bytes.send(request, reply, result.body.byteLength)
  return reply
    .type(withCharset(chosen.mediaType))
    .send(Buffer.from(result.body.buffer, result.body.byteOffset, result.body.byteLength))
}

function outcomeOf({ form, body }: QueryAnswer): Outcome {
  const isRows = form === 'select' || form === 'ask'
  // A few rows can have very long texts; a page of that size helps nobody, and building it delays all other requests.
  if (isRows && body.byteLength > SHOWN_BYTES) return { kind: 'too-large', bytes: body.byteLength }
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, SHOWN_BYTES)).toString('utf8')
  if (isRows) return { kind: 'rows', json: text }
  return { kind: 'graph', turtle: text, ...(body.byteLength > SHOWN_BYTES && { bytes: body.byteLength }) }
}
