import type { Quad } from 'n3'
import type { PlacedQuad } from '../../rdf/graph.js'
import { adms, lblodPersoon, mandaat, person, persoon, rdf } from '../../rdf/vocabularies.js'
import { nameOf } from '../../rdf/quad-key.js'

const iris = (...terms: readonly { readonly value: string }[]): ReadonlySet<string> =>
  new Set(terms.map(({ value }) => value))

/** Gender and birth, in the official and the LBLOD namespace. */
const ALWAYS = iris(
  ...[persoon, lblodPersoon].flatMap(({ geslacht, heeftGeboorte, datum }) => [geslacht, heeftGeboorte, datum]),
)
/** Its values are concepts of a code list, which are not about a person by themselves. */
const GENDER = iris(persoon.geslacht, lblodPersoon.geslacht)
const PERSON_CLASSES = iris(person.Person, mandaat.Mandataris)

/**
 * Finds the quads of a graph that must never be published: gender, birth and identifiers (national register number) of
 * people, with everything said about the nodes that have them. OSLO's person model has them; public data may not
 * (dossier 1.2).
 */
export function isPersonal(quads: readonly PlacedQuad[]): (quad: Quad) => boolean {
  const people = new Set<string>()
  for (const { quad } of quads)
    if (quad.predicate.equals(rdf.type) && PERSON_CLASSES.has(quad.object.value)) people.add(nameOf(quad.subject))
  const pointsToPersonal = ({ subject, predicate }: Quad): boolean =>
    ALWAYS.has(predicate.value) || (predicate.equals(adms.identifier) && people.has(nameOf(subject)))
  const nodes = new Set<string>()
  for (const { quad } of quads) {
    if (pointsToPersonal(quad) && !GENDER.has(quad.predicate.value) && quad.object.termType !== 'Literal')
      nodes.add(nameOf(quad.object))
  }
  return (quad) => pointsToPersonal(quad) || nodes.has(nameOf(quad.subject))
}
