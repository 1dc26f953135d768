import { stemOf } from '../search-words.js'

/** What makes a word of a text one that was searched for: its stem, and how well that fits (1: the very word). */
export class WantedStems {
  readonly #fits = new Map<string, number>()
  readonly #starts = new Set<number>()

  /** Whether no word is wanted. */
  get isEmpty(): boolean {
    return this.#fits.size === 0
  }

  /** Wants a stem; of several reasons the best counts. */
  add(stem: string, fit: number): void {
    this.#fits.set(stem, Math.max(this.#fits.get(stem) ?? 0, fit))
    this.#starts.add(startOf(stem))
  }

  /** The stem of a folded word that is wanted; undefined for others. */
  stemOf(word: string): string | undefined {
    // A stem begins as its words do: most words of a text are done with here.
    if (!this.#starts.has(startOf(word))) return undefined
    const stem = stemOf(word)
    return this.#fits.has(stem) ? stem : undefined
  }

  fitOf(stem: string): number {
    return this.#fits.get(stem) ?? 0
  }
}

function startOf(word: string): number {
  return word.charCodeAt(0) * 0x10000 + (word.length > 1 ? word.charCodeAt(1) : 0)
}
