import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseIri, isAbsoluteIri, resolveIri } from '../../../src/rdfa/names/resolve-iri.js'

/** RFC 3986, section 5.4: the reference examples against http://a/b/c/d;p?q. */
const EXAMPLES: Readonly<Record<string, string>> = {
  'g:h': 'g:h',
  g: 'http://a/b/c/g',
  './g': 'http://a/b/c/g',
  'g/': 'http://a/b/c/g/',
  '/g': 'http://a/g',
  '//g': 'http://g',
  '?y': 'http://a/b/c/d;p?y',
  'g?y': 'http://a/b/c/g?y',
  '#s': 'http://a/b/c/d;p?q#s',
  'g#s': 'http://a/b/c/g#s',
  'g?y#s': 'http://a/b/c/g?y#s',
  ';x': 'http://a/b/c/;x',
  'g;x': 'http://a/b/c/g;x',
  'g;x?y#s': 'http://a/b/c/g;x?y#s',
  '': 'http://a/b/c/d;p?q',
  '.': 'http://a/b/c/',
  './': 'http://a/b/c/',
  '..': 'http://a/b/',
  '../': 'http://a/b/',
  '../g': 'http://a/b/g',
  '../..': 'http://a/',
  '../../': 'http://a/',
  '../../g': 'http://a/g',
  '../../../g': 'http://a/g',
  '../../../../g': 'http://a/g',
  '/./g': 'http://a/g',
  '/../g': 'http://a/g',
  'g.': 'http://a/b/c/g.',
  '.g': 'http://a/b/c/.g',
  'g..': 'http://a/b/c/g..',
  '..g': 'http://a/b/c/..g',
  './../g': 'http://a/b/g',
  './g/.': 'http://a/b/c/g/',
  'g/./h': 'http://a/b/c/g/h',
  'g/../h': 'http://a/b/c/h',
  'g;x=1/./y': 'http://a/b/c/g;x=1/y',
  'g;x=1/../y': 'http://a/b/c/y',
  'g?y/./x': 'http://a/b/c/g?y/./x',
  'g?y/../x': 'http://a/b/c/g?y/../x',
  'g#s/./x': 'http://a/b/c/g#s/./x',
  'g#s/../x': 'http://a/b/c/g#s/../x',
  'http:g': 'http:g',
}

describe('resolveIri', () => {
  it.each(Object.entries(EXAMPLES))('RFC 3986, 5.4: "%s" is %s', (reference, expected) => {
    expect(resolveIri(reference, 'http://a/b/c/d;p?q')).toBe(expected)
  })

  it.each([
    ['g', 'http://a', 'http://a/g'],
    ['?y', 'http://a', 'http://a?y'],
    ['#s', 'http://a?q', 'http://a?q#s'],
    ['', 'http://a/b?q', 'http://a/b?q'],
    ['g', 'urn:x:y', 'urn:g'],
    ['#s', 'urn:x:y', 'urn:x:y#s'],
    ['#', 'http://a/b', 'http://a/b#'],
    ['?', 'http://a/b?q', 'http://a/b?'],
    ['http://x.example/a/../b/./c', 'http://a/', 'http://x.example/b/c'],
    ['http://X.example:80/%7ea?q#', 'http://a/', 'http://X.example:80/%7ea?q#'],
    ['belle.example/gr/1#a', 'https://p.example/gr/2/agenda', 'https://p.example/gr/2/belle.example/gr/1#a'],
    ['a\nb', 'http://a/', 'http://a/a\nb'],
    ['raad/é?ï#ü', 'http://a/', 'http://a/raad/é?ï#ü'],
    ['1a:b', 'http://a/', 'http://a/1a:b'],
    ['..', 'urn:a/b', 'urn:'],
  ])('"%s" against %s', (reference, base, expected) => {
    expect(resolveIri(reference, base)).toBe(expected)
  })

  it('is absolute, and does not change when resolved again', () => {
    const base = 'https://gemeente.example/raad/zitting.html?a=b'
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '.', '/', '?', '#', ':', '%', 'é', ' ') }), (reference) => {
        const once = resolveIri(reference, base)
        expect(isAbsoluteIri(once)).toBe(true)
        expect(resolveIri(once, base)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })
})

describe('baseIri', () => {
  it('drops the fragment', () => expect(baseIri('http://a/b?q#s')).toBe('http://a/b?q'))
  it.each(['', 'a/b', '//a/b', '#s', '1:b'])('refuses "%s"', (address) => {
    expect(() => baseIri(address)).toThrow(expect.objectContaining({ code: 'base-invalid' }) as Error)
  })
})
