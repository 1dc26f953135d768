import { DataFactory } from 'n3'
import { describe, expect, it } from 'vitest'
import { rdf } from '../../../src/rdf/vocabularies.js'
import { extractTriple } from '../../../src/validation/preview/harvest-extraction.js'
import { termText } from '../../../src/validation/shapes/term-text.js'
import { quadsOf } from '../documents.js'

const XSD = 'http://www.w3.org/2001/XMLSchema#'

function extract(object: string): readonly [after: string | undefined, rule: string | undefined] {
  const [quad] = quadsOf(`:s :p ${object} .`)
  if (!quad) throw new Error('no triple')
  const { quad: after, rule } = extractTriple(quad)
  return [after && termText(after.object), rule]
}

describe('extracting', () => {
  it.each([
    ['"tekst"'],
    ['"tekst"@nl'],
    ['"<p>x</p>"^^rdf:HTML'],
    ['true'],
    ['"2025-02-03"^^xsd:date'],
    ['"2025-02-03T19:30:00.0000000Z"^^xsd:dateTime'],
    ['12'],
    ['"POINT(4 51)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>'],
    [':iri'],
    ['"2023-02-29"^^xsd:date'],
  ])('keeps %s unchanged', (object) => {
    const [quad] = quadsOf(`:s :p ${object} .`)
    expect(extract(object)).toEqual([quad && termText(quad.object), undefined])
  })

  it.each([
    ['"tekst"^^rdfs:Literal', '"tekst"', 'harvest/datatype-rewritten'],
    ['"<b/>"^^rdf:XMLLiteral', '"<b/>"', 'harvest/datatype-rewritten'],
    ['"12"^^xsd:int', `"12"^^<${XSD}integer>`, 'harvest/datatype-rewritten'],
    ['"True"^^xsd:boolean', `"true"^^<${XSD}boolean>`, 'harvest/text-rewritten'],
    ['"re\uFFFDle"@nl', '"rele"@nl', 'harvest/text-rewritten'],
    ['"2025-02-03T19:30"^^xsd:dateTime', undefined, 'harvest/date-rewritten'],
    ['"2025-02-03T09:05:00Z[UTC]"^^xsd:dateTime', undefined, 'harvest/date-unreadable'],
    [
      '"Mon, 03 Feb 2025 09:05:00 GMT"^^xsd:dateTime',
      `"2025-02-3T9:05:00"^^<${XSD}dateTime>`,
      'harvest/date-rewritten',
    ],
    ['"Wed, 05 Mar 2025 00:00:00 GMT"^^xsd:date', `"2025-03-5"^^<${XSD}date>`, 'harvest/date-rewritten'],
  ])('changes %s', (object, becomes, rule) => {
    const [after, why] = extract(object)
    expect(why).toBe(rule)
    if (becomes !== undefined) expect(after).toBe(becomes)
  })

  it.each([
    ['12.5', 'harvest/datatype-unknown'],
    ['1.0e3', 'harvest/datatype-unknown'],
    ['"2025"^^xsd:gYear', 'harvest/datatype-unknown'],
    ['"https://a.example"^^xsd:anyURI', 'harvest/datatype-unknown'],
    ['"2025-02-03"^^xsd:Date', 'harvest/datatype-unknown'],
    ['"gisteren"^^xsd:date', 'harvest/date-unreadable'],
    ['_:b', 'harvest/blank-node'],
    ['[]', 'harvest/blank-node'],
  ])('drops %s', (object, rule) => expect(extract(object)).toEqual([undefined, rule]))

  it('makes a language-tagged text without a tag a string', () => {
    const { namedNode, literal, quad } = DataFactory
    const { quad: after, rule } = extractTriple(
      quad(namedNode('urn:s'), namedNode('urn:p'), literal('tekst', rdf.langString)),
    )
    expect([after?.object.equals(literal('tekst')), rule]).toEqual([true, 'harvest/datatype-rewritten'])
  })

  it('drops triples with a blank node as subject', () => {
    const [quad] = quadsOf('_:b :p :o .')
    expect(quad && extractTriple(quad)).toEqual({ rule: 'harvest/blank-node' })
  })
})
