import type BetterSqlite3 from 'better-sqlite3'
import { COLUMNS, type Column, type StemLists } from './ranking.js'

type FoundList = Readonly<Record<Column, Uint32Array>>

/** Numbers that are kept of lists asked before: usual words have the longest lists and are asked most. */
const ROOM = 8_000_000

/** Which units have which words, as FTS5 tells; lists asked lately are kept. */
export class WordLists implements StemLists {
  readonly #statement: BetterSqlite3.Statement<[string], Buffer | null>
  readonly #kept = new Map<string, FoundList>()
  #held = 0

  constructor(db: BetterSqlite3.Database) {
    // As one text of numbers: a row each takes twice as long.
    this.#statement = db
      .prepare<[string], Buffer | null>(
        `SELECT CAST(group_concat(rowid) AS BLOB) FROM (SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid)`,
      )
      .pluck()
  }

  /** Units with one of these stems. */
  any(stems: readonly string[]): FoundList {
    return this.#list(stems.map(quoted).join(' OR '))
  }

  /** Units with these stems next to each other in this order. */
  phrase(stems: readonly string[]): FoundList {
    return this.#list(`"${stems.map(bare).join(' ')}"`)
  }

  /** Forgets the lists: the index has changed. */
  clear(): void {
    this.#kept.clear()
    this.#held = 0
  }

  #list(expression: string): FoundList {
    const known = this.#kept.get(expression)
    if (known) {
      this.#kept.delete(expression)
      this.#kept.set(expression, known)
      return known
    }
    const [title, names, text] = COLUMNS.map((column) =>
      numbersIn(expression === '' ? null : this.#statement.get(`{${column}} : (${expression})`)),
    )
    const list = {
      title: title ?? new Uint32Array(),
      names: names ?? new Uint32Array(),
      text: text ?? new Uint32Array(),
    }
    this.#kept.set(expression, list)
    this.#held += sizeOf(list)
    for (const [oldest, { ...lists }] of this.#kept) {
      if (this.#held <= ROOM || oldest === expression) break
      this.#kept.delete(oldest)
      this.#held -= sizeOf(lists)
    }
    return list
  }
}

/** The numbers of a text with commas between them. */
function numbersIn(digits: Buffer | null | undefined): Uint32Array {
  if (!digits) return new Uint32Array()
  const numbers = new Uint32Array(Math.ceil(digits.length / 2))
  let [count, number] = [0, 0]
  for (const digit of digits) {
    if (digit === COMMA) {
      numbers[count++] = number
      number = 0
    } else number = number * 10 + digit - ZERO
  }
  numbers[count++] = number
  return numbers.slice(0, count)
}

const COMMA = 0x2c
const ZERO = 0x30

function sizeOf(list: FoundList): number {
  return COLUMNS.reduce((sum, column) => sum + list[column].length, 100)
}

/** A stem as FTS5 takes it for a string, whatever it holds (SQLite FTS5, section 3.1). */
function quoted(stem: string): string {
  return `"${bare(stem)}"`
}

function bare(stem: string): string {
  return stem.replaceAll('"', '')
}
