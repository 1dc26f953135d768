import { randomUUID } from 'node:crypto'
import type { QueryEngine } from '@comunica/query-sparql'
import { DataFactory, Store as N3Store, type Quad, type Variable } from 'n3'
import { AppError, messageOf } from '../../errors.js'
import { readRdf, writeRdf } from '../../rdf/formats/formats.js'
import { Engine } from '../embedded/engine.js'
import { openComunica } from './load-comunica.js'
import { readQueryText, type QueryForm } from '../query/query-text.js'
import { checkRows } from '../query/answer-rows.js'
import { formatAsked, GRAPH_FORMATS } from '../query/result-formats.js'
import type { QueryAnswer, QueryRequest, Store, StoreStatus, UpdateAnswer } from '../store.js'

export interface FederatedSettings {
  /** Addresses of SPARQL endpoints that are queried together with the loaded data. */
  readonly endpoints: readonly string[]
  /** Milliseconds a query may take, the endpoints' time included. Default 120,000. */
  readonly deadline?: number
  /** Default 100,000. */
  readonly maxRows?: number
}

/**
 * A store whose queries also go to SPARQL endpoints, through Comunica: one answer from all. Queries on loaded data are
 * 10 to 500 times slower than in the embedded store, so use it only when endpoints are needed. Comunica is loaded at
 * the first query.
 */
export function openFederatedStore(settings: FederatedSettings): Store {
  return new FederatedStore(settings)
}

class FederatedStore implements Store {
  readonly #settings: Required<FederatedSettings>
  /** Named graphs as loaded, and their merge as a set in the default graph, as in every driver. */
  readonly #local = new N3Store()
  #version = 0

  constructor({ endpoints, deadline = 120_000, maxRows = 100_000 }: FederatedSettings) {
    for (const endpoint of endpoints) {
      if (!/^https?:\/\/[^\s<>"]+$/u.test(endpoint))
        throw new AppError('usage', `“${endpoint}” is not the address of a SPARQL endpoint`)
    }
    this.#settings = { endpoints, deadline, maxRows }
  }

  async query(text: string, request: QueryRequest = {}): Promise<QueryAnswer> {
    const { form, defaultGraphs, namedGraphs } = readQueryText(text, { base: request.base })
    if (
      defaultGraphs.length +
        namedGraphs.length +
        (request.defaultGraphs?.length ?? 0) +
        (request.namedGraphs?.length ?? 0) >
      0
    ) {
      throw new AppError('usage', 'FROM is not supported over several sources: name graphs with GRAPH')
    }
    const format = formatAsked(form, request.format)
    const variables = checkSyntax(text, form)
    const maxRows = request.maxRows ?? this.#settings.maxRows
    const body = await this.#within(request.deadline ?? this.#settings.deadline, async (stopped) => {
      const engine = await openComunica()
      const sources = [
        ...this.#settings.endpoints.map((value) => ({ type: 'sparql', value })),
        this.#local,
      ] as unknown as Sources
      const result = await engine.query(text, {
        sources,
        httpAbortSignal: stopped,
        ...(request.base !== undefined && { baseIRI: request.base }),
      })
      const graph = GRAPH_FORMATS.find(({ name }) => name === format.name)
      if (result.resultType === 'quads' && graph) {
        const quads = await (await result.execute()).take(maxRows + 1).toArray()
        checkRows(quads.length, maxRows, 'triples')
        return writeRdf(quads as unknown as Quad[], graph.name)
      }
      if (result.resultType !== 'bindings') return textOf((await engine.resultToString(result, format.mediaType)).data)
      let rows = 0
      const counted = {
        ...result,
        // An answer without rows has no column names either.
        metadata: async () => ({ ...(await result.metadata()), variables }),
        execute: async () =>
          (await result.execute()).take(maxRows + 1).map((row) => {
            rows += 1
            return row
          }),
      }
      const answer = await textOf(
        (await engine.resultToString(counted as unknown as typeof result, format.mediaType)).data,
      )
      checkRows(rows, maxRows, 'rows')
      return answer
    })
    return { form, format: format.name, mediaType: format.mediaType, body: Buffer.from(body) }
  }

