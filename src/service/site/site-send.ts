import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import type { Representation, Resource } from '../../publication/site/resource.js'
import type { Site } from '../../publication/site/site.js'
import { isFresh } from '../http/conditional.js'
import { negotiate } from '../http/negotiate.js'
import type { SiteContext } from './site-context.js'

/** A page that will change may be kept this many seconds, one that never changes a week (as other LDES servers do). */
const CHANGING = 'public, max-age=60'
const LASTING = 'public, max-age=604800, immutable'

/** Data that people read on another page: who likes HTML best is sent there. */
const PAGES_FOR_PEOPLE: ReadonlyMap<string, string> = new Map([
  ['catalogus', 'downloads.html'],
  ['.well-known/void', 'downloads.html'],
])

/** Sends a resource in the form the client likes best. Throws `not-acceptable` when none of its forms will do. */
export async function sendNegotiated(
  context: SiteContext,
  resource: Resource,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { representations, path } = resource
  void reply.header('vary', 'accept')
  const page = PAGES_FOR_PEOPLE.get(path)
  const forms = representations.map((form) => ({ value: form, mediaTypes: [form.mediaType, ...(form.aliases ?? [])] }))
  const chosen = negotiate<Representation | undefined>(
    request.headers.accept,
    page === undefined ? forms : [...forms, { value: undefined, mediaTypes: ['text/html'] }],
  )
  if (chosen && chosen.value === undefined) {
    void reply
      .code(303)
      .header('location', `${context.outlet.site.baseUrl}${page ?? ''}`)
      .send()
    return
  }
  if (chosen?.value === undefined) {
    void reply.header('link', links(context.outlet.site, resource))
    throw new AppError(
      'not-acceptable',
      `this is served as ${representations.map(({ mediaType }) => mediaType).join(', ')}`,
    )
  }
  const form = chosen.value
  // A page that names its own address is another document at the address of the form.
  if (form.ownBody === undefined) void reply.header('content-location', addressOf(context.outlet.site, path, form))
  await send(context, resource, form, form.body, `${path} ${form.suffix}`, request, reply)
}

/** Sends one form at its own address. */
export function sendOwn(
  context: SiteContext,
  resource: Resource,
  form: Representation,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  return send(context, resource, form, form.ownBody ?? form.body, `${resource.path}.${form.suffix}`, request, reply)
}

async function send(
  { outlet, bodies }: SiteContext,
  resource: Resource,
  form: Representation,
  make: Representation['body'],
  key: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { immutable, lastModified, gone = false, version = '' } = resource
  const { bytes, etag } = await bodies.get(`${outlet.version} ${version} ${key}`, make)
  void reply
    .header('etag', etag)
    .header('link', links(outlet.site, resource))
    .header('cache-control', immutable ? LASTING : gone ? 'no-cache' : CHANGING)
  if (lastModified !== undefined) void reply.header('last-modified', new Date(lastModified).toUTCString())
  if (!gone && isFresh(request.headers, etag, lastModified)) void reply.code(304).send()
  else
    void reply
      .code(gone ? 410 : 200)
      .type(withParameters(form))
      .send(bytes)
}

/**
 * Where else and as what this can be had (RFC 8288): every form, the one address to cite, data about it, the thing it
 * is about (RFC 6892).
 */
function links(site: Site, { path, representations, describes }: Resource): string {
  const alternates = representations.map(
    (form) => `<${addressOf(site, path, form)}>; rel="alternate"; type="${form.mediaType}"`,
  )
  const [first] = representations
  const data = representations.find(({ mediaType }) => mediaType === 'text/turtle')
  return [
    ...alternates,
    ...(first ? [`<${addressOf(site, path, first)}>; rel="canonical"`] : []),
    ...(data && first !== data ? [`<${addressOf(site, path, data)}>; rel="describedby"; type="text/turtle"`] : []),
    ...(describes === undefined ? [] : [`<${encodeURI(describes).replaceAll('%25', '%')}>; rel="describes"`]),
  ].join(', ')
}

function addressOf({ baseUrl }: Site, path: string, { suffix }: Representation): string {
  return encodeURI(`${baseUrl}${path}.${suffix}`).replaceAll('%25', '%')
}

/** JSON and XML say themselves that they are UTF-8; text types do not. */
function withParameters({ mediaType, profile }: Representation): string {
  const charset = mediaType.startsWith('text/') ? '; charset=utf-8' : ''
  return `${mediaType}${charset}${profile === undefined ? '' : `; profile="${profile}"`}`
}
