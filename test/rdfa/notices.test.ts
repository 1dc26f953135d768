import { describe, expect, it } from 'vitest'
import { expectGraph, PAGE, read } from './rdfa-case.js'

/** The notices, as [rule, attribute, found, used]. */
const noticed = (html: string, options: Parameters<typeof read>[1] = {}): readonly unknown[] =>
  read(html, options).notices.map(({ rule, attribute, actual, expected }) => [rule, attribute, actual, expected])

describe('notices of the processor', () => {
  it('none on a page without errors', () => {
    expect(
      noticed(
        '<div about="ex:a" typeof="ex:T" lang="nl"><p lang="" property="dc:title" datatype="">x</p><a rel="nofollow noopener" href="b c">y</a><a href="">z</a></div>',
      ),
    ).toEqual([])
  })

  it.each([
    ['property', '<p property="generiek:nummer">x</p>', 'generiek:nummer'],
    ['typeof', '<p typeof="besluit:Zitting">x</p>', 'besluit:Zitting'],
    ['rel', '<a rel="besluit:behandelt" href="b">x</a>', 'besluit:behandelt'],
    ['datatype', '<p property="ex:p" datatype="xds:date">x</p>', 'xds:date'],
    ['about', '<p about="besluit:a" property="ex:p">x</p>', 'besluit:a'],
    ['resource', '<p resource="besluit:a" property="ex:p">x</p>', 'besluit:a'],
  ])('an undeclared prefix in %s', (attribute, html, actual) => {
    expect(noticed(html)).toEqual([['rdfa/prefix-undeclared', attribute, actual, undefined]])
  })

  it.each([
    'https://a.example/',
    'urn:a:b',
    'mailto:a@b.example',
    'tel:1',
    'javascript:x',
    'data:,x',
    'onbekend://a/b',
  ])('no prefix in the address %s', (address) => {
    expect(noticed(`<p about="${address}" property="ex:p">x</p>`)).toEqual([])
  })

  it('a bare term without a vocabulary', () => {
    expect(
      noticed(
        '<p property="openbaar">x</p><p typeof="Zitting">x</p><p property="ex:p" datatype="date">x</p><a rel="behandelt" href="b">x</a>',
      ),
    ).toEqual([
      ['rdfa/term-ignored', 'property', 'openbaar', undefined],
      ['rdfa/term-ignored', 'typeof', 'Zitting', undefined],
      ['rdfa/term-ignored', 'datatype', 'date', undefined],
      ['rdfa/term-ignored', 'rel', 'behandelt', undefined],
    ])
  })

  it('an invalid name, each time', () => {
    expect(
      noticed('<p typeof=”besluit:Besluit”>x</p><p typeof=”besluit:Besluit”>y</p><p property="1x _:b">z</p>'),
    ).toEqual([
      ['rdfa/name-ignored', 'typeof', '”besluit:Besluit”', undefined],
      ['rdfa/name-ignored', 'typeof', '”besluit:Besluit”', undefined],
      ['rdfa/name-ignored', 'property', '1x', undefined],
      ['rdfa/name-ignored', 'property', '_:b', undefined],
    ])
  })

  it('an unreadable safe CURIE', () => {
    expect(noticed('<p about="[besluit:a]" property="ex:p">x</p><p resource="[]" typeof="ex:T">x</p>')).toEqual([
      ['rdfa/safe-curie-ignored', 'about', '[besluit:a]', undefined],
      ['rdfa/safe-curie-ignored', 'resource', '[]', undefined],
    ])
  })

  it('characters that no IRI may hold, percent-encoded', async () => {
    const html = '<p about="http://a.example/GetPublication/?filename=Agenda 1.html" property="ex:p">x</p>'
    expect(noticed(html)).toEqual([
      [
        'rdfa/iri-characters',
        'about',
        'http://a.example/GetPublication/?filename=Agenda 1.html',
        'http://a.example/GetPublication/?filename=Agenda%201.html',
      ],
    ])
    await expectGraph(html, '<http://a.example/GetPublication/?filename=Agenda%201.html> ex:p "x" .')
  })

  it('such characters in the base', () => {
    expect(noticed('<html><base href="/a b/"><p property="dc:title">x</p>')).toEqual([
      ['rdfa/iri-characters', 'href', '/a b/', 'http://gemeente.example/a%20b/'],
    ])
  })

  it('such characters in a link only when a statement uses it', () => {
    const bad = ['rdfa/iri-characters', 'href', 'b c', 'http://gemeente.example/raad/b%20c']
    expect(noticed('<nav><a href="b c">x</a></nav>')).toEqual([])
    expect(noticed('<a href="b c"><b property="ex:p">x</b></a>')).toEqual([bad])
    expect(noticed('<div rel="ex:r"><a href="b c">x</a></div>')).toEqual([bad])
    expect(noticed('<a property="ex:r" href="b c">x</a>')).toEqual([bad])
  })

  it('an empty resource, and its meaning', () => {
    expect(noticed("<p resource='' typeof='ex:T'>x</p>")).toEqual([['rdfa/resource-empty', 'resource', '', PAGE]])
  })

  it('empty attributes', () => {
    expect(noticed('<p property="">x</p><p typeof=" ">x</p>')).toEqual([
      ['rdfa/attribute-empty', 'property', '', undefined],
      ['rdfa/attribute-empty', 'typeof', ' ', undefined],
    ])
  })

  it('malformed prefix declarations', () => {
    expect(
      noticed('<p prefix="a http://a.example/ b: http://b.example/ _: http://c.example/ d:" xmlns:e="">x</p>'),
    ).toEqual([
      ['rdfa/prefix-malformed', 'xmlns:e', 'xmlns:e=""', undefined],
      ['rdfa/prefix-malformed', 'prefix', 'a', undefined],
      ['rdfa/prefix-malformed', 'prefix', 'http://a.example/', undefined],
      ['rdfa/prefix-malformed', 'prefix', '_:', undefined],
      ['rdfa/prefix-malformed', 'prefix', 'http://c.example/', undefined],
      ['rdfa/prefix-malformed', 'prefix', 'd:', undefined],
    ])
  })

  it('a prefix without its IRI does not take the next prefix as one', async () => {
    await expectGraph('<p prefix="a: b: http://b.example/" property="b:p">x</p>', '<> <http://b.example/p> "x" .')
  })

  it('a prefix for a relative IRI is resolved against the base', async () => {
    await expectGraph('<p prefix="a: ns#" property="a:p">x</p>', '<> <ns#p> "x" .')
  })

  it.each(['nl_BE', 'nederlands taal', 'é', 'nl-'])(
    'the malformed language %s, left out because RDF cannot express it',
    async (language) => {
      expect(noticed(`<p lang="${language}" property="ex:p">x</p>`)).toEqual([
        ['rdfa/language-malformed', 'lang', language, undefined],
      ])
      await expectGraph(`<p lang="${language}" property="ex:p">x</p>`, '<> ex:p "x" .')
    },
  )

  it('rdf:langString as datatype, which has the language in scope', async () => {
    expect(noticed('<p lang="nl" property="ex:p" datatype="rdf:langString">x</p>')).toEqual([
      ['rdfa/language-missing', 'datatype', 'rdf:langString', 'nl'],
    ])
    await expectGraph(
      '<p lang="nl" property="ex:p" datatype="rdf:langString">x</p><p property="ex:q" datatype="rdf:langString">y</p>',
      '<> ex:p "x"@nl ; ex:q "y" .',
    )
  })

  it('each with its place', () => {
    const [notice] = read('<p\n about="a b"   property="ex:p">x</p>').notices
    expect(notice?.place).toMatchObject({ line: 2, column: 2, endLine: 2, endColumn: 13, quote: 'about="a b"' })
    expect(notice?.element.tagName).toBe('p')
  })
})

