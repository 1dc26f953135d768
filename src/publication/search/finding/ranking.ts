import type { AskedTerm } from './asked-terms.js'
import type { SaidIn } from './said-in.js'

/** Where a word can stand in a unit. */
export const COLUMNS = ['title', 'names', 'text'] as const
export type Column = (typeof COLUMNS)[number]

/** The units that have a word, ascending, by the column in which it stands. */
export type WordList = Readonly<Record<Column, ArrayLike<number>>>

/** What tells which units have which stems. */
export interface StemLists {
  /** Units with one of these stems. */
  readonly any: (stems: readonly string[]) => WordList
  /** Units with these stems next to each other in this order. */
  readonly phrase: (stems: readonly string[]) => WordList
}

/** A unit that says all that was asked says this part of it: sums of fractions are not exact. */
export const ALL = 0.999
/** Which part of it those say that are nearest, in the order in which it is tried until there is a choice. */
export const NEARLY = [0.6, 0.3] as const

/** How much a word tells by where it stands. */
const WEIGHT: Readonly<Record<Column, number>> = { title: 3, names: 1.5, text: 1 }

/**
 * By how much a hit gains when its texts are looked at: `often`, how often its text says what was asked, from 0 to 1.
 */
export function gainOf({ words, said, together }: SaidIn, often = 0): number {
  return 1 + 0.5 * (words === 0 ? 0 : said / words) + 0.25 * often + 0.35 * together
}

/** Notes how well each unit says what was asked, by its number, and which part of it. */
export class Ranking {
  score = new Float32Array(0)
  share = new Float32Array(0)
  /** How well each unit says the term at hand, and scratch for what asks for several words: nothing in between. */
  #term = new Float32Array(0)
  #least = new Float32Array(0)
  #own = new Float32Array(0)
  #saying = new Uint32Array(0)
  #some = new Uint32Array(0)
  #count = 0
  #someCount = 0

  constructor(private readonly lists: StemLists) {}

  /** Makes room for units with numbers below `size`. */
  grow(size: number): void {
    if (this.score.length >= size) return
    const room = size * 2
    this.score = new Float32Array(room)
    this.share = new Float32Array(room)
    this.#term = new Float32Array(room)
    this.#least = new Float32Array(room)
    this.#own = new Float32Array(room)
    this.#saying = new Uint32Array(room)
    this.#some = new Uint32Array(room)
  }

  /** The units that say any of what was weighed last. */
  get some(): Uint32Array {
    return this.#some.subarray(0, this.#someCount)
  }

  /** Weighs terms against all units, of which there are `count`; gives the weight of all that was asked. */
  weigh(terms: readonly AskedTerm[], count: number): number {
    const { score, share } = this
    for (const id of this.some) score[id] = share[id] = 0
    this.#someCount = 0
    let whole = 0
    for (const term of terms) {
      const saying = this.say(term)
      const best = this.#term
      const rarity = Math.log(1 + count / (saying.length + 0.5)) * term.certainty
      whole += rarity
      for (let i = 0; i < saying.length; i++) {
        const id = saying[i] ?? 0
        if (share[id] === 0) this.#some[this.#someCount++] = id
        score[id] = (score[id] ?? 0) + rarity * (best[id] ?? 0)
        share[id] = (share[id] ?? 0) + rarity
      }
    }
    return whole
  }

  /** The units that say a term in any way, until the next term is asked for; how well each does is kept as long. */
  say(term: AskedTerm): Uint32Array {
    for (let i = 0; i < this.#count; i++) this.#term[this.#saying[i] ?? 0] = 0
    this.#count = 0
    for (const saying of term.sayings) {
      if ('all' in saying) this.#noteWhole(saying.all, saying.fit)
      else {
        const list = 'any' in saying ? this.lists.any(saying.any) : this.lists.phrase(saying.phrase)
        for (const column of COLUMNS) this.#noteAll(list[column], saying.fit * WEIGHT[column])
      }
    }
    return this.#saying.subarray(0, this.#count)
  }

  #noteAll(ids: ArrayLike<number>, worth: number): void {
    for (let i = 0; i < ids.length; i++) this.#note(ids[i] ?? 0, worth)
  }

  #note(id: number, worth: number): void {
    const known = this.#term[id] ?? 0
    if (known === 0) this.#saying[this.#count++] = id
    if (worth > known) this.#term[id] = worth
  }

  /** Notes the units with one stem of each list, wherever it stands, by how well they say what they say least. */
  #noteWhole(each: readonly (readonly string[])[], fit: number): void {
    // The rarest first: what it is not in needs no look at the others.
    const [first, ...others] = each.map((stems) => this.lists.any(stems)).sort((a, b) => lengthOf(a) - lengthOf(b))
    if (!first) return
    const least = this.#least
    let ids = this.#best(first, least)
    for (const list of others) {
      const own = this.#own
      const said = this.#best(list, own, least)
      for (const id of ids) least[id] = Math.min(least[id] ?? 0, own[id] ?? 0)
      for (const id of said) own[id] = 0
      ids = ids.filter((id) => least[id] !== 0)
    }
    for (const id of ids) {
      this.#note(id, fit * (least[id] ?? 0))
      least[id] = 0
    }
  }

  /** Writes for each unit of a list how well it says it, of those among `among` only; gives their numbers. */
  #best(list: WordList, worth: Float32Array, among?: Float32Array): number[] {
    const found: number[] = []
    for (const column of COLUMNS) {
      const ids = list[column]
      const weight = WEIGHT[column]
      for (let i = 0; i < ids.length; i++) {
        const id = ids[i] ?? 0
        if (among !== undefined && among[id] === 0) continue
        const known = worth[id] ?? 0
        if (known === 0) found.push(id)
        if (weight > known) worth[id] = weight
      }
    }
    return found
  }
}

function lengthOf(list: WordList): number {
  return COLUMNS.reduce((sum, column) => sum + list[column].length, 0)
}
