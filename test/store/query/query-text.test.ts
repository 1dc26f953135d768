import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { readQueryText } from '../../../src/store/query/query-text.js'
import { tokensOf } from '../../../src/store/query/query-tokens.js'

const codeOf = (read: () => unknown): string => {
  try {
    read()
    return 'none'
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.code : 'other'
  }
}

describe('tokensOf', () => {
  it('cuts the terminals of SPARQL 1.1', () => {
    const query = `PREFIX e: <http://e/> # FROM <x>\nSELECT ?x { ?x a e:b.c , "a\\"}"@nl , '''it's''' ; <p#q> 1.5e3 . FILTER(?x<3 && $y>4) e:a%20\\,. }`
    expect(tokensOf(query).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'word PREFIX',
      'prefixed e:',
      'iri <http://e/>',
      'word SELECT',
      'variable ?x',
      'sign {',
      'variable ?x',
      'word a',
      'prefixed e:b.c',
      'sign ,',
      'text "a\\"}"',
      'text @nl',
      'sign ,',
      "text '''it's'''",
      'sign ;',
      'iri <p#q>',
      'number 1.5e3',
      'sign .',
      'word FILTER',
      'sign (',
      'variable ?x',
      'sign <',
      'number 3',
      'sign &',
      'sign &',
      'variable $y',
      'sign >',
      'number 4',
      'sign )',
      'prefixed e:a%20\\,',
      'sign .',
      'sign }',
    ])
  })

  it('covers any text without overlap; between tokens there is only white space or comment', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('"\'\\<>?:.#\n aé{}()_-1@')), maxLength: 60 }),
        (text) => {
          let last = 0
          for (const { start, end, text: token } of tokensOf(text)) {
            expect(text.slice(start, end)).toBe(token)
            expect(text.slice(last, start)).toMatch(/^(?:\s|#[^\n\r]*)*$/u)
            last = end
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a.', 30_000],
    ['"""a', 15_000],
    ['"""\\""""\\"', 6_000],
    ['<a', 30_000],
    ['a:....', 10_000],
    ["'a", 30_000],
    ['a-.', 20_000],
  ] as const)('takes linear time on a hostile text: %s', (part, times) => {
    const start = performance.now()
    tokensOf(part.repeat(times))
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

describe('readQueryText', () => {
  it.each([
    ['SELECT * {}', 'select'],
    ['# c\nBASE <http://b/>\nPREFIX : <x#>\nask {}', 'ask'],
    ['prefix select: <http://s/> CONSTRUCT { ?select ?where ?from } WHERE {}', 'construct'],
    ['DESCRIBE <http://a/FROM>', 'describe'],
  ])('%s is a %s', (query, form) => {
    expect(readQueryText(query)).toEqual({ form, text: query, defaultGraphs: [], namedGraphs: [] })
  })

  it('takes out the dataset clause, resolved, and keeps line numbers', () => {
    const query =
      'BASE <http://b/c/>\nPREFIX e: <../e#>\nSELECT * FROM e:g\n FROM NAMED <h> FROM <urn:x>\nWHERE { { SELECT * { ?from ?named "FROM <no>" } } }'
    const { text, defaultGraphs, namedGraphs } = readQueryText(query)
    expect(defaultGraphs).toEqual(['http://b/e#g', 'urn:x'])
    expect(namedGraphs).toEqual(['http://b/c/h'])
    expect(text.replace(/ +/gu, ' ')).toBe(
      'BASE <http://b/c/>\nPREFIX e: <../e#>\nSELECT * \n \nWHERE { { SELECT * { ?from ?named "FROM <no>" } } }',
    )
  })

  it.each([
    ['SELECT * {}', 'SELECT * {}\nLIMIT 4'],
    ['SELECT * {} # LIMIT 2', 'SELECT * {} # LIMIT 2\nLIMIT 4'],
    ['SELECT * {} LIMIT 2', 'SELECT * {} LIMIT 2'],
    ['SELECT * {} OFFSET 9 limit 3000000000000000000000', 'SELECT * {} OFFSET 9 limit 4'],
    [
      'SELECT * { { SELECT * {} LIMIT 2 } } VALUES ?x { 1 }',
      'SELECT * { { SELECT * {} LIMIT 2 } } LIMIT 4 VALUES ?x { 1 }',
    ],
    [
      'SELECT * {} GROUP BY ?x HAVING (EXISTS { { SELECT * {} LIMIT 1 } })',
      'SELECT * {} GROUP BY ?x HAVING (EXISTS { { SELECT * {} LIMIT 1 } })\nLIMIT 4',
    ],
    ['CONSTRUCT WHERE {}', 'CONSTRUCT WHERE {}'],
  ])('%s asks for one row more than allowed', (query, expected) => {
    expect(readQueryText(query, { maxRows: 3 }).text).toBe(expected)
  })

  it.each([
    ['INSERT DATA {}', 'sparql-forbidden'],
    ['PREFIX a: <b:> DELETE WHERE {}', 'sparql-forbidden'],
    ['LOAD <http://127.0.0.1/>', 'sparql-forbidden'],
    ['SELECT * { SERVICE SILENT <http://127.0.0.1/> {} }', 'sparql-forbidden'],
    ['SELECT * { ?service a "SERVICE" ; <SERVICE> service:service } # SERVICE', 'none'],
    ['', 'sparql-syntax'],
    ['# nothing', 'sparql-syntax'],
    ['hello', 'sparql-syntax'],
    ['SELECT * FROM x:y {}', 'sparql-syntax'],
    ['SELECT * FROM {}', 'sparql-syntax'],
    [`SELECT * ${'{'.repeat(101)}`, 'sparql-syntax'],
    [`SELECT * ${'{'.repeat(100)}${'}'.repeat(100)}`, 'none'],
  ])('%s: %s', (query, code) => {
    expect(codeOf(() => readQueryText(query))).toBe(code)
  })
})
