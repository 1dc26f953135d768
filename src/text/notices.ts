import { diagnose, type Diagnostic } from '../diagnostic.js'
import type { TextDocument } from './lines/block.js'
import type { PdfBlocks } from './pdf-blocks.js'

/**
 * Pages that are pictures only, pages whose text was recognised on such pictures, and pages whose tags could not be
 * used.
 */
export function noticesOfPages({
  scannedPages,
  mistaggedPages,
  recognisedPages,
  pages = 0,
}: PdfBlocks): readonly Diagnostic[] {
  const notice = (
    rule: 'document/scanned' | 'document/recognised' | 'document/tags-unsound',
    count: number,
  ): readonly Diagnostic[] => (count > 0 ? [diagnose(rule, { values: { count, total: pages } })] : [])
  return [
    ...notice('document/scanned', scannedPages.length - recognisedPages.length),
    ...notice('document/recognised', recognisedPages.length),
    ...notice('document/tags-unsound', mistaggedPages.length),
  ]
}

/** A document without text, and letters that a font shows without saying which they are. */
export function noticesOfText({ blocks }: TextDocument): readonly Diagnostic[] {
  // A sign in front is a bullet, whatever it is.
  const text = blocks.map((block) => block.text.replace(/^[\uE000-\uF8FF\uFFFD]/u, '')).join('')
  if (text === '') return [diagnose('document/no-text')]
  const unreadable = (text.match(/[\uE000-\uEFFF\uFFFD]/gu) ?? []).length
  return unreadable > 20 && unreadable > 0.02 * text.length
    ? [diagnose('document/unreadable-letters', { values: { count: unreadable } })]
    : []
}
