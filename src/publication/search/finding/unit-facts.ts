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
  there = new Uint8Array(1024)
  eenheid = new Uint32Array(1024)
  orgaan = new Uint32Array(1024)
  uitkomst = new Uint32Array(1024)
  /** `20250203`; 0 where it is not known. */
  day = new Uint32Array(1024)
  year = new Uint16Array(1024)
  /** Which kinds of documents it stands in, as bits. */
  documents = new Uint8Array(1024)
  /** The same as numbers from 1. */
  readonly kinds: (readonly number[] | undefined)[] = []
  vote = new Uint8Array(1024)
  /** Seconds since 1970 of the last change. */
  modified = new Uint32Array(1024)
  readonly persons: (Uint32Array | undefined)[] = []
  readonly #names = new Map<number, { readonly list: NameList; readonly key: string; readonly name: string }>()
  readonly #ids = new Map<string, number>()
  #stamp = -1

  constructor(private readonly db: BetterSqlite3.Database) {}

  /** Reads what changed since it was last read. */
  refresh(stamp: number): void {
    const since = this.#stamp
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
    this.there = grown(this.there, new Uint8Array(room))
    this.year = grown(this.year, new Uint16Array(room))
    this.documents = grown(this.documents, new Uint8Array(room))
    this.vote = grown(this.vote, new Uint8Array(room))
    this.eenheid = grown(this.eenheid, new Uint32Array(room))
    this.orgaan = grown(this.orgaan, new Uint32Array(room))
    this.uitkomst = grown(this.uitkomst, new Uint32Array(room))
    this.day = grown(this.day, new Uint32Array(room))
    this.modified = grown(this.modified, new Uint32Array(room))
  }
}

/** The kinds of documents of every set of them, by its bits. */
const KIND_SETS: readonly (readonly number[])[] = Array.from({ length: 1 << DOCUMENT_KINDS.length }, (_, bits) =>
  DOCUMENT_KINDS.flatMap((_kind, i) => ((bits & (1 << i)) === 0 ? [] : [i + 1])),
)

function grown<A extends Uint8Array | Uint16Array | Uint32Array>(old: A, room: A): A {
  room.set(old)
  return room
}
