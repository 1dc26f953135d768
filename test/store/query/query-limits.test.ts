import { describe, expect, it } from 'vitest'
import { readQueryText } from '../../../src/store/query/query-text.js'
import { readUpdateText } from '../../../src/store/update/update-text.js'
import { times, HOSTILE } from './hostile-queries.js'

describe('limits of a query beyond its brackets', () => {
  it.each(HOSTILE)(
    'refuses $name, and says what there is too much of and how many are allowed',
    ({ make, names, allowed }) => {
      const refused = (): unknown => readQueryText(make(allowed * 1.2))
      expect(refused).toThrow(expect.objectContaining({ code: 'sparql-syntax', http: 400 }))
      expect(refused).toThrow(
        new RegExp(`^the query is too deep: \\d+ ${names}.*, where at most \\d+ are allowed`, 'u'),
      )
    },
  )

  it.each(HOSTILE)('accepts a $name that is long but within the limits', ({ make, allowed }) => {
    expect(() => readQueryText(make(Math.floor(allowed * 0.8)))).not.toThrow()
  })

  it.each([
    ['VALUES', `SELECT * { VALUES ?x { ${times(50_000, (i) => `${i} `)} } }`],
    ['VALUES of several', `SELECT * { VALUES (?x ?y) { ${times(20_000, (i) => `(${i} "a"@nl) `)} } }`],
    ['arguments', `SELECT (CONCAT(${times(5_000, () => '"a", ')} "b") AS ?x) {}`],
    ['ORDER BY', `SELECT * {} ORDER BY ${times(5_000, (i) => `?x${i} `)}`],
    ['prefixes', `${times(5_000, (i) => `PREFIX a${i}: <a:${i}> `)} SELECT * {}`],
    ['values of IN', `ASK { FILTER(1 IN (${times(4_000, (i) => `${i}, `)} 1)) }`],
    ['plain patterns', `SELECT * { ${times(350, (i) => `?s <a:${i}> ?o${i} ; a "7"^^<a:t> . `)} }`],
  ])('many %s do not count as nesting', (_name, query) => {
    expect(() => readQueryText(query)).not.toThrow()
  })

  it('adds up what is nested, not what stands side by side', () => {
    const chain = `FILTER(${'!'.repeat(400)}true)`
    expect(() => readQueryText(`ASK { { ${chain} } { ${chain} } { ${chain} } }`)).not.toThrow()
    const inside = `FILTER(${'!'.repeat(400)}EXISTS { FILTER(${'!'.repeat(400)}true) })`
    expect(() => readQueryText(`ASK { ${inside} }`)).toThrow(/too deep: 800 operators/u)
    expect(() => readQueryText(`SELECT * ${'{'.repeat(101)}`)).toThrow('at most 100 brackets')
  })

  it('applies to updates, but not to their data', () => {
    const read = (update: string): unknown => readUpdateText(update, { variables: 'v:' })
    expect(() => read(`INSERT DATA { ${times(20_000, (i) => `<a:s> <a:p> ${i} , "x"@nl . `)} }`)).not.toThrow()
    expect(() => read(`INSERT { <a:s> <a:p> 1 } WHERE { FILTER(${'!'.repeat(3_000)}true) }`)).toThrow(/too deep/u)
  })

  it('takes time linear in the length', () => {
    const time = (length: number): number => {
      const query = `ASK { ${times(length, (i) => `{ ?s${i} ?p "x" } `)}`
      const start = performance.now()
      expect(() => readQueryText(query)).toThrow()
      return performance.now() - start
    }
    time(5_000)
    expect(time(40_000)).toBeLessThan(60 * Math.max(5, time(4_000)))
  })
})
