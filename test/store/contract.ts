import { Readable } from 'node:stream'
import { DataFactory, type Quad } from 'n3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readRdf } from '../../src/rdf/formats/formats.js'
import { normalForm } from '../../src/rdf/normal-form/normal-form.js'
import { xsd } from '../../src/rdf/vocabularies.js'
import type { Store } from '../../src/store/store.js'
import { rowsOf, textOf } from './sample-store.js'

/** Prefix of the graphs of the contract; those that end in /published are not public. */
export const CONTRACT_GRAPHS = 'https://data.voorbeeldstad.be/id/graphs/'

const { literal, namedNode, quad } = DataFactory
const ID = 'https://data.voorbeeldstad.be/id/'
const TITLE = namedNode('http://purl.org/dc/terms/title')
const graph = (name: string, role = 'stated'): string => `${CONTRACT_GRAPHS}${name}/${role}`
const title = (subject: string, text: string): Quad => quad(namedNode(ID + subject), TITLE, literal(text, 'nl'))

/** What a driver must provide to be tested. */
export interface ContractDriver {
  /** An empty store whose unmerged graphs are those that end in /published. */
  readonly open: () => Promise<Store>
  /** How many graphs the test of many graphs makes. */
  readonly manyGraphs: number
}

/** Everything that any `Store` promises: the same tests for each driver. */
export function storeContract(name: string, { open, manyGraphs }: ContractDriver): void {
  describe(`${name}: the contract of Store`, () => {
    let store: Store
    const used = new Set<string>()
    const replace = async (iri: string, quads: readonly Quad[]): Promise<void> => {
      used.add(iri)
      await store.replaceGraph(iri, quads)
    }
    const titles = async (): Promise<readonly string[]> =>
      (await rowsOf(store, `SELECT ?o { ?s <${TITLE.value}> ?o } ORDER BY ?o`)).flat()
    const counted = async (pattern: string): Promise<number> =>
      Number((await rowsOf(store, `SELECT (COUNT(*) AS ?n) { ${pattern} }`))[0]?.[0])
    const read = async (iri: string): Promise<readonly Quad[]> =>
      readRdf(
        await textOf(store, `CONSTRUCT { ?s ?p ?o } { GRAPH <${iri}> { ?s ?p ?o } }`, { format: 'ntriples' }),
        'ntriples',
      )

    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    beforeEach(async () => {
      for (const iri of used) await store.dropGraph(iri)
      used.clear()
    })

    it('counts a triple of three graphs once, and loses it only with the last of them', async () => {
      for (const each of ['agenda', 'lijst', 'notulen'])
        await replace(graph(each), [title('1', 'Fietspad'), title(each, each)])
      expect(await titles()).toEqual(['agenda', 'Fietspad', 'lijst', 'notulen'].sort())
      expect(await counted(`?s <${TITLE.value}> ?o`)).toBe(4)
      expect(await counted(`GRAPH ?g { ?s <${TITLE.value}> "Fietspad"@nl } FILTER(STRENDS(STR(?g), "/stated"))`)).toBe(
        3,
      )
      await store.dropGraph(graph('agenda'))
      await replace(graph('lijst'), [title('lijst', 'lijst')])
      expect(await titles()).toContain('Fietspad')
      await store.dropGraph(graph('notulen'))
      expect(await titles()).toEqual(['lijst'])
    })

    it('replaces a graph by exactly what is given and leaves other graphs alone', async () => {
      await replace(graph('agenda'), [title('1', 'Oud'), title('2', 'Blijft')])
      await replace(graph('lijst'), [title('1', 'Van de lijst')])
      await replace(graph('agenda'), [title('1', 'Nieuw'), title('2', 'Blijft')])
      expect(await titles()).toEqual(['Blijft', 'Nieuw', 'Van de lijst'])
      expect((await read(graph('agenda'))).map(({ object }) => object.value).sort()).toEqual(['Blijft', 'Nieuw'])
    })

    it('keeps graphs that are not public out of the default graph, but answers them by name', async () => {
      await replace(graph('agenda'), [title('1', 'Openbaar')])
      await replace(graph('agenda', 'published'), [title('1', 'Zoals het er stond')])
      expect(await titles()).toEqual(['Openbaar'])
      expect(await rowsOf(store, `SELECT ?o { GRAPH <${graph('agenda', 'published')}> { ?s ?p ?o } }`)).toEqual([
        ['Zoals het er stond'],
      ])
    })

    it('returns every datatype and character in the normal form', async () => {
      const lines = LITERALS.map((text, i) => `<${ID}${i}> <http://www.w3.org/ns/prov#value> ${text} .`).join('\n')
      const quads = await readRdf(lines, 'ntriples')
      await replace(graph('agenda'), quads)
      const wanted = await normalForm(quads, { graphs: 'merged' })
      expect(await normalForm(await read(graph('agenda')), { graphs: 'merged' })).toBe(wanted)
      const merged = await readRdf(
        await textOf(store, 'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }', { format: 'ntriples' }),
        'ntriples',
      )
      expect(await normalForm(merged, { graphs: 'merged' })).toBe(wanted)
      await replace(graph('agenda'), quads.slice(1))
      expect(await counted('?s ?p ?o')).toBe(quads.length - 1)
      await store.dropGraph(graph('agenda'))
      expect(await counted('?s ?p ?o')).toBe(0)
    })

    it('keeps texts of more than a million characters whole, and can delete them', async () => {
      const long = 'De raad beslist: é “ja” \\ \n'.repeat(50_000)
      await replace(graph('notulen'), [title('lang', long), title('kort', 'kort')])
      expect((await rowsOf(store, `SELECT ?o { <${ID}lang> ?p ?o }`))[0]?.[0]).toBe(long)
      await replace(graph('notulen'), [title('kort', 'kort')])
      expect(await titles()).toEqual(['kort'])
    })

    it('turns limits into errors: rows, triples, bytes, time', async () => {
      await replace(
        graph('agenda'),
        Array.from({ length: 20 }, (_, i) => title(String(i), `punt ${i}`)),
      )
      const from = `GRAPH <${graph('agenda')}> { ?s ?p ?o }`
      await expect(store.query(`SELECT ?s { ${from} }`, { maxRows: 19 })).rejects.toMatchObject({
        code: 'result-too-large',
      })
      await expect(store.query(`SELECT ?s { ${from} }`, { maxRows: 20 })).resolves.toBeDefined()
      await expect(store.query(`CONSTRUCT { ?s ?p ?o } { ${from} }`, { maxRows: 19 })).rejects.toMatchObject({
        code: 'result-too-large',
      })
      await expect(store.query(`SELECT ?s ?o { ${from} }`, { maxBytes: 100 })).rejects.toMatchObject({
        code: 'result-too-large',
      })
      const cross = `SELECT (COUNT(*) AS ?n) { GRAPH <${graph('agenda')}> { ${['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((each) => `?s${each} ?p ?o${each} .`).join(' ')} FILTER(CONCAT(STR(?sa), STR(?ob), STR(?oc), STR(?od)) = STR(?og)) } }`
      await expect(store.query(cross, { deadline: 1500 })).rejects.toMatchObject({ code: 'query-timeout' })
      expect(await counted(from)).toBe(20)
    })

    it('answers in every row format', async () => {
      await replace(graph('agenda'), [title('1', 'Een "punt", zo\nheet het\t<b> & é')])
      const query = `SELECT ?s ?o { GRAPH <${graph('agenda')}> { ?s ?p ?o } }`
      expect(await textOf(store, query, { format: 'csv' })).toBe(
        `s,o\r\n${ID}1,"Een ""punt"", zo\nheet het\t<b> & é"\r\n`,
      )
      expect(await textOf(store, query, { format: 'tsv' })).toBe(
        `?s\t?o\n<${ID}1>\t"Een \\"punt\\", zo\\nheet het\\t<b> & é"@nl\n`,
      )
      expect(await textOf(store, query, { format: 'xml' })).toMatch(
        /xml:lang="nl">Een (?:"|&quot;)punt(?:"|&quot;), zo\nheet het\t&lt;b(?:>|&gt;) &amp; é<\/literal>/u,
      )
      expect(
        JSON.parse(await textOf(store, `ASK { GRAPH <${graph('agenda')}> { ?s ?p ?o } }`, { format: 'json' })),
      ).toMatchObject({ boolean: true })
      await replace(graph('lijst'), [quad(namedNode(`${ID}1`), namedNode(`${ID}geheim`), literal('true', xsd.boolean))])
      expect(await textOf(store, `SELECT ?o { ?s <${ID}geheim> ?o }`, { format: 'csv' })).toBe('o\r\ntrue\r\n')
    })

    it('refuses SERVICE, updates as queries, and texts that are no query', async () => {
      await expect(store.query('SELECT nonsense')).rejects.toMatchObject({ exit: 2 })
      await expect(store.query('SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }')).rejects.toMatchObject({
        code: 'sparql-forbidden',
      })
      await expect(store.query('DROP ALL')).rejects.toMatchObject({ code: 'sparql-forbidden' })
      await expect(store.update('LOAD <http://127.0.0.1/>')).rejects.toMatchObject({ code: 'sparql-forbidden' })
    })

    it('has another version after a change', async () => {
      const before = store.version()
      await replace(graph('agenda'), [title('1', 'x')])
      expect(store.version()).not.toBe(before)
    })

    it('runs changes one at a time, and shows each to the next query', async () => {
      await Promise.all(['een', 'twee', 'drie'].map((text) => replace(graph('agenda'), [title('1', text)])))
      expect(await titles()).toEqual(['drie'])
      const { quads, merged } = store.status()
      expect([quads, merged]).toEqual([1, 1])
    })

    // Last, because it leaves its graphs behind.
    it('holds many graphs', async () => {
      const lines = Array.from(
        { length: manyGraphs },
        (_, i) => `<${ID}${i % 7}> <${TITLE.value}> "deel ${i % 7}"@nl <${graph(`veel-${i}`)}> .\n`,
      )
      await store.load(Readable.from([Buffer.from(lines.join(''))]))
      expect(await counted('GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), "/veel-"))')).toBe(manyGraphs)
      expect(await counted('?s ?p ?o')).toBe(7)
      for (let i = 0; i < manyGraphs; i++) if (i % 100 === 0) await store.dropGraph(graph(`veel-${i}`))
      expect(await counted('GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), "/veel-"))')).toBe(
        manyGraphs - Math.ceil(manyGraphs / 100),
      )
      expect(await counted('?s ?p ?o')).toBe(7)
    }, 300_000)
  })
}

