import { distance } from 'fastest-levenshtein'
import { diagnose } from '../../../diagnostic.js'
import { localName } from '../../../rdf/iri.js'
import {
  besluit,
  eli,
  generiek,
  leidinggevenden,
  lblodBesluit,
  lblodPersoon,
  mandaat,
  persoon,
  rdf,
} from '../../../rdf/vocabularies.js'
import { placeOfTerm } from '../draft/term-place.js'
import type { GraphRepair } from './repair.js'

/** Vocabularies that are small and written for councils: a name that is almost one of theirs is meant to be it. */
const COUNCIL_VOCABULARIES = [besluit, mandaat, generiek, persoon, lblodPersoon, eli, leidinggevenden, lblodBesluit]

const NAMES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  COUNCIL_VOCABULARIES.map(
    (vocabulary) =>
      [vocabulary.$namespace, new Set(Object.keys(vocabulary).filter((name) => !name.startsWith('$')))] as const,
  ),
)

/** One letter wrong in a short name, two in a longer one (two neighbours changing places are two). */
const MOST_WRONG = 2
const LONG_NAME = 7

/** A class or property whose name is almost one of OSLO's. What is meant is likely, not certain: nothing is changed. */
export const misspeltName: GraphRepair = {
  rule: 'doubt/misspelt-name',
  mend(draft) {
    for (const entry of draft.entries) {
      const { predicate, object } = entry.quad
      for (const term of predicate.equals(rdf.type) ? [object] : [predicate]) {
        const expected = term.termType === 'NamedNode' ? meantBy(term.value) : undefined
        if (expected === undefined) continue
        draft.note(
          diagnose('doubt/misspelt-name', {
            place: entry.place,
            subject: entry.quad.subject.value,
            predicate: predicate.value,
            actual: localName(term.value),
            expected,
          }),
        )
      }
    }
  },
}

/** The one name of the same vocabulary that is nearest to a name which is none. */
function meantBy(iri: string): string | undefined {
  for (const [namespace, names] of NAMES) {
    const name = iri.startsWith(namespace) ? iri.slice(namespace.length) : ''
    if (name === '' || names.has(name)) continue
    const most = name.length < LONG_NAME ? 1 : MOST_WRONG
    const near = [...names]
      .map((known) => ({ known, wrong: distance(name.toLowerCase(), known.toLowerCase()) }))
      .filter(({ wrong }) => wrong <= most)
    const [best, second] = near.sort((a, b) => a.wrong - b.wrong)
    return best && best.wrong !== second?.wrong ? best.known : undefined
  }
  return undefined
}

/**
 * The languages in which Belgian authorities write (languages in administrative matters, consolidated laws of 18 July
 * 1966).
 */
const ADMINISTRATIVE = /^(?:nl|fr|de)(?:-|$)/iu

/**
 * A text that is marked as written in a language no Belgian authority writes in. The mark stays: a text for tourists
 * may be English.
 */
export const otherLanguage: GraphRepair = {
  rule: 'doubt/other-language',
  mend(draft, { page }) {
    for (const entry of draft.entries) {
      const { subject, predicate, object } = entry.quad
      if (object.termType !== 'Literal' || object.language === '' || ADMINISTRATIVE.test(object.language)) continue
      draft.note(
        diagnose('doubt/other-language', {
          place: placeOfTerm(page, entry, 'language'),
          subject: subject.value,
          predicate: predicate.value,
          actual: object.language,
        }),
      )
    }
  },
}
