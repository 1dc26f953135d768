import { expect, it } from 'vitest'
import { presentAt } from '../../src/correcting/present-at.js'
import type { Mandataris, Movement } from '../../src/model.js'

const person = (name: string): Mandataris => ({ isBestuurlijkeAliasVan: { name } })
const moves = (
  ...movements: readonly Movement[]
): { readonly behandelingen: [{ movements: readonly Movement[] }] } => ({
  behandelingen: [{ movements }],
})

it('follows who comes, goes and takes no part, and leaves the secretary out', () => {
  const zitting = {
    heeftAanwezigeBijStart: ['An', 'Bo', 'Cis', 'Dries'].map(person),
    heeftSecretaris: person('Dries'),
  }
  const items = [
    moves({ kind: 'leaves', name: 'Bo', afterwards: true }),
    moves({ kind: 'joins', name: 'Els', afterwards: false }, { kind: 'abstains', name: 'An', afterwards: false }),
    {},
  ]
  expect(items.map((_, at) => presentAt(zitting, items, at))).toEqual([
    ['An', 'Bo', 'Cis'],
    ['Cis', 'Els'],
    ['An', 'Cis', 'Els'],
  ])
  expect(presentAt({}, items, 1)).toEqual([])
})
