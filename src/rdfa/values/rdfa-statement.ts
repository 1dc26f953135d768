import type { Place } from '../../diagnostic.js'
import type { PlacedQuad } from '../../rdf/graph.js'
import type { CodeRuleId } from '../../rules/catalogue.js'
import type { HtmlElement } from '../../text/html/html-page.js'

/** A triple, and the markup that states it. */
export interface RdfaStatement extends PlacedQuad {
  /** The element with the attribute. */
  readonly element: HtmlElement
  /**
   * The attribute that gave the triple: `property`, `rel`, `rev`, `typeof`, `vocab`, or the one that named the resource
   * below a `rel`. `place` is its place.
   */
  readonly attribute: string
  /**
   * Where the object was written: an attribute (`content`, `resource`, `href` …), or the element's text when
   * `attribute` is absent.
   */
  readonly value: { readonly element: HtmlElement; readonly attribute?: string }
  /**
   * A key of element, attribute and position in the attribute. It is built from the offset of the start tag in the text
   * as served, so the same markup keeps its key when a slightly repaired text is read again (with `Places` that map
   * back).
   */
  readonly origin: string
}

/** Rules of the processor; their texts are in src/rules/rdfa-rules.ts. */
export type RdfaRuleId = Extract<CodeRuleId, `rdfa/${string}`>

/** Something the processor noticed. A reader turns it into a finding, or repairs it and reports that. */
export interface RdfaNotice {
  readonly rule: RdfaRuleId
  readonly element: HtmlElement
  readonly attribute: string
  readonly place?: Place
  /** The value found. */
  readonly actual: string
  /** The value used instead, where one was. */
  readonly expected?: string
}
