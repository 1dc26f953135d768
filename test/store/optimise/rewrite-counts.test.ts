import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Engine } from '../../../src/store/embedded/engine.js'
import { rewriteCounts } from '../../../src/store/optimise/rewrite-counts.js'
import { Statistics } from '../../../src/store/optimise/statistics.js'

const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'
const intake = { scope: 's-', trusted: false }

/** The rows of an answer in no order; LIMIT is only used where the order decides. */
function rows(engine: Engine, text: string): readonly string[] {
  return Buffer.from(engine.query({ text, sent: text, form: 'select', format: 'tsv', maxRows: 10_000 }))
    .toString('utf8')
    .split('\n')
    .sort()
}

/** A VALUES clause that changes nothing keeps a query from being rewritten: this is the engine's own answer. */
const plain = (text: string): string => `${text} VALUES () { () }`
/** Whether the query is rewritten where graph g:1 and the merge hold an instance of a:C with an a:p. */
function rewritten(text: string): boolean {
  const statistics = new Statistics(
    () => [],
    () => 0,
  )
  for (const graph of ['g:1', undefined]) {
    statistics.change({ graph, predicate: 'a:p', object: '"x"' }, 1)
    statistics.change({ graph, predicate: TYPE.slice(1, -1), object: '<a:C>' }, 1)
  }
  return rewriteCounts(text, statistics) !== undefined
}

/** Queries that are answered from the statistics. */
const COUNTING = [
  'SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }',
  'SELECT (COUNT(?x) AS ?n) (COUNT(DISTINCT ?p) AS ?m) { ?x ?p $o }',
  'SELECT (COUNT(?o) AS ?n) { ?s <a:p> ?o }',
  'SELECT (COUNT(*) AS ?n) { ?s a <a:C> }',
  'SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) { ?s a <a:C> . }',
  'SELECT (COUNT(DISTINCT ?s) AS ?m) { GRAPH <g:1> { ?s a <a:C> } }',
  'SELECT (COUNT(*) AS ?n) { GRAPH <g:1> { ?s ?p ?o } }',
  'SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }',
  'SELECT (COUNT(DISTINCT ?t) AS ?n) { [] a ?t }',
  'SELECT DISTINCT ?p { ?s ?p ?o }',
  'SELECT DISTINCT ?p { [] ?p [] }',
  'SELECT DISTINCT ?t WHERE { GRAPH ?g { ?s a ?t } }',
  `SELECT DISTINCT ?g { GRAPH ?g { ?s ${TYPE} <a:C> } }`,
  'SELECT DISTINCT ?g ?p { GRAPH ?g { ?s ?p ?o } }',
  'SELECT DISTINCT ?p { GRAPH <g:1> { ?s ?p ?o } } ORDER BY DESC(?p) LIMIT 1 OFFSET 1',
  'SELECT DISTINCT (STR(?p) AS ?name) { ?s ?p ?o . FILTER(?p != <a:p>) }',
  'SELECT DISTINCT ?name { ?s ?p ?o BIND(STRLEN(STR(?p)) AS ?name) }',
  'PREFIX a: <a:> SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o FILTER STRSTARTS(STR(?p), "a:") } GROUP BY ?p ORDER BY ?n ?p',
  'SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s a ?t } } GROUP BY ?g ORDER BY DESC(?n) ?g LIMIT 2',
  'SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY DESC(?n) ?g LIMIT 1 OFFSET 1',
  'SELECT ?g ?p (COUNT(?s) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?p ?g ORDER BY DESC(?n) ?g ?p OFFSET 1 LIMIT 2',
  'SELECT ?g (1 / COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY DESC(?n) ?g LIMIT 1',
  'SELECT ?g (-COUNT(*) AS ?n) (COUNT(*) AS ?m) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY DESC(?n) ?g LIMIT 1',
  'SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g HAVING (COUNT(*) < 3) ORDER BY DESC(?n) ?g LIMIT 1',
  'SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } FILTER(?g != <g:1>) } GROUP BY ?g ORDER BY DESC(?n) ?g LIMIT 1',
  'SELECT DISTINCT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY DESC(?n) LIMIT 2',
  'SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY (STR(?g)) ?g ORDER BY DESC(?n) LIMIT 0',
  'SELECT ?g ?t (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s a ?t } } GROUP BY ?g ?t HAVING (COUNT(*) > 1)',
  'SELECT ?t (COUNT(*) AS ?n) { ?s a ?t } GROUP BY ?t ORDER BY DESC(COUNT(?s)) ?t LIMIT 1',
  'SELECT ?kind (COUNT(?s) AS ?n) { GRAPH ?g { ?s ?p ?o FILTER(?p IN (<a:p>, <a:q>)) } BIND(SUBSTR(STR(?g), 1, 3) AS ?kind) } GROUP BY ?kind',
  'SELECT (COUNT(*) + 1 AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(?g != <g:1>) }',
  'SELECT ?p { ?s ?p ?o } GROUP BY ?p',
]

