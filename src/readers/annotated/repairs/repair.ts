import type { Diagnostic } from '../../../diagnostic.js'
import type { RdfaAttribute, RdfaAttributes } from '../../../rdfa/attributes.js'
import type { RuleId } from '../../../rules/catalogue.js'
import type { HtmlElement, HtmlPage } from '../../../text/html/html-page.js'
import type { Draft } from '../draft/draft.js'
import type { TextEdit } from '../draft/edited-text.js'

/** A finding in the text of a page, with the edits that mend it; none when it is only a doubt. */
export interface TextFinding {
  readonly finding: Diagnostic
  readonly edits: readonly TextEdit[]
  /** Whose reading it changes. */
  readonly element: HtmlElement
}

/** Mends the text before it is parsed. */
export interface TextRepair {
  readonly rule: RuleId
  readonly find: (page: HtmlPage) => readonly TextFinding[]
}

/**
 * One element with RDFa attributes, and what RDFa Core holds there (section 7.5). Values are those after earlier
 * repairs.
 */
export interface ScopedElement {
  readonly page: HtmlPage
  readonly element: HtmlElement
  readonly attributes: Readonly<RdfaAttributes>
  /** Absolute IRI that references resolve against. */
  readonly base: string
  /** What a prefix stands for here, the initial context included. */
  readonly prefix: (name: string) => string | undefined
  /** What a prefix stands for wherever else the page declares it, if it does so in one way. */
  readonly elsewhere: (name: string) => string | undefined
  readonly vocab: string | undefined
  /** Gives an attribute another value, or takes it away. */
  readonly set: (attribute: RdfaAttribute, value: string | undefined, finding: Diagnostic) => void
  /** Says what was seen, and changes nothing. */
  readonly note: (finding: Diagnostic) => void
}

/** Mends the attributes of one element. */
export interface AttributeRepair {
  readonly rule: RuleId
  readonly mend: (element: ScopedElement) => void
}

/** What a repair of triples may ask for besides the triples. */
export interface GraphContext {
  /** The page the mended graph is read from; absent for RDF files. */
  readonly page?: HtmlPage
  /** Address of the document without session ids and fragment. */
  readonly address: string
  /** IRI under which what has no IRI gets one; ends in `/` or `#`. */
  readonly mintBase: string
}

/** Mends triples; works on pages and on RDF files. */
export interface GraphRepair {
  readonly rule: RuleId
  readonly mend: (draft: Draft, context: GraphContext) => void
}
