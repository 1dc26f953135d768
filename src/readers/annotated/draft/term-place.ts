import type { Place } from '../../../diagnostic.js'
import { placeOf, type HtmlPage } from '../../../text/html/html-page.js'
import type { Entry } from './draft.js'
import { ancestorsOrSelf, attributeOf } from '../../page/elements.js'

/** The part of a triple a finding is about. */
export type TermRole = 'subject' | 'object' | 'datatype' | 'language'

/**
 * Where in the source a part of a triple stands: the attribute that gives it, else the triple's own place (the
 * attribute that names the property). A value that is the text of an element has the place of its property.
 */
export function placeOfTerm(page: HtmlPage | undefined, { markup, place }: Entry, role: TermRole): Place | undefined {
  if (!page || !markup) return place
  const { element, attribute, value } = markup
  switch (role) {
    case 'object':
      return (value.attribute === undefined ? undefined : placeOf(page, value.element, value.attribute)) ?? place
    case 'datatype':
      return attributeOf(element, 'datatype') === undefined ? place : placeOf(page, element, 'datatype')
    case 'language':
      return firstPlace(page, element, ['xml:lang', 'lang']) ?? place
    case 'subject':
      if (attribute === 'typeof')
        return firstPlace(page, element, ['about', 'resource', 'href', 'src', 'typeof']) ?? place
      if (attributeOf(element, 'about') !== undefined) return placeOf(page, element, 'about')
      return (
        firstPlace(page, element.parentNode && 'tagName' in element.parentNode ? element.parentNode : element, [
          'resource',
          'about',
          'href',
          'src',
          'typeof',
        ]) ?? place
      )
  }
}

/** The nearest element at or above one that has one of the attributes. */
function firstPlace(
  page: HtmlPage,
  element: Parameters<typeof attributeOf>[0],
  names: readonly string[],
): Place | undefined {
  for (const at of ancestorsOrSelf(element)) {
    const name = names.find((candidate) => attributeOf(at, candidate) !== undefined)
    if (name !== undefined) return placeOf(page, at, name)
  }
  return undefined
}
