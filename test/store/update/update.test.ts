import { Store as Oxigraph } from 'oxigraph'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Engine } from '../../../src/store/embedded/engine.js'
import { openEmbeddedStore } from '../../../src/store/embedded/embedded.js'
import { readUpdateText } from '../../../src/store/update/update-text.js'
import type { Store } from '../../../src/store/store.js'
import { GRAPHS, openSampleStore, rowsOf, textOf } from '../sample-store.js'

const ALL = 'SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }'
const sorted = async (store: Store, query: string): Promise<readonly string[]> =>
  (await rowsOf(store, query)).map((row) => row.join(' ')).sort()

describe('an update of the embedded store', () => {
  let store: Store
  beforeAll(async () => {
    store = await openEmbeddedStore({ replicas: 2, unmerged: ['p:'] })
  })
  afterAll(() => store.close())
  const reset = (): Promise<unknown> => store.update('DROP ALL')

  it.each([
    ['INSERT DATA without a graph', 'INSERT DATA { <a:s> <a:p> 1, 2 . [] <a:q> (1) }', [], ['a:s a:p 1', 'a:s a:p 2']],
    [
      'INSERT DATA with graphs and without',
      'PREFIX a: <a:> INSERT DATA { a:s a:p 0 . GRAPH a:g { a:s a:p 1 ; a:q "x"@nl } . GRAPH <a:h> { a:s a:p 1 . } a:s a:p 2 }',
      ['a:g a:s a:p 1', 'a:g a:s a:q x', 'a:h a:s a:p 1'],
      ['a:s a:p 0', 'a:s a:p 1', 'a:s a:p 2', 'a:s a:q x'],
    ],
    ['a private graph', 'INSERT DATA { GRAPH <p:g> { <a:s> <a:p> 1 } }', ['p:g a:s a:p 1'], []],
    [
      'DELETE DATA in one of two graphs',
      'INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } GRAPH <a:h> { <a:s> <a:p> 1 } } ; DELETE DATA { GRAPH <a:g> { <a:s> <a:p> 1 } }',
      ['a:h a:s a:p 1'],
      ['a:s a:p 1'],
    ],
    [
      'DELETE DATA of what a named graph holds',
      'INSERT DATA { <a:s> <a:p> 1 GRAPH <a:h> { <a:s> <a:p> 1 } } ; DELETE DATA { <a:s> <a:p> 1 }',
      ['a:h a:s a:p 1'],
      ['a:s a:p 1'],
    ],
    [
      'DELETE WHERE',
      'INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1, 2 . <a:t> <a:p> 3 } } ; DELETE WHERE { GRAPH ?g { <a:s> <a:p> ?o } }',
      ['a:g a:t a:p 3'],
      ['a:t a:p 3'],
    ],
    [
      'DELETE and INSERT',
      'PREFIX a: <a:> INSERT DATA { GRAPH a:g { a:s a:p 1, 2 } } ; DELETE { GRAPH ?g { ?s a:p ?o } } INSERT { GRAPH ?g { ?s a:q ?o, ?n ; a:r ?none } } WHERE { GRAPH ?g { ?s a:p ?o } BIND(?o + 1 AS ?n) }',
      ['a:g a:s a:q 1', 'a:g a:s a:q 2', 'a:g a:s a:q 3'],
      ['a:s a:q 1', 'a:s a:q 2', 'a:s a:q 3'],
    ],
    [
      'WITH',
      'INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } GRAPH <a:h> { <a:s> <a:p> 2 } } ; WITH <a:g> DELETE { ?s ?p ?o } INSERT { ?s ?p 9 } WHERE { ?s ?p ?o }',
      ['a:g a:s a:p 9', 'a:h a:s a:p 2'],
      ['a:s a:p 2', 'a:s a:p 9'],
    ],
    [
      'USING and USING NAMED',
      'INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } GRAPH <a:h> { <a:s> <a:p> 2 } GRAPH <a:i> { <a:s> <a:p> 3 } } ; INSERT { GRAPH <a:n> { <a:d> <a:v> ?o . ?g <a:v> ?v } } USING <a:g> USING NAMED <a:h> WHERE { ?s ?p ?o GRAPH ?g { ?x ?y ?v } } ; DROP GRAPH <a:g> ; DROP GRAPH <a:h> ; DROP GRAPH <a:i>',
      ['a:n a:d a:v 1', 'a:n a:h a:v 2'],
      ['a:d a:v 1', 'a:h a:v 2'],
    ],
    [
      'USING twice: a merge as a set',
      'INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } GRAPH <a:h> { <a:s> <a:p> 1 } } ; INSERT { GRAPH <a:n> { <a:s> <a:count> ?n } } USING <a:g> USING <a:h> WHERE { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } ; DROP GRAPH <a:g> ; DROP GRAPH <a:h>',
      ['a:n a:s a:count 1'],
      ['a:s a:count 1'],
    ],
    [
      'COPY, ADD and MOVE',
      'INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } GRAPH <a:h> { <a:s> <a:p> 2 } } ; COPY <a:g> TO <a:c> ; ADD GRAPH <a:h> TO GRAPH <a:c> ; MOVE <a:g> TO <a:m> ; COPY <a:h> TO <a:h>',
      ['a:c a:s a:p 1', 'a:c a:s a:p 2', 'a:h a:s a:p 2', 'a:m a:s a:p 1'],
      ['a:s a:p 1', 'a:s a:p 2'],
    ],
    [
      'COPY to the default graph',
      'INSERT DATA { <a:s> <a:p> 0 GRAPH <a:g> { <a:s> <a:p> 1 } } ; COPY <a:g> TO DEFAULT ; DROP GRAPH <a:g>',
      [],
      ['a:s a:p 1'],
    ],
    ['CLEAR NAMED', 'INSERT DATA { <a:s> <a:p> 0 GRAPH <a:g> { <a:s> <a:p> 1 } } ; CLEAR NAMED', [], ['a:s a:p 0']],
    [
      'CLEAR DEFAULT',
      'INSERT DATA { <a:s> <a:p> 0 GRAPH <a:g> { <a:s> <a:p> 1 } } ; CLEAR DEFAULT',
      ['a:g a:s a:p 1'],
      ['a:s a:p 1'],
    ],
    [
      'a variable that is not the name of a graph',
      'INSERT { GRAPH ?g { <a:s> <a:p> 1 } ?g <a:p> 2 } WHERE { VALUES ?g { "x" <a:g> } }',
      ['a:g a:s a:p 1'],
      ['a:g a:p 2', 'a:s a:p 1'],
    ],
    [
      'comments, dollars and accents',
      '# { ;\nINSERT { GRAPH <a:g> { $s <a:p> ?été # }\n } } WHERE { VALUES ($s ?été) { (<a:s> "; } #") } }',
      ['a:g a:s a:p ; } #'],
      ['a:s a:p ; } #'],
    ],
  ])('does %s', async (_name, update, graphs, merged) => {
    await reset()
    await store.update(update)
    // Queried twice, to reach both replicas: the one that did the update and the one that followed.
    for (let i = 0; i < 2; i++) {
      expect(await sorted(store, ALL)).toEqual(graphs)
      expect(
        (await sorted(store, 'SELECT ?s ?p ?o { ?s ?p ?o FILTER(!ISBLANK(?s) && !ISBLANK(?o)) }')).filter(
          (row) => !row.includes('rdf-syntax'),
        ),
      ).toEqual(merged)
    }
    const counted = Number((await rowsOf(store, 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'))[0]?.[0])
    expect(store.status().merged).toBe(counted)
  })

  it('makes new blank nodes for each solution, the same throughout a template', async () => {
    await reset()
    await store.update('INSERT { GRAPH <a:g> { _:b <a:p> ?x . _:b <a:q> [ <a:r> ?x ] } } WHERE { VALUES ?x { 1 2 } }')
    expect(
      await sorted(
        store,
        'SELECT (COUNT(DISTINCT ?b) AS ?bs) (COUNT(DISTINCT ?c) AS ?cs) { ?b <a:p> ?x ; <a:q> ?c . ?c <a:r> ?x }',
      ),
    ).toEqual(['2 2'])
    await store.update('DELETE { GRAPH <a:g> { ?b ?p ?o } } WHERE { GRAPH <a:g> { ?b ?p ?o FILTER(ISBLANK(?b)) } }')
    expect(await sorted(store, ALL)).toEqual([])
  })

  it('is done wholly or not at all', async () => {
    await reset()
    await store.update('INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } }')
    const version = store.version()
    await expect(
      store.update(
        'INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 2 } } ; DELETE DATA { GRAPH <a:g> { <a:s> <a:p> 1 } } ; DROP GRAPH <a:none>',
      ),
    ).rejects.toMatchObject({ code: 'input-not-found' })
    await expect(
      store.update('INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 2 } } ; CREATE GRAPH <a:g>'),
    ).rejects.toMatchObject({ code: 'usage' })
    expect(await sorted(store, ALL)).toEqual(['a:g a:s a:p 1'])
    expect(store.version()).toBe(version)
    await store.update('DROP SILENT GRAPH <a:none>')
    expect(store.version()).toBe(version)
  })

  it('has no empty graphs: CREATE makes none, and a graph without quads is gone, however it lost them', async () => {
    await reset()
    const graphs = (): Promise<readonly string[]> => sorted(store, 'SELECT ?g { GRAPH ?g {} }')
    const fill = 'INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } GRAPH <a:c> { <a:s> <a:p> 1 } }'
    for (const emptying of [
      'CREATE GRAPH <a:e> ; CLEAR GRAPH <a:c>',
      'DROP GRAPH <a:c>',
      'DELETE DATA { GRAPH <a:c> { <a:s> <a:p> 1 } }',
      'DELETE WHERE { GRAPH <a:c> { ?s ?p ?o } }',
      'WITH <a:c> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }',
      'MOVE <a:c> TO <a:g>',
      'COPY SILENT <a:none> TO <a:c>',
    ]) {
      await store.update(`${fill} ; ${emptying}`)
      // Queried on both replicas.
      for (let i = 0; i < 2; i++) expect(await graphs(), emptying).toEqual(['a:g'])
      expect(await textOf(store, 'ASK { GRAPH <a:c> {} }'), emptying).toContain('false')
      for (const operation of ['DROP GRAPH <a:c>', 'CLEAR GRAPH <a:c>', 'COPY <a:c> TO <a:g>'])
        await expect(store.update(operation)).rejects.toMatchObject({ code: 'input-not-found' })
    }
    await store.update(
      `${fill} ; DELETE WHERE { GRAPH <a:c> { ?s ?p ?o } } ; INSERT { GRAPH <a:n> { ?g <a:p> 1 } } WHERE { GRAPH ?g {} }`,
    )
    expect(await sorted(store, 'SELECT ?s { GRAPH <a:n> { ?s ?p ?o } }')).toEqual(['a:g'])
    await store.dropGraph('a:g')
    await store.replaceGraph('a:n', [])
    expect(await graphs()).toEqual([])
    await store.update('CREATE GRAPH <a:g>')
  })

  it('restores the graphs after an update that failed', async () => {
    await reset()
    await store.update('INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } }')
    await expect(store.update('CLEAR GRAPH <a:g> ; DROP GRAPH <a:none>')).rejects.toMatchObject({
      code: 'input-not-found',
    })
    expect(await sorted(store, 'SELECT ?g { GRAPH ?g {} }')).toEqual(['a:g'])
  })

  it.each([
    ['INSERT DATA { _:b <a:p> 1 } ; INSERT DATA { _:b <a:p> 2 }', 'sparql-syntax'],
    [
      'INSERT DATA { <a:s> <a:p> _:b } ; CLEAR DEFAULT ; INSERT DATA { GRAPH <a:g> { <a:s> <a:p> _:b } }',
      'sparql-syntax',
    ],
    ['INSERT DATA { _:b <a:p> 1 } ; INSERT DATA { _:c <a:p> 2 }', undefined],
    ['INSERT DATA { _:b <a:p> 1 . GRAPH <a:g> { _:b <a:p> 2 } }', undefined],
    ['INSERT DATA { _:b <a:p> 1 } ; INSERT { _:b <a:p> 2 } WHERE {}', undefined],
    ['INSERT DATA { _:b <a:p> "_:c" } ; INSERT DATA { _:c <a:p> 2 }', undefined],
  ])('one blank node label cannot be in two INSERT DATA (grammar note 10): %s', async (update, code) => {
    await reset()
    if (code === undefined) await store.update(update)
    else await expect(store.update(update)).rejects.toMatchObject({ code })
  })

  it.each([
    ['a query', 'SELECT * {}', 'sparql-syntax'],
    ['nonsense', 'INSERT DATA { <a:s> <a:p> }', 'sparql-syntax'],
    ['no end', 'INSERT DATA { <a:s> <a:p> 1', 'sparql-syntax'],
    ['variables in DATA', 'INSERT DATA { ?s <a:p> 1 }', 'sparql-syntax'],
    ['blank nodes to delete', 'DELETE { _:b <a:p> ?o } WHERE { ?s <a:p> ?o }', 'sparql-syntax'],
    ['an undeclared prefix', 'INSERT DATA { x:s <a:p> 1 }', 'sparql-syntax'],
    ['no separator', 'CLEAR ALL CLEAR ALL', 'sparql-syntax'],
    ['LOAD', 'LOAD <http://127.0.0.1:9/x>', 'sparql-forbidden'],
    // SILENT would let it pass, and nobody would know that nothing was loaded.
    ['LOAD SILENT', 'CLEAR ALL; LOAD SILENT <http://127.0.0.1:9/x> INTO GRAPH <a:g>', 'sparql-forbidden'],
    ['load silent', 'prefix a: <http://127.0.0.1:9/> load#x\nsilent a:x', 'sparql-forbidden'],
    ['SERVICE', 'INSERT { <a:s> <a:p> ?o } WHERE { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }', 'sparql-forbidden'],
    ['escaped LOAD', String.raw`\u004cOAD <http://127.0.0.1:9/x>`, 'sparql-syntax'],
  ])('refuses %s', async (_name, update, code) => {
    await expect(store.update(update)).rejects.toMatchObject({ code })
  })

  it('takes the dataset of the protocol, but not together with that of the update', async () => {
    await reset()
    await store.update('INSERT DATA { GRAPH <a:g> { <a:s> <a:p> 1 } GRAPH <a:h> { <a:s> <a:p> 2 } }')
    await store.update('INSERT { GRAPH <a:n> { ?s <a:q> ?o } } WHERE { ?s <a:p> ?o }', { usingGraphs: ['a:h'] })
    expect(await sorted(store, 'SELECT ?o { GRAPH <a:n> { ?s ?p ?o } }')).toEqual(['2'])
    for (const clause of ['USING <a:g>', 'USING NAMED <a:g>']) {
      await expect(
        store.update(`INSERT { ?s <a:q> ?o } ${clause} WHERE { ?s <a:p> ?o }`, { usingNamedGraphs: ['a:h'] }),
      ).rejects.toMatchObject({ code: 'usage' })
    }
    await expect(
      store.update('WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }', { usingGraphs: ['a:h'] }),
    ).rejects.toMatchObject({ code: 'usage' })
  })

  it('is killed at its deadline with nothing done', async () => {
    await reset()
    await store.update(
      `INSERT DATA { GRAPH <a:g> { ${Array.from({ length: 300 }, (_, i) => `<a:s> <a:p> ${i} .`).join(' ')} } }`,
    )
    await expect(
      store.update(
        'INSERT { GRAPH <a:h> { <a:s> <a:n> ?n } } WHERE { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } }',
        { deadline: 200 },
      ),
    ).rejects.toMatchObject({ code: 'query-timeout' })
    expect(await sorted(store, 'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }')).toEqual(['300'])
    expect(await sorted(store, 'SELECT (COUNT(*) AS ?n) { GRAPH <a:h> { ?s ?p ?o } }')).toEqual(['0'])
  })
})

it('a replica that is filled later knows what updates did', async () => {
  const store = await openSampleStore({ replicas: 2 })
  try {
    await store.update(
      `INSERT DATA { GRAPH <${GRAPHS[0] ?? ''}> { <a:s> <a:p> 1, 2 } <a:u> <a:p> "007"^^<http://www.w3.org/2001/XMLSchema#integer> } ; DELETE DATA { GRAPH <${GRAPHS[0] ?? ''}> { <a:s> <a:p> 2 } } ; DELETE { <a:u> <a:p> ?x } WHERE { <a:u> <a:p> ?x }`,
    )
    const before = await sorted(store, ALL)
    const runaway =
      'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x }'
    await Promise.all(
      [1, 2].map(() =>
        expect(store.query(runaway, { deadline: 300 })).rejects.toMatchObject({ code: 'query-timeout' }),
      ),
    )
    expect(await sorted(store, ALL)).toEqual(before)
    expect(await sorted(store, 'SELECT ?o { ?s <a:p> ?o }')).toEqual(['1'])
  } finally {
    await store.close()
  }
})

describe('reading an update', () => {
  it('takes time linear in its length', () => {
    const data = (lines: number): string => `INSERT DATA { ${'<a:s> <a:p> "x", _:b .\n'.repeat(lines)} }`
    const time = (lines: number): number => {
      const text = data(lines)
      const start = performance.now()
      readUpdateText(text, { variables: 'v:' })
      return performance.now() - start
    }
    // The best of several: other work on the machine only adds to it.
    const best = (lines: number): number => Math.min(...[1, 2, 3].map(() => time(lines)))
    expect(best(40_000)).toBeLessThan(60 * Math.max(5, best(4_000)))
  })

  it('deletes what all solutions delete before it inserts what they insert (SPARQL 1.1 Update, 3.1.3)', () => {
    const engine = new Engine()
    engine.update('INSERT DATA { GRAPH <g:2> { <a:2> <a:1> <a:1> . <a:1> <a:1> <a:2> , <a:1> } }', { scope: 'u' })
    engine.update('WITH <g:2> DELETE { ?s ?p ?o } INSERT { ?o ?p ?s . ?s ?p 5 } WHERE { ?s ?p ?o }', { scope: 'v' })
    expect(engine.count().quads).toBe(5)
  })

  it.each(['COPY', 'MOVE', 'ADD'])('%s SILENT of a missing graph does what DROP SILENT and INSERT do', (kind) => {
    const text = `INSERT DATA { GRAPH <g:2> { <a:1> <a:1> 1 } } ; ${kind} SILENT <g:1> TO <g:2>`
    const engine = new Engine()
    engine.update(text, { scope: 'u' })
    expect(engine.count().quads).toBe(kind === 'ADD' ? 1 : 0)
  })

  it('does the same as the engine, for all updates of named graphs', () => {
    const iri = fc.constantFrom('<a:1>', '<a:2>', 'x:3')
    const value = fc.oneof(iri, fc.constantFrom('1', '007', 'true', '"é \\" } # ;"', '"x"@nl', "'''lang\n}'''"))
    const graph = fc.constantFrom('<g:1>', '<g:2>', 'x:g')
    const triples = fc
      .array(fc.tuple(iri, iri, value), { minLength: 1, maxLength: 3 })
      .map((all) => all.map((each) => each.join(' ')).join(' . '))
    const quads = fc
      .array(fc.tuple(graph, triples), { minLength: 1, maxLength: 3 })
      .map((all) => all.map(([name, inside]) => `GRAPH ${name} { ${inside} }`).join(' . '))
    const pattern = fc.constantFrom(
      'GRAPH ?g { ?s ?p ?o }',
      'GRAPH <g:1> { ?s ?p ?o . ?s ?q ?r }',
      'GRAPH ?g { ?s <a:1> ?o } FILTER(ISLITERAL(?o))',
    )
    const template = fc.constantFrom(
      'GRAPH ?g { ?s ?p ?o }',
      'GRAPH x:g { ?s <a:2> ?o . ?o ?p ?s }',
      'GRAPH <g:2> { ?s ?p "new" ; ?q ?r }',
    )
    const operation = fc.oneof(
      quads.map((all) => `INSERT DATA { ${all} }`),
      quads.map((all) => `DELETE DATA { ${all} }`),
      pattern.map((all) => `DELETE WHERE { ${all.replace(/ FILTER.*/u, '')} }`),
      // Not both at once: Oxigraph 0.5.11 deletes and inserts solution by solution, so that one deletes what another
      // inserted.
      fc
        .tuple(fc.constantFrom('DELETE', 'INSERT'), template, pattern)
        .map(([kind, quad, where]) => `${kind} { ${quad} } WHERE { ${where} }`),
      fc
        .tuple(graph, fc.constantFrom('WITH', 'USING'))
        .map(([name, kind]) =>
          kind === 'WITH'
            ? `WITH ${name} INSERT { ?o ?p ?s . ?s ?p 5 } WHERE { ?s ?p ?o }`
            : `INSERT { GRAPH <g:2> { ?s ?p ?o } } USING ${name} WHERE { ?s ?p ?o }`,
        ),
      fc
        .tuple(
          fc.constantFrom('CLEAR', 'DROP'),
          fc.oneof(
            graph.map((name) => `GRAPH ${name}`),
            fc.constant('NAMED'),
          ),
        )
        .map(([kind, target]) => `${kind} SILENT ${target}`),
      fc
        .tuple(fc.constantFrom('COPY', 'MOVE', 'ADD'), graph, graph)
        .map(([kind, from, to]) => `${kind} SILENT ${from} TO ${to}`),
    )
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 6 }), (operations) => {
        const text = `PREFIX x: <x:>\n${operations.join(' ;\n')}`
        const reference = new Oxigraph()
        reference.update(text)
        const engine = new Engine()
        const follower = new Engine()
        follower.follow(engine.update(text, { scope: 'u' }).steps)
        const rows = (answer: Uint8Array): readonly string[] => Buffer.from(answer).toString().split('\n').sort()
        const query = { text: ALL, sent: ALL, form: 'select', format: 'tsv', maxRows: Infinity } as const
        const expected = rows(Buffer.from(reference.query(ALL, { results_format: 'tsv' }) as string))
        expect(rows(engine.query(query))).toEqual(expected)
        expect(rows(follower.query(query))).toEqual(expected)
        const merged = 'SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }'
        const ask = 'SELECT ?s ?p ?o { ?s ?p ?o }'
        expect(rows(follower.query({ ...query, text: ask, sent: ask }))).toEqual(
          rows(Buffer.from(reference.query(merged, { results_format: 'tsv' }) as string)),
        )
      }),
      {
        numRuns: 80,
        examples: [
          [['INSERT DATA { GRAPH <g:2> { <a:1> <a:1> 1 } }', 'COPY SILENT <g:1> TO <g:2>']],
          [['INSERT DATA { GRAPH <g:2> { <a:1> <a:1> 1 } }', 'MOVE SILENT <g:1> TO <g:2>']],
        ],
      },
    )
  })
})
