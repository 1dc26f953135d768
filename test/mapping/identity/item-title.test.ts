import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberKey, splitTitle, titleKey } from '../../../src/mapping/identity/item-title.js'

describe('splitTitle', () => {
  it.each([
    ['1. Goedkeuring notulen', '1', 'Goedkeuring notulen'],
    ['  1  Politie - bewaking ', '1', 'Politie - bewaking'],
    ['HD 1. Personeel', 'HD 1', 'Personeel'],
    ['B1 Op vraag van een raadslid', 'B1', 'Op vraag van een raadslid'],
    ['A.2a Jaarrekening', 'A.2a', 'Jaarrekening'],
    ['A.2a. Jaarrekening', 'A.2a', 'Jaarrekening'],
    ['8/2. Aanvullende belasting', '8/2', 'Aanvullende belasting'],
    ['03.01 Overige punten', '03.01', 'Overige punten'],
    ['TP01 Motie', 'TP01', 'Motie'],
    ['14 A. Motie', '14 A', 'Motie'],
    ['1) motie', '1', 'motie'],
    ['12 - Motie', '12', 'Motie'],
    ['5: motie', '5', 'motie'],
    ['1 Intercommunale op 9.12.2024: 1. Agenda', '1', 'Intercommunale op 9.12.2024: 1. Agenda'],
  ])('splits the number off %j', (text, nummer, title) => {
    expect(splitTitle(text)).toEqual({ nummer, title })
  })

  it.each([
    '2 voertuigen aankopen',
    '27 mei 2024 - verslag',
    '27.05.2024 Verslag',
    '3.5 ton beperking',
    '10-jarig plan',
    '30 km/u',
    'N60 Werken',
    'E40 afrit',
    '2024_GR_00086 - Regiowerking',
    'Varia',
    '1.',
  ])('leaves %j unchanged', (text) => {
    expect(splitTitle(text)).toEqual({ title: text })
  })
})

describe('keys', () => {
  it('treats spellings of a number as equal', () => {
    expect(new Set(['1', '01', '1.', ' 1. ', '001'].map(numberKey))).toEqual(new Set(['1']))
    expect(numberKey('HD 1')).toBe(numberKey('hd01'))
    expect(numberKey('8/2')).not.toBe(numberKey('82'))
    expect(numberKey('10')).not.toBe(numberKey('1'))
  })

  it('treats spellings of a title as equal', () => {
    const key = titleKey('Belasting op de café’s – 2025')
    for (const other of [
      "1. Belasting op de CAFÉ'S - 2025",
      ' B1 Belasting op de cafe’s  (2025).',
      'Belasting op de cafe\u0301’s – 2025',
    ])
      expect(titleKey(other)).toBe(key)
    expect(titleKey('Belasting op de cafés – 2026')).not.toBe(key)
  })

  it('does not depend on white space or on the sign after the number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom('.', ')', ':'),
        fc.constantFrom(' ', '  ', '\n'),
        (n, close, space) => {
          expect(splitTitle(`${n}${close}${space}Reglement`)).toEqual({ nummer: String(n), title: 'Reglement' })
        },
      ),
    )
  })
})
