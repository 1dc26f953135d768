import { describe, expect, it } from 'vitest'
import { blackOut, blackOutAll, holdsAny } from '../../src/privacy/black-out.js'

describe('blackOut', () => {
  it.each([
    ['op BE68 5390 0754 7034.', 'BE68 5390 0754 7034', 'op [weggelaten].'],
    ['op BE68539007547034, en BE68-5390-0754-7034', 'BE68 5390 0754 7034', 'op [weggelaten], en [weggelaten]'],
    ['op BE68 5390\n0754 7034.', 'BE68 5390 0754 7034', 'op [weggelaten].'],
    ['nr. 85.07.30-033 28', '85.07.30-033.28', 'nr. [weggelaten]'],
    ['gsm 0470/12.34.56 of 0470/12.34.567', '0470 12 34 56', 'gsm [weggelaten] of 0470/12.34.567'],
    ['Mail ELS.burger@Gmail.com!', 'els.burger@gmail.com', 'Mail [weggelaten]!'],
    ['mevrouw Els  Burger en Els Burgers', 'Els Burger', 'mevrouw [weggelaten] en Els Burgers'],
    ['Kerkstraat 12, 9000 Gent', 'Kerkstraat 12, 9000 Gent', '[weggelaten]'],
    ['niets hiervan', 'Els Burger', 'niets hiervan'],
    ['𝒜 voor Els Burger', 'Els Burger', '𝒜 voor [weggelaten]'],
  ])('%j without %j', (text, hidden, left) => expect(blackOut(text, [hidden])).toBe(left))

  it('looks through tags and entities, and keeps the tags', () => {
    const text = '<p>op BE68 <b>5390 0754</b>&nbsp;7034, Els&#32;Burger &amp; co</p>'
    expect(blackOut(text, ['BE68 5390 0754 7034', 'Els Burger'], { isMarkup: true })).toBe(
      '<p>op [weggelaten]<b></b>, [weggelaten] &amp; co</p>',
    )
  })

  it('leaves names of things alone, and takes every text of a value', () => {
    const value = { iri: 'urn:x:Els Burger', title: [{ value: 'Aan Els Burger' }], aantal: 3, waar: true }
    expect(blackOutAll(value, ['Els Burger'])).toEqual({ ...value, title: [{ value: 'Aan [weggelaten]' }] })
    expect(holdsAny(JSON.stringify(value.title), ['Els Burger'])).toBe(true)
  })
})
