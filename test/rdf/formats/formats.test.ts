import fc from 'fast-check'
import { DataFactory, type Quad } from 'n3'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import {
  FORMATS,
  formatOfFileName,
  formatOfMediaType,
  readRdf,
  writeRdf,
  type FormatName,
} from '../../../src/rdf/formats/formats.js'
import { besluit, rdf, xsd } from '../../../src/rdf/vocabularies.js'

const names = Object.keys(FORMATS) as FormatName[]
const subject = DataFactory.namedNode('https://data.voorbeeldstad.be/id/zittingen/1')
const zitting = [
  DataFactory.quad(subject, rdf.type, besluit.Zitting),
  DataFactory.quad(subject, besluit.geplandeStart, DataFactory.literal('2024-05-27T19:00:00.500+02:00', xsd.dateTime)),
  DataFactory.quad(subject, besluit['Agendapunt.type'], DataFactory.namedNode('https://data.voorbeeldstad.be/id/x(1)')),
  DataFactory.quad(subject, besluit.aantalVoorstanders, DataFactory.literal('007', xsd.integer)),
  DataFactory.quad(subject, besluit.geheim, DataFactory.literal('0', xsd.boolean)),
  DataFactory.quad(subject, besluit.gevolg, DataFactory.literal('é "aan\\halen"\nregel < & > 𝄞 \r\t', 'nl-be')),
]

/** As lines, so that a difference shows. */
const lines = (quads: Iterable<Quad>): string[] => writeRdf(quads, 'nquads').split('\n')

const iri = fc
  .stringMatching(/^[a-z0-9A-Zé/_.~-]{1,12}$/u)
  .map((rest) => DataFactory.namedNode(`https://x.example/${rest}`))
const property = fc
  .stringMatching(/^[a-zA-Z_][a-zA-Z0-9_.-]{0,8}$/u)
  .map((name) => DataFactory.namedNode(`https://x.example/ns#${name}`))
const text = fc
  .string({ unit: 'binary', maxLength: 30 })
  .filter((value) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u.test(value))
const object = fc.oneof(
  iri,
  text.map((value) => DataFactory.literal(value)),
  fc.tuple(text, fc.constantFrom('nl', 'en', 'nl-be')).map(([value, language]) => DataFactory.literal(value, language)),
  fc
    .tuple(
      fc.constantFrom('01', '+1', '1.0', 'true', '0', '1e3', 'x'),
      fc.constantFrom(xsd.integer, xsd.decimal, xsd.boolean, xsd.double, xsd.date),
    )
    .map(([value, type]) => DataFactory.literal(value, type)),
)
const graph = fc.array(
  fc.tuple(iri, property, object).map(([s, p, o]) => DataFactory.quad(s, p, o)),
  { maxLength: 20 },
)

