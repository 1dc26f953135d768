import { randomUUID } from 'node:crypto'
import type { Quad } from 'n3'
import { AppError } from '../../errors.js'
import { readTurtleFamily } from '../../rdf/formats/formats-turtle.js'
import { writeRdf } from '../../rdf/formats/formats.js'
import { chunksOf } from '../nquads/chunks.js'
import { readQueryText } from '../query/query-text.js'
import { askedGraphs } from '../query-parts.js'
import { formatAsked } from '../query/result-formats.js'
import { readUpdateText } from '../update/update-text.js'
import { SparqlServer, type Dataset, type SparqlServerSettings } from './sparql-server.js'
import { answerOf } from './server-answer.js'
import { mergeInstead } from './merge-instead.js'
import { OurGraphs } from './our-graphs.js'
import { keepsMerge } from './sparql-probe.js'
import type { QueryAnswer, QueryRequest, Store, StoreStatus, UpdateAnswer, UpdateRequest } from '../store.js'

export interface SparqlStoreSettings extends SparqlServerSettings {
  /**
   * Prefix of the IRIs of our graphs, ending in `/`. The merge is made of these. Three graphs of our own are under it:
   * `public` (the merge), `sync` (how far it got) and `scratch` (to work in; removed afterwards).
   */
  readonly graphs: string
  /** Prefixes, or suffixes after a star, of the graphs that are not public (`EmbeddedSettings.unmerged`). */
  readonly unmerged?: readonly string[]
  /** Nothing is written, not even to test the server's abilities. */
  readonly readonly?: boolean
  /** Default 100,000. */
  readonly maxRows?: number
  /** Bytes an answer may have. Default 64 MiB. */
  readonly maxBytes?: number
}

/** A store whose merge can be written by the caller's log, many graphs at a time. */
export interface SparqlStore extends Store {
  readonly server: SparqlServer
  /** Prefix of the IRIs of our graphs. */
  readonly graphs: string
  /** Whether the server's own default graph is the merge of the public graphs, as a set. */
  readonly keepsMerge: boolean
  /** The graph that holds the merge on servers that do not. */
  readonly mergeGraph: string
  /** The graph that records how far a log was followed. */
  readonly syncGraph: string
  /** A graph to work in. */
  readonly scratchGraph: string
}

/** Bytes of N-Quads that are read at a time. */
const CHUNK = 4 * 2 ** 20

/**
 * Opens a SPARQL 1.1 server as a store. Where its default graph is not the merge of the public graphs as a set, the
 * merge is written to one graph, and queries use that graph. (Our own server has the merge; Virtuoso counts a triple
 * once per graph.)
 */
