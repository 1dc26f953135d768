import type { Half, Seed } from './seed.js'

/** A stream of chance that depends on its seed alone: the same seed gives the same document on every machine. */
export interface Random {
  /** A number from 0 up to and not including 1. */
  readonly next: () => number
  /** A whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <Value>(values: readonly Value[]) => Value
  /** `count` different values in a random order; all of them when there are fewer. */
  readonly sample: <Value>(values: readonly Value[], count: number) => Value[]
  readonly shuffle: <Value>(values: readonly Value[]) => Value[]
  /** Words for one thing: those that all templates use, and those that only one half of the templates uses. */
  readonly words: <Value>(shared: readonly Value[], own: Readonly<Record<Half, readonly Value[]>>) => readonly Value[]
}

/** A generator (mulberry32) seeded by a text (FNV-1a). */
export function createRandom({ text, half }: Seed): Random {
  let state = hash(text)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const shuffle = <Value>(values: readonly Value[]): Value[] => {
    const left = [...values]
    return values.map(() => left.splice(Math.floor(next() * left.length), 1)[0] as Value)
  }
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (values) => {
      if (values.length === 0) throw new Error('nothing to pick from')
      return values[Math.floor(next() * values.length)] as (typeof values)[number]
    },
    sample: (values, count) => shuffle(values).slice(0, count),
    shuffle,
    words: (shared, own) => (half === 'closed' ? shared : [...shared, ...own[half]]),
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value >>> 0
}
