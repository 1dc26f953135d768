import { DataFactory, Parser, Writer, type Quad } from 'n3'
import { AppError, messageOf } from '../../errors.js'
import { ordered } from './formats-order.js'
import type { ReadOptions } from './formats-options.js'
import { prefixesFor } from '../prefixes.js'

type Syntax = 'Turtle' | 'TriG' | 'N-Triples' | 'N-Quads'

/** Reads one of the Turtle family as strictly as N3.js does for a given format. Throws `rdf-syntax` with the line. */
export function readTurtleFamily(syntax: Syntax, text: string, { base, blankNodePrefix, name }: ReadOptions): Quad[] {
  const lines = syntax === 'N-Triples' || syntax === 'N-Quads'
  const parser = new Parser({
    format: syntax,
    ...(base !== undefined && !lines && { baseIRI: base }),
    ...(blankNodePrefix !== undefined && { blankNodePrefix }),
  })
  try {
    return parser.parse(text)
  } catch (cause) {
    const { line } = (cause as { readonly context?: { readonly line?: number } }).context ?? {}
    const where = line === undefined ? '' : `:${line}`
    throw new AppError('rdf-syntax', `${name ?? 'input'}${where}: not ${syntax}: ${messageOf(cause)}`, { cause })
  }
}

/** Writes Turtle or TriG with the prefixes that occur; Turtle leaves out graph names. */
export function writeTurtle(syntax: 'Turtle' | 'TriG', quads: Iterable<Quad>): string {
  const sorted = ordered(syntax === 'Turtle' ? withoutGraphs(quads) : quads)
  return written(new Writer({ format: syntax, prefixes: prefixesFor(sorted) }), sorted)
}

/** Writes N-Triples or N-Quads in canonical form, sorted, one statement per line. */
export function writeLines(syntax: 'N-Triples' | 'N-Quads', quads: Iterable<Quad>): string {
  return written(new Writer({ format: syntax }), ordered(syntax === 'N-Triples' ? withoutGraphs(quads) : quads))
}

/**
 * Writes quads in the order given, for readers that stream; where the syntax has relative IRIs they are relative to
 * `base`, which the text names, so that it means the same wherever it is read.
 */
export function writeInOrder(syntax: Syntax, quads: readonly Quad[], base: string): string {
  const isLines = syntax === 'N-Triples' || syntax === 'N-Quads'
  return written(
    new Writer({
      format: syntax,
      ...(!isLines && { prefixes: prefixesFor([...quads]), baseIRI: base, writeBase: true }),
    }),
    quads,
  )
}

function written(writer: Writer, quads: readonly Quad[]): string {
  let output = ''
  writer.addQuads([...quads])
  writer.end((error: Error | null, text: string) => {
    if (error) throw error
    output = text
  })
  return output
}

function* withoutGraphs(quads: Iterable<Quad>): Iterable<Quad> {
  for (const { subject, predicate, object } of quads) yield DataFactory.quad(subject, predicate, object)
}
