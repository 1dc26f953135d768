import {
  isA,
  onOne,
  propertiesOf,
  states,
  subjectElement,
  subjectPlaces,
  value,
  without,
  withValue,
  type DefectKind,
  type Edit,
  type SeedPage,
} from './mutation.js'
import type { PageElement, Range } from './page-elements.js'

/** Whether an element states one literal, in its content attribute or as its text. */
function literal(element: PageElement): boolean {
  return propertiesOf(element).length === 1 && !element.attributes.has('resource') && element.childCount === 0
}

/** The literal an element states. */
function literalOf(element: PageElement): string {
  return element.attributes.get('content')?.value ?? element.text
}

/** An edit that gives the element another literal, where it has it now. */
function withLiteral(page: SeedPage, element: PageElement, text: string): Edit {
  const content = element.attributes.get('content')
  return content ? withValue(page, content, text) : { ...insideOf(page, element), text }
}

function insideOf(page: SeedPage, element: PageElement): Range {
  return { start: element.startTag.end, end: page.html.lastIndexOf('</', element.whole.end) }
}

function ofDatatype(name: string): (element: PageElement) => boolean {
  return (element) => literal(element) && value(element, 'datatype').endsWith(name)
}

/** A fault in the value of one literal; right is any place within its element. */
function literalKind(
  id: string,
  rules: RegExp,
  fits: (element: PageElement) => boolean,
  change: (text: string) => string,
): DefectKind {
  return {
    id,
    rules,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => literal(element) && fits(element),
        (element) => ({ edits: [withLiteral(page, element, change(literalOf(element)))], places: [element.whole] }),
      ),
  }
}

/**
 * What each class must have on each kind of page for Niveau 1 or 3. What is a bonus (names of bodies that a register
 * knows) is not asked.
 */
const REQUIRED: readonly { readonly of: string; readonly property: string; readonly kinds: readonly string[] }[] = [
  { of: 'Zitting', property: 'geplandeStart', kinds: ['agenda', 'besluitenlijst', 'notulen'] },
  { of: 'Zitting', property: 'isGehoudenDoor', kinds: ['agenda', 'besluitenlijst', 'notulen'] },
  { of: 'Zitting', property: 'startedAtTime', kinds: ['besluitenlijst', 'notulen'] },
  { of: 'Zitting', property: 'endedAtTime', kinds: ['besluitenlijst', 'notulen'] },
  { of: 'Zitting', property: 'heeftVoorzitter', kinds: ['notulen'] },
  { of: 'Zitting', property: 'heeftSecretaris', kinds: ['notulen'] },
  { of: 'Agendapunt', property: 'title', kinds: ['agenda', 'besluitenlijst', 'notulen'] },
  { of: 'Agendapunt', property: 'geplandOpenbaar', kinds: ['agenda', 'besluitenlijst', 'notulen'] },
  { of: 'BehandelingVanAgendapunt', property: 'subject', kinds: ['besluitenlijst', 'notulen'] },
  { of: 'BehandelingVanAgendapunt', property: 'openbaar', kinds: ['notulen'] },
  { of: 'Stemming', property: 'onderwerp', kinds: ['besluitenlijst', 'notulen'] },
  { of: 'Stemming', property: 'gevolg', kinds: ['besluitenlijst', 'notulen'] },
  { of: 'Stemming', property: 'geheim', kinds: ['notulen'] },
  { of: 'Stemming', property: 'aantalVoorstanders', kinds: ['notulen'] },
  { of: 'Stemming', property: 'aantalTegenstanders', kinds: ['notulen'] },
  { of: 'Stemming', property: 'aantalOnthouders', kinds: ['notulen'] },
  { of: 'Besluit', property: 'title', kinds: ['besluitenlijst', 'notulen'] },
  { of: 'Besluit', property: 'language', kinds: ['besluitenlijst', 'notulen'] },
  { of: 'Besluit', property: 'value', kinds: ['notulen'] },
  { of: 'Besluit', property: 'motivering', kinds: ['notulen'] },
  { of: 'Artikel', property: 'number', kinds: ['notulen'] },
]

/** The required properties that an element is the only one to state about its subject. */
function requiredHere(page: SeedPage, element: PageElement): readonly string[] {
  const subject = subjectElement(element)
  return REQUIRED.filter(
    ({ of, property, kinds }) =>
      kinds.includes(page.kind) &&
      states(element, property) &&
      page.elements.some(
        (other) => isA(other, of) && value(other, 'resource') === (subject && value(subject, 'resource')),
      ),
  ).map(({ property }) => property)
}

