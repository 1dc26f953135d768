import { gunzipSync, gzipSync } from 'node:zlib'
import type BetterSqlite3 from 'better-sqlite3'
import { besluit } from '../../rdf/vocabularies.js'
import { subjectOf, type Tombstone } from '../changes/change.js'
import type { Merge, NetChange } from './merge.js'

/** The classes whose resources have versions. */
export const VERSIONED_CLASSES: readonly string[] = [
  besluit.Zitting,
  besluit.Agendapunt,
  besluit.BehandelingVanAgendapunt,
  besluit.Stemming,
  besluit.Besluit,
  besluit.Artikel,
].map(({ value }) => value)

/** One version of one resource; immutable. */
export interface Version {
  /** 1, 2, 3 … over all resources, in the order of the log. */
  readonly number: number
  readonly subject: string
  /** Everything the merge says about it, as sorted N-Triples lines; none for a tombstone: it was withdrawn. */
  readonly type: string
  readonly time: string
  /** Everything the merge says about it, sorted N-Triples lines; none for a tombstone: it was withdrawn. */
  readonly triples: readonly string[]
  readonly tombstone: boolean
}

interface Row {
  readonly number: number
  readonly subject: string
  readonly type: string
  readonly time: string
  readonly content: Buffer
}

/** Every version of the resources of these classes, for streams and for questions about the past. */
export class Versions {
  readonly #insert: BetterSqlite3.Statement<[string, string, string, number, Buffer]>
  readonly #last: BetterSqlite3.Statement<[string], { type: string; content: Buffer }>

  constructor(private readonly db: BetterSqlite3.Database) {
    db.exec(`
      CREATE TABLE IF NOT EXISTS version (
        number INTEGER PRIMARY KEY, subject TEXT NOT NULL, type TEXT NOT NULL, time TEXT NOT NULL, sequence INTEGER NOT NULL, content BLOB NOT NULL);
      CREATE INDEX IF NOT EXISTS version_subject ON version (subject, number);
    `)
    this.#insert = db.prepare('INSERT INTO version (subject, type, time, sequence, content) VALUES (?, ?, ?, ?, ?)')
    this.#last = db.prepare('SELECT type, content FROM version WHERE subject = ? ORDER BY number DESC LIMIT 1')
  }

  /** Adds the new version of every resource that a unit changed, inside the caller's transaction. */
  apply(net: NetChange, merge: Merge): void {
    const touched = [...new Set([...net.inserts, ...net.deletes].map(subjectOf))].sort()
    for (const subject of touched) {
      const now = merge.about(subject)
      const type = VERSIONED_CLASSES.find((each) => now.includes(`<${subject}> ${TYPE} <${each}> .`))
      const before = this.#last.get(subject)
      if (type !== undefined)
        this.#insert.run(subject, type, net.time, net.sequence, gzipSync(now.join('\n'), { level: 6 }))
      else if (before && before.content.length > 0)
        this.#insert.run(subject, before.type, net.time, net.sequence, Buffer.alloc(0))
    }
  }

  /** Adds tombstones for resources that are no longer in the log, inside the caller's transaction. */
  bury(tombstones: readonly Tombstone[], sequence: number, time: string): void {
    for (const { subject, type } of tombstones) this.#insert.run(subject, type, time, sequence, Buffer.alloc(0))
  }

  get count(): number {
    return this.db.prepare<[], { n: number }>('SELECT COUNT(*) AS n FROM version').get()?.n ?? 0
  }

  /** Versions `from` up to but not including `to`, in order. */
  between(from: number, to: number): readonly Version[] {
    return this.db
      .prepare<[number, number], Row>(
        'SELECT number, subject, type, time, content FROM version WHERE number >= ? AND number < ? ORDER BY number',
      )
      .all(from, to)
      .map(versionOf)
  }

  /** The moments at which any of some resources changed, the first first. */
  momentsOf(subjects: readonly string[]): readonly string[] {
    return this.db
      .prepare<[string], string>(
        'SELECT DISTINCT time FROM version WHERE subject IN (SELECT value FROM json_each(?)) ORDER BY number',
      )
      .pluck()
      .all(JSON.stringify(subjects))
  }

  /** All versions of one resource, oldest first. */
  of(subject: string): readonly Version[] {
    return this.db
      .prepare<[string], Row>(
        'SELECT number, subject, type, time, content FROM version WHERE subject = ? ORDER BY number',
      )
      .all(subject)
      .map(versionOf)
  }
}

const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'

function versionOf({ content, ...row }: Row): Version {
  const text = content.length === 0 ? '' : gunzipSync(content).toString()
  return { ...row, triples: text === '' ? [] : text.split('\n'), tombstone: content.length === 0 }
}
