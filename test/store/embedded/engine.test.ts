import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/errors.js'
import { Engine, type EngineQuery } from '../../../src/store/embedded/engine.js'

const intake = { scope: 's-', trusted: false }
const bytes = (text: string): Uint8Array => Buffer.from(text)

function ask(engine: Engine, text: string, query: Partial<EngineQuery> = {}): string {
  return Buffer.from(
    engine.query({ text, sent: text, form: 'select', format: 'tsv', maxRows: 1000, ...query }),
  ).toString('utf8')
}

const count = (engine: Engine, pattern: string, query: Partial<EngineQuery> = {}): number =>
  Number(ask(engine, `SELECT (COUNT(*) AS ?n) { ${pattern} }`, query).split('\n')[1])

describe('Engine', () => {
  it('keeps the merge of the public graphs as a set', () => {
    const engine = new Engine(['g:private/'])
    engine.load(bytes('<a:s> <a:p> "x" <g:1> .\n<a:s> <a:p> "x" <g:2> .\n<a:s> <a:p> "y" <g:private/3> .\n'), intake)
    expect(engine.count()).toEqual({ quads: 3, merged: 1 })
    expect(count(engine, '?s ?p ?o')).toBe(1)
    expect(count(engine, 'GRAPH ?g { ?s ?p ?o }')).toBe(3)
  })

  it('answers FROM as a set too, and FROM NAMED with it', () => {
    const engine = new Engine()
    engine.load(
      bytes(
        '<a:s> <a:p> "x" <g:1> .\n<a:s> <a:p> "x" <g:2> .\n<a:s> <a:q> "y" <g:2> .\n_:b <a:p> _:b <g:1> .\n_:b <a:p> _:b <g:2> .\n',
      ),
      intake,
    )
    expect(count(engine, '?s ?p ?o', { defaultGraphs: ['g:1', 'g:2'], namedGraphs: [] })).toBe(3)
    expect(
      count(engine, 'GRAPH ?g { ?s ?p ?o }', { defaultGraphs: ['g:1', 'g:2'], namedGraphs: ['g:2', 'g:none'] }),
    ).toBe(3)
    expect(count(engine, '?s ?p ?o', { defaultGraphs: ['g:1'], namedGraphs: [] })).toBe(2)
    expect(count(engine, '?s ?p ?o', { defaultGraphs: [], namedGraphs: ['g:1'] })).toBe(0)
    expect(count(engine, 'GRAPH ?g { ?s ?p ?o }', { defaultGraphs: [], namedGraphs: ['g:1'] })).toBe(2)
  })

  it('equals an engine built from scratch after any replacements', () => {
    const triple = fc
      .tuple(
        fc.constantFrom('a', 'b'),
        fc.constantFrom('p', 'q'),
        fc.constantFrom('"1"', '"1"@nl', '"01"^^<http://www.w3.org/2001/XMLSchema#integer>', '<a:o>'),
      )
      .map(([s, p, o]) => `<a:${s}> <a:${p}> ${o} .\n`)
    const step = fc.tuple(fc.constantFrom('g:1', 'g:2', 'g:3', 'g:private/4'), fc.array(triple, { maxLength: 6 }))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const engine = new Engine(['g:private/'])
        let size = { quads: 0, merged: 0 }
        for (const [graph, triples] of steps) {
          const growth = engine.replace(graph, triples.join(''), intake)
          size = { quads: size.quads + growth.quads, merged: size.merged + growth.merged }
        }
        const rebuilt = new Engine(['g:private/'])
        const last = new Map(steps)
        rebuilt.load(
          bytes([...last].map(([graph, triples]) => triples.join('').replaceAll(' .\n', ` <${graph}> .\n`)).join('')),
          intake,
        )
        const all = (each: Engine): string[] => [
          ...ask(each, 'SELECT * { ?s ?p ?o }').split('\n').sort(),
          ...ask(each, 'SELECT * { GRAPH ?g { ?s ?p ?o } }').split('\n').sort(),
        ]
        expect(all(engine)).toEqual(all(rebuilt))
        expect(size).toEqual(rebuilt.count())
      }),
      { numRuns: 60 },
    )
  })

  it('puts triples without a graph into the given graph, and refuses them without one', () => {
    const engine = new Engine()
    engine.load(
      bytes('<a:s> <a:p> "a <b> c" .\n_:x <a:p> "y" .\r\n# comment <g:no>\n\n  <a:s>\t<a:p> "z"@nl <g:1>. \n'),
      { ...intake, graph: 'g:é' },
    )
    expect(ask(engine, 'SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?n')).toBe(
      '?g\t?n\n<g:1>\t1\n<g:é>\t2\n',
    )
    expect(() => {
      engine.load(bytes('<a:s> <a:p> "a" .\n'), intake)
    }).toThrow(/line 1: a triple without a graph/u)
  })

  it('keeps literals of any length and any bytes', () => {
    const engine = new Engine()
    const long = `é𝄞 \\"quoted\\" <x> . ${'a'.repeat(3_000_000)}`
    engine.load(bytes(`<a:s> <a:p> "${long}" <g:1> .\n`), intake)
    expect(ask(engine, 'SELECT ?o { ?s ?p ?o }').length).toBe(`?o\n"${long}"\n`.length)
  })

  it.each([
    ['<a:s> <a:p> "x" <g:1> .\n<a:s> <a b> "x" <g:1> .\n', 12],
    ['<a:s> <a:p> "x" <g:1> .\nhello\n', 12],
    ['<a:s> <a:p> "x" <g:1> .\n_:b <a b> "x" <g:1> .\n', 12],
  ])('names the line that is not N-Quads', (text, line) => {
    const engine = new Engine()
    expect(() => {
      engine.load(bytes(text), { ...intake, line: 11 })
    }).toThrow(new RegExp(`line ${line}`, 'u'))
  })

  it('reports the place of a syntax error, and stays usable', () => {
    const engine = new Engine()
    for (const [query, message] of [
      ['SELECT *\n{ ?s ?p }', /^line 2, column \d+: not SPARQL 1\.1, near “\{ \?s \?p \}”$/u],
      ['PREFIX e: <a:> SELECT * { _:b e:p ?o ; ex:p ?o }', /the prefix “ex:” is not declared/u],
    ] as const) {
      expect(() => ask(engine, query)).toThrow(message)
      expect(() => ask(engine, query)).toThrow(AppError)
    }
    expect(count(engine, '?s ?p ?o')).toBe(0)
  })

  it('reports that there are more rows or triples than allowed', () => {
    const engine = new Engine()
    engine.load(bytes(Array.from({ length: 5 }, (_, i) => `<a:s> <a:p> "${i}" <g:1> .\n`).join('')), intake)
    for (const format of ['json', 'xml', 'csv', 'tsv'] as const) {
      expect(() => ask(engine, 'SELECT * { ?s ?p ?o }', { format, maxRows: 4 })).toThrow(/more than 4 rows/u)
      expect(() => ask(engine, 'SELECT * { ?s ?p ?o }', { format, maxRows: 5 })).not.toThrow()
    }
    expect(() =>
      ask(engine, 'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }', { form: 'construct', format: 'turtle', maxRows: 4 }),
    ).toThrow(/more than 4 triples/u)
  })
})
