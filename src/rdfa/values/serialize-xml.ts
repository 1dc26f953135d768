import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5'
import type { HtmlElement } from '../../text/html/html-page.js'

type Child = DefaultTreeAdapterTypes.ChildNode
type Attribute = HtmlElement['attrs'][number]

const XML_NAME = /^[\p{L}_][\p{L}\p{N}\p{M}\-._\u00b7]*$/u
/** Characters that XML 1.0 (section 2.2) excludes. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/**
 * The content of an element as an rdf:XMLLiteral (RDFa Core 1.1, section 7.5, step 11): serialised as by Exclusive XML
 * Canonicalization without comments, so with namespaces where they are used, sorted attributes and all end tags. What
 * HTML allows but XML does not is left out: control characters, attributes like `@click`, the tags (not the content) of
 * elements like `o:p`. Walks with its own stack.
 */
export function serializeXml(element: HtmlElement): string {
  let xml = ''
  const open: {
    readonly children: readonly Child[]
    next: number
    readonly end: string
    readonly namespace: string | undefined
  }[] = [{ children: element.childNodes, next: 0, end: '', namespace: undefined }]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.children[top.next++]
    if (!child) {
      xml += top.end
      open.pop()
    } else if (defaultTreeAdapter.isTextNode(child)) {
      xml += escapeText(child.value)
    } else if (defaultTreeAdapter.isElementNode(child)) {
      const { tagName: name, namespaceURI: namespace, childNodes: children } = child
      if (XML_NAME.test(name)) {
        xml += `<${name}${namespace === top.namespace ? '' : ` xmlns="${namespace}"`}${attributes(child)}>`
        open.push({ children, next: 0, end: `</${name}>`, namespace })
      } else {
        open.push({ children, next: 0, end: '', namespace: top.namespace })
      }
    }
  }
  return xml
}

/**
 * Canonical order: attributes without a namespace by name, then the others by namespace and name. Prefixes other than
 * xml and xlink are unbound here.
 */
function attributes(element: HtmlElement): string {
  const kept = element.attrs.filter(
    ({ name, prefix }) => name === 'xml:lang' || (XML_NAME.test(name) && name !== 'xmlns' && prefix !== 'xmlns'),
  )
  const order = ({ namespace, name }: Attribute): string => `${namespace ?? ''} ${name}`
  kept.sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return kept
    .map(
      (attribute) =>
        `${declaration(attribute)} ${attribute.prefix ? `${attribute.prefix}:` : ''}${attribute.name}="${escapeAttribute(attribute.value)}"`,
    )
    .join('')
}

function declaration({ prefix, namespace }: Attribute): string {
  return prefix && prefix !== 'xml' && namespace ? ` xmlns:${prefix}="${namespace}"` : ''
}

function escapeText(text: string): string {
  return text
    .replace(NOT_XML, '')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/\r/gu, '&#xD;')
}

function escapeAttribute(value: string): string {
  return value
    .replace(NOT_XML, '')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/"/gu, '&quot;')
    .replace(/\t/gu, '&#x9;')
    .replace(/\n/gu, '&#xA;')
    .replace(/\r/gu, '&#xD;')
}
