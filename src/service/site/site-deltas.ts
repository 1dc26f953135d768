import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { deltaFile } from '../../publication/dumps/delta-files.js'
import {
  datasetsAnswer,
  distributionsAnswer,
  fileAnswer,
  filesAnswer,
  isDatasetId,
  isDumpId,
  type DeltaState,
} from '../../publication/dumps/delta-listing.js'
import { isFresh } from '../http/conditional.js'
import type { SiteContext } from './site-context.js'

/**
 * Whether a path is one that consumers of delta files ask in the LBLOD stack (contract: publishing, section 4), and
 * then answers it.
 */
export async function answerDelta(
  context: SiteContext,
  path: string,
  query: URLSearchParams,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const [, id = '', download] = /^files\/([^/]+)(\/download)?$/u.exec(path) ?? []
  if (isDumpId(id) && download !== undefined) {
    await sendDump(context, request, reply)
    return true
  }
  if (download !== undefined) return sendDeltaFile(context, id, request, reply)
  const listing = listingAt(context, path, query)
  if (listing === undefined) return false
  void reply
    .code(listing.status)
    .type('application/vnd.api+json')
    .header('cache-control', 'no-cache')
    .send(jsonBytes(listing.body))
  return true
}

/** The JSON:API answer at a path; undefined when there is none. */
function listingAt(
  { outlet }: SiteContext,
  path: string,
  query: URLSearchParams,
): { readonly status: number; readonly body: unknown } | undefined {
  const { data, site, modified } = outlet
  const state: DeltaState = { data, site, ...(modified !== undefined && { modified }) }
  if (path === 'sync/besluiten/files') {
    const since = query.get('since') ?? undefined
    if (since !== undefined && Number.isNaN(Date.parse(since)))
      return { status: 400, body: { errors: [{ title: `“${since.slice(0, 100)}” is no moment in ISO 8601` }] } }
    return { status: 200, body: filesAnswer(data, since) }
  }
  if (path === 'datasets') return { status: 200, body: datasetsAnswer(state, query) }
  const [, dataset] = /^datasets\/([^/]+)\/distributions$/u.exec(path) ?? []
  if (dataset !== undefined) return isDatasetId(dataset) ? { status: 200, body: distributionsAnswer(state) } : undefined
  const [, file] = /^files\/([^/]+)$/u.exec(path) ?? []
  const listed = file === undefined ? undefined : fileAnswer(data, file)
  return listed === undefined ? undefined : { status: 200, body: listed }
}

function sendDeltaFile({ outlet }: SiteContext, id: string, request: FastifyRequest, reply: FastifyReply): boolean {
  const file = deltaFile(outlet.data.merge, id)
  if (!file) return false
  const etag = `W/"${id}"`
  void reply.header('etag', etag).header('cache-control', 'public, max-age=604800, immutable')
  if (isFresh(request.headers, etag)) void reply.code(304).send()
  else
    void reply
      .type('application/json')
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .send(jsonBytes(file.content()))
  return true
}

/** The beginning of all deltas, as Turtle. It is kept compressed; who cannot take that gets it unpacked. */
async function sendDump({ outlet, dumps }: SiteContext, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { path } = await dumps.file(outlet.deltaDump)
  void reply.type('text/turtle; charset=utf-8').header('vary', 'accept-encoding').header('cache-control', 'no-cache')
  const packed = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/iu.test([request.headers['accept-encoding']].flat().join())
  if (packed) void reply.header('content-encoding', 'gzip')
  const file = createReadStream(path)
  void reply.send(packed ? file : file.pipe(createGunzip()))
}

/**
 * As bytes: of a text Fastify would add a character set to the media type, and JSON:API takes no parameters (JSON:API
 * 1.0, 5.1).
 */
function jsonBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}
