import { describe, expect, it } from 'vitest'
import { expectRepair, expectSilence, readSnippet } from '../../read-page.js'

describe('resource="#" on a document', () => {
  it('is the page', () => {
    expectRepair(
      'repair/hash-document',
      '<div ⟦resource="#" typeof="foaf:Document"><span property="dct:title" datatype="xsd:string">Notulen</span></div>',
      {
        published: [':zitting/notulen# a foaf:Document', ':zitting/notulen# dct:title "Notulen"'],
        mended: ['<> a foaf:Document', '<> dct:title "Notulen"'],
      },
    )
  })

  it('is silent about other fragments, and about "#" on what is no document', () => {
    expectSilence('<div resource="#agenda" typeof="foaf:Document"></div><a href="#" property="dct:references">x</a>')
  })
})

describe('empty resource', () => {
  it('is a thing of its own where it is no document', () => {
    const { mended, reading } = expectRepair(
      'repair/empty-resource',
      '<div typeof="besluit:Zitting" resource="/z">\n<b property="besluit:heeftAanwezige" typeof="mandaat:Mandataris" ⟦resource=\'\'></b>\n<b property="besluit:heeftAanwezige" typeof="mandaat:Mandataris" ⟦resource=""></b></div>',
      { published: [':z a besluit:Zitting', ':z besluit:heeftAanwezige <>', '<> a mandaat:Mandataris'] },
    )
    expect(mended.filter((triple) => triple.endsWith('a mandaat:Mandataris'))).toHaveLength(2)
    expect(mended.join()).not.toContain('<>')
    expect(reading.ledger).toEqual({ read: 3, kept: 1, changed: 2, rejected: 0, added: 2 })
  })

  it('holds what is said inside it, without a type too', () => {
    const { mended } = expectRepair(
      'repair/empty-resource',
      '<div resource="/m"><span property="mandaat:isBestuurlijkeAliasVan" ⟦resource=""></span></div>',
    )
    expect(mended).toHaveLength(1)
    expect(mended[0]).not.toContain('<>')
  })

  it('is silent where it means the page: a document, and about', () => {
    const { findings, mended, published } = readSnippet(
      '<div resource="" typeof="foaf:Document"></div><p about=""><span property="dct:title" datatype="xsd:string">T</span></p>',
    )
    expect(findings.filter((finding) => !finding.startsWith('rdfa/resource-empty'))).toEqual([])
    expect(mended).toEqual(published)
  })
})

describe('content where resource was meant', () => {
  it('is the reference, and no phantom item comes into being', () => {
    const { reading } = expectRepair(
      'repair/content-as-resource',
      '<div typeof="besluit:Agendapunt" resource="/2">\n<span property="besluit:aangebrachtNa" typeof="besluit:Agendapunt" ⟦content="https://gemeente.example/1"></span></div>',
      {
        published: [
          ':2 a besluit:Agendapunt',
          '_:0 besluit:aangebrachtNa "https://gemeente.example/1"@nl',
          '_:0 a besluit:Agendapunt',
        ],
        mended: [':2 a besluit:Agendapunt', ':2 besluit:aangebrachtNa :1', ':1 a besluit:Agendapunt'],
      },
    )
    expect(reading.ledger).toEqual({ read: 3, kept: 1, changed: 2, rejected: 0, added: 0 })
  })

  it('is seen without a type where the property leads to things', () => {
    expectRepair(
      'repair/content-as-resource',
      '<p resource="/2"><span property="besluit:gebeurtNa" ⟦content="https://gemeente.example/1"></span></p>',
      {
        mended: [':2 besluit:gebeurtNa :1'],
      },
    )
  })

  it('is silent about texts that hold an address', () => {
    expectSilence(
      '<p resource="/2"><span property="dct:description" datatype="xsd:string" content="https://gemeente.example/1"></span></p>',
    )
  })
})

