import type { Document } from '../../document.js'
import { AppError } from '../../errors.js'
import { attributeOf, elementsOf } from '../../readers/page/elements.js'
import { ldes, tree } from '../../rdf/vocabularies.js'
import { processRdfa } from '../../rdfa/process-rdfa.js'
import { canonicalAddress } from '../../sources/canonical-address.js'
import { parsePage } from '../../text/html/html-page.js'

/** The most feeds of a page that are looked at. */
const MOST = 4

/**
 * Where the publication feed of a site may begin, according to its page (canonical addresses, the likeliest first): the
 * view of an event stream in its RDFa (tree:view), links with a relation of LDES or TREE, and links to an address with
 * such a name. Only its members tell whether it is a feed of publications. Empty for a document that is not a page.
 */
export function feedLinks(document: Document): readonly string[] {
  if (!/^(?:text\/html|application\/xhtml\+xml)$/u.test(document.mediaType)) return []
  const found = new Set<string>()
  const put = (reference: string | undefined, base = document.address): void => {
    const address = reference === undefined ? undefined : canonicalAddress(reference, base)
    if (address !== undefined && address !== document.address) found.add(address)
  }
  try {
    const page = parsePage(new TextDecoder().decode(document.bytes))
    const { statements, base } = processRdfa(page, { base: document.address })
    for (const { quad } of statements) if (quad.predicate.equals(tree.view)) put(quad.object.value)
    for (const element of elementsOf(page)) {
      if (element.tagName !== 'a' && element.tagName !== 'link') continue
      const href = attributeOf(element, 'href')
      const relation = attributeOf(element, 'rel') ?? ''
      if (
        relation.split(/\s+/u).some((each) => each.startsWith(ldes.EventStream.value) || each === tree.view.value) ||
        /(?:^|[/._-])ldes(?:[/._-]|$)/iu.test(href ?? '')
      )
        put(href, base)
    }
  } catch (thrown) {
    // The reader of pages reports a page beyond the limits.
    if (!(thrown instanceof AppError)) throw thrown
  }
  const likely = (address: string): number => (/publica/iu.test(address) ? 0 : 1)
  return [...found].sort((a, b) => likely(a) - likely(b)).slice(0, MOST)
}
