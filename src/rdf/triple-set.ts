import type { Term } from '@rdfjs/types'
import { termToId, type Quad, type Quad_Object, type Quad_Subject, type Term as N3Term } from 'n3'

/** A term to match, or its IRI; null and undefined match all. */
export type Wanted = Term | string | null | undefined

/** Above this number of triples, those of one subject have an index by property. */
const LONG = 32

/**
 * Distinct triples, in their order, found by any of their terms. It never changes, so that it needs a small part of the time and memory
 * of a store that triples are added to and taken from: terms are numbered once, and each index is built when first asked for.
 */
export class TripleSet implements Iterable<Quad> {
  readonly #ids = new Map<string, number>()
  readonly #predicates = new Map<number, number>()
  readonly #quads: Quad[] = []
  /** The numbers of the terms, by position of the triple. */
  readonly #subject: number[] = []
  readonly #predicate: number[] = []
  readonly #object: number[] = []
  /** One number for each triple. */
  readonly #known = new Set<number>()
  readonly #indexes = new Map<readonly number[], ReadonlyMap<number, readonly number[]>>()
  readonly #long = new Map<number, ReadonlyMap<number, readonly number[]>>()

  constructor(quads: readonly Quad[]) {
    // All are numbered first: the number of a triple follows from how many terms there are.
    const numbers: number[] = []
    for (const { subject, predicate, object } of quads) {
      const p = this.#number(predicate)
      if (!this.#predicates.has(p)) this.#predicates.set(p, this.#predicates.size)
      numbers.push(this.#number(subject), p, this.#number(object))
    }
    quads.forEach((quad, i) => {
      const [s, p, o] = [numbers[3 * i] ?? 0, numbers[3 * i + 1] ?? 0, numbers[3 * i + 2] ?? 0]
      const key = this.#key(s, p, o)
      if (this.#known.has(key)) return
      this.#known.add(key)
      this.#quads.push(quad)
      this.#subject.push(s)
      this.#predicate.push(p)
      this.#object.push(o)
    })
  }

  get size(): number {
    return this.#quads.length
  }

  [Symbol.iterator](): Iterator<Quad> {
    return this.#quads.values()
  }

  /** The triples with these terms. */
  getQuads(subject: Wanted, predicate: Wanted, object: Wanted): Quad[] {
    return this.#find(subject, predicate, object).map((i) => this.#at(i))
  }

  /** The same, as RDF/JS calls it. */
  match(subject?: Wanted, predicate?: Wanted, object?: Wanted): Quad[] {
    return this.getQuads(subject, predicate, object)
  }

  countQuads(subject: Wanted, predicate: Wanted, object: Wanted): number {
    return this.#find(subject, predicate, object).length
  }

  /** The distinct subjects of the triples with these terms. */
  getSubjects(predicate: Wanted, object: Wanted): Quad_Subject[] {
    return this.#distinct(this.#find(null, predicate, object), this.#subject).map(({ subject }) => subject)
  }

  /** The distinct objects of the triples with these terms. */
  getObjects(subject: Wanted, predicate: Wanted): Quad_Object[] {
    return this.#distinct(this.#find(subject, predicate, null), this.#object).map(({ object }) => object)
  }

  #number(term: Term): number {
    const id = idOf(term)
    const known = this.#ids.get(id)
    if (known !== undefined) return known
    this.#ids.set(id, this.#ids.size)
    return this.#ids.size - 1
  }

  #key(s: number, p: number, o: number): number {
    return (s * this.#ids.size + o) * this.#predicates.size + (this.#predicates.get(p) ?? 0)
  }

  #at(i: number): Quad {
    const quad = this.#quads[i]
    if (!quad) throw new Error('an index points beyond the triples')
    return quad
  }

  #distinct(found: readonly number[], terms: readonly number[]): readonly Quad[] {
    if (found.length < 2) return found.map((i) => this.#at(i))
    const seen = new Set<number | undefined>()
    return found.flatMap((i) => {
      if (seen.has(terms[i])) return []
      seen.add(terms[i])
      return [this.#at(i)]
    })
  }

  /** Positions of the triples with these terms: the smallest list that one of them gives, without what others exclude. */
  #find(subject: Wanted, predicate: Wanted, object: Wanted): readonly number[] {
    const [s, p, o] = [this.#wanted(subject), this.#wanted(predicate), this.#wanted(object)]
    if (s === NOWHERE || p === NOWHERE || o === NOWHERE) return []
    if (s !== undefined && p !== undefined && o !== undefined && !this.#known.has(this.#key(s, p, o))) return []
    const lists = [
      this.#ofSubject(s, p),
      this.#ofObject(o),
      s === undefined && o === undefined ? this.#ofPredicate(p) : undefined,
    ]
    const [first, ...more] = lists.filter((list) => list !== undefined)
    if (!first) return this.#quads.map((_, i) => i)
    const shortest = more.reduce((best, list) => (list.length < best.length ? list : best), first)
    const [ss, pp, oo] = [this.#subject, this.#predicate, this.#object]
    return shortest.filter(
      (i) => (s === undefined || ss[i] === s) && (p === undefined || pp[i] === p) && (o === undefined || oo[i] === o),
    )
  }

  #wanted(term: Wanted): number | undefined {
    if (term === null || term === undefined) return undefined
    return this.#ids.get(typeof term === 'string' ? term : idOf(term)) ?? NOWHERE
  }

  #ofSubject(s: number | undefined, p: number | undefined): readonly number[] | undefined {
    if (s === undefined) return undefined
    const all = this.#index(this.#subject).get(s) ?? []
    if (p === undefined || all.length <= LONG) return all
    let byPredicate = this.#long.get(s)
    if (!byPredicate) this.#long.set(s, (byPredicate = grouped(all, this.#predicate)))
    return byPredicate.get(p) ?? []
  }

  #ofObject(o: number | undefined): readonly number[] | undefined {
    return o === undefined ? undefined : (this.#index(this.#object).get(o) ?? [])
  }

  #ofPredicate(p: number | undefined): readonly number[] | undefined {
    return p === undefined ? undefined : (this.#index(this.#predicate).get(p) ?? [])
  }

  #index(terms: readonly number[]): ReadonlyMap<number, readonly number[]> {
    const known = this.#indexes.get(terms)
    if (known) return known
    const made = grouped(
      terms.map((_, i) => i),
      terms,
    )
    this.#indexes.set(terms, made)
    return made
  }
}

/** The text by which terms are told apart; those of N3 have it ready. */
function idOf(term: Term): string {
  return termToId(term as N3Term)
}

/** Of a term that no triple has. */
const NOWHERE = -1

function grouped(positions: readonly number[], terms: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>()
  for (const i of positions) {
    const term = terms[i] ?? NOWHERE
    const group = groups.get(term)
    if (group) group.push(i)
    else groups.set(term, [i])
  }
  return groups
}
