import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { rdf } from './vocabularies.js'

/** Elements that end a line of text. */
const BLOCKS = /^(?:p|div|li|ul|ol|br|h[1-6]|tr|td|th|table|section|article|dd|dt|blockquote)$/u

/**
 * The text of a literal as people read it: markup is removed when the datatype says there is markup, white space
 * becomes single spaces. A text that only looks like markup is not changed.
 */
export function plainText(value: string, datatype?: string): string {
  return readable(value, datatype).replace(/\s+/gu, ' ').trim()
}

/** The same line by line, split at blocks and line breaks; empty lines are left out. */
export function plainLines(value: string, datatype?: string): readonly string[] {
  return readable(value, datatype)
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
}

function readable(value: string, datatype: string | undefined): string {
  const isMarkup = datatype === rdf.HTML.value || datatype === rdf.XMLLiteral.value
  return isMarkup ? textOf(parseFragment(value)) : value
}

/** Text of a tree in document order, without recursion: markup may be nested to any depth. */
function textOf(root: DefaultTreeAdapterTypes.DocumentFragment): string {
  const parts: string[] = []
  const waiting: DefaultTreeAdapterTypes.Node[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text') parts.push((node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/gu, ' '))
    if (BLOCKS.test(node.nodeName)) parts.push('\n')
    if ('childNodes' in node && node.nodeName !== 'script' && node.nodeName !== 'style')
      waiting.push(...[...node.childNodes].reverse())
  }
  return parts.join('')
}
