import { parse, type DefaultTreeAdapterTypes } from 'parse5'

/** Offsets in a text, in UTF-16 units: from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

export interface PageAttribute extends Range {
  readonly name: string
  readonly value: string
}

/** An element as it stands in the source of a page. */
export interface PageElement {
  readonly tag: string
  readonly startTag: Range
  /** From the start of the start tag to the end of the end tag. */
  readonly whole: Range
  readonly attributes: ReadonlyMap<string, PageAttribute>
  readonly parent?: PageElement
  /** Text inside, as HTML decodes it. */
  readonly text: string
  /** Elements directly inside. */
  readonly childCount: number
}

/**
 * The elements of a page in document order, with their places: read with parse5 alone, so that the trial trusts no code
 * of the product.
 */
export function elementsOf(html: string): readonly PageElement[] {
  const elements: PageElement[] = []
  const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false })
  const pending: { readonly node: DefaultTreeAdapterTypes.Node; readonly parent?: PageElement }[] = [{ node: document }]
  for (let entry = pending.pop(); entry; entry = pending.pop()) {
    const { node, parent } = entry
    const own = 'tagName' in node ? pageElement(node, parent) : undefined
    if (own) elements.push(own)
    const next = own ?? parent
    if ('childNodes' in node)
      for (const child of [...node.childNodes].reverse())
        pending.push(next ? { node: child, parent: next } : { node: child })
  }
  return elements
}

function pageElement(node: DefaultTreeAdapterTypes.Element, parent: PageElement | undefined): PageElement | undefined {
  const location = node.sourceCodeLocation
  if (!location) return undefined
  const startTag = location.startTag ?? location
  const attributes = new Map<string, PageAttribute>()
  for (const { name, value } of node.attrs) {
    const place = location.attrs?.[name]
    if (place) attributes.set(name, { name, value, start: place.startOffset, end: place.endOffset })
  }
  return {
    tag: node.tagName,
    startTag: { start: startTag.startOffset, end: startTag.endOffset },
    whole: { start: location.startOffset, end: location.endOffset },
    attributes,
    ...(parent && { parent }),
    text: textOf(node),
    childCount: node.childNodes.filter((child) => 'tagName' in child).length,
  }
}

function textOf(node: DefaultTreeAdapterTypes.Element): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'tagName' in child ? textOf(child) : ''))
    .join('')
}
