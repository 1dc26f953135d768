import { Store, type NamedNode, type Quad, type Quad_Object } from 'n3'
import { rdf } from '../../rdf/vocabularies.js'

/**
 * The triples a page is to carry, each written once: what a section takes is gone, what is left at the end is for the
 * last section.
 */
export class PageTriples {
  readonly #left: Store

  constructor(quads: Iterable<Quad>) {
    this.#left = new Store([...quads])
  }

  /** The objects of a property that are not written yet, in a fixed order; they count as written from now on. */
  take(subject: string, predicate: NamedNode): readonly Quad_Object[] {
    const quads = this.#left.getQuads(subject, predicate, null, null)
    this.#left.removeQuads(quads)
    return inOrder(quads.map(({ object }) => object))
  }

  /** The rdf:types of a subject, as IRIs, taken. */
  takeTypes(subject: string): readonly string[] {
    return this.take(subject, rdf.type).map(({ value }) => value)
  }

  /** What is not written yet, by subject in a fixed order. */
  takeRest(): readonly { readonly subject: string; readonly quads: readonly Quad[] }[] {
    const bySubject = new Map<string, Quad[]>()
    for (const quad of this.#left.getQuads(null, null, null, null)) {
      const quads = bySubject.get(quad.subject.value)
      if (quads) quads.push(quad)
      else bySubject.set(quad.subject.value, [quad])
    }
    return [...bySubject]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([subject, quads]) => ({ subject, quads: quads.sort(byPredicateAndObject) }))
  }
}

function inOrder(objects: readonly Quad_Object[]): readonly Quad_Object[] {
  return [...objects].sort((a, b) => compare(keyOf(a), keyOf(b)))
}

function byPredicateAndObject(a: Quad, b: Quad): number {
  return compare(a.predicate.value, b.predicate.value) || compare(keyOf(a.object), keyOf(b.object))
}

function keyOf(term: Quad_Object): string {
  return term.termType === 'Literal' ? `${term.value} ${term.language} ${term.datatype.value}` : term.value
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
