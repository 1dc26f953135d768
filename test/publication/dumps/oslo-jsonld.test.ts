import fc from 'fast-check'
import { DataFactory, Parser } from 'n3'
import { describe, expect, it } from 'vitest'
import { OSLO_CONTEXT } from '../../../src/publication/dumps/oslo-context.js'
import { writeOsloJsonld } from '../../../src/publication/dumps/oslo-jsonld.js'
import { readRdf, writeRdf } from '../../../src/rdf/formats/formats.js'
import { besluit, dct, eli, prov, rdf, xsd } from '../../../src/rdf/vocabularies.js'
import { fixturePages, fixtureText } from '../../fixtures/fixture-pages.js'

const { namedNode, literal, quad } = DataFactory
const address = 'https://data.voorbeeldegem.example/context/besluit.jsonld'
const read = async (json: string): Promise<string> =>
  writeRdf(await readRdf(json, 'jsonld', { contexts: { [address]: { '@context': OSLO_CONTEXT } } }), 'ntriples')

describe('writeOsloJsonld', () => {
  it.each(fixturePages.map(({ path }) => path.replace(/([^/]+)\.html$/u, 'expected/$1.ttl')))(
    '%s reads back as the same graph',
    async (path) => {
      const quads = new Parser().parse(fixtureText(path))
      expect(await read(writeOsloJsonld(quads, address))).toBe(writeRdf(quads, 'ntriples'))
    },
  )

  it('uses the keys of OSLO, and links that are plain addresses', () => {
    const zitting = namedNode('https://a.example/z')
    const json = JSON.parse(
      writeOsloJsonld(
        [
          quad(zitting, rdf.type, besluit.Zitting),
          quad(zitting, besluit.behandelt, namedNode('https://a.example/p')),
          quad(zitting, besluit.geplandeStart, literal('2025-02-03T19:30:00+01:00', xsd.dateTime)),
          quad(zitting, prov.generated, namedNode('https://a.example/b')),
          quad(zitting, dct.title, literal('Titel', 'nl')),
        ],
        address,
      ),
    ) as unknown
    expect(json).toEqual({
      '@context': address,
      '@graph': [
        {
          '@id': 'https://a.example/z',
          '@type': 'Zitting',
          behandelt: 'https://a.example/p',
          geplandeStart: '2025-02-03T19:30:00+01:00',
          geeftAanleidingTot: 'https://a.example/b',
          titel: { '@value': 'Titel', '@language': 'nl' },
        },
      ],
    })
  })

  it('reads back as the same graph, whatever its content (property)', async () => {
    const iri = fc
      .constantFrom('https://a.example/1', 'urn:uuid:0', 'org:a', 'https://a.example/é', 'mailto:a@b.example')
      .map(namedNode)
    const value = fc.oneof(
      iri,
      fc.string({ maxLength: 8 }).map((text) => literal(text)),
      fc.string({ maxLength: 8 }).map((text) => literal(text, 'nl')),
      fc.constantFrom(
        literal('01', xsd.integer),
        literal('1', xsd.boolean),
        literal('12', xsd.int),
        literal('2025-02-30', xsd.date),
        literal('x', xsd.dateTime),
        literal('1.50', xsd.decimal),
      ),
    )
    const predicate = fc.constantFrom(
      besluit.behandelt,
      besluit.geplandeStart,
      besluit.geheim,
      dct.title,
      eli.title,
      besluit.aantalVoorstanders,
      besluit['Agendapunt.type'],
      prov.generated,
      rdf.type,
      namedNode('https://elders.example/p#q'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(iri, predicate, value).map(([s, p, o]) => quad(s, p, o)),
          { minLength: 1, maxLength: 12 },
        ),
        async (quads) => {
          expect(await read(writeOsloJsonld(quads, address))).toBe(writeRdf(quads, 'ntriples'))
        },
      ),
      { numRuns: 100 },
    )
  })
})
