import { randomUUID } from 'node:crypto'
import { mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import type { Quad } from 'n3'
import { AppError, messageOf } from '../../errors.js'
import type { Intake } from './intake.js'
import { writeRdf } from '../../rdf/formats/formats.js'
import { chunksOf, countLines, linesBefore } from '../nquads/chunks.js'
import { withDefaults, type EmbeddedSettings, type StoreLimits } from './embedded-settings.js'
import { faultyLine } from './engine-errors.js'
import { forgetKeptImage, noteKeptImage, openKeptImage } from '../image/kept-image.js'
import type { Change } from './messages.js'
import type { PreparedChunk } from './prepare-chunk.js'
import { datasetOf } from '../query-parts.js'
import { readQueryText } from '../query/query-text.js'
import { ReplicaPool } from './replica-pool.js'
import { formatAsked } from '../query/result-formats.js'
import { Spool } from './spool.js'
import type { QueryAnswer, QueryRequest, Store, StoreStatus, UpdateAnswer, UpdateRequest } from '../store.js'
import type { Growth } from './writer.js'

/** The embedded store, which can be reopened from an image. */
export interface EmbeddedStore extends Store {
  /** The note given to `keep` for the image this store was opened with; absent when it was opened empty. */
  readonly restored?: string
  /**
   * Writes an image of the whole store to the file in its settings, with a note for the next opening. Takes a few
   * seconds per million quads, during which one replica does not answer. Throws `store-failed`, or the system's error,
   * when that fails; any earlier image is gone then.
   */
  readonly keep: (note: string) => Promise<void>
  /** Removes the image from the file of its settings. */
  readonly forget: () => void
}

const MIB = 2 ** 20
/** WebAssembly memory ends at 4 GiB. */
const CHUNK = 4 * MIB
/** The engine's memory ends at 4 GiB. */
const MOST_MEMORY = 3.4 * 2 ** 30
/** Chunks that may be on their way to the other replicas while the next one is checked. */
const AHEAD = 4

/**
 * Opens a store on Oxigraph in worker threads: empty, or from its image if one was kept. Close it, or its threads keep
 * the process alive.
 */
export async function openEmbeddedStore(settings: EmbeddedSettings = {}): Promise<EmbeddedStore> {
  // Compile the engine with full optimisation right away, in the background and for all replicas (half a second of one
  // core). Otherwise its parts are optimised one by one, and every new kind of query is slow at first.
  setFlagsFromString('--no-wasm-dynamic-tiering')
  if (settings.anew === true && settings.image !== undefined) forgetKeptImage(settings.image)
  const kept = settings.image === undefined ? undefined : openKeptImage(settings.image, settings.unmerged ?? [])
  if (kept) {
    const store = new ThreadedStore(settings, Spool.open(settings.folder, kept.descriptor), kept.note)
    try {
      await store.opened()
      return store
    } catch {
      // The image was damaged on disk. It only saves time: everything in it comes from elsewhere.
      await store.close()
      forgetKeptImage(settings.image ?? '')
    }
  }
  return new ThreadedStore(settings, Spool.open(settings.folder))
}

class ThreadedStore implements EmbeddedStore {
  readonly restored?: string
  readonly #settings: StoreLimits
  readonly #image: string | undefined
  readonly #spool: Spool
  readonly #pool: ReplicaPool
  /** Tells this opening from others: an empty store always counts from 0. */
  readonly #opened = randomUUID().slice(0, 8)
  #lastChange: Promise<unknown> = Promise.resolve()
  #loads = 0
  #version = 0
  #quads = 0
  #merged = 0
  /** Why there is no image of the last bulk load. */
  #unkept: string | undefined

  constructor(settings: EmbeddedSettings, spool: Spool, restored?: string) {
    if (restored !== undefined) this.restored = restored
    this.#image = settings.image
    this.#settings = withDefaults(settings)
    this.#spool = spool
    this.#pool = new ReplicaPool(this.#settings, spool)
  }

  /** Waits until the image it was opened with is loaded. */
  async opened(): Promise<void> {
    await this.#pool.filled()
    await this.#recount()
    this.#version = 1
  }

  async keep(note: string): Promise<void> {
    const file = this.#image
    if (file === undefined) throw new AppError('usage', 'the store was opened without a file for its image')
    await this.#inTurn(async () => {
      forgetKeptImage(file)
      mkdirSync(dirname(file), { recursive: true })
      await this.#pool.writeImage(file)
      this.#spool.begin(openSync(file, 'r'))
      noteKeptImage(file, this.#settings.unmerged, note)
    })
  }

  forget(): void {
    if (this.#image !== undefined) forgetKeptImage(this.#image)
  }

  async query(text: string, request: QueryRequest = {}): Promise<QueryAnswer> {
    const maxRows = request.maxRows ?? this.#settings.maxRows
    const read = readQueryText(text, { base: request.base, maxRows })
    const format = formatAsked(read.form, request.format)
    const body = await this.#pool.query(
      {
        text: read.text,
        sent: text,
        form: read.form,
        format: format.name,
        ...datasetOf(read, request),
        base: request.base,
        maxRows,
      },
      {
        deadline: request.deadline ?? this.#settings.deadline,
        signal: request.signal,
        onStart: request.onStart,
        onLost: request.onLost,
        client: request.client,
        slow: request.slow,
      },
    )
    const maxBytes = request.maxBytes ?? this.#settings.maxBytes
    if (body.byteLength > maxBytes)
      throw new AppError(
        'result-too-large',
        `the answer has ${body.byteLength} bytes, more than ${maxBytes}: narrow the query, or page through it with ORDER BY, LIMIT and OFFSET`,
      )
    return { form: read.form, format: format.name, mediaType: format.mediaType, body }
  }

  load(nquads: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, graph?: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#loads += 1
      const scope = `l${this.#opened}${this.#loads}-`
      const underWay: Promise<void>[] = []
      let line = 1
      let applying: Promise<void> = Promise.resolve()
      let held = false
      try {
        // While one chunk is checked and applied, the next is read and split into lines.
        for await (const chunk of chunksOf(nquads, CHUNK)) {
          // First large load: one replica takes it in while another prepares the chunks, which is faster than both
          // taking it in.
          if (this.#version === 0 && line === 1 && chunk.byteLength > CHUNK / 2) held = this.#pool.hold()
          const intake = { scope, trusted: false, line, ...(graph !== undefined && { graph }) }
          // Errors in it are reported when it is applied, after everything before it.
          const prepared = held ? await this.#pool.prepare(chunk, intake).catch(() => undefined) : undefined
          await applying
          applying = this.#applyChunk(chunk, intake, prepared).then(async ({ passed }) => {
            underWay.push(passed)
            if (underWay.length > AHEAD) await underWay.shift()
          })
          // Awaited at the next chunk or at the end.
          applying.catch(() => undefined)
          const lines = countLines(chunk)
          line += lines
          // An upper bound until the replicas have counted.
          this.#quads += lines
        }
        await applying
      } finally {
        await Promise.allSettled([applying, ...underWay])
        await this.#recount()
        if (held) this.#release()
      }
    })
  }

  replaceGraph(graph: string, quads: Iterable<Quad>): Promise<void> {
    const triples = writeRdf(quads, 'ntriples')
    return this.#inTurn(async () => {
      const { growth } = await this.#apply({
        kind: 'replace',
        graph,
        triples,
        intake: { scope: `r${this.#opened}${this.#version}-`, trusted: false },
      })
      this.#grow(growth)
    })
  }

  dropGraph(graph: string): Promise<void> {
    return this.replaceGraph(graph, [])
  }

  async update(
    text: string,
    { deadline, onLost, base, usingGraphs, usingNamedGraphs }: UpdateRequest = {},
  ): Promise<UpdateAnswer> {
    return this.#inTurn(async () => {
      this.#checkRoom()
      const options = { base, usingGraphs, usingNamedGraphs, scope: `u${this.#opened}${this.#version}-` }
      const { replica, updated } = await this.#pool.update(text, options, {
        deadline: deadline ?? this.#settings.deadline,
        onLost,
      })
      const { steps, inserted, removed } = updated
      if (steps.length > 0) {
        const change: Change = { kind: 'steps', steps }
        const number = await this.#spool.append(change)
        this.#version += 1
        void this.#pool.pass(change, number, replica)
        this.#grow(updated)
      }
      return { inserted, removed }
    })
  }

  version(): string {
    return `${this.#opened}.${this.#version}`
  }

  status(): StoreStatus {
    const { warnQuads, maxQuads, replicas } = this.#settings
    const warnings: string[] = []
    if (this.#quads > warnQuads)
      warnings.push(`the embedded store holds ${this.#quads} quads and takes at most ${maxQuads}: plan a SPARQL server`)
    if (this.#pool.lost > 0)
      warnings.push(`${this.#pool.lost} of ${replicas} replicas could not be filled and were given up`)
    const { stuck } = this.#pool
    if (stuck > 0)
      warnings.push(`${stuck} threads of the store did not stop when they were ended: only a restart frees their cores`)
    if (this.#unkept !== undefined)
      warnings.push(
        `no image of the store could be kept, so a replica that is replaced takes longer to fill: ${this.#unkept}`,
      )
    return {
      quads: this.#quads,
      merged: this.#merged,
      version: this.#version,
      ready: this.#pool.ready,
      replicas,
      refill: this.#pool.refill,
      stuck,
      warnings,
    }
  }

  async close(): Promise<void> {
    await this.#pool.close()
    await this.#spool.close()
  }

  /** Changes run one at a time, in the order of the calls. */
  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#lastChange.then(work)
    this.#lastChange = turn.catch(() => undefined)
    return turn
  }

  async #recount(): Promise<void> {
    const { quads, merged } = await this.#pool.count()
    this.#quads = quads
    this.#merged = merged
  }

  /**
   * Fills the replicas that were left out of a bulk load: from an image of the replica that took it in, if that pays.
   */
  #release(): void {
    void this.#inTurn(async () => {
      try {
        if (this.#quads >= this.#settings.imageQuads) {
          await this.#pool.writeImage(this.#spool.imageFile)
          this.#spool.begin(openSync(this.#spool.imageFile, 'r'))
        }
      } catch (thrown) {
        // Without an image replicas replay all changes, which takes longer.
        this.#unkept = messageOf(thrown)
      } finally {
        this.#pool.release()
      }
    })
  }

  /** Applies a chunk of a bulk load on every replica; on an error, the lines before it. */
  async #applyChunk(
    chunk: Uint8Array,
    intake: Intake & { readonly line: number },
    prepared: PreparedChunk | undefined,
  ): Promise<{ readonly passed: Promise<void> }> {
    if (prepared) {
      try {
        return await this.#apply({ kind: 'load', chunk, intake }, prepared)
      } catch (thrown) {
        if (faultyLine(thrown) === undefined) throw thrown
        // The engine's error for the whole chunk has the right place.
      }
    }
    try {
      return await this.#apply({ kind: 'load', chunk, intake })
    } catch (thrown) {
      const line = faultyLine(thrown)
      if (line !== undefined) await this.#applySound(chunk, intake, line - intake.line)
      throw thrown
    }
  }

  /** Applies the first lines of a chunk. An error may be reported one line late, e.g. when a full stop is missing. */
  async #applySound(chunk: Uint8Array, intake: Intake & { readonly line: number }, lines: number): Promise<void> {
    for (const count of [lines, lines - 1]) {
      const sound = linesBefore(chunk, count)
      if (sound.byteLength === 0) return
      try {
        await (
          await this.#apply({ kind: 'load', chunk: sound, intake })
        ).passed
        return
      } catch (thrown) {
        if (faultyLine(thrown) === undefined) throw thrown
      }
    }
  }

  /**
   * One replica checks the change, the spool stores it, the others follow. Every query that begins after that sees it.
   */
  async #apply(
    change: Exclude<Change, { kind: 'steps' }>,
    prepared?: PreparedChunk,
  ): Promise<{ readonly growth: Growth | undefined; readonly passed: Promise<void> }> {
    if (change.kind === 'load' || change.triples !== '') this.#checkRoom()
    const packed = this.#spool.pack(change)
    const { replica, growth } = await this.#pool.judge(
      prepared ? { kind: 'prepared', prepared, intake: change.intake } : change,
    )
    const number = await this.#spool.append(change, packed)
    this.#version += 1
    return { growth, passed: this.#pool.pass(change, number, replica) }
  }

  #grow(growth: Growth | undefined): void {
    this.#quads += growth?.quads ?? 0
    this.#merged += growth?.merged ?? 0
  }

  #checkRoom(): void {
    const full = this.#quads > this.#settings.maxQuads || this.#pool.memory > MOST_MEMORY
    if (full)
      throw new AppError(
        'store-full',
        `the embedded store is full at ${this.#quads} quads: use a SPARQL server (Virtuoso, for one) for more`,
      )
  }
}
