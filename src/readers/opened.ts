import type { Settings } from '../config.js'
import type { Diagnostic } from '../diagnostic.js'
import type { Document } from '../document.js'
import { formatOfFileName, formatOfMediaType, type Format } from '../rdf/formats/formats.js'
import { decode, type Decoded } from '../text/bytes/decode.js'
import { PAGE_LIMITS, parsePage, type HtmlPage } from '../text/html/html-page.js'

/** A document while a reader is chosen for it: what its bytes are is found out once, and only when a row asks. */
export interface Opened {
  readonly document: Document
  readonly settings: Settings
  /** The text of a document that is text. Throws what `decode` throws. */
  readonly text: () => string
  /** What was noticed while decoding. */
  readonly diagnostics: () => readonly Diagnostic[]
  readonly isHtml: () => boolean
  /** The page as a tree, parsed once. Throws what `parsePage` throws. */
  readonly page: () => HtmlPage
  readonly rdfFormat: () => Format | undefined
}

const HTML_TYPES = new Set(['text/html', 'application/xhtml+xml'])
/** Types that say nothing about what is inside. */
const VAGUE_TYPES = new Set(['application/octet-stream', 'text/plain', 'application/xml', 'text/xml', ''])
const HTML_START =
  /^\s*(?:<\?xml\b[^>]{0,200}\?>\s*|<!--[\s\S]{0,2000}?-->\s*|&gt;\s*|>\s*)*<(?:!doctype\s+html|html|head|body|frameset|title|meta|link|script|style|div|main|section|article|header|nav|table|form|[duo]l|h[1-6]|p|a|span|iframe)(?=[\s/>])/iu

export function openDocument(document: Document, settings: Settings): Opened {
  let decoded: Decoded | undefined
  let page: HtmlPage | undefined
  const text = (): string => (decoded ??= decode(document)).text
  const type = document.mediaType.toLowerCase()
  return {
    document,
    settings,
    text,
    diagnostics: () => decoded?.diagnostics ?? [],
    isHtml: () => HTML_TYPES.has(type) || (VAGUE_TYPES.has(type) && HTML_START.test(text())),
    page: () => (page ??= parsePage(text(), { limits: { ...PAGE_LIMITS, nodes: settings.limits.nodes } })),
    rdfFormat: () =>
      formatOfMediaType(type) ??
      (VAGUE_TYPES.has(type) ? (formatOfFileName(document.name) ?? formatOfFileName(document.address)) : undefined),
  }
}
