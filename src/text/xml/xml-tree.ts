import { SaxesParser } from 'saxes'

/** An element of an XML document; names as written, with their prefix. Only whoever parsed it may change it. */
export interface XmlElement {
  readonly name: string
  /** The name without its prefix. */
  readonly local: string
  readonly attributes: Map<string, string>
  readonly children: (XmlElement | string)[]
}

/**
 * Parses an XML document to a tree. Only the entities of XML itself are known, and nothing is fetched. Throws an Error
 * when it is not well-formed XML.
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser()
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = {
      name,
      local: localOf(name),
      attributes: new Map(Object.entries(attributes)),
      children: [],
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const addText = (part: string): void => {
    open.at(-1)?.children.push(part)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  // A byte order mark is not part of the document.
  parser.write(text.replace(/^\uFEFF/u, '')).close()
  if (!root) throw new Error('the document has no element')
  return root
}

/** The document as text. */
export function writeXml(root: XmlElement): string {
  const parts = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>']
  // An explicit stack: documents nest deeper than the call stack allows.
  const waiting: (XmlElement | { readonly end: string } | string)[] = [root]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(escapeXml(next))
    else if ('end' in next) parts.push(`</${next.end}>`)
    else {
      parts.push(`<${next.name}`)
      for (const [name, value] of next.attributes) parts.push(` ${name}="${escapeXml(value)}"`)
      if (next.children.length === 0) {
        parts.push('/>')
        continue
      }
      parts.push('>')
      waiting.push({ end: next.name })
      for (let i = next.children.length - 1; i >= 0; i--) {
        const child = next.children[i]
        if (child !== undefined) waiting.push(child)
      }
    }
  }
  return parts.join('')
}

/** The elements inside an element, itself first, in document order. */
export function* elementsIn(root: XmlElement): Generator<XmlElement> {
  const waiting: XmlElement[] = [root]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i]
      if (typeof child === 'object') waiting.push(child)
    }
  }
}

/** The first element of a local name directly under another. */
export function childOf(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child === 'object' && child.local === local)
}

/** The elements of a local name directly under another. */
export function childrenOf(element: XmlElement | undefined, local: string): readonly XmlElement[] {
  return (
    element?.children.filter((child): child is XmlElement => typeof child === 'object' && child.local === local) ?? []
  )
}

/** An attribute by its local name. */
export function attributeOf(element: XmlElement | undefined, local: string): string | undefined {
  if (!element) return undefined
  for (const [name, value] of element.attributes) if (localOf(name) === local) return value
  return undefined
}

/** Text and elements, escaped for XML. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
    .replace(/[\t\n\r]/gu, (sign) => `&#${sign.charCodeAt(0)};`)
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
