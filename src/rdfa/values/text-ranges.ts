import type { DefaultTreeAdapterTypes } from 'parse5'
import type { HtmlDocument, HtmlElement } from '../../text/html/html-page.js'

type Child = DefaultTreeAdapterTypes.ChildNode

/** The text of a page, and the range of each element in it. */
export interface TextRanges {
  /** The text of an element and everything in it (DOM textContent: scripts count, comments and templates do not). */
  readonly textOf: (element: HtmlElement) => string
  /** The page's first `base` element that has a `href` (HTML Standard, section 4.2.3). */
  readonly baseElement: HtmlElement | undefined
}

/**
 * Joins the text of a page in one walk and remembers the range of every element with a `property`. The literals of
 * nested elements are then slices of one string: linear in time and memory at any depth.
 */
export function textRanges(document: HtmlDocument): TextRanges {
  const texts: string[] = []
  const ranges = new Map<HtmlElement, { readonly start: number; end: number }>()
  let length = 0
  let baseElement: HtmlElement | undefined
  const open: { readonly children: readonly Child[]; next: number; readonly range: { end: number } | undefined }[] = []
  let children: readonly Child[] = document.childNodes
  let next = 0
  let range: { end: number } | undefined
  for (;;) {
    const child = children[next++]
    if (!child) {
      if (range) range.end = length
      const outer = open.pop()
      if (!outer) break
      ;({ children, next, range } = outer)
    } else if ('value' in child) {
      texts.push(child.value)
      length += child.value.length
    } else if ('attrs' in child) {
      const own = child.attrs.some(isProperty) ? { start: length, end: length } : undefined
      if (own) ranges.set(child, own)
      if (child.tagName === 'base' && child.attrs.some(({ name }) => name === 'href')) baseElement ??= child
      if (child.childNodes.length === 0) continue
      open.push({ children, next, range })
      children = child.childNodes
      next = 0
      range = own
    }
  }
  const text = texts.join('')
  return {
    textOf(element) {
      const range = ranges.get(element)
      return range ? text.slice(range.start, range.end) : ''
    },
    baseElement,
  }
}

function isProperty({ name }: { readonly name: string }): boolean {
  return name === 'property'
}
