import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compare, type Tally } from '../score/compare.js'
import { goldOfModel } from '../score/gold-of-model.js'
import { readGold } from '../score/gold.js'
import { readAtDoor } from '../score/read-at-door.js'
import { readStripped, strippedSources } from '../score/stripped.js'
import { sharedPath } from './shared-data.js'

/** The whole score is `npm run score`; this holds the floor under it. */
describe('the grammar of council prose on the gold by hand', () => {
  it('reads every field well, and votes and outcomes nearly without fault', { timeout: 600_000 }, async () => {
    const total = new Map<string, Tally>()
    for (const { gold, leniency } of readGold(sharedPath('gold')).filter((file) =>
      file.gold.document.endsWith('.pdf'),
    )) {
      const { model, summaries } = await readAtDoor(
        gold.document,
        'application/pdf',
        readFileSync(sharedPath(`corpus/${gold.document}`)),
      )
      const read = goldOfModel(model, gold.document)
      for (const [field, tally] of compare(
        gold,
        read.find((one) => one.bestuursorgaan === gold.bestuursorgaan) ?? read[0],
        leniency,
      ).tallies) {
        const sum = total.get(field) ?? { right: 0, wrong: 0, missed: 0 }
        total.set(field, {
          right: sum.right + tally.right,
          wrong: sum.wrong + tally.wrong,
          missed: sum.missed + tally.missed,
        })
      }
      expect(summaries[0]?.agendapunten.length).toBeGreaterThan(0)
    }
    for (const [field, { right, wrong, missed }] of total)
      expect.soft((2 * right) / (2 * right + wrong + missed), field).toBeGreaterThanOrEqual(0.95)
    for (const field of ['stemming', 'stemmer', 'uitkomst']) {
      const { right = 0, wrong = 1 } = total.get(field) ?? {}
      expect.soft(right / (right + wrong), `precision of ${field}`).toBeGreaterThanOrEqual(0.99)
    }
  })
})

describe('the grammar of council prose on pages without their annotations', () => {
  it('finds what the annotations said, and no vote or outcome that they deny', { timeout: 600_000 }, async () => {
    const total = new Map<string, Tally>()
    for (const { page, print } of strippedSources(sharedPath('corpus'))) {
      const { gold, read } = await readStripped(sharedPath('corpus'), page, print)
      for (const [field, tally] of compare(gold, read, {}).tallies) {
        for (const key of [field, 'all']) {
          const sum = total.get(key) ?? { right: 0, wrong: 0, missed: 0 }
          total.set(key, {
            right: sum.right + tally.right,
            wrong: sum.wrong + tally.wrong,
            missed: sum.missed + tally.missed,
          })
        }
      }
    }
    const { right, wrong, missed } = total.get('all') ?? { right: 0, wrong: 1, missed: 0 }
    expect((2 * right) / (2 * right + wrong + missed)).toBeGreaterThanOrEqual(0.985)
    for (const field of ['stemming', 'stemmer', 'uitkomst']) {
      const tally = total.get(field) ?? { right: 0, wrong: 1, missed: 0 }
      expect.soft(tally.right / (tally.right + tally.wrong), `precision of ${field}`).toBeGreaterThanOrEqual(0.99)
    }
  })
})
