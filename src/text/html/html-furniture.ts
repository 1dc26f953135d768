import type { Furniture } from '../lines/block.js'
import type { HtmlElement, HtmlNode } from './html-page.js'

const TAGS: Readonly<Record<string, Furniture>> = {
  nav: 'navigation',
  menu: 'navigation',
  footer: 'footer',
  aside: 'aside',
}
const ROLES: Readonly<Record<string, Furniture>> = {
  navigation: 'navigation',
  menu: 'navigation',
  menubar: 'navigation',
  search: 'navigation',
  contentinfo: 'footer',
  complementary: 'aside',
}
const COOKIES = /cookie|consent|gdpr/iu
const TRAIL = /^(?:\S*breadcrumbs?|(?:\S*[:/])?BreadcrumbList|kruimelpad|skip-?links?)$/iu
const WHOLE = new Set(['html', 'body', 'main', 'article', 'form'])
/** A part with more than this share of the page's text is the main content. */
const LARGEST = 0.5
/** A list with fewer links than this is not a menu. */
const FEWEST_LINKS = 3

interface Measure {
  readonly letters: number
  readonly linked: number
  readonly hasList: boolean
}

/** The parts around the text of a page: menus, footers, cookie notices, and repeated lists of links. */
export interface PageFurniture {
  /** Of the element itself, not of its ancestors. `copy`: the same list of links occurs earlier on the page. */
  readonly of: (element: HtmlElement) => { readonly furniture: Furniture; readonly copy?: boolean } | undefined
}

/**
 * Finds furniture by tag, role and name of the containers, and by repetition. An aside or a part named after cookies
 * counts only while it has less than half of the page's text.
 */
export function findPageFurniture(root: HtmlNode): PageFurniture {
  const { measures, lists } = measure(root)
  const total = measures.get(root)?.letters ?? 0
  const repeated = repeatedLists(lists)
  const isSmall = (element: HtmlElement): boolean => (measures.get(element)?.letters ?? 0) <= LARGEST * total
  return {
    of(element) {
      const role = attribute(element, 'role') ?? ''
      const byKind = TAGS[element.tagName] ?? ROLES[role]
      if (byKind !== undefined && (byKind !== 'aside' || isSmall(element))) return { furniture: byKind }
      const names = ['id', 'class', 'typeof', 'itemtype'].flatMap((name) =>
        (attribute(element, name) ?? '').split(/\s+/u),
      )
      if (names.some((name) => TRAIL.test(name))) return { furniture: 'navigation' }
      const named = [...names, attribute(element, 'aria-label') ?? ''].some((name) => COOKIES.test(name))
      if (named && !WHOLE.has(element.tagName) && isSmall(element)) return { furniture: 'cookies' }
      const copy = repeated.get(element)
      return copy === undefined ? undefined : { furniture: 'repeated-links', copy }
    },
  }
}

/**
 * Counts the letters of every element and those in links, visiting each node once; also collects the lists of links.
 */
function measure(root: HtmlNode): {
  readonly measures: ReadonlyMap<HtmlNode, Measure>
  readonly lists: readonly HtmlElement[]
} {
  const measures = new Map<HtmlNode, Measure>()
  const lists: HtmlElement[] = []
  const order: HtmlNode[] = []
  const waiting: HtmlNode[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    order.push(node)
    if ('childNodes' in node) for (let i = node.childNodes.length - 1; i >= 0; i--) push(waiting, node.childNodes[i])
  }
  for (const node of order.toReversed()) {
    if (node.nodeName === '#text' && 'value' in node) {
      measures.set(node, { letters: node.value.replace(/\s+/gu, '').length, linked: 0, hasList: false })
      continue
    }
    if (!('childNodes' in node) || node.nodeName === 'script' || node.nodeName === 'style') continue
    let letters = 0
    let linked = 0
    let hasList = false
    for (const child of node.childNodes) {
      const own = measures.get(child)
      letters += own?.letters ?? 0
      linked += own?.linked ?? 0
      hasList ||= (own?.hasList ?? false) || child.nodeName === 'ul' || child.nodeName === 'ol'
    }
    measures.set(node, { letters, linked: node.nodeName === 'a' ? letters : linked, hasList })
  }
  for (const node of order) {
    if (!('tagName' in node) || (node.tagName !== 'ul' && node.tagName !== 'ol')) continue
    const own = measures.get(node)
    const items = node.childNodes.filter((child) => child.nodeName === 'li').length
    if (own && !own.hasList && own.letters > 0 && own.linked === own.letters && items >= FEWEST_LINKS) lists.push(node)
  }
  return { measures, lists }
}

/** The lists whose links occur more than once on the page; true for all but the first. */
function repeatedLists(lists: readonly HtmlElement[]): ReadonlyMap<HtmlElement, boolean> {
  const byText = new Map<string, HtmlElement[]>()
  for (const list of lists) {
    const key = textOf(list)
    const same = byText.get(key)
    if (same) same.push(list)
    else byText.set(key, [list])
  }
  const found = new Map<HtmlElement, boolean>()
  for (const same of byText.values()) if (same.length > 1) same.forEach((list, index) => found.set(list, index > 0))
  return found
}

function textOf(element: HtmlElement): string {
  let text = ''
  const waiting: HtmlNode[] = [element]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value
    else if (node.nodeName === 'li') text += '\n'
    if ('childNodes' in node) for (let i = node.childNodes.length - 1; i >= 0; i--) push(waiting, node.childNodes[i])
  }
  return text.replace(/[^\S\n]+/gu, ' ').replace(/\s*\n\s*/gu, '\n')
}

function push(waiting: HtmlNode[], node: HtmlNode | undefined): void {
  if (node) waiting.push(node)
}

function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}
