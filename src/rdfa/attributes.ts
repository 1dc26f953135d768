import type { HtmlElement } from '../text/html-page.js'

/** The attributes of an element that RDFa reads, as written. */
export interface RdfaAttributes {
  about?: string
  content?: string
  datatype?: string
  datetime?: string
  href?: string
  inlist?: string
  lang?: string
  prefix?: string
  property?: string
  rel?: string
  resource?: string
  rev?: string
  src?: string
  typeof?: string
  vocab?: string
  'xml:lang'?: string
  /** `xmlns:name` declarations. */
  xmlns?: { readonly attribute: string; readonly prefix: string; readonly iri: string }[]
}

/** The names above that are attributes. */
export type RdfaAttribute = Exclude<keyof RdfaAttributes, 'xmlns'>

/** Reads the RDFa attributes of an element; absent when it has none. Attributes of a foreign namespace (`xlink:href`) are not RDFa's. */
export function rdfaAttributes(element: HtmlElement): RdfaAttributes | undefined {
  let found: RdfaAttributes | undefined
  for (const { name, value, prefix } of element.attrs) {
    if (prefix) {
      if (prefix === 'xml' && name === 'lang') (found ??= {})['xml:lang'] = value
      continue
    }
    switch (name) {
      case 'about':
      case 'content':
      case 'datatype':
      case 'datetime':
      case 'href':
      case 'inlist':
      case 'lang':
      case 'prefix':
      case 'property':
      case 'rel':
      case 'resource':
      case 'rev':
      case 'src':
      case 'typeof':
      case 'vocab':
      case 'xml:lang':
        ;(found ??= {})[name] = value
        break
      default:
        if (name.startsWith('xmlns:')) ((found ??= {}).xmlns ??= []).push({ attribute: name, prefix: name.slice(6), iri: value })
    }
  }
  return found
}
