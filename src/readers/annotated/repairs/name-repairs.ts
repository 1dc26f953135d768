import { diagnose } from '../../../diagnostic.js'
import { INITIAL_TERMS } from '../../../rdfa/names/initial-context.js'
import { isKnownScheme } from '../../../rdfa/names/schemes.js'
import { besluit } from '../../../rdf/vocabularies.js'
import { placeOf } from '../../../text/html/html-page.js'
import { USUAL_PREFIXES } from '../draft/usual-prefixes.js'
import type { AttributeRepair, ScopedElement } from './repair.js'

const NAME_ATTRIBUTES = ['typeof', 'property', 'rel', 'rev', 'datatype'] as const
const REFERENCE_ATTRIBUTES = ['about', 'resource'] as const
const PREFIXED = /^([A-Za-z_][\w.-]*):(?!\/\/)(.*)$/u

/** A prefix that is not declared here gets the meaning it has elsewhere on the page, else its usual one. */
export const undeclaredPrefix: AttributeRepair = {
  rule: 'repair/undeclared-prefix',
  mend(element) {
    for (const attribute of NAME_ATTRIBUTES) {
      for (const prefix of undeclared(element, attribute)) {
        const namespace = element.elsewhere(prefix) ?? USUAL_PREFIXES.get(prefix)
        const place = placeOf(element.page, element.element, attribute)
        if (namespace === undefined) element.note(diagnose('doubt/unknown-prefix', { place, actual: prefix }))
        else replace(element, attribute, prefix, namespace)
      }
    }
    // In references a name before a colon may be a scheme nobody lists: only what is known as a prefix is one.
    for (const attribute of REFERENCE_ATTRIBUTES) {
      for (const prefix of undeclared(element, attribute)) {
        const namespace = element.elsewhere(prefix) ?? USUAL_PREFIXES.get(prefix)
        if (namespace !== undefined) replace(element, attribute, prefix, namespace)
      }
    }
  },
}

/**
 * Prefixes of an attribute, lower case as they are compared (RDFa Core 1.1, section 5.1), that nothing declares here.
 */
function undeclared(
  element: ScopedElement,
  attribute: (typeof NAME_ATTRIBUTES)[number] | (typeof REFERENCE_ATTRIBUTES)[number],
): readonly string[] {
  const tokens = element.attributes[attribute]?.trim().split(/\s+/u) ?? []
  const prefixes = tokens.flatMap((token) => PREFIXED.exec(token.replace(/^\[|\]$/gu, ''))?.[1]?.toLowerCase() ?? [])
  return [...new Set(prefixes)].filter(
    (prefix) => prefix !== '_' && !isKnownScheme(prefix) && element.prefix(prefix) === undefined,
  )
}

function replace(
  element: ScopedElement,
  attribute: (typeof NAME_ATTRIBUTES)[number] | (typeof REFERENCE_ATTRIBUTES)[number],
  prefix: string,
  namespace: string,
): void {
  const value = element.attributes[attribute] ?? ''
  const expected = value
    .trim()
    .split(/\s+/u)
    .map((token) => {
      const [, name, rest] = PREFIXED.exec(token.replace(/^\[|\]$/gu, '')) ?? []
      return name?.toLowerCase() === prefix ? namespace + (rest ?? '') : token
    })
    .join(' ')
  const place = placeOf(element.page, element.element, attribute)
  element.set(attribute, expected, diagnose('repair/undeclared-prefix', { place, actual: prefix, expected: namespace }))
}

/** The names of the vocabulary that pages set with `vocab`: the only one whose terms stand bare. */
const OSLO_TERMS: ReadonlyMap<string, string> = new Map(
  Object.entries(besluit).flatMap(([name, term]) =>
    typeof term === 'string' || name.includes('.') ? [] : [[name.toLowerCase(), term.value]],
  ),
)

/** A bare term where no vocabulary is set becomes the OSLO term of that name. */
export const bareTerm: AttributeRepair = {
  rule: 'repair/bare-term',
  mend(element) {
    if (element.vocab !== undefined) return
    for (const attribute of ['typeof', 'property'] as const) {
      const tokens = element.attributes[attribute]?.trim().split(/\s+/u) ?? []
      const bare = tokens.filter(
        (token) => OSLO_TERMS.has(token.toLowerCase()) && !(token.toLowerCase() in INITIAL_TERMS),
      )
      if (bare.length === 0) continue
      const expected = tokens
        .map((token) => (bare.includes(token) ? OSLO_TERMS.get(token.toLowerCase()) : token))
        .join(' ')
      const place = placeOf(element.page, element.element, attribute)
      element.set(attribute, expected, diagnose('repair/bare-term', { place, actual: bare.join(' '), expected }))
    }
  },
}
