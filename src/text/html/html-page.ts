import type { DefaultTreeAdapterTypes } from 'parse5'
import type { Place } from '../../diagnostic.js'
import { AppError } from '../../errors.js'
import { countingAdapter } from './counting-adapter.js'
import { PageParser } from './page-parser.js'
import { placesIn, type Places } from '../bytes/places.js'
export type HtmlDocument = DefaultTreeAdapterTypes.Document
export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlNode = DefaultTreeAdapterTypes.Node

/** A page as one tree with source locations, shared by all its readers. Nobody changes the tree. */
export interface HtmlPage {
  /** The decoded text of the tree. */
  readonly text: string
  readonly document: HtmlDocument
  /** Nodes and attributes in the tree. */
  readonly nodes: number
  readonly places: Places
}

export interface PageLimits {
  /** UTF-16 units of the text. */
  readonly characters: number
  /** Nodes and attributes of the tree. */
  readonly nodes: number
}

/**
 * The largest real page known has 3.1 million characters and about 95,000 nodes and attributes. At these limits the
 * worst page tried (nested tags, nested prefixes, lists) takes 550 MB for tree, statements and graph together.
 */
export const PAGE_LIMITS: PageLimits = { characters: 16_000_000, nodes: 300_000 }

export interface PageOptions {
  readonly limits?: PageLimits
  /** Places in the text as served, when the text was repaired before parsing. */
  readonly places?: Places
}

/**
 * Parses a page as HTML (HTML Standard, section 13.2, with scripting off so that `noscript` has content). Throws
 * `input-too-large` when the text or the tree passes a limit, before the tree is complete.
 */
export function parsePage(text: string, { limits = PAGE_LIMITS, places = placesIn(text) }: PageOptions = {}): HtmlPage {
  if (text.length > limits.characters) {
    throw new AppError(
      'input-too-large',
      `the page has ${text.length} characters; at most ${limits.characters} are read`,
    )
  }
  const adapter = countingAdapter(limits.nodes, () => {
    throw new AppError(
      'input-too-large',
      `the page has more than ${limits.nodes} elements, attributes and texts; no more are read`,
    )
  })
  const document = PageParser.parse(text, {
    treeAdapter: adapter,
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
  })
  return { text, document, nodes: adapter.made(), places }
}

/**
 * The place of an element's start tag, or of one of its attributes. Absent for elements that the page leaves out
 * (`html`, `head`, `body`, `tbody`); an attribute without its own place has that of the start tag.
 */
export function placeOf(page: HtmlPage, element: HtmlElement, attribute?: string): Place | undefined {
  const location = element.sourceCodeLocation
  if (!location) return undefined
  const { startOffset, endOffset } =
    (attribute !== undefined ? location.attrs?.[attribute] : undefined) ?? location.startTag ?? location
  return page.places.between(startOffset, endOffset)
}