/** Queries that look alike but must not be rewritten. */
const OTHER = [
  'SELECT (COUNT(*) AS ?n) { GRAPH <g:none> { ?s a <a:C> } }',
  'SELECT ?p { ?s ?p ?o }',
  'SELECT DISTINCT ?s { ?s ?p ?o }',
  'SELECT DISTINCT * { ?s ?p ?o }',
  'SELECT REDUCED ?p { ?s ?p ?o }',
  'SELECT DISTINCT ?o { ?s <a:p> ?o }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?s }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p <a:C> }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p "1" }',
  'SELECT (COUNT(*) AS ?n) { _:x ?p _:x }',
  'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?g ?p ?o } }',
  'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o FILTER(?g = <g:1>) } }',
  'SELECT (COUNT(*) AS ?n) { ?s a ?t ; <a:p> ?o }',
  'SELECT (COUNT(*) AS ?n) { ?s <a:p>/<a:q> ?o }',
  'SELECT (COUNT(*) AS ?n) { ?s <a:p>* ?o }',
  'SELECT (COUNT(*) AS ?n) { ?s !<a:p> ?o }',
  'SELECT (COUNT(*) AS ?n) { ?s ^<a:p> ?o }',
  'SELECT (COUNT(*) AS ?n) { ?s <a:p> ?o, ?q }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o OPTIONAL { ?o <a:q> ?x } }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o MINUS { ?s a <a:C> } }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER EXISTS { ?s a <a:C> } }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER NOT EXISTS { ?s a <a:C> } }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(ISIRI(?o)) }',
  'SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }',
  'SELECT (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s a <a:C> } }',
  'SELECT ?t (COUNT(DISTINCT ?s) AS ?n) { GRAPH ?g { ?s a ?t } } GROUP BY ?t',
  'SELECT (COUNT(DISTINCT *) AS ?n) { ?s ?p ?o }',
  'SELECT ?p (SAMPLE(?o) AS ?x) (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p',
  'SELECT (AVG(STRLEN(STR(?p))) AS ?n) { ?s ?p ?o }',
  'SELECT DISTINCT ?r { ?s ?p ?o BIND(RAND() AS ?r) }',
  'SELECT (COUNT(?x) AS ?n) { ?s ?p ?o BIND(STRDT(STR(?p), <a:none>) AS ?x) }',
  'SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?s { ?s ?p ?o } } }',
  'SELECT (COUNT(*) AS ?n) { VALUES ?p { <a:p> } ?s ?p ?o }',
  'ASK { ?s ?p ?o }',
  'CONSTRUCT { <a:x> <a:p> ?p } { SELECT DISTINCT ?p { ?s ?p ?o } }',
]

const object = fc.constantFrom(
  '"1"',
  '"1"@nl',
  '"01"^^<http://www.w3.org/2001/XMLSchema#integer>',
  '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
  '<a:o>',
  '_:o',
)
const type = fc.constantFrom(
  '<a:C>',
  '<a:D>',
  '<a:\\u00E9>',
  '<a:é>',
  '"C"',
  '"C"@NL',
  '"007"^^<http://www.w3.org/2001/XMLSchema#integer>',
  '"7"^^<http://www.w3.org/2001/XMLSchema#integer>',
  '_:C',
)
const triple = fc
  .tuple(
    fc.constantFrom('<a:s>', '<a:t>', '_:s'),
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(fc.constantFrom('<a:p>', '<a:q>', '<b:\\u0072>'), object) },
      { weight: 2, arbitrary: fc.tuple(fc.constant(TYPE), type) },
    ),
  )
  .map(([subject, [predicate, value]]) => `${subject} ${predicate} ${value}`)
const graph = fc.constantFrom('g:1', 'g:2', 'g:é', 'g:private/3')
const triples = fc.array(triple, { maxLength: 6 })
const step = fc.oneof(
  fc.record({ kind: fc.constant('load' as const), graph, triples }),
  fc.record({ kind: fc.constant('replace' as const), graph, triples }),
  fc.record({ kind: fc.constant('update' as const), graph, triples }),
  fc.record({ kind: fc.constant('delete' as const), graph, triples }),
  fc.record({ kind: fc.constant('drop' as const), graph, triples: fc.constant([]) }),
)

