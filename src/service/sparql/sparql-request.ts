import type { FastifyRequest } from 'fastify'
import { AppError } from '../../errors.js'
import { bodyText, graphIri } from '../http/request-parts.js'

/** An operation of the SPARQL 1.1 Protocol, or the absence of one. */
export type SparqlRequest =
  | {
      readonly operation: 'query'
      readonly text: string
      readonly defaultGraphs: readonly string[]
      readonly namedGraphs: readonly string[]
      /** The format chosen in the page's form, which cannot set an Accept header. */
      readonly as: string | undefined
    }
  | {
      readonly operation: 'update'
      readonly text: string
      readonly usingGraphs: readonly string[]
      readonly usingNamedGraphs: readonly string[]
    }
  /** A GET without parameters of the protocol requests the Service Description (section 2 of that specification). */
  | { readonly operation: 'description' }

type Operation = 'query' | 'update'

/** How an operation is sent (SPARQL 1.1 Protocol, tables 2.1 and 2.2). */
interface Binding {
  readonly section: string
  readonly operation: Operation
  readonly method: 'GET' | 'POST'
  /** Absent: there is no body. */
  readonly mediaType?: string
  /** Where the text of the operation is; its dataset is also in the address, except for a form. */
  readonly text: 'address' | 'form' | 'body'
}

const FORM = 'application/x-www-form-urlencoded'

export const BINDINGS: readonly Binding[] = [
  { section: '2.1.1', operation: 'query', method: 'GET', text: 'address' },
  { section: '2.1.2', operation: 'query', method: 'POST', mediaType: FORM, text: 'form' },
  { section: '2.1.3', operation: 'query', method: 'POST', mediaType: 'application/sparql-query', text: 'body' },
  { section: '2.2.1', operation: 'update', method: 'POST', mediaType: FORM, text: 'form' },
  { section: '2.2.2', operation: 'update', method: 'POST', mediaType: 'application/sparql-update', text: 'body' },
]

/** The parameters that name the dataset (2.1.4 and 2.2.3). */
const DATASET = {
  query: ['default-graph-uri', 'named-graph-uri'],
  update: ['using-graph-uri', 'using-named-graph-uri'],
} as const

/** The requests that are allowed: sections of `BINDINGS`. */
export interface Allowed {
  readonly sections: readonly string[]
  /** The message for other requests. */
  readonly refusal: string
}

/** Queries only; the message says where to send updates. */
export const READING: Allowed = {
  sections: ['2.1.1', '2.1.2', '2.1.3'],
  refusal: 'updates are not accepted here: this endpoint only answers queries',
}
/** Everything, for `--writable`. */
export const READING_AND_WRITING: Allowed = {
  sections: BINDINGS.map(({ section }) => section),
  refusal: 'an update is sent by POST, never by GET',
}
/** Updates by direct POST only, since any page on the web can send a form. */
export const WRITING: Allowed = {
  sections: ['2.2.2'],
  refusal: 'only updates are accepted here, by POST as application/sparql-update',
}

/**
 * Reads the operation of a request. Unknown parameters are ignored, since clients send many. Throws `usage` for an
 * operation that is repeated, combined with another or missing, `sparql-forbidden` for one that is not allowed here,
 * `media-type-unsupported`, and `input-too-large` for a query longer than `maxQueryBytes`.
 */
export function readSparqlRequest(
  request: FastifyRequest,
  { sections, refusal }: Allowed,
  maxQueryBytes: number,
): SparqlRequest {
  const address = new URLSearchParams(request.raw.url?.split('?').slice(1).join('?') ?? '')
  const { mediaType, text: body } = request.method === 'POST' ? bodyText(request) : {}
  const form = new URLSearchParams(mediaType === FORM ? body : '')
  const method = request.method === 'POST' ? 'POST' : 'GET'
  // An update is never read from the address; a query may be, as some clients send a form with part of it there.
  const texts = (operation: Operation): readonly string[] => {
    const direct = BINDINGS.find(
      (binding) => binding.text === 'body' && binding.operation === operation && binding.mediaType === mediaType,
    )
    return [...address.getAll(operation), ...form.getAll(operation), ...(direct && body !== undefined ? [body] : [])]
  }
  const [queries, updates] = [texts('query'), texts('update')]
  if (queries.length > 0 && updates.length > 0)
    throw new AppError('usage', 'a request has a query or an update, not both')
  const operation: Operation = updates.length > 0 ? 'update' : 'query'
  const given = operation === 'update' ? updates : queries
  const binding = BINDINGS.find(
    (each) =>
      each.method === method && each.mediaType === mediaType && (each.operation === operation || given.length === 0),
  )
  if (operation === 'update' && (!binding || !sections.includes(binding.section) || address.has('update')))
    throw new AppError('sparql-forbidden', refusal)
  if (!binding)
    throw new AppError(
      'media-type-unsupported',
      `a query is sent as application/sparql-query or ${FORM}, not as ${mediaType ?? 'nothing'}`,
    )
  if (given.length > 1) throw new AppError('usage', `the parameter “${operation}” is given more than once`)
  const [text] = given
  const inDataset = (name: string): readonly string[] => [...address.getAll(name), ...form.getAll(name)]
  const [defaults, named] = DATASET[operation].map((name) => inDataset(name).map(graphIri))
  if (text === undefined) {
    const bare = method === 'GET' && [...DATASET.query, ...DATASET.update].every((name) => !address.has(name))
    if (bare && sections.includes('2.1.1')) return { operation: 'description' }
    throw new AppError('usage', 'the parameter “query” is missing')
  }
  if (operation === 'query' && !sections.includes(binding.section)) throw new AppError('sparql-forbidden', refusal)
  if (operation === 'update') return { operation, text, usingGraphs: defaults ?? [], usingNamedGraphs: named ?? [] }
  if (Buffer.byteLength(text) > maxQueryBytes)
    throw new AppError(
      'input-too-large',
      `the query has ${Buffer.byteLength(text)} bytes; ${maxQueryBytes} is the maximum`,
    )
  return { operation, text, defaultGraphs: defaults ?? [], namedGraphs: named ?? [], as: inDataset('as').at(-1) }
}