const X = 'http://www.w3.org/2001/XMLSchema#'
const typed = (text: string, type: string): string => `"${text}"^^<${X}${type}>`

/** Literals of every kind that the mapping writes, and spellings that stores have been seen to rewrite. */
const LITERALS: readonly string[] = [
  '"kort"',
  '""',
  '"met \\"tekens\\" \\\\ en\\nregels\\r\\n\\ten \'aanhaling\'"',
  '"é € 漢字 \u{1F600} \u0007"',
  '"taal"@nl',
  '"taal"@nl-be',
  '"lang"@fr',
  typed('true', 'boolean'),
  typed('0', 'boolean'),
  typed('007', 'integer'),
  typed('-12', 'integer'),
  typed('3', 'nonNegativeInteger'),
  typed('1.50', 'decimal'),
  typed('2.0', 'decimal'),
  typed('1.5E3', 'double'),
  typed('INF', 'double'),
  typed('0.1', 'float'),
  typed('2024-05-27T19:00:00+02:00', 'dateTime'),
  typed('2024-05-27T19:00:00.500Z', 'dateTime'),
  typed('2024-05-27T19:00:00', 'dateTime'),
  typed('2024-05-27', 'date'),
  typed('2024-05-27Z', 'date'),
  typed('1789-05-05', 'date'),
  typed('2024', 'gYear'),
  typed('2024-05', 'gYearMonth'),
  typed('19:00:00', 'time'),
  typed('https://www.voorbeeldstad.be/é?x=1&y=%20', 'anyURI'),
  '"<b>vet</b> &amp; zo"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML>',
  '"<b>vet</b>"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral>',
  '"eigen"^^<https://data.voorbeeldstad.be/datatype>',
  '<https://data.voorbeeldstad.be/id/é?x=1&y=%20#z>',
  '<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>',
  '<mailto:info@voorbeeldstad.be>',
]
