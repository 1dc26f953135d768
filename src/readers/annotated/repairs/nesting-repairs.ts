import type { Quad } from 'n3'
import { diagnose } from '../../../diagnostic.js'
import { NOUNS } from '../../../mapping/table/properties.js'
import type { NounName } from '../../../mapping/table/property.js'
import { dct, rdf } from '../../../rdf/vocabularies.js'
import type { HtmlElement } from '../../../text/html/html-page.js'
import type { Draft, Entry } from '../draft/draft.js'
import { attributeOf, nearest, parentElement } from '../../page/elements.js'
import type { GraphRepair } from './repair.js'

const NAMES = Object.keys(NOUNS) as NounName[]

/** Of each noun: the properties it has in OSLO, and those by which vendors say them. */
const OWN = new Map<NounName, ReadonlySet<string>>(
  NAMES.map((name) => [
    name,
    new Set(
      Object.values(NOUNS[name].properties)
        .filter(({ inverse }) => !inverse)
        .flatMap(({ iri, aliases = [] }) => [iri, ...aliases].map(({ value }) => value)),
    ),
  ]),
)

/** What a property leads to. */
const RANGE = new Map<string, NounName>([
  ...NAMES.flatMap((name) =>
    Object.values(NOUNS[name].properties).flatMap(({ iri, range, inverse }) =>
      !inverse && range in NOUNS ? [[iri.value, range as NounName] as const] : [],
    ),
  ),
  [dct.subject.value, 'Agendapunt'],
])

const NOUN_BY_CLASS = new Map<string, NounName>(NAMES.map((name) => [NOUNS[name].class.value, name]))

/**
 * `<h2 property="dct:subject" resource="item"><span property="dct:title">`: without `typeof` the item does not become
 * the subject of what stands inside (RDFa Core 1.1, section 7.5, step 5.1), so its title is said of the handling. What
 * only the item can have, and stands inside its element, is said of the item.
 */
export const nestedSubject: GraphRepair = {
  rule: 'repair/nested-subject',
  mend(draft) {
    const ties = new Map<HtmlElement, Entry[]>()
    for (const entry of draft.entries) {
      if (entry.markup?.attribute !== 'property' || entry.quad.object.termType === 'Literal') continue
      ties.set(entry.markup.element, [...(ties.get(entry.markup.element) ?? []), entry])
    }
    if (ties.size === 0) return
    const tieAround = nearest((at) => tieAt(at, ties))
    for (const entry of draft.entries) {
      const element =
        entry.markup?.attribute === 'property' && attributeOf(entry.markup.element, 'about') === undefined
          ? entry.markup.element
          : undefined
      const around = element && parentElement(element)
      const tie = around && tieAround(around)
      if (!tie || !isMisplaced(draft, entry.quad, tie.quad)) continue
      const { subject, predicate } = entry.quad
      const holder = tie.quad.object
      if (holder.termType !== 'NamedNode' && holder.termType !== 'BlankNode') continue
      const finding = diagnose('repair/nested-subject', {
        place: entry.place,
        subject: subject.value,
        predicate: predicate.value,
        actual: subject.value,
        expected: holder.value,
      })
      draft.change(entry, { subject: holder }, finding)
    }
  },
}

/**
 * The tie of the nearest element that sets a subject, when that is a property with a reference and no type; `null` when
 * it is not.
 */
function tieAt(element: HtmlElement, ties: ReadonlyMap<HtmlElement, readonly Entry[]>): Entry | null | undefined {
  if (['about', 'typeof', 'rel', 'rev'].some((name) => attributeOf(element, name) !== undefined)) return null
  const [tie, ...others] = ties.get(element) ?? []
  if (tie) return others.length === 0 ? tie : null
  return ['resource', 'href', 'src'].some((name) => attributeOf(element, name) !== undefined) ? null : undefined
}

/** Whether a property fits what the tie leads to and nothing that the subject is. */
function isMisplaced(draft: Draft, said: Quad, tie: Quad): boolean {
  const range = RANGE.get(tie.predicate.value)
  if (range === undefined || !tie.subject.equals(said.subject) || !OWN.get(range)?.has(said.predicate.value))
    return false
  const nouns = draft
    .values(said.subject.value, rdf.type)
    .flatMap(({ quad }) => NOUN_BY_CLASS.get(quad.object.value) ?? [])
  return nouns.length > 0 && nouns.every((noun) => !OWN.get(noun)?.has(said.predicate.value))
}
