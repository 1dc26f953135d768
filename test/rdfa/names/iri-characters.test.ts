import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeIriCharacters } from '../../../src/rdfa/names/iri-characters.js'

describe('encodeIriCharacters (RFC 3987, 2.2)', () => {
  it.each([
    ['http://a/b c', 'http://a/b%20c'],
    ['http://a/#\tx\n', 'http://a/#%09x%0A'],
    ['http://a/<b>"{c}|\\^`', 'http://a/%3Cb%3E%22%7Bc%7D%7C%5C%5E%60'],
    ['http://a/\u007f\u0085', 'http://a/%7F%C2%85'],
    ['http://a/\ufffd\ufdd0', 'http://a/%EF%BF%BD%EF%B7%90'],
    ['http://a/\ud83d', 'http://a/%EF%BF%BD'],
    ['http://a/\ude00b', 'http://a/%EF%BF%BDb'],
  ])('encodes %j', (iri, expected) => expect(encodeIriCharacters(iri)).toBe(expected))

  it.each(['http://a/b%20c', 'http://a/%zz', "http://a/é€😀?q=[1]&r='s'#(t)*!$,;@~"])('leaves %s as it is', (iri) => {
    expect(encodeIriCharacters(iri)).toBe(iri)
  })

  it('leaves nothing that N-Triples refuses, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = encodeIriCharacters(text)
        expect(once).not.toMatch(/[\u0000-\u0020<>"{}|^`\\]|[\ud800-\udfff]/u)
        expect(encodeIriCharacters(once)).toBe(once)
      }),
    )
  })
})
