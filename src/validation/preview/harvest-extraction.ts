import { DataFactory, type Literal, type Quad } from 'n3'
import type { CodeRuleId } from '../../rules/catalogue.js'
import { rdf, rdfs, xsd } from '../../rdf/vocabularies.js'

/**
 * The result of extracting one triple: `quad` is absent when it is dropped; a rule is present when it is dropped or
 * changed.
 */
export interface Extracted {
  readonly quad?: Quad
  readonly rule?: CodeRuleId
}

const KEPT = new Set([
  xsd.string.value,
  rdf.langString.value,
  rdf.HTML.value,
  xsd.boolean.value,
  xsd.date.value,
  xsd.dateTime.value,
  xsd.integer.value,
  'http://www.opengis.net/ont/geosparql#wktLiteral',
])
const RETYPED: ReadonlyMap<string, string> = new Map([
  [rdfs.Literal.value, xsd.string.value],
  [rdf.XMLLiteral.value, xsd.string.value],
  [xsd.int.value, xsd.integer.value],
])

const LEXICAL: ReadonlyMap<string, RegExp> = new Map([
  [xsd.date.value, /^-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/u],
  [xsd.dateTime.value, /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/u],
])

/**
 * The rules of the harvester's extracting step (harvesting-extract-to-ttl-service, validateTriple and fixTriple):
 * triples with a blank node and literals outside eight datatypes are dropped; some literals are retyped or rewritten.
 */
export function extractTriple(quad: Quad): Extracted {
  const { subject, object } = quad
  if (subject.termType === 'BlankNode' || object.termType === 'BlankNode') return { rule: 'harvest/blank-node' }
  if (object.termType !== 'Literal') return { quad }

  const retyped = retype(object)
  if (!retyped) return { rule: 'harvest/datatype-unknown' }
  const rewritten = rewrite(retyped)
  if ('rule' in rewritten && !rewritten.literal) return { rule: rewritten.rule }
  const literal = rewritten.literal ?? retyped
  if (literal.equals(object)) return { quad }
  return {
    quad: DataFactory.quad(subject, quad.predicate, literal),
    rule: rewritten.rule ?? 'harvest/datatype-rewritten',
  }
}

/** The literal with a datatype that the harvester keeps; undefined when there is none. */
function retype(literal: Literal): Literal | undefined {
  const datatype = literal.datatype.value
  if (datatype === rdf.langString.value)
    return literal.language ? literal : DataFactory.literal(literal.value, xsd.string)
  const target = RETYPED.get(datatype)
  if (target !== undefined) return DataFactory.literal(literal.value, DataFactory.namedNode(target))
  return KEPT.has(datatype) ? literal : undefined
}

/** Repairs of the lexical form; a rule without a literal means that the value is lost. */
function rewrite(literal: Literal): { readonly literal?: Literal; readonly rule?: CodeRuleId } {
  const datatype = literal.datatype.value
  if (LEXICAL.get(datatype)?.test(literal.value) === false) {
    const text = viaJavaScriptDate(literal.value, datatype === xsd.dateTime.value)
    if (text === undefined) return { rule: 'harvest/date-unreadable' }
    return { literal: DataFactory.literal(text, literal.datatype), rule: 'harvest/date-rewritten' }
  }
  const text = datatype === xsd.boolean.value ? literal.value.toLowerCase() : literal.value
  const clean = text.replaceAll('\uFFFD', '')
  if (clean === literal.value) return {}
  return { literal: DataFactory.literal(clean, literal.language || literal.datatype), rule: 'harvest/text-rewritten' }
}

/**
 * How the harvester writes a date it could not read as XSD: day and hour not padded, no zone. Its container is assumed
 * to run in UTC.
 */
function viaJavaScriptDate(text: string, withTime: boolean): string | undefined {
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) return undefined
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${date.getUTCDate()}`
  return withTime ? `${day}T${date.getUTCHours()}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}` : day
}
