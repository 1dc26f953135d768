import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import { loadSqlite } from '../../../log/state/sqlite.js'
import { uuidOf } from '../../../rdf/uuid.js'
import { DOCUMENT_KINDS, type Named, type NameList, type SearchUnit } from '../search-unit.js'
import { eachWord, stemOf } from '../search-words.js'

/** Version of the file's layout and of how words are made: a file of another one is made anew. */
export const SEARCH_FORMAT = 1

/** Where a file stands: the state of the data folder that it shows. */
export interface SearchState {
  readonly erasures: number
  readonly sequence: number
}

const SCHEMA = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE name (id INTEGER PRIMARY KEY, list TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (list, key));
  CREATE TABLE unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, iri TEXT NOT NULL UNIQUE, source INTEGER NOT NULL, hash TEXT NOT NULL, stamp INTEGER NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL,
    eenheid INTEGER, orgaan INTEGER, zitting TEXT, day INTEGER, documents INTEGER NOT NULL, uitkomst INTEGER, vote INTEGER NOT NULL,
    persons BLOB, modified TEXT NOT NULL, title TEXT NOT NULL, names TEXT NOT NULL, text TEXT NOT NULL);
  CREATE INDEX unit_stamp ON unit (stamp);
  CREATE INDEX unit_source ON unit (source);
  CREATE TABLE removed (id INTEGER PRIMARY KEY, stamp INTEGER NOT NULL);
  CREATE TABLE source (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, version TEXT NOT NULL);
  CREATE TABLE word (word TEXT PRIMARY KEY, texts INTEGER NOT NULL, stamp INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX word_stamp ON word (stamp);
  CREATE VIRTUAL TABLE found USING fts5 (title, text, names, content='', contentless_delete=1, tokenize='ascii');
`

interface KeptUnit {
  readonly id: number
  readonly iri: string
  readonly hash: string
  readonly title: string
  readonly names: string
  readonly text: string
}

/** Units of a batch, after which words that were counted in memory are written. */
const BATCH = 2000

/**
 * The search index of a data folder: one SQLite file that follows from the log and can be made again. One process
 * writes it at a time; others read beside it.
 */
export class SearchFile {
  readonly #db: BetterSqlite3.Database
  readonly #words = new Map<string, number>()
  readonly #names = new Map<string, number>()
  readonly #statements
  #stamp = 0
  #pending = 0

  /** Opens the file for writing and makes it when it is not there, or of another version. */
  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true })
    this.#db = openForWriting(path)
    this.#stamp = (this.#number('stamp') ?? 0) + 1
    const db = this.#db
    this.#statements = {
      source: db.prepare<[string], { id: number; version: string }>('SELECT id, version FROM source WHERE key = ?'),
      sources: db.prepare<[], { id: number; key: string }>('SELECT id, key FROM source'),
      putSource: db.prepare<[string, string], { id: number }>(
        `INSERT INTO source (key, version) VALUES (?, ?)
         ON CONFLICT (key) DO UPDATE SET version = excluded.version RETURNING id`,
      ),
      dropSource: db.prepare<[number]>('DELETE FROM source WHERE id = ?'),
      unitsOf: db.prepare<[number], KeptUnit>('SELECT id, iri, hash, title, names, text FROM unit WHERE source = ?'),
      unit: db.prepare<[string], KeptUnit>('SELECT id, iri, hash, title, names, text FROM unit WHERE iri = ?'),
      put: db.prepare(
        `INSERT INTO unit (iri, source, hash, stamp, kind, path, eenheid, orgaan, zitting, day, documents, uitkomst, vote, persons, modified, title, names, text)
         VALUES (@iri, @source, @hash, @stamp, @kind, @path, @eenheid, @orgaan, @zitting, @day, @documents, @uitkomst, @vote, @persons, @modified, @title, @names, @text)`,
      ),
      drop: db.prepare<[number]>('DELETE FROM unit WHERE id = ?'),
      removed: db.prepare<[number, number]>('INSERT INTO removed (id, stamp) VALUES (?, ?)'),
      words: db.prepare<[number | bigint, string, string, string]>(
        'INSERT INTO found (rowid, title, text, names) VALUES (?, ?, ?, ?)',
      ),
      dropWords: db.prepare<[number]>('DELETE FROM found WHERE rowid = ?'),
      count: db.prepare<[string, number, number]>(
        `INSERT INTO word (word, texts, stamp) VALUES (?, ?, ?)
         ON CONFLICT (word) DO UPDATE SET texts = texts + excluded.texts, stamp = excluded.stamp`,
      ),
      name: db.prepare<[string, string, string], { id: number }>(
        `INSERT INTO name (list, key, name) VALUES (?, ?, ?)
         ON CONFLICT (list, key) DO UPDATE SET name = excluded.name RETURNING id`,
      ),
      meta: db.prepare<[string, string]>('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)'),
    }
  }

  /** The state of the data folder that the file shows; undefined while it shows none. */
  get state(): SearchState | undefined {
    const [erasures, sequence] = [this.#number('erasures'), this.#number('sequence')]
    return erasures === undefined || sequence === undefined ? undefined : { erasures, sequence }
  }

  /**
   * Does work that changes the file and notes which state it then shows, in one transaction: readers see all of it or
   * nothing.
   */
  change(state: SearchState, work: () => void): void {
    this.write(() => {
      work()
      this.#statements.meta.run('erasures', String(state.erasures))
      this.#statements.meta.run('sequence', String(state.sequence))
    })
  }

  /** Does work that changes the file in one transaction, without saying that it shows anything. */
  write(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.#writeWords()
      this.#statements.meta.run('stamp', String(this.#stamp))
      this.#db.exec('COMMIT')
      this.#stamp += 1
    } catch (error) {
      this.#db.exec('ROLLBACK')
      this.#words.clear()
      this.#names.clear()
      throw error
    }
  }

  /** Whether what a source gives is in the file as it is at this version. */
  has(key: string, version: string): boolean {
    return this.#statements.source.get(key)?.version === version
  }

  /** Brings the units of a source to what it gives now. What stays as it is keeps its number and its time. */
  putSource(key: string, version: string, units: readonly SearchUnit[]): void {
    const source = this.#statements.putSource.get(key, version)?.id ?? 0
    const hashes = new Map(units.map((unit) => [unit.iri, hashOf(unit)]))
    for (const kept of this.#statements.unitsOf.all(source)) if (hashes.get(kept.iri) !== kept.hash) this.#remove(kept)
    for (const unit of units) {
      const hash = hashes.get(unit.iri) ?? ''
      const kept = this.#statements.unit.get(unit.iri)
      if (kept?.hash === hash) continue
      // Two sources may treat one thing: the last has it.
      if (kept) this.#remove(kept)
      this.#put(unit, source, hash)
    }
  }

  /** Takes out every source that is not among these. */
  keepSources(keys: ReadonlySet<string>): void {
    for (const { id, key } of this.#statements.sources.all()) {
      if (keys.has(key)) continue
      for (const kept of this.#statements.unitsOf.all(id)) this.#remove(kept)
      this.#statements.dropSource.run(id)
    }
  }

  #put(unit: SearchUnit, source: number, hash: string): void {
    const names = `${unit.eenheid?.name ?? ''} ${unit.orgaan?.name ?? ''}`
    const { lastInsertRowid: id } = this.#statements.put.run({
      iri: unit.iri,
      source,
      hash,
      stamp: this.#stamp,
      kind: unit.kind,
      path: unit.path,
      eenheid: this.#nameId('eenheid', unit.eenheid),
      orgaan: this.#nameId('orgaan', unit.orgaan),
      zitting: unit.zitting ?? null,
      day: unit.day === undefined ? null : Number(unit.day.replaceAll('-', '')),
      documents: DOCUMENT_KINDS.reduce((bits, kind, i) => bits | (unit.documents.includes(kind) ? 1 << i : 0), 0),
      uitkomst: unit.outcome === undefined ? null : this.#nameId('uitkomst', { iri: unit.outcome, name: unit.outcome }),
      vote: unit.hasVote ? 1 : 0,
      persons: bytesOf(unit.persons.map((person) => this.#nameId('persoon', person) ?? 0)),
      modified: unit.modified,
      title: unit.title,
      names,
      text: unit.text,
    })
    const own = new Set<string>()
    const [title, text, name] = [stemsOf(unit.title, own), stemsOf(unit.text, own), stemsOf(names, own)]
    this.#statements.words.run(id, title, text, name)
    this.#count(own, 1)
  }

  #remove(kept: KeptUnit): void {
    const own = new Set<string>()
    for (const text of [kept.title, kept.text, kept.names]) stemsOf(text, own)
    this.#count(own, -1)
    this.#statements.drop.run(kept.id)
    this.#statements.dropWords.run(kept.id)
    this.#statements.removed.run(kept.id, this.#stamp)
  }

  /** Joins what the index was written in: searching it is quicker afterwards. */
  optimise(): void {
    this.#db.exec(`INSERT INTO found (found) VALUES ('optimize')`)
    this.#db.pragma('wal_checkpoint(TRUNCATE)')
  }

  close(): void {
    this.#db.close()
  }

  #nameId(list: NameList, named: Named | undefined): number | null {
    if (!named) return null
    const key = `${list} ${named.iri} ${named.name}`
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const id = this.#statements.name.get(list, keyOf(list, named), named.name)?.id ?? null
    if (id !== null) this.#names.set(key, id)
    return id
  }

  #count(words: ReadonlySet<string>, by: number): void {
    for (const word of words) this.#words.set(word, (this.#words.get(word) ?? 0) + by)
    if (++this.#pending >= BATCH) this.#writeWords()
  }

  #writeWords(): void {
    for (const [word, texts] of this.#words) if (texts !== 0) this.#statements.count.run(word, texts, this.#stamp)
    this.#words.clear()
    this.#pending = 0
  }

  #number(key: string): number | undefined {
    return numberIn(this.#db, key)
  }
}

/** The name of something in addresses of searches: short, and the same for ever. An outcome is its own name. */
export function keyOf(list: NameList, { iri }: Pick<Named, 'iri'>): string {
  return list === 'uitkomst' ? iri : uuidOf(iri)
}

/** Names what a unit says, but for when it last changed. */
function hashOf(unit: SearchUnit): string {
  return createHash('sha1')
    .update(JSON.stringify({ ...unit, modified: undefined }))
    .digest('base64url')
}

/** Opens a file for reading; undefined when there is none that shows anything. */
export function openSearchReader(path: string): BetterSqlite3.Database | undefined {
  const Sqlite = loadSqlite()
  let db: BetterSqlite3.Database | undefined
  try {
    db = new Sqlite(path, { readonly: true, fileMustExist: true })
    if (numberIn(db, 'format') === SEARCH_FORMAT && numberIn(db, 'sequence') !== undefined) return db
  } catch {
    // Not there, or not made whole yet: who makes it says what is wrong with it.
  }
  db?.close()
  return undefined
}

/** A number that a file notes about itself. */
export function numberIn(db: BetterSqlite3.Database, key: string): number | undefined {
  const row = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key)
  return row && Number(row.value)
}

function openForWriting(path: string): BetterSqlite3.Database {
  const Sqlite = loadSqlite()
  for (const anew of [false, true]) {
    if (anew) removeSearchFile(path)
    const db = new Sqlite(path)
    try {
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = OFF')
      db.pragma('secure_delete = ON')
      db.pragma('cache_size = -65536')
      const has = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM sqlite_master WHERE name = 'meta'`).get()
      if (has?.n === 0) {
        db.transaction(() => {
          db.exec(SCHEMA)
          db.prepare(`INSERT INTO meta (key, value) VALUES ('format', ?)`).run(String(SEARCH_FORMAT))
        })()
      }
      if (numberIn(db, 'format') === SEARCH_FORMAT) return db
      db.close()
    } catch (error) {
      db.close()
      // A file that was cut off is made again, like one of another version.
      if (anew || !/^SQLITE_(?:CORRUPT|NOTADB)/u.test((error as { code?: string }).code ?? '')) throw error
    }
  }
  throw new Error(`the search index ${path} could not be made anew`)
}

/** Throws a file away: it follows from the log. */
export function removeSearchFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true })
}

/** The stems of a text in its order, as FTS5 is given them; the words themselves are added to `own`. */
function stemsOf(text: string, own: Set<string>): string {
  let stems = ''
  eachWord(text, (word) => {
    own.add(word)
    stems += `${stemOf(word)} `
  })
  return stems
}

function bytesOf(numbers: readonly number[]): Buffer | null {
  return numbers.length === 0 ? null : Buffer.from(Uint32Array.from(new Set(numbers)).buffer)
}
