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

/** The head of a named graph: its content after the last change. */
export interface GraphHead {
  readonly graph: string
  readonly role: GraphRole
  readonly triples: number
  /** Sha256 over the sorted N-Triples lines; of the empty text when everything was withdrawn. */
  readonly hash: string
  /** Sequence and time of its last change. */
  readonly sequence: number
  readonly time: string
  readonly cause: Cause
}

/**
 * The current state of the log, in SQLite: the triples of each graph, the last capture of each address, withdrawals.
 * Everything in it follows from captures and log, except what `settle` notes: which captures need not be read again.
 */
export class State {
  readonly merge: Merge
  readonly versions: Versions
  readonly pages: Pages
  /** False when reading beside a writer; a private copy (of a read-only folder) may be brought up to date. */
  readonly isWritable: boolean
  readonly #db: BetterSqlite3.Database
  readonly #close: () => void

  /**
   * Opens the file, or rebuilds it when it is missing, damaged or of another version; `readonly`: beside a process that
   * writes.
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

  /** Applies the next units of the log (changes appended together), all or none. */
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

  /** Returns the number of triples that the graph holds now. */
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

  /** Takes in the next receipts of the captures, all or none. */
  receive(receipts: readonly Receipt[]): void {
    this.#db.transaction(() => {
      this.pages.receive(receipts)
      this.#setMeta('received', this.received + receipts.length)
    })()
  }

  /** Number of erasures. After one, the log no longer begins as it did before. */
  get erasures(): number {
    return Number(this.#meta('erasures') ?? 0)
  }

  /** The head of one graph; undefined when it never held anything. */
  head(graph: string): GraphHead | undefined {
    const row = this.#db.prepare<[string], HeadRow>(`${HEADS} WHERE iri = ?`).get(graph)
    return row && headOf(row)
  }

  /** The triples of a graph as sorted N-Triples lines; none for an unknown graph. */
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

  /** Merges everything into the one file, so that it can be moved. */
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
