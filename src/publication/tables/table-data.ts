import type { DataFolder } from '../../log/data-folder.js'
import { besluit, mandaat, org, persoon, foaf, prov, rdf, skos, rdfs } from '../../rdf/vocabularies.js'
import { objectOf, objectsOf } from '../../dataset/publication-facts.js'

type Property = { readonly value: string }

/** Classes with rows in tables. */
const LISTED = [besluit.Zitting, besluit.Stemming, besluit.Besluit].map(({ value }) => value)
/** Properties that tables follow in the inverse direction. */
const BACKWARDS = [besluit.behandelt, besluit.heeftStemming, prov.generated].map(({ value }) => value)

/**
 * Answers the questions of tables about the merge, which is read once to list resources and then one resource at a
 * time.
 */
export class TableData {
  readonly #listed = new Map<string, string[]>()
  readonly #subjects = new Map<string, Map<string, string>>()
  readonly #names = new Map<string, string>()

  constructor(private readonly data: DataFolder) {
    const line = /^<([^>]*)> <([^>]*)> <([^>]*)> \.$/u
    for (const triple of data.merge.triples(true)) {
      const [, subject = '', predicate = '', object = ''] = line.exec(triple) ?? []
      if (predicate === rdf.type.value && LISTED.includes(object)) add(this.#listed, object, subject)
      else if (BACKWARDS.includes(predicate)) {
        const byObject = this.#subjects.get(predicate) ?? new Map<string, string>()
        this.#subjects.set(predicate, byObject)
        if (!byObject.has(object)) byObject.set(object, subject)
      }
    }
  }

  /** IRIs of a class, sorted. */
  listed(type: Property): readonly string[] {
    return this.#listed.get(type.value) ?? []
  }

  /** The first subject that has a resource as the value of a property. */
  subjectOf(predicate: Property, object: string): string | undefined {
    return this.#subjects.get(predicate.value)?.get(object)
  }

  first(subject: string | undefined, predicate: Property): string | undefined {
    return subject === undefined ? undefined : objectOf(this.data.merge.about(subject), predicate)
  }

  all(subject: string, predicate: Property): readonly string[] {
    return objectsOf(this.data.merge.about(subject), predicate)
  }

  /**
   * The name of a body, a unit, a place or a person (of a mandataris: the person's name); the IRI when no name is
   * stated.
   */
  nameOf(iri: string | undefined): string | undefined {
    if (iri === undefined) return undefined
    const known = this.#names.get(iri)
    if (known !== undefined) return known
    const name = this.#findName(iri, 3) ?? iri
    this.#names.set(iri, name)
    return name
  }

  #findName(iri: string, steps: number): string | undefined {
    const label = [skos.prefLabel, rdfs.label, foaf.name]
      .map((property) => this.first(iri, property))
      .find((each) => each !== undefined)
    if (label !== undefined || steps === 0) return label
    const parts = [persoon.gebruikteVoornaam, foaf.familyName]
      .map((property) => this.first(iri, property))
      .filter((part) => part !== undefined)
    if (parts.length > 0) return parts.join(' ')
    const further = [mandaat.isBestuurlijkeAliasVan, mandaat.isTijdspecialisatieVan]
      .map((property) => this.first(iri, property))
      .find((each) => each !== undefined)
    return further === undefined ? undefined : this.#findName(further, steps - 1)
  }

  /** The unit of government of a body. */
  eenheidOf(orgaan: string | undefined): string | undefined {
    return (
      this.first(orgaan, besluit.bestuurt) ??
      this.first(this.first(orgaan, mandaat.isTijdspecialisatieVan), besluit.bestuurt)
    )
  }

  /** The name of a person's mandate, if the dataset states it. */
  roleOf(mandataris: string): string | undefined {
    const role = this.first(this.first(mandataris, org.holds), org.role)
    return role === undefined ? undefined : this.first(role, skos.prefLabel)
  }
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
