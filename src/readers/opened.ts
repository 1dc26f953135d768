import type { Settings } from '../config.js'
import type { Diagnostic } from '../diagnostic.js'
import type { Document } from '../document.js'
import { formatOfFileName, formatOfMediaType, type Format } from '../rdf/formats/formats.js'
import { decode, type Decoded } from '../text/bytes/decode.js'

/** A document while a reader is chosen for it: what its bytes are is found out once, and only when a row asks. */
export interface Opened {
  readonly document: Document
  readonly settings: Settings
  /** The text of a document that is text. Throws what `decode` throws. */
  readonly text: () => string
  /** What was noticed while decoding. */
  readonly diagnostics: () => readonly Diagnostic[]
  readonly isHtml: () => boolean
  /** Whether a page speaks the vocabularies of LBLOD in RDFa attributes. */
  readonly isAnnotated: () => boolean
  readonly rdfFormat: () => Format | undefined
}

const HTML_TYPES = new Set(['text/html', 'application/xhtml+xml'])
/** Types that say nothing about what is inside. */
const VAGUE_TYPES = new Set(['application/octet-stream', 'text/plain', 'application/xml', 'text/xml', ''])
const HTML_START =
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*|&gt;\s*|>\s*)*<(?:!doctype\s+html|html|head|body|div|main|section|article)\b/iu

const RDFA = /\s(?:property|typeof|rel)\s*=/iu
const COUNCIL =
  /data\.vlaanderen\.be\/(?:ns|id)\/|lblod\.data\.gift\/|data\.lblod\.info\/|(?:property|typeof|rel)\s*=\s*["'“”„]?\s*(?:besluit|mandaat|eli|prov|lblodBesluit):/iu

export function openDocument(document: Document, settings: Settings): Opened {
  let decoded: Decoded | undefined
  const text = (): string => (decoded ??= decode(document)).text
  const type = document.mediaType.toLowerCase()
  return {
    document,
    settings,
    text,
    diagnostics: () => decoded?.diagnostics ?? [],
    isHtml: () => HTML_TYPES.has(type) || (VAGUE_TYPES.has(type) && HTML_START.test(text())),
    isAnnotated: () => RDFA.test(text()) && COUNCIL.test(text()),
    rdfFormat: () =>
      formatOfMediaType(type) ??
      (VAGUE_TYPES.has(type) ? (formatOfFileName(document.name) ?? formatOfFileName(document.address)) : undefined),
  }
}