function take(
  engine: Engine,
  { kind, graph: name, triples: lines }: typeof step extends fc.Arbitrary<infer Step> ? Step : never,
  scope: string,
): void {
  switch (kind) {
    case 'load':
      return engine.load(Buffer.from(lines.map((line) => `${line} <${name}> .\n`).join('')), { scope, trusted: false })
    case 'replace':
      return void engine.replace(name, lines.map((line) => `${line} .\n`).join(''), { scope, trusted: false })
    case 'update':
      return void engine.update(`INSERT DATA { GRAPH <${name}> { ${lines.join(' . ')} } }`, { scope })
    case 'delete':
      return void engine.update(`DELETE WHERE { GRAPH <${name}> { ?s <a:p> ?o } }`, { scope })
    case 'drop':
      return void engine.update(`DROP SILENT GRAPH <${name}>`, { scope })
  }
}

describe('rewriteCounts', () => {
  it.each(COUNTING)('knows %s', (query) => {
    expect(rewritten(query)).toBe(true)
  })

  it.each([...OTHER, ...COUNTING.map(plain)])('leaves %s to the engine', (query) => {
    expect(rewritten(query)).toBe(false)
  })

  it('leaves invalid SPARQL to the engine, which says what is wrong', () => {
    const engine = new Engine()
    for (const query of [
      'SELECT (COUNT(*) AS ?n) { ?s ex:p ?o }',
      'SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }',
      'SELECT DISTINCT ?p { ?s ?p ?o ',
      'SELECT DISTINCT ?p { ?s ?p ?o } ORDER',
      'SELECT (COUNT(*) ?n) { ?s ?p ?o }',
      'SELECT DISTINCT ?p { . ?s ?p ?o }',
    ]) {
      expect(() => rows(engine, query)).toThrow(/line 1|not projected|aggregate|SELECT/u)
    }
  })

  it('answers as the engine does, after any changes', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 10 }),
        fc.array(fc.constantFrom(...COUNTING), { minLength: 4, maxLength: 8 }),
        (steps, queries) => {
          const engine = new Engine(['g:private/'])
          // Also queried in between, so that counts are updated and not only built once.
          steps.forEach((each, i) => {
            take(engine, each, `s${i}-`)
            const query = queries[i % queries.length] ?? ''
            expect(rows(engine, query), query).toEqual(rows(engine, plain(query)))
          })
          for (const query of COUNTING) expect(rows(engine, query), query).toEqual(rows(engine, plain(query)))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('counts a class by its value, however it is spelled', () => {
    const query = 'SELECT ?t (COUNT(*) AS ?n) { GRAPH ?g { ?s a ?t } } GROUP BY ?t'
    const engine = new Engine()
    const spelled = (number: string): string =>
      `<a:s> ${TYPE} "${number}"^^<http://www.w3.org/2001/XMLSchema#integer> .`
    engine.replace('g:1', spelled('007'), intake)
    engine.replace('g:2', spelled('7'), intake)
    expect(rows(engine, query)).toEqual(['', '7\t2', '?t\t?n'])
    engine.update('DELETE WHERE { GRAPH <g:2> { ?s a 7 } }', { scope: 'u-' })
    expect(rows(engine, query)).toEqual(['', '7\t1', '?t\t?n'])
    engine.update('DROP ALL', { scope: 'v-' })
    expect(rows(engine, query)).toEqual(['', '?t\t?n'])
  })

  it('keeps counting when little is loaded into much', () => {
    const engine = new Engine()
    engine.load(Buffer.from(Array.from({ length: 600 }, (_, i) => `<a:s${i}> <a:p> "${i}" <g:1> .\n`).join('')), intake)
    expect(engine.count()).toEqual({ quads: 600, merged: 600 })
    engine.load(
      Buffer.from('<a:s1> <a:p> "1" <g:2> .\n<a:s1> <a:q> _:b <g:2> .\n\n<a:s1> <a:q> "é\\n" <g:2> .\n'),
      intake,
    )
    expect(engine.count()).toEqual({ quads: 603, merged: 602 })
    for (const query of COUNTING) expect(rows(engine, query), query).toEqual(rows(engine, plain(query)))
    expect(() => {
      engine.load(Buffer.from('<a:s> <a:p> "a" <g:1> .\n<a:s> <a:p> "a" .\n'), intake)
    }).toThrow(/line 2: a triple without a graph/u)
  })
})
