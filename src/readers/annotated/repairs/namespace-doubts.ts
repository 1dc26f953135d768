import { distance } from 'fastest-levenshtein'
import { diagnose } from '../../../diagnostic.js'
import { PREFIXES } from '../../../rdf/prefixes.js'
import * as vocabularies from '../../../rdf/vocabularies.js'
import { tokensOf } from '../../../rdfa/names/tokens.js'
import { placeOf } from '../../../text/html/html-page.js'
import { USUAL_PREFIXES } from '../draft/usual-prefixes.js'
import type { AttributeRepair } from './repair.js'

/** Namespaces as they are written; some vocabularies have two, by http and by https, and both are used. */
const KNOWN: ReadonlySet<string> = new Set([
  ...Object.values(vocabularies).map(({ $namespace }) => $namespace),
  ...Object.values(PREFIXES),
  ...USUAL_PREFIXES.values(),
  'https://schema.org/',
])
/** So many letters may differ; shorter names differ from each other by no more. */
const MOST_LETTERS = 2

/** Without the lists of concepts: their addresses are mended where they are used. */
const BY_SKELETON: ReadonlyMap<string, string> = new Map(
  [...KNOWN]
    .filter((iri) => !iri.includes('/concept/'))
    .toReversed()
    .map((iri) => [skeleton(iri), iri]),
)

/** A namespace that is nearly one of those that are used: by https for http, `/` for `#`, `www.`, or a letter. */
export const namespaceNear: AttributeRepair = {
  rule: 'doubt/namespace-near',
  mend({ page, element, attributes, note }) {
    const words = attributes.prefix === undefined ? [] : tokensOf(attributes.prefix)
    const declared = [
      ...words.flatMap((word, index) =>
        index % 2 === 1 ? [{ attribute: 'prefix', name: words[index - 1] ?? '', iri: word }] : [],
      ),
      ...(attributes.xmlns ?? []).map(({ attribute, prefix, iri }) => ({ attribute, name: `${prefix}:`, iri })),
      ...(attributes.vocab === undefined ? [] : [{ attribute: 'vocab', name: 'vocab', iri: attributes.vocab.trim() }]),
    ]
    for (const { attribute, name, iri } of declared) {
      const expected = nearestTo(iri)
      if (expected === undefined) continue
      const place = placeOf(page, element, attribute)
      note(
        diagnose('doubt/namespace-near', { place, actual: iri, expected, values: { name: name.replace(/:$/u, '') } }),
      )
    }
  },
}

const found = new Map<string, string | undefined>()

function nearestTo(iri: string): string | undefined {
  if (KNOWN.has(iri) || !/^https?:\/\//iu.test(iri) || iri.length > 200) return undefined
  const bare = skeleton(iri)
  const same = BY_SKELETON.get(bare)
  if (same !== undefined || found.has(iri)) return same ?? found.get(iri)
  const near = [...BY_SKELETON].find(
    ([known]) => Math.abs(known.length - bare.length) <= MOST_LETTERS && distance(known, bare) <= MOST_LETTERS,
  )?.[1]
  // Pages of one site declare the same names: asked once, kept.
  if (found.size > 1000) found.clear()
  found.set(iri, near)
  return near
}

/** What is left when all that is often written otherwise is taken away. */
function skeleton(iri: string): string {
  return iri
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/[#/]+$/u, '')
}
