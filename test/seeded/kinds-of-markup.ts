import { isA, onOne, propertiesOf, subjectPlaces, value, without, withValue, type DefectKind } from './mutation.js'
import type { PageElement } from './page-elements.js'

const VOID = new Set(['meta', 'link', 'input', 'br', 'hr', 'img'])
const RDFA = ['property', 'typeof', 'resource'] as const

/** Whether an attribute is written in straight double quotes. */
function inQuotes(html: string, element: PageElement, name: string): boolean {
  const attribute = element.attributes.get(name)
  return attribute !== undefined && html[attribute.end - 1] === '"'
}

/** Faults of writing: quotes, tags, prefixes, names. */
export const kindsOfMarkup: readonly DefectKind[] = [
  {
    id: 'typographic-quotes',
    rules: /^(repair\/typographic-quotes|doubt\/quotes)$/u,
    mutate: (page, random) => {
      const name = random.pick(RDFA)
      return onOne(
        page,
        random,
        (element) => inQuotes(page.html, element, name),
        (element) => {
          const attribute = element.attributes.get(name)!
          return { edits: [{ ...attribute, text: `${name}=”${attribute.value}”` }], places: [element.startTag] }
        },
      )
    },
  },
  {
    id: 'one-typographic-quote',
    rules: /^(repair\/typographic-quotes|doubt\/quotes)$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => inQuotes(page.html, element, 'typeof'),
        (element) => {
          const attribute = element.attributes.get('typeof')!
          return { edits: [{ ...attribute, text: `typeof=“${attribute.value}"` }], places: [element.startTag] }
        },
      ),
  },
  {
    id: 'quote-not-closed',
    rules: /^(rdfa|repair|doubt|shape|check|mapping)\//u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => inQuotes(page.html, element, 'property') && element.attributes.size > 1,
        (element) => {
          const { end } = element.attributes.get('property')!
          return {
            edits: [{ start: end - 1, end, text: '' }],
            places: [element.startTag, ...subjectPlaces(page, element)],
          }
        },
      ),
  },
  {
    id: 'self-closed',
    rules: /^(repair|doubt)\/self-closed$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) =>
          element.attributes.has('property') &&
          !VOID.has(element.tag) &&
          element.startTag.end + `</${element.tag}>`.length === element.whole.end,
        (element) => ({
          edits: [{ start: element.startTag.end - 1, end: element.whole.end, text: ' />' }],
          places: [element.startTag],
        }),
      ),
  },
  {
    id: 'prefix-not-declared',
    rules: /^(repair\/undeclared-prefix|doubt\/unknown-prefix)$/u,
    mutate: (page, random) => {
      const declaring = page.elements.filter(
        (element) =>
          element.attributes.has('prefix') &&
          / (?:eli|besluit|mandaat|dct|ext|lblodlg): /u.test(` ${value(element, 'prefix')} `),
      )
      if (declaring.length === 0) return undefined
      const element = random.pick(declaring)
      const attribute = element.attributes.get('prefix')!
      const inside = page.elements.filter(
        ({ startTag }) => startTag.start >= element.startTag.start && startTag.end <= element.whole.end,
      )
      const uses = (other: PageElement, prefix: string): boolean =>
        RDFA.some((name) =>
          value(other, name)
            .split(/\s+/u)
            .some((word) => word.startsWith(`${prefix}:`)),
        )
      const used = ['eli', 'besluit', 'mandaat', 'dct', 'ext', 'lblodlg'].filter(
        (prefix) => attribute.value.includes(`${prefix}: `) && inside.some((other) => uses(other, prefix)),
      )
      if (used.length === 0) return undefined
      const prefix = random.pick(used)
      const declared = new RegExp(`(^|\\s)${prefix}: \\S+`, 'u').exec(attribute.value)!
      const shorter = attribute.value.replace(declared[0], '').trim()
      // The fault shows wherever the prefix is used: each such element is a right place, and so is the one that should
      // declare it.
      return {
        edits: [withValue(page, attribute, shorter)],
        places: [element.startTag, ...inside.filter((other) => uses(other, prefix)).map(({ startTag }) => startTag)],
      }
    },
  },
  {
    id: 'prefix-misspelt',
    rules: /^(repair\/undeclared-prefix|doubt\/unknown-prefix)$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) =>
          propertiesOf(element).length === 1 && /^(?:besluit|eli|mandaat):/u.test(value(element, 'property')),
        (element) => {
          const attribute = element.attributes.get('property')!
          return {
            edits: [withValue(page, attribute, attribute.value.replace(/^(\w)(\w)/u, '$2$1'))],
            places: [element.startTag],
          }
        },
      ),
  },
  {
    id: 'bare-term',
    rules: /^(repair\/bare-term|rdfa\/term-ignored)$/u,
    mutate: (page, random) =>
      page.elements.some((element) => element.attributes.has('vocab'))
        ? undefined
        : onOne(
            page,
            random,
            (element) => propertiesOf(element).length === 1 && value(element, 'property').startsWith('besluit:'),
            (element) => {
              const attribute = element.attributes.get('property')!
              return {
                edits: [withValue(page, attribute, attribute.value.slice('besluit:'.length))],
                places: [element.startTag],
              }
            },
          ),
  },
  {
    id: 'property-misspelt',
    rules: /^(doubt\/|repair\/property|shape\/|mapping\/property-not-modelled)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) =>
          propertiesOf(element).length === 1 && /^(?:besluit|eli):[a-z]\w{5,}$/u.test(value(element, 'property')),
        (element) => {
          const attribute = element.attributes.get('property')!
          return {
            edits: [withValue(page, attribute, misspelt(attribute.value, random.below(1000)))],
            places: [element.startTag, ...subjectPlaces(page, element)],
          }
        },
      ),
  },
  {
    id: 'class-misspelt',
    rules: /^(doubt\/|repair\/|shape\/|check\/|mapping\/)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) =>
          /^besluit:(?:Zitting|Agendapunt|BehandelingVanAgendapunt|Stemming|Besluit)(?: |$)/u.test(
            value(element, 'typeof'),
          ),
        (element) => {
          const attribute = element.attributes.get('typeof')!
          const [first = '', ...rest] = attribute.value.split(' ')
          return {
            edits: [withValue(page, attribute, [misspelt(first, random.below(1000)), ...rest].join(' '))],
            places: [element.startTag],
          }
        },
      ),
  },
  {
    id: 'class-removed',
    rules: /^(doubt\/|repair\/|shape\/|check\/|mapping\/)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => isA(element, 'Zitting', 'Agendapunt', 'BehandelingVanAgendapunt', 'Stemming', 'Besluit'),
        (element) => ({
          edits: [without(page, element.attributes.get('typeof')!)],
          places: [element.startTag],
        }),
      ),
  },
  {
    id: 'vocabulary-with-https',
    rules: /^(doubt\/|repair\/|shape\/|check\/|mapping\/)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => value(element, 'prefix').includes('http://data.vlaanderen.be/ns/besluit#'),
        (element) => {
          const attribute = element.attributes.get('prefix')!
          return {
            edits: [
              withValue(
                page,
                attribute,
                attribute.value.replace(
                  'http://data.vlaanderen.be/ns/besluit#',
                  'https://data.vlaanderen.be/ns/besluit#',
                ),
              ),
            ],
            places: page.elements
              .filter(
                (other) =>
                  other.startTag.start >= element.startTag.start &&
                  other.whole.end <= element.whole.end &&
                  RDFA.some((name) => value(other, name).includes('besluit:')),
              )
              .map(({ startTag }) => startTag),
          }
        },
      ),
  },
  {
    id: 'document-type-lost',
    rules: /^(doubt\/|repair\/|shape\/|check\/|mapping\/)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => value(element, 'typeof').includes('BesluitDocumentType'),
        (element) => {
          const attribute = element.attributes.get('typeof')!
          return { edits: [withValue(page, attribute, 'foaf:Document')], places: [element.startTag] }
        },
      ),
  },
  {
    id: 'link-words',
    rules: /^repair\/link-word$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => element.tag === 'a' && !element.attributes.has('property') && insideVocab(element),
        (element) => ({
          edits: [
            { start: element.startTag.end - 1, end: element.startTag.end - 1, text: ' rel="noopener noreferrer"' },
          ],
          places: [element.startTag],
        }),
      ),
  },
  {
    id: 'datatype-removed',
    rules: /^(repair\/datatype-missing|shape\/)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => /(?:date|dateTime|boolean|integer)$/u.test(value(element, 'datatype')),
        (element) => ({
          edits: [without(page, element.attributes.get('datatype')!)],
          places: [element.startTag],
        }),
      ),
  },
]

/** Two neighbouring letters of the local name swapped, or one letter lost. */
function misspelt(curie: string, choice: number): string {
  const start = curie.indexOf(':') + 2
  const letters = Array.from(curie.slice(start))
  const at = choice % (letters.length - 1)
  if (letters[at] === letters[at + 1] || choice % 2 === 0) letters.splice(at, 1)
  else [letters[at], letters[at + 1]] = [letters[at + 1]!, letters[at]!]
  return curie.slice(0, start) + letters.join('')
}

function insideVocab(element: PageElement): boolean {
  for (let around = element.parent; around; around = around.parent) if (around.attributes.has('vocab')) return true
  return false
}
