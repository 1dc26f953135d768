import {
  defaultTreeAdapter,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  type Token,
  type TreeAdapter,
} from 'parse5'

/** A tree adapter that counts what it creates, so that a limit can stop the parser while it builds. */
export interface CountingAdapter extends TreeAdapter<DefaultTreeAdapterMap> {
  /** Nodes and attributes created so far. */
  readonly made: () => number
}

type Element = DefaultTreeAdapterTypes.Element
type TextNode = DefaultTreeAdapterTypes.TextNode

const FORMATTING = new Set([
  'a',
  'b',
  'big',
  'code',
  'em',
  'font',
  'i',
  'nobr',
  's',
  'small',
  'strike',
  'strong',
  'tt',
  'u',
])

/** Whether the parser copies an element where it is misnested (HTML Standard, section 13.2.4.3). */
export function isFormatting(tagName: string): boolean {
  return FORMATTING.has(tagName)
}

/**
 * parse5's default tree with a limit: `refuse` is called (and must throw) as soon as more than `limit` nodes and
 * attributes have been created. Attributes count because a start tag can have any number of them. The parser's copies
 * of misnested formatting elements get the place of their tag, which parse5 leaves out. Nodes have a place property
 * from the start: adding it to each later takes a large part of the parsing time.
 */
export function countingAdapter(limit: number, refuse: () => never): CountingAdapter {
  let made = 0
  const count = (more: number): void => {
    made += more
    if (made > limit) refuse()
  }
  const base = defaultTreeAdapter
  // A copy gets the same attribute list object as its tag.
  const originals = new WeakMap<Element['attrs'], Element>()
  return {
    ...base,
    made: () => made,
    createElement(tagName, namespaceURI, attrs) {
      count(1 + attrs.length)
      const element: Element = {
        nodeName: tagName,
        tagName,
        attrs,
        namespaceURI,
        childNodes: [],
        parentNode: null,
        sourceCodeLocation: null,
      }
      if (attrs.length === 0 || !isFormatting(tagName)) return element
      const original = originals.get(attrs)
      if (!original) originals.set(attrs, element)
      else if (original.sourceCodeLocation) element.sourceCodeLocation = { ...original.sourceCodeLocation }
      return element
    },
    updateNodeSourceCodeLocation(node, end) {
      const location: Token.ElementLocation | null | undefined = node.sourceCodeLocation
      if (!location) return
      if (end.endTag) location.endTag = end.endTag
      location.endLine = end.endLine ?? location.endLine
      location.endCol = end.endCol ?? location.endCol
      location.endOffset = end.endOffset ?? location.endOffset
    },
    createCommentNode(data) {
      count(1)
      return base.createCommentNode(data)
    },
    createTextNode(value) {
      count(1)
      return textNode(value)
    },
    // The next two create new text nodes when the neighbour cannot be extended.
    insertText(parent, text) {
      const last = parent.childNodes[parent.childNodes.length - 1]
      if (last && base.isTextNode(last)) {
        last.value += text
        return
      }
      count(1)
      base.appendChild(parent, textNode(text))
    },
    insertTextBefore(parent, text, reference) {
      count(1)
      base.insertTextBefore(parent, text, reference)
    },
  }
}

function textNode(value: string): TextNode {
  return { nodeName: '#text', value, parentNode: null, sourceCodeLocation: null }
}
