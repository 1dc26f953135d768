import type { Quad, Term } from 'n3'
import { AppError } from '../../errors.js'
import { readJsonld, writeJsonld } from './formats-jsonld.js'
import { readRdfxml, writeRdfxml } from './formats-rdfxml.js'
import { readTurtleFamily, writeLines, writeTurtle } from './formats-turtle.js'
import type { ReadOptions } from './formats-options.js'

/** One row of the table of RDF formats. */
export interface Format {
  readonly name: FormatName
  readonly mediaType: string
  /** Other names by which clients request or servers name the format. */
  readonly aliases: readonly string[]
  /** File name endings without the dot, the usual one first. */
  readonly extensions: readonly string[]
  /** Whether it can carry graph names; the others leave them out when writing. */
  readonly namedGraphs: boolean
  readonly read: (text: string, options: ReadOptions) => Promise<Quad[]> | Quad[]
  readonly write: (quads: Iterable<Quad>) => string
}

export type FormatName = 'turtle' | 'trig' | 'nquads' | 'ntriples' | 'jsonld' | 'rdfxml'

/**
 * Every RDF format that we read and write. All are written in the same order (graph, subject, predicate, object) with
 * their lexical forms kept.
 */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
  turtle: {
    name: 'turtle',
    mediaType: 'text/turtle',
    aliases: ['application/x-turtle'],
    extensions: ['ttl'],
    namedGraphs: false,
    read: (text, options) => readTurtleFamily('Turtle', text, options),
    write: (quads) => writeTurtle('Turtle', quads),
  },
  trig: {
    name: 'trig',
    mediaType: 'application/trig',
    aliases: ['application/x-trig'],
    extensions: ['trig'],
    namedGraphs: true,
    read: (text, options) => readTurtleFamily('TriG', text, options),
    write: (quads) => writeTurtle('TriG', quads),
  },
  nquads: {
    name: 'nquads',
    mediaType: 'application/n-quads',
    aliases: ['text/x-nquads'],
    extensions: ['nq'],
    namedGraphs: true,
    read: (text, options) => readTurtleFamily('N-Quads', text, options),
    write: (quads) => writeLines('N-Quads', quads),
  },
  ntriples: {
    name: 'ntriples',
    mediaType: 'application/n-triples',
    aliases: [],
    extensions: ['nt'],
    namedGraphs: false,
    read: (text, options) => readTurtleFamily('N-Triples', text, options),
    write: (quads) => writeLines('N-Triples', quads),
  },
  jsonld: {
    name: 'jsonld',
    mediaType: 'application/ld+json',
    aliases: [],
    extensions: ['jsonld'],
    namedGraphs: true,
    read: readJsonld,
    write: writeJsonld,
  },
  rdfxml: {
    name: 'rdfxml',
    mediaType: 'application/rdf+xml',
    aliases: [],
    extensions: ['rdf', 'owl'],
    namedGraphs: false,
    read: readRdfxml,
    write: writeRdfxml,
  },
}

const byMediaType = new Map(
  Object.values(FORMATS).flatMap((format) =>
    [format.mediaType, ...format.aliases].map((type) => [type, format] as const),
  ),
)
const byExtension = new Map(
  Object.values(FORMATS).flatMap((format) => format.extensions.map((extension) => [extension, format] as const)),
)

/** The format of a media type (parameters are ignored), if it is an RDF format. */
export function formatOfMediaType(mediaType: string): Format | undefined {
  return byMediaType.get((mediaType.split(';')[0] ?? '').trim().toLowerCase())
}

/** The format of a file name by its ending, if it is an RDF format. */
export function formatOfFileName(fileName: string): Format | undefined {
  const dot = fileName.lastIndexOf('.')
  return dot < 0 ? undefined : byExtension.get(fileName.slice(dot + 1).toLowerCase())
}

/**
 * Reads RDF into quads, in the document's order, with lexical forms as written (language tags in lower case, as RDF 1.1
 * Concepts 3.3 allows). Throws `rdf-syntax`, with the line if the parser gives one; nothing is fetched.
 */
export async function readRdf(text: string, format: FormatName, options: ReadOptions = {}): Promise<Quad[]> {
  const quads = await FORMATS[format].read(text, options)
  for (const quad of quads)
    for (const term of [quad.subject, quad.predicate, quad.object, quad.graph]) checkTerm(term, options)
  return quads
}

/**
 * Writes quads in the order used by all writers, without duplicates. Formats without graph names write the triples of
 * all graphs.
 */
export function writeRdf(quads: Iterable<Quad>, format: FormatName): string {
  return FORMATS[format].write(quads)
}

/** N3.js and Oxigraph also know the triple terms of RDF 1.2. */
const TERMS_OF_RDF: ReadonlySet<string> = new Set(['NamedNode', 'BlankNode', 'Literal', 'DefaultGraph'])

function checkTerm(term: Term, { name = 'input', base }: ReadOptions): void {
  if (term.termType === 'NamedNode' && !/^[A-Za-z][\w+.-]*:/u.test(term.value)) {
    throw new AppError(
      'rdf-syntax',
      `${name}: the IRI <${term.value}> is relative${base === undefined ? ' and no base is given' : ''}`,
    )
  }
  if (!TERMS_OF_RDF.has(term.termType))
    throw new AppError('rdf-syntax', `${name}: a ${term.termType} that RDF 1.1 does not have`)
}
