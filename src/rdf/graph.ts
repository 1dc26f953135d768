import { Store, type Quad } from 'n3'
import type { Place } from '../diagnostic.js'

/** A triple and where it comes from; the place is absent for what was made rather than read. */
export interface PlacedQuad {
  readonly quad: Quad
  readonly place?: Place
}

/** An RDF/JS dataset that remembers where each triple stands in its source. Immutable: make a new one to change it. */
export class Graph {
  /** The triples as a set, for matching and validation. */
  readonly dataset: Store
  readonly #places = new Map<string, Place>()

  constructor(readonly placed: readonly PlacedQuad[]) {
    this.dataset = new Store()
    for (const { quad, place } of placed) {
      this.dataset.addQuad(quad)
      if (!place) continue
      const { subject, predicate, object } = quad
      for (const key of [subject.value, `${subject.value} ${predicate.value}`, `${subject.value} ${predicate.value} ${object.value}`]) {
        if (!this.#places.has(key)) this.#places.set(key, place)
      }
    }
  }

  /** Number of distinct triples. */
  get size(): number {
    return this.dataset.size
  }

  /** The distinct triples. */
  get quads(): Quad[] {
    return this.dataset.getQuads(null, null, null, null)
  }

  /**
   * The first place of a subject, of one of its properties, or of one value (IRIs, or a literal's text).
   * Falls back to the subject when the property or the value has no place of its own.
   */
  place(subject: string, predicate?: string, object?: string): Place | undefined {
    return (
      (predicate !== undefined && object !== undefined ? this.#places.get(`${subject} ${predicate} ${object}`) : undefined) ??
      (predicate !== undefined ? this.#places.get(`${subject} ${predicate}`) : undefined) ??
      this.#places.get(subject)
    )
  }
}
