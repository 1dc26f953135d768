import { join } from 'node:path'
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { DumpCache } from '../../publication/dumps/dump-cache.js'
import type { Outlet } from '../../publication/outlet/outlet.js'
import { redirectOf } from '../../publication/redirects.js'
import { findResource } from '../../publication/ways-out.js'
import { problemOf, sendProblem } from '../http/problem.js'
import { answerDelta } from './site-deltas.js'
import { answerDump } from './site-dumps.js'
import { BodyCache } from './site-bodies.js'
import type { SiteContext } from './site-context.js'
import { sendMissing } from './site-missing.js'
import { sendNegotiated, sendOwn } from './site-send.js'

/**
 * Every way out of a dataset, served live: pages and streams by negotiation and by ending, IRIs of things (303), what
 * was withdrawn (410), dumps by range, the delta files of the LBLOD stack. One route: which addresses there are, the
 * dataset says.
 */
export function siteRoutes(outlet: Outlet): FastifyPluginCallback {
  const context: SiteContext = {
    outlet,
    dumps: new DumpCache(join(outlet.data.path, 'cache', 'dumps'), () => outlet.version),
    bodies: new BodyCache(),
  }
  const root = new URL(outlet.site.baseUrl).pathname

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const [address = '', query = ''] = request.raw.url?.split(/\?(.*)/su) ?? []
    // Consumers of delta files join addresses with a doubled slash.
    const below = address.startsWith(root) ? address.slice(root.length) : address
    const asked = below.replace(/^\/+/u, '').replace(/\/+$/u, '')
    for (const path of spellings(asked)) {
      if (await answerDelta(context, path, new URLSearchParams(query), request, reply)) return reply
      if (await answerDump(context, path, request, reply)) return reply
      if (await answerPage(context, path, request, reply)) return reply
    }
    sendMissing(outlet, asked, request, reply)
    return reply
  }
  return (app, _options, done) => {
    app.setErrorHandler((thrown, request, reply) => sendProblem(problemOf(thrown, 0), thrown, request, reply))
    app.get('/', answer)
    app.get('/*', answer)
    done()
  }
}

/** A path as it was sent and, where that is something else, with its characters unescaped: IRIs may hold either. */
function spellings(path: string): readonly string[] {
  try {
    const decoded = decodeURI(path)
    return decoded === path ? [path] : [path, decoded]
  } catch {
    // Not percent-encoding: the characters stand for themselves.
    return [path]
  }
}

/**
 * Whether there is a page, a stream or a redirect at a path, and then sends it. (A reply itself cannot be handed
 * through promises: to wait for it is to wait until it is sent.)
 */
async function answerPage(
  context: SiteContext,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const { outlet } = context
  const further = redirectOf(outlet, path)
  if (further !== undefined) {
    const target = outlet.site.baseUrl + further.path
    void reply
      .code(further.status)
      .header('location', encodeURI(decoded(target)))
      .header('vary', 'accept')
      .header('link', `<${encodeURI(decoded(target))}>; rel="describedby"`)
      .type('text/plain; charset=utf-8')
      .send(`${target}\n`)
    return true
  }
  const resource = findResource(outlet, path)
  if (resource) {
    await sendNegotiated(context, resource, request, reply)
    return true
  }
  const dot = path.lastIndexOf('.')
  const named = dot < 0 ? undefined : findResource(outlet, path.slice(0, dot))
  const form = named?.representations.find(({ suffix }) => suffix === path.slice(dot + 1))
  if (!named || !form) return false
  await sendOwn(context, named, form, request, reply)
  return true
}

/** So that encoding does not encode twice. */
function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    // Not percent-encoding: encoding it is right.
    return address
  }
}