describe('formats', () => {
  it.each(names)('%s writes and reads back the same triples, lexical forms untouched', async (name) => {
    expect(lines(await readRdf(writeRdf(zitting, name), name))).toEqual(lines(zitting))
    await fc.assert(
      fc.asyncProperty(graph, async (quads) => {
        expect(lines(await readRdf(writeRdf(quads, name), name))).toEqual(lines(quads))
      }),
      { numRuns: 60 },
    )
  })

  it.each(names)('%s gives the same text for the same triples in another order', (name) => {
    expect(writeRdf([...zitting].reverse(), name)).toBe(writeRdf([...zitting, ...zitting], name))
  })

  it.each(['nquads', 'trig', 'jsonld'] as const)('%s keeps graph names', async (name) => {
    const quads = [
      ...zitting,
      DataFactory.quad(
        subject,
        rdf.type,
        besluit.Zitting,
        DataFactory.namedNode('https://data.voorbeeldstad.be/graphs/1'),
      ),
      DataFactory.quad(
        subject,
        rdf.type,
        besluit.Zitting,
        DataFactory.namedNode('https://data.voorbeeldstad.be/graphs/2'),
      ),
    ]
    expect(lines(await readRdf(writeRdf(quads, name), name))).toEqual(lines(quads))
  })

  it('declares only the prefixes that occur, in order', () => {
    expect(writeRdf(zitting, 'turtle').split('\n').slice(0, 5)).toEqual([
      '@prefix besluit: <http://data.vlaanderen.be/ns/besluit#>.',
      '@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>.',
      '@prefix xsd: <http://www.w3.org/2001/XMLSchema#>.',
      '',
      '<https://data.voorbeeldstad.be/id/zittingen/1> a besluit:Zitting;',
    ])
  })

  it('does not let an IRI with the scheme `org:` be read as a prefixed name', async () => {
    const quads = [
      DataFactory.quad(
        DataFactory.namedNode('org:a'),
        DataFactory.namedNode('http://www.w3.org/ns/org#holds'),
        DataFactory.namedNode('org:b'),
      ),
    ]
    for (const name of names) expect(lines(await readRdf(writeRdf(quads, name), name)), name).toEqual(lines(quads))
  })

  it('keeps blank nodes of two documents apart', async () => {
    const one = await readRdf('_:a <http://x.example/p> _:a .', 'turtle')
    const two = await readRdf('_:a <http://x.example/p> _:a .', 'turtle')
    expect(one[0]!.subject.value).toBe(one[0]!.object.value)
    expect(one[0]!.subject.value).not.toBe(two[0]!.subject.value)
  })

  it('resolves against the base and refuses a relative IRI without one', async () => {
    expect(
      (await readRdf('<a> <#p> <../b> .', 'turtle', { base: 'https://x.example/d/e' })).map((q) => [
        q.subject.value,
        q.predicate.value,
        q.object.value,
      ]),
    ).toEqual([['https://x.example/d/a', 'https://x.example/d/e#p', 'https://x.example/b']])
    await expect(readRdf('<a> <http://x.example/p> <b> .', 'turtle', { name: 'a.ttl' })).rejects.toThrow(
      /a\.ttl: the IRI <a> is relative and no base is given/u,
    )
  })

  it.each([
    ['turtle', '@prefix a: <http://a/> .\na:b a:c a:d\na:e', ':3'],
    ['nquads', '<http://a/> <http://a/> <http://a/> .\n<http://a/> <http://a/> a .', ':2'],
    ['jsonld', '{\n"@id": "http://a/",\n}', ':3'],
    ['rdfxml', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n</rdf:Other>', ''],
  ] as const)('%s: a syntax error names the input and the line', async (name, broken, line) => {
    const failure = await readRdf(broken, name, { name: 'bestand' }).catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(AppError)
    expect((failure as AppError).code).toBe('rdf-syntax')
    expect((failure as AppError).message).toContain(`bestand${line}`)
  })

  it('fetches no JSON-LD context, but takes one that is handed over', async () => {
    const document = '{"@context":"https://x.example/context.jsonld","@id":"https://x.example/a","naam":"A"}'
    await expect(readRdf(document, 'jsonld')).rejects.toThrow(/context\.jsonld is not fetched/u)
    const contexts = { 'https://x.example/context.jsonld': { '@context': { naam: 'http://xmlns.com/foaf/0.1/name' } } }
    expect(lines(await readRdf(document, 'jsonld', { contexts }))[0]).toBe(
      '<https://x.example/a> <http://xmlns.com/foaf/0.1/name> "A" .',
    )
  })

  it('loses nothing of JSON-LD in silence', async () => {
    await expect(readRdf('{"@id":"https://x.example/a","naam":"A"}', 'jsonld')).rejects.toThrow(AppError)
  })

  it('says what RDF/XML cannot hold', () => {
    expect(() =>
      writeRdf(
        [DataFactory.quad(subject, DataFactory.namedNode('https://x.example/1'), DataFactory.literal('a'))],
        'rdfxml',
      ),
    ).toThrow(/does not end in an XML name/u)
    expect(() =>
      writeRdf([DataFactory.quad(subject, besluit.gevolg, DataFactory.literal('\u0001'))], 'rdfxml'),
    ).toThrow(/control character/u)
  })

  it('writes blank nodes as such', async () => {
    const quads = [DataFactory.quad(DataFactory.blankNode('x'), besluit.gevolg, DataFactory.blankNode('y'))]
    for (const name of names) {
      const [back] = await readRdf(writeRdf(quads, name), name)
      expect([back!.subject.termType, back!.object.termType, back!.subject.equals(back!.object)], name).toEqual([
        'BlankNode',
        'BlankNode',
        false,
      ])
    }
  })

  it('is found by media type and by file name', () => {
    expect(formatOfMediaType('Text/Turtle; charset=utf-8')?.name).toBe('turtle')
    expect(formatOfMediaType('text/html')).toBeUndefined()
    expect(formatOfFileName('a.b/zitting.JSONLD')?.name).toBe('jsonld')
    expect(formatOfFileName('zitting.html')).toBeUndefined()
  })
})
