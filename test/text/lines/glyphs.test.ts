import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closeLetterSpacing, normaliseGlyphs } from '../../../src/text/lines/glyphs.js'
import { joinLines, vocabularyOf } from '../../../src/text/lines/hyphenation.js'
import { leadingLabel } from '../../../src/text/lines/label.js'

describe('normaliseGlyphs', () => {
  it.each([
    ['o\uFB03cieel', 'officieel'],
    ['ge\u0308nd', 'gënd'],
    ['co¨ordinatie', 'coördinatie'],
    ['a\u00A0b', 'a b'],
    ['´¨u', 'ǘ'],
    ['´´o', '´ó'],
    ['´\u200Bo', 'ó'],
    ['\u1FFDo', 'ó'],
    ['gemeente\u200Braad, raad\u200Ev\u2063er\u{E0020}slag', 'gemeenteraad, raadverslag'],
    ['\uFF12\uFF10\uFF1A\uFF10\uFF10', '20:00'],
    ['\u{1D7D3} stemmen, hoofdstuk \u2163', '5 stemmen, hoofdstuk IV'],
    ['20\uD800', '20\uFFFD'],
    ['m² ½', 'm² ½'],
    ['´º', '´º'],
    ['\u1FFDº', '´º'],
  ])('%s', (printed, read) => {
    expect(normaliseGlyphs(printed)).toBe(read)
    expect(normaliseGlyphs(read)).toBe(read)
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => normaliseGlyphs(normaliseGlyphs(text)) === normaliseGlyphs(text),
      ),
    )
  })
})

describe('closeLetterSpacing', () => {
  it('closes a spaced heading', () => expect(closeLetterSpacing('B E S L U I T')).toBe('BESLUIT'))
  it('keeps its words apart', () => expect(closeLetterSpacing('D E  R A A D')).toBe('DE RAAD'))
  it('does not change initials', () => expect(closeLetterSpacing('P. J. De Wit')).toBe('P. J. De Wit'))
})

describe('joinLines', () => {
  const words = vocabularyOf(['het gemeentebestuur en de raadsleden'])
  it.each([
    ['het gemeente-', 'bestuur', 'het gemeentebestuur'],
    ['kerkfabriek Sint-', 'Jozef', 'kerkfabriek Sint-Jozef'],
    ['plan 2026-', '2031', 'plan 2026-2031'],
    ['in- ', 'x', 'in-  x'],
    ['onder-', 'en bovengronds', 'onder- en bovengronds'],
    ['zacht\u00AD', 'aardig', 'zachtaardig'],
    ['een', 'regel', 'een regel'],
  ])('%s + %s', (before, after, joined) => expect(joinLines(before, after, words)).toBe(joined))
})

describe('leadingLabel', () => {
  it.each([
    ['1. Verslag', '1.'],
    ['03.02 Wijziging', '03.02'],
    ['a) eerst', 'a)'],
    ['• punt', '•'],
    ['TP01 Vraag', 'TP01'],
    ['A.2a Titel', 'A.2a'],
    ['1.904,01 euro', undefined],
    ['Artikel 1', undefined],
    ['De raad', undefined],
  ])('%s', (text, label) => expect(leadingLabel(text)).toBe(label))
})
