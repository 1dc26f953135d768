import { nameOf, objectOf, type About } from '../../dataset/publication-facts.js'
import { readKnownOrgans, type KnownOrgan } from '../../linking/known-organs.js'
import { readKnownUnits } from '../../linking/known-units.js'
import { parseTable } from '../../linking/compact-reference.js'
import { printedName } from '../../mapping/identity/identity.js'
import type { Mandataris } from '../../model.js'
import { uuidOf } from '../../rdf/uuid.js'
import { toBrusselsDate } from '../../rdf/date-time.js'
import { besluit, foaf, mandaat, org, persoon, regorg, skos } from '../../rdf/vocabularies.js'
import { conceptName } from './concept-names.js'
import type { Body, Council, Mandate, PersonName } from './public-model.js'

/** What is shown for a person whom no document and no register names. */
export const NO_NAME = 'naam niet vermeld'

/**
 * How things are called: people by the name that a document or the register of the folder gives, bodies with their
 * municipality, by what documents say of them, else by the reference lists of the package.
 */
export class PublicNames {
  readonly #bodies = new Map<string, Body>()
  readonly #people = new Map<string, string | undefined>()
  readonly #register: () => ReadonlyMap<string, readonly RegisterRow[]>

  /**
   * `about`: what all documents together say of a resource; `register`: the text of the register of people; `printed`:
   * names as documents print them of whom none states a name.
   */
  constructor(
    private readonly about: About,
    register: string | undefined,
    private readonly printed: ReadonlyMap<string, string> = new Map(),
  ) {
    let rows: ReadonlyMap<string, readonly RegisterRow[]> | undefined
    this.#register = () => (rows ??= registerRows(register))
  }

  /** The body that an IRI means, of itself or in one of its terms. */
  body(iri: string): Body {
    const known = this.#bodies.get(iri)
    if (known) return known
    const made = this.#makeBody(iri)
    this.#bodies.set(iri, made)
    return made
  }

  #makeBody(inTerm: string): Body {
    const own = this.about(inTerm)
    const listed = knownOrgan(inTerm)
    const iri = objectOf(own, mandaat.isTijdspecialisatieVan) ?? listed?.iri ?? inTerm
    const abstract = this.about(iri)
    const first = (predicate: { readonly value: string }): string | undefined =>
      objectOf(own, predicate) ?? objectOf(abstract, predicate)
    const classification = first(besluit.classificatie) ?? first(org.classification) ?? listed?.classificatie
    const kind =
      classification === undefined ? undefined : (conceptName(classification) ?? nameOf(classification, this.about))
    const unit = first(besluit.bestuurt) ?? listed?.unit
    const council = unit === undefined ? undefined : this.council(unit)
    const label = nameOf(inTerm, this.about) ?? kind ?? 'Bestuursorgaan'
    return {
      iri,
      path: `organen/${uuidOf(iri)}`,
      name: bodyName(label, council),
      ...(kind !== undefined && { kind }),
      ...(council && { council }),
    }
  }

  /** Who a body belongs to; an OCMW belongs with its municipality, as people look for both in one place. */
  council(unit: string): Council {
    const known = knownUnits().get(unit)
    const iri = known?.municipality ?? unit
    const name = known?.name ?? objectOf(this.about(unit), skos.prefLabel) ?? 'Lokaal bestuur'
    return { iri, path: `besturen/${uuidOf(iri)}`, name: name.replace(PLAIN_UNIT, '') }
  }

  /** Somebody by what the document says, else by what others say of the same IRI, else by the register. */
  person(noun: Mandataris): PersonName {
    const mandataris = noun.iri ?? ''
    const person = noun.isBestuurlijkeAliasVan?.iri ?? objectOf(this.about(mandataris), mandaat.isBestuurlijkeAliasVan)
    const name = clean(printedName(noun)) ?? this.#nameOf(mandataris, person)
    const iri = person ?? mandataris
    const party = noun.hasMembership?.map(({ organisation }) => organisation?.legalName).find(Boolean) ?? noun.fractie
    const { role } = noun.holds ?? {}
    const roleName = role && (role.prefLabel ?? (role.iri === undefined ? undefined : conceptName(role.iri)))
    return {
      name: name ?? NO_NAME,
      isNamed: name !== undefined,
      iri,
      ...(name !== undefined && !noun.functionaris && iri !== '' && { path: personPath(iri) }),
      ...(party !== undefined && { party }),
      ...(roleName !== undefined && { role: SINGULAR.get(roleName.toLowerCase()) ?? roleName }),
    }
  }

  /** The name of a person or mandataris by its IRI. */
  nameOfPerson(iri: string): string | undefined {
    return this.#nameOf(iri, objectOf(this.about(iri), mandaat.isBestuurlijkeAliasVan))
  }

  /** The mandates of somebody, by the IRIs of their mandatarissen: what documents say, and what the register adds. */
  mandates(mandatarissen: Iterable<string>): readonly Mandate[] {
    const found = new Map<string, Mandate>()
    for (const iri of mandatarissen) {
      for (const mandate of this.#mandatesOf(iri)) {
        // A register names a body and its term: for people it is one.
        found.set(JSON.stringify([mandate.role, mandate.body?.path, mandate.from, mandate.until]), mandate)
      }
    }
    return [...found.values()].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))
  }

  #mandatesOf(iri: string): readonly Mandate[] {
    const own = this.about(iri)
    const post = objectOf(own, org.holds)
    const held = post === undefined ? [] : this.about(post)
    const roleIri = objectOf(held, org.role)
    const role = roleIri === undefined ? undefined : (conceptName(roleIri) ?? nameOf(roleIri, this.about))
    const membership = objectOf(own, org.hasMembership)
    const group = membership === undefined ? undefined : objectOf(this.about(membership), org.organisation)
    const party = group === undefined ? undefined : objectOf(this.about(group), regorg.legalName)
    const rows = this.#register().get(iri) ?? []
    const stated = {
      start: dayOf(objectOf(own, mandaat.start)),
      einde: dayOf(objectOf(own, mandaat.einde)),
      orgaan: '',
    }
    const all = rows.length > 0 ? rows : [stated]
    return all.flatMap((row): Mandate[] => {
      const from = row.start === '' ? stated.start : row.start
      const until = row.einde === '' ? stated.einde : row.einde
      const mandate = {
        ...(role !== undefined && { role }),
        ...(row.orgaan !== '' && { body: this.body(row.orgaan) }),
        ...(party !== undefined && { party }),
        ...(from !== '' && { from }),
        ...(until !== '' && { until }),
      }
      return Object.keys(mandate).length === 0 ? [] : [mandate]
    })
  }

  #nameOf(mandataris: string, person: string | undefined): string | undefined {
    if (this.#people.has(mandataris)) return this.#people.get(mandataris)
    const name =
      [person, mandataris].map((iri) => (iri === undefined ? undefined : this.#stated(iri))).find(Boolean) ??
      this.#register().get(mandataris)?.[0]?.naam ??
      this.printed.get(mandataris)
    this.#people.set(mandataris, name)
    return name
  }

  #stated(iri: string): string | undefined {
    const lines = this.about(iri)
    const first = objectOf(lines, persoon.gebruikteVoornaam)
    const family = objectOf(lines, foaf.familyName)
    return clean(
      first !== undefined && family !== undefined
        ? `${first} ${family}`
        : (objectOf(lines, foaf.name) ?? family ?? first),
    )
  }
}

