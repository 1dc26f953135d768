import { describe, expect, it } from 'vitest'
import { reconcile } from '../reconciliation/reconcile.js'

describe('every way out of a dataset after 1,000 random steps', () => {
  it('comes to the same, as far as its contract goes', async () => {
    const { ways, triples, changes, steps } = await reconcile({
      steps: 1000,
      sittings: 40,
      rounds: 10,
      withVirtuoso: true,
    })
    console.log(`${JSON.stringify(steps)}; ${changes} changes, ${triples} triples`)
    for (const { name, expected, found } of ways)
      console.log(`${found === expected ? 'same     ' : 'DIFFERENT'} ${found.slice(0, 16)} ${name}`)
    expect(ways.filter(({ expected, found }) => found !== expected).map(({ name }) => name)).toEqual([])
  })
})
