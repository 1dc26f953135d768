import { engineMemory, type EngineMemory } from '../image/engine-memory.js'
import {
  blankNode,
  namedNode,
  parse,
  quad,
  Store,
  type NamedNode,
  type Quad,
  type Quad_Object,
  type Quad_Subject,
} from 'oxigraph'
import type { Intake } from './intake.js'
import { AppError } from '../../errors.js'
import { readTurtleFamily } from '../../rdf/formats/formats-turtle.js'
import { writeRdf, type FormatName } from '../../rdf/formats/formats.js'
import { hasMoreRows } from '../optimise/count-rows.js'
import { faultyLine, isPlain, judged, judgedRdf } from './engine-errors.js'
import { CountedStore } from '../optimise/counted-store.js'
import { mendAggregates } from '../query/mend-aggregates.js'
import type { QueryForm } from '../query/query-text.js'
import { tokensOf } from '../query/query-tokens.js'
import { tooManyRows } from '../query/answer-rows.js'
import { GRAPH_FORMATS, type ResultFormat, type RowFormat } from '../query/result-formats.js'
import { isUnmerged } from '../unmerged.js'
import { rewriteCounts } from '../optimise/rewrite-counts.js'
import { rewriteNotExists } from '../optimise/rewrite-exists.js'
import { rewriteFilter } from '../optimise/rewrite-filter.js'
import { rewriteOrder } from '../optimise/rewrite-order.js'
import { prepareChunk, type PreparedChunk } from './prepare-chunk.js'
import { linesBefore } from '../nquads/chunks.js'
import { statementAt } from '../nquads/statement.js'
import { freed } from '../image/store-address.js'
import { Half, type StatisticsState } from '../optimise/statistics.js'
import type { Step } from '../update/update-journal.js'
import type { Solution, UpdateOptions } from '../update/update.js'
import { Writer, type Growth, type Updated } from './writer.js'

/** A query as `readQueryText` leaves it. */
export interface EngineQuery {
  readonly text: string
  /** The query as the client sent it, for messages. */
  readonly sent: string
  readonly form: QueryForm
  readonly format: ResultFormat
  /** Absent: the merge of the public graphs. */
  readonly defaultGraphs?: readonly string[] | undefined
  /** Absent: all named graphs. */
  readonly namedGraphs?: readonly string[] | undefined
  readonly base?: string | undefined
  readonly maxRows: number
}

interface Dataset {
  readonly default_graph?: NamedNode[]
  readonly named_graphs?: NamedNode[]
}

/** Tested before any store exists in it. */
const MEMORY = engineMemory()
const NT = 'application/n-triples'
const NQ = 'application/n-quads'
/**
 * A chunk this short, in a store that is this many times larger, is added quad by quad to keep the statistics exact.
 */
const FEW_LINES = 5000
const FEW_LINES_OF = 50

/**
 * One Oxigraph store. Its default graph holds the merge of the public named graphs as a set. Synchronous, so for use in
 * a worker thread. After any error but a plain `Error` or an `AppError` it must not be used again.
 */
export class Engine {
  readonly #store = new CountedStore()
  readonly #unmerged: readonly string[]
  readonly #writer = new Writer(this.#store, (graph) => this.#isMerged(graph))

  /**
   * `unmerged`: prefixes (or, after a star, suffixes) of the graph IRIs that are not public and stay out of the default
   * graph.
   */
  constructor(unmerged: readonly string[] = []) {
    this.#unmerged = unmerged
  }

