import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.js'

/** A query operation of the SPARQL 1.1 Protocol, section 2.1. */
export interface SparqlRequest {
  /** Absent on a bare GET. */
  readonly query: string | undefined
  readonly defaultGraphs: readonly string[]
  readonly namedGraphs: readonly string[]
  /** The format asked for by the page's form, where no Accept header can be set. */
  readonly as: string | undefined
}

/**
 * Reads the operation from a GET, a form or a direct POST. Unknown parameters do not count: clients send many.
 * Throws `usage` for a query given twice or not at all, `sparql-forbidden` for an update, `media-type-unsupported`,
 * `input-too-large` past `maxBytes`.
 */
export function readSparqlRequest(request: FastifyRequest, maxBytes: number): SparqlRequest {
  const url = new URLSearchParams(request.url.split('?')[1] ?? '')
  const form = request.method === 'POST' ? readBody(request) : undefined
  const inForm = form instanceof URLSearchParams ? form : undefined
  // 2.1.3: with a direct POST the dataset stands in the address; with a form, in the form (the address is read too).
  const all = (name: string): readonly string[] => [...url.getAll(name), ...(inForm?.getAll(name) ?? [])]
  if (all('update').length > 0) throw new AppError('sparql-forbidden', 'updates are not taken here: this endpoint answers queries only')
  const queries = [...all('query'), ...(typeof form === 'string' ? [form] : [])]
  if (queries.length > 1) throw new AppError('usage', 'the parameter “query” is given more than once')
  if (queries.length === 0 && request.method === 'POST') throw new AppError('usage', 'the parameter “query” is missing')
  const [query] = queries
  if (query !== undefined && Buffer.byteLength(query) > maxBytes) throw new AppError('input-too-large', `the query has ${Buffer.byteLength(query)} bytes; ${maxBytes} are taken at most`)
  return { query, defaultGraphs: all('default-graph-uri').map(absolute), namedGraphs: all('named-graph-uri').map(absolute), as: all('as').at(-1) }
}

function absolute(iri: string): string {
  if (/^[A-Za-z][\w+.-]*:[^\s<>"{}|\\^`]*$/u.test(iri)) return iri
  throw new AppError('usage', `“${iri.slice(0, 200)}” is not the absolute IRI of a graph`)
}

/** The body as parameters (form) or as the query itself (direct). */
function readBody(request: FastifyRequest): URLSearchParams | string {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replace(/"/gu, '')
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') throw new AppError('media-type-unsupported', `the character set must be UTF-8, not ${charset}`)
  const text = utf8(request.body)
  switch (type) {
    case 'application/x-www-form-urlencoded':
      return new URLSearchParams(text)
    case 'application/sparql-query':
      return text
    case 'application/sparql-update':
      throw new AppError('sparql-forbidden', 'updates are not taken here: this endpoint answers queries only')
    default:
      throw new AppError('media-type-unsupported', `a query is sent as application/sparql-query or application/x-www-form-urlencoded, not as ${type || 'nothing'}`)
  }
}

function utf8(body: unknown): string {
  if (!(body instanceof Uint8Array)) return ''
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (cause) {
    throw new AppError('usage', 'the body is not UTF-8', { cause })
  }
}