describe('host names without a scheme', () => {
  it('get https, on any attribute and with any quotes', () => {
    expectRepair(
      'repair/host-without-scheme',
      '<div typeof="besluit:Zitting" ⟦resource="raad.gemeente.be/gr/1#z">\n<i property="besluit:behandelt" ⟦resource=\'raad.gemeente.be/gr/1#p\'></i>\n<a property="besluit:heeftAgenda" ⟦href="raad.gemeente.be/a">a</a></div>',
      {
        published: [
          ':zitting/raad.gemeente.be/gr/1#z a besluit:Zitting',
          ':zitting/raad.gemeente.be/gr/1#z besluit:behandelt :zitting/raad.gemeente.be/gr/1#p',
          ':zitting/raad.gemeente.be/gr/1#z besluit:heeftAgenda :zitting/raad.gemeente.be/a',
        ],
        mended: [
          '<https://raad.gemeente.be/gr/1#z> a besluit:Zitting',
          '<https://raad.gemeente.be/gr/1#z> besluit:behandelt <https://raad.gemeente.be/gr/1#p>',
          '<https://raad.gemeente.be/gr/1#z> besluit:heeftAgenda <https://raad.gemeente.be/a>',
        ],
      },
    )
  })

  it('on the host of the page, whatever it is called', () => {
    expectRepair('repair/host-without-scheme', '<p typeof="besluit:Zitting" ⟦resource="gemeente.example/z"></p>', {
      mended: [':z a besluit:Zitting'],
    })
  })

  it('is silent about relative paths, files, and plain links', () => {
    expectSilence(
      '<p typeof="foaf:Document" resource="bijlage.pdf"></p><p typeof="foaf:Document" resource="a.b/c"></p><a href="www.gemeente.be/x">x</a>',
    )
  })
})

describe('null in an address', () => {
  it('is the site of the page', () => {
    expectRepair('repair/null-iri', '<p typeof="foaf:Document" ⟦resource="null/id/agenda/1"></p>', {
      published: [':zitting/null/id/agenda/1 a foaf:Document'],
      mended: [':id/agenda/1 a foaf:Document'],
    })
    expectRepair('repair/null-iri', '<p typeof="foaf:Document" ⟦resource="undefined/id/agenda/1"></p>', {
      mended: [':id/agenda/1 a foaf:Document'],
    })
  })

  it('is silent about paths that merely hold the word', () => {
    expectSilence('<p typeof="foaf:Document" resource="/null/1"></p><p typeof="foaf:Document" resource="nullen/1"></p>')
  })
})

describe('a time in an attribute nobody reads', () => {
  it('is the value where the text is none', () => {
    expectRepair(
      'repair/value-attribute',
      '<div typeof="besluit:Zitting" resource="/z"><span property="prov:startedAtTime" ⟦value="2025-02-21T19:00:00+01:00">&gt;19:00</span></div>',
      {
        published: [':z a besluit:Zitting', ':z prov:startedAtTime ">19:00"@nl'],
        mended: [':z a besluit:Zitting', ':z prov:startedAtTime "2025-02-21T19:00:00+01:00"^^xsd:dateTime'],
      },
    )
  })

  it('is silent where content is given, and about other properties', () => {
    expectSilence(
      '<div resource="/z"><span property="prov:startedAtTime" value="2025-02-21T19:00:00+01:00" datatype="xsd:dateTime" content="2025-02-21T19:30:00+01:00">x</span>' +
        '<span property="dct:title" datatype="xsd:string" value="2025-02-21T19:00:00+01:00">x</span></div>',
    )
  })
})

describe('a value cut by a quotation mark', () => {
  it('is the visible text, when the rest of it became attributes', () => {
    expectRepair(
      'repair/content-cut',
      '<p resource="/p"><span property="foaf:familyName" datatype="xsd:string" ⟦content="De"\n  becker>De Becker </span></p>',
      { published: [':p foaf:familyName "De"'], mended: [':p foaf:familyName "De Becker"'] },
    )
  })

  it('is silent where the text is another one, and about attributes that have no value by right', () => {
    expectSilence(
      '<p resource="/p"><b property="foaf:name" datatype="xsd:string" content="An" hidden>Jan</b><b property="foaf:name" datatype="xsd:string" content="An">An Bos</b></p>',
    )
  })
})
