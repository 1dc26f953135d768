import { DataFactory, type Literal } from 'n3'
import { isValidDate, isValidDateTime, toZoned } from '../../rdf/date-time.js'
import { rdf, rdfs, xsd } from '../../rdf/vocabularies.js'
import { isValidXsd } from '../../rdf/normal-form/xsd-lexical.js'
import type { LanguageText } from '../../model.js'
import type { LiteralRange } from '../table/property.js'

/** The value of a literal in the model; `variant` when raadlink will write the same value in another form. */
export interface LiteralValue {
  readonly value: string | number | boolean | LanguageText
  readonly variant?: true
}

const TEXT = new Set([xsd.string.value, rdf.langString.value])
const PLAIN = new Set([xsd.string.value, rdf.langString.value, rdfs.Literal.value])

/**
 * Reads a literal as the value of a property. Text that fits the range but is typed as plain text is also read
 * (`"true"` without datatype); text outside the lexical space of the range gives undefined. White space around a text,
 * and in a name or label, comes from the page's layout and is removed.
 */
export function readLiteral(literal: Literal, range: LiteralRange): LiteralValue | undefined {
  switch (range) {
    case 'text': {
      if (!isValidXsd(literal.value, literal.datatype.value)) return undefined
      const text = languageText(literal)
      return text.value.trim() === text.value
        ? { value: text }
        : { value: { ...text, value: text.value.trim() }, variant: true }
    }
    case 'content':
      return isValidXsd(literal.value, literal.datatype.value) ? { value: languageText(literal) } : undefined
    case 'string': {
      if (!PLAIN.has(literal.datatype.value)) return undefined
      const folded = literal.value.replace(/\s+/gu, ' ').trim()
      return withVariant(folded, literal.datatype.equals(xsd.string) && folded === literal.value)
    }
    case 'boolean':
      if (!fits(literal, [xsd.boolean.value])) return undefined
      return withVariant(literal.value === 'true' || literal.value === '1', isWritten(literal, range))
    case 'integer': {
      if (!fits(literal, [xsd.integer.value, xsd.int.value]) || !Number.isSafeInteger(Number(literal.value)))
        return undefined
      return withVariant(Number(literal.value) + 0, isWritten(literal, range))
    }
    case 'date':
      return fits(literal, [xsd.date.value]) ? withVariant(literal.value, isWritten(literal, range)) : undefined
    case 'dateTime':
      return fits(literal, [xsd.dateTime.value]) ? withVariant(literal.value, isWritten(literal, range)) : undefined
    case 'moment':
      return fits(literal, [xsd.dateTime.value, xsd.date.value])
        ? withVariant(literal.value, isWritten(literal, range))
        : undefined
  }
}

/**
 * Writes a value of the model as the literal that `readLiteral` reads without a variant. A local time without seconds
 * gets them, and its offset; a value outside the range (a date that does not exist) gives undefined.
 */
export function writeLiteral(
  value: string | number | boolean | LanguageText,
  range: LiteralRange,
): Literal | undefined {
  const literal = literalOf(value, range)
  return isValidXsd(literal.value, literal.datatype.value) ? literal : undefined
}

function literalOf(value: string | number | boolean | LanguageText, range: LiteralRange): Literal {
  if (typeof value === 'object') {
    if (value.language !== undefined) return DataFactory.literal(value.value, value.language)
    return DataFactory.literal(value.value, DataFactory.namedNode(value.datatype ?? xsd.string.value))
  }
  switch (range) {
    case 'boolean':
      return DataFactory.literal(String(value), xsd.boolean)
    case 'integer':
      return DataFactory.literal(String(value), xsd.integer)
    case 'date':
      return DataFactory.literal(String(value), xsd.date)
    case 'dateTime':
      return DataFactory.literal(withSeconds(String(value)), xsd.dateTime)
    case 'moment':
      return isValidDate(String(value))
        ? DataFactory.literal(String(value), xsd.date)
        : DataFactory.literal(withSeconds(String(value)), xsd.dateTime)
    case 'text':
    case 'string':
    case 'content':
      return DataFactory.literal(String(value), xsd.string)
  }
}

function withSeconds(time: string): string {
  return isValidDateTime(time) ? time : (toZoned(time) ?? time)
}

function languageText(literal: Literal): LanguageText {
  if (literal.language !== '') return { value: literal.value, language: literal.language }
  if (TEXT.has(literal.datatype.value)) return { value: literal.value }
  return { value: literal.value, datatype: literal.datatype.value }
}

/** Whether the text is valid for its datatype, or is plain text in the lexical space of one of the datatypes. */
function fits(literal: Literal, datatypes: readonly string[]): boolean {
  const own = literal.datatype.value
  const candidates = datatypes.includes(own) ? [own] : PLAIN.has(own) ? datatypes : []
  return candidates.some((datatype) => isValidXsd(literal.value, datatype))
}

function isWritten(literal: Literal, range: LiteralRange): boolean {
  const { value } = literal
  const same = range === 'boolean' ? value === '1' || value === 'true' : range === 'integer' ? Number(value) + 0 : value
  return literalOf(same, range).equals(literal)
}

function withVariant(value: string | number | boolean, written: boolean): LiteralValue {
  return written ? { value } : { value, variant: true }
}
