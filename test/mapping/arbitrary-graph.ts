import fc from 'fast-check'
import { DataFactory, type Literal, type NamedNode, type Quad, type Quad_Object } from 'n3'
import { NOUNS } from '../../src/mapping/table/properties.js'
import { besluit, rdf, rdfs, xsd } from '../../src/rdf/vocabularies.js'

/*
 * Graphs of any shape over a small pool of resources, so that chains, cycles, shared nodes, second values, literals in
 * place of resources and properties on the wrong class all occur often.
 */

const { namedNode, literal, quad } = DataFactory
const node = fc.integer({ min: 1, max: 12 }).map((n) => namedNode(`https://data.voorbeeldegem.be/id/${n}`))
const mappings = Object.values(NOUNS)
const properties = mappings.flatMap((mapping) => Object.values(mapping.properties))

/** Properties as raadlink writes them, and two it does not know. */
export const writtenPredicate = fc.constantFrom<NamedNode[]>(
  ...new Set(properties.map(({ iri }) => iri)),
  namedNode('https://data.voorbeeldegem.be/ns#onbekend'),
  rdfs.comment,
)
/** The other properties that vendors write for the same thing. */
export const aliasPredicate = fc.constantFrom<NamedNode[]>(...properties.flatMap(({ aliases }) => aliases ?? []))
const type = fc.constantFrom<NamedNode[]>(
  ...mappings.map((mapping) => mapping.class),
  besluit.Vergaderactiviteit,
  namedNode('https://data.voorbeeldegem.be/soort/a'),
)

/** Literals in the form in which raadlink writes them. */
export const writtenLiteral: fc.Arbitrary<Literal> = fc.constantFrom(
  literal('Voorbeeldegem'),
  literal('Reglement', 'nl'),
  literal('Règlement', 'fr'),
  literal('<p>x</p>', rdf.HTML),
  literal('true', xsd.boolean),
  literal('false', xsd.boolean),
  literal('3', xsd.integer),
  literal('-1', xsd.integer),
  literal('2025-03-24', xsd.date),
  literal('2025-02-30', xsd.date),
  literal('2025-03-24T19:00:00Z', xsd.dateTime),
  literal('straks', xsd.dateTime),
)
/** Literals with the same meaning in another form. */
export const otherLiteral: fc.Arbitrary<Literal> = fc.constantFrom(
  literal('1', xsd.boolean),
  literal('true'),
  literal('+03', xsd.integer),
  literal('3', xsd.int),
  literal(' Voorbeeldegem\n '),
  literal('Voorbeeldegem', 'nl'),
  literal('Label', rdfs.Literal),
  literal('2025-03-24'),
  literal('2025-03-24T19:00:00Z'),
)

/** Graphs of quads made of these predicates and literals. */
export function arbitraryQuads(predicate: fc.Arbitrary<NamedNode>, value: fc.Arbitrary<Literal>): fc.Arbitrary<Quad[]> {
  const object: fc.Arbitrary<Quad_Object> = fc.oneof(node, node, value)
  const typing = fc.tuple(node, type).map(([subject, object]) => quad(subject, rdf.type, object))
  const statement = fc
    .tuple(node, predicate, object)
    .map(([subject, property, value]) => quad(subject, property, value))
  return fc.array(fc.oneof(typing, statement, statement, statement), { maxLength: 60 })
}
