import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../src/config.js'
import type { Document } from '../../../src/document.js'
import { readDocument } from '../../../src/readers/choose/read.js'
import { htmlDocument, isOfReader, readPage, triples } from '../read-page.js'

const settings = readSettings({}, {})
const file = (
  name: string,
  mediaType: string,
  text: string | Uint8Array,
  address = `https://gemeente.example/${name}`,
): Document => ({
  address,
  name,
  mediaType,
  retrieved: '2025-01-01T00:00:00Z',
  sha256: '',
  bytes: Buffer.from(text),
})
const TURTLE =
  '@prefix besluit: <http://data.vlaanderen.be/ns/besluit#> . <#z> a besluit:Zitting ; <http://mu.semte.ch/vocabularies/ext/behandelt> [ a besluit:Agendapunt ] .'

describe('readDocument', () => {
  it('reads RDF files of every format, by media type or by name, with the same repairs', async () => {
    const reading = await readDocument(file('z.ttl', 'text/turtle', TURTLE), settings)
    expect(reading.reader).toBe('rdf-file')
    expect(reading.ledger).toEqual({ read: 3, kept: 1, changed: 2, rejected: 0, added: 0 })
    expect(reading.diagnostics.filter(isOfReader).map(({ rule }) => rule)).toEqual([
      'repair/property-alias',
      'doubt/zitting-of-page',
      'repair/blank-node',
    ])
    expect(triples(reading.mended).join('\n')).not.toContain('_:')
    expect(triples(reading.published)).toHaveLength(3)
    expect((await readDocument(file('z.ttl', 'application/octet-stream', TURTLE), settings)).reader).toBe('rdf-file')
    expect(
      (await readDocument(file('z', 'application/n-triples; charset=utf-8', '<urn:a> <urn:p> "x" .'), settings))
        .published?.size,
    ).toBe(1)
  })

  it('reads pages by media type, or by how they begin', async () => {
    const html =
      '<!doctype html><p prefix="besluit: http://data.vlaanderen.be/ns/besluit#" typeof="besluit:Zitting" resource="/z"></p>'
    for (const mediaType of ['text/html', 'application/xhtml+xml', 'application/octet-stream', 'text/plain']) {
      const reading = await readDocument(file('pagina', mediaType, html), settings)
      expect([reading.reader, reading.model.zittingen.length]).toEqual(['annotated-page', 1])
    }
  })

  it('keeps three graphs apart, and the model is that of the mended one', async () => {
    const html =
      '<p prefix="besluit: http://data.vlaanderen.be/ns/besluit# ext: http://mu.semte.ch/vocabularies/ext/" typeof="besluit:Zitting" resource="/z"><i property="ext:behandelt" typeof="besluit:Agendapunt" resource="/1"></i></p>'
    const { published, mended, model, ledger } = await readDocument(htmlDocument(html), settings)
    expect(triples(published)).toContain(':z ext:behandelt :1')
    expect(triples(mended)).toContain(':z besluit:behandelt :1')
    expect(model.zittingen[0]?.behandelt?.[0]?.iri).toBe('https://gemeente.example/1')
    expect([ledger?.read, ledger?.kept]).toEqual([published?.size, 2])
  })

  it.each<readonly [code: string, document: Document]>([
    ['input-empty', file('leeg.html', 'text/html', '')],
    ['input-empty', file('wit.html', 'text/html', ' \n ')],
    ['input-too-large', file('groot.html', 'text/html', 'x'.repeat(2000))],
    ['input-too-large', file('diep.html', 'text/html', '<p>'.repeat(300))],
    ['input-unreadable', file('echt.html', 'text/html', '%PDF-1.7\n%âãÏÓ')],
    ['media-type-unsupported', file('x.bin', 'application/x-unknown', 'x')],
    ['rdf-syntax', file('x.ttl', 'text/turtle', '<a')],
    ['base-invalid', file('x.html', 'text/html', '<p typeof="besluit:Besluit"></p>', 'geen adres')],
  ])('fails with %s', async (code, document) => {
    const narrow = { ...settings, limits: { ...settings.limits, bytes: 1500, nodes: 200 } }
    await expect(readDocument(document, narrow)).rejects.toMatchObject({ code })
  })

  it('reads a page of 10,000 elements that are never closed', async () => {
    const html = `<main prefix="besluit: http://data.vlaanderen.be/ns/besluit#">${'<div class="x">'.repeat(9000)}${'<div typeof="besluit:Zitting" resource="z">'.repeat(1000)}`
    const { model, ledger } = await readDocument(htmlDocument(html), settings)
    expect(model.zittingen).toHaveLength(1)
    expect(ledger).toEqual({ read: 1, kept: 1, changed: 0, rejected: 0, added: 0 })
  })

  it('says what it could not decode', async () => {
    const { diagnostics } = await readDocument(
      file(
        'x.html',
        'text/html',
        Buffer.concat([Buffer.from('<meta charset="utf-8"><p>é'), Buffer.from([0xff]), Buffer.from('</p>')]),
      ),
      settings,
    )
    expect(diagnostics.map(({ rule }) => rule)).toContain('input/encoding-broken')
  })
})

