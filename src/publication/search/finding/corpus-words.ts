import { distance } from 'fastest-levenshtein'
import { stemOf } from '../search-words.js'

/** What joins the parts of a Dutch compound: verkeer-s-reglement, belasting-en-kohier, zonne-energie. */
const LINKS = ['', 's', 'en', 'e', 'n'] as const
/** Letters a part of a compound has at least; with shorter ones any word could be cut somewhere. */
const SHORTEST_PART = 4
/** A query for a shorter word finds no compounds: too many words hold its letters by chance. */
const SHORTEST_ASKED = 3
/** Texts in which a word stands at least before it counts as a part: typing errors stand in one. */
const PART_TEXTS = 2
/** With so few words any of them counts: a small council says most things once. */
const FEW_WORDS = 2000
const KEPT_PARTS = 100_000
/** The same for a part of one letter less: abbreviations are as short. */
const SHORT_PART_TEXTS = 5

/**
 * The words of everything that is indexed, and in how many texts each stands. What compounds are made of is learned
 * from them: a word is cut where both sides are words of their own.
 */
export class CorpusWords {
  readonly #texts = new Map<string, number>()
  readonly #stems = new Map<string, number>()
  readonly #forms = new Map<string, string[]>()
  readonly #words: string[] = []
  readonly #trigrams = new Map<string, number[]>()
  /** Trigrams that each word shares with the one looked at; nothing in between. */
  #shared = new Uint8Array(0)
  #indexed = 0
  /** Cuts that were looked for; null: there is none. */
  readonly #parts = new Map<string, readonly string[] | null>()

  /** Number of words. */
  get size(): number {
    return this.#texts.size
  }

  /** Says in how many texts a word stands from now on. */
  set(word: string, texts: number): void {
    const before = this.#texts.get(word)
    this.#texts.set(word, texts)
    this.#parts.clear()
    const stem = stemOf(word)
    if (before === undefined) {
      this.#words.push(word)
      const forms = this.#forms.get(stem)
      if (forms) forms.push(word)
      else this.#forms.set(stem, [word])
    }
    this.#stems.set(stem, (this.#stems.get(stem) ?? 0) + texts - (before ?? 0))
  }

