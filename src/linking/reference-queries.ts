import { besluit, foaf, lblodPersoon, mandaat, org, persoon, skos } from '../rdf/vocabularies.js'
import type { SourceOrgan, SourceUnit } from './compact-reference.js'
import type { RegisterEntry } from './person-register.js'

/** Queries one page of rows: those after `after` in the order of the variable `uri`. */
export type PageQuery = (after: string, limit: number) => string
export type Row = Readonly<Record<string, string>>

const iri = (term: { readonly value: string }): string => `<${term.value}>`
const page =
  (pattern: string, variables: string): PageQuery =>
  (after, limit) =>
    `SELECT ${variables} WHERE { ${pattern} FILTER(STR(?uri) > ${JSON.stringify(after)}) } GROUP BY ?uri ORDER BY STR(?uri) LIMIT ${limit}`

/** Units with the name of their class. */
export const UNITS_QUERY = page(
  `?uri a ${iri(besluit.Bestuurseenheid)} ; ${iri(skos.prefLabel)} ?label ; ${iri(besluit.classificatie)}/${iri(skos.prefLabel)} ?classificatie .`,
  '?uri (SAMPLE(STR(?label)) AS ?naam) (SAMPLE(STR(?classificatie)) AS ?klasse)',
)

/** Abstract bodies. */
export const ORGANS_QUERY = page(
  `?uri a ${iri(besluit.Bestuursorgaan)} ; ${iri(besluit.bestuurt)} ?eenheid ; ${iri(besluit.classificatie)}/${iri(skos.prefLabel)} ?classificatie .
   FILTER NOT EXISTS { ?uri ${iri(mandaat.isTijdspecialisatieVan)} ?abstract }`,
  '?uri (SAMPLE(STR(?eenheid)) AS ?unit) (SAMPLE(STR(?classificatie)) AS ?klasse)',
)

/** Bodies in their term. */
export const TERMS_QUERY = page(
  `?uri ${iri(mandaat.isTijdspecialisatieVan)} ?abstract .
   OPTIONAL { ?uri ${iri(mandaat.bindingStart)} ?start } OPTIONAL { ?uri ${iri(mandaat.bindingEinde)} ?einde }`,
  '?uri (SAMPLE(STR(?abstract)) AS ?van) (SAMPLE(STR(?start)) AS ?begin) (SAMPLE(STR(?einde)) AS ?eind)',
)

/** Mandatarissen with the body in its term of their post. */
export const PEOPLE_QUERY = page(
  `?uri a ${iri(mandaat.Mandataris)} ; ${iri(mandaat.isBestuurlijkeAliasVan)} ?person ; ${iri(org.holds)} ?post .
   ?orgaan ${iri(org.hasPost)} ?post . ?person ${iri(foaf.familyName)} ?familie .
   ?person ${iri(lblodPersoon.gebruikteVoornaam)}|${iri(persoon.gebruikteVoornaam)} ?voornaam .
   OPTIONAL { ?uri ${iri(mandaat.start)} ?start } OPTIONAL { ?uri ${iri(mandaat.einde)} ?einde }`,
  '?uri (SAMPLE(STR(?voornaam)) AS ?voor) (SAMPLE(STR(?familie)) AS ?achter) (SAMPLE(STR(?orgaan)) AS ?lichaam) (SAMPLE(STR(?start)) AS ?begin) (SAMPLE(STR(?einde)) AS ?eind)',
)

/** The rows of abstract bodies and bodies in a term as a source for the table of bodies. */
export function organsOfRows(abstracts: readonly Row[], terms: readonly Row[]): readonly SourceOrgan[] {
  const none = { bindingStart: '', bindingEinde: '', termijn: '', datum_bron: 'LMB' }
  return [
    ...abstracts.map(({ uri = '', unit = '', klasse = '' }) => ({
      ...none,
      soort: 'abstract',
      uri,
      classificatie: klasse,
      eenheid: unit,
      is_tijdspecialisatie_van: '',
    })),
    ...terms.map(({ uri = '', van = '', begin = '', eind = '' }) => ({
      ...none,
      soort: 'in-tijd',
      uri,
      classificatie: '',
      eenheid: '',
      is_tijdspecialisatie_van: van,
      bindingStart: begin,
      bindingEinde: eind,
    })),
  ]
}

/**
 * The rows of units. An endpoint does not say which units have merged; their bodies do: a unit with one from before the
 * term of December 2024 existed then, and a unit with one in that term exists now.
 */
export function unitsOfRows(units: readonly Row[], organs: readonly SourceOrgan[]): readonly SourceUnit[] {
  const unitOf = new Map(
    organs.filter(({ soort }) => soort === 'abstract').map(({ uri, eenheid }) => [uri, eenheid] as const),
  )
  const starts = new Map<string, string[]>()
  for (const { is_tijdspecialisatie_van: abstract, bindingStart } of organs) {
    const unit = unitOf.get(abstract)
    if (unit !== undefined && bindingStart !== '')
      starts.set(unit, [...(starts.get(unit) ?? []), bindingStart.slice(0, 10)])
  }
  return units.map(({ uri = '', naam = '', klasse = '' }) => {
    const own = starts.get(uri) ?? []
    const isFormer = own.length === 0 || own.some((start) => start < '2024-12-01')
    return {
      uri,
      classificatie: klasse,
      label: naam,
      nis2019: isFormer ? 'ja' : '',
      nis2025: '',
      organen_2025: own.some((start) => start >= '2024-12-01') ? 'ja' : 'nee',
    }
  })
}

/** The rows of people as entries of a register. */
export function peopleOfRows(rows: readonly Row[]): readonly RegisterEntry[] {
  return rows.map(({ uri = '', voor = '', achter = '', lichaam = '', begin = '', eind = '' }) => ({
    iri: uri,
    naam: `${voor} ${achter}`,
    orgaan: lichaam,
    start: begin.slice(0, 10),
    einde: eind.slice(0, 10),
    gezien: '',
  }))
}
