import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Quad } from 'n3'
import { AppError } from '../errors.js'
import { writeRdf } from '../rdf/formats.js'
import { chunksOf } from './chunks.js'
import type { Change } from './messages.js'
import { readQueryText } from './query-text.js'
import { ReaderPool } from './reader-pool.js'
import { formatsOfForm } from './result-formats.js'
import { Spool } from './spool.js'
import type { QueryAnswer, QueryRequest, Store, StoreStatus, UpdateAnswer, UpdateRequest } from './store.js'
import type { Growth } from './writer.js'

/** What the embedded store may use; all of it can be left to the defaults. */
export interface EmbeddedSettings {
  /** Threads that each hold all data and answer one query at a time. Default: one a core, at least 2, at most 4. */
  readonly readers?: number
  /**
   * Beginnings of the IRIs of graphs that are not public, or their endings after a star (a star before “/published”): they
   * can be queried by name but are not in the default graph.
   */
  readonly unmerged?: readonly string[]
  /** Milliseconds of work a query may take. Default 30,000. */
  readonly deadline?: number
  /** Rows or triples an answer may have. Default 100,000. */
  readonly maxRows?: number
  /** Bytes an answer may have. Default 64 MiB. */
  readonly maxBytes?: number
  /** Queries that may wait for a reader, default 50, and for how many milliseconds, default 10,000. */
  readonly maxWaiting?: number
  readonly maxWait?: number
  /** Quads from which the status warns, default 6 million, and above which changes are refused, default 7.5 million. */
  readonly warnQuads?: number
  readonly maxQuads?: number
  /** Bytes a reader may grow after filling before it is replaced. Default 1 GiB. */
  readonly recycleGrowth?: number
  /** Folder for the working copy from which readers are filled. Default: the system's for temporary files. */
  readonly folder?: string
}

const MIB = 2 ** 20
/** Bytes that a reader loads at once. */
const CHUNK = 4 * MIB
/** The engine's memory ends at 4 GiB. */
const MOST_MEMORY = 3.4 * 2 ** 30
/** Chunks that may be under way to the other readers while the next is judged. */
const AHEAD = 4

/** Opens an empty store on Oxigraph in worker threads. Close it, or its threads keep the process alive. */
export async function openEmbeddedStore(settings: EmbeddedSettings = {}): Promise<Store> {
  return new EmbeddedStore(settings, await Spool.open(settings.folder))
}

class EmbeddedStore implements Store {
  readonly #settings: Required<Omit<EmbeddedSettings, 'folder'>>
  readonly #spool: Spool
  readonly #pool: ReaderPool
  /** Tells this opening from others: an empty store counts from 0 each time. */
  readonly #opened = randomUUID().slice(0, 8)
  #lastChange: Promise<unknown> = Promise.resolve()
  #loads = 0
  #version = 0
  #quads = 0
  #merged = 0

