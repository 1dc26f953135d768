import { describe, expect, it } from 'vitest'
import { findPersonalData } from '../../src/privacy/find-personal-data.js'
import type { PersonalFind } from '../../src/privacy/personal-find.js'
import { KINDS, lookAlikes, seededCases, type Kind, type SeededCase } from './cases.js'

const place = { line: 1, column: 1, endLine: 1, endColumn: 1, offset: 0, endOffset: 0 }
const findIn = (text: string, officeHolders: readonly string[] = []): readonly PersonalFind[] =>
  findPersonalData([{ text, place }], { officeHolders })

const NUMBERS: ReadonlySet<Kind> = new Set(['national-number', 'bis-number', 'iban'])
const isFound = ({ text, kind, target, officeHolders }: SeededCase): boolean =>
  findIn(text, officeHolders).some((find) => find.kind === kind && find.text.includes(target))

describe.each(['tuning', 'kept'] as const)('personal data sown into sentences, the %s half', (half) => {
  const cases = seededCases(half)

  it('has 150 cases of ten kinds', () => {
    expect(cases).toHaveLength(150)
    expect(new Set(cases.map(({ text }) => text)).size).toBeGreaterThan(120)
    for (const { text, target } of cases) expect(text).toContain(target)
  })

  it.each(KINDS)('finds %s completely', (kind) => {
    const own = cases.filter((each) => each.kind === kind)
    const found = own.filter(isFound).length / own.length
    expect(found).toBeGreaterThanOrEqual(NUMBERS.has(kind) ? 0.99 : 0.9)
  })

  it('finds nothing in look-alikes', () => {
    const plain = lookAlikes(half)
    expect(plain).toHaveLength(150)
    const mistaken = plain.filter(({ text, officeHolders }) => findIn(text, officeHolders).length > 0)
    expect(mistaken.length / plain.length).toBeLessThanOrEqual(0.01)
  })
})

describe('a find', () => {
  it('has its exact place', () => {
    const blocks = [
      { text: 'Besluit:', place },
      { text: 'Aan mevrouw An Voorbeeld, wonende te Kerkstraat 12, 9999 Voorbeeldegem.', place: { ...place, line: 7 } },
    ]
    const finds = findPersonalData(blocks)
    expect(finds.map(({ kind, text, block }) => [kind, text, block])).toEqual([
      ['name', 'An Voorbeeld', 1],
      ['address', 'Kerkstraat 12, 9999 Voorbeeldegem', 1],
    ])
    for (const { start, end, text, block, place: at } of finds) {
      expect(blocks[block]?.text.slice(start, end)).toBe(text)
      expect(at.line).toBe(7)
    }
  })

  it('is less certain for a labelled number that fails its check', () => {
    expect(findIn('rijksregisternummer 85.07.30-033.28')).toMatchObject([{ kind: 'national-number', certainty: 1 }])
    expect(findIn('rijksregisternummer 85.07.30-033.29')).toMatchObject([{ kind: 'national-number', certainty: 0.7 }])
    expect(findIn('bestelbon 85.07.30-033.29')).toEqual([])
  })

  it('is no office-holder, by any part of the name', () => {
    const known = ['An De Voorbeeld', 'Piet Peeters']
    for (const text of [
      'Mevrouw De Voorbeeld vraagt het woord.',
      'DE VOORBEELD An antwoordt.',
      'An De Voorbeeld Piet Peeters',
      'Voor stemt P. Peeters, tegen niemand.',
    ])
      expect(findIn(text, known), text).toEqual([])
    expect(findIn('De heer Jan Peeters vraagt een toelage.', known)).toMatchObject([{ text: 'Jan Peeters' }])
  })
})

describe('hostile text', () => {
  it.each([
    ['capital words', 'Aa '],
    ['particles', 'Aa van de '],
    ['digits', '0 '],
    ['bare digits', '04'],
    ['an endless IBAN', 'BE68 '],
    ['streets without a number', 'Kerkstraat '],
    ['births', 'geboren op '],
    ['mail', 'a.@'],
    ['living', 'wonende te Aa '],
  ])('is read in time proportional to its length: %s', (_, part) => {
    const seconds = (length: number): number => {
      const text = part.repeat(length / part.length)
      const start = performance.now()
      findIn(text)
      return performance.now() - start
    }
    seconds(2_000)
    expect(seconds(80_000)).toBeLessThan(3_000)
  })
})
