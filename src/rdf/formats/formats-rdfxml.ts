import { DataFactory, type Quad, type Term } from 'n3'
import { AppError, messageOf } from '../../errors.js'
import { ordered } from './formats-order.js'
import type { ReadOptions } from './formats-options.js'
import { PREFIXES } from '../prefixes.js'
import { rdf, xsd } from '../vocabularies.js'

/** The part of an RDF/JS term that is the same in another library. */
interface ForeignTerm {
  readonly termType: string
  readonly value: string
  readonly language?: string
  readonly datatype?: { readonly value: string }
}

/** Reads RDF/XML with Oxigraph's parser (no external entities, no network). Throws `rdf-syntax`. */
export async function readRdfxml(
  text: string,
  { base, blankNodePrefix = '', name = 'input' }: ReadOptions,
): Promise<Quad[]> {
  const { parse } = await import('oxigraph')
  const term = (foreign: ForeignTerm): Term => {
    if (foreign.termType === 'NamedNode') return DataFactory.namedNode(foreign.value)
    if (foreign.termType === 'BlankNode') return DataFactory.blankNode(blankNodePrefix + foreign.value)
    if (foreign.termType === 'Literal')
      return DataFactory.literal(
        foreign.value,
        foreign.language ? foreign.language : DataFactory.namedNode(foreign.datatype?.value ?? xsd.string.value),
      )
    throw new AppError('rdf-syntax', `${name}: a ${foreign.termType} that RDF 1.1 does not have`)
  }
  try {
    const found = parse(text, { format: 'application/rdf+xml', ...(base !== undefined && { base_iri: base }) })
    return found.map((each) =>
      DataFactory.quad(
        term(each.subject) as Quad['subject'],
        term(each.predicate) as Quad['predicate'],
        term(each.object) as Quad['object'],
      ),
    )
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('rdf-syntax', `${name}${lineOf(text, messageOf(cause))}: not RDF/XML: ${messageOf(cause)}`, {
      cause,
    })
  }
}

/**
 * Writes RDF/XML 1.1, one rdf:Description per resource; graph names are left out. Our own writer, because Oxigraph's
 * goes through a store that rewrites `01` to `1`. Throws `not-acceptable` for what XML cannot hold: a property whose
 * IRI does not end in an XML name, a control character.
 */
export function writeRdfxml(quads: Iterable<Quad>): string {
  const sorted = ordered(
    [...quads].map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object)),
  )
  const used = new Map<string, string>([[rdf.$namespace, 'rdf']])
  const body: string[] = []
  let open: Term | undefined
  for (const { subject, predicate, object } of sorted) {
    if (!open?.equals(subject)) {
      if (open) body.push('  </rdf:Description>\n')
      body.push(`  <rdf:Description ${resource(subject, 'about')}>\n`)
      open = subject
    }
    const name = qualifiedName(predicate.value, used)
    if (object.termType === 'Literal')
      body.push(`    <${name}${literalAttributes(object)}>${escaped(object.value)}</${name}>\n`)
    else body.push(`    <${name} ${resource(object, 'resource')}/>\n`)
  }
  if (open) body.push('  </rdf:Description>\n')
  const declarations = [...used].map(([namespace, prefix]) => ` xmlns:${prefix}="${attribute(namespace)}"`).join('\n  ')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declarations}>\n${body.join('')}</rdf:RDF>\n`
}

function resource(term: Term, name: 'about' | 'resource'): string {
  return term.termType === 'BlankNode'
    ? `rdf:nodeID="${attribute(term.value)}"`
    : `rdf:${name}="${attribute(term.value)}"`
}

function literalAttributes({
  language,
  datatype,
}: {
  readonly language: string
  readonly datatype: { readonly value: string }
}): string {
  if (language !== '') return ` xml:lang="${attribute(language)}"`
  return datatype.value === xsd.string.value ? '' : ` rdf:datatype="${attribute(datatype.value)}"`
}

const knownPrefixes = new Map<string, string>(
  Object.entries(PREFIXES).map(([prefix, namespace]) => [namespace, prefix]),
)

/** The longest name at the end of the IRI; the part before it gets a prefix of our table or a numbered one. */
function qualifiedName(iri: string, used: Map<string, string>): string {
  const local = /[\p{L}_][\p{L}\p{N}_.-]*$/u.exec(iri)?.[0]
  const namespace = iri.slice(0, iri.length - (local?.length ?? 0))
  if (local === undefined || namespace === '')
    throw new AppError(
      'not-acceptable',
      `RDF/XML cannot hold the property ${iri}: it does not end in an XML name; ask for Turtle`,
    )
  const prefix = used.get(namespace) ?? knownPrefixes.get(namespace) ?? `ns${used.size}`
  used.set(namespace, prefix)
  return `${prefix}:${local}`
}

function escaped(text: string): string {
  // Characters that XML 1.0 (production 2, Char) excludes.
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u.test(text))
    throw new AppError(
      'not-acceptable',
      'RDF/XML cannot hold a control character in a text of this graph; ask for Turtle',
    )
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/\r/gu, '&#xD;')
}

function attribute(text: string): string {
  return escaped(text).replace(/"/gu, '&quot;')
}

/** Only some of Oxigraph's messages end in a place: `… at line 3 column 5`. */
function lineOf(text: string, message: string): string {
  const line = /line (\d+)/u.exec(message)?.[1]
  if (line !== undefined) return `:${line}`
  const offset = /(?:position|offset|byte) (\d+)/u.exec(message)?.[1]
  return offset === undefined
    ? ''
    : `:${Buffer.from(text).subarray(0, Number(offset)).toString('utf8').split('\n').length}`
}
