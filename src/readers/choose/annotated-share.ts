import type { Graph } from '../../rdf/graph.js'
import { besluit, rdf } from '../../rdf/vocabularies.js'
import type { HtmlElement, HtmlNode, HtmlPage } from '../../text/html/html-page.js'
import { rdfaAttributes } from '../../rdfa/attributes.js'
import { findPageFurniture } from '../../text/html/html-furniture.js'

const UNREAD = new Set(['head', 'script', 'style', 'template', 'noscript'])
const ITEM_CLASSES = [
  besluit.Agendapunt,
  besluit.BehandelingVanAgendapunt,
  besluit.Besluit,
  besluit.Artikel,
  besluit.Stemming,
]
const ITEM = new RegExp(`(?:${ITEM_CLASSES.map(({ value }) => value.replace(/^.*#/u, '')).join('|')})\\b`, 'u')

/**
 * Which share of the text of a page, from 0 to 1, stands in annotated items and decisions or in elements whose text is
 * a value. Menus, feet and the like do not count. A page whose graph has no item gives the share of its values.
 */
export function annotatedShare(page: HtmlPage, graph: Graph | undefined): number {
  const hasItems = (graph?.quads ?? []).some(
    ({ predicate, object }) => predicate.equals(rdf.type) && ITEM_CLASSES.some((type) => type.equals(object)),
  )
  const furniture = findPageFurniture(page.document)
  let total = 0
  let covered = 0
  const waiting: { readonly node: HtmlNode; readonly isCovered: boolean }[] = [
    { node: page.document, isCovered: false },
  ]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, isCovered } = next
    if (node.nodeName === '#text' && 'value' in node) {
      const letters = node.value.match(/[\p{L}\p{N}]/gu)?.length ?? 0
      total += letters
      if (isCovered) covered += letters
    }
    if (!('childNodes' in node)) continue
    if ('tagName' in node && (UNREAD.has(node.tagName) || furniture.of(node))) continue
    const inside = isCovered || ('tagName' in node && covers(node, hasItems))
    for (const child of node.childNodes) waiting.push({ node: child, isCovered: inside })
  }
  return total === 0 ? 1 : covered / total
}

function covers(element: HtmlElement, hasItems: boolean): boolean {
  const { typeof: types, property, content, resource, href } = rdfaAttributes(element) ?? {}
  if (hasItems && types !== undefined && ITEM.test(types)) return true
  return (
    property !== undefined &&
    types === undefined &&
    content === undefined &&
    resource === undefined &&
    href === undefined
  )
}
