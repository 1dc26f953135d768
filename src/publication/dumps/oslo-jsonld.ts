import type { Quad, Term } from 'n3'
import { writeRdf } from '../../rdf/formats/formats.js'
import { ordered } from '../../rdf/formats/formats-order.js'
import { compactIri, PREFIXES } from '../../rdf/prefixes.js'
import { rdf, xsd } from '../../rdf/vocabularies.js'
import { KEY_OF } from './oslo-context.js'

/**
 * Writes named triples as JSON-LD 1.1 with the OSLO context of the site: one object per resource, OSLO's keys, links as
 * plain addresses. It reads back as exactly the same graph. Quads that the fixed context would misread (an IRI whose
 * scheme is one of its prefixes) are written with a context of their own.
 */
export function writeOsloJsonld(quads: Iterable<Quad>, contextAddress: string): string {
  const sorted = ordered(quads)
  if (sorted.some(({ subject, predicate, object }) => [subject, predicate, object].some(isMisread)))
    return writeRdf(sorted, 'jsonld')
  const nodes = new Map<string, Record<string, unknown[]>>()
  for (const { subject, predicate, object } of sorted) {
    const node = nodes.get(subject.value) ?? {}
    nodes.set(subject.value, node)
    const isType = predicate.value === rdf.type.value && object.termType === 'NamedNode'
    const key = isType ? '@type' : name(predicate.value)
    const values = (node[key] ??= [])
    values.push(isType ? name(object.value) : valueOf(object, KEY_OF.get(predicate.value)?.type))
  }
  const graph = [...nodes].map(([id, properties]) => ({
    '@id': id,
    ...Object.fromEntries(
      Object.entries(properties).map(([key, values]) => [key, values.length === 1 ? values[0] : values]),
    ),
  }))
  return `${JSON.stringify({ '@context': contextAddress, '@graph': graph }, undefined, 2)}\n`
}

/** A class or property by its key, else with a prefix, else in full. */
function name(iri: string): string {
  const known = KEY_OF.get(iri)
  if (known) return known.key
  const compact = compactIri(iri)
  return compact ? `${compact.prefix}:${compact.local}` : iri
}

/** A value under a key that coerces to `type`; a value of another type is written with that type. */
function valueOf(object: Term, type: string | undefined): unknown {
  if (object.termType !== 'Literal') return type === '@id' ? object.value : { '@id': object.value }
  const { value, language, datatype } = object
  if (language !== '') return { '@value': value, '@language': language }
  if (datatype.value === type) return value
  if (datatype.value === xsd.string.value) return type === undefined ? value : { '@value': value }
  return { '@value': value, '@type': name(datatype.value) }
}

/** Readers take `org:a` for a prefixed name, and a blank node's label too; never `http://…` (JSON-LD 1.1 API, 5.2). */
function isMisread(term: Term): boolean {
  if (term.termType === 'Literal') return false
  const scheme = term.value.slice(0, term.value.indexOf(':'))
  return term.termType === 'BlankNode' || (scheme in PREFIXES && !term.value.startsWith(`${scheme}://`))
}
