import type { Quad } from 'n3'
import type { QueryForm } from './query/query-text.js'
import type { ResultFormat } from './query/result-formats.js'

/** One query and what it may cost. */
export interface QueryRequest {
  /** Must suit the form of the query, otherwise `not-acceptable`. Absent: the first that does. */
  readonly format?: ResultFormat | undefined
  /** Milliseconds of work after which the query is killed (`query-timeout`). Absent: the store's own limit. */
  readonly deadline?: number | undefined
  /** More rows or triples than this are an error (`result-too-large`), never a shorter answer. */
  readonly maxRows?: number | undefined
  readonly maxBytes?: number | undefined
  /** Dataset of the SPARQL Protocol (2.1.4): when either is given, FROM and FROM NAMED of the query are ignored. */
  readonly defaultGraphs?: readonly string[] | undefined
  readonly namedGraphs?: readonly string[] | undefined
  /** Resolves relative IRIs of the query. */
  readonly base?: string | undefined
  /** Called when work on the query begins, after waiting for a replica. */
  readonly onStart?: (() => void) | undefined
  /**
   * Called at most once, before the promise settles, when this query cost the store a replica, with the milliseconds
   * that the last filling took. Stores without replicas never call it.
   */
  readonly onLost?: ((milliseconds: number) => void) | undefined
  /** The client, where clients are told apart: one client never keeps all others waiting. */
  readonly client?: string | undefined
  /** Whether this client's queries were slow lately: it leaves one replica to the others. */
  readonly slow?: boolean | undefined
  /** Aborted when the client no longer waits for the answer. */
  readonly signal?: AbortSignal | undefined
}

/** One update and what it may cost. */
export interface UpdateRequest {
  /**
   * Milliseconds of work after which the update is killed (`query-timeout`) with nothing done. Absent: the store's own
   * limit.
   */
  readonly deadline?: number | undefined
  /** As in `QueryRequest`. */
  readonly onLost?: ((milliseconds: number) => void) | undefined
  /** Dataset of the WHERE clauses (SPARQL 1.1 Protocol 2.2.3): `usage` when the update has USING or WITH itself. */
  readonly usingGraphs?: readonly string[] | undefined
  readonly usingNamedGraphs?: readonly string[] | undefined
  /** Resolves relative IRIs of the update. */
  readonly base?: string | undefined
}

/** What an update did, as far as the driver knows. */
export interface UpdateAnswer {
  readonly inserted?: number
  readonly removed?: number
}

export interface QueryAnswer {
  readonly form: QueryForm
  readonly format: ResultFormat
  readonly mediaType: string
  /** UTF-8. */
  readonly body: Uint8Array
}

export interface StoreStatus {
  /** Quads in named graphs. */
  readonly quads: number
  /** Distinct triples of the default graph: the merge of the public graphs as a set. */
  readonly merged: number
  /** Number of changes since the store was opened. */
  readonly version: number
  /** Replicas that can answer now, and how many there should be. */
  readonly ready: number
  readonly replicas: number
  /** Milliseconds the last filling of a replica took: a sensible wait for clients after a kill. */
  readonly refill: number
  /** Threads that did not stop when they were ended: they hold a core, which only the end of the process frees. */
  readonly stuck: number
  /** What an operator must know, for example that the store is nearly full. */
  readonly warnings: readonly string[]
}

/**
 * Quads and SPARQL. The default graph is always the merge of the public graphs as a set. A change is visible to every
 * query that begins after its promise is fulfilled.
 */
export interface Store {
  /** Answers one SPARQL 1.1 query; updates and SERVICE are `sparql-forbidden`. */
  readonly query: (text: string, request?: QueryRequest) => Promise<QueryAnswer>
  /**
   * Adds N-Quads; triples without a graph go to `graph`, and are an error without it. Not atomic: what stood before an
   * error stays.
   */
  readonly load: (nquads: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, graph?: string) => Promise<void>
  /** Makes the graph hold exactly these triples (the quads' own graphs are ignored). */
  readonly replaceGraph: (graph: string, quads: Iterable<Quad>) => Promise<void>
  readonly dropGraph: (graph: string) => Promise<void>
  /**
   * Runs one SPARQL 1.1 Update, wholly or not at all; LOAD and SERVICE are `sparql-forbidden`. The default graph is the
   * merge: triples inserted there without a graph are in no named graph, and only those can be deleted there.
   */
  readonly update: (text: string, request?: UpdateRequest) => Promise<UpdateAnswer>
  /**
   * Differs after each change, and after each opening of a store whose content may have changed: answers can be cached
   * under it.
   */
  readonly version: () => string
  readonly status: () => StoreStatus
  readonly close: () => Promise<void>
}