describe('fallbacks for a reader that repairs', () => {
  const fallbackPrefixes = { ex: 'http://nooit.example/', besluit: 'http://voorbeeld.example/ns#' }

  it('a prefix that is not declared in scope', async () => {
    await expectGraph(
      '<p property="besluit:p ex:q">x</p><p about="besluit:a" typeof="BESLUIT:T">y</p>',
      '<> ex:p "x" ; ex:q "x" . ex:a a ex:T .',
      { fallbackPrefixes },
    )
    expect(noticed('<p property="besluit:p">x</p>', { fallbackPrefixes })).toEqual([
      ['rdfa/prefix-undeclared', 'property', 'besluit:p', 'http://voorbeeld.example/ns#p'],
    ])
  })

  it('a declaration in scope comes first', async () => {
    await expectGraph(
      '<p prefix="besluit: http://ander.example/" property="besluit:p">x</p><p property="besluit:p">y</p>',
      '<> <http://ander.example/p> "x" ; ex:p "y" .',
      { fallbackPrefixes },
    )
  })

  it('a bare term, with its element', async () => {
    const options = {
      fallbackTerms: (term: string, { tagName }: { readonly tagName: string }) =>
        term === 'openbaar' && tagName === 'span' ? 'http://voorbeeld.example/ns#openbaar' : undefined,
    }
    const html = '<p property="openbaar">x</p><span property="openbaar">y</span><p property="openbaar">z</p>'
    await expectGraph(html, '<> ex:openbaar "y" .', options)
    expect(noticed(html, options)).toEqual([
      ['rdfa/term-ignored', 'property', 'openbaar', undefined],
      ['rdfa/term-ignored', 'property', 'openbaar', 'http://voorbeeld.example/ns#openbaar'],
      ['rdfa/term-ignored', 'property', 'openbaar', undefined],
    ])
  })

  it('not when a vocabulary is in scope', async () => {
    await expectGraph(
      '<p vocab="http://voorbeeld.example/ns#" property="p">x</p>',
      '<> rdfa:usesVocabulary <http://voorbeeld.example/ns#> ; ex:p "x" .',
      { fallbackTerms: () => 'http://nooit.example/' },
    )
  })
})
