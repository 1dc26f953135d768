import { AppError } from '../../errors.js'
import { subjectOf } from '../../log/changes/change.js'
import { batchesOf, sendHalving, type BatchLimits } from './sparql-batches.js'
import { HttpExchange, ServerRefusal, type ExchangeSettings } from './http-exchange.js'
import { readSparqlResults, type SparqlResults } from './sparql-results.js'

/** Where a server is and what it may cost. */
export interface SparqlServerSettings extends ExchangeSettings {
  /** Address of queries. */
  readonly endpoint: string
  /** Address of updates. Default: what Virtuoso has beside the endpoint, else the endpoint itself. */
  readonly update?: string | undefined
  /**
   * Address of the Graph Store Protocol. Default: what Virtuoso has beside the endpoint, else none: all goes by
   * updates.
   */
  readonly graphStore?: string | undefined
}

/** A graph of a request in the SPARQL Protocol. */
export interface Dataset {
  readonly defaultGraphs?: readonly string[] | undefined
  readonly namedGraphs?: readonly string[] | undefined
}

/** What one request may hold. A server that takes less is asked in halves. */
const GRAPH_STORE_BATCH: BatchLimits = { items: 20_000, bytes: 8 * 2 ** 20 }
const UPDATE_BATCH: BatchLimits = { items: 500, bytes: 256 * 1024 }
const PAIRS_BATCH: BatchLimits = { items: 500, bytes: 128 * 1024 }

/** Of a subject and a predicate, all triples that are to be. */
export interface ReplacedPair {
  readonly subject: string
  readonly predicate: string
  readonly triples: readonly string[]
}

/**
 * A SPARQL 1.1 server: Query, Update and Graph Store Protocol over HTTP, with what servers do their own way evened out.
 * Triples are N-Triples lines without blank nodes, so that everything written here may be written twice.
 */
export class SparqlServer {
  readonly isVirtuoso: boolean
  /** Absent: the server has no Graph Store Protocol, or nobody told where. */
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
   * Asks the server who it is. Throws `usage` for an address that is none, `endpoint-failed` when it answers no SPARQL.
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
        throw new AppError('endpoint-failed', `${settings.endpoint} answers “ASK {}” with something else than yes`)
      const isVirtuoso = /virtuoso/iu.test(answer.header('server') ?? '')
      // Virtuoso has its addresses side by side; those that end in -auth ask for credentials.
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
   * Answers SELECT or ASK. Throws `result-too-large` when the server cut rows, `query-timeout` when it gave up
   * half-way.
   */
  async select(
    query: string,
    dataset: Dataset = {},
    limits: { readonly deadline?: number | undefined; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<SparqlResults> {
    const results = readSparqlResults(await this.ask(query, 'application/sparql-results+json', dataset, limits))
    // Virtuoso tells of a cut in a header; of others it has to be found out.
    if (!this.isVirtuoso && results.rows.length >= 1000 && results.rows.length === (await this.rowCap()))
      throw cutAt(results.rows.length)
    return results
  }

  /**
   * The answer to a query as the server writes it. Silent cuts and time-outs that the server tells of in headers are
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
    // Without it Virtuoso works on when nobody waits any more. It counts as a wish, and is answered by the state below.
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
      throw new AppError(
        'endpoint-failed',
        `the server broke off the query: ${answer.header('x-sql-message') ?? state}`,
      )
    const cap = answer.header('x-sparql-maxrows')
    if (cap !== undefined) throw cutAt(Number(cap))
    return answer.body
  }

  /**
   * Rows after which the server cuts an answer; `Infinity` when it gives 100,000. Found out once, by a query that needs
   * no data.
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
   * Makes a graph hold, of each pair of subject and predicate, exactly the triples told. Nothing is deleted by its
   * object: servers write literals their own way, and Virtuoso finds some of its own (XMLLiteral, INF) not back.
   * `scratch` is a graph to work in.
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
    // Virtuoso judges by the first signs of a body what it is, and takes a long text for no RDF: a Turtle prefix
    // convinces it.
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
      // A server that says that it is too much cuts nothing in silence.
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
    throw new AppError('usage', `the ${name} “${address}” is no http(s) address`)
  const { username, password } = new URL(address)
  // Not shown: whoever wrote it there wrote a password.
  if (username !== '' || password !== '')
    throw new AppError(
      'usage',
      `the address of the ${name} holds a user or a password: give them by --user and --password-file, so that they stand in no log`,
    )
}

function bytesOf(line: string): number {
  return Buffer.byteLength(line) + 1
}