const SINGLE = [
  'geplandeStart',
  'startedAtTime',
  'endedAtTime',
  'geplandOpenbaar',
  'openbaar',
  'geheim',
  'aantalVoorstanders',
  'aantalTegenstanders',
  'aantalOnthouders',
  'date_publication',
  'title',
  'gevolg',
  'onderwerp',
]

/** Another value of the same datatype. */
function anotherValue(text: string): string {
  if (/^\d{4}-/u.test(text))
    return text.replace(/-(\d\d)(?=T|$)/u, (_, day: string) => `-${day === '28' ? '27' : '28'}`)
  if (/^\d+$/u.test(text)) return String(Number(text) + 7)
  if (text === 'true') return 'false'
  if (text === 'false') return 'true'
  return `${text} (gewijzigd)`
}

/** Faults in values: dates, numbers, texts, what is missing and what is there twice. */
export const kindsOfValue: readonly DefectKind[] = [
  literalKind('day-that-is-not', /^(repair\/value-invalid|shape\/|check\/)/u, ofDatatype('date'), () => '2023-02-29'),
  literalKind('month-thirteen', /^(repair\/value-invalid|shape\/|check\/)/u, ofDatatype('dateTime'), (text) =>
    text.replace(/^(\d{4})-\d\d/u, '$1-13'),
  ),
  literalKind(
    'date-in-dutch',
    /^(repair\/value-notation|repair\/value-invalid|shape\/|check\/)/u,
    ofDatatype('date'),
    (text) => text.split('-').reverse().join('/'),
  ),
  literalKind(
    'time-without-t',
    /^(repair\/value-notation|repair\/value-invalid|shape\/|check\/)/u,
    ofDatatype('dateTime'),
    (text) => text.replace('T', ' ').replace(/(?:Z|[+-]\d\d:\d\d)$/u, ''),
  ),
  literalKind('fraction-of-seven', /^repair\/fraction$/u, ofDatatype('dateTime'), (text) =>
    text.replace(/(:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/u, '$1.0000000$2'),
  ),
  literalKind(
    'offset-without-colon',
    /^(repair\/value-notation|repair\/value-invalid|shape\/|check\/)/u,
    (element) => ofDatatype('dateTime')(element) && /\+\d\d:\d\d$/u.test(literalOf(element)),
    (text) => text.replace(/:(\d\d)$/u, '$1'),
  ),
  literalKind('hour-as-text', /^(repair\/value-invalid|shape\/|check\/)/u, ofDatatype('dateTime'), () => '20 uur'),
  literalKind(
    'yes-for-true',
    /^(repair\/value-notation|repair\/value-invalid|shape\/|check\/)/u,
    ofDatatype('boolean'),
    (text) => (text === 'true' ? 'ja' : 'nee'),
  ),
  literalKind('number-in-words', /^(repair\/value-invalid|shape\/|check\/)/u, ofDatatype('integer'), () => 'vijf'),
  literalKind(
    'space-around-value',
    /^repair\/whitespace$/u,
    (element) => /(?:date|dateTime|boolean|integer)$/u.test(value(element, 'datatype')),
    (text) => ` ${text} `,
  ),
  literalKind(
    'filler-for-text',
    /^repair\/placeholder$/u,
    (element) => states(element, 'title', 'label', 'description', 'gevolg') && value(element, 'datatype') !== '',
    () => '*',
  ),
  literalKind(
    'empty-text',
    /^repair\/empty-value$/u,
    (element) =>
      states(element, 'title', 'description', 'title_short', 'gevolg', 'onderwerp', 'label', 'value', 'motivering'),
    () => '',
  ),
  literalKind(
    'end-before-start',
    /^(repair\/end-before-start|check\/)/u,
    (element) => states(element, 'endedAtTime'),
    (text) =>
      text.replace(
        /^(\d{4})-(\d\d)/u,
        (_, year: string, month: string) => `${year}-${String(Number(month) - 1).padStart(2, '0')}`,
      ),
  ),
  literalKind(
    'planned-at-midnight',
    /^doubt\/(planned-midnight|label-time|start-far-from-planned)$/u,
    (element) => states(element, 'geplandeStart'),
    (text) => text.replace(/T.*$/u, `T00:00:00${Number(text.slice(5, 7)) > 3 ? '+02:00' : '+01:00'}`),
  ),
  literalKind(
    'start-hours-late',
    /^doubt\/start-far-from-planned$/u,
    (element) => states(element, 'startedAtTime'),
    (text) => text.replace(/T\d\d/u, 'T09'),
  ),
  literalKind(
    'in-force-too-early',
    /^(doubt\/in-force-before-sitting|check\/)/u,
    (element) => states(element, 'first_date_entry_in_force'),
    (text) => text.replace(/^2025/u, '2024'),
  ),
  {
    id: 'datatype-in-capitals',
    rules: /^repair\/datatype$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => /xsd:(?:date|boolean|integer|string)$/u.test(value(element, 'datatype')),
        (element) => {
          const attribute = element.attributes.get('datatype')!
          return {
            edits: [
              withValue(
                page,
                attribute,
                attribute.value.replace(/:(\w)/u, (_, letter: string) => `:${letter.toUpperCase()}`),
              ),
            ],
            places: [element.startTag],
          }
        },
      ),
  },
  {
    id: 'literal-for-datatype',
    rules: /^repair\/datatype$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => value(element, 'datatype') === 'xsd:string',
        (element) => ({
          edits: [withValue(page, element.attributes.get('datatype')!, 'rdfs:Literal')],
          places: [element.startTag],
        }),
      ),
  },
  {
    id: 'wrong-datatype',
    rules: /^(repair\/datatype|repair\/value-invalid|shape\/)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) =>
          literal(element) &&
          /(?:date|dateTime|boolean|integer)$/u.test(value(element, 'datatype')) &&
          !states(element, 'subject'),
        (element) => ({
          edits: [
            withValue(
              page,
              element.attributes.get('datatype')!,
              value(element, 'datatype').endsWith('integer') ? 'xsd:decimal' : 'xsd:string',
            ),
          ],
          places: [element.startTag],
        }),
      ),
  },
  {
    id: 'language-of-page',
    rules: /^repair\/language-leak$/u,
    mutate: (page, random) => {
      const html = page.elements.find((element) => element.tag === 'html')
      const lang = html?.attributes.get('lang')
      if (!html || !lang) return undefined
      return onOne(
        page,
        random,
        (element) => states(element, 'title', 'description') && value(element, 'datatype') === 'xsd:string',
        (element) => ({
          edits: [withValue(page, lang, 'en'), without(page, element.attributes.get('datatype')!)],
          places: [html.startTag, element.startTag],
        }),
      )
    },
  },
  {
    id: 'language-of-value',
    rules: /^(repair\/language-leak|doubt\/other-language)$/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) =>
          element.tag !== 'html' && value(element, 'lang').startsWith('nl') && element.attributes.has('property'),
        (element) => ({
          edits: [withValue(page, element.attributes.get('lang')!, 'en')],
          places: [element.startTag],
        }),
      ),
  },
  {
    id: 'required-missing',
    rules: /^(shape\/|repair\/title-from-besluit|check\/|doubt\/)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => propertiesOf(element).length === 1 && requiredHere(page, element).length > 0,
        (element) => ({
          edits: [without(page, element.attributes.get('property')!)],
          places: [element.startTag, ...subjectPlaces(page, element)],
        }),
      ),
  },
  {
    id: 'two-values',
    rules: /^(shape\/|mapping\/too-many-values|check\/)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => literal(element) && states(element, ...SINGLE) && element.tag !== 'p',
        (element) => {
          const copy: Edit = withLiteral(page, element, anotherValue(literalOf(element)))
          const source =
            page.html.slice(element.whole.start, copy.start) + copy.text + page.html.slice(copy.end, element.whole.end)
          // Either value may be the one too many; the finding may also point at what has two of them.
          return {
            edits: [{ start: element.whole.end, end: element.whole.end, text: source }],
            places: [element.whole, ...subjectPlaces(page, element)],
          }
        },
      ),
  },
  {
    id: 'no-tie-to-sitting',
    rules: /^(repair\/behandelt-missing|shape\/|check\/|mapping\/resource-not-reached)/u,
    mutate: (page, random) =>
      onOne(
        page,
        random,
        (element) => states(element, 'behandelt'),
        (element) => {
          const item = value(element, 'resource')
          return {
            edits: [without(page, element.attributes.get('property')!)],
            places: [
              element.startTag,
              ...page.elements
                .filter((other) => value(other, 'resource') === item && isA(other, 'Agendapunt'))
                .map(({ startTag }) => startTag),
              ...subjectPlaces(page, element),
            ],
          }
        },
      ),
  },
]
