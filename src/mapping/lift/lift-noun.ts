import type { Quad } from 'n3'
import { diagnose, type Diagnostic } from '../../diagnostic.js'
import type { Evidence, LanguageText } from '../../model.js'
import type { Graph, PlacedQuad } from '../../rdf/graph.js'
import { localName } from '../../rdf/iri.js'
import { leidinggevenden, owl, rdf } from '../../rdf/vocabularies.js'
import { readLiteral, type LiteralValue } from './lift-literal.js'
import { NOUNS } from '../table/properties.js'
import type { LiteralRange, NounName, Nouns, Property } from '../table/property.js'
import { nameOf, quadKeys } from '../../rdf/quad-key.js'
import type { Tally } from '../table/vote-tally.js'

/** No chain of real organs is longer; a longer one is an attack or a mistake. */
const MAX_DEPTH = 20

type Fields = Record<string, unknown>

/** A quad that may give a field a value. */
interface Candidate {
  readonly placed: PlacedQuad
  /** Equal keys are the same value. */
  readonly key: string
  /** The value of the literal for the property; undefined when it cannot be read so, or the value is a resource. */
  readonly literal?: LiteralValue | undefined
  /** The resource that is the value; it is read only when chosen, since whatever is read counts as carried. */
  readonly iri?: string
}

/** A graph being read into nouns; it keeps track of the quads carried into a field so far. */
export interface NounReader {
  /** The noun for an IRI (or `_:` blank node label); undefined when it is already being read (a cycle). */
  read<Name extends NounName>(name: Name, iri: string): Nouns[Name] | undefined
  /** Whether a quad has been carried into the model, or has its own finding. */
  isCarried(quad: Quad): boolean
  isExplained(quad: Quad): boolean
  /** Whether anything about a subject has been read. */
  isReached(iri: string): boolean
  diagnostics(): readonly Diagnostic[]
}

