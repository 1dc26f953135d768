import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { rdf } from './vocabularies.js'

/** Elements that end a line of text. */
const BLOCKS = /^(?:p|div|li|ul|ol|br|h[1-6]|tr|td|th|table|section|article|dd|dt|blockquote)$/u

/**
 * The text of a literal as people read it: markup taken off when the datatype says there is markup, white space folded
 * to single spaces. A text that only looks like markup keeps its characters.
 */
export function plainText(value: string, datatype?: string): string {
  const isMarkup = datatype === rdf.HTML.value || datatype === rdf.XMLLiteral.value
  const text = isMarkup ? textOf(parseFragment(value)) : value
  return text.replace(/\s+/gu, ' ').trim()
}

/** Text of a tree in document order, without recursion: markup may be nested as deep as it likes. */
function textOf(root: DefaultTreeAdapterTypes.DocumentFragment): string {
  const parts: string[] = []
  const waiting: DefaultTreeAdapterTypes.Node[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text') parts.push((node as DefaultTreeAdapterTypes.TextNode).value)
    if (BLOCKS.test(node.nodeName)) parts.push(' ')
    if ('childNodes' in node && node.nodeName !== 'script' && node.nodeName !== 'style')
      waiting.push(...[...node.childNodes].reverse())
  }
  return parts.join('')
}
