import { besluit, lblodBesluit } from '../../rdf/vocabularies.js'
import { encodeIriCharacters } from '../../rdfa/names/iri-characters.js'
import { resolveIri } from '../../rdfa/names/resolve-iri.js'
import { placeOf, type HtmlElement, type HtmlPage } from '../../text/html/html-page.js'
import type { Draft } from './draft/draft.js'
import { attributeOf, elementsOf, textOf } from '../page/elements.js'
import type { Link } from '../reading.js'
import { withoutSessionId } from './repairs/iri-repairs.js'

/** Properties by which LBLOD pages lead to publications (vendor documentation, publicatie-annotaties). */
const TO_PUBLICATIONS = new Set(
  [
    lblodBesluit.linkToPublication,
    besluit.heeftAgenda,
    besluit.heeftBesluitenlijst,
    besluit.heeftNotulen,
    besluit.heeftUittreksel,
    besluit.heeftZittingsverslag,
    besluit.heeftOntwerpbesluit,
  ].map(({ value }) => value),
)

/**
 * The links of a page, each address once per property, in document order: annotated ones first, then plain anchors.
 * Addresses are canonical: absolute, without fragment and session ids. An annotated anchor leads to its `href`;
 * elsewhere the object counts, when it is on the host of the page (identifiers on other hosts are not pages to fetch).
 */
export function linksOf(page: HtmlPage, entries: Draft['entries'], base: string): readonly Link[] {
  const own = canonical(base, base) ?? base
  const links = new Map<string, Link>()
  const annotated = new Set<HtmlElement>()
  const put = (link: Link): void => {
    const key = `${link.property ?? ''} ${link.address}`
    if (link.address !== own && !links.has(key)) links.set(key, link)
  }

  for (const { quad, markup, place } of entries) {
    if (!markup || !TO_PUBLICATIONS.has(quad.predicate.value) || quad.object.termType !== 'NamedNode') continue
    const { element } = markup
    const href = element.tagName === 'a' ? attributeOf(element, 'href') : undefined
    // What is named as a publication is told, also where it cannot be asked for.
    const address = canonical(href ?? quad.object.value, base) ?? otherAddress(href?.trim() ?? '')
    if (address === undefined || (href === undefined && hostOf(address) !== hostOf(base))) continue
    if (href !== undefined) annotated.add(element)
    const linkPlace = href === undefined ? place : placeOf(page, element, 'href')
    const relation = isFile(address) ? 'alternate' : 'publication'
    put({
      address,
      property: quad.predicate.value,
      relation,
      text: href === undefined ? '' : textOf(element),
      ...(linkPlace && { place: linkPlace }),
    })
  }
  for (const element of elementsOf(page)) {
    const reference = annotated.has(element) ? undefined : referenceOf(element)
    if (reference === undefined || reference.value.trim().startsWith('#')) continue
    const address = canonical(reference.value, base)
    if (address === undefined) continue
    const place = placeOf(page, element, reference.attribute)
    const text = textOf(element) || (attributeOf(element, 'alt') ?? attributeOf(element, 'title') ?? '')
    const relation = isFile(address) ? relationOf(address, text) : (reference.relation ?? relationOf(address, text))
    put({ address, relation, text, ...(place && { place }) })
  }
  return [...links.values()]
}

interface Reference {
  readonly attribute: string
  readonly value: string
  readonly relation?: 'next' | 'frame' | 'refresh'
}

/**
 * Where an element leads, by any of the ways of HTML (HTML Standard, 4.6, 4.8.5, 4.2.5.3): anchors, the areas of an
 * image map, frames, links to the next page, and a page that leads on by itself.
 */
function referenceOf(element: HtmlElement): Reference | undefined {
  const read = (attribute: string, relation?: Reference['relation']): Reference | undefined => {
    const value = attributeOf(element, attribute)
    return value === undefined ? undefined : { attribute, value, ...(relation && { relation }) }
  }
  const isNext = /(?:^|\s)(?:next|prev|previous)(?:\s|$)/iu.test(attributeOf(element, 'rel') ?? '')
  switch (element.tagName) {
    case 'a':
    case 'area':
      return read('href', isNext ? 'next' : undefined)
    case 'link':
      return isNext ? read('href', 'next') : undefined
    case 'iframe':
    case 'frame':
      return read('src', 'frame')
    case 'meta': {
      if (!/^\s*refresh\s*$/iu.test(attributeOf(element, 'http-equiv') ?? '')) return undefined
      const [, value] =
        /^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"']+?)["']?\s*$/iu.exec(attributeOf(element, 'content') ?? '') ??
        []
      // A number alone is a time: the page is shown anew.
      return value === undefined || /^[\d.]+$/u.test(value)
        ? undefined
        : { attribute: 'content', value, relation: 'refresh' }
    }
    default:
      return undefined
  }
}

/** The links of a page without annotations. */
export function plainLinksOf(page: HtmlPage, address: string): readonly Link[] {
  // HTML Standard, 2.4.3: the first base element that has an address decides.
  const [base] = [...elementsOf(page)].flatMap((element) =>
    element.tagName === 'base' ? (attributeOf(element, 'href') ?? []) : [],
  )
  return linksOf(page, [], base === undefined ? address : resolveIri(base.trim(), address))
}

/** The address as it is asked for; undefined for what is no web address (mail, script, embedded data). */
function canonical(reference: string, base: string): string | undefined {
  const address = resolveIri(reference.trim(), base)
  if (!/^https?:\/\/[^/?#]/iu.test(address)) return undefined
  return encodeIriCharacters(withoutSessionId(address.replace(/#.*$/su, '')))
}

/** A reference that is an address of another scheme (`ftp:`, `javascript:`). */
function otherAddress(reference: string): string | undefined {
  return /^[a-z][a-z\d+.-]*:/iu.test(reference) && !/^(?:https?|data|mailto|tel):/iu.test(reference)
    ? encodeIriCharacters(reference)
    : undefined
}

function hostOf(address: string): string | undefined {
  return /^https?:\/\/([^/?#]+)/iu.exec(address)?.[1]?.toLowerCase()
}

/** Whether an address ends in the name of a file that is no page. */
function isFile(address: string): boolean {
  return /\.(?:pdf|docx?|odt|rtf|xlsx?|ods|pptx?|zip|jpe?g|png)(?:$|[?&])/iu.test(address)
}

/** A PDF called so is the same document in another form ("Pdf-versie"); other files are annexes. */
function relationOf(address: string, text: string): Link['relation'] {
  if (!isFile(address)) return /\/document\/[^/]+$/u.test(address) ? 'attachment' : 'page'
  return /\.pdf(?:$|[?&])/iu.test(address) && /\bpdf\b/iu.test(text) ? 'alternate' : 'attachment'
}
