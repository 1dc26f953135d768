import { describe, expect, it } from 'vitest'
import { publicItem } from '../../../src/publication/council/public-item.js'
import { PublicNames } from '../../../src/publication/council/public-names.js'
import type { Stemming } from '../../../src/model.js'

const outcomeOf = (stemming: Stemming): string | undefined =>
  publicItem(
    { iri: 'https://data.voorbeeldegem.example/id/agendapunten/1', behandelingen: [{ heeftStemming: [stemming] }] },
    {
      names: new PublicNames(() => [], undefined),
      atStart: [],
      follows: () => [],
      documentsOf: () => [],
      differencesOf: () => [],
    },
  ).outcome

describe('the outcome of an item whose vote has only numbers', () => {
  it('follows from who was for and who was against', () => {
    expect(outcomeOf({ aantalVoorstanders: 14, aantalTegenstanders: 7 })).toBe('goedgekeurd')
    expect(outcomeOf({ aantalVoorstanders: 10, aantalTegenstanders: 10 })).toBe('verworpen')
  })

  it('is not known where one of the two is not told', () => {
    expect(outcomeOf({ aantalVoorstanders: 3 })).toBeUndefined()
    expect(outcomeOf({ aantalTegenstanders: 3 })).toBeUndefined()
  })
})
