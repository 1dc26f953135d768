import { Store, type NamedNode, type Quad } from 'n3'
import { agendaOrder } from '../council/agenda-order.js'
import { shortCode } from '../council/thing-names.js'
import { conceptName } from '../council/concept-names.js'
import { CLASS_NAMES } from './page-labels.js'
import { besluit, dct, eli, foaf, mandaat, persoon, rdf, rdfs, skos } from '../../rdf/vocabularies.js'

/** Questions a page asks of its graph while it is laid out. */
export class PageGraph {
  readonly store: Store

  /** `nameOf`: what documents elsewhere call a thing. */
  constructor(
    quads: Iterable<Quad>,
    private readonly nameOf: (iri: string) => string | undefined = () => undefined,
  ) {
    this.store = new Store([...quads])
  }

  /** Subjects of a class, by IRI. */
  subjectsOf(type: NamedNode): readonly string[] {
    return this.store
      .getSubjects(rdf.type, type, null)
      .map(({ value }) => value)
      .sort()
  }

  /** Whether anything of the graph points to an IRI with a property. */
  isObjectOf(iri: string, predicate: NamedNode): boolean {
    return this.store.countQuads(null, predicate, iri, null) > 0
  }

  hasType(iri: string, type: NamedNode): boolean {
    return this.store.countQuads(iri, rdf.type, type, null) > 0
  }

  /**
   * What a reader sees for an IRI: its name in this graph, a person's through the mandataris, an organ's through the
   * abstract organ.
   */
  labelOf(iri: string): string | undefined {
    for (const predicate of [skos.prefLabel, rdfs.label, foaf.name, dct.title, eli.title, eli.number]) {
      const label = this.first(iri, predicate)
      if (label !== undefined && label !== '') return label
    }
    const names = [this.first(iri, persoon.gebruikteVoornaam), this.first(iri, foaf.familyName)].filter(
      (name) => name !== undefined,
    )
    if (names.length > 0) return names.join(' ')
    for (const predicate of [mandaat.isBestuurlijkeAliasVan, mandaat.isTijdspecialisatieVan]) {
      const further = this.first(iri, predicate)
      if (further !== undefined && further !== iri) return this.labelOf(further)
    }
    return undefined
  }

  /**
   * What a link to an IRI says: its name, that of its concept, what an item's handling or vote is about; else where it
   * leads, in short.
   */
  linkTextOf(iri: string): string {
    const own = this.labelOf(iri) ?? conceptName(iri) ?? this.nameOf(iri)
    if (own !== undefined) return own
    const agendapunt = this.first(iri, dct.subject)
    const subject = agendapunt === undefined ? undefined : this.labelOf(agendapunt)
    if (subject !== undefined) return `Behandeling van “${subject}”`
    const kind = this.store
      .getObjects(iri, rdf.type, null)
      .map(({ value }) => conceptName(value) ?? CLASS_NAMES.get(value))
      .find((each) => each !== undefined)
    return kind === undefined ? shortAddress(iri) : `${kind} (${shortCode(iri)})`
  }

  /** First value of a property in a fixed order. */
  first(iri: string, predicate: NamedNode): string | undefined {
    return this.store
      .getObjects(iri, predicate, null)
      .map(({ value }) => value)
      .sort()[0]
  }

  /** The handlings of an item (dct:subject points from them to it). */
  behandelingenOf(agendapunt: string): readonly string[] {
    return this.store
      .getSubjects(dct.subject, agendapunt, null)
      .map(({ value }) => value)
      .filter((iri) => this.hasType(iri, besluit.BehandelingVanAgendapunt))
      .sort()
  }

  /** Items in the order of the agenda. */
  inAgendaOrder(items: readonly string[]): readonly string[] {
    return agendaOrder(
      items,
      (item) => this.labelOf(item) ?? '',
      (item) => this.first(item, besluit.aangebrachtNa),
    )
  }
}

/** `data.lblod.info, kenmerk 12eb07`: enough to tell IRIs apart; a machine without a name is not named. */
function shortAddress(iri: string): string {
  const { hostname = '' } = URL.canParse(iri) ? new URL(iri) : {}
  if (hostname === '') return iri
  return /^[\d.:[\]]+$/u.test(hostname) ? shortCode(iri) : `${hostname}, ${shortCode(iri)}`
}
