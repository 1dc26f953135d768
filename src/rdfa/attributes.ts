import type { HtmlElement } from '../text/html/html-page.js'

/** The attributes of an element that RDFa reads, as written; `undefined` for those it lacks. */
export interface RdfaAttributes {
  about: string | undefined
  content: string | undefined
  datatype: string | undefined
  datetime: string | undefined
  href: string | undefined
  inlist: string | undefined
  lang: string | undefined
  prefix: string | undefined
  property: string | undefined
  rel: string | undefined
  resource: string | undefined
  rev: string | undefined
  src: string | undefined
  typeof: string | undefined
  vocab: string | undefined
  'xml:lang': string | undefined
  /** `xmlns:name` declarations. */
  xmlns: { readonly attribute: string; readonly prefix: string; readonly iri: string }[] | undefined
}

/** Those of the above that are attributes. */
export type RdfaAttribute = Exclude<keyof RdfaAttributes, 'xmlns'>

/**
 * Reads the RDFa attributes of an element; absent when it has none. Attributes in another namespace (`xlink:href`) are
 * not RDFa.
 */
export function rdfaAttributes(element: HtmlElement): RdfaAttributes | undefined {
  let found: RdfaAttributes | undefined
  for (const { name, value, prefix } of element.attrs) {
    if (prefix) {
      if (prefix === 'xml' && name === 'lang') (found ??= noAttributes())['xml:lang'] = value
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
        ;(found ??= noAttributes())[name] = value
        break
      default:
        if (name.startsWith('xmlns:'))
          ((found ??= noAttributes()).xmlns ??= []).push({ attribute: name, prefix: name.slice(6), iri: value })
    }
  }
  return found
}

/** An element without any of them. Always the same shape, which keeps reading it fast. */
export function noAttributes(): RdfaAttributes {
  return {
    about: undefined,
    content: undefined,
    datatype: undefined,
    datetime: undefined,
    href: undefined,
    inlist: undefined,
    lang: undefined,
    prefix: undefined,
    property: undefined,
    rel: undefined,
    resource: undefined,
    rev: undefined,
    src: undefined,
    typeof: undefined,
    vocab: undefined,
    'xml:lang': undefined,
    xmlns: undefined,
  }
}
