import { rdf, rdfa } from '../rdf/vocabularies.js'
import type { Collector } from './collector.js'
import type { RdfaStatement } from './values/rdfa-statement.js'

/**
 * Property copying (HTML+RDFa 1.1, section 3.5): a subject with `rdfa:copy` of an `rdfa:Pattern` gets the pattern's
 * properties, also through patterns that copy patterns; then the copied patterns and the `rdfa:copy` are removed. A
 * copied statement has the place of the pattern's. Returns all statements of the page.
 */
export function copyPatterns(out: Collector): readonly RdfaStatement[] {
  const copies = out.statements.filter(({ quad }) => quad.predicate.equals(rdfa.copy))
  if (copies.length === 0) return out.statements
  const isPattern = ({ quad }: RdfaStatement): boolean =>
    quad.predicate.equals(rdf.type) && quad.object.equals(rdfa.Pattern)
  const patterns = new Set(out.statements.filter(isPattern).map(({ quad }) => quad.subject.id))

  const bySubject = new Map<string, RdfaStatement[]>()
  for (const statement of out.statements) {
    const known = bySubject.get(statement.quad.subject.id)
    if (known) known.push(statement)
    else bySubject.set(statement.quad.subject.id, [statement])
  }

  const copied = new Set<string>()
  // Subjects that copy, each with the patterns already copied, so that patterns that copy each other come to an end.
  for (const { quad, origin } of copies) {
    const taken = new Set<string>()
    const waiting = [quad.object.id]
    for (let pattern = waiting.pop(); pattern !== undefined; pattern = waiting.pop()) {
      if (!patterns.has(pattern) || taken.has(pattern)) continue
      taken.add(pattern)
      copied.add(pattern)
      for (const said of bySubject.get(pattern) ?? []) {
        if (said.quad.predicate.equals(rdfa.copy)) waiting.push(said.quad.object.id)
        if (isPattern(said) || said.quad.predicate.equals(rdfa.copy)) continue
        const { element, attribute, value } = said
        out.add(
          quad.subject,
          said.quad.predicate,
          said.quad.object,
          { element, attribute, key: `${origin}>${said.origin}` },
          value,
        )
      }
    }
  }
  return out.statements.filter(
    ({ quad }) => !copied.has(quad.subject.id) && !(quad.predicate.equals(rdfa.copy) && copied.has(quad.object.id)),
  )
}