  constructor(settings: EmbeddedSettings, spool: Spool) {
    this.#settings = {
      readers: settings.readers ?? Math.min(4, Math.max(2, availableParallelism())),
      unmerged: settings.unmerged ?? [],
      deadline: settings.deadline ?? 30_000,
      maxRows: settings.maxRows ?? 100_000,
      maxBytes: settings.maxBytes ?? 64 * MIB,
      maxWaiting: settings.maxWaiting ?? 50,
      maxWait: settings.maxWait ?? 10_000,
      warnQuads: settings.warnQuads ?? 6_000_000,
      maxQuads: settings.maxQuads ?? 7_500_000,
      recycleGrowth: settings.recycleGrowth ?? 1024 * MIB,
    }
    this.#spool = spool
    this.#pool = new ReaderPool(this.#settings, spool)
  }

  async query(text: string, request: QueryRequest = {}): Promise<QueryAnswer> {
    const maxRows = request.maxRows ?? this.#settings.maxRows
    const read = readQueryText(text, { base: request.base, maxRows })
    const formats = formatsOfForm(read.form)
    const format = request.format === undefined ? formats[0] : formats.find(({ name }) => name === request.format)
    if (!format) throw new AppError('not-acceptable', `a ${read.form.toUpperCase()} query is answered as ${formats.map(({ name }) => name).join(', ')}; asked was ${String(request.format)}`)
    const body = await this.#pool.query(
      { text: read.text, sent: text, form: read.form, format: format.name, ...datasetOf(read, request), base: request.base, maxRows },
      request.deadline ?? this.#settings.deadline,
      request.signal,
      request.onStart,
    )
    const maxBytes = request.maxBytes ?? this.#settings.maxBytes
    if (body.byteLength > maxBytes) throw new AppError('result-too-large', `the answer has ${body.byteLength} bytes, more than ${maxBytes}: narrow the query, or page through it with ORDER BY, LIMIT and OFFSET`)
    return { form: read.form, format: format.name, mediaType: format.mediaType, body }
  }

  load(nquads: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, graph?: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#loads += 1
      const scope = `l${this.#loads}-`
      const underWay: Promise<void>[] = []
      let line = 1
      let applying: Promise<void> = Promise.resolve()
      let held = false
      try {
        // While a chunk is applied the next is read.
        for await (const chunk of chunksOf(nquads, CHUNK)) {
          await applying
          // The first load of much: one reader takes it, with a processor to itself, and is ready sooner than two would be.
          if (this.#version === 0 && chunk.byteLength > CHUNK / 2) held = this.#pool.hold()
          const intake = { scope, trusted: false, line, ...(graph !== undefined && { graph }) }
          applying = this.#apply({ kind: 'load', chunk, intake }).then(async ({ passed }) => {
            underWay.push(passed)
            if (underWay.length > AHEAD) await underWay.shift()
          })
          // It is awaited at the next chunk or at the end.
          applying.catch(() => undefined)
          const lines = countLines(chunk)
          line += lines
          // An upper bound until the readers have counted.
          this.#quads += lines
        }
        await applying
      } finally {
        await Promise.allSettled([applying, ...underWay])
        const { quads, merged } = await this.#pool.count()
        this.#quads = quads
        this.#merged = merged
        if (held) this.#pool.release()
      }
    })
  }

  replaceGraph(graph: string, quads: Iterable<Quad>): Promise<void> {
    const triples = writeRdf(quads, 'ntriples')
    return this.#inTurn(async () => {
      const { growth } = await this.#apply({ kind: 'replace', graph, triples, intake: { scope: `r${this.#version}-`, trusted: false } })
      this.#grow(growth)
    })
  }

  dropGraph(graph: string): Promise<void> {
    return this.replaceGraph(graph, [])
  }

  async update(text: string, { deadline, base, usingGraphs, usingNamedGraphs }: UpdateRequest = {}): Promise<UpdateAnswer> {
    return this.#inTurn(async () => {
      this.#checkRoom()
      const options = { base, usingGraphs, usingNamedGraphs, scope: `u${this.#version}-` }
      const { reader, updated } = await this.#pool.update(text, options, deadline ?? this.#settings.deadline)
      const { steps, inserted, removed } = updated
      if (steps.length > 0) {
        const change: Change = { kind: 'steps', steps }
        const number = await this.#spool.append(change)
        this.#version += 1
        void this.#pool.pass(change, number, reader)
        this.#grow(updated)
      }
      return { inserted, removed }
    })
  }

  version(): string {
    return `${this.#opened}.${this.#version}`
  }

  status(): StoreStatus {
    const { warnQuads, maxQuads, readers } = this.#settings
    const warnings: string[] = []
    if (this.#quads > warnQuads) warnings.push(`the embedded store holds ${this.#quads} quads and takes at most ${maxQuads}: plan a SPARQL server`)
    if (this.#pool.lost > 0) warnings.push(`${this.#pool.lost} of ${readers} readers could not be filled and were given up`)
    return { quads: this.#quads, merged: this.#merged, version: this.#version, ready: this.#pool.ready, readers, refill: this.#pool.refill, warnings }
  }

  async close(): Promise<void> {
    await this.#pool.close()
    await this.#spool.close()
  }

  /** Changes happen one after the other, in the order in which they were asked. */
  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#lastChange.then(work)
    this.#lastChange = turn.catch(() => undefined)
    return turn
  }

  /** One reader judges, the spool remembers, the others follow: from then on every query that begins sees it. */
  async #apply(change: Exclude<Change, { kind: 'steps' }>): Promise<{ readonly growth: Growth | undefined; readonly passed: Promise<void> }> {
    if (change.kind === 'load' || change.triples !== '') this.#checkRoom()
    const packed = this.#spool.pack(change)
    const { reader, growth } = await this.#pool.judge(change)
    const number = await this.#spool.append(change, packed)
    this.#version += 1
    return { growth, passed: this.#pool.pass(change, number, reader) }
  }

  #grow(growth: Growth | undefined): void {
    this.#quads += growth?.quads ?? 0
    this.#merged += growth?.merged ?? 0
  }

  #checkRoom(): void {
    const full = this.#quads > this.#settings.maxQuads || this.#pool.memory > MOST_MEMORY
    if (full) throw new AppError('store-full', `the embedded store is full at ${this.#quads} quads: use a SPARQL server (Virtuoso, for one) for more`)
  }
}

function countLines(chunk: Uint8Array): number {
  let lines = 0
  for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) lines += 1
  return lines
}

/** The dataset of a query: the protocol's wins over the query's; neither means the merge and all graphs (SPARQL 1.1 Protocol 2.1.4). */
function datasetOf(
  read: { readonly defaultGraphs: readonly string[]; readonly namedGraphs: readonly string[] },
  request: QueryRequest,
): { readonly defaultGraphs?: readonly string[]; readonly namedGraphs?: readonly string[] } {
  const asked = (request.defaultGraphs?.length ?? 0) + (request.namedGraphs?.length ?? 0) > 0
  const defaultGraphs = [...new Set((asked ? request.defaultGraphs : read.defaultGraphs) ?? [])]
  const namedGraphs = [...new Set((asked ? request.namedGraphs : read.namedGraphs) ?? [])]
  return defaultGraphs.length + namedGraphs.length === 0 ? {} : { defaultGraphs, namedGraphs }
}
