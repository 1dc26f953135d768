import { DataFactory, type Literal } from 'n3'
import { diagnose } from '../../../diagnostic.js'
import { NOUNS } from '../../../mapping/table/properties.js'
import { isValidDateTime, toBrusselsDate } from '../../../rdf/date-time.js'
import { rdf, rdfs, xsd } from '../../../rdf/vocabularies.js'
import { isKnownDatatype, isValidXsd } from '../../../rdf/normal-form/xsd-lexical.js'
import type { Draft, Entry } from '../draft/draft.js'
import { attributeOf, nearest } from '../../page/elements.js'
import { placeOfTerm } from '../draft/term-place.js'
import type { GraphContext, GraphRepair } from './repair.js'
import { rewriteValue } from './rewrite-value.js'
const DATATYPE_OF_RANGE = {
  boolean: xsd.boolean,
  integer: xsd.integer,
  date: xsd.date,
  dateTime: xsd.dateTime,
} as const

/** Properties whose values have one XSD datatype in OSLO. */
const DATATYPES: ReadonlyMap<string, string> = new Map(
  Object.values(NOUNS).flatMap(({ properties }) =>
    Object.values(properties).flatMap(({ iri, range }) =>
      range in DATATYPE_OF_RANGE
        ? [[iri.value, DATATYPE_OF_RANGE[range as keyof typeof DATATYPE_OF_RANGE].value] as const]
        : [],
    ),
  ),
)

/**
 * `rdfs:Literal`, misspelt XSD names, language strings without a language, and integers of a narrower type than OSLO's.
 */
export const datatype: GraphRepair = {
  rule: 'repair/datatype',
  mend: (draft, context) => {
    for (const [entry, literal] of literals(draft)) {
      const expected = rightDatatype(literal, entry.quad.predicate.value)
      if (expected === undefined || expected === literal.datatype.value) continue
      const finding = diagnose('repair/datatype', {
        ...about(entry, 'datatype', context),
        actual: literal.value,
        expected: shortName(expected),
      })
      draft.change(entry, { object: DataFactory.literal(literal.value, DataFactory.namedNode(expected)) }, finding)
    }
  },
}

const XSD_BY_LOWER_NAME = new Map(
  Object.values(xsd).flatMap((term) =>
    typeof term === 'string' ? [] : [[term.value.toLowerCase(), term.value] as const],
  ),
)
const INTEGERS = new Set(
  [
    'int',
    'long',
    'short',
    'byte',
    'nonnegativeinteger',
    'positiveinteger',
    'unsignedint',
    'unsignedlong',
    'unsignedshort',
  ].map((name) => (xsd.$namespace + name).toLowerCase()),
)

function rightDatatype(literal: Literal, property: string): string | undefined {
  const found = literal.datatype.value
  if (found === rdfs.Literal.value || (found === rdf.langString.value && literal.language === ''))
    return DATATYPES.get(property) ?? xsd.string.value
  if (DATATYPES.get(property) === xsd.integer.value && INTEGERS.has(found.toLowerCase())) return xsd.integer.value
  return found === xsd.string.value ? found : XSD_BY_LOWER_NAME.get(found.toLowerCase())
}

/** Template code and mere punctuation are no values. */
export const placeholder: GraphRepair = {
  rule: 'repair/placeholder',
  mend: (draft, context) => {
    for (const [entry, literal] of literals(draft)) {
      const text = literal.value.trim()
      if (!/^[*.\-–—_/?…]+$/u.test(text) && !/\{\{[^{}]*\}\}/u.test(text)) continue
      draft.reject(entry, diagnose('repair/placeholder', { ...about(entry, 'object', context), actual: text }))
    }
  },
}

/** An empty value says nothing. */
export const emptyValue: GraphRepair = {
  rule: 'repair/empty-value',
  mend: (draft, context) => {
    for (const [entry, literal] of literals(draft)) {
      if (literal.value.trim() !== '') continue
      draft.reject(entry, diagnose('repair/empty-value', { ...about(entry, 'object', context), actual: literal.value }))
    }
  },
}

/** White space around a value that is no text. */
export const whitespace: GraphRepair = {
  rule: 'repair/whitespace',
  mend: (draft, context) => {
    for (const [entry, literal] of literals(draft)) {
      const expected = literal.value.trim()
      if (expected === literal.value || !isTyped(literal, entry.quad.predicate.value)) continue
      const finding = diagnose('repair/whitespace', {
        ...about(entry, 'object', context),
        actual: literal.value,
        expected,
      })
      draft.change(entry, { object: retype(literal, expected) }, finding)
    }
  },
}

/** What XML 1.0 cannot carry (section 2.2): controls, halves of pairs, and what Unicode keeps for no sign. */
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

/** A control sign in a value becomes a space where it stands for one, else the sign for what cannot be shown. */
export const controlCharacters: GraphRepair = {
  rule: 'repair/control-characters',
  mend: (draft, context) => {
    for (const [entry, literal] of literals(draft)) {
      const expected = literal.value.replace(NO_XML, (sign) => (/[\u000B\u000C]/u.test(sign) ? ' ' : '\uFFFD'))
      if (expected === literal.value) continue
      const finding = diagnose('repair/control-characters', { ...about(entry, 'object', context), expected })
      const term = literal.language === '' ? literal.datatype : literal.language
      draft.change(entry, { object: DataFactory.literal(expected, term) }, finding)
    }
  },
}

