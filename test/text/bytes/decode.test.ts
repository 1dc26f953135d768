import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode, MAX_PAGE_BYTES } from '../../../src/text/bytes/decode.js'

const page = (bytes: Uint8Array | string, charset?: string) => ({
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
  name: 'zitting.html',
  ...(charset !== undefined && { charset }),
})
const rules = (decoded: ReturnType<typeof decode>): readonly string[] => decoded.diagnostics.map(({ rule }) => rule)

describe('decode: which character set (HTML Standard, 13.2.3.2)', () => {
  it('takes UTF-8 when nothing is declared', () => {
    expect(decode(page('<p>Daniël €</p>'))).toEqual({ text: '<p>Daniël €</p>', charset: 'utf-8', diagnostics: [] })
  })

  it('prefers a byte order mark to everything else, and leaves it out of the text', () => {
    expect(decode(page(Buffer.from('\ufeff<meta charset=windows-1252>Daniël'), 'iso-8859-1'))).toMatchObject({
      text: '<meta charset=windows-1252>Daniël',
      charset: 'utf-8',
    })
  })

  it.each(['utf-16le', 'utf-16be'])('reads %s with and without a byte order mark', (name) => {
    const text = '<html lang="nl"><p>Gemeenteraad van Belle, Daniël</p>'
    expect(decode(page(iconv.encode(text, name, { addBOM: true })))).toMatchObject({
      text,
      charset: name,
      diagnostics: [],
    })
    const unmarked = decode(page(iconv.encode(text, name, { addBOM: false })))
    expect(unmarked).toMatchObject({ text, charset: name })
    expect(rules(unmarked)).toEqual(['input/charset-guessed'])
  })

  it('prefers the transport to the page', () => {
    const bytes = iconv.encode('<meta charset="utf-8">Daniël kost € 5', 'windows-1252')
    expect(decode(page(bytes, 'windows-1252'))).toMatchObject({
      text: '<meta charset="utf-8">Daniël kost € 5',
      charset: 'windows-1252',
      diagnostics: [],
    })
  })

  it.each([
    '<meta charset="iso-8859-1">',
    "<META CHARSET='Windows-1252'>",
    '<meta name=x content="a>b"><meta charset=latin1>',
    '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
    '<meta content=text/html;charset=cp1252 http-equiv=content-type />',
    '<!-- <meta charset=utf-8> --><meta charset=iso-8859-1>',
    '<?xml version="1.0" encoding="ISO-8859-1"?><html>',
    `${' '.repeat(3000)}<meta charset=iso-8859-1>`,
  ])('reads the declaration of the page: %s', (declaration) => {
    const text = `${declaration}Daniël “€”`
    expect(decode(page(iconv.encode(text, 'windows-1252')))).toMatchObject({
      text,
      charset: 'windows-1252',
      diagnostics: [],
    })
  })

  it('does not take text of the body as a declaration', () => {
    expect(decode(page('<body>Schrijf <meta charset="iso-8859-1"> in de pagina, Daniël')).charset).toBe('utf-8')
  })

  it('reads a page that says UTF-16 in ASCII as UTF-8', () => {
    expect(decode(page('<meta charset="utf-16">Daniël')).charset).toBe('utf-8')
  })

  it('reads other character sets of the Encoding Standard', () => {
    expect(decode(page(iconv.encode('<meta charset=iso-8859-15>€ Daniël', 'iso-8859-15')))).toMatchObject({
      text: '<meta charset=iso-8859-15>€ Daniël',
      charset: 'iso-8859-15',
    })
  })

  it('reports an unknown declared name', () => {
    const decoded = decode(page('<meta charset="utf8mb4">Daniël', 'klingon'))
    expect(decoded.charset).toBe('utf-8')
    expect(decoded.diagnostics.map(({ rule, actual }) => [rule, actual])).toEqual([
      ['input/charset-unknown', 'klingon'],
      ['input/charset-unknown', 'utf8mb4'],
    ])
  })

  it('guesses windows-1252 for an undeclared page without any UTF-8, and reports it', () => {
    const decoded = decode(page(iconv.encode('<p>Daniël “€”', 'windows-1252')))
    expect(decoded).toMatchObject({ text: '<p>Daniël “€”', charset: 'windows-1252' })
    expect(rules(decoded)).toEqual(['input/charset-guessed'])
  })

  it('follows a wrong declaration, and reports it', () => {
    const decoded = decode(page('<meta charset="iso-8859-1">Daniël'))
    expect(decoded.text).toContain('DaniÃ«l')
    expect(rules(decoded)).toEqual(['input/charset-doubtful'])
  })
})

