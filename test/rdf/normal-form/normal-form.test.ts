import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { DataFactory, type Quad } from 'n3'
import { Store } from 'oxigraph'
import { describe, expect, it } from 'vitest'
import { readRdf } from '../../../src/rdf/formats/formats.js'
import { normalForm, normalFormHash, normalQuad } from '../../../src/rdf/normal-form/normal-form.js'
import { canonicalDatatype, canonicalLexical } from '../../../src/rdf/normal-form/normal-form-lexical.js'
import { prov, xsd } from '../../../src/rdf/vocabularies.js'

const read = (text: string): Promise<Quad[]> =>
  readRdf(`@prefix : <https://x.example/> . @prefix xsd: <${xsd.$namespace}> . ${text}`, 'trig')

/** What Oxigraph's store makes of a lexical form. */
function stored(text: string, datatype: string): string {
  const store = new Store()
  store.load(`<a:a> <a:b> ${JSON.stringify(text)}^^<${xsd.$namespace}${datatype}> .`, {
    format: 'application/n-triples',
  })
  const [quad] = store.match()
  return (quad!.object as { value: string }).value
}

const values = fc.oneof(
  fc.tuple(fc.constantFrom('integer', 'int', 'nonNegativeInteger'), fc.stringMatching(/^[+]?0{0,2}\d{1,9}$/u)),
  fc.tuple(fc.constant('integer'), fc.stringMatching(/^[+-]?\d{1,25}$/u)),
  fc.tuple(fc.constant('decimal'), fc.stringMatching(/^[+-]?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6})$/u)),
  fc.tuple(
    fc.constantFrom('double', 'float'),
    fc.stringMatching(/^(?:[+-]?\d{1,5}(?:\.\d{0,5})?(?:[eE][+-]?\d)?|INF|-INF|NaN)$/u),
  ),
  fc.tuple(fc.constant('boolean'), fc.constantFrom('true', 'false', '1', '0', 'ja')),
  fc.tuple(
    fc.constant('dateTime'),
    fc.stringMatching(
      /^20\d\d-0[1-9]-[012][1-8]T(?:[01]\d:[0-5]\d:[0-5]\d(?:\.\d{1,9})?|24:00:00)(?:Z|[+-]0\d:[03]0)?$/u,
    ),
  ),
  fc.tuple(fc.constant('time'), fc.stringMatching(/^[01]\d:[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]00:00)?$/u)),
  fc.tuple(fc.constant('date'), fc.stringMatching(/^20\d\d-0[1-9]-[012][1-8](?:Z|[+-]00:00|\+02:00)?$/u)),
  fc.tuple(
    fc.constant('duration'),
    fc.stringMatching(/^-?P(?:\d{1,2}Y)?(?:\d{1,2}M)?(?:\d{1,3}D)?T\d{1,3}H(?:\d{1,3}M)?(?:\d{1,4}(?:\.\d{1,3})?S)?$/u),
  ),
)

describe('canonicalDatatype', () => {
  it('takes values of the types derived from integer as integers, as Oxigraph does, and leaves what is no such value', async () => {
    expect(canonicalDatatype('3', xsd.int.value)).toBe(xsd.integer.value)
    expect(canonicalDatatype('drie', xsd.int.value)).toBe(xsd.int.value)
    expect(canonicalDatatype('3', xsd.decimal.value)).toBe(xsd.decimal.value)
    expect(await normalForm(await read(':a :b "03"^^xsd:nonNegativeInteger .'))).toBe(
      await normalForm(await read(':a :b 3 .')),
    )
  })
})

