import { DataFactory } from 'n3'
import { diagnose } from '../../../diagnostic.js'
import { localName } from '../../../rdf/iri.js'
import { besluit, dct, foaf, prov, rdf } from '../../../rdf/vocabularies.js'
import type { Draft, Entry } from '../draft/draft.js'
import { placeOfTerm } from '../draft/term-place.js'
import type { GraphRepair } from './repair.js'

const { Zitting, Agendapunt, BehandelingVanAgendapunt, Stemming, Besluit } = besluit
type CouncilClass = typeof Zitting
const CLASSES: readonly CouncilClass[] = [Zitting, Agendapunt, BehandelingVanAgendapunt, Stemming, Besluit]

const SAID_OF_PAGES: ReadonlySet<string> = new Set([...CLASSES, foaf.Document].map(({ value }) => value))

/**
 * Properties that only one class has (OSLO Besluit Publicatie: domain), and to what each leads that leads to one class
 * (range).
 */
const DOMAIN: ReadonlyMap<string, CouncilClass> = new Map([
  ...[besluit.geplandeStart, besluit.isGehoudenDoor, besluit.behandelt].map(({ value }) => [value, Zitting] as const),
  ...[besluit.geplandOpenbaar, besluit.aangebrachtNa, besluit['Agendapunt.type'], besluit.heeftOntwerpbesluit].map(
    ({ value }) => [value, Agendapunt] as const,
  ),
  ...[besluit.openbaar, besluit.gebeurtNa, besluit.heeftStemming].map(
    ({ value }) => [value, BehandelingVanAgendapunt] as const,
  ),
  ...[
    besluit.aantalVoorstanders,
    besluit.aantalTegenstanders,
    besluit.aantalOnthouders,
    besluit.geheim,
    besluit.gevolg,
    besluit.onderwerp,
    besluit.heeftStemmer,
    besluit.heeftVoorstander,
    besluit.heeftTegenstander,
    besluit.heeftOnthouder,
  ].map(({ value }) => [value, Stemming] as const),
  [besluit.motivering.value, Besluit],
])
const RANGE: ReadonlyMap<string, CouncilClass> = new Map([
  [besluit.behandelt.value, Agendapunt],
  [besluit.aangebrachtNa.value, Agendapunt],
  [besluit.gebeurtNa.value, BehandelingVanAgendapunt],
  [besluit.heeftStemming.value, Stemming],
])
/** Properties of wider use, whose range is narrow when a handling has them. */
const RANGE_OF_HANDLING: ReadonlyMap<string, CouncilClass> = new Map([
  [dct.subject.value, Agendapunt],
  [prov.generated.value, Besluit],
])

/**
 * What the page describes without saying that it is a sitting, an item, a handling, a vote or a decision, though what
 * is said of it, or what leads to it, can be said of one of them only. Where that speaks for two of them nothing is
 * done.
 */
export const classMissing: GraphRepair = {
  rule: 'repair/class-missing',
  mend(draft, { page }) {
    // A page that says of nothing what it is has not forgotten it here or there.
    if (!draft.entries.some(({ quad }) => quad.predicate.equals(rdf.type) && SAID_OF_PAGES.has(quad.object.value)))
      return
    for (const [iri, classes] of classesMeant(draft)) {
      const [meant, ...others] = classes
      const first = draft.about(iri)[0]
      if (!meant || others.length > 0 || !first || CLASSES.some((known) => draft.isA(iri, known))) continue
      const place = placeOfTerm(page, first, 'subject')
      const finding = diagnose('repair/class-missing', {
        place,
        subject: iri,
        predicate: rdf.type.value,
        expected: localName(meant.value),
      })
      draft.add(DataFactory.quad(first.quad.subject, rdf.type, meant), finding, place)
    }
  },
}

/** Of each resource: the classes that what is said of it, and what leads to it, speak for. */
function classesMeant(draft: Draft): ReadonlyMap<string, ReadonlySet<CouncilClass>> {
  const meant = new Map<string, Set<CouncilClass>>()
  const note = (iri: string, found: CouncilClass | undefined): void => {
    if (found) meant.set(iri, (meant.get(iri) ?? new Set()).add(found))
  }
  for (const entry of draft.entries) {
    const { subject, predicate, object } = entry.quad
    note(subject.value, DOMAIN.get(predicate.value))
    if (object.termType !== 'Literal') note(object.value, leadsTo(draft, entry))
  }
  return meant
}

function leadsTo(draft: Draft, { quad: { subject, predicate } }: Entry): CouncilClass | undefined {
  const narrow = RANGE_OF_HANDLING.get(predicate.value)
  return narrow && draft.isA(subject.value, BehandelingVanAgendapunt) ? narrow : RANGE.get(predicate.value)
}
