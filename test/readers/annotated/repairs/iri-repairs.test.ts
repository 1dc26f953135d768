import { describe, expect, it } from 'vitest'
import { withoutSessionId } from '../../../../src/readers/annotated/repairs/iri-repairs.js'
import { ADDRESS, expectRepair, expectSilence, readSnippet } from '../../read-page.js'

describe('script and data as addresses', () => {
  it('are left out, and never become a resource', () => {
    const { reading } = expectRepair(
      'repair/unsafe-address',
      '<div typeof="besluit:Zitting" resource="/z">\n<a property="besluit:heeftAgenda" ⟦href="javascript:alert(1)">a</a>\n<a property="besluit:heeftNotulen" ⟦href=" DATA:text/html,x">n</a></div>\n<p ⟦about="javascript:x" typeof="foaf:Document"></p>',
      { mended: [':z a besluit:Zitting'] },
    )
    expect(reading.ledger).toEqual({ read: 4, kept: 1, changed: 0, rejected: 3, added: 0 })
    expect(reading.links).toEqual([])
  })

  it('is silent about the furniture of a page', () => {
    expectSilence(
      '<a href="javascript:window.print()">druk af</a><img src="data:image/png;base64,AA"><p typeof="foaf:Document" resource="/d"></p>',
    )
  })
})

describe('session ids', () => {
  it('go from paths and queries, one finding per attribute', () => {
    expectRepair(
      'repair/session-id',
      '<div typeof="foaf:Document" ⟦resource="https://gemeente.example/d;jsessionid=5F1C?x=1#a">\n<b property="dct:title" datatype="xsd:string">T</b>\n<a property="dct:references" ⟦href="/(S(abc))/e?sessionid=1&amp;y=2">e</a></div>',
      { mended: [':d?x=1#a a foaf:Document', ':d?x=1#a dct:title "T"', ':d?x=1#a dct:references :e?y=2'] },
    )
  })

  it.each([
    ['https://g.example/a;jsessionid=1', 'https://g.example/a'],
    ['https://g.example/a?jsessionid=1', 'https://g.example/a'],
    ['https://g.example/a?x=1&PHPSESSID=1', 'https://g.example/a?x=1'],
    ['https://g.example/a?PHPSESSID=1&x=1', 'https://g.example/a?x=1'],
    ['https://g.example/(S(x1y2))/a', 'https://g.example/a'],
    ['https://g.example/sessies/1?session=voorjaar', 'https://g.example/sessies/1?session=voorjaar'],
    ['https://g.example/a#jsessionid=1', 'https://g.example/a#jsessionid=1'],
  ])('makes of %s %s', (iri, expected) => {
    expect(withoutSessionId(iri)).toBe(expected)
  })

  it('is silent about addresses without one', () => {
    expectSilence('<p typeof="foaf:Document" resource="/zitting-sessie?nr=1"></p>', ADDRESS)
  })
})

describe('concepts', () => {
  const agenda = '13fefad6-a9d6-4025-83b5-e4cbee3a8965'
  it('are meant by the page about them, and by a scheme without its slash', () => {
    expectRepair(
      'repair/concept-iri',
      `<p ⟦typeof="foaf:Document https://data.vlaanderen.be/doc/concept/BesluitDocumentType/${agenda}" resource="/1"></p>\n` +
        `<p prefix="soort: https://data.vlaanderen.be/id/concept/BesluitDocumentType" ⟦typeof="soort:${agenda}" resource="/2"></p>\n` +
        '<p about="/3"><a property="org:classification" ⟦resource="http://data.vlaanderen.be/doc/concept/BestuursorgaanClassificatieCode/5ab0e9b8a3b2ca7c5e000005"></a></p>',
      {
        mended: [
          ':1 a foaf:Document',
          `:1 a <https://data.vlaanderen.be/id/concept/BesluitDocumentType/${agenda}>`,
          `:2 a <https://data.vlaanderen.be/id/concept/BesluitDocumentType/${agenda}>`,
          ':3 org:classification <http://data.vlaanderen.be/id/concept/BestuursorgaanClassificatieCode/5ab0e9b8a3b2ca7c5e000005>',
        ],
      },
    )
  })

  it('is silent about the right ones', () => {
    const { findings } = readSnippet(
      `<p typeof="https://data.vlaanderen.be/id/concept/BesluitDocumentType/${agenda}" resource="/1"></p>`,
    )
    expect(findings).toEqual([])
  })
})