  async load(nquads: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, graph?: string): Promise<void> {
    const parts: Uint8Array[] = []
    for await (const part of nquads) parts.push(part)
    const quads = await readRdf(Buffer.concat(parts).toString('utf8'), 'nquads')
    for (const { subject, predicate, object, graph: name } of quads) {
      if (name.termType === 'DefaultGraph' && graph === undefined)
        throw new AppError('rdf-syntax', 'a triple without a graph, and no graph is given for such')
      this.#local.addQuad(
        subject,
        predicate,
        object,
        name.termType === 'DefaultGraph' ? DataFactory.namedNode(graph ?? '') : name,
      )
      this.#local.addQuad(subject, predicate, object)
    }
    this.#version += 1
  }

  replaceGraph(graph: string, quads: Iterable<Quad>): Promise<void> {
    const name = DataFactory.namedNode(graph)
    for (const { subject, predicate, object } of this.#local.getQuads(null, null, null, name)) {
      this.#local.removeQuad(DataFactory.quad(subject, predicate, object, name))
      const elsewhere = this.#local
        .getQuads(subject, predicate, object, null)
        .some((quad) => quad.graph.termType !== 'DefaultGraph')
      if (!elsewhere) this.#local.removeQuad(DataFactory.quad(subject, predicate, object))
    }
    for (const { subject, predicate, object } of quads) {
      this.#local.addQuad(subject, predicate, object, name)
      this.#local.addQuad(subject, predicate, object)
    }
    this.#version += 1
    return Promise.resolve()
  }

  dropGraph(graph: string): Promise<void> {
    return this.replaceGraph(graph, [])
  }

  update(): Promise<UpdateAnswer> {
    return Promise.reject(new AppError('sparql-forbidden', 'updates are not supported over several sources'))
  }

  version(): string {
    // The content of the endpoints may change at any time, unnoticed.
    return randomUUID()
  }

  status(): StoreStatus {
    const merged = this.#local.countQuads(null, null, null, DataFactory.defaultGraph())
    return {
      quads: this.#local.size - merged,
      merged,
      version: this.#version,
      ready: 1,
      replicas: 1,
      refill: 0,
      stuck: 0,
      warnings: [],
    }
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  /** Stops the work at its deadline. Errors of an endpoint are passed on with no more than their message. */
  async #within<Value>(deadline: number, work: (stopped: AbortSignal) => Promise<Value>): Promise<Value> {
    const stop = new AbortController()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(
          new AppError(
            'query-timeout',
            `the query was stopped after ${deadline / 1000} s: narrow it down or add a LIMIT`,
          ),
        )
        stop.abort()
      }, deadline)
    })
    try {
      return await Promise.race([work(stop.signal), late])
    } catch (cause) {
      if (cause instanceof AppError) throw cause
      throw new AppError('endpoint-failed', `the sources could not be queried: ${messageOf(cause)}`, { cause })
    } finally {
      clearTimeout(timer)
    }
  }
}

type Sources = NonNullable<NonNullable<Parameters<QueryEngine['query']>[1]>['sources']>

/**
 * Checks the syntax with the same engine as elsewhere, on an empty store: its messages are better than those of
 * Comunica's parser. Returns the columns of a SELECT.
 */
function checkSyntax(text: string, form: QueryForm): readonly Variable[] {
  const body = new Engine().query({
    text,
    sent: text,
    form,
    format: form === 'select' || form === 'ask' ? 'json' : 'ntriples',
    maxRows: Infinity,
  })
  if (form !== 'select') return []
  const { head } = JSON.parse(Buffer.from(body).toString('utf8')) as { head: { vars: readonly string[] } }
  return head.vars.map((name) => DataFactory.variable(name))
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const part of stream) text += typeof part === 'string' ? part : part.toString('utf8')
  return text
}
