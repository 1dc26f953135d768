import { isEmptyWord, type AskedWords } from '../search-request.js'
import { stemOf } from '../search-words.js'
import type { CorpusWords } from './corpus-words.js'

/**
 * One way in which a text may say what was asked: with one of some stems, with one of each of some lists, with a
 * phrase.
 */
export type Saying =
  | { readonly any: readonly string[]; readonly fit: number }
  | { readonly all: readonly (readonly string[])[]; readonly fit: number }
  | { readonly phrase: readonly string[]; readonly fit: number }

/** What one typed word, or words between quotes, asks for. */
export interface AskedTerm {
  readonly word: string
  readonly sayings: readonly Saying[]
  readonly excluded: boolean
  /** How sure it is that this was asked (1: it was typed so). */
  readonly certainty: number
  /** The word that was searched instead, where no text has what was typed. */
  readonly corrected?: string
}

/*
 * How well a text says what was asked, by how it says it: the very stem, a compound of which it is what the compound is
 * (a fietsweg is a weg) or which it tells more of, the parts of a compound apart, the same of what was probably meant.
 */
const FIT = { same: 1, head: 0.55, part: 0.4, apart: 0.6 } as const
/** For each letter that had to be changed. */
const ERROR_FIT = 0.85
/** How sure a guess at another spelling is. */
const GUESSED = 0.6
/** Words of one search that are looked for in another spelling: each costs a look through the vocabulary. */
const MOST_GUESSES = 5
/** Words of which it is kept what they ask for. */
const KEPT = 2000
/** Compounds by which a part of another is said. */
const MOST_OF_PART = 40
/** Forms of a word whose compounds are looked for. */
const MOST_FORMS = 6

/** Tells what typed words ask for, by the words that there are. */
export class TermReader {
  readonly #sayings = new Map<string, readonly Saying[]>()
  readonly #guesses = new Map<string, Guess>()

  constructor(private readonly vocabulary: CorpusWords) {}

  /** Forgets what it kept: the vocabulary has changed. */
  clear(): void {
    this.#sayings.clear()
    this.#guesses.clear()
  }

  /** `most`: how many words are looked for in another spelling. */
  terms(asked: readonly AskedWords[], most = MOST_GUESSES): readonly AskedTerm[] {
    const telling = asked.filter(({ words, excluded }) => excluded || words.length > 1 || !isEmptyWord(words[0] ?? ''))
    let guesses = most
    // A search for nothing but empty words is still one for these words.
    return (telling.some(({ excluded }) => !excluded) ? telling : asked).map(({ words, excluded }) => {
      const [word = ''] = words
      const sure = { excluded, certainty: 1 }
      if (words.length > 1)
        return { word: words.join(' '), sayings: [{ phrase: words.map(stemOf), fit: FIT.same }], ...sure }
      if (excluded) return { word, sayings: [{ any: [stemOf(word)], fit: FIT.same }], ...sure }
      const sayings = this.#sayingsOf(word)
      if (sayings.length > 0 || guesses === 0) return { word, sayings, ...sure }
      guesses -= 1
      return { word, excluded, certainty: GUESSED, ...kept(this.#guesses, word, () => this.#guess(word)) }
    })
  }

  /** What somebody probably meant who typed a word that stands nowhere. */
  #guess(word: string): Guess {
    const near = this.vocabulary.near(word)
    const least = near[0]?.distance
    if (least !== undefined) {
      const nearest = near.filter(({ distance }) => distance === least).map((each) => each.word)
      return {
        corrected: nearest[0] ?? word,
        sayings: nearest
          .flatMap((each) => this.#sayingsOf(each))
          .map((saying) => ({ ...saying, fit: saying.fit * ERROR_FIT ** least })),
      }
    }
    const parts = this.vocabulary.nearParts(word)
    return parts
      ? { corrected: parts.join(' '), sayings: [{ all: this.#each(parts), fit: FIT.apart * ERROR_FIT }] }
      : { sayings: [] }
  }

  /** Of each part of a compound the stems that say it, other compounds too: a schoolbus is busvervoer for a school. */
  #each(parts: readonly string[]): readonly (readonly string[])[] {
    return parts.map((part) => [
      ...new Set([part, ...this.vocabulary.compoundsWith(part, MOST_OF_PART).map(({ word }) => word)].map(stemOf)),
    ])
  }

  #sayingsOf(word: string): readonly Saying[] {
    return kept(this.#sayings, word, () => {
      const stem = stemOf(word)
      const forms = new Set([word, ...this.vocabulary.formsOf(stem).slice(0, MOST_FORMS)])
      const compounds = [...forms].flatMap((form) => this.vocabulary.compoundsWith(form))
      const ofKind = (head: boolean): readonly string[] => [
        ...new Set(compounds.flatMap((each) => (each.head === head ? [stemOf(each.word)] : []))),
      ]
      const parts = this.vocabulary.partsOf(word)
      return [
        ...(this.vocabulary.hasStem(stem) ? [{ any: [stem], fit: FIT.same }] : []),
        ...[
          { any: ofKind(true), fit: FIT.head },
          { any: ofKind(false), fit: FIT.part },
        ].filter(({ any }) => any.length > 0),
        ...(parts ? [{ all: this.#each(parts), fit: FIT.apart }] : []),
      ]
    })
  }
}

type Guess = Pick<AskedTerm, 'sayings' | 'corrected'>

function kept<Value>(values: Map<string, Value>, word: string, make: () => Value): Value {
  const known = values.get(word)
  if (known !== undefined) return known
  if (values.size >= KEPT) values.clear()
  const made = make()
  values.set(word, made)
  return made
}
