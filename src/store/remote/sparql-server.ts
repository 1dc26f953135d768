import { AppError } from '../../errors.js'
import { subjectOf } from '../../log/changes/change.js'
import { batchesOf, sendHalving, type BatchLimits } from './sparql-batches.js'
import { HttpExchange, ServerRefusal, type ExchangeSettings } from './http-exchange.js'
import { readSparqlResults, type SparqlResults } from './sparql-results.js'

/** Where a server is and how much it may be asked. */
export interface SparqlServerSettings extends ExchangeSettings {
  /** Address of queries. */
  readonly endpoint: string
  /** Address of updates. Default: Virtuoso's address beside the endpoint, otherwise the endpoint itself. */
  readonly update?: string | undefined
  /**
   * Address of the Graph Store Protocol. Default: Virtuoso's address beside the endpoint, otherwise none: everything
   * goes by updates.
   */
  readonly graphStore?: string | undefined
}

/** A graph of a request in the SPARQL Protocol. */
export interface Dataset {
  readonly defaultGraphs?: readonly string[] | undefined
  readonly namedGraphs?: readonly string[] | undefined
}

/** Limits of one request. When a server refuses that much, the request is sent in halves. */
const GRAPH_STORE_BATCH: BatchLimits = { items: 20_000, bytes: 8 * 2 ** 20 }
const UPDATE_BATCH: BatchLimits = { items: 500, bytes: 256 * 1024 }
const PAIRS_BATCH: BatchLimits = { items: 500, bytes: 128 * 1024 }

/** All triples that a subject and a predicate are to have. */
export interface ReplacedPair {
  readonly subject: string
  readonly predicate: string
  readonly triples: readonly string[]
}

/**
 * A SPARQL 1.1 server: Query, Update and Graph Store Protocol over HTTP, with the differences between servers evened
 * out. Triples are N-Triples lines without blank nodes, so every write can be repeated safely.
 */
export class SparqlServer {
  readonly isVirtuoso: boolean
  /** Absent: the server has no Graph Store Protocol, or its address is unknown. */
  readonly graphStore: string | undefined
  readonly #http: HttpExchange
  readonly #endpoint: string
  readonly #update: string
  #cap: Promise<number> | undefined

  private constructor(
    http: HttpExchange,
    endpoint: string,
    update: string,
    graphStore: string | undefined,
    isVirtuoso: boolean,
  ) {
    this.#http = http
    this.#endpoint = endpoint
    this.#update = update
    this.graphStore = graphStore
    this.isVirtuoso = isVirtuoso
  }

  /**
   * Connects and finds out which server it is. Throws `usage` for an invalid address, `endpoint-failed` when it does
   * not answer SPARQL.
   */
  static async open(settings: SparqlServerSettings): Promise<SparqlServer> {
    for (const [name, address] of Object.entries({
      endpoint: settings.endpoint,
      update: settings.update,
      'graph store': settings.graphStore,
    })) {
      if (address !== undefined) checkAddress(name, address)
    }
    const http = new HttpExchange(settings)
    try {
      const answer = await http.send({
        method: 'POST',
        address: settings.endpoint,
        body: new URLSearchParams({ query: 'ASK {}' }).toString(),
        contentType: 'application/x-www-form-urlencoded',
        accept: 'application/sparql-results+json',
      })
      if (readSparqlResults(answer.body).boolean !== true)
        throw new AppError('endpoint-failed', `${settings.endpoint} answers “ASK {}” with something other than yes`)
      const isVirtuoso = /virtuoso/iu.test(answer.header('server') ?? '')
      // Virtuoso has its addresses side by side; those that end in -auth require credentials.
      const beside = (name: string): string =>
        new URL(`${name}${settings.credentials ? '-auth' : ''}`, settings.endpoint).href
      return new SparqlServer(
        http,
        settings.endpoint,
        settings.update ?? (isVirtuoso ? beside('sparql') : settings.endpoint),
        settings.graphStore ?? (isVirtuoso ? beside('sparql-graph-crud') : undefined),
        isVirtuoso,
      )
    } catch (thrown) {
      await http.close()
      throw thrown
    }
  }

  close(): Promise<void> {
    return this.#http.close()
  }

