import type { Quad } from 'n3'
import { diagnose, type Diagnostic } from '../diagnostic.js'
import type { Evidence, LanguageText } from '../model.js'
import type { Graph, PlacedQuad } from '../rdf/graph.js'
import { localName } from '../rdf/iri.js'
import { leidinggevenden, owl, rdf } from '../rdf/vocabularies.js'
import { readLiteral, type LiteralValue } from './literal.js'
import { NOUNS } from './properties.js'
import type { LiteralRange, NounName, Nouns, Property } from './property.js'
import { nameOf, quadKeys } from './quad-key.js'
import type { Tally } from './tally.js'

/** No chain of real organs is longer; a longer one is an attack or a mistake. */
const MAX_DEPTH = 20

type Fields = Record<string, unknown>

interface Candidate {
  readonly placed: PlacedQuad
  /** Undefined when the quad cannot be read as the property has it. */
  readonly value: unknown
  /** Equal keys are the same value. */
  readonly key: string
  readonly variant: boolean
}

/** A graph being read into nouns; it knows which quads have been carried into a field so far. */
export interface NounReader {
  /** The noun an IRI (or `_:` blank node label) stands for; undefined when it is being read already (a circle). */
  read<Name extends NounName>(name: Name, iri: string): Nouns[Name] | undefined
  /** Whether a quad has been carried into the model, or has had its own finding. */
  isCarried(quad: Quad): boolean
  isExplained(quad: Quad): boolean
  /** Whether anything of a subject has been read. */
  isReached(iri: string): boolean
  readonly diagnostics: readonly Diagnostic[]
}