  /** Whether any text has a word of this stem. */
  hasStem(stem: string): boolean {
    return (this.#stems.get(stem) ?? 0) > 0
  }

  /** The words of a stem, the most usual first: parkeren stands in compounds as parkeer. */
  formsOf(stem: string): readonly string[] {
    return [...(this.#forms.get(stem) ?? [])].sort((a, b) => this.textsOf(b) - this.textsOf(a))
  }

  textsOf(word: string): number {
    return this.#texts.get(word) ?? 0
  }

  /**
   * The compounds that have a word as one of their parts: their last part (`head`), which says what it is, or another.
   */
  compoundsWith(word: string, most = 300): readonly { readonly word: string; readonly head: boolean }[] {
    if (word.length < SHORTEST_ASKED) return []
    const found: { word: string; head: boolean }[] = []
    for (const host of this.#holding(word)) {
      if (host.length < word.length + SHORTEST_PART - 1 || this.textsOf(host) === 0) continue
      const at = partAt(
        host,
        word,
        (left) => this.#isLeft(left),
        (right) => this.#isRight(right),
      )
      if (at >= 0) found.push({ word: host, head: at + word.length >= host.length - 2 })
    }
    return found.sort((a, b) => this.textsOf(b.word) - this.textsOf(a.word)).slice(0, most)
  }

  /** The parts of a compound, known itself or not; undefined when it cannot be cut into known words. */
  partsOf(word: string): readonly string[] | undefined {
    const known = this.#parts.get(word)
    if (known !== undefined) return known ?? undefined
    const parts = this.#cut(word)
    if (this.#parts.size > KEPT_PARTS) this.#parts.clear()
    this.#parts.set(word, parts ?? null)
    return parts
  }

  #cut(word: string): readonly string[] | undefined {
    const cuts: { parts: readonly string[]; weight: number }[] = []
    for (let at = SHORTEST_PART; at < word.length - 2; at++) {
      const [left, right] = [word.slice(0, at), word.slice(at)]
      const first = LINKS.map((link) => withoutEnd(left, link)).find((each) => each !== undefined && this.#isPart(each))
      if (first === undefined) continue
      const rest = this.#isLastPart(right)
        ? [right]
        : right.length >= 2 * SHORTEST_PART
          ? this.partsOf(right)
          : undefined
      if (!rest) continue
      const parts = [first, ...rest]
      // The cut whose parts are most usual, by their geometric mean (Koehn and Knight 2003).
      const weight = parts.reduce((sum, part) => sum + Math.log(this.textsOf(part) + 1), 0) / parts.length
      cuts.push({ parts, weight })
    }
    return cuts.sort((a, b) => b.weight - a.weight)[0]?.parts
  }

  /** Known words that somebody may have meant who typed another, nearest first. */
  near(word: string, most = 5): readonly { readonly word: string; readonly distance: number }[] {
    const allowed = errorsAllowed(word)
    if (allowed === 0) return []
    return this.#sharing(word, allowed)
      .flatMap((candidate) => {
        const errors = editsBetween(word, candidate)
        return errors <= allowed ? [{ word: candidate, distance: errors }] : []
      })
      .sort((a, b) => a.distance - b.distance || this.textsOf(b.word) - this.textsOf(a.word))
      .slice(0, most)
  }

  /** The parts of a misspelt compound that stands nowhere as a whole: one part known, the other nearly. */
  nearParts(word: string): readonly string[] | undefined {
    const cuts: { parts: readonly string[]; distance: number; texts: number }[] = []
    for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
      const [left, right] = [word.slice(0, at), word.slice(at)]
      const first = LINKS.map((link) => withoutEnd(left, link)).find((each) => each !== undefined && this.#isPart(each))
      const cut = (parts: readonly string[], errors: number): void => {
        cuts.push({ parts, distance: errors, texts: Math.min(...parts.map((part) => this.textsOf(part))) })
      }
      const isGood = (near: { word: string }): boolean => this.#isPart(near.word)
      if (first !== undefined) {
        const second = this.near(right, 3).find(isGood)
        if (second) cut([first, second.word], second.distance)
      } else if (this.#isPart(right))
        for (const link of LINKS) {
          const bare = withoutEnd(left, link)
          const near = bare === undefined ? undefined : this.near(bare, 3).find(isGood)
          if (near) cut([near.word, right], near.distance)
        }
    }
    return cuts.sort((a, b) => a.distance - b.distance || b.texts - a.texts)[0]?.parts
  }

  #isPart(word: string): boolean {
    return word.length >= SHORTEST_PART && this.textsOf(word) >= (this.size < FEW_WORDS ? 1 : PART_TEXTS)
  }

  /** The last part may be a shorter word: schoolbus, fietspad. In front such words are prefixes of verbs. */
  #isLastPart(word: string): boolean {
    return this.#isPart(word) || (word.length === SHORTEST_PART - 1 && this.textsOf(word) >= SHORT_PART_TEXTS)
  }

  /** Whether what stands before a part of a compound is a word, with what links it. */
  #isLeft(left: string): boolean {
    return (
      left === '' ||
      LINKS.some((link) => {
        const bare = withoutEnd(left, link)
        return bare !== undefined && (this.#isPart(bare) || this.partsOf(bare) !== undefined)
      })
    )
  }

  #isRight(right: string): boolean {
    return (
      LINKS.some((link) => link === right) ||
      LINKS.some((link) => {
        const bare = right.startsWith(link) ? right.slice(link.length) : undefined
        return bare !== undefined && (this.#isPart(bare) || this.partsOf(bare) !== undefined)
      })
    )
  }

  /** The words that hold these letters somewhere. */
  #holding(letters: string): readonly string[] {
    this.#indexTrigrams()
    const lists = gramsOf(letters).map((gram) => this.#trigrams.get(gram) ?? [])
    const shortest = lists.sort((a, b) => a.length - b.length)[0] ?? []
    return shortest.map((i) => this.#words[i] ?? '').filter((word) => word !== letters && word.includes(letters))
  }

  /** The words that share as many trigrams with another as a few errors leave. */
  #sharing(word: string, errors: number): readonly string[] {
    this.#indexTrigrams()
    const padded = `  ${word} `
    if (this.#shared.length < this.#words.length) this.#shared = new Uint8Array(this.#words.length * 2)
    const shared = this.#shared
    const touched: number[] = []
    for (const gram of new Set(gramsOf(padded)))
      for (const i of this.#trigrams.get(gram) ?? []) {
        const count = shared[i] ?? 0
        if (count === 0) touched.push(i)
        shared[i] = count + 1
      }
    const least = Math.max(1, padded.length - 2 - 3 * errors - 1)
    const found = touched.flatMap((i) => {
      const candidate = this.#words[i] ?? ''
      return (shared[i] ?? 0) >= least &&
        Math.abs(candidate.length - word.length) <= errors &&
        this.textsOf(candidate) > 0
        ? [candidate]
        : []
    })
    for (const i of touched) shared[i] = 0
    return found
  }

  #indexTrigrams(): void {
    for (; this.#indexed < this.#words.length; this.#indexed++)
      for (const gram of new Set(gramsOf(`  ${this.#words[this.#indexed] ?? ''} `))) {
        const list = this.#trigrams.get(gram)
        if (list) list.push(this.#indexed)
        else this.#trigrams.set(gram, [this.#indexed])
      }
  }
}

/** Where a part stands in a compound, so that words stand on both sides; -1 when it does not. */
function partAt(
  host: string,
  part: string,
  isLeft: (text: string) => boolean,
  isRight: (text: string) => boolean,
): number {
  for (let at = host.indexOf(part); at >= 0; at = host.indexOf(part, at + 1))
    if (isLeft(host.slice(0, at)) && isRight(host.slice(at + part.length))) return at
  return -1
}

/**
 * Typing errors that are forgiven: in short words one letter more or less makes another word. Codes are not guessed.
 */
function errorsAllowed(word: string): number {
  if (/\p{N}/u.test(word) || word.length < 4) return 0
  return word.length < 8 ? 1 : word.length < 14 ? 2 : 3
}

/** Letters to change, add or drop; two neighbours that changed places are one error, as fingers make it. */
function editsBetween(a: string, b: string): number {
  const edits = distance(a, b)
  if (edits < 2 || a.length !== b.length) return edits
  let at = 0
  while (a[at] === b[at]) at += 1
  const swapped = a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2)
  return Math.min(edits, 1 + distance(swapped, b))
}

function gramsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, i) => text.slice(i, i + 3))
}

function withoutEnd(text: string, end: string): string | undefined {
  return text.endsWith(end) ? text.slice(0, text.length - end.length) : undefined
}
