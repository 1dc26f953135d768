import { DataFactory, type Quad, type Quad_Object, type Quad_Predicate, type Quad_Subject } from 'n3'
import { AppError } from '../../errors.js'
import type { SparqlResults } from './sparql-results.js'

/** What reading page by page needs from a server. */
export interface Selects {
  readonly select: (query: string) => Promise<SparqlResults>
}

/** Below Virtuoso's limit of 10,000 rows, and small enough for one answer when texts are long. */
const PAGE = 5000

/**
 * All triples of a graph (of the default graph without one), in pages of subjects ordered by the MD5 of their IRIs.
 * Keyset paging, because servers cut long answers and refuse large offsets; by MD5, because Virtuoso compares non-ASCII
 * texts wrongly. Every page is counted before it is read: `endpoint-failed` when the number of rows differs, because
 * the graph changed meanwhile or the server left rows out.
 */
export async function* graphPages(
  server: Selects,
  graph: string | undefined,
  page = PAGE,
): AsyncGenerator<readonly Quad[]> {
  const size = await numberOf(server, `SELECT (COUNT(*) AS ?n) { ${pattern(graph)} }`)
  if (size === 0) return
  if (size <= page) {
    yield await quadsOf(server, graph, '', size)
    return
  }
  for (let last: string | undefined; ;) {
    const after = last === undefined ? '' : `FILTER(?k > "${last}")`
    const { rows } = await server.select(
      `SELECT ?k ?s (COUNT(*) AS ?n) { ${pattern(graph)} BIND(MD5(STR(?s)) AS ?k) ${after} } GROUP BY ?k ?s ORDER BY ?k LIMIT ${page}`,
    )
    if (rows.length === 0) return
    const subjects = rows.map((row) => ({
      key: valueOf(row, 'k'),
      subject: valueOf(row, 's'),
      count: Number(valueOf(row, 'n')),
    }))
    for (let i = 0; i < subjects.length;) {
      const start = i
      let count = 0
      while (i < subjects.length && (i === start || count + (subjects[i]?.count ?? 0) <= page))
        count += subjects[i++]?.count ?? 0
      const [first, end] = [subjects[start], subjects[i - 1]]
      if (!first || !end) return
      if (count <= page)
        yield await quadsOf(
          server,
          graph,
          `BIND(MD5(STR(?s)) AS ?k) FILTER(?k >= "${first.key}" && ?k <= "${end.key}")`,
          count,
        )
      else yield* subjectPages(server, graph, first.subject, page)
      last = end.key
    }
  }
}

/** Each pair of subject and predicate in a graph, once. */
export async function pairsOf(
  server: Selects,
  graph: string,
): Promise<readonly { readonly subject: string; readonly predicate: string }[]> {
  const pairs = new Map<string, { readonly subject: string; readonly predicate: string }>()
  for await (const page of graphPages(server, graph)) {
    for (const { subject, predicate } of page)
      pairs.set(`${subject.value} ${predicate.value}`, { subject: subject.value, predicate: predicate.value })
  }
  return [...pairs.values()]
}

/** The graphs of a server whose IRIs have a prefix, in the order of their IRIs, with their number of triples. */
export async function* graphSizes(
  server: Selects,
  beginning: string,
  page = PAGE,
): AsyncGenerator<{ readonly graph: string; readonly size: number }> {
  for (let last: string | undefined; ;) {
    const after = last === undefined ? '' : ` && STR(?g) > ${literal(last)}`
    const { rows } = await server.select(
      `SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), ${literal(beginning)})${after}) } GROUP BY ?g ORDER BY STR(?g) LIMIT ${page}`,
    )
    for (const row of rows) yield { graph: valueOf(row, 'g'), size: Number(valueOf(row, 'n')) }
    if (rows.length < page) return
    last = valueOf(rows.at(-1) ?? new Map(), 'g')
  }
}

/** A subject with more triples than a page: predicate by predicate, and a predicate's objects in parts by their MD5. */
async function* subjectPages(
  server: Selects,
  graph: string | undefined,
  subject: string,
  page: number,
): AsyncGenerator<readonly Quad[]> {
  const { rows } = await server.select(
    `SELECT ?p (COUNT(*) AS ?n) { ${pattern(graph, `<${subject}> ?p ?o`)} } GROUP BY ?p`,
  )
  for (const row of rows)
    yield* objectPages(server, graph, [subject, valueOf(row, 'p')], Number(valueOf(row, 'n')), '', page)
}

async function* objectPages(
  server: Selects,
  graph: string | undefined,
  [subject, predicate]: readonly [string, string],
  count: number,
  digits: string,
  page: number,
): AsyncGenerator<readonly Quad[]> {
  const among = amongObjects(subject, predicate, digits)
  if (count <= page || digits.length > 8) {
    yield await quadsOf(server, graph, among, count)
    return
  }
  for (const digit of '0123456789abcdef') {
    const part = digits + digit
    const size = await numberOf(
      server,
      `SELECT (COUNT(*) AS ?n) { ${pattern(graph)} ${amongObjects(subject, predicate, part)} }`,
    )
    if (size > 0) yield* objectPages(server, graph, [subject, predicate], size, part, page)
  }
}

function pattern(graph: string | undefined, triple = '?s ?p ?o'): string {
  return graph === undefined ? `${triple} .` : `GRAPH <${graph}> { ${triple} }`
}

function amongObjects(subject: string, predicate: string, digits: string): string {
  return `VALUES (?s ?p) { (<${subject}> <${predicate}>) } ${digits === '' ? '' : `FILTER(STRSTARTS(MD5(STR(?o)), "${digits}"))`}`
}

async function quadsOf(
  server: Selects,
  graph: string | undefined,
  filter: string,
  count: number,
): Promise<readonly Quad[]> {
  const { rows } = await server.select(`SELECT ?s ?p ?o { ${pattern(graph)} ${filter} }`)
  if (rows.length !== count)
    throw new AppError(
      'endpoint-failed',
      `the server counts ${count} triples in a part of ${graph ?? 'its default graph'} and gives ${rows.length}: it changed meanwhile, or the server leaves some out; try again`,
    )
  const name = graph === undefined ? DataFactory.defaultGraph() : DataFactory.namedNode(graph)
  return rows.map((row) =>
    DataFactory.quad(row.get('s') as Quad_Subject, row.get('p') as Quad_Predicate, row.get('o') as Quad_Object, name),
  )
}

async function numberOf(server: Selects, query: string): Promise<number> {
  const { rows } = await server.select(query)
  return Number(valueOf(rows[0] ?? new Map(), 'n'))
}

function valueOf(row: ReadonlyMap<string, { readonly value: string }>, name: string): string {
  const value = row.get(name)?.value
  if (value === undefined) throw new AppError('endpoint-failed', `the server leaves ?${name} out of its answer`)
  return value
}

/** A string of SPARQL. */
function literal(text: string): string {
  return JSON.stringify(text)
}
