import { expect, it } from 'vitest'
import { plainText } from '../../src/rdf/plain-text.js'
import { rdf, xsd } from '../../src/rdf/vocabularies.js'

it('takes markup off what is markup, and nothing off what is not', () => {
  expect(plainText('<p>De <b>kermis</b></p><p>sluit&nbsp;om 1 uur.</p>', rdf.HTML.value)).toBe(
    'De kermis sluit om 1 uur.',
  )
  expect(plainText('<ul><li>een</li><li>twee</li></ul>', rdf.XMLLiteral.value)).toBe('een twee')
  expect(plainText('<script>alert(1)</script>tekst', rdf.HTML.value)).toBe('tekst')
  expect(plainText('<p>blijft</p>', xsd.string.value)).toBe('<p>blijft</p>')
  expect(plainText(' 3 < 4\n en  5 > 4 ')).toBe('3 < 4 en 5 > 4')
})

it('reads markup as deep as it comes', () => {
  expect(plainText(`${'<div>'.repeat(20_000)}diep`, rdf.HTML.value)).toBe('diep')
})
