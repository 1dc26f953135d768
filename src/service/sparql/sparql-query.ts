import type { FastifyReply, FastifyRequest } from 'fastify'
import { isWord, tokensOf } from '../../store/query/query-tokens.js'
import { readQueryText } from '../../store/query/query-text.js'
import type { QueryAnswer } from '../../store/store.js'
import { etagOf, isKnown } from '../http/etag.js'
import { chooseFormat, withCharset } from './sparql-formats.js'
import { queryLimits } from '../limits/sparql-limits.js'
import { sendSparqlPage, type Outcome } from './sparql-page.js'
import type { SparqlRequest } from './sparql-request.js'
import type { SparqlContext } from './sparql-context.js'
import { withinBudget } from '../limits/within-budget.js'

/** Functions whose value is another each time (SPARQL 1.1 Query, 17.4): what they give is not cached. */
const VOLATILE = ['now', 'rand', 'uuid', 'struuid', 'bnode'] as const

/**
 * Answers a query in the form the client likes best; 304, without asking the store, when the client has the answer
 * already.
 */
export async function answerQuery(
  context: SparqlContext,
  asked: SparqlRequest & { readonly operation: 'query' },
  endpoint: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { store, limits, budget } = context
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

  const result = await withinBudget(budget, request, reply, (onStart) =>
    store.query(asked.text, {
      format: chosen.format,
      base: endpoint,
      defaultGraphs: asked.defaultGraphs,
      namedGraphs: asked.namedGraphs,
      ...queryLimits(limits),
      signal: abandoned(reply),
      onStart,
      ...(limits.clientQueries > 0 && { client: request.ip }),
    }),
  )
  // Changed meanwhile: it may be the answer of either version.
  if (store.version() !== version) void reply.removeHeader('etag')
  if (chosen.mediaType === undefined) return sendSparqlPage(reply, asked.text, outcomeOf(result))
  return reply
    .type(withCharset(chosen.mediaType))
    .send(Buffer.from(result.body.buffer, result.body.byteOffset, result.body.byteLength))
}

function outcomeOf({ form, body }: QueryAnswer): Outcome {
  const text = Buffer.from(body).toString('utf8')
  return form === 'select' || form === 'ask' ? { kind: 'rows', json: text } : { kind: 'graph', turtle: text }
}

/** Aborted when the client goes away before it has its answer. */
function abandoned(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}
