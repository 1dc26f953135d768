import {
  onOne,
  states,
  subjectElement,
  subjectPlaces,
  value,
  withValue,
  type DefectKind,
  type SeedPage,
} from './mutation.js'
import type { PageElement } from './page-elements.js'

const SIDES = ['heeftVoorstander', 'heeftTegenstander', 'heeftOnthouder'] as const
const COUNTS = ['aantalVoorstanders', 'aantalTegenstanders', 'aantalOnthouders'] as const

/** The elements inside a vote that state one of these properties. */
function inVote(page: SeedPage, vote: PageElement | undefined, ...names: readonly string[]): readonly PageElement[] {
  return page.elements.filter((element) => states(element, ...names) && subjectElement(element) === vote)
}

/** Whether the names of the side that this count counts are listed. */
function countsNames(page: SeedPage, element: PageElement): boolean {
  const side = COUNTS.findIndex((name) => states(element, name))
  return side >= 0 && inVote(page, subjectElement(element), SIDES[side]!).length > 0
}

/** Faults in votes: sums, sides, who was there. */
export const kindsOfVote: readonly DefectKind[] = [
  {
    id: 'count-is-not-names',
    rules: /^check\//u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => countsNames(page, element),
        (element) => {
          const content = element.attributes.get('content')
          const end = page.html.lastIndexOf('</', element.whole.end)
          const edit = content
            ? withValue(page, content, String(Number(content.value) + 1))
            : { start: element.startTag.end, end, text: String(Number(element.text) + 1) }
          return { edits: [edit], places: [element.whole, ...subjectPlaces(page, element)] }
        },
      ),
  },
  {
    id: 'voter-not-present',
    rules: /^check\//u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => states(element, ...SIDES),
        (element) => {
          const attribute = element.attributes.get('resource')!
          const stranger = attribute.value.replace(/[^/]+$/u, '00000000000000000000ABCD')
          return {
            edits: [withValue(page, attribute, stranger)],
            places: [element.startTag, ...subjectPlaces(page, element)],
          }
        },
      ),
  },
  {
    id: 'voter-on-two-sides',
    rules: /^check\//u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => states(element, 'heeftTegenstander', 'heeftOnthouder'),
        (element) => {
          const [other] = inVote(page, subjectElement(element), 'heeftVoorstander')
          const attribute = element.attributes.get('resource')!
          return {
            edits: [withValue(page, attribute, value(other!, 'resource'))],
            places: [element.startTag, other!.startTag, ...subjectPlaces(page, element)],
          }
        },
      ),
  },
  {
    id: 'names-in-secret-vote',
    rules: /^check\//u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) =>
          states(element, 'geheim') &&
          value(element, 'content') === 'false' &&
          inVote(page, subjectElement(element), ...SIDES).length > 0,
        (element) => ({
          edits: [withValue(page, element.attributes.get('content')!, 'true')],
          places: [
            element.startTag,
            ...subjectPlaces(page, element),
            ...inVote(page, subjectElement(element), ...SIDES).map(({ startTag }) => startTag),
          ],
        }),
      ),
  },
  {
    id: 'vote-on-nothing',
    rules: /^(check|shape|repair|mapping)\//u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => states(element, 'heeftStemming') && value(element, 'typeof') !== '',
        (element) => {
          const attribute = element.attributes.get('property')!
          return {
            edits: [withValue(page, attribute, 'besluit:heeftStemmer')],
            places: [element.startTag, ...subjectPlaces(page, element)],
          }
        },
      ),
  },
]