describe('clean pages of every vendor', () => {
  const fixtures = new URL('../../../fixtures/', import.meta.url)
  const index = JSON.parse(readFileSync(new URL('index.json', fixtures), 'utf8')) as readonly {
    readonly path: string
    readonly address: string
  }[]

  it.each(index)('$path: nothing to mend, nothing to doubt', async ({ path, address }) => {
    const { diagnostics, ledger, published, mended } = await readDocument(
      htmlDocument(readFileSync(new URL(path, fixtures), 'utf8'), address),
      settings,
    )
    expect(diagnostics.filter(isOfReader)).toEqual([])
    expect(ledger).toEqual({ read: published?.size, kept: published?.size, changed: 0, rejected: 0, added: 0 })
    expect(mended?.size).toBeGreaterThan(3)
  })
})

/** Pages put together from right and wrong pieces in every way: the ledger must balance whatever is mended. */
describe('any page', () => {
  const references = [
    '',
    '#',
    '#x',
    '/1',
    '/2',
    '/3',
    'a.be/x/1',
    'gemeente.example/1',
    'null/id/1',
    'javascript:x',
    '/1;jsessionid=AB',
    '[]',
    '_:b',
    'a b',
    'besluit:x',
    '/1 ',
  ]
  const properties = [
    'besluit:behandelt',
    'dct:subject',
    'prov:generated',
    'besluit:heeftStemming',
    'dct:title',
    'eli:title',
    'besluit:geplandeStart',
    'prov:startedAtTime',
    'prov:endedAtTime',
    'besluit:aangebrachtNa',
    'ext:behandelt',
    'openbaar',
    'foo:bar',
    'dct:title eli:title',
    'prov:wasGeneratedBy',
    'besluit:openbaar',
    'besluit:heeftAanwezige',
  ]
  const types = [
    'besluit:Zitting',
    'besluit:Agendapunt',
    'besluit:BehandelingVanAgendapunt',
    'besluit:Besluit',
    'besluit:Stemming',
    'foaf:Document',
    'Zitting',
    '',
    'mandaat:Mandataris',
    'besluit:Besluit besluit:Agendapunt',
    'foo:X',
  ]
  const values = [
    '',
    '  ',
    '2024-01-01T10:00:00.0000000Z',
    '2024-01-01T09:00:00Z',
    ' 2024-05-05 ',
    '*',
    '{{x}}',
    'TRUE',
    'x',
    'https://gemeente.example/1',
    '2024-13-01',
    '2024-3-5',
  ]
  const datatypes = [
    'xsd:dateTime',
    'xsd:date',
    'xsd:Date',
    'rdfs:Literal',
    'rdf:HTML',
    'xsd:boolean',
    '',
    'xsd:string',
  ]
  const others = [
    ' vocab="http://data.vlaanderen.be/ns/besluit#"',
    ' vocab=""',
    ' prefix="foo: http://foo/"',
    ' lang="en"',
    ' inlist',
    ' rel="noopener"',
    ' rel="besluit:behandelt"',
    ' rel="prov:generated stylesheet"',
  ]

  const attribute = (name: string, from: readonly string[], absent: number): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: absent, arbitrary: fc.constant('') },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...from), fc.constantFrom(['"', '"'], ["'", "'"], ['”', '”']))
          .map(([value, [open = '', close = '']]) => ` ${name}=${open}${value}${close}`),
      },
    )
  const attributes = fc
    .tuple(
      attribute('resource', references, 2),
      attribute('about', references, 5),
      attribute('href', references, 5),
      attribute('property', properties, 1),
      attribute('typeof', types, 1),
      attribute('content', [...values, ...references], 4),
      attribute('datatype', datatypes, 4),
      fc.oneof({ weight: 5, arbitrary: fc.constant('') }, fc.constantFrom(...others)),
    )
    .map((parts) => parts.join(''))
  const tag = fc.constantFrom('div', 'span', 'p', 'a', 'li', 'b', 'script', 'h2')
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, depthSize: 'medium' },
      fc.constantFrom(...values),
      fc
        .tuple(
          tag,
          attributes,
          fc.array(tie('node'), { maxLength: 4 }),
          fc.constantFrom('closed', 'closed', 'closed', 'self-closed', 'open'),
        )
        .map(
          ([name, written, inside, end]) =>
            `<${name}${written}${end === 'self-closed' ? '/' : ''}>${inside.join('')}${end === 'closed' ? `</${name}>` : ''}`,
        ),
    ),
  }))
  const page = fc
    .tuple(
      fc.constantFrom(
        '<html lang="en"><body prefix="besluit: http://data.vlaanderen.be/ns/besluit#">',
        '<div vocab="http://data.vlaanderen.be/ns/besluit#">',
        ' ',
      ),
      fc.array(node, { minLength: 1, maxLength: 6 }),
    )
    .map(([head, nodes]) => `${head}<p>x</p>${nodes.join('\n')}`)

  it('is accounted for triple by triple, without blank nodes and relative IRIs, in the same way each time', () => {
    fc.assert(
      fc.property(page, (html) => {
        const { ledger, published, mended } = readPage(html)
        expect(ledger?.read).toBe(published?.size)
        expect((ledger?.kept ?? 0) + (ledger?.changed ?? 0) + (ledger?.rejected ?? 0)).toBe(published?.size)
        expect((ledger?.kept ?? 0) + (ledger?.changed ?? 0) + (ledger?.added ?? 0)).toBe(mended?.size)
        for (const { quad } of mended?.placed ?? []) {
          for (const term of [quad.subject, quad.object]) {
            expect(term.termType).not.toBe('BlankNode')
            if (term.termType === 'NamedNode') expect(term.value).toMatch(/^[a-z][\w+.-]*:[^\s<>"]*$/iu)
          }
        }
        expect(triples(readPage(html).mended)).toEqual(triples(mended))
      }),
      { numRuns: 200 },
    )
  })
})
