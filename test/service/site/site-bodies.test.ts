import { describe, expect, it } from 'vitest'
import { BodyCache } from '../../../src/service/site/site-bodies.js'

describe('the bodies that a site keeps', () => {
  it('make room for each other, long addresses counted too', async () => {
    const bodies = new BodyCache()
    let made = 0
    const ask = (key: string): Promise<unknown> => bodies.get(key, () => String((made += 1)))
    await ask('first')
    await ask('first')
    expect(made).toBe(1)
    // Addresses of a megabyte, 40 of them, each with an answer of some bytes.
    for (let i = 0; i < 40; i++) await ask(`${i} ${'x'.repeat(1_000_000)}`)
    await ask('first')
    expect(made).toBe(42)
  })
})
