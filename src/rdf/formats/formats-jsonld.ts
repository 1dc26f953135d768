import type jsonld from 'jsonld'
import type { Quad, Term } from 'n3'
import { AppError, messageOf } from '../../errors.js'
import { ordered } from './formats-order.js'
import { readTurtleFamily } from './formats-turtle.js'
import type { ReadOptions } from './formats-options.js'
import { compactIri, prefixesFor } from '../prefixes.js'
import { rdf, xsd } from '../vocabularies.js'

/**
 * Reads JSON-LD 1.1 with the contexts in the document or given by the caller; nothing is fetched. Uses the processor's
 * safe mode: what would silently be lost (a key without meaning, a relative IRI) is `rdf-syntax`.
 */
export async function readJsonld(text: string, options: ReadOptions): Promise<Quad[]> {
  const { base, name = 'input', contexts = {} } = options
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new AppError(
      'rdf-syntax',
      `${name}${lineOfJsonError(text, messageOf(cause))}: not JSON: ${messageOf(cause)}`,
      { cause },
    )
  }
  if (typeof json !== 'object' || json === null)
    throw new AppError('rdf-syntax', `${name}:1: a JSON-LD document is an object or an array`)
  const document = json as jsonld.JsonLdDocument
  const documentLoader = (url: string): Promise<{ documentUrl: string; document: jsonld.NodeObject }> => {
    const local = contexts[url]
    if (local) return Promise.resolve({ documentUrl: url, document: local as jsonld.NodeObject })
    return Promise.reject(new Error(`the context ${url} is not fetched: put it in the document`))
  }
  let nquads: string
  try {
    // The published types lack the option `safe` and the string result.
    const settings = {
      ...(base !== undefined && { base }),
      documentLoader,
      safe: true,
      format: 'application/n-quads' as const,
    }
    const processor = await loadJsonld()
    const expanded = await processor.expand(document, settings)
    nquads = (await processor.toRDF(protectDoubles(expanded), settings)) as unknown as string
  } catch (cause) {
    throw new AppError('rdf-syntax', `${name}: not usable as JSON-LD: ${explain(cause)}`, { cause })
  }
  return readTurtleFamily('N-Quads', nquads.replaceAll(`^^<${PROTECTED_DOUBLE}>`, `^^<${xsd.double.value}>`), {
    ...options,
    name,
  })
}

/** Loaded when first needed: it takes a fifth of a second, and most RDF is not JSON-LD. */
async function loadJsonld(): Promise<typeof jsonld> {
  return (await import('jsonld')).default
}

/**
 * Replaces xsd:double between expansion and conversion: jsonld rewrites every xsd:double, strings included (`01` to
 * `1.0E0`).
 */
const PROTECTED_DOUBLE = `${xsd.double.value}-as-written`

/** Expanded JSON-LD in which the converter cannot change doubles written as strings (not as JSON numbers). */
function protectDoubles(expanded: jsonld.JsonLdDocument): jsonld.JsonLdDocument {
  const text = JSON.stringify(expanded, (_key, value: unknown) => {
    const found = value as { readonly '@value'?: unknown; readonly '@type'?: unknown } | null
    const written =
      typeof found === 'object' && found?.['@type'] === xsd.double.value && typeof found['@value'] === 'string'
    return written ? { ...found, '@type': PROTECTED_DOUBLE } : value
  })
  return JSON.parse(text) as jsonld.JsonLdDocument
}

/**
 * Writes flattened JSON-LD 1.1: one object per resource under `@graph`, its own context of prefixes, every literal with
 * its type or language, no JSON numbers. Lists stay plain triples.
 */
export function writeJsonld(quads: Iterable<Quad>): string {
  const sorted = ordered(quads)
  const context = prefixesFor(sorted)
  const short = (iri: string): string => {
    const found = compactIri(iri)
    return found && found.prefix in context ? `${found.prefix}:${found.local}` : iri
  }
  const graphs = new Map<string, { readonly id: string; readonly nodes: Map<string, Record<string, unknown[]>> }>()
  for (const { subject, predicate, object, graph } of sorted) {
    const named = graphs.get(graph.value) ?? { id: idOf(graph), nodes: new Map<string, Record<string, unknown[]>>() }
    graphs.set(graph.value, named)
    const node = named.nodes.get(idOf(subject)) ?? {}
    named.nodes.set(idOf(subject), node)
    const isType = predicate.value === rdf.type.value && object.termType === 'NamedNode'
    const key = isType ? '@type' : short(predicate.value)
    const values = (node[key] ??= [])
    values.push(isType ? short(object.value) : valueOf(object, short))
  }
  const nodesOf = (nodes: ReadonlyMap<string, Record<string, unknown[]>>): unknown[] =>
    [...nodes].map(([id, properties]) => ({ '@id': id, ...properties }))
  const content = [...graphs.values()].flatMap(({ id, nodes }) =>
    id === '' ? nodesOf(nodes) : [{ '@id': id, '@graph': nodesOf(nodes) }],
  )
  return `${JSON.stringify({ '@context': context, '@graph': content }, undefined, 2)}\n`
}

function idOf(term: Term): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value
}

function valueOf(object: Term, short: (iri: string) => string): unknown {
  if (object.termType !== 'Literal') return { '@id': idOf(object) }
  if (object.language !== '') return { '@value': object.value, '@language': object.language }
  return object.datatype.value === xsd.string.value
    ? { '@value': object.value }
    : { '@value': object.value, '@type': short(object.datatype.value) }
}

function lineOfJsonError(text: string, message: string): string {
  const position = /position (\d+)/u.exec(message)?.[1]
  return position === undefined ? '' : `:${text.slice(0, Number(position)).split('\n').length}`
}

function explain(cause: unknown): string {
  const inner = (
    cause as { readonly details?: { readonly cause?: unknown; readonly event?: { readonly message?: string } } }
  ).details
  return [messageOf(cause), inner?.event?.message, inner?.cause === undefined ? undefined : messageOf(inner.cause)]
    .filter(Boolean)
    .join(' ')
}
