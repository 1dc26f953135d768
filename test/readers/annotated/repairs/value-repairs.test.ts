import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isValidXsd } from '../../../../src/rdf/normal-form/xsd-lexical.js'
import { xsd } from '../../../../src/rdf/vocabularies.js'
import { rewriteValue } from '../../../../src/readers/annotated/repairs/rewrite-value.js'
import { expectRepair, expectSilence, readSnippet } from '../../read-page.js'

const zitting = (inside: string): string => `<div typeof="besluit:Zitting" resource="/z">\n${inside}</div>`

describe('datatypes', () => {
  it('rdfs:Literal is a class: the value is a string', () => {
    const { reading } = expectRepair(
      'repair/datatype',
      '<p resource="/o"><span property="skos:prefLabel" ⟦datatype="rdfs:Literal">Gemeenteraad Wilgendam</span></p>',
      {
        published: [':o skos:prefLabel "Gemeenteraad Wilgendam"^^rdfs:Literal'],
        mended: [':o skos:prefLabel "Gemeenteraad Wilgendam"'],
      },
    )
    expect(reading.ledger).toEqual({ read: 1, kept: 0, changed: 1, rejected: 0, added: 0 })
  })

  it('in the wrong case become the right ones', () => {
    expectRepair(
      'repair/datatype',
      '<p resource="/b"><i property="eli:first_date_entry_in_force" ⟦datatype="xsd:Date" content="2025-01-01"></i><i property="besluit:openbaar" ⟦datatype="xsd:Boolean" content="true"></i></p>',
      {
        mended: [':b eli:first_date_entry_in_force "2025-01-01"^^xsd:date', ':b besluit:openbaar "true"^^xsd:boolean'],
      },
    )
  })

  it('narrower integers become integers where OSLO has integers', () => {
    expectRepair(
      'repair/datatype',
      '<p resource="/s"><i property="besluit:aantalVoorstanders" ⟦datatype="xsd:int">14</i></p>',
      {
        mended: [':s besluit:aantalVoorstanders "14"^^xsd:integer'],
      },
    )
  })

  it('that are missing follow from the property, when the value is one', () => {
    expectRepair(
      'repair/datatype-missing',
      zitting('<i property="besluit:geplandeStart" ⟦content="2025-02-21T19:00:00+01:00"></i>'),
      {
        published: [':z a besluit:Zitting', ':z besluit:geplandeStart "2025-02-21T19:00:00+01:00"@nl'],
        mended: [':z a besluit:Zitting', ':z besluit:geplandeStart "2025-02-21T19:00:00+01:00"^^xsd:dateTime'],
      },
    )
    expectSilence(zitting('<i property="besluit:geplandeStart">21 februari 2025</i>'))
  })

  it('is silent about right datatypes, markup and unknown ones', () => {
    expectSilence(
      '<p resource="/b"><i property="prov:value" datatype="rdf:HTML"><b>x</b></i><i property="eli:title" datatype="xsd:string">T</i><i property="eli:description">D</i><i property="ext:geo" datatype="ext:wkt">x</i></p>',
    )
  })
})

describe('values that say nothing', () => {
  it('are left out when empty, wherever they stand', () => {
    expectRepair(
      'repair/empty-value',
      '<p typeof="besluit:Besluit" resource="/b">\n<i property="eli:title_short" datatype="xsd:string" ⟦content=""></i>\n<i ⟦property="eli:description"> \n </i></p>',
      { mended: [':b a besluit:Besluit'] },
    )
  })

  it('are left out when they are a filler or template code', () => {
    expectRepair(
      'repair/placeholder',
      zitting('<i ⟦property="prov:atLocation" datatype="xsd:string">*</i><i ⟦property="besluit:gevolg">{{gevolg}}</i>'),
      {
        mended: [':z a besluit:Zitting'],
      },
    )
  })

  it('is silent about short texts', () => {
    expectSilence(
      '<p resource="/b"><i property="eli:number" datatype="xsd:string">1.</i><i property="eli:title" datatype="xsd:string">{a}</i></p>',
    )
  })
})

describe('white space around values', () => {
  it('goes from dates, numbers and booleans', () => {
    expectRepair(
      'repair/whitespace',
      '<p resource="/d"><i ⟦property="eli:date_publication" datatype="xsd:date">\n  2025-02-21\n </i></p>',
      {
        published: [':d eli:date_publication "\n  2025-02-21\n "^^xsd:date'],
        mended: [':d eli:date_publication "2025-02-21"^^xsd:date'],
      },
    )
  })

  it('is silent about white space around texts', () => {
    expectSilence('<p resource="/d"><i property="dct:title" datatype="xsd:string">\n Titel </i></p>')
  })
})

