import type { Quad } from 'n3'
import type { Place } from '../diagnostic.js'
import { TripleSet } from './triple-set.js'

/** A triple and where it comes from; the place is absent when the triple was made rather than read. */
export interface PlacedQuad {
  readonly quad: Quad
  readonly place?: Place
}

/** An RDF/JS dataset that remembers the place of each triple in its source. Immutable: make a new one to change it. */
export class Graph {
  readonly placed: readonly PlacedQuad[]
  #dataset: WeakRef<TripleSet> | undefined
  #places: WeakRef<ReadonlyMap<string, Place>> | undefined

  constructor(placed: readonly PlacedQuad[]) {
    // Keep only quad and place: the objects given may refer to a whole page.
    this.placed = placed.map(({ quad, place }) => (place ? { quad, place } : { quad }))
  }

  /**
   * The triples as a set, for matching and validation. Its indexes take more memory than the
   * triples, so they are built on request and released when memory is short: many graphs can be held at once.
   */
  get dataset(): TripleSet {
    const held = this.#dataset?.deref()
    if (held) return held
    const made = new TripleSet(this.placed.map(({ quad }) => quad))
    this.#dataset = new WeakRef(made)
    return made
  }

  /** Number of distinct triples. */
  get size(): number {
    return this.dataset.size
  }

  /** The distinct triples. */
  get quads(): Quad[] {
    return [...this.dataset]
  }

  /**
   * The first place of a subject, of one of its properties, or of one value (IRIs, or a literal's text). Falls back to
   * the subject when the property or the value has no place of its own.
   */
  place(subject: string, predicate?: string, object?: string): Place | undefined {
    const places = this.#placesByKey()
    return (
      (predicate !== undefined && object !== undefined ? places.get(`${subject} ${predicate} ${object}`) : undefined) ??
      (predicate !== undefined ? places.get(`${subject} ${predicate}`) : undefined) ??
      places.get(subject)
    )
  }

  #placesByKey(): ReadonlyMap<string, Place> {
    const held = this.#places?.deref()
    if (held) return held
    const made = new Map<string, Place>()
    for (const { quad, place } of this.placed) {
      if (!place) continue
      const { subject, predicate, object } = quad
      for (const key of [
        subject.value,
        `${subject.value} ${predicate.value}`,
        `${subject.value} ${predicate.value} ${object.value}`,
      ]) {
        if (!made.has(key)) made.set(key, place)
      }
    }
    this.#places = new WeakRef(made)
    return made
  }
}
