import { kindOfAddress } from '../../readers/kind-of-address.js'
import type { Link } from '../../readers/reading.js'
import { canonicalAddress } from '../../sources/canonical-address.js'
import type { FoundHow } from '../../completeness/ledger-row.js'
import type { LeftReason } from '../../completeness/left-reasons.js'
import { roleOfAddress } from './vendor-paths.js'

/** An address on a page: how it was found, or why it is not followed. */
export type FoundLink =
  | { readonly address: string; readonly how: FoundHow }
  | { readonly address: string; readonly how: FoundHow; readonly left: LeftReason }

/** The page with the links, as far as the rules need it. */
export interface LinkingPage {
  /** Canonical. */
  readonly address: string
  /** How the page itself was found. */
  readonly how: FoundHow
  /** Whether it is a document itself, or a page that leads to documents. */
  readonly isDocument: boolean
}

/** Words in an address or link of a start page that lead to a council's sittings. */
const TOPIC = /zitting|vergadering|raadpleeg|agenda|besluit|notulen|gemeenteraad|openbare-?documenten/iu
const TEMPLATE = /\{\{|%7B%7B/iu
const PAGING_TEXT =
  /^(?:[«‹<]*\s*(?:vorige|previous|prev|eerste|oudere|ouder|archief)\b.*|(?:volgende|next|laatste|nieuwere|nieuwer)\b.*|\d{1,4}|[«»‹›<>]+)$/iu

/**
 * Which links of a page are followed, in this order: frames of a list, its redirects and next page; lists and paging by
 * the address forms of the vendors; what RDFa relates to a publication (vendor documentation, publicatie-annotaties);
 * files of a publication (its copy in another form, its annexes); addresses of publications by their form, annotated or
 * not; other pages of the same list. If none of these is on a start page, links with words about sittings are followed.
 * Every other link is returned too, with the reason why it is not followed. `isOwn` tells whether an address is on the
 * site of the source.
 */
export function followLinks(
  links: readonly Link[],
  page: LinkingPage,
  isOwn: (address: string) => boolean,
): readonly FoundLink[] {
  const found = new Map<string, FoundLink>()
  for (const link of links) {
    const address = canonicalAddress(link.address)
    if (address === page.address) continue
    const each = judge(link, address, page, isOwn)
    const known = found.get(each.address)
    if (!known || ('left' in known && !('left' in each))) found.set(each.address, each)
  }
  const all = [...found.values()]
  const leadsOn = all.some((each) => !('left' in each))
  if (page.how !== 'start' || page.isDocument || leadsOn) return all
  const texts = new Map(links.map((link) => [canonicalAddress(link.address), link.text]))
  return all.map((each) =>
    'left' in each &&
    each.left === 'no-publication-link' &&
    TOPIC.test(`${new URL(each.address).pathname} ${texts.get(each.address) ?? ''}`)
      ? { address: each.address, how: 'paging' as const }
      : each,
  )
}

function judge(
  link: Link,
  address: string | undefined,
  page: LinkingPage,
  isOwn: (address: string) => boolean,
): FoundLink {
  // Named as a publication, but cannot be requested: something is missing.
  if (address === undefined && link.property !== undefined && !TEMPLATE.test(link.address))
    return { address: link.address, how: 'link', left: 'no-web-address' }
  // A placeholder that a script fills in leads nowhere.
  if (address === undefined || TEMPLATE.test(address))
    return { address: address ?? link.address, how: 'link', left: 'no-address' }
  const role = roleOfAddress(address)
  const isShownThere = link.relation === 'frame' || link.relation === 'refresh'
  if (!isOwn(address)) {
    // Content that the page shows or leads to cannot be fetched, so something may be missing.
    const isMissed =
      isShownThere &&
      !page.isDocument &&
      (link.relation === 'refresh' || role !== undefined || kindOfAddress(address) !== undefined)
    return { address, how: 'link', left: isMissed ? 'out-of-reach' : 'elsewhere' }
  }
  const leadsOn = isShownThere || link.relation === 'next'
  if (leadsOn && !page.isDocument && role !== 'publication' && kindOfAddress(address) === undefined)
    return { address, how: 'paging' }
  if (role === 'list' || isOtherPageOfList(link, address, page)) return { address, how: 'paging' }
  if (link.relation === 'alternate' || link.relation === 'attachment') {
    if (page.isDocument && link.property === undefined)
      return { address, how: isTwin(link, address, page.address) ? 'pdf-twin' : 'attachment' }
    return link.property !== undefined ||
      kindOfAddress(address) !== undefined ||
      kindOfAddress(`x:///${link.text}`) !== undefined
      ? { address, how: 'link' }
      : { address, how: 'link', left: 'no-publication-link' }
  }
  // On its own page a document is often named by an IRI that is no address (publicatie-annotaties: the sitting wraps
  // the node of the document).
  if (
    page.isDocument &&
    link.property !== undefined &&
    link.text === '' &&
    role === undefined &&
    kindOfAddress(address) === undefined
  )
    return { address, how: 'link', left: 'identifier' }
  if (link.property !== undefined || role === 'publication' || kindOfAddress(address) !== undefined)
    return { address, how: 'link' }
  return { address, how: 'link', left: 'no-publication-link' }
}

/** A link that is labelled PDF, or whose address differs from that of the page only in its ending. */
function isTwin({ relation }: Link, address: string, page: string): boolean {
  const stem = (each: string): string => each.replace(/\.(?:html?|pdf)$/iu, '').toLowerCase()
  return relation === 'alternate' || (/\.pdf$/iu.test(address) && stem(address) === stem(page))
}

/** On a page that is no document: the same path with another query, or a link with the usual words for paging. */
function isOtherPageOfList({ text, relation }: Link, address: string, page: LinkingPage): boolean {
  if (page.isDocument || relation === 'attachment' || relation === 'alternate') return false
  const [here, there] = [new URL(page.address), new URL(address)]
  if (here.pathname === there.pathname) return here.search !== there.search
  return (
    PAGING_TEXT.test(text.trim()) && kindOfAddress(address) === undefined && roleOfAddress(address) !== 'publication'
  )
}
