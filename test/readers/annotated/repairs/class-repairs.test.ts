import { describe, expect, it } from 'vitest'
import { expectRepair, expectSilence } from '../../read-page.js'

const ZITTING = '<p typeof="besluit:Zitting" resource="/z"></p>'

describe('what the page does not say what it is', () => {
  it.each([
    [
      'a sitting',
      'Zitting',
      '<i property="besluit:geplandeStart" datatype="xsd:dateTime" content="2025-02-03T19:30:00+01:00"></i>',
    ],
    ['an item', 'Agendapunt', '<i property="besluit:geplandOpenbaar" datatype="xsd:boolean" content="true"></i>'],
    [
      'a handling',
      'BehandelingVanAgendapunt',
      '<i property="besluit:openbaar" datatype="xsd:boolean" content="true"></i>',
    ],
    ['a vote', 'Stemming', '<i property="besluit:aantalOnthouders" datatype="xsd:integer" content="0"></i>'],
  ])('is %s by what is said of it', (_, name, said) => {
    const { mended, reading } = expectRepair(
      'repair/class-missing',
      `<p typeof="foaf:Document" resource="/d"></p>\n<div ⟦resource="/x">${said}</div>`,
    )
    expect(mended).toContain(`:x a besluit:${name}`)
    expect(reading.ledger).toMatchObject({ rejected: 0, added: 1 })
  })

  it('is an item or a decision by what leads to it', () => {
    const handling =
      '<div typeof="besluit:BehandelingVanAgendapunt" resource="/b"><i property="dct:subject" resource="/1"></i><i property="prov:generated" resource="/d"></i></div>'
    const { mended } = expectRepair(
      'repair/class-missing',
      `${handling}<p ⟦resource="/1"><i property="dct:title" content="T"></i></p>\n<p ⟦resource="/d"><i property="eli:title" content="T"></i></p>`,
    )
    expect(mended).toEqual(expect.arrayContaining([':1 a besluit:Agendapunt', ':d a besluit:Besluit']))
  })

  it('stays unsaid where it is described elsewhere, where two classes could be meant, and on a page that types nothing', () => {
    expectSilence(`${ZITTING}<p about="/z"><i property="besluit:behandelt" resource="/1"></i></p>`)
    expectSilence(
      `${ZITTING}<p resource="/x"><i property="besluit:openbaar" datatype="xsd:boolean" content="true"></i><i property="besluit:geplandOpenbaar" datatype="xsd:boolean" content="true"></i></p>`,
    )
    expectSilence('<p resource="/x"><i property="besluit:openbaar" datatype="xsd:boolean" content="true"></i></p>')
  })
})
