import { diagnose } from '../../../diagnostic.js'
import { NOUNS } from '../../../mapping/table/properties.js'
import { isValidDate, isValidDateTime } from '../../../rdf/date-time.js'
import { xsd } from '../../../rdf/vocabularies.js'
import { placeOf } from '../../../text/html/html-page.js'
import { attributeOf, textOf } from '../../page/elements.js'
import { expandName } from './expand-name.js'
import type { AttributeRepair, ScopedElement } from './repair.js'

const REFERENCES = ['about', 'resource', 'href', 'src'] as const
type ReferenceAttribute = (typeof REFERENCES)[number]

/** `resource="#"` on a document is the page; on anything else it is left as it is. */
export const hashDocument: AttributeRepair = {
  rule: 'repair/hash-document',
  mend(element) {
    for (const attribute of ['about', 'resource'] as const) {
      if (element.attributes[attribute]?.trim() !== '#' || !isDocument(element)) continue
      element.set(
        attribute,
        element.base,
        diagnose('repair/hash-document', { place: placeAt(element, attribute), actual: '#', expected: element.base }),
      )
    }
  },
}

/**
 * An empty `resource` on something that is no document is a thing without an IRI, not the page. (`about=""` and
 * `resource=""` on a foaf:Document are the usual way to speak of the page, and stay.)
 */
export const emptyResource: AttributeRepair = {
  rule: 'repair/empty-resource',
  mend(element) {
    const { resource, typeof: types, property, rel } = element.attributes
    if (resource?.trim() !== '' || isDocument(element)) return
    if (types === undefined && property === undefined && rel === undefined) return
    const finding = diagnose('repair/empty-resource', { place: placeAt(element, 'resource'), actual: resource })
    element.set(
      'resource',
      types === undefined || types.trim() === ''
        ? `[_:empty${element.element.sourceCodeLocation?.startOffset ?? 0}]`
        : undefined,
      finding,
    )
  },
}

/** Properties whose value is a thing, never a text. */
const TO_THINGS: ReadonlySet<string> = new Set(
  Object.values(NOUNS).flatMap(({ properties }) =>
    Object.values(properties)
      .filter(({ range, orLiteral }) => !orLiteral && (range === 'reference' || range in NOUNS))
      .flatMap(({ iri, aliases = [] }) => [iri, ...aliases].map(({ value }) => value)),
  ),
)

/** `content` that holds an address where a reference is due is the reference. */
export const contentAsResource: AttributeRepair = {
  rule: 'repair/content-as-resource',
  mend(element) {
    const { content, property, typeof: types, resource, href, src, datatype } = element.attributes
    if (
      content === undefined ||
      property === undefined ||
      resource !== undefined ||
      href !== undefined ||
      src !== undefined
    )
      return
    if (!/^\s*https?:\/\/[^\s/]+\S*\s*$/u.test(content)) return
    const things = property
      .trim()
      .split(/\s+/u)
      .every((name) => TO_THINGS.has(expandName(name, element) ?? ''))
    if (!things && (types === undefined || datatype !== undefined)) return
    const finding = diagnose('repair/content-as-resource', {
      place: placeAt(element, 'content'),
      actual: content,
      expected: content.trim(),
    })
    element.set('resource', content.trim(), finding)
    element.set('content', undefined, finding)
    if (datatype !== undefined) element.set('datatype', undefined, finding)
  },
}

