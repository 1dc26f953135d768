import { expect, it } from 'vitest'
import { readKnownUnits } from '../../src/linking/known-units.js'
import { selfCheck } from '../score/self-check.js'
import { describeShared, sharedPath } from './shared-data.js'

/**
 * What list and minutes of the sittings in the corpus truly say differently, checked by hand on the printed text. Of
 * 2024-12-16 all eighteen items agree in number, title, outcome and counts.
 */
const TRUE_DIFFERENCES = [
  ['notulen', '2025-03-31', 'pairing/outcome-differs', 'Item 21'],
  ['besluitenlijst', '2025-05-26', 'pairing/item-missing', 'Item 35'],
] as const

describeShared('what the PDFs say of themselves', () => {
  it('has as many named voters as votes, and every true difference between list and minutes, and no other', { timeout: 300_000 }, async () => {
    const { groups, agreeing, differences } = await selfCheck(sharedPath('corpus'), readKnownUnits())
    expect(groups).toBeGreaterThanOrEqual(105)
    expect(agreeing / groups).toBeGreaterThanOrEqual(0.98)
    expect(differences).toHaveLength(TRUE_DIFFERENCES.length)
    TRUE_DIFFERENCES.forEach((parts, index) => {
      for (const part of parts) expect(differences[index]).toContain(part)
    })
  })
})
