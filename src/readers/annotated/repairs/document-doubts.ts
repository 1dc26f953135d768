import { diagnose } from '../../../diagnostic.js'
import { besluitDocumentType } from '../../../rdf/concepts.js'
import { PERSON_PROPERTIES } from '../../../rdf/person-properties.js'
import { besluit, dct, mandaat, person, prov, rdf, skos } from '../../../rdf/vocabularies.js'
import { placeOfTerm } from '../draft/term-place.js'
import type { GraphRepair } from './repair.js'

/** An agenda on which decisions or votes stand. */
export const agendaWithResults: GraphRepair = {
  rule: 'doubt/agenda-with-results',
  mend(draft, { page }) {
    const types = draft.entries.filter(({ quad }) => isDocumentType(quad.predicate, quad.object.value))
    const ofPage = new Set(types.map(({ quad }) => quad.object.value))
    if (ofPage.size !== 1 || !ofPage.has(besluitDocumentType.agenda)) return
    const results = draft.entries.filter(
      ({ quad }) =>
        quad.predicate.equals(rdf.type) &&
        (quad.object.equals(besluit.Besluit) || quad.object.equals(besluit.Stemming)),
    )
    const first = results[0]
    if (!first) return
    const count = new Set(results.map(({ quad }) => quad.subject.value)).size
    draft.note(
      diagnose('doubt/agenda-with-results', {
        place: placeOfTerm(page, first, 'object'),
        subject: first.quad.subject.value,
        values: { count },
      }),
    )
  },
}

function isDocumentType(predicate: { readonly value: string }, object: string): boolean {
  return (
    (predicate.value === rdf.type.value || predicate.value === dct.type.value) &&
    object.includes('/BesluitDocumentType/')
  )
}

/** A sitting whose IRI is a place on this page. */
export const zittingOfPage: GraphRepair = {
  rule: 'doubt/zitting-of-page',
  mend(draft, { address, page }) {
    for (const zitting of draft.instances(besluit.Zitting)) {
      const typed = draft.values(zitting, rdf.type)[0]
      if (
        !typed ||
        !zitting.includes('#') ||
        sameAddress(zitting.slice(0, zitting.indexOf('#'))) !== sameAddress(address)
      )
        continue
      draft.note(
        diagnose('doubt/zitting-of-page', {
          place: placeOfTerm(page, typed, 'subject'),
          subject: zitting,
          actual: zitting,
        }),
      )
    }
  },
}

/** Cevi writes its own addresses with and without a slash before the query. */
function sameAddress(address: string): string {
  return address.replace(/\/(?=\?|$)/u, '')
}

const TO_PEOPLE = new Set([...PERSON_PROPERTIES, mandaat.isBestuurlijkeAliasVan.value])

/** A person whose IRI is a place on this page. */
export const localPerson: GraphRepair = {
  rule: 'doubt/local-person',
  mend(draft, { address, page }) {
    const reported = new Set<string>()
    for (const entry of draft.entries) {
      const { subject, predicate, object } = entry.quad
      const isPerson = predicate.equals(rdf.type) && (object.equals(mandaat.Mandataris) || object.equals(person.Person))
      const named = isPerson ? subject : TO_PEOPLE.has(predicate.value) ? object : undefined
      if (
        named?.termType !== 'NamedNode' ||
        !named.value.startsWith(`${address}#`) ||
        named.value.length === address.length + 1
      )
        continue
      if (reported.has(named.value)) continue
      reported.add(named.value)
      const place = placeOfTerm(page, entry, isPerson ? 'subject' : 'object')
      draft.note(
        diagnose('doubt/local-person', { place, subject: named.value, actual: named.value.slice(address.length) }),
      )
    }
  },
}

/** A name of a body that ends where the municipality should follow. */
export const bodyLabel: GraphRepair = {
  rule: 'doubt/body-label',
  mend(draft, { page }) {
    for (const organ of draft.instances(besluit.Bestuursorgaan)) {
      for (const entry of draft.values(organ, skos.prefLabel)) {
        const label = entry.quad.object.value.replace(/\s+/gu, ' ').trim()
        if (!/\s(?:gemeente|stad|ocmw|provincie|district)$/iu.test(label)) continue
        draft.note(
          diagnose('doubt/body-label', {
            place: placeOfTerm(page, entry, 'object'),
            subject: organ,
            predicate: skos.prefLabel.value,
            actual: label,
          }),
        )
      }
    }
  },
}

/** A decision of a page with sittings that no handling brought forth. */
export const besluitAlone: GraphRepair = {
  rule: 'doubt/besluit-alone',
  mend(draft, { page }) {
    if (draft.instances(besluit.Zitting).length === 0) return
    const tied = new Set(
      draft.entries.filter(({ quad }) => quad.predicate.equals(prov.generated)).map(({ quad }) => quad.object.value),
    )
    for (const iri of draft.instances(besluit.Besluit)) {
      if (tied.has(iri) || draft.values(iri, prov.wasGeneratedBy).length > 0) continue
      const typed = draft.values(iri, rdf.type).find(({ quad }) => quad.object.equals(besluit.Besluit))
      if (typed)
        draft.note(diagnose('doubt/besluit-alone', { place: placeOfTerm(page, typed, 'subject'), subject: iri }))
    }
  },
}
