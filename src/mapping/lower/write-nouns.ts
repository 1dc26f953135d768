import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3'
import type { Place } from '../../diagnostic.js'
import type { LanguageText, Model, Noun, Reference } from '../../model.js'
import type { PlacedQuad } from '../../rdf/graph.js'
import { owl, rdf } from '../../rdf/vocabularies.js'
import { splitTitle } from '../identity/item-title.js'
import { writeLiteral } from '../lift/lift-literal.js'
import { quadKey } from '../../rdf/quad-key.js'
import { NOUNS } from '../table/properties.js'
import type { LiteralRange, NounName, Property } from '../table/property.js'
import { allNouns, fieldOf, isLabelOnly, isNounName, listOf } from '../walk.js'

/** Whether a document states a value, or the value is derived. */
export type Standing = 'stated' | 'derived'

/**
 * The quads of a model in which every noun has an IRI (from mint.ts), each once, with the place given by its evidence:
 * the stated ones, or those derived according to their evidence. Throws on a noun without an IRI: writing it would need
 * a blank node.
 */
export function writeNouns(model: Model, standing: Standing = 'stated'): readonly PlacedQuad[] {
  const quads = new Map<string, PlacedQuad>()
  for (const { name, noun } of allNouns(model)) {
    if (isLabelOnly(noun)) continue
    for (const placed of quadsOf(name, noun, standing)) {
      const key = quadKey(placed.quad)
      if (!quads.get(key)?.place) quads.set(key, placed)
    }
  }
  return [...quads.values()]
}

function* quadsOf(name: NounName, noun: Noun, standing: Standing): Generator<PlacedQuad> {
  const subject = nodeOf(name, noun)
  if (standing === 'stated')
    for (const type of typesOf(name, noun)) yield at(DataFactory.quad(subject, rdf.type, type), noun.place)
  for (const iri of standing === 'stated' ? (noun.sameAs ?? []) : [])
    yield at(DataFactory.quad(subject, owl.sameAs, DataFactory.namedNode(iri)), noun.place)
  for (const [field, property] of Object.entries(NOUNS[name].properties)) {
    if (isDerived(noun, field) !== (standing === 'derived')) continue
    const places = (noun.evidence ?? []).filter((evidence) => evidence.field === field).map(({ place }) => place)
    const values = listOf(fieldOf(noun, field))
    for (const [i, value] of values.entries()) {
      const place = (places.length === values.length ? places[i] : places[0]) ?? noun.place
      const object = termOf(value, field, property, noun)
      if (object === undefined) continue
      if (property.inverse) yield at(DataFactory.quad(object as NamedNode, property.iri, subject), place)
      else yield at(DataFactory.quad(subject, property.iri, object), place)
    }
  }
}

/**
 * Whether a field was derived from the document rather than stated in it. What complete.ts adds says the same in
 * another form; a label is only how raadlink names a thing, however it was identified.
 */
function isDerived(noun: Noun, field: string): boolean {
  const evidence = (noun.evidence ?? []).filter((each) => each.field === field && each.rule !== 'mapping/completed')
  return field !== 'prefLabel' && evidence.length > 0 && evidence.every(({ status }) => status === 'derived')
}

/**
 * Whether a value can be written in the property's range; `unwritten` in lower.ts reports the others, which are left
 * out.
 */
export function isWritable(value: unknown, field: string, property: Property, noun: Noun): boolean {
  return isNounName(property.range) || termOf(value, field, property, noun) !== undefined
}

function termOf(value: unknown, field: string, property: Property, noun: Noun): Quad_Object | undefined {
  const { range } = property
  if (range === 'reference') return DataFactory.namedNode((value as Reference).iri)
  if (isNounName(range)) {
    const node = value as Noun & { readonly label?: string }
    if (node.iri === undefined && property.orLiteral && node.label !== undefined)
      return writeLiteral(node.label, 'string')
    return nodeOf(range, node)
  }
  if (range === 'content') {
    const datatype = fieldOf(noun, `${field}Datatype`) as string | undefined
    const language = fieldOf(noun, `${field}Language`) as string | undefined
    return writeLiteral(
      {
        value: value as string,
        ...(datatype !== undefined && { datatype }),
        ...(language !== undefined && { language }),
      },
      range,
    )
  }
  const number =
    property.precededBy === undefined ? undefined : (fieldOf(noun, property.precededBy) as string | undefined)
  if (number !== undefined && range === 'text') return writeLiteral(withNumber(value as LanguageText, number), range)
  return writeLiteral(value as string | number | boolean | LanguageText, range satisfies LiteralRange)
}

/** A title as printed, with its number in front, unless it already has one. */
function withNumber(title: LanguageText, number: string): LanguageText {
  return splitTitle(title.value).nummer === undefined ? { ...title, value: `${number}. ${title.value}` } : title
}

function typesOf(name: NounName, noun: Noun): readonly NamedNode[] {
  const other = (noun.types ?? []).map((type) => DataFactory.namedNode(type))
  if (noun.untyped) return other
  return [NOUNS[name].class, ...other]
}

function nodeOf(name: NounName, noun: Noun): NamedNode {
  if (noun.iri === undefined) throw new Error(`a ${name} has no IRI; mint before writing`)
  return DataFactory.namedNode(noun.iri)
}

function at(quad: Quad, place: Place | undefined): PlacedQuad {
  return place ? { quad, place } : { quad }
}
