import { gunzipSync, gzipSync } from 'node:zlib'
import type BetterSqlite3 from 'better-sqlite3'
import { PUBLIC_ROLES, subjectOf, withoutLanguage, type Change } from '../changes/change.js'

/** What one unit of the log changed in the merged dataset: a triple counts once, however many graphs hold it. */
export interface NetChange {
  /** Sequence of the last change of the unit. */
  readonly sequence: number
  readonly time: string
  readonly inserts: readonly string[]
  readonly deletes: readonly string[]
  /** The same for the merge without language tags, in which "a" and "a"@nl are one triple. */
  readonly flattened: { readonly inserts: readonly string[]; readonly deletes: readonly string[] }
}

/**
 * The merge of the public graphs as a set, with the number of graphs of each triple: a triple in agenda, list and
 * minutes is there once, until the last of them loses it. Also stores what each unit changed in the set.
 */
export class Merge {
  readonly #add: BetterSqlite3.Statement<[string, string, number], { count: number }>
  readonly #drop: BetterSqlite3.Statement<[number, string, string], { count: number }>
  readonly #forget: BetterSqlite3.Statement<[string, string]>
  readonly #note: BetterSqlite3.Statement<[number, string, Buffer]>
  readonly #of: BetterSqlite3.Statement<[string], { triple: string }>

