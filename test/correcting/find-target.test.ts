import { describe, expect, it } from 'vitest'
import { findItem, findZitting, nameOfItem } from '../../src/correcting/find-target.js'
import type { Agendapunt } from '../../src/model.js'

const item = (nummer: string | undefined, title: string | undefined): Agendapunt => ({
  ...(nummer !== undefined && { nummer }),
  ...(title !== undefined && { title: [{ value: title }] }),
})
const items = [
  item('1', 'Verslag van de vorige zitting'),
  item('2', 'Reglement op de jaarmarkt. Vaststelling'),
  item('3', 'Verkoop van de pastorie'),
]

describe('findItem', () => {
  it.each([
    ['number and title', { nummer: '2', title: 'Reglement op de jaarmarkt. Vaststelling' }, 1],
    ['the title alone, under another number', { nummer: '9', title: 'Verkoop  van de Pastorie' }, 2],
    ['the number alone', { nummer: '3' }, 2],
    ['the number, under a title like it', { nummer: '3', title: 'Verkoop van pastorie en tuin' }, 2],
    ['a title that was cut elsewhere', { nummer: '8', title: 'Reglement op de jaarmarkt' }, 1],
    ['a title with a letter read otherwise', { title: 'Verkoop van de pastorij' }, 2],
    [
      'not the number under a title of something else',
      { nummer: '3', title: 'Rekening 2024 en budgetwijziging' },
      undefined,
    ],
    ['nothing', { nummer: '9', title: 'Aankoop van een veegwagen' }, undefined],
  ])('finds by %s', (_, wanted, at) => expect(findItem(items, wanted)).toBe(at))

  it('takes no item for another that is called exactly so by somebody else', () => {
    const parts = [item('1', 'Goedkeuring notulen deel 2')]
    expect(findItem(parts, { nummer: '2', title: 'Goedkeuring notulen deel 1' })).toBe(0)
    expect(findItem(parts, { nummer: '2', title: 'Goedkeuring notulen deel 1' }, new Set([0]))).toBeUndefined()
  })

  it('tells items with the same number and title apart by their order, and guesses between none', () => {
    const same = [item(undefined, 'Mededelingen'), item(undefined, 'Rekening'), item(undefined, 'Mededelingen')]
    expect(same.map((each) => nameOfItem(each, same))).toEqual([
      { title: 'Mededelingen', rank: 0 },
      { title: 'Rekening' },
      { title: 'Mededelingen', rank: 1 },
    ])
    expect(findItem(same, { title: 'Mededelingen', rank: 1 })).toBe(2)
    expect(findItem(same, { title: 'Mededelingen' })).toBeUndefined()
  })
})

describe('findZitting', () => {
  const zittingen = [{ datum: '2025-01-06' }, { datum: '2025-02-03' }]
  it.each([
    [{ zitting: 0, dag: '2025-02-03' }, 1],
    [{ zitting: 1, dag: '2025-02-03' }, 1],
    [{ zitting: 1 }, 1],
    [{ zitting: 0, dag: '2025-03-03' }, undefined],
    [{ zitting: 7 }, undefined],
  ])('%j', (target, at) => expect(findZitting(zittingen, target)).toBe(at))
})