  /**
   * Adds whole lines of N-Quads. Throws `rdf-syntax` with the line; lines before it may then be partly added, until
   * they are added again.
   */
  load(chunk: Uint8Array, intake: Intake): void {
    try {
      if (this.#areFew(chunk, intake))
        this.#addParsed(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('utf8'), intake)
      else this.add(this.prepare(chunk, intake), intake)
    } catch (thrown) {
      const line = faultyLine(thrown)
      if (line === undefined) throw thrown
      // Lines were added separately. Which error comes first, and where, the engine can only say for the whole chunk.
      const ours = thrown instanceof Error && thrown.cause === undefined
      const first = intake.line ?? 1
      judgedRdf(() => {
        loadAside(ours ? linesBefore(chunk, line - first) : chunk)
      }, first)
      throw thrown
    }
  }

  /** Prepares whole lines of N-Quads for another engine to `add`. Throws `rdf-syntax` for a triple without a graph. */
  prepare(chunk: Uint8Array, intake: Intake): PreparedChunk {
    return prepareChunk(chunk, intake, (graph) => this.#isMerged(graph))
  }

  /** Adds a prepared chunk. Its syntax is checked here unless it is trusted. */
  add({ named, merged, tally, apart }: PreparedChunk, intake: Intake): void {
    for (const { line, text } of apart) this.#addParsed(text, { ...intake, line })
    const bulk = (bytes: Uint8Array, format: typeof NQ | typeof NT, trusted: boolean): void => {
      if (bytes.byteLength === 0) return
      const options = { format, no_transaction: true, lenient: trusted }
      judgedRdf(() => {
        if (format === NQ) this.#store.loadNamed(bytes, options, tally && Half.of(tally))
        else this.#store.loadMerged(bytes, options)
      }, intake.line)
    }
    bulk(named, NQ, intake.trusted)
    bulk(merged, NT, true)
  }

  /**
   * Makes a graph hold exactly these N-Triples. Returns by how many quads the named graphs and the default graph grew.
   */
  replace(graph: string, triples: string, intake: Intake): Growth {
    return this.#writer.replace(graph, parsed(triples, NT, intake))
  }

  /**
   * Does a SPARQL 1.1 Update: wholly or, when it throws (`sparql-syntax`, `sparql-forbidden`, `usage`,
   * `input-not-found`), not at all. Its default graph is the merge; what is written there without a graph is in no
   * named graph, and only that can be deleted there.
   */
  update(text: string, options: UpdateOptions): Updated {
    return this.#writer.update(text, options, (select, { default: defaultGraphs, named }) => {
      // USING without USING NAMED means no named graphs; WITH keeps them all.
      const [store, dataset] = this.#dataset(defaultGraphs, named)
      const wanted = { ...dataset, ...(options.base !== undefined && { base_iri: options.base }) }
      return judged(text, () => answered(store, select, wanted, 'update')) as Solution[]
    })
  }

  /** Repeats what an update did on another engine. */
  follow(steps: readonly Step[]): Growth {
    return this.#writer.follow(steps)
  }

  /** Answers a query. Throws `sparql-syntax` for what the engine refuses and `result-too-large` past the row limit. */
  query({ text, sent, form, format, defaultGraphs, namedGraphs, base, maxRows }: EngineQuery): Uint8Array {
    const [store, dataset] = this.#dataset(defaultGraphs, namedGraphs)
    const options = { ...(base !== undefined && { base_iri: base }), ...dataset }
    const isGraph = form === 'construct' || form === 'describe'
    const wanted = { ...options, results_format: isGraph ? NT : format }
    const answer =
      this.#rewritten(text, form, dataset, wanted) ??
      (judged(sent, () => answered(store, text, wanted, form)) as string)
    const tooMany = isGraph ? linesExceed(answer, maxRows) : hasMoreRows(answer, format as RowFormat, maxRows)
    if (tooMany) throw tooManyRows(maxRows, isGraph ? 'triples' : 'rows')
    return Buffer.from(
      isGraph && format !== 'ntriples'
        ? writeRdf(readTurtleFamily('N-Triples', answer, {}), graphFormat(format))
        : answer,
    )
  }