/** Prepares a graph for reading nouns by the table in properties.ts. */
export function createNounReader(graph: Graph, tally: Tally): NounReader {
  const bySubject = index(graph.placed, ({ quad }) => nameOf(quad.subject))
  const byObject = index(graph.placed, ({ quad }) => (quad.object.termType === 'Literal' ? undefined : nameOf(quad.object)))
  const quadKey = quadKeys()
  const carried = new Set<string>()
  const explained = new Set<string>()
  const reached = new Set<string>()
  const done = new Map<string, unknown>()
  const busy = new Set<string>()
  const diagnostics: Diagnostic[] = []

  function read<Name extends NounName>(name: Name, iri: string): Nouns[Name] | undefined {
    const key = `${name} ${iri}`
    if (!done.has(key)) {
      if (busy.has(key) || busy.size > MAX_DEPTH) return undefined
      busy.add(key)
      done.set(key, readFields(name, iri))
      busy.delete(key)
    }
    // The table is typed row by row (property.ts), so that these fields are those of the noun.
    return done.get(key) as Nouns[Name]
  }

  function readFields(name: NounName, iri: string): Fields {
    const mapping = NOUNS[name]
    const own = bySubject.get(iri) ?? []
    const evidence: Evidence[] = []
    const fields: Fields = {}
    reached.add(iri)
    fields['iri'] = iri
    readTypes(own, mapping.class.value, fields)
    for (const [field, property] of Object.entries(mapping.properties)) {
      const predicates = [property.iri, ...(property.aliases ?? [])].map(({ value }) => value)
      const quads = (property.inverse ? (byObject.get(iri) ?? []) : own).filter(({ quad }) => predicates.includes(quad.predicate.value))
      if (quads.length > 0) readField(field, property, quads, fields, evidence, iri)
    }
    if (name === 'Mandataris' && isFunctionaris(iri, fields)) fields['functionaris'] = true
    const place = graph.place(iri)
    if (place) fields['place'] = place
    if (evidence.length > 0) fields['evidence'] = evidence
    return fields
  }

  function readTypes(own: readonly PlacedQuad[], ownClass: string, fields: Fields): void {
    const types = new Set<string>()
    const sameAs = new Set<string>()
    for (const { quad } of own) {
      if (quad.object.termType !== 'NamedNode') continue
      if (quad.predicate.equals(rdf.type)) types.add(quad.object.value)
      else if (quad.predicate.equals(owl.sameAs)) sameAs.add(quad.object.value)
      else continue
      carried.add(quadKey(quad))
    }
    if (!types.delete(ownClass)) fields['untyped'] = true
    if (types.size > 0) fields['types'] = [...types]
    if (sameAs.size > 0) fields['sameAs'] = [...sameAs]
  }

  function readField(field: string, property: Property, quads: readonly PlacedQuad[], fields: Fields, evidence: Evidence[], iri: string): void {
    const chosen = choose(property, quads, iri)
    const values = new Map<string, unknown>()
    for (const { placed, value, key, variant } of chosen) {
      const { quad, place } = placed
      carried.add(quadKey(quad))
      if (variant || !quad.predicate.equals(property.iri)) tally.add('mapping/variant', quad.predicate.value, place)
      if (!values.has(key) && place) evidence.push({ field, rule: 'published', certainty: 1, status: 'stated', place })
      values.set(key, value)
    }
    if (values.size === 0) return
    if (property.many) fields[field] = [...values.values()]
    else put(field, property, [...values.values()][0], fields)
  }

  /** The quads whose values the field holds: all that can be read, of one value only when the property has one. */
  function choose(property: Property, quads: readonly PlacedQuad[], iri: string): readonly Candidate[] {
    const readable: Candidate[] = []
    for (const placed of quads) {
      const candidate = readValue(property, placed)
      if (candidate.value !== undefined) readable.push(candidate)
      else if (!explained.has(quadKey(placed.quad))) explain(placed, 'mapping/value-unusable', iri)
    }
    if (property.many) return readable
    const best = pick(property, readable)
    if (!best) return []
    const reported = new Set<string>()
    for (const { key, placed } of readable) {
      if (key === best.key) continue
      if (!reported.has(key)) explain(placed, 'mapping/too-many-values', iri, best.placed.quad.object.value)
      reported.add(key)
      explained.add(quadKey(placed.quad))
    }
    return readable.filter(({ key }) => key === best.key)
  }

  function readValue(property: Property, placed: PlacedQuad): Candidate {
    const { quad } = placed
    const term = property.inverse ? quad.subject : quad.object
    const { range } = property
    if (isLiteralRange(range)) {
      const literal = term.termType === 'Literal' ? readLiteral(term, range) : undefined
      return { placed, value: literal?.value, key: valueKey(literal?.value), variant: literal?.variant ?? false }
    }
    if (term.termType === 'Literal') {
      const label = property.orLiteral ? readLiteral(term, 'string') : undefined
      return { placed, value: label && { label: label.value }, key: `"${term.value}`, variant: label?.variant ?? false }
    }
    const iri = nameOf(term)
    const value = range === 'reference' ? { iri } : read(range, iri)
    if (value === undefined) explain(placed, 'mapping/circle', nameOf(quad.subject))
    return { placed, value, key: iri, variant: false }
  }

  function pick(property: Property, candidates: readonly Candidate[]): Candidate | undefined {
    const { preferred } = property
    if (preferred) {
      const best = candidates.find(({ key }) => bySubject.get(key)?.some(({ quad }) => quad.predicate.equals(preferred)))
      if (best) return best
    }
    // Dutch before another language; else the first on the page.
    return candidates.find(({ value }) => /^(?:nl\b|$)/iu.test((value as LanguageText | undefined)?.language ?? '')) ?? candidates[0]
  }

  function explain({ quad, place }: PlacedQuad, rule: 'mapping/value-unusable' | 'mapping/too-many-values' | 'mapping/circle', subject: string, expected?: string): void {
    explained.add(quadKey(quad))
    const property = localName(quad.predicate.value)
    diagnostics.push(diagnose(rule, { place, subject, predicate: quad.predicate.value, actual: quad.object.value, expected, values: { property } }))
  }

  return {
    read,
    isCarried: (quad) => carried.has(quadKey(quad)),
    isExplained: (quad) => explained.has(quadKey(quad)),
    isReached: (iri) => reached.has(iri),
    diagnostics,
  }
}

/** Puts one value in its field; text of any datatype keeps how it is typed in the field's twins. */
function put(field: string, property: Property, value: unknown, fields: Fields): void {
  if (property.range !== 'content') {
    fields[field] = value
    return
  }
  const text = value as LanguageText
  fields[field] = text.value
  if (text.datatype !== undefined) fields[`${field}Datatype`] = text.datatype
  if (text.language !== undefined) fields[`${field}Language`] = text.language
}

/** Texts that differ in white space only are one value. */
function valueKey(value: LiteralValue['value'] | undefined): string {
  if (typeof value !== 'object') return String(value)
  return JSON.stringify([value.value.replace(/\s+/gu, ' '), value.language?.toLowerCase(), value.datatype])
}

function isLiteralRange(range: Property['range']): range is LiteralRange {
  return range !== 'reference' && !(range in NOUNS)
}

/** LBLOD puts officials (algemeen directeur) where mandatarissen stand; their IRI tells, whatever they are typed. */
function isFunctionaris(iri: string, fields: Fields): boolean {
  const types = fields['types'] as readonly string[] | undefined
  return iri.includes('/functionarissen/') || (types?.includes(leidinggevenden.Functionaris.value) ?? false)
}

function index(placed: readonly PlacedQuad[], keyOf: (quad: PlacedQuad) => string | undefined): ReadonlyMap<string, readonly PlacedQuad[]> {
  const groups = new Map<string, PlacedQuad[]>()
  for (const quad of placed) {
    const key = keyOf(quad)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(quad)
    else groups.set(key, [quad])
  }
  return groups
}