export async function openSparqlStore(settings: SparqlStoreSettings): Promise<SparqlStore> {
  if (!/^[a-z][\w+.-]*:[^\s<>"{}|\\^`]*\/$/iu.test(settings.graphs))
    throw new AppError(
      'base-invalid',
      `“${settings.graphs}” is not a prefix of graph IRIs: it must be an absolute IRI that ends in /`,
    )
  const ours = new OurGraphs(settings.graphs, settings.unmerged)
  const server = await SparqlServer.open(settings)
  try {
    const store = new ServerStore(
      server,
      settings,
      ours,
      settings.readonly === true ? !(await hasMergeGraph(server, ours)) : await keepsMerge(server, settings.graphs),
    )
    await store.count()
    return store
  } catch (thrown) {
    await server.close()
    throw thrown
  }
}

async function hasMergeGraph(server: SparqlServer, { merge }: OurGraphs): Promise<boolean> {
  return (await server.select(`ASK { GRAPH <${merge}> { ?s ?p ?o } }`)).boolean === true
}

class ServerStore implements SparqlStore {
  readonly graphs: string
  readonly mergeGraph: string
  readonly syncGraph: string
  readonly scratchGraph: string
  readonly #settings: SparqlStoreSettings
  readonly #ours: OurGraphs
  #changes = 0
  #quads = 0
  #merged = 0
  #lastChange: Promise<unknown> = Promise.resolve()
  #graphsAreStrict: Promise<boolean> | undefined

  constructor(
    readonly server: SparqlServer,
    settings: SparqlStoreSettings,
    ours: OurGraphs,
    readonly keepsMerge: boolean,
  ) {
    this.#settings = settings
    this.#ours = ours
    this.graphs = ours.prefix
    this.mergeGraph = ours.merge
    this.syncGraph = ours.sync
    this.scratchGraph = ours.scratch
  }

  async query(text: string, request: QueryRequest = {}): Promise<QueryAnswer> {
    // One row less than the server's own limit, to tell exactly enough from cut. Virtuoso cannot sort more than that
    // either.
    const maxRows = Math.min(request.maxRows ?? this.#settings.maxRows ?? 100_000, (await this.server.rowCap()) - 1)
    const read = readQueryText(text, { base: request.base, maxRows })
    const format = formatAsked(read.form, request.format)
    const asked = (request.defaultGraphs?.length ?? 0) + (request.namedGraphs?.length ?? 0) > 0 ? request : read
    const dataset = await this.#dataset(read.text, asked)
    const sent = request.base === undefined ? read.text : `BASE <${request.base}> ${read.text}`
    const limits = { deadline: request.deadline ?? this.#settings.deadline ?? 30_000, signal: request.signal, maxRows }
    const body = Buffer.from(await answerOf(this.server, { text: sent, form: read.form, dataset }, format.name, limits))
    const maxBytes = request.maxBytes ?? this.#settings.maxBytes ?? 64 * 2 ** 20
    if (body.byteLength > maxBytes)
      throw new AppError(
        'result-too-large',
        `the answer has ${body.byteLength} bytes, more than ${maxBytes}: narrow the query, or page through it by a key`,
      )
    return { form: read.form, format: format.name, mediaType: format.mediaType, body }
  }

  /** Refuses blank nodes: a server renames them each time. */
  load(nquads: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, graph?: string): Promise<void> {
    return this.#inTurn(async () => {
      for await (const chunk of chunksOf(nquads, CHUNK)) {
        const byGraph = new Map<string, Quad[]>()
        for (const quad of readTurtleFamily('N-Quads', Buffer.from(chunk).toString('utf8'), {})) {
          const name = quad.graph.termType === 'DefaultGraph' ? graph : quad.graph.value
          if (name === undefined)
            throw new AppError('rdf-syntax', 'a triple without a graph, and no graph is given for such')
          const held = byGraph.get(name)
          if (held) held.push(quad)
          else byGraph.set(name, [quad])
        }
        for (const [name, quads] of byGraph) {
          const triples = linesOf(quads)
          await this.server.addTriples(name, triples)
          if (!this.keepsMerge && this.#ours.isPublic(name)) await this.server.addTriples(this.mergeGraph, triples)
        }
      }
    })
  }

  replaceGraph(graph: string, quads: Iterable<Quad>): Promise<void> {
    const triples = linesOf(quads)
    return this.#inTurn(async () => {
      // The merge first: until the graph itself is changed, this can be repeated after a failure.
      if (!this.keepsMerge && this.#ours.isPublic(graph)) await mergeInstead(this.server, this.#ours, graph, triples)
      await this.server.putGraph(graph, triples)
    })
  }

  dropGraph(graph: string): Promise<void> {
    return this.replaceGraph(graph, [])
  }

  /** Only where the server keeps the merge itself: elsewhere the merge would not follow. */
  async update(text: string, request: UpdateRequest = {}): Promise<UpdateAnswer> {
    readUpdateText(text, { base: request.base, variables: `urn:uuid:${randomUUID()}:` })
    if (!this.keepsMerge)
      throw new AppError(
        'sparql-forbidden',
        `on this server the public data are in a graph of their own (${this.mergeGraph}), which an update would not change: change the dataset and let it be synchronised`,
      )
    const sent = request.base === undefined ? text : `BASE <${request.base}> ${text}`
    await this.#inTurn(async () => this.server.update(sent, request))
    return {}
  }

  /** Others may change the server's data at any moment, so no two answers are known to be the same. */
  version(): string {
    return randomUUID()
  }

  status(): StoreStatus {
    return {
      quads: this.#quads,
      merged: this.#merged,
      version: this.#changes,
      ready: 1,
      replicas: 1,
      refill: 0,
      stuck: 0,
      warnings: [],
    }
  }

  close(): Promise<void> {
    return this.server.close()
  }

  /** Counts our quads on the server. */
  async count(): Promise<void> {
    const inOurs = this.#ours.oursFilter('?g')
    const { rows } = await this.server.select(`SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(${inOurs}) }`)
    const merged = await this.server.select(
      'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }',
      this.keepsMerge ? {} : { defaultGraphs: [this.mergeGraph] },
    )
    this.#quads = Number(rows[0]?.get('n')?.value)
    this.#merged = Number(merged.rows[0]?.get('n')?.value)
  }

  /** The dataset of a query. Without FROM and the protocol's graphs it is the merge and all graphs. */
  async #dataset(text: string, { defaultGraphs = [], namedGraphs = [] }: Dataset): Promise<Dataset> {
    if (defaultGraphs.length + namedGraphs.length > 0) {
      if (new Set(defaultGraphs).size > 1 && !this.keepsMerge)
        throw new AppError(
          'usage',
          'this server counts a triple once for each graph of FROM that holds it: query one graph, or the public data without FROM',
        )
      return { defaultGraphs: [...new Set(defaultGraphs)], namedGraphs: [...new Set(namedGraphs)] }
    }
    if (this.keepsMerge) return {}
    return { defaultGraphs: [this.mergeGraph], namedGraphs: await this.#namedGraphs(text) }
  }

  /**
   * The named graphs that a request must list beside its default graph, for the query to see those it uses. On Virtuoso
   * GRAPH with a variable sees all graphs of the server, the merge included, and it does not accept thousands by name.
   */
  async #namedGraphs(text: string): Promise<readonly string[]> {
    const asked = askedGraphs(text)
    if (!asked.any) return asked.named
    if (!(await this.#isStrict())) return asked.named
    const { rows } = await this.server.select(
      `SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(${this.#ours.oursFilter('?g')}) }`,
    )
    return [...new Set([...asked.named, ...rows.map((row) => row.get('g')?.value ?? '')])]
  }

  /**
   * Whether GRAPH with a variable finds nothing when the request names only a default graph, as the Protocol requires
   * (2.1.4). On Virtuoso it finds all graphs.
   */
  #isStrict(): Promise<boolean> {
    this.#graphsAreStrict ??= this.server
      .select('ASK { GRAPH ?g { ?s ?p ?o } }', { defaultGraphs: [this.mergeGraph] })
      .then(({ boolean }) => boolean !== true)
    return this.#graphsAreStrict
  }

  /** Changes run one at a time, in the order of the calls. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#lastChange.then(async () => {
      try {
        await work()
      } finally {
        this.#changes += 1
      }
      await this.count()
    })
    this.#lastChange = turn.catch(() => undefined)
    return turn
  }
}

function linesOf(quads: Iterable<Quad>): readonly string[] {
  const kept: Quad[] = []
  for (const quad of quads) {
    if (quad.subject.termType === 'BlankNode' || quad.object.termType === 'BlankNode')
      throw new AppError(
        'rdf-syntax',
        'a blank node cannot be kept on a server, which renames it each time: give it an IRI',
      )
    kept.push(quad)
  }
  return writeRdf(kept, 'ntriples')
    .split('\n')
    .filter((line) => line !== '')
}
