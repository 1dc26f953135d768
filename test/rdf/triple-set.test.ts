import fc from 'fast-check'
import { DataFactory, Store } from 'n3'
import { describe, expect, it } from 'vitest'
import { TripleSet } from '../../src/rdf/triple-set.js'

const { literal, namedNode, blankNode, quad } = DataFactory
const iri = fc.integer({ min: 0, max: 5 }).map((n) => namedNode(`https://x.be/${n}`))
const subject = fc.oneof(
  iri,
  fc.integer({ min: 0, max: 2 }).map((n) => blankNode(`b${n}`)),
)
const object = fc.oneof(
  subject,
  fc.constantFrom(
    literal('a'),
    literal('a', 'nl'),
    literal('1', namedNode('https://x.be/1')),
    literal('https://x.be/1'),
  ),
)
const quads = fc.array(
  fc.tuple(subject, iri, object).map(([s, p, o]) => quad(s, p, o)),
  { maxLength: 120 },
)
const asSet = (found: Iterable<object>): ReadonlySet<string> => new Set([...found].map((each) => JSON.stringify(each)))

describe('a set of triples', () => {
  it('finds what a store finds, each once', () => {
    fc.assert(
      fc.property(quads, fc.option(subject), fc.option(iri), fc.option(object), (given, s, p, o) => {
        const [set, store] = [new TripleSet(given), new Store(given)]
        expect(set.size).toBe(store.size)
        expect(asSet(set)).toEqual(asSet(store))
        expect(asSet(set.getQuads(s, p, o))).toEqual(asSet(store.getQuads(s, p, o, null)))
        expect(set.countQuads(s, p, o)).toBe(store.countQuads(s, p, o, null))
        expect(
          set
            .getSubjects(p, o)
            .map((term) => term.id)
            .toSorted(),
        ).toEqual(
          store
            .getSubjects(p, o, null)
            .map((term) => term.id)
            .toSorted(),
        )
        expect(
          set
            .getObjects(s, p)
            .map((term) => term.id)
            .toSorted(),
        ).toEqual(
          store
            .getObjects(s, p, null)
            .map((term) => term.id)
            .toSorted(),
        )
      }),
      { seed: 20260101, numRuns: 300 },
    )
  })

  it('takes four times as long for four times as much of one subject, not sixteen', () => {
    const time = (count: number): number => {
      const given = Array.from({ length: count }, (_, i) =>
        quad(namedNode('https://x.be/s'), namedNode(`https://x.be/p${i % 200}`), literal(String(i))),
      )
      const start = performance.now()
      const set = new TripleSet(given)
      for (const { object: value } of given) set.countQuads('https://x.be/s', null, value)
      for (let i = 0; i < 200; i++) set.getObjects('https://x.be/s', `https://x.be/p${i}`)
      expect(set.getObjects('https://x.be/s', 'https://x.be/p1').length).toBe(count / 200)
      return performance.now() - start
    }
    time(20_000)
    expect(time(80_000) / Math.max(1, time(20_000))).toBeLessThan(12)
  })
})
