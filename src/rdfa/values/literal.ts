import { DataFactory, type Literal, type NamedNode } from 'n3'
import { serialize } from 'parse5'
import { rdf } from '../../rdf/vocabularies.js'
import type { HtmlElement } from '../../text/html/html-page.js'
import { serializeXml } from './serialize-xml.js'
import { timeDatatype } from './time-datatype.js'

/** The parts of an element that can give a literal. */
export interface LiteralSource {
  readonly element: HtmlElement
  readonly content: string | undefined
  readonly datetime: string | undefined
  /** Whether `datatype` is present, also when empty. */
  readonly hasDatatype: boolean
  /** The datatype, if `datatype` names one. */
  readonly datatype: NamedNode | undefined
  readonly language: string | undefined
  /** The text of the element and everything in it. */
  readonly text: () => string
}

/** A literal and the attribute it comes from; absent for the element's text. */
export interface LiteralValue {
  readonly literal: Literal
  readonly attribute?: 'content' | 'datetime'
}

/**
 * The literal of a `property` (RDFa Core 1.1, section 7.5, step 11; HTML+RDFa 1.1, section 3.1, rules 9 and 10).
 * `content` comes before `datetime`, and both before the text. A datatype overrides the language; without one,
 * `datetime` and the text of `time` get the XSD datatype that fits.
 */
export function literalOf(source: LiteralSource): LiteralValue {
  const { element, content, datetime, hasDatatype, datatype, language } = source
  if (content !== undefined) return { literal: typed(content, datatype, language), attribute: 'content' }
  if (datetime !== undefined)
    return {
      literal: typed(datetime, hasDatatype ? datatype : timeDatatype(datetime), language),
      attribute: 'datetime',
    }
  if (datatype?.equals(rdf.HTML))
    return { literal: typed(serialize(element, { scriptingEnabled: false }), datatype, undefined) }
  if (datatype?.equals(rdf.XMLLiteral)) return { literal: typed(serializeXml(element), datatype, undefined) }
  const text = source.text()
  return { literal: typed(text, !hasDatatype && element.tagName === 'time' ? timeDatatype(text) : datatype, language) }
}

/** RDF has no langString without a language: then this datatype adds nothing to the language in scope. */
function typed(value: string, datatype: NamedNode | undefined, language: string | undefined): Literal {
  if (datatype && !datatype.equals(rdf.langString)) return DataFactory.literal(value, datatype)
  return language === undefined ? DataFactory.literal(value) : DataFactory.literal(value, language)
}
