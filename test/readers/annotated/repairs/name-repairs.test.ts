import { describe, expect, it } from 'vitest'
import { expectRepair, expectSilence, readSnippet } from '../../read-page.js'

describe('undeclared prefixes', () => {
  it('get their usual meaning, in properties, types and datatypes', () => {
    const { reading } = expectRepair(
      'repair/undeclared-prefix',
      '<html lang="nl"><body>\n<p ⟦typeof="besluit:Besluit" resource="/1">\n  <span ⟦property="eli:title" datatype="xsd:string">T</span></p></body></html>',
      {
        published: [':1 a <besluit:Besluit>', ':1 <eli:title> "T"'],
        mended: [':1 a besluit:Besluit', ':1 eli:title "T"'],
      },
    )
    expect(reading.ledger).toEqual({ read: 2, kept: 0, changed: 2, rejected: 0, added: 0 })
  })

  it('get the meaning the page gives them elsewhere, when it gives them one', () => {
    const { mended } = readSnippet(
      '<p prefix="persoon: http://data.vlaanderen.be/ns/persoon#"></p><p resource="/1"><span property="persoon:gebruikteVoornaam" datatype="xsd:string">An</span></p>',
    )
    expect(mended).toEqual([':1 <http://data.vlaanderen.be/ns/persoon#gebruikteVoornaam> "An"'])
  })

  it('are mended beside names that are right, and in references', () => {
    const { mended } = readSnippet(
      '<html><body>\n<p resource="/1" typeof="foaf:Document besluit:Besluit http://gemeente.example/Type"><a property="dct:type" resource="besluitDocumentType:abc"></a></p></body></html>',
    )
    expect(mended).toEqual([
      ':1 a <http://gemeente.example/Type>',
      ':1 a besluit:Besluit',
      ':1 a foaf:Document',
      ':1 dct:type <https://data.vlaanderen.be/id/concept/BesluitDocumentType/abc>',
    ])
  })

  it('that nobody knows stay as they are, with a doubt', () => {
    const { findings, marks, mended, published } = readSnippet('<p ⟦typeof="sign:PublishedResource" resource="/1"></p>')
    expect(findings).toEqual([`doubt/unknown-prefix ${marks[0]}`])
    expect(mended).toEqual(published)
  })

  it('is silent about declared prefixes, the initial context, absolute IRIs and schemes', () => {
    expectSilence(
      '<p resource="urn:uuid:1" typeof="besluit:Besluit foaf:Document http://gemeente.example/Type"><a property="dct:references" href="mailto:info@gemeente.example">x</a></p>',
    )
  })
})

describe('bare terms', () => {
  it('become the OSLO term of that name where no vocabulary is set', () => {
    expectRepair(
      'repair/bare-term',
      '<div typeof="besluit:BehandelingVanAgendapunt" resource="/1">\n <span ⟦property="openbaar" datatype="xsd:boolean" content="true"></span></div>',
      {
        published: [':1 a besluit:BehandelingVanAgendapunt'],
        mended: [':1 a besluit:BehandelingVanAgendapunt', ':1 besluit:openbaar "true"^^xsd:boolean'],
      },
    )
  })

  it('are no types where a vocabulary was taken away', () => {
    const { mended } = readSnippet(
      '<div vocab="http://data.vlaanderen.be/ns/besluit#"><p vocab=""><span typeof="Besluit" resource="/1"></span></p></div>',
    )
    expect(mended).toContain(':1 a besluit:Besluit')
  })

  it('that OSLO does not have are left to the finding of the RDFa reader', () => {
    const { findings, mended, marks } = readSnippet(
      '<p resource="/1"><span ⟦property="kleur" datatype="xsd:string">rood</span></p>',
    )
    expect(findings).toEqual([`rdfa/term-ignored ${marks[0]}`])
    expect(mended).toEqual([])
  })

  it('is silent under a vocabulary and about terms of the initial context', () => {
    expectSilence(
      '<div vocab="http://data.vlaanderen.be/ns/besluit#" typeof="Besluit" resource="/1"></div><a rel="license" href="/licentie">l</a>',
    )
  })
})