/** A text that is a valid value of the datatype its property has in OSLO gets that datatype. */
export const datatypeMissing: GraphRepair = {
  rule: 'repair/datatype-missing',
  mend: (draft, context) => {
    for (const [entry, literal] of literals(draft)) {
      const expected = DATATYPES.get(entry.quad.predicate.value)
      const plain = literal.datatype.equals(xsd.string) || literal.datatype.equals(rdf.langString)
      if (
        expected === undefined ||
        !plain ||
        (!isValidXsd(literal.value, expected) && rewriteValue(literal.value, expected) === undefined)
      )
        continue
      const finding = diagnose('repair/datatype-missing', {
        ...about(entry, 'object', context),
        actual: literal.value,
        expected: shortName(expected),
      })
      draft.change(entry, { object: DataFactory.literal(literal.value, DataFactory.namedNode(expected)) }, finding)
    }
  },
}

/** Notations that can mean one thing only. */
export const valueNotation: GraphRepair = {
  rule: 'repair/value-notation',
  mend: (draft, context) => {
    for (const [entry, literal] of literals(draft)) {
      const wanted = DATATYPES.get(entry.quad.predicate.value)
      const isDay = wanted === xsd.date.value && literal.datatype.equals(xsd.dateTime) && isValidDateTime(literal.value)
      const type = isDay ? xsd.date.value : literal.datatype.value
      const expected = isDay
        ? toBrusselsDate(literal.value)
        : isValidXsd(literal.value, type)
          ? undefined
          : rewriteValue(literal.value, type)
      if (expected === undefined) continue
      const finding = diagnose('repair/value-notation', {
        ...about(entry, 'object', context),
        actual: literal.value,
        expected,
      })
      draft.change(entry, { object: DataFactory.literal(expected, DataFactory.namedNode(type)) }, finding)
    }
  },
}

/** More than three fraction digits, the last of which are zeros. */
export const fraction: GraphRepair = {
  rule: 'repair/fraction',
  mend: (draft, context) => {
    for (const [entry, literal] of literals(draft)) {
      if (!literal.datatype.equals(xsd.dateTime) || !isValidDateTime(literal.value)) continue
      const [, before = '', digits = '', after = ''] = /^([^.]*)\.(\d+)(.*)$/u.exec(literal.value) ?? []
      if (digits.length === 0 || digits.length === 3 || !/^\d{0,3}0*$/u.test(digits)) continue
      const kept = digits.replace(/0+$/u, '')
      const expected = `${before}${kept === '' ? '' : `.${kept.padEnd(3, '0')}`}${after}`
      const finding = diagnose('repair/fraction', {
        ...about(entry, 'object', context),
        actual: literal.value,
        expected,
      })
      draft.change(entry, { object: retype(literal, expected) }, finding)
    }
  },
}

/** What is still no value of its datatype is left out: it cannot be read with certainty. */
export const valueInvalid: GraphRepair = {
  rule: 'repair/value-invalid',
  mend: (draft, context) => {
    for (const [entry, literal] of literals(draft)) {
      if (!isKnownDatatype(literal.datatype.value) || isValidXsd(literal.value, literal.datatype.value)) continue
      draft.reject(
        entry,
        diagnose('repair/value-invalid', { ...about(entry, 'object', context), actual: literal.value }),
      )
    }
  },
}

/**
 * English from the `html` or `body` element on a page of a Flemish council: no text of it is known to be English (the
 * languages of Belgian administration are Dutch, French and German), so the tag goes and nothing else is claimed.
 */
export const languageLeak: GraphRepair = {
  rule: 'repair/language-leak',
  mend: (draft, context) => {
    const languageHolder = nearest((at) =>
      attributeOf(at, 'lang') !== undefined || attributeOf(at, 'xml:lang') !== undefined ? at.tagName : undefined,
    )
    for (const [entry, literal] of literals(draft)) {
      const holder =
        entry.markup && /^en(?:-|$)/iu.test(literal.language) ? languageHolder(entry.markup.element) : undefined
      if (holder !== 'html' && holder !== 'body') continue
      const finding = diagnose('repair/language-leak', {
        ...about(entry, 'object', context),
        place: entry.place,
        actual: literal.language,
      })
      draft.change(entry, { object: DataFactory.literal(literal.value) }, finding)
    }
  },
}

/** Entries whose object is a literal; a list of its own, so that the draft may change meanwhile. */
function literals(draft: Draft): readonly (readonly [Entry, Literal])[] {
  return draft.entries.flatMap((entry) =>
    entry.quad.object.termType === 'Literal' ? [[entry, entry.quad.object] as const] : [],
  )
}

function about(
  entry: Entry,
  role: 'object' | 'datatype',
  { page }: GraphContext,
): { place: ReturnType<typeof placeOfTerm>; subject: string; predicate: string } {
  return {
    place: placeOfTerm(page, entry, role),
    subject: entry.quad.subject.value,
    predicate: entry.quad.predicate.value,
  }
}

/** Whether a literal is, or by its property should be, something else than text. */
function isTyped(literal: Literal, property: string): boolean {
  const type = literal.datatype.value
  return (
    (isKnownDatatype(type) && type !== xsd.string.value && type !== rdf.langString.value) || DATATYPES.has(property)
  )
}

function retype(literal: Literal, value: string): Literal {
  return literal.language === ''
    ? DataFactory.literal(value, literal.datatype)
    : DataFactory.literal(value, literal.language)
}

function shortName(iri: string): string {
  return iri.startsWith(xsd.$namespace) ? `xsd:${iri.slice(xsd.$namespace.length)}` : iri
}
