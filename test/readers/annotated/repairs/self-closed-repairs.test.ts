import { describe, expect, it } from 'vitest'
import { expectRepair, expectSilence, readSnippet } from '../../read-page.js'

describe('self-closed elements that are not void', () => {
  it('end where they say, so that what follows keeps its subject', () => {
    const { reading } = expectRepair(
      'repair/self-closed',
      '<div typeof="besluit:Agendapunt" resource="/1">\n  ⟦<span property="besluit:Agendapunt.type" typeof="skos:Concept" resource="/type" />\n  <span property="dct:title" datatype="xsd:string">Titel</span>\n</div>',
      {
        published: [
          ':1 a besluit:Agendapunt',
          ':1 besluit:Agendapunt.type :type',
          ':type a skos:Concept',
          ':type dct:title "Titel"',
        ],
        mended: [
          ':1 a besluit:Agendapunt',
          ':1 besluit:Agendapunt.type :type',
          ':type a skos:Concept',
          ':1 dct:title "Titel"',
        ],
      },
    )
    expect(reading.ledger).toEqual({ read: 4, kept: 3, changed: 1, rejected: 0, added: 0 })
    expect(reading.mended?.place('https://gemeente.example/1', 'http://purl.org/dc/terms/title')).toMatchObject({
      line: 4,
      column: 9,
    })
  })

  it('bring back what a self-closed script swallowed', () => {
    const { mended, findings, marks } = readSnippet(
      '⟦<script src="x.js" />\n<div typeof="besluit:Besluit" resource="/1"></div>',
    )
    expect(mended).toEqual([':1 a besluit:Besluit'])
    expect(findings).toEqual([`repair/self-closed ${marks[0]}`])
  })

  it('are openers where each has an end tag, and nothing is said', () => {
    expectSilence(
      '<div typeof="besluit:Besluit" resource="/1" /><span property="eli:title" datatype="xsd:string">T</span></div>',
    )
  })

  it('are left alone where the tags fit neither reading', () => {
    const { findings, marks } = readSnippet(
      '⟦<section typeof="besluit:Besluit" resource="/1" />⟦<section typeof="besluit:Besluit" resource="/2" /><span property="eli:title" datatype="xsd:string">T</span></section>',
    )
    expect(findings).toEqual(marks.map((mark) => `doubt/self-closed ${mark}`))
  })

  it('is silent about void elements, foreign elements, values that end in a slash, and what holds no annotations', () => {
    expectSilence(
      '<div typeof="besluit:Besluit" resource="/1"><meta property="eli:language" resource="/nl" /><br/><svg><path d="M0"/></svg></div>' +
        '<p><i class="icon"/></p><a href=/x/>terug</a><div typeof="foaf:Document" resource="/2"></div>',
    )
  })
})