describe('canonicalLexical', () => {
  it.each([
    ['boolean', '1', 'true'],
    ['boolean', 'ja', 'ja'],
    ['integer', '+007', '7'],
    ['integer', '-0', '0'],
    ['integer', '7.0', '7.0'],
    ['decimal', '.50', '0.5'],
    ['decimal', '-0.0', '0'],
    ['double', '1e3', '1.0E3'],
    ['double', '-INF', '-INF'],
    ['dateTime', '2024-05-27T19:00:00.500+00:00', '2024-05-27T19:00:00.5Z'],
    ['dateTime', '2024-05-27T19:00:00.000+02:00', '2024-05-27T19:00:00+02:00'],
    ['dateTime', '2024-02-28T24:00:00Z', '2024-02-29T00:00:00Z'],
    ['dateTime', '2023-02-29T10:00:00.0Z', '2023-02-29T10:00:00.0Z'],
    ['date', '2024-05-27+00:00', '2024-05-27Z'],
    ['duration', 'PT36H', 'P1DT12H'],
    ['duration', 'P14M', 'P1Y2M'],
    ['duration', 'P0Y', 'PT0S'],
    ['string', '01', '01'],
  ])('xsd:%s %s becomes %s', (type, text, expected) => {
    expect(canonicalLexical(text, xsd.$namespace + type)).toBe(expected)
  })

  it('gives the same for a value before and after it went through the store', () => {
    fc.assert(
      fc.property(values, ([type, text]) => {
        const canonical = canonicalLexical(text, xsd.$namespace + type)
        expect(canonicalLexical(canonical, xsd.$namespace + type)).toBe(canonical)
        expect(canonicalLexical(stored(text, type), xsd.$namespace + type)).toBe(canonical)
      }),
      { numRuns: 500 },
    )
  })
})

describe('normalForm', () => {
  it('is sorted canonical N-Quads without repetitions, and its hash the sha256 of that', async () => {
    const quads = await read(':b :p "1"^^xsd:boolean, true . :a :p "x"@NL-be . :g { :a :p "é\\n" }')
    const text = [
      '<https://x.example/a> <https://x.example/p> "x"@nl-be .',
      '<https://x.example/a> <https://x.example/p> "é\\n" <https://x.example/g> .',
      `<https://x.example/b> <https://x.example/p> "true"^^<${xsd.boolean.value}> .`,
      '',
    ].join('\n')
    expect(await normalForm(quads)).toBe(text)
    expect(await normalFormHash([...quads].reverse())).toBe(createHash('sha256').update(text).digest('hex'))
  })

  it('leaves out run times and nothing else', async () => {
    const quads = await read(
      `:a <${prov.generatedAtTime.value}> "2024-05-27T19:00:00Z"^^xsd:dateTime ; <${prov.startedAtTime.value}> "2024-05-27T19:00:00Z"^^xsd:dateTime .`,
    )
    expect((await normalForm(quads)).split('\n')).toEqual([expect.stringContaining('startedAtTime'), ''])
    expect((await normalForm(quads, { runTimes: new Set() })).split('\n')).toHaveLength(3)
  })

  it('flattens languages and merges graphs only when asked', async () => {
    const quads = await read(':a :p "x"@nl, "x" . :g { :a :p "x"@nl }')
    expect((await normalForm(quads)).trim().split('\n')).toHaveLength(3)
    expect(await normalForm(quads, { languages: 'flattened', graphs: 'merged' })).toBe(
      '<https://x.example/a> <https://x.example/p> "x" .\n',
    )
  })

  it('does not depend on blank node labels', async () => {
    const one = await read(':a :p [ :q "1" ; :r [ :q "2" ] ] .')
    const other = await read('_:z :q "2" . _:y :r _:z ; :q "1" . :a :p _:y .')
    expect(await normalFormHash(one)).toBe(await normalFormHash(other))
    expect(await normalFormHash(one)).not.toBe(await normalFormHash(await read(':a :p [ :q "1" ; :r [ :q "3" ] ] .')))
  })

  it('sorts by byte, as LC_ALL=C does', async () => {
    const quads = ['\u{1F600}', '\uFFFD'].map((text) =>
      DataFactory.quad(DataFactory.namedNode('a:a'), DataFactory.namedNode('a:p'), DataFactory.literal(text)),
    )
    expect((await normalForm(quads)).split('\n')[0]).toContain('\uFFFD')
  })

  it('is the sorted set of normalQuad for named quads', () => {
    const [quad] = [
      DataFactory.quad(
        DataFactory.namedNode('a:a'),
        DataFactory.namedNode('a:p'),
        DataFactory.literal('01', xsd.integer),
        DataFactory.namedNode('a:g'),
      ),
    ]
    expect(normalQuad(quad, { graphs: 'merged' })?.object.value).toBe('1')
    expect(normalQuad(quad, { graphs: 'merged' })?.graph.termType).toBe('DefaultGraph')
  })
})
