import { describe, expect, it } from 'vitest'
import { birthNumberKind, ibanLength, isIban } from '../../src/privacy/number-checks.js'

describe('birth numbers', () => {
  it.each([
    ['85073003328', 'national-number'], // the example of the National Register's own instructions
    ['17073003384', 'national-number'], // the same person born in 2017: a 2 in front of the nine digits
    ['40000095579', 'national-number'], // day and month unknown
    ['85073003329', undefined],
    ['85133003328', undefined],
    ['8507300332', undefined],
  ])('%s is %s', (digits, kind) => expect(birthNumberKind(digits)).toBe(kind))

  it('recognises a bis number by its month, and refuses one wrong digit anywhere', () => {
    const body = '854730033'
    const valid = `${body}${String(97 - (Number(body) % 97)).padStart(2, '0')}`
    expect(birthNumberKind(valid)).toBe('bis-number')
    for (let at = 0; at < valid.length; at++) {
      const other = `${valid.slice(0, at)}${(Number(valid[at]) + 1) % 10}${valid.slice(at + 1)}`
      expect(birthNumberKind(other), other).toBeUndefined()
    }
  })
})

describe('IBANs', () => {
  it.each(['BE68539007547034', 'NL91ABNA0417164300', 'DE89370400440532013000', 'LU280019400644750000'])(
    '%s, an example of the ISO 13616 registry, is one',
    (iban) => {
      expect(isIban(iban)).toBe(true)
      expect(isIban(`${iban.slice(0, -1)}${(Number(iban.at(-1)) + 1) % 10}`)).toBe(false)
      expect(isIban(`${iban}0`)).toBe(false)
    },
  )

  it('does not accept countries outside the table', () => expect(ibanLength('QQ68539007547034')).toBeUndefined())
})
