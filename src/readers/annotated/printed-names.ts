import { PERSON_PROPERTIES } from '../../rdf/person-properties.js'
import { textOf } from '../page/elements.js'
import type { Entry } from './draft/draft.js'

const NAME = /^\p{Lu}[\p{L}’'.-]*(?: [\p{L}’'.-]+){1,6}$/u
const NO_NAME =
  /\b(?:voorzitter|secretaris|burgemeester|schepen(?:en)?|raads(?:lid|leden)|leden|lid|directeur|aanwezig\p{L}*|afwezig\p{L}*|stem\p{L}*|onthoud\p{L}*|naam|namen|heer|mevrouw)\b/iu

/**
 * Names that a page prints in the very elements that point to mandatarissen without stating their names, by IRI. Whom
 * the page calls by two names, or by what is no name, is left out.
 */
export function printedNames(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>()
  for (const { quad, markup } of entries) {
    if (!markup || quad.object.termType !== 'NamedNode' || !PERSON_PROPERTIES.has(quad.predicate.value)) continue
    const [name = ''] = textOf(markup.element)
      .replace(/\s+/gu, ' ')
      .trim()
      .split(/\s*(?:[,(;:]| [-–] )/u)
    if (name.length > 60 || !NAME.test(name) || NO_NAME.test(name)) continue
    found.set(quad.object.value, (found.get(quad.object.value) ?? new Set()).add(name))
  }
  return new Map(
    [...found].flatMap(([iri, [name, ...others]]) => (name === undefined || others.length > 0 ? [] : [[iri, name]])),
  )
}
