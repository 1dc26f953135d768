import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/log/changes/change.js'
import { Pages } from '../../../src/log/state/pages.js'
import type { SittingFacts } from '../../../src/log/changes/sitting-facts.js'
import { loadSqlite } from '../../../src/log/state/sqlite.js'
import { touchedGroups } from '../../../src/mapping/identity/sitting-groups.js'

const days = fc.constantFrom('2025-01-27', '2025-02-24', '2025-03-31')
const organs = fc.constantFrom('urn:raad', 'urn:raad-2024', 'urn:college', 'urn:college-2024', 'urn:bureau')
const facts: fc.Arbitrary<SittingFacts> = fc.record({
  sittings: fc.array(
    fc.record(
      { iri: fc.integer({ min: 1, max: 9 }).map((n) => `urn:sitting-${n}`), organ: organs, day: days },
      { requiredKeys: ['iri'] },
    ),
    { maxLength: 2 },
  ),
  bodies: fc.array(fc.tuple(organs, organs), { maxLength: 1 }),
})
const address = fc.integer({ min: 1, max: 12 }).map((n) => `https://x.be/${n}`)

describe('Pages', () => {
  it('finds near some pages everything that decides which others must be mapped again (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(address, facts)),
        fc.array(fc.tuple(address, fc.option(facts)), { minLength: 1, maxLength: 3 }),
        (there, changes) => {
          const pages = new Pages(new (loadSqlite())(':memory:'))
          const apply = (each: string, said: SittingFacts | null): void => {
            pages.apply(
              {
                role: 'stated',
                time: '2025-01-01T00:00:00Z',
                cause: { kind: 'publish', address: each, ...(said && { facts: said }) },
              } as Change,
              said ? 1 : 0,
            )
          }
          for (const [each, said] of there) apply(each, said)
          const coming = new Map(changes)
          const afterOf = (before: ReadonlyMap<string, SittingFacts>): ReadonlyMap<string, SittingFacts> => {
            const after = new Map(before)
            for (const [each, said] of coming) {
              if (said) after.set(each, said)
              else after.delete(each)
            }
            return after
          }
          const all = pages.facts()
          const near = pages.factsNear(
            coming.keys(),
            [...coming.values()].filter((said) => said !== null),
          )
          const sorted = (groups: readonly { readonly signature: string }[]): readonly string[] =>
            groups.map((group) => JSON.stringify(group)).sort()
          expect(sorted(touchedGroups(near, afterOf(near), coming.keys()))).toEqual(
            sorted(touchedGroups(all, afterOf(all), coming.keys())),
          )
          for (const [each, said] of coming) apply(each, said)
          expect([...pages.facts().keys()]).toEqual([...afterOf(all).keys()].sort())
        },
      ),
      { numRuns: 200 },
    )
  })

  it('reads no page that is unrelated to the requested ones', () => {
    const pages = new Pages(new (loadSqlite())(':memory:'))
    const put = (each: string, said: SittingFacts): void =>
      pages.apply(
        {
          role: 'stated',
          time: '2025-01-01T00:00:00Z',
          cause: { kind: 'publish', address: each, facts: said },
        } as Change,
        1,
      )
    put('https://x.be/1', { sittings: [{ iri: 'urn:1', organ: 'urn:raad', day: '2025-01-27' }], bodies: [] })
    put('https://x.be/2', {
      sittings: [{ iri: 'urn:2', organ: 'urn:raad-2024', day: '2025-02-24' }],
      bodies: [['urn:raad-2024', 'urn:raad']],
    })
    put('https://y.be/1', { sittings: [{ iri: 'urn:3', organ: 'urn:andere', day: '2025-01-27' }], bodies: [] })
    expect([...pages.factsNear(['https://x.be/1'], []).keys()]).toEqual(['https://x.be/1', 'https://x.be/2'])
  })
})