describe('decode: what cannot be read', () => {
  it('counts invalid sequences and gives the place of the first', () => {
    const bytes = Buffer.concat([
      Buffer.from('<p>é\nDani'),
      Buffer.of(0xeb),
      Buffer.from('l, Zo'),
      Buffer.of(0xeb),
      Buffer.from('</p>'),
    ])
    const decoded = decode(page(bytes))
    expect(decoded.text).toBe('<p>é\nDani\ufffdl, Zo\ufffd</p>')
    expect(decoded.diagnostics).toHaveLength(1)
    expect(decoded.diagnostics[0]).toMatchObject({
      rule: 'input/encoding-broken',
      actual: 'utf-8',
      place: { line: 2, column: 5 },
    })
    expect(decoded.diagnostics[0]?.message.en).toContain('2 characters')
  })

  it('tells characters lost earlier from those lost here', () => {
    const lost = decode(page('Dani\ufffdl'))
    expect(lost.diagnostics).toMatchObject([{ rule: 'input/characters-lost', place: { column: 5 } }])
    const both = decode(page(Buffer.concat([Buffer.from('é\ufffd '), Buffer.of(0xeb), Buffer.from('l \ufffd')])))
    expect(both.diagnostics).toMatchObject([
      { rule: 'input/encoding-broken', place: { column: 4 } },
      { rule: 'input/characters-lost', place: { column: 2 } },
    ])
    expect(both.diagnostics[1]?.message.en).toContain('2 times')
  })

  it('counts half a pair in UTF-16', () => {
    const bytes = Buffer.concat([
      iconv.encode('\ufeffraad', 'utf-16le'),
      Buffer.of(0x00, 0xd8),
      iconv.encode('x', 'utf-16le'),
    ])
    expect(rules(decode(page(bytes)))).toEqual(['input/encoding-broken'])
  })

  it.each([
    ['an empty file', Buffer.alloc(0), 'input-empty'],
    ['white space', Buffer.from(' \r\n\t'), 'input-empty'],
    ['only a byte order mark', Buffer.of(0xef, 0xbb, 0xbf), 'input-empty'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ'), 'media-type-unsupported'],
    ['a PDF after a byte order mark', Buffer.from('\ufeff\n%PDF-1.7\n'), 'media-type-unsupported'],
    ['a DOCX', Buffer.from('PK\x03\x04abc'), 'media-type-unsupported'],
    ['a JPEG', Buffer.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'media-type-unsupported'],
    ['a program', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7) % 256)), 'media-type-unsupported'],
    ['too many bytes', Buffer.alloc(MAX_PAGE_BYTES + 1, 0x20), 'input-too-large'],
  ])('refuses %s by name', (_, bytes, code) => {
    expect(() => decode(page(bytes))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining('zitting.html') as string }) as Error,
    )
  })

  it('accepts a stray control character', () => {
    expect(decode(page(`<p>raad\0${'x'.repeat(100)}`)).text).toContain('raad\0')
  })

  it('fails only with known errors, and its text never contains half a surrogate pair', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.option(fc.constantFrom('utf-8', 'windows-1252', 'utf-16le', 'shift_jis', 'x'), { nil: undefined }),
        (bytes, charset) => {
          try {
            const { text, diagnostics } = decode(page(bytes, charset))
            expect(text).not.toMatch(/[\ud800-\udfff]/u)
            const lost = text.includes('\ufffd')
            expect(
              diagnostics.some(({ rule }) => rule === 'input/encoding-broken' || rule === 'input/characters-lost'),
            ).toBe(lost)
          } catch (error) {
            expect(error).toMatchObject({ name: 'AppError' })
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('returns every text that was written in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const written = `<p>${text}`
        expect(decode(page(written)).text).toBe(written)
      }),
    )
  })
})