  /**
   * Number of quads in named graphs (with the triples that were written without one) and of triples in the default
   * graph. Slow after a bulk.
   */
  count(): { readonly quads: number; readonly merged: number } {
    const { named, merged } = this.#store.statistics
    return { quads: named.total + this.#writer.unnamed.size, merged: merged.total }
  }

  /** Writes everything it holds to a file that another engine can read (engine-memory.ts). */
  saveImage(file: string): void {
    memoryOfEngine().save(file, [this.#store, this.#writer.unnamed], this.#store.statistics.toJSON())
  }

  /** Reads an image from an open file. Must be the first thing an engine in a fresh thread does. */
  restoreImage(descriptor: number): void {
    const state = memoryOfEngine().restore(descriptor, [this.#store, this.#writer.unnamed])
    this.#store.statistics.restore(state as StatisticsState)
  }

  /** Answers a query over the whole dataset in a cheaper way that the statistics allow. */
  #rewritten(
    text: string,
    form: QueryForm,
    dataset: Dataset,
    options: { readonly base_iri?: string; readonly results_format: string },
  ): string | undefined {
    if (form !== 'select' || dataset.default_graph || dataset.named_graphs) return undefined
    const about = [text, this.#store.statistics, options.base_iri, tokensOf(text)] as const
    const counted = rewriteCounts(...about)
    const rewritten = counted?.text ?? rewriteNotExists(...about) ?? rewriteFilter(...about) ?? rewriteOrder(...about)
    if (rewritten === undefined) return undefined
    const store = counted ? new Store() : this.#store
    try {
      if (counted) store.load(counted.rows, { format: NT, no_transaction: true, lenient: true })
      return answered(store, rewritten, options, form) as string
    } catch (thrown) {
      // The query itself is wrong: let the engine report that about the original text.
      if (isPlain(thrown)) return undefined
      throw thrown
    } finally {
      if (counted) freed(store)
    }
  }

  #isMerged(graph: string): boolean {
    return !isUnmerged(graph, this.#unmerged)
  }

  #areFew(chunk: Uint8Array, { graph }: Intake): boolean {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let lines = 0
    for (let at = 0; at < bytes.byteLength; lines++) {
      if (lines > FEW_LINES) return false
      const newline = bytes.indexOf(0x0a, at)
      const end = newline < 0 ? bytes.byteLength : newline
      // A line without a graph is reported by its number, which only the bulk load knows.
      const statement = graph === undefined ? statementAt(bytes, at, end) : undefined
      if (statement && statement.graphEnd === statement.graphStart) return false
      at = end + 1
    }
    return lines * FEW_LINES_OF < this.#store.statistics.atMost
  }

  #addParsed(line: string, intake: Intake): void {
    for (const each of parsed(line, NQ, intake)) {
      const graph =
        each.graph.termType === 'NamedNode'
          ? each.graph
          : intake.graph === undefined
            ? undefined
            : namedNode(intake.graph)
      if (!graph)
        throw new AppError(
          'rdf-syntax',
          `line ${intake.line ?? 1}: ${each.graph.termType === 'BlankNode' ? 'a graph must have an IRI as its name' : 'a triple without a graph, and no graph is given for such'}`,
        )
      const addition = quad(each.subject, each.predicate, each.object, graph)
      this.#writer.insert(addition)
    }
  }

  /** The store and options with which to query a dataset. */
  #dataset(
    defaultGraphs: readonly string[] | undefined,
    namedGraphs: readonly string[] | undefined,
  ): readonly [Store, Dataset] {
    // One default graph is already a set; several are merged into the default graph of a temporary store.
    if (defaultGraphs && defaultGraphs.length > 1)
      return [
        this.#merge(defaultGraphs, namedGraphs ?? []),
        { ...(namedGraphs && { named_graphs: namedGraphs.map((iri) => namedNode(iri)) }) },
      ]
    return [
      this.#store,
      {
        ...(defaultGraphs && { default_graph: defaultGraphs.map((iri) => namedNode(iri)) }),
        ...(namedGraphs && { named_graphs: namedGraphs.map((iri) => namedNode(iri)) }),
      },
    ]
  }

  /**
   * The RDF merge that SPARQL 1.1 (13.2.1) requires for several FROMs; Oxigraph itself would count a triple once per
   * graph.
   */
  #merge(defaultGraphs: readonly string[], namedGraphs: readonly string[]): Store {
    const parts = defaultGraphs.map((iri) => this.#triplesOf(iri))
    for (const iri of namedGraphs) parts.push(this.#triplesOf(iri).replaceAll(' .\n', () => ` <${iri}> .\n`))
    const store = new Store()
    store.load(parts.join(''), { format: NQ, no_transaction: true, lenient: true })
    return store
  }

  #triplesOf(graph: string): string {
    return this.#store.dump({ format: NT, from_graph_name: namedNode(graph) })
  }
}

/**
 * The engine's answer, with its aggregates corrected. Errors are those for the original text: throws what the engine
 * throws.
 */
function answered(
  store: Store,
  text: string,
  options: NonNullable<Parameters<Store['query']>[1]>,
  form: QueryForm | 'update',
): unknown {
  const ask = (isEmpty: boolean): unknown => {
    const mended = mendAggregates(text, isEmpty)
    if (mended === undefined) return undefined
    try {
      return store.query(mended, options)
    } catch (thrown) {
      if (isPlain(thrown)) return undefined
      throw thrown
    }
  }
  const answer = ask(form !== 'select') ?? store.query(text, options)
  const isEmpty = form === 'select' && !hasMoreRows(answer as string, options.results_format as RowFormat, 0)
  return isEmpty ? (ask(true) ?? answer) : answer
}

/** Loads N-Quads as strictly as the engine can into a temporary store, for the error message only. */
function loadAside(lines: Uint8Array): void {
  const store = new Store()
  try {
    store.load(lines, { format: NQ, no_transaction: true })
  } finally {
    freed(store)
  }
}

function memoryOfEngine(): EngineMemory {
  if (!MEMORY) throw new AppError('store-failed', 'this version of the engine does not let its memory be kept')
  return MEMORY
}

function graphFormat(format: ResultFormat): FormatName {
  const row = GRAPH_FORMATS.find(({ name }) => name === format)
  if (!row) throw new AppError('not-acceptable', `${format} holds rows; this query gives a graph`)
  return row.name
}

function parsed(text: string, format: typeof NQ | typeof NT, { scope, trusted, line }: Intake): Quad[] {
  const scoped = <Term extends Quad_Subject | Quad_Object>(term: Term): Term =>
    term.termType === 'BlankNode' ? (blankNode(`${scope}${term.value}`) as Term) : term
  return judgedRdf(() => parse(text, { format, lenient: trusted }), line).map((each) =>
    quad(scoped(each.subject), each.predicate as NamedNode, scoped(each.object), each.graph),
  )
}

function linesExceed(text: string, most: number): boolean {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count += 1
    if (count > most) return true
  }
  return false
}