/** Prepares a graph for reading nouns by the table in properties.ts. */
export function createNounReader(graph: Graph, tally: Tally): NounReader {
  const bySubject = index(graph.placed, ({ quad }) => nameOf(quad.subject))
  const byObject = index(graph.placed, ({ quad }) =>
    quad.object.termType === 'Literal' ? undefined : nameOf(quad.object),
  )
  const quadKey = quadKeys()
  const carried = new Set<string>()
  const explained = new Set<string>()
  const reached = new Set<string>()
  const done = new Map<string, unknown>()
  const busy = new Set<string>()
  const diagnostics: Diagnostic[] = []
  const refused = new Map<string, { readonly placed: PlacedQuad; readonly subject: string; readonly count: number }>()

  function read<Name extends NounName>(name: Name, iri: string): Nouns[Name] | undefined {
    const key = `${name} ${iri}`
    if (!done.has(key)) {
      if (busy.has(key) || busy.size > MAX_DEPTH) return undefined
      busy.add(key)
      done.set(key, readFields(name, iri))
      busy.delete(key)
    }
    // The table is typed row by row (property.ts), so these fields are those of the noun.
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
      const quads = (property.inverse ? (byObject.get(iri) ?? []) : own).filter(({ quad }) =>
        predicates.includes(quad.predicate.value),
      )
      if (quads.length > 0) readField(field, property, quads, fields, evidence, iri)
    }
    if (name === 'Mandataris' && isFunctionaris(iri, fields)) fields['functionaris'] = true
    const place = graph.place(iri, rdf.type.value)
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

  function readField(
    field: string,
    property: Property,
    quads: readonly PlacedQuad[],
    fields: Fields,
    evidence: Evidence[],
    iri: string,
  ): void {
    const values = new Map<string, unknown>()
    for (const candidate of inOrderOfChoice(property, candidatesOf(property, quads, iri))) {
      const { placed, key, literal } = candidate
      const isExtra = !property.many && values.size > 0 && !values.has(key)
      if (isExtra) {
        if (!explained.has(quadKey(placed.quad)))
          explain(placed, 'mapping/too-many-values', iri, textOf([...values.values()][0]))
        continue
      }
      const value = values.get(key) ?? valueOf(property, candidate)
      if (value === undefined) {
        explain(placed, 'mapping/circle', iri)
        continue
      }
      carried.add(quadKey(placed.quad))
      if (literal?.variant || !placed.quad.predicate.equals(property.iri))
        tally.add('mapping/variant', placed.quad.predicate.value, placed.place)
      if (!values.has(key) && placed.place)
        evidence.push({ field, rule: 'published', certainty: 1, status: 'stated', place: placed.place })
      values.set(key, value)
    }
    if (values.size === 0) return
    if (property.many) fields[field] = [...values.values()]
    else put(field, property, [...values.values()][0], fields)
  }

  /** The quads whose values can be read as the property requires; a finding for each of the others. */
  function candidatesOf(property: Property, quads: readonly PlacedQuad[], iri: string): readonly Candidate[] {
    return quads.flatMap((placed) => {
      const candidate = candidateOf(property, placed)
      if (!candidate && !explained.has(quadKey(placed.quad))) refuse(placed, iri)
      return candidate ?? []
    })
  }

  function valueOf({ range }: Property, { literal, iri }: Candidate): unknown {
    if (iri === undefined) return isLiteralRange(range) ? literal?.value : { label: literal?.value }
    return range === 'reference' ? { iri } : read(range as NounName, iri)
  }

  /** The preferred value first: the one with the preferred property, then Dutch, then the order on the page. */
  function inOrderOfChoice({ many, preferred }: Property, candidates: readonly Candidate[]): readonly Candidate[] {
    if (many) return candidates
    const rank = ({ iri, literal }: Candidate): number => {
      if (preferred && iri !== undefined)
        return bySubject.get(iri)?.some(({ quad }) => quad.predicate.equals(preferred)) ? 0 : 1
      const language = typeof literal?.value === 'object' ? literal.value.language : undefined
      return language === undefined || /^nl\b/iu.test(language) ? 0 : 1
    }
    return [...candidates].sort((a, b) => rank(a) - rank(b))
  }

  /** Equal values of one property that do not fit are one finding with a count. */
  function refuse(placed: PlacedQuad, subject: string): void {
    explained.add(quadKey(placed.quad))
    const key = `${placed.quad.predicate.value} ${placed.quad.object.value}`
    const seen = refused.get(key)
    refused.set(key, {
      placed: seen?.placed ?? placed,
      subject: seen?.subject ?? subject,
      count: (seen?.count ?? 0) + 1,
    })
  }

  function explain(
    { quad, place }: PlacedQuad,
    rule: 'mapping/too-many-values' | 'mapping/circle',
    subject: string,
    expected?: string,
  ): void {
    explained.add(quadKey(quad))
    const property = localName(quad.predicate.value)
    diagnostics.push(
      diagnose(rule, {
        place,
        subject,
        predicate: quad.predicate.value,
        actual: quad.object.value,
        expected,
        values: { property },
      }),
    )
  }

  return {
    read,
    isCarried: (quad) => carried.has(quadKey(quad)),
    isExplained: (quad) => explained.has(quadKey(quad)),
    isReached: (iri) => reached.has(iri),
    diagnostics: () => [
      ...diagnostics,
      ...[...refused.values()].map(({ placed: { quad, place }, subject, count }) =>
        diagnose('mapping/value-unusable', {
          place,
          subject,
          predicate: quad.predicate.value,
          actual: quad.object.value,
          values: { property: localName(quad.predicate.value), count },
        }),
      ),
    ],
  }
}

/** Puts one value in its field; for text of any datatype, the field's twins keep datatype and language. */
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

/** Texts that differ only in white space are one value. */
function valueKey(value: LiteralValue['value']): string {
  if (typeof value !== 'object') return String(value)
  return JSON.stringify([value.value.replace(/\s+/gu, ' '), value.language?.toLowerCase(), value.datatype])
}

/** A quad as a candidate for a property; undefined when its value cannot be one. */
function candidateOf({ range, inverse, orLiteral }: Property, placed: PlacedQuad): Candidate | undefined {
  const term = inverse ? placed.quad.subject : placed.quad.object
  if (term.termType !== 'Literal')
    return isLiteralRange(range) ? undefined : { placed, key: nameOf(term), iri: nameOf(term) }
  const literal = isLiteralRange(range) ? readLiteral(term, range) : orLiteral ? readLiteral(term, 'string') : undefined
  return literal && { placed, key: `"${valueKey(literal.value)}`, literal }
}

/** A value in the form shown in a finding. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const {
    iri,
    label,
    value: text,
  } = value as { readonly iri?: string; readonly label?: string; readonly value?: string }
  return iri ?? label ?? text ?? ''
}

function isLiteralRange(range: Property['range']): range is LiteralRange {
  return range !== 'reference' && !(range in NOUNS)
}

/** LBLOD puts officials (algemeen directeur) where mandatarissen belong; their IRI shows it, whatever their type. */
function isFunctionaris(iri: string, fields: Fields): boolean {
  const types = fields['types'] as readonly string[] | undefined
  return iri.includes('/functionarissen/') || (types?.includes(leidinggevenden.Functionaris.value) ?? false)
}

function index(
  placed: readonly PlacedQuad[],
  keyOf: (quad: PlacedQuad) => string | undefined,
): ReadonlyMap<string, readonly PlacedQuad[]> {
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
