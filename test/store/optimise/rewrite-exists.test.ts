import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Engine } from '../../../src/store/embedded/engine.js'
import { rewriteNotExists } from '../../../src/store/optimise/rewrite-exists.js'
import { Statistics } from '../../../src/store/optimise/statistics.js'

/** Statistics for which every possible rewriting pays. */
function paying(): Statistics {
  const statistics = new Statistics(
    () => [],
    () => 0,
  )
  for (const predicate of ['a:p', 'a:q', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type']) {
    for (let i = 0; i < 400; i++) statistics.change({ graph: undefined, predicate, object: '<a:C>' }, 1)
  }
  return statistics
}

const SAME = [
  'SELECT ?s { ?s <a:p>/<a:q> ?x FILTER NOT EXISTS { ?s <a:q> ?y } }',
  'SELECT ?s { ?s a <a:C> FILTER NOT EXISTS { ?s <a:p> ?x } }',
  'SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a <a:C> . FILTER NOT EXISTS { ?s <a:q> ?x . } }',
  'SELECT * { ?s <a:p> ?o . FILTER NOT EXISTS { ?o <a:p> ?s } . ?s a ?t }',
  'SELECT * { ?s <a:p> ?o FILTER NOT EXISTS { ?x <a:q> ?o } ?s a ?t }',
  'PREFIX a: <a:> SELECT ?s ?o { FILTER not exists { ?s a:q ?o } ?s a:p ?o , ?p ; a a:C . FILTER(?o != "1"@nl) }',
  'SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o FILTER NOT EXISTS { ?s a <a:C> } FILTER(ISIRI(?o)) } GROUP BY ?s HAVING (COUNT(?o) > 0) ORDER BY ?s',
  'SELECT ?s { ?s a <a:C> FILTER NOT EXISTS { ?s <a:p> ?s } }',
]

const OTHER = [
  'SELECT ?s { ?s a <a:C> FILTER NOT EXISTS { ?x <a:p> ?y } }',
  'SELECT ?s { ?s a <a:C> FILTER EXISTS { ?s <a:p> ?y } }',
  'SELECT ?s { ?s a <a:C> FILTER NOT EXISTS { ?s <a:p> ?y . ?y <a:q> ?z } }',
  'SELECT ?s { ?s a <a:C> FILTER NOT EXISTS { ?s <a:p> ?y FILTER(?y = ?s) } }',
  'SELECT ?s { ?s a <a:C> OPTIONAL { ?s <a:p> ?y } FILTER NOT EXISTS { ?s <a:q> ?y } }',
  'SELECT ?s { ?s a <a:C> BIND(1 AS ?y) FILTER NOT EXISTS { ?s <a:q> ?y } }',
  'SELECT ?s { ?s <a:p>|<a:q> ?x FILTER NOT EXISTS { ?s <a:q> ?y } }',
  'SELECT ?s { ?s <a:p> _:b FILTER NOT EXISTS { ?s <a:q> ?y } }',
  'SELECT ?s { GRAPH ?g { ?s a <a:C> FILTER NOT EXISTS { ?s <a:q> ?y } } }',
  'SELECT ?s { ?s a <a:C> FILTER NOT EXISTS { GRAPH ?g { ?s <a:q> ?y } } }',
  'SELECT ?s { ?s a <a:C> FILTER NOT EXISTS { ?s <a:q> ?y } FILTER NOT EXISTS { ?s <a:p> ?y } }',
  'SELECT ?s { ?s a <a:C> FILTER(?s = <a:s> || NOT EXISTS { ?s <a:q> ?y }) }',
  'SELECT ?s { <a:s> <a:p> ?s FILTER NOT EXISTS { ?s <a:q> ?y } }',
  'SELECT ?s { ?s ex:p ?o FILTER NOT EXISTS { ?s <a:q> ?y } }',
]

function rows(engine: Engine, text: string): readonly string[] {
  return Buffer.from(engine.query({ text, sent: text, form: 'select', format: 'tsv', maxRows: 10_000 }))
    .toString('utf8')
    .split('\n')
    .sort()
}

describe('rewriteNotExists', () => {
  it.each(SAME)('knows %s', (query) => {
    expect(rewriteNotExists(query, paying())).toContain('MINUS')
  })

  it.each(OTHER)('leaves %s to the engine', (query) => {
    expect(rewriteNotExists(query, paying())).toBeUndefined()
  })

  it('does not rewrite where few solutions are tested, or the right side is far larger', () => {
    const few = new Statistics(
      () => [],
      () => 0,
    )
    few.change({ graph: undefined, predicate: 'a:p', object: '' }, 1)
    expect(rewriteNotExists('SELECT ?s { ?s <a:p> ?o FILTER NOT EXISTS { ?s <a:q> ?y } }', few)).toBeUndefined()
    const large = paying()
    for (let i = 0; i < 4000; i++) large.change({ graph: undefined, predicate: 'a:r', object: '' }, 1)
    expect(rewriteNotExists('SELECT ?s { ?s <a:p> ?o FILTER NOT EXISTS { ?s <a:r> ?y } }', large)).toBeUndefined()
  })

  it('means the same as the original query', () => {
    const term = fc.constantFrom('<a:s>', '<a:t>', '<a:u>', '<a:C>')
    const triple = fc
      .tuple(
        term,
        fc.constantFrom('<a:p>', '<a:q>', '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'),
        fc.oneof(term, fc.constantFrom('"1"@nl', '"2"')),
      )
      .map((terms) => `${terms.join(' ')} .\n`)
    fc.assert(
      fc.property(fc.array(triple, { maxLength: 14 }), (triples) => {
        const engine = new Engine()
        engine.replace('g:1', triples.join(''), { scope: 's', trusted: false })
        // With so few quads the query would not be rewritten, so the rewritten text is run by itself.
        for (const query of SAME)
          expect(rows(engine, rewriteNotExists(query, paying()) ?? ''), query).toEqual(rows(engine, query))
      }),
      { numRuns: 100 },
    )
  })
})
