import { DataFactory, type Quad, type Term } from 'n3'
import { canonize } from 'rdf-canonize'
import { AppError, messageOf } from '../../errors.js'
import { sha256 } from '../../document.js'
import { writeLines } from '../formats/formats-turtle.js'
import { canonicalDatatype, canonicalLexical } from './normal-form-lexical.js'
import { prov, xsd } from '../vocabularies.js'

/** What an output leaves out by design; everything else is compared. README.md beside this file defines the form. */
export interface NormalFormOptions {
  /**
   * `flattened` for outputs without language tags (the delta files): every tagged text becomes a plain one. Default
   * `kept`.
   */
  readonly languages?: 'kept' | 'flattened'
  /** `merged` for outputs without graph names: the triples of all graphs as one set. Default `kept`. */
  readonly graphs?: 'kept' | 'merged'
  /** Properties that state when a run took place, which are not compared. Default `RUN_TIMES`. */
  readonly runTimes?: ReadonlySet<string>
}

/** The properties whose values differ between two runs over the same captures. */
export const RUN_TIMES: ReadonlySet<string> = new Set([prov.generatedAtTime.value])

/**
 * A quad in normal form, or `undefined` when the form leaves it out (a run time). Blank nodes pass unchanged. For
 * stores that are too large for `normalForm`: the form of a set of named quads is the sorted set of these as N-Quads.
 */
export function normalQuad(
  quad: Quad,
  { languages = 'kept', graphs = 'kept', runTimes = RUN_TIMES }: NormalFormOptions = {},
): Quad | undefined {
  if (runTimes.has(quad.predicate.value)) return undefined
  const object = quad.object.termType === 'Literal' ? normalLiteral(quad.object, languages) : quad.object
  return DataFactory.quad(
    quad.subject,
    quad.predicate,
    object,
    graphs === 'merged' ? DataFactory.defaultGraph() : quad.graph,
  )
}

/**
 * The normal form of a set of quads: canonical N-Quads, sorted by byte, without duplicate lines. Blank nodes, which
 * nothing we publish has, get the labels of RDFC-1.0; `check-failed` when labelling them exceeds the work limit.
 */
export async function normalForm(quads: Iterable<Quad>, options: NormalFormOptions = {}): Promise<string> {
  const normal: Quad[] = []
  let blank = false
  for (const quad of quads) {
    const kept = normalQuad(quad, options)
    if (!kept) continue
    normal.push(kept)
    blank ||= isBlank(kept.subject) || isBlank(kept.object) || isBlank(kept.graph)
  }
  const text = blank ? await canonized(normal) : writeLines('N-Quads', normal)
  return text
    .split('\n')
    .filter((line) => line !== '')
    .sort(byBytes)
    .map((line) => `${line}\n`)
    .join('')
}

/**
 * The hash by which outputs are compared: hex sha256 of the normal form in UTF-8. `sort -u | sha256sum` under LC_ALL=C
 * gives the same.
 */
export async function normalFormHash(quads: Iterable<Quad>, options: NormalFormOptions = {}): Promise<string> {
  return sha256(await normalForm(quads, options))
}

function normalLiteral(
  literal: Extract<Term, { termType: 'Literal' }>,
  languages: 'kept' | 'flattened',
): Extract<Term, { termType: 'Literal' }> {
  if (literal.language !== '') {
    return languages === 'flattened'
      ? DataFactory.literal(literal.value, xsd.string)
      : DataFactory.literal(literal.value, literal.language.toLowerCase())
  }
  const { value, datatype } = literal
  return DataFactory.literal(
    canonicalLexical(value, datatype.value),
    DataFactory.namedNode(canonicalDatatype(value, datatype.value)),
  )
}

async function canonized(quads: readonly Quad[]): Promise<string> {
  try {
    return await canonize(quads, { algorithm: 'RDFC-1.0', format: 'application/n-quads', maxWorkFactor: 3 })
  } catch (cause) {
    throw new AppError('check-failed', `blank nodes could not be labelled: ${messageOf(cause)}`, { cause })
  }
}

function isBlank(term: Term): boolean {
  return term.termType === 'BlankNode'
}

/** Byte order of UTF-8, which differs from that of UTF-16 only between surrogates and the end of the first plane. */
function byBytes(a: string, b: string): number {
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : a > b ? 1 : 0
}

const SURROGATE = /[\uD800-\uDFFF]/