  constructor(private readonly db: BetterSqlite3.Database) {
    db.exec(`
      CREATE TABLE IF NOT EXISTS merged (
        subject TEXT NOT NULL, triple TEXT NOT NULL, graphs INTEGER NOT NULL, stated INTEGER NOT NULL, PRIMARY KEY (subject, triple)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS net (sequence INTEGER PRIMARY KEY, time TEXT NOT NULL, content BLOB NOT NULL);
    `)
    this.#add = db.prepare(
      `INSERT INTO merged (subject, triple, graphs, stated) VALUES (?, ?, 1, ?)
       ON CONFLICT (subject, triple) DO UPDATE SET graphs = graphs + 1, stated = stated + excluded.stated RETURNING graphs AS count`,
    )
    this.#drop = db.prepare(
      'UPDATE merged SET graphs = graphs - 1, stated = stated - ? WHERE subject = ? AND triple = ? RETURNING graphs AS count',
    )
    this.#forget = db.prepare('DELETE FROM merged WHERE subject = ? AND triple = ?')
    this.#note = db.prepare('INSERT INTO net (sequence, time, content) VALUES (?, ?, ?)')
    this.#of = db.prepare('SELECT triple FROM merged WHERE subject = ? ORDER BY triple')
  }

  /** Applies one unit of the log, inside the caller's transaction; returns undefined when the merge does not change. */
  apply(unit: readonly Change[]): NetChange | undefined {
    const net = new Map<string, number>()
    for (const { role, inserts, deletes } of unit) {
      if (!PUBLIC_ROLES.has(role)) continue
      const stated = role === 'stated' ? 1 : 0
      for (const triple of deletes) {
        const subject = subjectOf(triple)
        if (this.#drop.get(stated, subject, triple)?.count === 0) {
          this.#forget.run(subject, triple)
          net.set(triple, (net.get(triple) ?? 0) - 1)
        }
      }
      for (const triple of inserts) {
        if (this.#add.get(subjectOf(triple), triple, stated)?.count === 1) net.set(triple, (net.get(triple) ?? 0) + 1)
      }
    }
    const inserts = [...net]
      .filter(([, change]) => change > 0)
      .map(([triple]) => triple)
      .sort()
    const deletes = [...net]
      .filter(([, change]) => change < 0)
      .map(([triple]) => triple)
      .sort()
    const last = unit.at(-1)
    if (!last || inserts.length + deletes.length === 0) return undefined
    const content = { inserts, deletes, flattened: this.#flattened(inserts, deletes) }
    this.#note.run(last.sequence, last.time, gzipSync(JSON.stringify(content), { level: 1 }))
    return { sequence: last.sequence, time: last.time, ...content }
  }

  /** The changes by the units after a sequence, oldest first. */
  *since(sequence: number): Generator<NetChange> {
    for (const row of this.db
      .prepare<[number], NetRow>('SELECT * FROM net WHERE sequence > ? ORDER BY sequence')
      .iterate(sequence))
      yield netOf(row)
  }

  /**
   * The change by the unit that ends with this sequence; undefined when there is no such unit or it changed nothing.
   */
  at(sequence: number): NetChange | undefined {
    const row = this.db.prepare<[number], NetRow>('SELECT * FROM net WHERE sequence = ?').get(sequence)
    return row && netOf(row)
  }

  /** The changes by the units after a moment (ISO 8601), oldest first. */
  *after(time: string): Generator<NetChange> {
    const row = this.db
      .prepare<[string], { sequence: number | null }>('SELECT MAX(sequence) AS sequence FROM net WHERE time <= ?')
      .get(new Date(time).toISOString())
    yield* this.since(row?.sequence ?? 0)
  }

  /** The triples about a subject, sorted; none for an unknown one. */
  about(subject: string): readonly string[] {
    return this.#of.all(subject).map(({ triple }) => triple)
  }

  /** The subjects that start with an IRI, in order. */
  *subjects(start: string): Generator<string> {
    // U+FFFF sorts after every character of an IRI.
    const rows = this.db
      .prepare<[string, string], { subject: string }>(
        'SELECT DISTINCT subject FROM merged WHERE subject >= ? AND subject < ? ORDER BY subject',
      )
      .iterate(start, `${start}\uffff`)
    for (const { subject } of rows) yield subject
  }

  /**
   * Every triple of the merge by subject; `stated` leaves out our own additions. Read in portions, so that a slow
   * consumer holds no statement open, which would prevent SQLite from writing.
   */
  *triples(stated = false): Generator<string> {
    const page = this.db.prepare<[string, string, number], { subject: string; triple: string }>(
      'SELECT subject, triple FROM merged WHERE (subject, triple) > (?, ?) AND stated >= ? ORDER BY subject, triple LIMIT 2000',
    )
    for (let last = { subject: '', triple: '' }; ;) {
      const rows = page.all(last.subject, last.triple, stated ? 1 : 0)
      for (const { triple } of rows) yield triple
      const end = rows.at(-1)
      if (!end) return
      last = end
    }
  }

  /** Number of triples in the merge. */
  get size(): number {
    return this.db.prepare<[], { n: number }>('SELECT COUNT(*) AS n FROM merged').get()?.n ?? 0
  }

  /** The change without language tags, derived per subject from the current merge. */
  #flattened(inserts: readonly string[], deletes: readonly string[]): NetChange['flattened'] {
    const added = new Set(inserts)
    const removed = new Map<string, string[]>()
    for (const line of deletes) removed.set(subjectOf(line), [...(removed.get(subjectOf(line)) ?? []), line])
    const flat = { inserts: [] as string[], deletes: [] as string[] }
    for (const subject of new Set([...inserts, ...deletes].map(subjectOf))) {
      const now = this.about(subject)
      const before = [...now.filter((line) => !added.has(line)), ...(removed.get(subject) ?? [])]
      const flatNow = new Set(now.map(withoutLanguage))
      const flatBefore = new Set(before.map(withoutLanguage))
      flat.inserts.push(...[...flatNow].filter((line) => !flatBefore.has(line)))
      flat.deletes.push(...[...flatBefore].filter((line) => !flatNow.has(line)))
    }
    return { inserts: flat.inserts.sort(), deletes: flat.deletes.sort() }
  }
}

interface NetRow {
  readonly sequence: number
  readonly time: string
  readonly content: Buffer
}

function netOf({ sequence, time, content }: NetRow): NetChange {
  return { sequence, time, ...(JSON.parse(gunzipSync(content).toString()) as Omit<NetChange, 'sequence' | 'time'>) }
}
