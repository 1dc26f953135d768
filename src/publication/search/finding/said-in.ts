import { eachWord } from '../search-words.js'
import type { AskedTerm, Saying } from './asked-terms.js'
import { WantedStems } from './wanted-stems.js'

/** The stems by which terms are said, and how well each fits. */
export function wantedOf(terms: readonly AskedTerm[]): WantedStems {
  const wanted = new WantedStems()
  for (const { sayings } of terms)
    for (const saying of sayings) for (const stem of stemsOfSaying(saying)) wanted.add(stem, saying.fit)
  return wanted
}

function stemsOfSaying(saying: Saying): readonly string[] {
  return 'any' in saying ? saying.any : 'all' in saying ? saying.all.flat() : saying.phrase
}

/** How much of a text says what was asked. */
export interface SaidIn {
  readonly words: number
  readonly said: number
  /** How often each term is said. */
  readonly counts: readonly number[]
  readonly together: number
}

/** How often a text says each of some terms, and whether it says them next to each other. */
export function saidIn(text: string, wants: readonly WantedStems[]): SaidIn {
  const counts = wants.map(() => 0)
  let [words, said, together, last] = [0, 0, 0, -2]
  eachWord(text, (word) => {
    words += 1
    for (let term = 0; term < wants.length; term++) {
      const stem = wants[term]?.stemOf(word)
      if (stem === undefined) continue
      said += wants[term]?.fitOf(stem) ?? 0
      counts[term] = (counts[term] ?? 0) + 1
      // Words like “van de” may stand between.
      if (words - last <= 3 && last > 0) together = 1
      last = words
      return
    }
    // Words like “van de” may stand between.
    if (words - last <= 3 && last > 0) together = 1
    last = words
  })
  return { words, said, counts, together }
}
