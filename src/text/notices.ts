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

/** A document without text, letters that a font shows without saying which they are, and what was left out. */
export function noticesOfText(document: TextDocument): readonly Diagnostic[] {
  const { blocks } = document
  // A sign in front is a bullet, whatever it is.
  const text = blocks.map((block) => block.text.replace(/^[\uE000-\uF8FF\uFFFD]/u, '')).join('')
  if (text === '') return [diagnose('document/no-text'), ...noticesOfLeftOut(document)]
  const unreadable = (text.match(/[\uE000-\uEFFF\uFFFD]/gu) ?? []).length
  return [
    ...(unreadable > 20 && unreadable > 0.02 * text.length
      ? [diagnose('document/unreadable-letters', { values: { count: unreadable } })]
      : []),
    ...noticesOfLeftOut(document),
  ]
}

/** One finding for all that is hidden and one for all that is struck out, at the first place; never with its text. */
export function noticesOfLeftOut({ leftOut = [] }: TextDocument): readonly Diagnostic[] {
  return (['hidden', 'struck'] as const).flatMap((why) => {
    const parts = leftOut.filter((part) => part.why === why)
    const count = parts.reduce((sum, { letters }) => sum + letters, 0)
    if (count === 0) return []
    const rule = why === 'hidden' ? 'document/hidden-text' : 'document/struck-text'
    return [diagnose(rule, { values: { count }, place: parts.find(({ place }) => place)?.place })]
  })
}
