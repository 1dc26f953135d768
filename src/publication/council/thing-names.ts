import { objectOf, objectsOf, type About } from '../../dataset/publication-facts.js'
import { localName } from '../../rdf/iri.js'
import { besluit, dct, eli, foaf, org, prov, rdf, rdfs, skos } from '../../rdf/vocabularies.js'
import { conceptName } from './concept-names.js'
import type { PublicNames } from './public-names.js'

/** What else a thing is called after: the properties by which it is named, in the order in which they are tried. */
const LABELS = [skos.prefLabel, rdfs.label, dct.title, eli.title, eli.title_short, foaf.name]

/**
 * The name of anything that documents tell of, from what all of them together say: its own, else that of what it hangs
 * on. `sittingName`: what a sitting is called. Undefined where no document says anything to call it by.
 */
export function thingName(
  iri: string,
  about: About,
  names: PublicNames,
  sittingName: (iri: string) => string | undefined,
  depth = 0,
): string | undefined {
  const lines = about(iri)
  const types = new Set(objectsOf(lines, rdf.type))
  const further = (predicate: { readonly value: string }): string | undefined => {
    const next = objectOf(lines, predicate)
    return next === undefined || depth > 4 ? undefined : thingName(next, about, names, sittingName, depth + 1)
  }
  const own = sittingName(iri) ?? conceptName(iri)
  if (own !== undefined) return own
  if (types.has(besluit.Bestuursorgaan.value)) return names.body(iri).name
  const number = objectOf(lines, eli.number)
  if (types.has(besluit.Artikel.value)) return number
  if (types.has(besluit.BehandelingVanAgendapunt.value)) return quoted('Behandeling van', further(dct.subject))
  if (types.has(besluit.Stemming.value)) return quoted('Stemming over', objectOf(lines, besluit.onderwerp))
  const label = LABELS.map((property) => objectOf(lines, property)?.replace(/\s+/gu, ' ').trim()).find(Boolean)
  if (label !== undefined) return label.length <= 200 ? label : `${label.slice(0, 200)} …`
  return (
    names.nameOfPerson(iri) ??
    further(org.role) ??
    further(org.organisation) ??
    further(prov.wasGeneratedBy) ??
    undefined
  )
}

function quoted(kind: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : `${kind} “${name}”`
}

/** Enough of an IRI to tell it from others, where nothing else does: `kenmerk 12eb07`. */
export function shortCode(iri: string): string {
  const name = localName(iri)
  return `kenmerk ${name.length > 12 ? name.replace(/[^\p{L}\p{N}]/gu, '').slice(-6) : name}`
}
