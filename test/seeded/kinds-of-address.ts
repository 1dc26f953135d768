import {
  isA,
  onOne,
  propertiesOf,
  states,
  subjectPlaces,
  value,
  without,
  withValue,
  type DefectKind,
} from './mutation.js'
import type { PageElement } from './page-elements.js'

/** Elements that say what something is and give it an absolute address, other than a code of a code list. */
function named(element: PageElement): boolean {
  return element.attributes.has('typeof') && isWebAddress(value(element, 'resource')) && !isA(element, 'Concept')
}

/** Elements that do no more than point from one thing to another. */
function pointing(element: PageElement): boolean {
  return (
    propertiesOf(element).length === 1 &&
    !element.attributes.has('typeof') &&
    !element.attributes.has('content') &&
    isWebAddress(value(element, 'resource'))
  )
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\//u.test(address)
}

/** Whether the address is on a site of the council, not of a register or a vocabulary. */
function ownSite(address: string): boolean {
  return /^https:\/\/[^/]*\.example\//u.test(address)
}

/** Faults in the addresses of things. */
export const kindsOfAddress: readonly DefectKind[] = [
  {
    id: 'space-in-address',
    rules: /^rdfa\/iri-characters$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => named(element) || pointing(element),
        (element) => {
          const attribute = element.attributes.get('resource')!
          const at = attribute.value.lastIndexOf('/') + 1
          return {
            edits: [withValue(page, attribute, `${attribute.value.slice(0, at)} ${attribute.value.slice(at)}`)],
            places: [element.startTag],
          }
        },
      ),
  },
  {
    id: 'scheme-missing',
    rules: /^repair\/host-without-scheme$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => (named(element) || pointing(element)) && ownSite(value(element, 'resource')),
        (element) => {
          const attribute = element.attributes.get('resource')!
          return {
            edits: [withValue(page, attribute, attribute.value.replace(/^https:\/\//u, ''))],
            places: [element.startTag],
          }
        },
      ),
  },
  {
    id: 'null-for-host',
    rules: /^repair\/null-iri$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => named(element) && ownSite(value(element, 'resource')),
        (element) => {
          const attribute = element.attributes.get('resource')!
          return {
            edits: [withValue(page, attribute, attribute.value.replace(/^https:\/\/[^/]+/u, 'null'))],
            places: [element.startTag],
          }
        },
      ),
  },
  {
    id: 'doc-for-id',
    rules: /^repair\/concept-iri$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => /data\.vlaanderen\.be\/id\/concept\/Besluit/u.test(value(element, 'typeof')),
        (element) => {
          const attribute = element.attributes.get('typeof')!
          return {
            edits: [withValue(page, attribute, attribute.value.replace('/id/concept/', '/doc/concept/'))],
            places: [element.startTag],
          }
        },
      ),
  },
  {
    id: 'empty-resource',
    rules: /^(repair\/empty-resource|rdfa\/resource-empty)$/u,
    mutate: (page, random) =>
      onOne(page, random, named, (element) => ({
        edits: [withValue(page, element.attributes.get('resource')!, '')],
        places: [element.startTag],
      })),
  },
  {
    id: 'no-resource',
    rules: /^(repair\/blank-node|shape\/)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => named(element) && !element.attributes.has('about'),
        (element) => ({
          edits: [without(page, element.attributes.get('resource')!)],
          places: [element.startTag],
        }),
      ),
  },
  {
    id: 'pointer-without-resource',
    rules: /^(repair\/empty-value|shape\/|mapping\/value-unusable)/u,
    mutate: (page, random) =>
      onOne(page, random, pointing, (element) => ({
        edits: [without(page, element.attributes.get('resource')!)],
        places: [element.startTag, ...subjectPlaces(page, element)],
      })),
  },
  {
    id: 'content-for-resource',
    rules: /^repair\/content-as-resource$/u,
    mutate: (page, random) =>
      onOne(page, random, pointing, (element) => {
        const attribute = element.attributes.get('resource')!
        return { edits: [{ ...attribute, text: `content="${attribute.value}"` }], places: [element.startTag] }
      }),
  },
  {
    id: 'script-address',
    rules: /^repair\/unsafe-address$/u,
    mutate: (page, random) =>
      onOne(page, random, pointing, (element) => ({
        edits: [withValue(page, element.attributes.get('resource')!, 'javascript:void(0)')],
        places: [element.startTag],
      })),
  },
  {
    id: 'ext-property',
    rules: /^repair\/property-alias$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => states(element, 'behandelt') && value(element, 'property') === 'besluit:behandelt',
        (element) => ({
          edits: [
            withValue(page, element.attributes.get('property')!, 'http://mu.semte.ch/vocabularies/ext/behandelt'),
          ],
          places: [element.startTag],
        }),
      ),
  },
  {
    id: 'follows-itself',
    rules: /^(repair\/self-reference|check\/|shape\/)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => states(element, 'aangebrachtNa', 'gebeurtNa'),
        (element) => {
          const attribute = element.attributes.get('resource')!
          const itself = value(element.parent!, 'resource')
          return { edits: [withValue(page, attribute, itself)], places: [element.startTag] }
        },
      ),
  },
  {
    id: 'order-in-a-circle',
    rules: /^(check\/|shape\/|doubt\/)/u,
    mutate: (page) => {
      const links = page.elements.filter((element) => states(element, 'aangebrachtNa'))
      const [first, last] = [links[0], links.at(-1)]
      if (!first || !last || first === last) return undefined
      return {
        edits: [withValue(page, first.attributes.get('resource')!, value(last.parent!, 'resource'))],
        places: links.flatMap((link) => [link.startTag, ...subjectPlaces(page, link)]),
      }
    },
  },
  {
    id: 'two-after-one',
    rules: /^(check\/|shape\/|doubt\/)/u,
    mutate: (page) => {
      const links = page.elements.filter((element) => states(element, 'aangebrachtNa'))
      const [first, second] = links
      if (!first || !second) return undefined
      return {
        edits: [withValue(page, second.attributes.get('resource')!, value(first, 'resource'))],
        places: [first, second].flatMap((link) => [link.startTag, ...subjectPlaces(page, link)]),
      }
    },
  },
]
