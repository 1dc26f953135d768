import { expect, it } from 'vitest'
import { readKnownUnits } from '../../src/linking/known-units.js'
import { selfCheck } from '../score/self-check.js'
import { describeShared, sharedPath } from './shared-data.js'

/**
 * What the documents of the sittings in the corpus truly say differently, checked by hand on the printed text:
 * document, sitting, rule, item. On 2024-12-16 the eighteen items of list and minutes agree in number, title, outcome
 * and counts, and the agenda has one more that neither of them treats. On 2025-05-26 the minutes lack the last item of
 * list and agenda.
 */
const TRUE_DIFFERENCES = [
  ['notulen', '2025-03-31', 'pairing/outcome-differs', 'Item 21'],
  ['besluitenlijst', '2025-05-26', 'pairing/item-missing', 'Item 35'],
  ['notulen', '2025-01-27', 'pairing/title-differs', 'Item 32'],
  ['notulen', '2025-01-27', 'pairing/title-differs', 'Item 33'],
  ['agenda-toegevoegd', '2025-05-26', 'pairing/item-dropped', 'Item 35'],
  ['notulen', '2025-08-25', 'pairing/title-differs', 'Item 25'],
  ['notulen', '2025-11-24', 'pairing/title-differs', 'Item 13'],
  ['notulen', '2025-11-24', 'pairing/title-differs', 'Item 16'],
  ['notulen', '2025-12-17', 'pairing/item-added', 'Item 11'],
  ['notulen', '2023-03-27', 'pairing/title-differs', 'Item 2'],
  ['notulen', '2023-06-26', 'pairing/title-differs', 'Item 9'],
  ['notulen', '2023-08-28', 'pairing/title-differs', 'Item 8'],
  ['notulen', '2023-10-30', 'pairing/title-differs', 'Item 12'],
  ['notulen', '2023-10-30', 'pairing/title-differs', 'Item 13'],
  ['notulen', '2024-01-29', 'pairing/title-differs', 'Item 5'],
  ['notulen', '2024-01-29', 'pairing/title-differs', 'Item 8'],
  ['notulen', '2024-03-25', 'pairing/item-added', 'Item 4'],
  ['notulen', '2024-03-25', 'pairing/item-added', 'Item 15'],
  ['notulen', '2024-05-27', 'pairing/item-added', 'Item 6'],
  ['notulen', '2024-05-27', 'pairing/title-differs', 'Item 4'],
  ['notulen', '2024-05-27', 'pairing/title-differs', 'Item 5'],
  ['notulen', '2024-06-24', 'pairing/item-added', 'Item 14'],
  ['notulen', '2024-06-24', 'pairing/title-differs', 'Item 3'],
  ['agenda', '2024-12-16', 'pairing/item-dropped', 'Item 9'],
] as const

describeShared('what the PDFs say of themselves', () => {
  it(
    'has as many named voters as votes, and every true difference between the documents of a sitting, and no other',
    { timeout: 300_000 },
    async () => {
      const { groups, agreeing, differences } = await selfCheck(sharedPath('corpus'), readKnownUnits())
      expect(groups).toBeGreaterThanOrEqual(105)
      expect(agreeing / groups).toBeGreaterThanOrEqual(0.98)
      expect(differences).toHaveLength(TRUE_DIFFERENCES.length)
      TRUE_DIFFERENCES.forEach((parts, index) => {
        for (const part of parts) expect(differences[index]).toContain(part)
      })
    },
  )
})
