import { rdfaAttributes } from '../../rdfa/attributes.js'
import type { HtmlElement, HtmlNode, HtmlPage } from '../../text/html/html-page.js'

/**
 * The elements of a page in document order; `template` contents are no part of the page. Iterative: pages may nest
 * deeply.
 */
export function* elementsOf(page: HtmlPage): Generator<HtmlElement> {
  const stack: HtmlNode[] = [page.document]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('tagName' in node) yield node
    if ('childNodes' in node) pushReversed(stack, node.childNodes)
  }
}

/**
 * The elements of a page that have a start tag in its text, one per tag: the parser can make several of one (misnested
 * formatting).
 */
export function* taggedElementsOf(page: HtmlPage): Generator<HtmlElement> {
  const seen = new Set<number>()
  for (const element of elementsOf(page)) {
    const start = element.sourceCodeLocation?.startTag?.startOffset
    if (start === undefined || seen.has(start)) continue
    seen.add(start)
    yield element
  }
}

/** The element that holds an element. */
export function parentElement(element: HtmlElement): HtmlElement | undefined {
  const parent = element.parentNode
  return parent && 'tagName' in parent ? parent : undefined
}

/** An element, then those that hold it, up to the root. */
export function* ancestorsOrSelf(element: HtmlElement): Generator<HtmlElement> {
  for (let at: HtmlElement | undefined = element; at; at = parentElement(at)) yield at
}

/**
 * What the nearest element at or above one gives. Asked for many elements of one tree, each element is looked at once,
 * however deep they are nested.
 */
export function nearest<Found>(
  lookAt: (element: HtmlElement) => Found | undefined,
): (element: HtmlElement) => Found | undefined {
  const known = new Map<HtmlElement, Found | undefined>()
  return (element) => {
    const path: HtmlElement[] = []
    let found: Found | undefined
    for (const at of ancestorsOrSelf(element)) {
      if (known.has(at)) {
        found = known.get(at)
        break
      }
      path.push(at)
      found = lookAt(at)
      if (found !== undefined) break
    }
    for (const at of path) known.set(at, found)
    return found
  }
}

/** The value of an attribute of no namespace. */
export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name && !attribute.prefix)?.value
}

/** Whether an element states something itself, or is what something is stated of. */
export function isAnnotated(element: HtmlElement): boolean {
  const { about, property, rel, resource, rev, typeof: types } = rdfaAttributes(element) ?? {}
  return [about, property, rel, resource, rev, types].some((value) => value !== undefined)
}

/** The text inside an element, white space folded, at most `length` characters. */
export function textOf(element: HtmlElement, length = 200): string {
  let text = ''
  const stack: HtmlNode[] = [element]
  for (let node = stack.pop(); node && text.length < length * 2; node = stack.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value
    if ('childNodes' in node) pushReversed(stack, node.childNodes)
  }
  return text.replace(/\s+/gu, ' ').trim().slice(0, length)
}

function pushReversed(stack: HtmlNode[], nodes: readonly HtmlNode[]): void {
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]
    if (node) stack.push(node)
  }
}
