import { gunzipSync, gzipSync } from 'node:zlib'
import type BetterSqlite3 from 'better-sqlite3'
import { sha256 } from '../../document.js'
import { AppError } from '../../errors.js'
import type { Receipt } from '../changes/receipt.js'
import type { Cause, Change, GraphRole } from '../changes/change.js'
import { Merge } from './merge.js'
import { Pages } from './pages.js'
import { openReadonly, openRemakeable } from './sqlite.js'
import { STATE_LADDER } from './state-ladder.js'
import { Versions } from './versions.js'

/** The head of a named graph: what it holds after the last change. */
export interface GraphHead {
  readonly graph: string
  readonly role: GraphRole
  readonly triples: number
  /** Sha256 over the sorted N-Triples lines; of the empty text when everything was withdrawn. */
  readonly hash: string
  /** Sequence and time of the last change of it. */
  readonly sequence: number
  readonly time: string
  readonly cause: Cause
}

/**
 * Where the log stands, in SQLite: the triples of each graph now, the last capture of each address, what is withdrawn.
 * Holds nothing that captures and log do not, but for what `settle` notes: which captures need not be read again.
 */
export class State {
  readonly merge: Merge
  readonly versions: Versions
  readonly pages: Pages
  /** False for who reads beside a writer; a copy of one's own (of a read-only folder) may be brought up to date. */
  readonly isWritable: boolean
  readonly #db: BetterSqlite3.Database
  readonly #close: () => void

  /**
   * Opens the file, or makes it anew when it is missing, of another version or damaged; `readonly`: beside the process
   * that writes.
   */
  constructor(path: string, readonly = false) {
    const opened = readonly ? openReadonly(path, STATE_LADDER) : undefined
    this.#db = opened?.db ?? openRemakeable(path, STATE_LADDER)
    this.#close = opened?.close ?? ((): void => void this.#db.close())
    this.isWritable = opened?.isCopy ?? true
    this.#db.exec(`
      CREATE TABLE IF NOT EXISTS graph (
        iri TEXT PRIMARY KEY, role TEXT NOT NULL, content BLOB NOT NULL, triples INTEGER NOT NULL, hash TEXT NOT NULL,
        sequence INTEGER NOT NULL, time TEXT NOT NULL, cause TEXT NOT NULL);
    `)
    this.merge = new Merge(this.#db)
    this.versions = new Versions(this.#db)
    this.pages = new Pages(this.#db)
  }

  /** Sequence of the last change that was applied. */
  get sequence(): number {
    return Number(this.#meta('sequence') ?? 0)
  }

  /** Number of receipts that were applied. */
  get received(): number {
    return Number(this.#meta('received') ?? 0)
  }

  /** Applies units (changes appended together) that come next in the log, all or none. */
  apply(units: readonly (readonly Change[])[]): void {
    this.#db.transaction(() => {
      for (const unit of units) {
        for (const change of unit) {
          this.pages.apply(change, this.#applyToGraph(change))
        }
        const net = this.merge.apply(unit)
        if (net) this.versions.apply(net, this.merge)
        for (const { tombstones = [], sequence, time } of unit) this.versions.bury(tombstones, sequence, time)
        if (unit.some(({ tombstones }) => tombstones !== undefined)) this.#setMeta('erasures', this.erasures + 1)
      }
    })()
  }

  /** Gives the number of triples the graph holds now. */
  #applyToGraph(change: Change): number {
    if (change.sequence !== this.sequence + 1)
      throw new AppError(
        'log-damaged',
        `the log goes from change ${this.sequence} to ${change.sequence}: a part of it is missing`,
      )
    const triples = new Set(this.triplesOf(change.graph))
    for (const triple of change.deletes) triples.delete(triple)
    for (const triple of change.inserts) triples.add(triple)
    const text = [...triples].sort().join('\n')
    this.#db
      .prepare(
        'INSERT OR REPLACE INTO graph (iri, role, content, triples, hash, sequence, time, cause) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        change.graph,
        change.role,
        gzipSync(text, { level: 1 }),
        triples.size,
        sha256(text),
        change.sequence,
        change.time,
        JSON.stringify(change.cause),
      )
    this.#setMeta('sequence', change.sequence)
    return triples.size
  }

  /** Notes receipts that come next in the captures, all or none. */
  receive(receipts: readonly Receipt[]): void {
    this.#db.transaction(() => {
      this.pages.receive(receipts)
      this.#setMeta('received', this.received + receipts.length)
    })()
  }

  /** Number of erasures: the log of before is not the beginning of the log of now. */
  get erasures(): number {
    return Number(this.#meta('erasures') ?? 0)
  }

  /** The head of one graph; undefined when it never held anything. */
  head(graph: string): GraphHead | undefined {
    const row = this.#db.prepare<[string], HeadRow>(`${HEADS} WHERE iri = ?`).get(graph)
    return row && headOf(row)
  }

  /** The triples of a graph as sorted N-Triples lines; none for a graph that is not known. */
  triplesOf(graph: string): readonly string[] {
    const row = this.#db.prepare<[string], { content: Buffer }>('SELECT content FROM graph WHERE iri = ?').get(graph)
    const text = row ? gunzipSync(row.content).toString() : ''
    return text === '' ? [] : text.split('\n')
  }

  /** The heads of all graphs by IRI, those that were emptied included. */
  heads(): readonly GraphHead[] {
    return this.#db.prepare<[], HeadRow>(`${HEADS} ORDER BY iri`).all().map(headOf)
  }

  close(): void {
    this.#close()
  }

  /** Puts everything into the one file, so that it can be moved. */
  settleFile(): void {
    this.#db.pragma('journal_mode = DELETE')
  }

  #meta(key: string): string | undefined {
    return this.#db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value
  }

  #setMeta(key: string, value: string | number): void {
    this.#db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, String(value))
  }
}

interface HeadRow {
  readonly iri: string
  readonly role: GraphRole
  readonly triples: number
  readonly hash: string
  readonly sequence: number
  readonly time: string
  readonly cause: string
}

const HEADS = 'SELECT iri, role, triples, hash, sequence, time, cause FROM graph'

function headOf({ iri, cause, ...row }: HeadRow): GraphHead {
  return { graph: iri, ...row, cause: JSON.parse(cause) as Cause }
}