const HOST =
  /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:be|nl|eu|com|net|org|info|vlaanderen|gent|brussels|example)(?::\d+)?(?=[/?#])/iu

/** A reference that starts with a host name gets the scheme it lacks: that of the page on its own host, else https. */
export const hostWithoutScheme: AttributeRepair = {
  rule: 'repair/host-without-scheme',
  mend(element) {
    const [, scheme = 'https', host = ''] = /^(https?):\/\/([^/?#]+)/iu.exec(element.base) ?? []
    for (const attribute of REFERENCES) {
      const actual = element.attributes[attribute]?.trim()
      if (actual === undefined || !isAnnotation(element, attribute)) continue
      const own =
        host.includes('.') &&
        actual.toLowerCase().startsWith(host.toLowerCase()) &&
        /^(?:[/?#]|$)/u.test(actual.slice(host.length))
      if (!own && !HOST.test(actual)) continue
      const expected = `${own ? scheme.toLowerCase() : 'https'}://${actual}`
      element.set(
        attribute,
        expected,
        diagnose('repair/host-without-scheme', { place: placeAt(element, attribute), actual, expected }),
      )
    }
  },
}

/** `null/…` and `undefined/…` are paths below a site whose address was not filled in: that of the page. */
export const nullIri: AttributeRepair = {
  rule: 'repair/null-iri',
  mend(element) {
    const site = /^https?:\/\/[^/?#]+/iu.exec(element.base)?.[0]
    if (site === undefined) return
    for (const attribute of REFERENCES) {
      const [, actual = '', path = ''] =
        /^\s*(null|undefined)(\/\S*)\s*$/u.exec(element.attributes[attribute] ?? '') ?? []
      if (path === '' || !isAnnotation(element, attribute)) continue
      element.set(
        attribute,
        site + path,
        diagnose('repair/null-iri', { place: placeAt(element, attribute), actual, expected: site + path }),
      )
    }
  },
}

/**
 * Time properties: a valid time in `value` or `datetime`, which RDFa does not read here, beside a text that is none.
 */
const MOMENTS: ReadonlySet<string> = new Set(
  Object.values(NOUNS).flatMap(({ properties }) =>
    Object.values(properties)
      .filter(({ range }) => ['date', 'dateTime', 'moment'].includes(range))
      .map(({ iri }) => iri.value),
  ),
)

export const valueAttribute: AttributeRepair = {
  rule: 'repair/value-attribute',
  mend(element) {
    const { content, datatype, datetime, property } = element.attributes
    if (content !== undefined || datetime !== undefined || property === undefined) return
    const expected = attributeOf(element.element, 'value')?.trim()
    if (
      expected === undefined ||
      !property
        .trim()
        .split(/\s+/u)
        .every((name) => MOMENTS.has(expandName(name, element) ?? ''))
    )
      return
    const type = isValidDateTime(expected) ? xsd.dateTime : isValidDate(expected) ? xsd.date : undefined
    const actual = textOf(element.element)
    if (!type || isValidDateTime(actual) || isValidDate(actual)) return
    const finding = diagnose('repair/value-attribute', {
      place: placeOf(element.page, element.element, 'value'),
      actual,
      expected,
    })
    element.set('content', expected, finding)
    if (datatype === undefined) element.set('datatype', type.value, finding)
  },
}

/**
 * `content="De" becker>De Becker`: a quotation mark in the wrong place cut the value, and the rest of it became
 * attributes. When value and attributes together are the visible text, that text is the value.
 */
export const contentCut: AttributeRepair = {
  rule: 'repair/content-cut',
  mend(element) {
    const { content, property } = element.attributes
    if (content === undefined || property === undefined || content.trim() === '') return
    const { attrs, sourceCodeLocation } = element.element
    const strays = attrs
      .filter(({ name, value }) => value === '' && isWithoutValue(element, sourceCodeLocation?.attrs?.[name]))
      .map(({ name }) => name)
    const expected = textOf(element.element)
    if (strays.length === 0 || expected.toLowerCase() !== [content.trim(), ...strays].join(' ').toLowerCase()) return
    element.set(
      'content',
      expected,
      diagnose('repair/content-cut', { place: placeAt(element, 'content'), actual: content, expected }),
    )
  },
}

function isWithoutValue(
  { page }: ScopedElement,
  location: { readonly startOffset: number; readonly endOffset: number } | undefined,
): boolean {
  return location !== undefined && !page.text.slice(location.startOffset, location.endOffset).includes('=')
}

/** Whether an attribute is part of an annotation: `href` and `src` of a plain link or image are not. */
function isAnnotation({ attributes }: ScopedElement, attribute: ReferenceAttribute): boolean {
  if (attribute === 'about' || attribute === 'resource') return true
  return (
    attributes.property !== undefined ||
    attributes.rel !== undefined ||
    attributes.rev !== undefined ||
    attributes.typeof !== undefined
  )
}

/** Whether the types of an element say that it is a document. */
function isDocument(element: ScopedElement): boolean {
  const types = element.attributes.typeof?.trim().split(/\s+/u) ?? []
  return types.some((name) =>
    /(?:^http:\/\/xmlns\.com\/foaf\/0\.1\/Document$|\/BesluitDocumentType\/)/u.test(expandName(name, element) ?? ''),
  )
}

function placeAt(element: ScopedElement, attribute: string): ReturnType<typeof placeOf> {
  return placeOf(element.page, element.element, attribute)
}
