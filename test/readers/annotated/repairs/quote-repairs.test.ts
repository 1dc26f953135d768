import { describe, expect, it } from 'vitest'
import { expectRepair, expectSilence, readSnippet } from '../../read-page.js'

describe('typographic quotes', () => {
  it('become straight ones, and the type is read', () => {
    const { reading } = expectRepair(
      'repair/typographic-quotes',
      '<div typeof="besluit:BehandelingVanAgendapunt" resource="/b/1">\n  <div property="prov:generated" ⟦typeof=”besluit:Besluit” resource="/besluit/1">\n    <span property="eli:title" datatype="xsd:string" content="Titel"></span>\n  </div>\n</div>',
      {
        published: [
          ':b/1 a besluit:BehandelingVanAgendapunt',
          ':b/1 prov:generated :besluit/1',
          ':besluit/1 eli:title "Titel"',
        ],
        mended: [
          ':b/1 a besluit:BehandelingVanAgendapunt',
          ':b/1 prov:generated :besluit/1',
          ':besluit/1 eli:title "Titel"',
          ':besluit/1 a besluit:Besluit',
        ],
      },
    )
    expect(reading.ledger).toEqual({ read: 3, kept: 3, changed: 0, rejected: 0, added: 1 })
    expect(reading.diagnostics[0]).toMatchObject({
      actual: 'typeof=”besluit:Besluit”',
      expected: 'typeof="besluit:Besluit"',
    })
  })

  it('are mended around several names, single, unpaired at either end', () => {
    const { mended } = readSnippet(
      '<div typeof=“foaf:Document besluit:Besluit” resource="/1"></div>\n<div typeof=‘besluit:Besluit’ resource="/2"></div>\n' +
        '<div typeof=”besluit:Besluit" resource="/3"></div>\n<div typeof="besluit:Besluit” resource="/4"></div>\n<div resource="/5" typeof="besluit:Besluit”></div>',
    )
    expect(mended.filter((triple) => triple.endsWith('a besluit:Besluit'))).toHaveLength(4)
    expect(mended).toContain(':1 a foaf:Document')
  })

  it('keeps places behind a mended tag those of the page as served', () => {
    expectRepair(
      'repair/typographic-quotes',
      '<p ⟦typeof=”foaf:Document” resource="/a"></p><p ⟦typeof=”foaf:Document” resource="/b"></p>',
    )
  })

  it('leaves a value alone whose end cannot be told', () => {
    const { findings, marks, published, mended } = readSnippet('<p ⟦typeof=”besluit:Besluit resource="/1"></p>')
    expect(findings).toEqual([`doubt/quotes ${marks[0]}`])
    expect(mended).toEqual(published)
  })

  it('is silent where the quotes are straight, and about quotes in texts and other attributes', () => {
    expectSilence(
      '<p typeof="foaf:Document" resource="/1" title="“citaat”"><span property="dct:title" datatype="xsd:string">De “nieuwe” school</span></p><i class=”x”></i>',
    )
    expectSilence(
      '<p resource="/1"><span property="dct:title" datatype="xsd:string" content="De ”nieuwe” school"></span></p>',
    )
  })
})