describe('fractions of a second', () => {
  it.each([
    ['2025-02-21T18:00:00.0000000Z', '2025-02-21T18:00:00Z'],
    ['2025-02-21T18:00:00.0000+02:00', '2025-02-21T18:00:00+02:00'],
    ['2025-02-21T18:00:00.5000Z', '2025-02-21T18:00:00.500Z'],
  ])('%s is %s', (written, expected) => {
    const { mended } = readSnippet(
      zitting(`<i property="prov:startedAtTime" datatype="xsd:dateTime" content="${written}"></i>`),
    )
    expect(mended).toContain(`:z prov:startedAtTime "${expected}"^^xsd:dateTime`)
  })

  it('has its finding at the value', () => {
    expectRepair(
      'repair/fraction',
      zitting('<i property="prov:startedAtTime" datatype="xsd:dateTime" ⟦content="2025-02-21T18:00:00.0000000Z"></i>'),
    )
  })

  it('is silent about milliseconds and about digits that say something', () => {
    expectSilence(
      zitting(
        '<i property="prov:startedAtTime" datatype="xsd:dateTime" content="2025-02-21T18:00:00.000+01:00"></i><i property="prov:endedAtTime" datatype="xsd:dateTime" content="2025-02-21T20:00:00.1234567Z"></i>',
      ),
    )
  })
})

describe('notations', () => {
  it.each([
    ['xsd:boolean', 'besluit:openbaar', 'TRUE', 'true'],
    ['xsd:date', 'eli:date_publication', '2025-3-5', '2025-03-05'],
    ['xsd:date', 'eli:date_publication', '27/05/2025', '2025-05-27'],
    ['xsd:date', 'eli:date_publication', '2025-05-27T00:00:00+02:00', '2025-05-27'],
    ['xsd:dateTime', 'eli:date_publication', '2025-05-26T22:00:00Z', '2025-05-27'],
    ['xsd:dateTime', 'prov:startedAtTime', '2025-05-27 19:00', '2025-05-27T19:00:00'],
    ['xsd:dateTime', 'prov:startedAtTime', '2025-05-27T19:00:00+0200', '2025-05-27T19:00:00+02:00'],
  ])('%s of %s: %s is %s', (datatype, property, written, expected) => {
    const { mended } = expectRepair(
      'repair/value-notation',
      `<p resource="/x"><i property="${property}" datatype="${datatype}" ⟦content="${written}"></i></p>`,
    )
    expect(mended).toEqual([
      `:x ${property} "${expected}"^^${property === 'eli:date_publication' ? 'xsd:date' : datatype}`,
    ])
  })

  it('never makes an invalid value, and never touches a valid one', () => {
    const types = [xsd.boolean, xsd.date, xsd.dateTime].map(({ value }) => value)
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(
        /^\d{1,4}[-/]\d{1,2}[-/]\d{1,4}([T ]\d{1,2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:?(\d{2})?)?)?$/u,
      ),
    )
    fc.assert(
      fc.property(text, fc.constantFrom(...types), (value, type) => {
        const rewritten = rewriteValue(value, type)
        return rewritten === undefined || isValidXsd(rewritten, type)
      }),
    )
  })
})

describe('values that cannot be read with certainty', () => {
  it.each([
    ['xsd:date', 'eli:date_publication', '2025-02-30'],
    ['xsd:date', 'eli:date_publication', '05/03/2025'],
    ['xsd:dateTime', 'prov:startedAtTime', '&gt;19:00'],
    ['xsd:integer', 'besluit:aantalVoorstanders', 'veertien'],
    ['xsd:boolean', 'besluit:openbaar', 'ja'],
  ])('%s of %s: %s is left out', (datatype, property, written) => {
    expectRepair(
      'repair/value-invalid',
      `<p typeof="ext:X" resource="/x"><i property="${property}" datatype="${datatype}" ⟦content="${written}"></i></p>`,
      { mended: [':x a ext:X'] },
    )
  })

  it('is silent about valid values', () => {
    expectSilence(
      '<p resource="/x"><i property="eli:date_publication" datatype="xsd:date" content="2024-02-29"></i><i property="besluit:openbaar" datatype="xsd:boolean" content="1"></i></p>',
    )
  })
})

describe('English from the root of the page', () => {
  const page = (root: string, inside: string): string =>
    `<html lang="${root}"><body>\n<p resource="/1">${inside}</p></body></html>`
  it('is no language of the texts', () => {
    expectRepair('repair/language-leak', page('en', '<i ⟦property="skos:prefLabel">Gemeenteraad</i>'), {
      published: [':1 skos:prefLabel "Gemeenteraad"@en'],
      mended: [':1 skos:prefLabel "Gemeenteraad"'],
    })
  })

  it('is silent about Dutch, French, nearer tags and typed values', () => {
    expectSilence(page('nl-BE', '<i property="skos:prefLabel">Raad</i>'))
    expectSilence(page('fr', '<i property="skos:prefLabel">Conseil</i>'))
    expectSilence(
      page(
        'en',
        '<i property="skos:prefLabel" lang="fr">Conseil</i><i property="skos:prefLabel" datatype="xsd:string">Raad</i>',
      ),
    )
  })
})