  /**
   * Answers SELECT or ASK. Throws `result-too-large` when the server cut rows, `query-timeout` when it stopped
   * half-way.
   */
  async select(
    query: string,
    dataset: Dataset = {},
    limits: { readonly deadline?: number | undefined; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<SparqlResults> {
    const results = readSparqlResults(await this.ask(query, 'application/sparql-results+json', dataset, limits))
    // Virtuoso reports a cut in a header; for other servers it must be found out.
    if (!this.isVirtuoso && results.rows.length >= 1000 && results.rows.length === (await this.rowCap()))
      throw cutAt(results.rows.length)
    return results
  }

  /**
   * The answer to a query as the server writes it. Silent cuts and time-outs that the server reports in headers are
   * errors.
   */
  async ask(
    query: string,
    accept: string,
    { defaultGraphs = [], namedGraphs = [] }: Dataset = {},
    { deadline, signal }: { readonly deadline?: number | undefined; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<Buffer> {
    const form = new URLSearchParams({ query })
    for (const graph of defaultGraphs) form.append('default-graph-uri', graph)
    for (const graph of namedGraphs) form.append('named-graph-uri', graph)
    // Without it Virtuoso keeps working when nobody waits any more. Virtuoso treats it as a wish; whether it stopped
    // early is in the header read below.
    if (this.isVirtuoso && deadline !== undefined) form.append('timeout', String(Math.max(1000, deadline)))
    const answer = await this.#http.send({
      method: 'POST',
      address: this.#endpoint,
      body: form.toString(),
      contentType: 'application/x-www-form-urlencoded',
      accept,
      signal,
      ...(deadline !== undefined && { deadline: deadline + 2000 }),
    })
    const state = answer.header('x-sql-state')
    if (state === 'S1TAT')
      throw new AppError('query-timeout', 'the server stopped the query half-way, at its time limit: narrow the query')
    if (state !== undefined)
      throw new AppError('endpoint-failed', `the server stopped the query: ${answer.header('x-sql-message') ?? state}`)
    const cap = answer.header('x-sparql-maxrows')
    if (cap !== undefined) throw cutAt(Number(cap))
    return answer.body
  }

  /**
   * The number of rows after which the server cuts an answer; `Infinity` when it gives 100,000. Found out once, by a
   * query that needs no data.
   */
  rowCap(): Promise<number> {
    this.#cap ??= this.#findCap()
    return this.#cap
  }

  async update(
    text: string,
    {
      usingGraphs = [],
      usingNamedGraphs = [],
      deadline,
    }: {
      readonly usingGraphs?: readonly string[] | undefined
      readonly usingNamedGraphs?: readonly string[] | undefined
      readonly deadline?: number | undefined
    } = {},
  ): Promise<void> {
    const address = new URL(this.#update)
    for (const graph of usingGraphs) address.searchParams.append('using-graph-uri', graph)
    for (const graph of usingNamedGraphs) address.searchParams.append('using-named-graph-uri', graph)
    await this.#http.send({
      method: 'POST',
      address: address.href,
      body: text,
      contentType: 'application/sparql-update',
      deadline,
    })
  }

  /** Makes a graph hold exactly these triples. */
  async putGraph(graph: string, triples: readonly string[]): Promise<void> {
    if (triples.length === 0) return this.dropGraph(graph)
    if (this.graphStore === undefined) {
      await this.dropGraph(graph)
      return this.addTriples(graph, triples)
    }
    let first = true
    for (const batch of batchesOf(triples, GRAPH_STORE_BATCH, bytesOf)) {
      await sendHalving(
        batch,
        async (part) => {
          await this.#store(first ? 'PUT' : 'POST', graph, part)
          first = false
        },
        subjectOf,
      )
    }
  }

  async dropGraph(graph: string): Promise<void> {
    await this.update(`DROP SILENT GRAPH <${graph}>`)
  }

  /** Adds triples to a graph. */
  async addTriples(graph: string, triples: Iterable<string>): Promise<void> {
    const [limits, send] =
      this.graphStore === undefined
        ? ([
            UPDATE_BATCH,
            (part: readonly string[]) => this.update(`INSERT DATA { GRAPH <${graph}> {\n${part.join('\n')}\n} }`),
          ] as const)
        : ([GRAPH_STORE_BATCH, (part: readonly string[]) => this.#store('POST', graph, part)] as const)
    for (const batch of batchesOf(triples, limits, bytesOf)) await sendHalving(batch, send, subjectOf)
  }

  /**
   * Makes a graph hold, for each pair of subject and predicate, exactly the given triples. Nothing is deleted by its
   * object: servers rewrite literals, and Virtuoso does not find some of its own again (XMLLiteral, INF). `scratch` is
   * a graph to work in.
   */
  async replacePairs(graph: string, pairs: readonly ReplacedPair[], scratch: string): Promise<void> {
    const sizeOf = ({ subject, predicate }: ReplacedPair): number => subject.length + predicate.length
    for (const batch of batchesOf(pairs, PAIRS_BATCH, sizeOf)) {
      await sendHalving(
        batch,
        async (part) => this.#replaceAtOnce(graph, part, scratch),
        ({ subject }) => subject,
      )
    }
    if (this.graphStore !== undefined && pairs.length > 0) await this.dropGraph(scratch)
  }

  async #replaceAtOnce(graph: string, pairs: readonly ReplacedPair[], scratch: string): Promise<void> {
    const values = pairs.map(({ subject, predicate }) => `(<${subject}> <${predicate}>)`).join('\n')
    const removal = `DELETE { GRAPH <${graph}> { ?s ?p ?o } } WHERE { VALUES (?s ?p) {\n${values}\n} GRAPH <${graph}> { ?s ?p ?o } }`
    const triples = pairs.flatMap((pair) => pair.triples)
    if (triples.length === 0) {
      await this.update(removal)
    } else if (this.graphStore === undefined) {
      await this.update(removal)
      await this.addTriples(graph, triples)
    } else {
      await this.putGraph(scratch, triples)
      await this.update(
        `${removal} ;\nINSERT { GRAPH <${graph}> { ?s ?p ?o } } WHERE { GRAPH <${scratch}> { ?s ?p ?o } }`,
      )
    }
  }

  async #store(method: 'PUT' | 'POST', graph: string, triples: readonly string[]): Promise<void> {
    const address = new URL(this.graphStore ?? this.#endpoint)
    address.searchParams.set(this.isVirtuoso ? 'graph-uri' : 'graph', graph)
    // Virtuoso guesses the type of a body from its first characters and takes a long text not to be RDF; a Turtle
    // prefix convinces it.
    const [start, contentType] = this.isVirtuoso
      ? ['@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n', 'text/turtle']
      : ['', 'application/n-triples']
    await this.#http.send({ method, address: address.href, body: `${start}${triples.join('\n')}\n`, contentType })
  }

  async #findCap(): Promise<number> {
    const digits = [1, 2, 3, 4, 5].map((n) => `VALUES ?d${n} { 0 1 2 3 4 5 6 7 8 9 }`).join(' ')
    try {
      const { rows } = readSparqlResults(await this.ask(`SELECT ?d1 { ${digits} }`, 'application/sparql-results+json'))
      return rows.length === 100_000 ? Infinity : rows.length
    } catch (thrown) {
      // A server that refuses a large answer does not cut it silently.
      if (thrown instanceof ServerRefusal) return Infinity
      const [, cap] =
        thrown instanceof AppError && thrown.code === 'result-too-large'
          ? (/(\d+) rows/u.exec(thrown.message) ?? [])
          : []
      if (cap === undefined) throw thrown
      return Number(cap)
    }
  }
}

function cutAt(rows: number): AppError {
  return new AppError(
    'result-too-large',
    `the server cut the answer at ${rows} rows: narrow the query, or page through it by a key (FILTER on the last value seen)`,
  )
}

function checkAddress(name: string, address: string): void {
  if (!/^https?:\/\/[^\s<>"]+$/u.test(address) || !URL.canParse(address))
    throw new AppError('usage', `the ${name} “${address}” is not an http(s) address`)
  const { username, password } = new URL(address)
  // Not shown: it may be a password.
  if (username !== '' || password !== '')
    throw new AppError(
      'usage',
      `the address of the ${name} contains a user or a password: give them by --user and --password-file, so that they are in no log`,
    )
}

function bytesOf(line: string): number {
  return Buffer.byteLength(line) + 1
}
