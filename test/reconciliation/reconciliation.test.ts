import { describe, expect, it } from 'vitest'
import { hasVirtuoso } from '../store/virtuoso.js'
import { reconcile } from './reconcile.js'

describe('every way out of a dataset after random steps (test/long: after 1,000)', () => {
  it('comes to the same, as far as its contract goes', async () => {
    const { ways, triples } = await reconcile({ steps: 40, sittings: 4, rounds: 2, withVirtuoso: hasVirtuoso() })
    expect(triples).toBeGreaterThan(50)
    expect(ways.filter(({ expected, found }) => found !== expected).map(({ name }) => name)).toEqual([])
  }, 300_000)
})
