import type BetterSqlite3 from 'better-sqlite3'
import { DOCUMENT_KINDS, type NameList } from '../search-unit.js'

interface FactRow {
  readonly id: number
  readonly eenheid: number | null
  readonly orgaan: number | null
  readonly day: number | null
  readonly documents: number
  readonly uitkomst: number | null
  readonly vote: number
  readonly persons: Buffer | null
  readonly modified: string
}

/** What filters, counts and orders look at, of every unit: in memory by number, as a search looks at all of them. */
export class UnitFacts {
  /** One more than the highest number of a unit. */
  size = 1
  /** Number of units that are there. */
  count = 0
  /** The highest number of a name. */
  names = 0
  // All are numbers of one size: what goes through many of them is compiled for one kind of array.
  there = new Uint32Array(1024)
  eenheid = new Uint32Array(1024)
  orgaan = new Uint32Array(1024)
  uitkomst = new Uint32Array(1024)
  /** `20250203`; 0 where it is not known. */
  day = new Uint32Array(1024)
  year = new Uint32Array(1024)
  /** Which kinds of documents it stands in, as bits. */
  documents = new Uint32Array(1024)
  /** The same as numbers from 1. */
  readonly kinds: (Uint32Array | undefined)[] = []
  vote = new Uint32Array(1024)
  /** Seconds since 1970 of the last change. */
  modified = new Uint32Array(1024)
  readonly persons: (Uint32Array | undefined)[] = []
  readonly #names = new Map<number, { readonly list: NameList; readonly key: string; readonly name: string }>()
  readonly #ids = new Map<string, number>()
  #stamp = -1
  #all: Uint32Array | undefined

  constructor(private readonly db: BetterSqlite3.Database) {}

  /** Reads what changed since it was last read. */
  refresh(stamp: number): void {
    const since = this.#stamp
    this.#all = undefined
    for (const { id } of this.db
      .prepare<[number], { id: number }>('SELECT id FROM removed WHERE stamp > ?')
      .iterate(since)) {
      if (this.there[id] === 1) this.count -= 1
      if (id < this.there.length) this.there[id] = 0
      this.persons[id] = undefined
    }
    const rows = this.db
      .prepare<[number], FactRow>(
        'SELECT id, eenheid, orgaan, day, documents, uitkomst, vote, persons, modified FROM unit WHERE stamp > ?',
      )
      .iterate(since)
    for (const row of rows) this.#set(row)
    for (const { id, ...named } of this.db
      .prepare<[], { id: number; list: NameList; key: string; name: string }>('SELECT id, list, key, name FROM name')
      .iterate()) {
      this.names = Math.max(this.names, id)
      this.#names.set(id, named)
      this.#ids.set(`${named.list} ${named.key}`, id)
    }
    this.#stamp = stamp
  }

  /** The numbers of all units that are there. */
  get all(): Uint32Array {
    return (this.#all ??= Uint32Array.from(Array.from({ length: this.size }, (_, id) => id)).filter(
      (id) => this.there[id] === 1,
    ))
  }

  nameOf(id: number): { readonly key: string; readonly name: string } | undefined {
    return this.#names.get(id)
  }

  /** The number of a name by the key that addresses have. */
  idOf(list: NameList, key: string): number | undefined {
    return this.#ids.get(`${list} ${key}`)
  }

  #set(row: FactRow): void {
    const { id } = row
    this.#grow(id)
    this.size = Math.max(this.size, id + 1)
    this.count += 1
    this.there[id] = 1
    this.eenheid[id] = row.eenheid ?? 0
    this.orgaan[id] = row.orgaan ?? 0
    this.uitkomst[id] = row.uitkomst ?? 0
    this.day[id] = row.day ?? 0
    this.year[id] = Math.floor((row.day ?? 0) / 10_000)
    this.documents[id] = row.documents
    this.kinds[id] = KIND_SETS[row.documents]
    this.vote[id] = row.vote
    this.modified[id] = Math.floor(Date.parse(row.modified) / 1000)
    this.persons[id] = row.persons === null ? undefined : new Uint32Array(new Uint8Array(row.persons).buffer)
  }

  #grow(id: number): void {
    if (id < this.there.length) return
    const room = Math.max(id + 1, this.there.length * 2)
    this.there = grown(this.there, room)
    this.year = grown(this.year, room)
    this.documents = grown(this.documents, room)
    this.vote = grown(this.vote, room)
    this.eenheid = grown(this.eenheid, room)
    this.orgaan = grown(this.orgaan, room)
    this.uitkomst = grown(this.uitkomst, room)
    this.day = grown(this.day, room)
    this.modified = grown(this.modified, room)
  }
}

/** The kinds of documents of every set of them, by its bits. */
const KIND_SETS = Array.from({ length: 1 << DOCUMENT_KINDS.length }, (_, bits) =>
  Uint32Array.from(DOCUMENT_KINDS.flatMap((_kind, i) => ((bits & (1 << i)) === 0 ? [] : [i + 1]))),
)

function grown(old: Uint32Array, room: number): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(room)
  next.set(old)
  return next
}