/** The day of a moment, empty where there is none. */
function dayOf(moment: string | undefined): string {
  return moment === undefined ? '' : (toBrusselsDate(moment) ?? moment.slice(0, 10))
}

/** Roles as the heads of lists give them, of one person. */
const SINGULAR: ReadonlyMap<string, string> = new Map([
  ['schepenen', 'schepen'],
  ['raadsleden', 'raadslid'],
  ['gemeenteraadsleden', 'gemeenteraadslid'],
  ['leden', 'lid'],
])

/** Path of the page of a person. */
export function personPath(iri: string): string {
  return `personen/${uuidOf(iri)}`
}

function clean(name: string | undefined): string | undefined {
  const folded = name?.replace(/\s+/gu, ' ').trim()
  return folded === '' ? undefined : folded
}

/** Words in front of the name of a municipality that say no more than that it is one. */
const PLAIN_UNIT = /^(?:Gemeente|Stad)\s+(?=\S)/u

/** `Gemeenteraad Izegem`, where the label is `Gemeenteraad`, `Gemeenteraad Izegem` or `Gemeenteraad Stad Izegem`. */
function bodyName(label: string, council: Council | undefined): string {
  if (!council) return label
  const at = label.toLocaleLowerCase('nl').lastIndexOf(council.name.toLocaleLowerCase('nl'))
  if (at < 0) return `${label} ${council.name}`
  return label.slice(0, at).replace(/\b(?:Gemeente|Stad)\s+$/u, '') + label.slice(at)
}

type RegisterRow = Readonly<Record<(typeof REGISTER)[number], string>>

const REGISTER = ['iri', 'naam', 'orgaan', 'start', 'einde'] as const

function registerRows(register: string | undefined): ReadonlyMap<string, readonly RegisterRow[]> {
  const rows = new Map<string, RegisterRow[]>()
  for (const row of register === undefined ? [] : parseTable(register, REGISTER)) {
    const known = rows.get(row.iri)
    if (known) known.push(row)
    else rows.set(row.iri, [row])
  }
  return rows
}

let organs: ReadonlyMap<string, KnownOrgan> | undefined
function knownOrgan(iri: string): KnownOrgan | undefined {
  organs ??= new Map(
    readKnownOrgans().flatMap((organ) =>
      [organ.iri, ...organ.terms.map((term) => term.iri)].map((each) => [each, organ]),
    ),
  )
  return organs.get(iri)
}

interface Unit {
  /** `Aalst`, also of its OCMW; `Provincie Antwerpen`. */
  readonly name: string
  /** Of an OCMW: the municipality it belongs to. */
  readonly municipality?: string | undefined
}

let units: ReadonlyMap<string, Unit> | undefined

function knownUnits(): ReadonlyMap<string, Unit> {
  if (units) return units
  const all = readKnownUnits()
  const municipalities = new Map(
    all.filter(({ kind }) => kind === 'Gemeente').map(({ iri, name }) => [name, iri] as const),
  )
  units = new Map(
    all.map(({ iri, kind, name }) => [
      iri,
      kind === 'OCMW'
        ? { name, municipality: municipalities.get(name) }
        : { name: kind === 'Gemeente' ? name : `${kind} ${name}` },
    ]),
  )
  return units
}
