import type { Quad, Quad_Object, Quad_Subject } from 'n3'

/** The name of a resource in the model: its IRI, or `_:label` for a blank node. */
export function nameOf(term: Quad_Subject | Quad_Object): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value
}

/** A key that is the same for equal triples. */
export function quadKey({ subject, predicate, object }: Quad): string {
  const literal = object.termType === 'Literal' ? `"${object.language}^${object.datatype.value}` : ''
  return `${nameOf(subject)} ${predicate.value} ${nameOf(object)}${literal}`
}

/** `quadKey` with a cache, because texts of decisions are long and used often. */
export function quadKeys(): (quad: Quad) => string {
  const known = new WeakMap<Quad, string>()
  return (quad) => {
    let key = known.get(quad)
    if (key === undefined) known.set(quad, (key = quadKey(quad)))
    return key
  }
}
