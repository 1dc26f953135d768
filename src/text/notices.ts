import { diagnose, type Diagnostic, type Place } from '../diagnostic.js'
import type { Block, TextDocument } from './lines/block.js'
import type { PdfBlocks } from './pdf-blocks.js'

/**
 * Pages that are only pictures, pages whose text was recognised on such pictures, and pages whose tags could not be
 * used.
 */
export function noticesOfPages({
  scannedPages,
  mistaggedPages,
  recognisedPages,
  unreadPages,
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
    ...noticesOfUnread(unreadPages),
  ]
}

/** Unseen and struck-out text, notes, text under filled areas, and in another direction; each at its first page. */
function noticesOfUnread(pages: PdfBlocks['unreadPages']): readonly Diagnostic[] {
  const place = (page: number): Place => ({
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    offset: 0,
    endOffset: 0,
    page,
  })
  const summed = (
    of: 'hidden' | 'struck' | 'notes',
    rule: 'document/hidden-text' | 'document/struck-text' | 'document/comments',
  ): readonly Diagnostic[] => {
    const count = pages.reduce((sum, page) => sum + page[of], 0)
    const first = pages.find((page) => page[of] > 0)
    return first ? [diagnose(rule, { values: { count }, place: place(first.page) })] : []
  }
  return [
    ...summed('hidden', 'document/hidden-text'),
    ...summed('struck', 'document/struck-text'),
    ...summed('notes', 'document/comments'),
    ...pages.flatMap(({ page, covered, sideways }) => [
      ...(covered > 0
        ? [diagnose('document/open-redaction', { values: { count: covered, page }, place: place(page) })]
        : []),
      ...(sideways > 0 ? [diagnose('document/sideways-text', { values: { page }, place: place(page) })] : []),
    ]),
  ]
}

/** A document without text, letters that a font shows without a character, and text left out. */
export function noticesOfText(document: TextDocument): readonly Diagnostic[] {
  const { blocks } = document
  // A leading sign is a bullet, whatever it is.
  const text = blocks.map((block) => block.text.replace(/^[\uE000-\uF8FF\uFFFD]/u, '')).join('')
  if (text === '') return [diagnose('document/no-text'), ...noticesOfLeftOut(document)]
  const words = blocks.flatMap(unreadableWords)
  const unreadable = words.reduce((sum, { count }) => sum + count, 0)
  return [
    ...(unreadable > 20 && unreadable > 0.02 * text.length
      ? [diagnose('document/unreadable-letters', { values: { count: unreadable } })]
      : []),
    ...words.map(({ word, place }) => diagnose('document/unreadable-word', { actual: word, place })),
    ...noticesOfLeftOut(document),
  ]
}

/**
 * Words with a letter that has no character, each at its place; a sign alone is a bullet or an ornament, but for one
 * without a character between words.
 */
function unreadableWords({
  text,
  place,
}: Block): readonly { readonly word: string; readonly count: number; readonly place: Place }[] {
  return [...text.matchAll(/[\p{L}\p{N}\uE000-\uF8FF\uFFFD]+/gu)].flatMap(({ 0: word, index }) => {
    const count = word.match(/[\uE000-\uF8FF\uFFFD]/gu)?.length ?? 0
    const isAlone = count === word.length && count < 2
    const isBetween =
      word === '\uFFFD' && /\p{L} ?$/u.test(text.slice(0, index)) && /^ ?\p{L}/u.test(text.slice(index + 1))
    return count === 0 || (isAlone && !isBetween) ? [] : [{ word, count, place }]
  })
}

/** One finding for all hidden text and one for all struck-out text, at the first place; never with the text. */
export function noticesOfLeftOut({ leftOut = [] }: TextDocument): readonly Diagnostic[] {
  return (['hidden', 'struck'] as const).flatMap((why) => {
    const parts = leftOut.filter((part) => part.why === why)
    const count = parts.reduce((sum, { letters }) => sum + letters, 0)
    if (count === 0) return []
    const rule = why === 'hidden' ? 'document/hidden-text' : 'document/struck-text'
    return [diagnose(rule, { values: { count }, place: parts.find(({ place }) => place)?.place })]
  })
}
